"""The reference sheets in the order of loading: what others refer to comes first."""

from pathlib import Path
from typing import NamedTuple


class PlanSheet(NamedTuple):
    """One csv of the data folder and the map by which it is read."""

    map: str
    file: str

    def path(self, data: Path) -> Path:
        """Where it lies."""
        return data / self.file


PLAN_SHEETS = (
    PlanSheet("places", "vocab/places.csv"),
    PlanSheet("legacy_components", "vocab/legacy_components.csv"),
    PlanSheet("titles", "vocab/titles.csv"),
    PlanSheet("capabilities", "vocab/capabilities.csv"),
    PlanSheet("plan_document", "plan/plan.csv"),
    PlanSheet("plan_clauses", "plan/clauses.csv"),
    PlanSheet("plan_tree", "plan/tree.csv"),
    PlanSheet("plan_priorities", "plan/priorities.csv"),
    PlanSheet("plan_targets", "plan/targets.csv"),
    PlanSheet("plan_stages", "plan/stages.csv"),
    PlanSheet("part_capabilities", "vocab/part_capabilities.csv"),
    PlanSheet("component_inputs", "vocab/component_inputs.csv"),
)
