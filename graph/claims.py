"""What rows claim of one node or relationship: of single values those that no newer one outdates, of lists all. Pure."""

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import NamedTuple, TypeVar

from graph.dates import interval, newest
from graph.model import MODEL, Property
from graph.records import Fact, NodeRef, Value

GRADE = "evidence"
EdgeId = tuple[str, NodeRef, NodeRef, str]
K = TypeVar("K", NodeRef, EdgeId)
Claim = tuple[str, str, str, Value]  # first day, last day, date as written, value
Names = Mapping[tuple[str, Value, str], int]  # date, name, whose row -> how many rows


class Once(NamedTuple):
    """What one row says about a node or relationship: most are spoken of by no other, and there are hundreds of thousands."""

    row: str
    facts: tuple[Fact, ...]
    as_of: str
    stem: str = ""  # the firm that the row would be about without judgements


class Said:
    """What rows have said so far about one node or relationship."""

    __slots__ = ("date", "graded", "lists", "names", "rows", "single")

    def __init__(self) -> None:
        self.rows: list[str] = []
        self.date = ""
        self.graded: dict[Value, str] | None = None  # grade of evidence -> newest date of a row that gives it
        self.single: dict[str, tuple[Claim, ...]] = {}
        self.lists: dict[str, Collection[str]] | None = None  # a tuple while only one row has said it
        self.names: dict[tuple[str, Value, str], int] | None = None  # as `Names`

    @classmethod
    def of(cls, owner: str, said: "Said | Once") -> "Said":
        """The same, ready to hear more."""
        if isinstance(said, Said):
            return said
        made = cls()
        made.add(owner, said)
        return made

    def add(self, owner: str, said: Once) -> bool:
        """Take what a row says; True when a fact was not known before."""
        row, facts, as_of, stem = said
        self.rows.append(row)
        news = False
        if as_of != self.date and as_of:
            self.date = newest({as_of, self.date})
        for name, value, date in facts:
            if isinstance(value, tuple):
                news |= self._unite(name, value)
                continue
            if name == GRADE:
                self.graded = {} if self.graded is None else self.graded
                self.graded[value] = newest({as_of, self.graded.get(value, "")})
            if name == "name":
                self.names = {} if self.names is None else self.names
                named = (date or as_of, value, stem)
                self.names[named] = self.names.get(named, 0) + 1
            claims = self.single.get(name, ())
            standing = later(claims, value, date or as_of, MODEL.property[owner, name])
            if standing is not claims:
                self.single[name] = standing
                news |= not claims or {c[3] for c in standing} != {c[3] for c in claims}
        return news

    def _unite(self, name: str, values: tuple[str, ...]) -> bool:
        self.lists = {} if self.lists is None else self.lists
        known = self.lists.get(name)
        if known is None:
            self.lists[name] = values
            return bool(values)
        if known == values:
            return False
        united = known if isinstance(known, set) else set(known)
        news = not united.issuperset(values)
        united.update(values)
        self.lists[name] = united
        return news


def hear(heard: dict[K, Said | Once], about: K, owner: str, one: Once) -> tuple[bool, bool]:
    """Take what a row says about something: whether none spoke of it before, whether that is news."""
    known = heard.get(about)
    if known is None:
        heard[about] = one
        return True, True
    said = heard[about] = Said.of(owner, known)
    return False, said.add(owner, one)


@cache
def _ranked(value: Value) -> tuple[Claim, ...]:
    """The claim of a ranked word: one for all that state it."""
    return (("", "", "", value),)


def later(claims: tuple[Claim, ...], value: Value, date: str, p: Property) -> tuple[Claim, ...]:
    """Claims that no other one outdates, with this one considered; the same tuple when nothing changes."""
    if p.merge == "strongest":
        best = min((value, *(c[3] for c in claims)), key=lambda v: p.values.index(str(v)))
        return claims if claims and best == claims[0][3] else _ranked(best)
    if p.lasting:
        return _lasting(claims, value, p.weak)
    first, last = interval(date)
    if not claims:
        return ((first, last, date, value),)
    if any(c[0] > last or (c[2] == date and c[3] == value) for c in claims):
        return claims
    return (*(c for c in claims if c[1] >= first), (first, last, date, value))


def not_outdated(said: Iterable[tuple[Value, str]]) -> set[Value]:
    """Of values with their dates those that a fold chooses from: no other one is of a wholly later date."""
    dated = [(value, *interval(date)) for value, date in said]
    return {value for value, _, last in dated if all(first <= last for _, first, _ in dated)}


def _lasting(claims: tuple[Claim, ...], value: Value, weak: str) -> tuple[Claim, ...]:
    """Every different value, whatever its date; a weak one only while nothing else is said."""
    known = {c[3] for c in claims}
    if value in known or (claims and value == weak):
        return claims
    return (*(c for c in claims if c[3] != weak), ("", "", "", value))
