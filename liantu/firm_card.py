"""A firm's card: every fact and relation with the cells of the rows behind it. Pages and the command line show the same."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from graph.model import MODEL
from graph.records import Load, Row
from loaders.columns import Column, SheetMap
from queries.runner import Answer

# what a column is taken as -> the fact that it speaks about, where it names no property
_ABOUT = {"name": "name", "credit_code": "credit_code", "stock_code": "stock_code", "alias": "aliases", "place": "places",
          "source": "sources", "products": "products"}  # fmt: skip
_OWN = frozenset({"rows", "keys", "conflicts", "mentioned"})


class Cell(NamedTuple):
    """One cell as its sender wrote it."""

    row: str
    place: str
    column: str
    value: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One value that is known, and the cells that speak about it (older ones too)."""

    name: str
    value: Any
    as_of: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class FirmCard:
    """All that is known about one firm."""

    id: str
    name: str
    keys: tuple[str, ...]
    conflicts: tuple[str, ...]
    facts: tuple[Fact, ...]
    places: tuple[Mapping[str, Any], ...]
    links: tuple[Mapping[str, Any], ...]  # as the question firms/links answers
    ended: tuple[Mapping[str, Any], ...]  # as the question firms/ended answers
    disputed: tuple[Fact, ...]  # fields left empty because rows differ: no value, the cells that speak about each
    rows: Mapping[str, Row]  # every row that is named above

    def as_json(self) -> dict[str, Any]:
        """One object: facts with cells, relations with the ids of their rows, the rows whole."""
        rows = {id: {"place": row.place, "cells": dict(row.cells)} for id, row in sorted(self.rows.items())}
        facts = [{**asdict(f), "cells": [c._asdict() for c in f.cells]} for f in self.facts]
        same = {"firm": self.id, "name": self.name, "keys": self.keys, "conflicts": self.conflicts}
        return {**same, "facts": facts, "places": self.places, "links": self.links, "ended": self.ended, "rows": rows}


def firm_card(
    profile: Answer,
    links: Answer,
    ended: Answer,
    rows: Callable[[Iterable[str]], Iterable[Row]],
    loads: Sequence[Load],
    maps: Mapping[str, SheetMap],
) -> FirmCard:
    """Put the answers of `firms/profile`, `firms/links` and `firms/ended` together with the rows behind them."""
    found = profile.rows()[0]
    related, past = links.rows(), ended.rows()
    ids = {*found["rows"], *(id for link in (*related, *past, *found["places"]) for id in link["rows"])}
    known = {row.id: row for row in rows(sorted(ids))}
    cells = _cells([known[id] for id in found["rows"] if id in known], loads, maps)
    facts = found["facts"]
    return FirmCard(
        found["firm"], found["name"], tuple(found["keys"]), tuple(facts.get("conflicts") or ()),
        tuple(_facts(facts, cells)), tuple(found["places"]), tuple(related), tuple(past),
        tuple(Fact(name, None, "", cells.get(name, ())) for name in facts.get("conflicts") or ()), known,
    )  # fmt: skip


def _facts(facts: Mapping[str, Any], cells: Mapping[str, tuple[Cell, ...]]) -> Iterable[Fact]:
    """In the order of the model, without bookkeeping and without what is unknown."""
    for p in MODEL.node["Enterprise"].properties:
        if p.name not in _OWN and facts.get(p.name) not in (None, []):
            about = p.name.removesuffix("_qualifier")
            yield Fact(p.name, facts[p.name], str(facts.get(f"{p.name}_as_of") or ""), cells.get(about, ()))


def _cells(rows: Iterable[Row], loads: Sequence[Load], maps: Mapping[str, SheetMap]) -> dict[str, tuple[Cell, ...]]:
    """Fact -> the cells that speak about it, by the map with which their sheet was read."""
    read_with = {(load.id, sheet.name): maps.get(sheet.map) for load in loads for sheet in load.sheets}
    found: dict[str, tuple[Cell, ...]] = {}
    for row in rows:
        sheet_map = read_with.get((row.load, row.sheet))
        for header, value in row.cells.items():
            column = sheet_map.find(header) if sheet_map else None
            for name in about(column) if column else ():
                found[name] = (*found.get(name, ()), Cell(row.id, row.place, header, value))
    return found


def about(column: Column) -> set[str]:
    """The facts that a column of a sheet speaks about."""
    return {name for name in (column.target, _ABOUT.get(column.takes, ""), column.otherwise) if name}
