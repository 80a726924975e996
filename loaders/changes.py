"""Changes of a firm: new, moved, closed, renamed, counted elsewhere. What a row about one says besides who it is."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from graph.identity import borne_until, normal_form
from graph.records import Fact, Link
from loaders.cells import Cell, Line
from loaders.cleaning import tidy
from loaders.places import Place, Places

NEW, MOVED_IN, CLOSED, MOVED_OUT, RENAMED = "新设", "区外新迁入", "注销或吊销", "企业迁出", "更名"
_CLOSED = re.compile("(?<!未)(?:注销|吊销)")
_OPEN_END = "（未写明）"


class Change(NamedTuple):
    """One dated change, as a row tells it."""

    kind: str
    date: str
    before: str
    after: str
    words: str  # the kind as written
    note: str


def read_change(line: Line) -> Change | None:
    """The change that the row is about; None for a row that is about none, or is lost by what it lacks."""
    cell = line.first("change")
    if cell is None:
        return None
    kind, date = line.word(cell), line.date("changed_on")
    note = line.first("note")
    if line.is_lost or not kind or not date:
        return None
    return Change(
        kind, date, _text(line, "before"), _text(line, "after"), tidy(cell.text), tidy(note.text) if note else ""
    )


def _text(line: Line, meaning: str) -> str:
    cell = line.first(meaning)
    return tidy(cell.text) if cell else ""


def names(change: Change | None, name: str) -> tuple[str, tuple[str, ...]]:
    """The name after the change and the names before it."""
    if change is None or change.kind != RENAMED:
        return name, ()
    new = change.after or name
    olds = dict.fromkeys(old for old in (change.before, name) if old and normal_form(old) != normal_form(new))
    return new, tuple(olds)


def facts(change: Change, olds: tuple[str, ...]) -> Iterator[Fact]:
    """What the change says about the firm itself."""
    way = f"：{change.before or _OPEN_END} → {change.after or _OPEN_END}" if change.before or change.after else ""
    yield Fact("changes", (f"{change.date} {change.kind}{way}{f'（{change.note}）' if change.note else ''}",))
    if change.kind == CLOSED:
        yield Fact("registration", change.words if change.words in ("注销", "吊销") else CLOSED)
        yield Fact("closings", (change.date,))
    elif change.kind in (MOVED_IN, MOVED_OUT):
        yield Fact("moves", (change.date,))
    elif change.kind == NEW:
        yield Fact("origin", NEW)
    if change.kind == MOVED_IN and change.before:
        yield Fact("origin_place", change.before)
    if olds:
        yield Fact("former_names", tuple(borne_until(old, change.date) for old in olds))


def registered(line: Line, said: list[Fact]) -> Iterator[Fact]:
    """What a list says that gives the firm's registration: closed, or moved away, by the date of the row. Undated: nothing."""
    word = next((str(fact.value) for fact in said if fact.name == "registration"), "")
    date = line.date("changed_on") or line.as_of()
    if date and _CLOSED.search(word):
        yield Fact("closings", (date,))
    elif date and "迁出" in word:
        yield Fact("moves", (date,))


def located(change: Change, line: Line, places: Places, usual: list[Link]) -> list[Link]:
    """Where the firm is after the change; () where it left for an unknown place. `usual`: where any row would put it."""
    if change.kind not in (NEW, MOVED_IN, MOVED_OUT):
        return usual
    cell = line.first("after")
    place = _place(cell, places) if cell else None
    if cell and place is None:
        line.reject(cell, "unknown_place")
    since = (Fact("since", change.date),)
    if place:
        return [Link("LOCATED_IN", None, place.ref, "", since)]
    return [] if change.kind == MOVED_OUT else [link._replace(facts=since) for link in usual]


def _place(cell: Cell, places: Places) -> Place | None:
    return places.find(cell.text) or places.in_address(cell.text)
