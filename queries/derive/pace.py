"""Progress towards the plan's targets: only from returns of one basis, against a dated baseline and the plan line."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.dates import interval
from queries.derive.asked import Asked, Derived, Row, holding
from queries.derive.indicators import Indicators, Unit, unit
from queries.derive.reported import NONE, WEST, Figure, Figures, Reported, last_day, years_between
from queries.measures.pace import needed_per_period, pace, plan_line, years_to_target
from queries.question import Said

RATINGS = {
    "achieved": "已完成",
    "on track": "达到序时进度",
    "acceleration needed": "略慢于序时进度",
    "limited": "滞后",
    "deterioration": "下降",
}
LINES = {"几何": "geometric", "直线": "linear", "S形": "s-curve"}
WEST_NAME = "渝西地区"
NOT_REPORTED = "未报送"


@dataclass(frozen=True, slots=True)
class Course:
    """From where by when to how much, in the unit of the target."""

    start: float | None
    start_on: str
    target: float
    deadline: str


class Progress:
    """The facts of one question about progress."""

    def __init__(self, asked: Asked) -> None:
        said = asked.parameters
        self.indicators = Indicators(asked.thresholds)
        self.names = {d["id"]: d["name"] for d in asked.facts["plan_districts"]}
        until = last_day(said["until"], "until")
        self.reported = Reported(asked.facts["returns"], tuple(self.names), until)
        self.baseline_on = last_day(said["baseline"], "baseline")
        self.basis: str = said["basis"]
        self.line = LINES[said["line"]]
        self.within: float = asked.thresholds["pace"]["within_years"]
        self._recorded = asked.facts["recorded"]

    def rows(self, target: Row) -> Iterator[Row]:
        """A row for each basis by which the target's indicator is reported; one without any where it is not."""
        indicator = self.indicators.of(target)
        place = target["district_code"] or WEST
        bases = [b for b in self.reported.bases(place, indicator) if self.basis in ("", b)] if indicator else []
        for basis in bases or [""]:
            yield self.row(target, basis)

    def recorded(self, place: str) -> int:
        """Firms on record there: beside a count as reported, never its share."""
        return sum(r["firms"] for r in self._recorded if place == WEST or place in r["places"])

    def row(self, target: Row, basis: str) -> Row:
        """One target by one basis ('' = by none)."""
        place, indicator, own = target["district_code"] or WEST, self.indicators.of(target), unit(target["unit"])
        figures = self._figures(place, indicator, basis, own) if basis else NONE
        newest = self.reported.newest(WEST, indicator, basis, self.indicators.for_plan(indicator)) if basis else ""
        now_on = max((day for day in figures if day > self.baseline_on), default="")
        now = figures.get(now_on, Figure(None))
        course = self._course(target, figures, indicator, own)
        silent = self._silent(place, indicator, basis, newest)
        start = figures.get(self.baseline_on) if course.start is not None else None
        return {
            **_head(target, indicator, basis),
            "baseline_on": course.start_on or None,
            "baseline": course.start,
            "now_on": now_on or None,
            "now": own.of(now.number),
            "now_qualifier": now.qualifier or None,
            **self._pace(course, own.of(now.number), now_on),
            "recorded": self.recorded(place) if indicator == "企业数量" else None,
            "not_reported": [self.names[d] for d in silent] if indicator else [],
            "notes": [
                *self._notes(place, indicator, basis, own),
                *(_remarks(course, now, now_on) if basis else ()),
                *(_late(place, now_on, newest) if basis and newest > self.baseline_on else ()),
            ],
            "rows": sorted({*now.rows, *(start.rows if start else ())}),
        }

    def _figures(self, place: str, indicator: str, basis: str, own: Unit) -> Figures:
        if self._notes(place, indicator, basis, own):
            return NONE
        return self.reported.figures(place, indicator, basis, self.indicators.for_plan(indicator))

    def _silent(self, place: str, indicator: str, basis: str, day: str) -> list[str]:
        places = list(self.names) if place == WEST else [place]
        if not basis or not day:
            return places
        return self.reported.silent(place, indicator, basis, day, self.indicators.for_plan(indicator))

    def _course(self, target: Row, figures: Figures, indicator: str, own: Unit) -> Course:
        """What runs since the plan began starts at 0; all else at what was reported for the baseline's last day."""
        deadline = interval(target["deadline"] or "")[1]
        if self.indicators.kind(indicator) == "since_start":
            return Course(0.0, f"{self.indicators.start_year - 1}-12-31", target["number"], deadline)
        start = figures.get(self.baseline_on, Figure(None)).number
        return Course(own.of(start), self.baseline_on if start is not None else "", target["number"], deadline)

    def _pace(self, course: Course, now: float | None, now_on: str) -> Row:
        found: Row = dict.fromkeys(_PACE)
        found["completed"] = now / course.target if now is not None and course.target else None
        if course.deadline and now_on:
            left = 4 * years_between(now_on, course.deadline)
            found["needed_per_quarter"] = needed_per_period(now, course.target, left)
        if course.start is None or not course.deadline or not now_on:
            return found
        whole, spent = years_between(course.start_on, course.deadline), years_between(course.start_on, now_on)
        if whole <= 0 or spent <= 0:
            return found
        known = pace(course.start, now, course.target, spent, whole)
        if course.start >= course.target:  # targets of the plan are to be reached from below: nothing is left to grow
            rating = None if now is None else "achieved" if now >= course.target else "deterioration"
            return found | {"observed": known.observed, "rating": rating, "rating_zh": RATINGS.get(rating or "")}
        line = plan_line(course.start, course.target, spent / whole, self.line if course.start else "linear")
        return found | {
            "plan_value": line,
            "gap": None if now is None else now - line,
            "per_quarter": None if now is None else (now - course.start) / (4 * spent),
            "observed": known.observed,
            "required": known.required,
            "ratio": known.ratio,
            "rating": known.rating,
            "rating_zh": RATINGS.get(known.rating or ""),
            "arrives": self._arrives(now, now_on, course.target, known.observed),
        }

    def _arrives(self, now: float | None, now_on: str, target: float, growth: float) -> str | None:
        years = years_to_target(now, target, growth)
        if math.isnan(years) or years > self.within:
            return None
        months = int(now_on[:4]) * 12 + int(now_on[5:7]) - 1 + math.ceil(12 * years - 1e-9)
        return f"{months // 12:04d}-{months % 12 + 1:02d}"

    def _notes(self, place: str, indicator: str, basis: str, own: Unit) -> list[str]:
        """Why no figure can stand against the target; [] when one can."""
        if not indicator:
            return ["没有报送指标与此目标对应"]
        if not basis:
            return [NOT_REPORTED]
        if place == WEST and not self.indicators.adds_up(indicator):
            return ["比率，各区不能相加"]
        units = self.reported.units(place, indicator, basis)
        return [] if units <= {own.base} else [f"报送的单位与目标不同：{'、'.join(sorted(units))}"]


def _remarks(course: Course, now: Figure, now_on: str) -> Iterator[str]:
    """What a reader of the figures has to know."""
    if course.start is None:
        yield "没有基期数，只列目标"
    elif course.start == 0:
        yield "从零算起，不算增速"
    elif course.start >= course.target:
        yield "基数已达到目标"
    if not now_on:
        yield "基期以后没有可比的数"
    elif now.number is None:
        yield "有两个数待确认"
    if now.qualifier:
        yield "报送数是约数"


def _late(place: str, now_on: str, newest: str) -> Iterator[str]:
    """An older figure is not to be read as today's: others have reported `newest`."""
    if newest > now_on:
        yield (
            f"{newest} 尚未报齐"
            if place == WEST
            else f"{NOT_REPORTED} {newest}" + (f"，最近为 {now_on}" if now_on else "")
        )


_PACE = (
    "completed", "plan_value", "gap", "observed", "required", "ratio", "rating", "rating_zh", "needed_per_quarter",
    "per_quarter", "arrives",
)  # fmt: skip


def _head(target: Row, indicator: str, basis: str) -> Row:
    return {
        "code": target["code"],
        "name": target["name"],
        "district_code": target["district_code"],
        "district": target["district"] or WEST_NAME,
        "indicator": indicator or None,
        "basis": basis,
        "unit": target["unit"],
        "qualifier": target["qualifier"],
        "target": target["number"],
        "deadline": target["deadline"],
    }


def targets(asked: Asked) -> Derived:
    """Each target of the plan (of one district, or all) by basis."""
    progress, district = Progress(asked), asked.parameters["district"]
    wanted = [t for t in asked.rows if district in ("", t["district_code"])]
    rows = [row for target in wanted for row in progress.rows(target)]
    return Derived(rows, len(rows), _warnings(rows, progress))


def _warnings(rows: Sequence[Row], progress: Progress) -> tuple[Said, ...]:
    untold = list(dict.fromkeys(row["name"] for row in rows if row["indicator"] is None))
    told = {row["indicator"] for row in rows}
    unused = [name for name in progress.reported.indicators() if name not in told]
    silent = sum(row["notes"] == [NOT_REPORTED] for row in rows)
    late = sum(bool(row["district_code"] and row["now_on"] and row["not_reported"]) for row in rows)
    without = sum(row["baseline"] is None and row["basis"] != "" for row in rows)
    return holding(
        (
            untold,
            Said(
                f"没有报送指标与之对应的目标（门槛文件 indicators 一节）：{'、'.join(untold)}。",
                f"Targets for which no reported indicator stands (section indicators of the thresholds): {', '.join(untold)}.",
            ),
        ),
        (
            unused,
            Said(
                f"报送了、但不说明这里任何目标的指标：{'、'.join(unused)}。",
                f"Reported indicators that tell of no target here: {', '.join(unused)}.",
            ),
        ),
        (silent, Said(f"{silent} 个目标未报送。", f"{silent} targets were not reported on.")),
        (
            late,
            Said(
                f"{late} 行是更早一期的数：该区县没有报各区最近的一期。",
                f"{late} lines show an older period: the district has not reported the newest one of the others.",
            ),
        ),
        (
            without,
            Said(
                f"{without} 行没有基期数，只列目标和报送数。",
                f"{without} lines have no baseline: target and reported figure only.",
            ),
        ),
    )


def untold(asked: Asked) -> Derived:
    """Targets of the plan for which no reported indicator stands."""
    indicators = Indicators(asked.thresholds)
    return Derived([row for row in asked.rows if not indicators.of(row)], len(asked.rows))
