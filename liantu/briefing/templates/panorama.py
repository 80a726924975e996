"""全景图: the whole chain on one page, beside it the districts against their targets and the gaps to close first."""

from liantu.briefing.chain_map import Section, words
from liantu.briefing.desk import Desk, Sheet
from liantu.briefing.templates import districts, priorities, states


def build(desk: Desk) -> Sheet:
    """One page."""
    structure = desk.asking.ask("plan/structure")
    counted = {"systems": "system_code", "assemblies": "assembly_code", "components": "code"}
    fields = {name: structure.text(f"structure.{name}", c, measure="distinct") for name, c in counted.items()}
    title = desk.say.plain("title", scope=desk.scope)
    blocks = (
        states.sentence(desk),
        states.legend(desk),
        *states.systems(desk),
        districts.table(desk),
        priorities.first(desk),
    )
    section = Section("panorama", words(title), "map", blocks)
    return Sheet(title, "".join(s.text for s in desk.say("subtitle", **fields)), (section,))
