"""Targets of one year: how much is done, against the year's course, and against last year (as reported and as computed, apart)."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.dates import interval
from queries.derive.asked import Asked, Derived, Row, holding
from queries.derive.indicators import Indicators, people_unit
from queries.derive.pace import NOT_REPORTED, WEST_NAME
from queries.derive.reported import WEST, Figure, Reported, last_day, total, year_before
from queries.question import Said

_NONE = Figure(None)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of one target of a year by one basis; numbers in base units, shares 0..1."""

    target: Row
    basis: str
    day: str  # of the newest figure in the year; '' = none
    now: Figure = _NONE
    last_year: Figure = _NONE  # the same day of last year
    year_end: Figure = _NONE  # of last year
    reported_growth: float | None = None

    @property
    def completed(self) -> float | None:
        """Figure over target."""
        return _over(self.now.number, self.target["number"])

    @property
    def elapsed(self) -> float | None:
        """Share of the year that has passed."""
        return int(self.day[5:7]) / 12 if self.day else None

    @property
    def growth(self) -> float | None:
        """Against the same day of last year, computed from the figures."""
        share = _over(self.now.number, self.last_year.number)
        return None if share is None else share - 1


class Year:
    """The facts of one question about targets of a year."""

    def __init__(self, asked: Asked) -> None:
        self.indicators = Indicators(asked.thresholds)
        self.names = {d["id"]: d["name"] for d in asked.facts["plan_districts"]}
        self.reported = Reported(
            asked.facts["returns"], tuple(self.names), last_day(asked.parameters["until"], "until")
        )

    def standings(self, target: Row) -> Iterator[Standing]:
        """One for the target's basis; where it states none, one for each basis by which it is reported."""
        place = target["place"] or WEST
        bases = [target["basis"]] if target["basis"] else self.reported.bases(place, target["indicator"])
        for basis in bases or [""]:
            yield self.standing(target, basis)

    def standing(self, target: Row, basis: str) -> Standing:
        """How a target stands by one basis."""
        place, indicator, year = target["place"] or WEST, target["indicator"], target["year"][:4]
        if place == WEST and not self.indicators.adds_up(indicator):
            return Standing(target, basis, "")
        figures = self.reported.figures(place, indicator, basis, self.indicators.for_year(indicator))
        day = max((d for d in figures if d[:4] == year), default="")
        if not day:
            return Standing(target, basis, "")
        return Standing(
            target,
            basis,
            day,
            figures[day],
            self._last_year(place, indicator, basis, day),
            figures.get(f"{int(year) - 1}-12-31", _NONE),
            reported_growth=None if place == WEST else self._said(place, indicator, basis, day).get("growth"),
        )

    def ahead(self, s: Standing) -> float | None:
        """Share of the year's work done less the share of the year passed; a stock's work is its increase since last year's end."""
        if s.now.number is None or s.elapsed is None:
            return None
        if self.indicators.is_flow(s.target["indicator"]):
            return None if s.completed is None else s.completed - s.elapsed
        if s.year_end.number is None:
            return None
        done = _over(s.now.number - s.year_end.number, s.target["number"] - s.year_end.number)
        return None if done is None else done - s.elapsed

    def _last_year(self, place: str, indicator: str, basis: str, day: str) -> Figure:
        """The same day of last year; of the eight the sum of what is known of each, unknown when one has neither return nor statement."""
        places = self.names if place == WEST else (place,)
        return total([self._year_before(p, indicator, basis, day) for p in places])

    def _year_before(self, district: str, indicator: str, basis: str, day: str) -> Figure:
        """Of one district: last year's return, else what the return for the day states."""
        figures = self.reported.figures(district, indicator, basis, self.indicators.for_year(indicator))
        said = self._said(district, indicator, basis, day)
        return figures.get(year_before(day)) or Figure(said.get("same_period"), "", tuple(said.get("rows", ())))

    def _said(self, place: str, indicator: str, basis: str, day: str) -> Row:
        """What the return for that day itself says of last year; the one over the longer period first."""
        rows = [r for r in self.reported.series(place, indicator, basis).rows if interval(r["period"])[1] == day]
        if self.indicators.is_flow(indicator):
            rows = [r for r in rows if interval(r["period"])[0].endswith("-01-01")]
        return min(rows, key=lambda r: interval(r["period"])[0], default={})


def standings(asked: Asked) -> Derived:
    """Each target of a year (of one district and year, or all) by basis."""
    year, said = Year(asked), asked.parameters
    wanted = [
        t
        for t in asked.rows
        if said["district"] in ("", t["place"]) and (not said["year"] or t["year"][:4] == str(said["year"]))
    ]
    rows = [_row(year, standing) for target in wanted for standing in year.standings(target)]
    silent = sum(row["now_on"] is None for row in rows)
    told = Said(f"{silent} 行未报送或未报齐。", f"{silent} lines were not reported, or not by all.")
    return Derived(rows, len(rows), holding((silent, told)))


def _row(year: Year, s: Standing) -> Row:
    target = s.target
    own = people_unit(target["unit"] or "")
    ahead = year.ahead(s)
    return {
        "code": target["code"],
        "district_code": target["place"],
        "district": target["place_name"] or WEST_NAME,
        "indicator": target["indicator"],
        "basis": s.basis,
        "year": target["year"],
        "unit": own.name,
        "target": own.of(target["number"]),
        "now_on": s.day or None,
        "now": own.of(s.now.number),
        "now_qualifier": s.now.qualifier or None,
        "completed": s.completed,
        "elapsed": s.elapsed,
        "ahead_points": None if ahead is None else 100 * ahead,
        "growth_reported": s.reported_growth,
        "growth_computed": s.growth,
        "last_year": own.of(s.last_year.number),
        "notes": list(_notes(year, s)),
        "grounds": target["grounds"] or [],
        "rows": sorted({*target["rows"], *s.now.rows, *s.last_year.rows, *s.year_end.rows}),
    }


def _notes(year: Year, s: Standing) -> Iterator[str]:
    indicator, place = s.target["indicator"], s.target["place"] or WEST
    if not year.indicators.kind(indicator):
        yield "不知道这个指标怎样计数（门槛文件 indicator_kinds 一节），按期末数"
    if place == WEST and not year.indicators.adds_up(indicator):
        yield "比率，各区不能相加"
    elif not s.day:
        yield _unreported(year, s)
    if not s.target["basis"]:
        yield "目标没有写口径，各口径各列一行"
    elif other := [b for b in year.reported.bases(place, indicator) if b != s.basis]:
        yield f"另有口径不同的报送，不作比较：{'、'.join(other)}"
    if s.day and s.now.number is None:
        yield "有两个数待确认"
    if s.day:
        yield from _of_course(year, s)


def _of_course(year: Year, s: Standing) -> Iterator[str]:
    """What stands in the way of the year's course, and a target that wants less than there was."""
    target, end = s.target["number"], s.year_end.number
    if year.indicators.is_flow(s.target["indicator"]):
        if not target:
            yield "年度目标为零，不能比序时进度"
    elif end is None:
        if s.now.number is not None:
            yield "没有上年末的数，不能比序时进度"
    elif target == end:
        yield "年度目标与上年末相同，没有计划增量"
    elif target < end:
        yield "目标低于上年末"


def _unreported(year: Year, s: Standing) -> str:
    """Of the eight together: who reported nothing by this basis for the newest day of the year."""
    place, indicator, view = (
        s.target["place"] or WEST,
        s.target["indicator"],
        year.indicators.for_year(s.target["indicator"]),
    )
    newest = year.reported.newest(place, indicator, s.basis, view)
    if place != WEST or newest[:4] != s.target["year"][:4]:
        return NOT_REPORTED
    silent = year.reported.silent(place, indicator, s.basis, newest, view)
    return f"{newest} 尚未报齐，{NOT_REPORTED}：{'、'.join(year.names[d] for d in silent)}"


def _over(part: float | None, whole: float | None) -> float | None:
    return part / whole if part is not None and whole else None
