"""Which components were searched for completely in a scope: only then may an answer say 缺."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from queries.derive.asked import Row
from queries.derive.dates import Age

_COMPLETE = frozenset({"yes", "no"})


class Surveys:
    """Surveys young enough to count, by component; a place is covered by a survey of itself or of a place around it."""

    def __init__(self, surveys: Iterable[Row], places: Iterable[Row], scope: Sequence[str], age: Age) -> None:
        self._around = _around(places)
        self._scope = scope
        self.titles: dict[str, str] = {}  # survey -> how people call it: where and when
        self._of: Mapping[str, list[Row]] = defaultdict(list)
        for survey in surveys:
            if age.allows(survey["date"]):
                self._of[survey["component"]].append(survey)
                self.titles[survey["survey"]] = f"{survey['place_name']} {survey['date']}"

    def covers(self, component: str) -> bool:
        """Whether every place of the scope was searched with a clear result. Everywhere ('') can never be searched."""
        if "" in self._scope or not self._scope:
            return False
        searched = {s["place"] for s in self._of[component] if s["found"] in _COMPLETE}
        return all(place in searched or not searched.isdisjoint(self._around.get(place, ())) for place in self._scope)

    def found(self, component: str) -> list[Row]:
        """Surveys within the scope that say there are makers: of each place the newest that is clear."""
        clear = [s for s in self.within(component) if s["found"] in _COMPLETE]
        newest = {s["place"]: s for s in sorted(clear, key=lambda s: (s["date"], s["found"] == "yes"))}
        return [s for s in newest.values() if s["found"] == "yes"]

    def around_scope(self) -> set[str]:
        """Places in which a place of the scope lies."""
        return {outer for place in self._scope for outer in self._around.get(place, ())}

    def lies_in(self, place: str, outer: str) -> bool:
        """Whether a place is another one or lies in it."""
        return place == outer or outer in self._around.get(place, ())

    def within(self, component: str) -> list[Row]:
        """Young surveys that speak about the scope or a part of it."""
        around = {*self._scope, *self.around_scope()}
        return [s for s in self._of[component] if "" in self._scope or s["place"] in around]


def _around(places: Iterable[Row]) -> dict[str, set[str]]:
    """Place -> all places it lies in, however far out."""
    direct = {row["id"]: set(row["within"]) for row in places}

    def outer(place: str, seen: set[str]) -> set[str]:
        for each in direct.get(place, set()) - seen:
            seen.add(each)
            outer(each, seen)
        return seen

    return {place: outer(place, set()) for place in direct}
