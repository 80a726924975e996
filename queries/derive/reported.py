"""What districts reported, as figures by the day on which their period ends. What is not reported is no figure, never 0.

A figure is of one place, indicator and basis; `''` as place = the eight districts together, known only when all of them are.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.dates import interval
from graph.errors import UsageError
from queries.derive.asked import Row

WEST = ""  # the eight districts together
Key = tuple[str, str, str]  # place, indicator, basis


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in base units; `number` None: two returns of that day differ, or one of them waits to be confirmed."""

    number: float | None
    qualifier: str = ""
    rows: tuple[str, ...] = ()


Figures = Mapping[str, Figure]  # by ISO day
NONE: Figures = {}


@dataclass(frozen=True, slots=True)
class Series:
    """The returns of one place, indicator and basis."""

    rows: Sequence[Row]

    def at_end(self) -> Figures:
        """Of a stock: what there was on the last day of each period."""
        found: dict[str, list[Figure]] = defaultdict(list)
        for row in self.rows:
            found[interval(row["period"])[1]].append(_figure(row))
        return {day: _agreed(figures) for day, figures in found.items()}

    def since_january(self) -> Figures:
        """Of a flow: the sum from January to the end of each period, as reported or put together from periods that adjoin."""
        found: dict[str, Figure] = {}
        for row in sorted(self.rows, key=lambda r: (interval(r["period"])[1], interval(r["period"])[0])):
            first, last = interval(row["period"])
            before = _day_before(first)
            if first.endswith("-01-01"):
                found[last] = _figure(row)
            elif before in found and last not in found:
                found[last] = total([found[before], _figure(row)])
        return found

    def of_year(self) -> Figures:
        """Of a flow: the twelve months to that day; within a year, the last year plus this part of it less that of the last."""
        parts = self.since_january()
        said = {interval(row["period"])[1]: row for row in self.rows if interval(row["period"])[0].endswith("-01-01")}
        found = {}
        for day, part in parts.items():
            year, last = parts.get(f"{int(day[:4]) - 1}-12-31"), parts.get(year_before(day)) or _same(said.get(day))
            if day.endswith("-12-31"):
                found[day] = part
            elif year and last:
                found[day] = _rolled(year, part, last)
        return found

    def since(self, year: int) -> Figures:
        """Of a flow: the sum from January of that year on; every year before must be reported whole."""
        parts = self.since_january()
        whole: list[Figure] = []
        found: dict[str, Figure] = {}
        for each in range(year, 1 + max((int(day[:4]) for day in parts), default=0)):
            found |= {day: total([*whole, part]) for day, part in parts.items() if day[:4] == str(each)}
            if (full := parts.get(f"{each}-12-31")) is None:
                break
            whole.append(full)
        return found


View = Callable[[Series], Figures]


class Reported:
    """All returns until a day ('' = all), by place, indicator and basis; `districts` are those of the plan."""

    def __init__(self, returns: Iterable[Row], districts: Sequence[str], until: str = "") -> None:
        self.districts = districts
        rows: dict[Key, list[Row]] = defaultdict(list)
        for row in returns:
            if not until or interval(row["period"])[1] <= until:
                rows[row["place"], row["indicator"], row["basis"]].append(row)
        self._series = {key: Series(own) for key, own in rows.items()}
        self._viewed: dict[tuple[Key, View], Figures] = {}

    def bases(self, place: str, indicator: str) -> list[str]:
        """The bases by which the place (or any of the eight) reported the indicator."""
        places = self.districts if place == WEST else (place,)
        return sorted({basis for p, i, basis in self._series if i == indicator and p in places})

    def units(self, place: str, indicator: str, basis: str) -> set[str]:
        """The base units in which the place (or any of the eight) reported it."""
        places = self.districts if place == WEST else (place,)
        return {row["unit"] for p in places for row in self.series(p, indicator, basis).rows if row["unit"]}

    def indicators(self) -> list[str]:
        """Everything that somebody reported."""
        return sorted({indicator for _, indicator, _ in self._series})

    def series(self, place: str, indicator: str, basis: str) -> Series:
        """The returns of one place; empty where there is none."""
        return self._series.get((place, indicator, basis), Series(()))

    def figures(self, place: str, indicator: str, basis: str, view: View) -> Figures:
        """By day; of the eight together only the days on which all of them are known."""
        if place != WEST:
            return self._of(place, indicator, basis, view)
        each = [self._of(district, indicator, basis, view) for district in self.districts]
        days = set.intersection(*(set(figures) for figures in each)) if each else set()
        return {day: total([figures[day] for figures in each]) for day in days}

    def silent(self, place: str, indicator: str, basis: str, day: str, view: View) -> list[str]:
        """Districts (of the eight, or the one) without a figure for that day."""
        places = self.districts if place == WEST else (place,)
        return [p for p in places if day not in self._of(p, indicator, basis, view)]

    def newest(self, place: str, indicator: str, basis: str, view: View) -> str:
        """The last day for which anybody there has a figure; '' when nobody has."""
        places = self.districts if place == WEST else (place,)
        return max((day for p in places for day in self._of(p, indicator, basis, view)), default="")

    def _of(self, place: str, indicator: str, basis: str, view: View) -> Figures:
        key = (place, indicator, basis), view
        if key not in self._viewed:
            self._viewed[key] = view(self.series(place, indicator, basis))
        return self._viewed[key]


def total(figures: Sequence[Figure]) -> Figure:
    """The sum; unknown when one is unknown, and no more exact than the least exact."""
    numbers = [f.number for f in figures]
    known = None if None in numbers else float(sum(n for n in numbers if n is not None))
    marks = {f.qualifier for f in figures} - {""}
    rows = tuple(sorted({row for f in figures for row in f.rows}))
    return Figure(known, marks.pop() if len(marks) == 1 else "≈" if marks else "", rows)


def year_before(day: str) -> str:
    """The same month's last day a year before."""
    year, month = int(day[:4]) - 1, int(day[5:7])
    return f"{year:04d}-{month:02d}-{monthrange(year, month)[1]:02d}"


def years_between(first: str, last: str) -> float:
    """Years from one month's end to another."""
    return int(last[:4]) - int(first[:4]) + (int(last[5:7]) - int(first[5:7])) / 12


def last_day(said: str, parameter: str) -> str:
    """The last day of a period as a person writes it in a parameter; '' stays ''.

    Raises:
        UsageError: it is no period.
    """
    try:
        return interval(said)[1]
    except ValueError as error:
        raise UsageError(f"参数 {parameter}：“{said}”不是报告期。请写成 2024、2024-H1、2024-Q2 或 2024-06。") from error


def _figure(row: Row) -> Figure:
    return Figure(row["number"], row["qualifier"] or "", tuple(row["rows"]))


def _same(row: Row | None) -> Figure | None:
    if row is None or row["same_period"] is None:
        return None
    return Figure(row["same_period"], "", tuple(row["rows"]))


def _agreed(figures: Sequence[Figure]) -> Figure:
    """One day has one stock: 2024-Q2 and 2024-H1 that differ leave it open."""
    agree = all(a.number == b.number for a, b in pairwise(figures))
    sum_ = total(figures)
    return Figure(figures[0].number if agree else None, sum_.qualifier, sum_.rows)


def _rolled(year: Figure, part: Figure, last: Figure) -> Figure:
    sum_ = total([year, part, last])
    return Figure(None if sum_.number is None else sum_.number - 2 * (last.number or 0.0), sum_.qualifier, sum_.rows)


def _day_before(first: str) -> str:
    year, month = int(first[:4]), int(first[5:7]) - 1
    return f"{year:04d}-{month:02d}-{monthrange(year, month)[1]:02d}" if month else ""
