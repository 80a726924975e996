"""招商与项目: the funnel and what stays too long; below it projects, target firms, origins, what opens if projects do."""

from liantu.ui.parts.projects_list import every, opening
from liantu.ui.parts.projects_stages import stages
from liantu.ui.parts.projects_targets import origins, wanted
from liantu.ui.parts.sections import section

SECTIONS = {"every": every, "wanted": wanted, "opening": opening, "origins": origins}


def page() -> None:
    """The funnel stands above every section."""
    stages()
    SECTIONS[section("projects", list(SECTIONS))]()


page()
