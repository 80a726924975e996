"""断供影响: what stops if a firm, a district or an owner group stops, and what opens if the projects open."""

from liantu.ui.parts.guarded import guarded
from liantu.ui.parts.outage.each import each
from liantu.ui.parts.outage.opened import opened
from liantu.ui.parts.outage.systemic import systemic
from liantu.ui.parts.outage.without import without
from liantu.ui.parts.sections import section

SECTIONS = {"each": each, "without": without, "projects": opened, "systemic": systemic}


@guarded
def page() -> None:
    """One section at a time."""
    SECTIONS[section("outage", tuple(SECTIONS))]()


page()
