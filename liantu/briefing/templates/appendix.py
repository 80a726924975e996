"""附表: the lists behind the pages: components, assemblies, districts, priorities, firms, projects."""

from liantu.briefing.chain_map import Block, Section, words
from liantu.briefing.desk import Desk, Sheet
from liantu.briefing.templates.districts import FIRMS, OUTPUT, progress
from liantu.briefing.templates.tables import Shown, table

_COMPONENTS = (
    Shown("name", 1.6, title="column.component", strong=True),
    Shown("assembly_name", 1.0, title="column.assembly"),
    Shown("status_zh", 1.6, status="status", title="column.status"),
    Shown("producers", 0.8),
    Shown("owner_groups", 0.8),
    Shown("unverified", 0.7),
    Shown("outside", 0.8),
    Shown("pipeline", 0.9),
)
_ASSEMBLIES = (
    Shown("name", 1.2, title="column.assembly", strong=True),
    Shown("components"),
    Shown("made"),
    Shown("made_at_most"),
    Shown("strong"),
    Shown("adequate"),
    Shown("weak"),
    Shown("pipeline"),
    Shown("absent"),
    Shown("unverified"),
    Shown("unknown"),
)
_DISTRICTS = (
    Shown("district", 0.9, strong=True),
    Shown("basis", 1.5),
    Shown("unit", 0.5),
    Shown("target", 0.8),
    Shown("now", 0.8),
    Shown("now_on", 1.1),
    Shown("completed", 0.9),
    Shown("plan_value", 0.9),
    Shown("rating_zh", 1.2),
)
_PRIORITIES = (
    Shown("district_name", 0.9, strong=True),
    Shown("assembly_name", 1.0, title="column.assembly"),
    Shown("state", 1.5, status="state"),
    Shown("firms", 0.8),
    Shown("unverified", 0.8),
    Shown("names", 2.6, holds="firms"),
)
_FIRMS = (
    Shown("name", 2.6, holds="firms", strong=True),
    Shown("place_names", 0.8),
    Shown("output_cny", 0.9, holds="firms"),
    Shown("output_as_of", 0.8),
    Shown("titles", 1.6),
    Shown("as_of", 0.9),
)
_PROJECTS = (
    Shown("name", 2.4, strong=True),
    Shown("district", 0.8),
    Shown("parts", 1.4),
    Shown("stage_zh", 0.8),
    Shown("since", 0.8),
    Shown("investment_cny", 0.9),
    Shown("responsible", 0.9, holds="contacts"),
)


def build(desk: Desk) -> Sheet:
    """One section with all tables."""
    scope = desk.request.scope
    ask = desk.asking.ask
    compared = ask("clusters/priorities", scope=scope)
    blocks: list[Block] = [
        table(desk, ask("links/status", scope=scope), "components", desk.say("components"), _COMPONENTS),
        table(desk, ask("links/assemblies", scope=scope), "assemblies", desk.say("assemblies"), _ASSEMBLIES),
    ]
    for indicator in (OUTPUT, FIRMS):
        heading = desk.say("districts", indicator=indicator)
        blocks.append(table(desk, progress(desk, indicator), f"districts.{indicator}", heading, _DISTRICTS))
    rows = [row for row in compared.rows if row["is_priority"] or row["firms"]]
    firms = ask("firms/list", scope=scope)
    blocks += [
        table(desk, compared, "priorities", desk.say("priorities"), _PRIORITIES, rows),
        table(desk, firms, "firms", desk.say("firms"), _FIRMS, note=desk.say("firms_note")),
        table(desk, ask("projects/list", scope=scope), "projects", desk.say("projects"), _PROJECTS),
    ]
    title = desk.say.plain("title", scope=desk.scope)
    return Sheet(title, "", (Section("appendix", words(title), "list", tuple(blocks)),))
