"""补链清单: the components that are less than adequate in order of urgency, and for the first of them whom to approach."""

from liantu.briefing.chain_map import Block, Section, words
from liantu.briefing.desk import Desk, Sheet
from liantu.briefing.templates.tables import Row, Shown, joined, table

ENOUGH = frozenset({"STRONG", "ADEQUATE"})
FIRST = 10  # whose firms are listed
OPTIONS = (
    Shown("route_zh", 0.9, title="column.route"),
    Shown("name", 2.2, title="column.firm", holds="firms", strong=True),
    Shown("reason", 2.6, title="column.reason"),
    Shown("where", 0.9, title="column.where"),
    Shown("status", 0.8, title="column.progress", holds="talks", optional=True),
    Shown("owner", 1.0, title="column.owner", holds="contacts", optional=True),
)


def build(desk: Desk) -> Sheet:
    """One section, as long as it takes."""
    told = desk.asking.ask("gaps/ranking", scope=desk.request.scope)
    rows = [row for row in told.rows if row["status"] not in ENOUGH]
    wanted = tuple(sorted({str(row["status"]) for row in rows}))
    number = told.text("gaps.n", "code", "strong", measure="count", status=wanted)
    lead = desk.say("lead", date=desk.date(), scope=desk.scope, n=number)
    title = desk.say.plain("title", scope=desk.scope)
    blocks = (Block("sentence", "lead", lines=(lead,)), ranking(desk, rows), *options(desk, rows[:FIRST]))
    return Sheet(title, "", (Section("gaps", words(title), "list", blocks),))


def ranking(desk: Desk, rows: list[Row], title: str = "list") -> Block:
    """The lines of the ranking."""
    told = desk.asking.ask("gaps/ranking", scope=desk.request.scope)
    columns = (
        Shown("rank", 0.5),
        Shown("name", 1.6, title="column.component", strong=True),
        Shown("assembly_name", 1.0, title="column.assembly"),
        Shown("status_zh", 1.7, status="status", title="column.status"),
        Shown("importance", 0.8),
        Shown("low", 0.7),
        Shown("high", 0.7),
        Shown("route_zh", 1.0),
        Shown("feasibility", 0.8),
    )
    note = desk.say("list_note") if "list_note" in desk.say.lines else ()
    return table(desk, told, "ranking", desk.say(title), columns, rows, note=note)


def options(desk: Desk, rows: list[Row], routes: frozenset[str] = frozenset()) -> tuple[Block, ...]:
    """Firms by component and route; `routes` limits them. Components without any are named below."""
    if not rows:
        return ()
    groups, without = [], []
    for row in rows:
        told = desk.asking.ask("gaps/options", component=row["code"], scope=desk.request.scope)
        listed = [r for r in told.rows if not routes or r["route"] in routes]
        groups.append((words(str(row["name"]), "strong"), told, listed))
        without += [] if listed else [str(row["name"])]
    note = desk.say("no_options", names="、".join(without)) if without else ()
    title = desk.say("options", n=str(len(rows)))
    return (joined(desk, "options", title, "column.component", OPTIONS, groups, note),)
