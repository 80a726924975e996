"""一链一表: for each named chain its owner and chief, its links, its gaps and whom to approach."""

from graph.errors import UsageError
from liantu.briefing.chain_map import Block, Section, Text, words
from liantu.briefing.desk import Desk, Sheet
from liantu.briefing.templates.gaps import ENOUGH, OPTIONS, ranking
from liantu.briefing.templates.owners import NOT_PROPOSED
from liantu.briefing.templates.tables import Row, Shown, joined, table

ROUTES = frozenset({"attract", "transfer"})


def build(desk: Desk) -> Sheet:
    """A section a chain, or one (the request's part)."""
    told = desk.asking.ask("chains/list", scope=desk.request.scope)
    part = desk.request.part.strip()
    rows = [row for row in told.rows if not part or part in (row["chain"], row["name"]) or part in row["covers"]]
    if part and not rows:
        names = "、".join(str(row["name"]) for row in told.rows) or desk.say.plain("word.none")
        raise UsageError(f"没有产业链“{part}”。库中的是：{names}。")
    title = desk.say.plain("title", scope=desk.scope)
    if not rows:
        nothing = Block("remark", "none", desk.say("none"))
        return Sheet(title, "", (Section("chains", words(title), "list", (nothing,)),))
    return Sheet(title, "", tuple(_section(desk, row) for row in rows))


def _section(desk: Desk, chain: Row) -> Section:
    name = str(chain["name"])
    links = desk.asking.ask("links/status", scope=desk.request.scope)
    covered = [r for r in links.rows if r["assembly_name"] in chain["covers"] or r["name"] in chain["covers"]]
    codes = {str(r["code"]) for r in covered}
    ranked = [
        r
        for r in desk.asking.ask("gaps/ranking", scope=desk.request.scope).rows
        if r["code"] in codes and r["status"] not in ENOUGH
    ]
    columns = (
        Shown("name", 1.6, title="column.component", strong=True),
        Shown("assembly_name", 1.0, title="column.assembly"),
        Shown("status_zh", 1.8, status="status", title="column.status"),
        Shown("producers", 0.9),
        Shown("owner_groups", 0.9),
        Shown("unverified", 0.7),
        Shown("pipeline", 1.0),
        Shown("wanted", 1.6),
    )
    blocks: list[Block] = [
        _lead(desk, chain),
        table(desk, links, f"{name}.links", desk.say("links"), columns, covered),
        ranking(desk, ranked, "gaps") if ranked else Block("remark", f"{name}.no_gaps", desk.say("no_gaps")),
        _candidates(desk, name),
        *_targets(desk, name, ranked),
    ]
    return Section(f"chain.{chain['chain']}", desk.say("page", chain=name), "list", tuple(blocks))


def _lead(desk: Desk, chain: Row) -> Block:
    told = desk.asking.ask("chains/list", scope=desk.request.scope)
    name = str(chain["name"])
    where = {"chain": chain["chain"]}
    fields: dict[str, Text | str] = {
        "chain": name,
        "scope": desk.scope,
        "covers": "、".join(chain["covers"]),
        "components": told.text(f"{name}.components", "components", **where),
        "made": told.text(f"{name}.made", "made", "strong", **where),
        "at_most": told.text(f"{name}.at_most", "made_at_most", **where),
        "chief": words(str(chain["chief_zh"]), holds="contacts"),
        "owners": words(str(chain["owners_zh"]), holds="firms"),
        "unit": str(chain["lead_unit"] or desk.say.plain("unsettled")),
    }
    key = "lead" if chain["made"] == chain["made_at_most"] else "lead_range"
    return Block("sentence", f"{name}.lead", lines=(desk.say(key, **fields),))


def _candidates(desk: Desk, chain: str) -> Block:
    told = desk.asking.ask("owners/candidates", chain=chain, scope=desk.request.scope)
    rows = [row for row in told.rows if row["official"] or row["computed"] != NOT_PROPOSED]
    columns = (
        Shown("name", 2.4, title="column.firm", holds="firms", strong=True),
        Shown("official", 1.0, optional=True),
        Shown("computed_zh", 1.4),
        Shown("score", 0.6),
        Shown("coverage", 0.8),
        Shown("stability", 0.8, optional=True),
        Shown("gate", 0.9),
    )
    return table(desk, told, f"{chain}.candidates", desk.say("candidates"), columns, rows)


def _targets(desk: Desk, chain: str, gaps: list[Row]) -> list[Block]:
    """Targets on record and firms elsewhere in the city; components without any are not listed."""
    groups = []
    for row in gaps:
        told = desk.asking.ask("gaps/options", component=row["code"], scope=desk.request.scope)
        listed = [r for r in told.rows if r["route"] in ROUTES]
        groups.append((words(str(row["name"]), "strong"), told, listed))
    if not any(listed for _, _, listed in groups):
        return []
    return [joined(desk, f"{chain}.targets", desk.say("targets"), "column.component", OPTIONS, groups)]
