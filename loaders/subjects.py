"""Rows about things that sheets describe and that have no number of their own: projects, surveys, returns, chains.

Such a thing is known by what its identity columns say (district and name of a project); its links end at the plan's
things, at places, or at firms that the row mentions. A wide sheet speaks of one thing in each of its columns.
"""

from collections.abc import Iterable
from dataclasses import replace

from graph.identity import normal_form
from graph.model import MODEL
from graph.records import Fact, NodeRef, Record, Reject
from loaders.cells import Cell, Line
from loaders.cleaning import Unusable, tidy
from loaders.columns import Column, SheetMap
from loaders.links import named_products, read_links, said_place, word_instead
from loaders.lists import Lists

LONGEST_ID = 300


def read_subject(line: Line, sheet_map: SheetMap, lists: Lists) -> Record | None:
    """The record of a row about one thing, or one for each reading; None when it does not say which."""
    label = sheet_map.subject
    facts = _facts(line, sheet_map)
    links = tuple(read_links(line, sheet_map, lists))
    records = []
    for cell in line.all("reading") if sheet_map.reads_across else (None,):
        read = _reading(line, cell) if cell else []
        if cell is None or read:
            subject = NodeRef(label, _identity(line, sheet_map, lists, cell))
            records.append(Record(line.row.id, line.as_of(), subject, (*facts, *read), links))
    if line.is_lost or not records:
        return None
    return replace(records[0], also=tuple(records[1:]))


def _facts(line: Line, sheet_map: SheetMap) -> list[Fact]:
    label = sheet_map.subject
    facts = line.facts(label)
    said = {fact.name for fact in facts}
    facts += [Fact(c.target, c.absent) for c in sheet_map.columns if c.absent and c.target and c.target not in said]
    if (label, "products") in MODEL.property:
        facts += named_products(line, "relation")
    if (label, "sources") in MODEL.property and (sources := line.sources()):
        facts.append(Fact("sources", sources))
    line.keep_words(facts)
    return facts


def _reading(line: Line, cell: Cell) -> list[Fact]:
    """What a column of a wide sheet says: the number under the indicator that the column stands for."""
    declared, period = cell.column.declared, line.period()
    if cell.bound.year and not period.startswith(cell.bound.year):
        line.reject(cell, "other_year")
        return []
    number = line.said(cell, declared, period) if declared else []
    return [*number, Fact("indicator", cell.column.value)] if number else []


def _identity(line: Line, sheet_map: SheetMap, lists: Lists, reading: Cell | None) -> str:
    """What makes it the same thing in another row: the words of all identity columns, in the map's order."""
    cells = {cell.column.name: cell for cells in line.by.values() for cell in cells if cell.column.identity}
    own = [c for c in sheet_map.columns if c.identity and (c.takes != "reading" or (reading and c is reading.column))]
    id_ = ":".join(_part(line, column, cells.get(column.name), lists) for column in own)
    if len(id_) > LONGEST_ID and not line.is_lost:
        longest: Iterable[Cell] = sorted(cells.values(), key=lambda cell: -len(cell.text))
        line.reject(next(iter(longest)), "name_too_long", fatal=True)
    return id_


def _part(line: Line, column: Column, cell: Cell | None, lists: Lists) -> str:
    if column.takes == "reading":
        return normal_form(column.value)
    if column.names == "place":
        return _place(line, column, cell, lists)
    if cell is None:
        return normal_form(column.absent)
    if column.declared is not None and column.declared.kind in ("date", "period"):
        return _date(line, cell)
    return normal_form(line.word(cell) if column.words else tidy(cell.text))


def _date(line: Line, cell: Cell) -> str:
    date = line.when(cell)
    if isinstance(date, Unusable):
        line.reject(cell, date.reason, fatal=True)
        return ""
    return date


def _place(line: Line, column: Column, cell: Cell | None, lists: Lists) -> str:
    """A place's id; the sheet's own district where the row leaves it open; what the map says of neither."""
    if cell is not None and (word := word_instead(cell)):
        return word
    found = (lists.places.find(cell.text) or lists.places.in_address(cell.text)) if cell else None
    place = found.ref if found else (None if cell else said_place(line, lists))
    if place is not None:
        return place.id
    if cell is None and column.absent:
        return column.absent
    if not line.is_lost:
        line.rejects.append(_unplaced(line, column, cell))
    return ""


def _unplaced(line: Line, column: Column, cell: Cell | None) -> Reject:
    reason = "unknown_place" if cell else "missing_required"
    header, value = (cell.bound.header, cell.text[:120]) if cell else (column.headers[0], "")
    return Reject(line.row.place, header, value, reason, fatal=True)
