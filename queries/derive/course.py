"""A district's figures from period to period beside the plan line."""

from collections.abc import Iterator

from queries.derive.asked import Asked, Derived, Row
from queries.derive.indicators import Unit, unit
from queries.derive.pace import Course, Progress
from queries.derive.reported import NONE, Figure, Figures, year_before, years_between
from queries.measures.pace import plan_line


class Path(Progress):
    """The same facts as for the pace, day by day."""

    def days(self, target: Row, basis: str) -> Iterator[Row]:
        """A line for each day with a figure, and for each year's end from the baseline to the deadline."""
        place, indicator, own = target["district_code"], self.indicators.of(target), unit(target["unit"])
        figures = self._figures(place, indicator, basis, own) if basis else NONE
        course = self._course(target, figures, indicator, own)
        for day in sorted({*figures, *_year_ends(course)}):
            yield {
                "code": target["code"], "district_code": place, "district": target["district"], "indicator": indicator,
                "basis": basis, "unit": target["unit"], "day": day, **_figure(figures, day, own),
                "plan_value": self._plan(course, day), "target": target["number"], "deadline": target["deadline"],
            }  # fmt: skip

    def _plan(self, course: Course, day: str) -> float | None:
        if course.start is None or not course.start_on or not course.deadline or day < course.start_on:
            return None
        whole, spent = years_between(course.start_on, course.deadline), years_between(course.start_on, day)
        if whole <= 0 or course.start >= course.target:
            return None
        return plan_line(course.start, course.target, spent / whole, self.line if course.start else "linear")


def by_day(asked: Asked) -> Derived:
    """The district's targets (or those of each) in one indicator, by basis and day."""
    path, said = Path(asked), asked.parameters
    wanted = [
        t
        for t in asked.rows
        if t["district_code"]
        and said["district"] in ("", t["district_code"])
        and path.indicators.of(t) == said["indicator"]
    ]
    rows = [
        row
        for target in wanted
        for basis in path.reported.bases(target["district_code"], said["indicator"])
        if path.basis in ("", basis)
        for row in path.days(target, basis)
    ]
    return Derived(rows, len(rows))


def _year_ends(course: Course) -> list[str]:
    if course.start is None or not course.start_on or not course.deadline:
        return []
    years = range(int(course.start_on[:4]), int(course.deadline[:4]) + 1)
    return [day for year in years if course.start_on <= (day := f"{year}-12-31") <= course.deadline]


def _figure(figures: Figures, day: str, own: Unit) -> Row:
    now, last = figures.get(day, Figure(None)), figures.get(year_before(day), Figure(None))
    growth = now.number / last.number - 1 if now.number is not None and last.number else None
    return {
        "number": own.of(now.number), "qualifier": now.qualifier or None, "growth": growth,
        "rows": sorted({*now.rows, *(last.rows if growth is not None else ())}),
    }  # fmt: skip
