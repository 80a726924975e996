"""系统图: a page for each system, its cells with what the status rests on."""

from liantu.briefing.chain_map import Block, Section, Text, plain, words
from liantu.briefing.desk import Desk, Sheet
from liantu.briefing.templates import priorities, states
from liantu.briefing.templates.choosing import chosen
from liantu.briefing.templates.tables import Shown, table


def build(desk: Desk) -> Sheet:
    """A page a system, or one."""
    found = chosen(desk, states.systems(desk, detailed=True), "system")
    title = desk.say.plain("title", scope=desk.scope)
    return Sheet(title, "", tuple(_section(desk, system) for system in found))


def _section(desk: Desk, system: Block) -> Section:
    name = plain(system.title)
    codes = {cell.id for cell in system.walk() if cell.kind == "cell"}
    title = words(desk.say.plain("page", scope=desk.scope, system=name))
    blocks = (
        states.legend(desk, codes),
        system,
        _assemblies(desk, system),
        priorities.first(desk, within=codes),
    )
    return Section(system.id, title, "map", blocks)


def _assemblies(desk: Desk, system: Block) -> Block:
    told = desk.asking.ask("links/assemblies", scope=desk.request.scope)
    names = {assembly.id for assembly in system.blocks}
    rows = [row for row in told.rows if row["assembly"] in names]
    columns = (
        Shown("name", 1.2, title="column.assembly"),
        Shown("made", title="column.made"),
        Shown("made_at_most", title="column.at_most"),
        Shown("components", title="column.components"),
    )
    title: Text = desk.say("assemblies")
    return table(desk, told, "assemblies", title, columns, rows, note=desk.say("sentence.note"))
