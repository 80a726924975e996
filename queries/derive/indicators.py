"""Which reported indicator tells of a target, in which unit, counted how over time: by the sections indicators and indicator_kinds."""

from dataclasses import dataclass

from queries.derive.asked import Row
from queries.derive.reported import Figures, Series, View
from queries.thresholds import Thresholds

_UNITS = {"亿元": ("元", 1e8), "万元": ("元", 1e4), "%": ("share", 0.01), "个百分点": ("share", 0.01)}
_SUMMED = frozenset({"stock", "flow", "since_start"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit for people: how many base units (元, share, …) it has."""

    name: str
    base: str
    size: float

    def of(self, number: float | None) -> float | None:
        """A number of base units in this unit."""
        return None if number is None else number / self.size


def unit(name: str) -> Unit:
    """The unit of a target; one that has no base is its own."""
    base, size = _UNITS.get(name, (name, 1.0))
    return Unit(name, base, size)


def people_unit(base: str) -> Unit:
    """The unit in which people read base units: 元 as 亿元, shares as %."""
    return unit({"元": "亿元", "share": "%"}.get(base, base))


class Indicators:
    """The vocabulary between targets and returns."""

    def __init__(self, thresholds: Thresholds) -> None:
        self._told = {word: name for name, words in thresholds["indicators"].items() for word in words}
        self._kinds = {name: kind for kind, names in thresholds["indicator_kinds"].items() for name in names}
        self.start_year: int = thresholds["pace"]["start_year"]

    def of(self, target: Row) -> str:
        """The indicator that tells of a target of the plan; '' where none does."""
        return self._told.get(target["basis"] or "", "") or self._told.get(target["name"], "")

    def kind(self, indicator: str) -> str:
        """stock, flow, since_start or ratio; '' where nobody has said."""
        return self._kinds.get(indicator, "")

    def adds_up(self, indicator: str) -> bool:
        """Whether districts may be added."""
        return self.kind(indicator) in _SUMMED

    def is_flow(self, indicator: str) -> bool:
        """Whether it begins anew each January."""
        return self.kind(indicator) in ("flow", "since_start")

    def for_plan(self, indicator: str) -> View:
        """How its figure for a target of the plan is read."""
        if self.kind(indicator) == "flow":
            return Series.of_year
        if self.kind(indicator) == "since_start":
            return self._since_start
        return Series.at_end

    def _since_start(self, series: Series) -> Figures:
        return series.since(self.start_year)

    def for_year(self, indicator: str) -> View:
        """How its figure for a target of one year is read."""
        return Series.since_january if self.is_flow(indicator) else Series.at_end
