"""What ends a relationship: a firm at one of its ends closed, or left the place, and nothing newer says otherwise."""

from collections.abc import Collection, Iterable, Mapping

from graph.dates import interval
from graph.model import MODEL
from graph.records import NodeRef, Value

CLOSED, MOVED = "注销或吊销", "迁出"
_NONE: Mapping[str, Collection[str]] = {}


class Ends:
    """The closings and moves of all firms, told one after the other, then asked about one relationship after the other."""

    def __init__(self) -> None:
        self._of: dict[NodeRef, Mapping[str, Collection[str]]] = {}

    def add(self, firm: NodeRef, lists: Mapping[str, Collection[str]]) -> None:
        """What is said of one of them."""
        if "closings" in lists or "moves" in lists:
            self._of[firm] = lists

    def of(self, kind: str, start: NodeRef, end: NodeRef, date: str, since: str) -> dict[str, Value] | None:
        """When and why it ended; None while it stands. `date`: the newest that a row gives it; `since`: when it began."""
        if not self._of or not MODEL.relationship[kind].ended:
            return None
        found = [(each, CLOSED) for firm in (start, end) for each in self._after(firm, "closings", date)]
        if kind == "LOCATED_IN":
            found += [(each, MOVED) for each in self._after(start, "moves", date) if _newer(each, since)]
        if not found:
            return None
        day, why = min(found, key=lambda each: (*reversed(interval(each[0])), *each))
        return {"ended_on": day, "ended_by": why}

    def _after(self, firm: NodeRef, what: str, date: str) -> Iterable[str]:
        """Events that what was said on this date is not newer than."""
        return (each for each in self._of.get(firm, _NONE).get(what, ()) if not date or not _newer(date, each))


def _newer(one: str, other: str) -> bool:
    """Whether the first date surely lies after the other; any date lies after an unknown one."""
    return interval(one)[0] > interval(other)[1]
