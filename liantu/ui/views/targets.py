"""目标进度: pace of every target, the year's targets, 季评比, who reported, the plan's clauses and its audit."""

from liantu.ui.parts.sections import section
from liantu.ui.parts.targets_index import index
from liantu.ui.parts.targets_pace import pace
from liantu.ui.parts.targets_plan import audit, clauses
from liantu.ui.parts.targets_returns import returns
from liantu.ui.parts.targets_year import year

SECTIONS = {"pace": pace, "year": year, "index": index, "returns": returns, "clauses": clauses, "audit": audit}


def page() -> None:
    """One section at a time."""
    SECTIONS[section("targets", list(SECTIONS))]()


page()
