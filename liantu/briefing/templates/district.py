"""区县简报: two pages for one district: targets, priorities, what is there; what is not, who could close it, projects."""

from collections.abc import Sequence

from graph.errors import UsageError
from liantu.briefing.asking import Told
from liantu.briefing.chain_map import Block, Section, Text, words
from liantu.briefing.desk import Desk, Sheet
from liantu.briefing.templates import states
from liantu.briefing.templates.tables import Row, Shown, joined, table

_PRIORITY_WITH_FIRMS = "PRIORITY_WITH_FIRMS"
_TRANSFER = "transfer"


def build(desk: Desk) -> Sheet:
    """Two sections.

    Raises:
        UsageError: the scope is more than one district.
    """
    districts = desk.asking.ask("plan/districts")
    if not any(row["district"] == desk.scope for row in districts.rows):
        raise UsageError(desk.say.plain("many", scope=desk.scope))
    title = desk.say.plain("title", scope=desk.scope)
    first = (_lead(desk), states.sentence(desk), _targets(desk), _priorities(desk), _present(desk))
    second = (_absent(desk), _neighbours(desk), _projects(desk))
    pages = ((1, "page_1", first), (2, "page_2", second))
    return Sheet(
        title,
        "",
        tuple(Section(f"district.{n}", desk.say(key, scope=desk.scope), "list", blocks) for n, key, blocks in pages),
    )


def _compared(desk: Desk) -> list[Row]:
    told = desk.asking.ask("clusters/priorities", scope=desk.request.scope)
    return [row for row in told.rows if row["is_priority"]]


def _lead(desk: Desk) -> Block:
    rows = _compared(desk)
    if not rows:
        return Block("sentence", "lead", lines=(desk.say("lead_none", scope=desk.scope),))
    told = desk.asking.ask("clusters/priorities", scope=desk.request.scope)
    assemblies = "、".join(
        f"{r['assembly_name']}（{r['note']}）" if r["note"] else str(r["assembly_name"]) for r in rows
    )
    fields: dict[str, Text | str] = {
        "scope": desk.scope,
        "assemblies": assemblies,
        "n": told.text("priorities.n", "assembly", "strong", measure="count", is_priority=True),
        "with_firms": told.text(
            "priorities.with_firms", "assembly", "strong", measure="count", state=_PRIORITY_WITH_FIRMS
        ),
    }
    return Block("sentence", "lead", lines=(desk.say("lead", **fields),))


def _targets(desk: Desk) -> Block:
    said = {"basis": desk.request.basis, "baseline": desk.request.baseline}
    told = desk.asking.ask("plan/pace", district=desk.request.scope, **{k: v for k, v in said.items() if v})
    columns = (
        Shown("name", 1.8, strong=True),
        Shown("basis", 1.3),
        Shown("unit", 0.5),
        Shown("target", 0.7),
        Shown("now", 0.7),
        Shown("now_on", 0.9),
        Shown("completed", 0.8),
        Shown("plan_value", 0.8),
        Shown("rating_zh", 1.1),
        Shown("needed_per_quarter", 0.9),
    )
    return table(desk, told, "targets", desk.say("targets"), columns, note=desk.say("targets_note"))


def _priorities(desk: Desk) -> Block:
    told = desk.asking.ask("clusters/priorities", scope=desk.request.scope)
    columns = (
        Shown("assembly_name", 1.0, title="column.assembly", strong=True),
        Shown("note", 0.6, optional=True),
        Shown("state", 1.4, status="state"),
        Shown("firms", 0.7),
        Shown("unverified", 0.7),
        Shown("names", 3.0, holds="firms"),
    )
    return table(desk, told, "priorities", desk.say("priorities"), columns, _compared(desk))


def _links(desk: Desk) -> tuple[Told, list[Row]]:
    """The answer, and its rows that are judged in this district."""
    told = desk.asking.ask("links/status", scope=desk.request.scope)
    return told, [row for row in told.rows if row["status"] != states.NOT_PRIORITY]


def _present(desk: Desk) -> Block:
    told, judged = _links(desk)
    columns = (
        Shown("name", 1.6, title="component", strong=True),
        Shown("assembly_name", 1.0, title="column.assembly"),
        Shown("status_zh", 1.6, status="status", title="status"),
        Shown("producers", 0.8),
        Shown("owner_groups", 0.8),
        Shown("wanted", 2.0),
    )
    made = [row for row in judged if row["status"] in states.MADE]
    return table(desk, told, "present", desk.say("present"), columns, made)


def _missing(judged: Sequence[Row]) -> list[Row]:
    return [row for row in judged if row["status"] not in states.MADE]


def _absent(desk: Desk) -> Block:
    told, judged = _links(desk)
    columns = (
        Shown("name", 1.6, title="component", strong=True),
        Shown("assembly_name", 1.0, title="column.assembly"),
        Shown("status_zh", 1.8, status="status", title="status"),
        Shown("unverified", 0.8),
        Shown("outside", 0.9),
        Shown("pipeline", 1.0),
        Shown("wanted", 1.6),
    )
    return table(desk, told, "absent", desk.say("absent"), columns, _missing(judged))


def _neighbours(desk: Desk) -> Block:
    """Verified makers elsewhere in the city of what is not made here."""
    columns = (
        Shown("name", 3.0, title="column.firm", holds="firms", strong=True),
        Shown("where", 1.6, title="column.where"),
        Shown("as_of", 1.0, title="as_of"),
    )
    groups = []
    for row in _missing(_links(desk)[1]):
        told = desk.asking.ask("gaps/options", component=row["code"], scope=desk.request.scope)
        groups.append((words(str(row["name"]), "strong"), told, [r for r in told.rows if r["route"] == _TRANSFER]))
    title, note = desk.say("neighbours"), desk.say("neighbours_note")
    return joined(desk, "neighbours", title, "column.component", columns, groups, note)


def _projects(desk: Desk) -> Block:
    told = desk.asking.ask("projects/list", scope=desk.request.scope)
    columns = (
        Shown("name", 2.4, strong=True),
        Shown("parts", 1.2),
        Shown("stage_zh", 0.8),
        Shown("since", 0.8),
        Shown("next_zh", 0.7),
        Shown("next_on", 0.8),
        Shown("investment_cny", 0.9),
        Shown("responsible", 0.9, holds="contacts"),
    )
    return table(desk, told, "projects", desk.say("projects"), columns)
