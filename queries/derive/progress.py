"""The eight districts by progress: ranked only among those that reported the same day by the same basis."""

from collections.abc import Sequence
from typing import Any

from queries.derive.asked import Asked, Derived, Row
from queries.derive.pace import NOT_REPORTED, Progress
from queries.derive.reported import WEST
from queries.derive.returns import REPORTED
from queries.question import Said


def by_district(asked: Asked) -> Derived:
    """The eight districts by progress in one indicator; ranked among those that reported the same day by the same basis."""
    progress, indicator = Progress(asked), asked.parameters["indicator"]
    wanted = [t for t in asked.rows if t["district_code"] and progress.indicators.of(t) == indicator]
    groups = [[progress.row(target, basis) for target in wanted] for basis in _bases(progress, indicator)]
    rows = [row for group in groups for row in _ranked(group)]
    told = {progress.indicators.of(t) for t in asked.rows if t["district_code"]} - {""}
    return Derived(rows, len(rows), () if wanted else (_no_target(indicator, told),))


def _bases(progress: Progress, indicator: str) -> list[str]:
    found = [b for b in progress.reported.bases(WEST, indicator) if progress.basis in ("", b)]
    return found or [progress.basis]


def _no_target(indicator: str, told: set[str]) -> Said:
    return Said(
        f"计划没有给各区定“{indicator}”的目标。可用：{'、'.join(sorted(told)) or '没有'}。",
        f"The plan sets no target of “{indicator}” for districts. There are: {', '.join(sorted(told)) or 'none'}.",
    )


def _ranked(rows: Sequence[Row]) -> list[Row]:
    day = max((row["now_on"] or "" for row in rows), default="")
    same = [r for r in rows if r["now_on"] == day and r["completed"] is not None]
    values = sorted((r["completed"] for r in same), reverse=True)
    ranks = {row["district_code"]: values.index(row["completed"]) + 1 for row in same}
    ranked = [_chosen(row, ranks.get(row["district_code"]), values, day) for row in rows]
    return sorted(ranked, key=lambda r: (r["rank"] is None, r["rank"] or 0))


def _chosen(row: Row, rank: int | None, values: Sequence[float], day: str) -> Row:
    late = bool(row["now_on"]) and row["now_on"] != day
    state = NOT_REPORTED if late or (not row["now_on"]) else REPORTED
    behind: Any = None if rank is None else 100 * (values[0] - row["completed"])
    return {
        "rank": rank,
        **{k: row[k] for k in ("district_code", "district", "indicator", "basis", "unit", "target", "now_on", "now", "now_qualifier")},
        "state_zh": state,
        "completed": row["completed"],
        "behind_first": behind,
        **{k: row[k] for k in ("baseline_on", "baseline", "plan_value", "gap", "rating", "rating_zh")},
        "notes": [note for note in row["notes"] if note != NOT_REPORTED],
        "rows": row["rows"],
    }  # fmt: skip
