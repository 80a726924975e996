"""Rows about things that sheets describe and that have no number of their own: projects, surveys.

Such a thing is known by what its identity columns say (district and name of a project); its links end at the plan's
things, at places, or at firms that the row mentions.
"""

from collections.abc import Iterable

from graph.identity import normal_form
from graph.model import MODEL
from graph.records import Fact, NodeRef, Record, Reject
from loaders.cells import Cell, Line
from loaders.cleaning import Unusable, partial_date, tidy
from loaders.columns import Column, SheetMap
from loaders.links import named_products, read_links, said_place
from loaders.lists import Lists

LONGEST_ID = 300


def read_subject(line: Line, sheet_map: SheetMap, lists: Lists) -> Record | None:
    """The record of a row about one thing; None when it does not say which."""
    label = sheet_map.subject
    id_ = _identity(line, sheet_map, lists)
    if line.is_lost:
        return None
    facts = line.facts(label)
    if (label, "products") in MODEL.property:
        facts += named_products(line, "relation")
    if (label, "sources") in MODEL.property and (sources := line.sources()):
        facts.append(Fact("sources", sources))
    line.keep_words(facts)
    links = read_links(line, sheet_map, lists)
    return None if line.is_lost else Record(line.row.id, line.as_of(), NodeRef(label, id_), tuple(facts), tuple(links))


def _identity(line: Line, sheet_map: SheetMap, lists: Lists) -> str:
    """What makes it the same thing in another row: the words of all identity columns, in the map's order."""
    cells = {cell.column.name: cell for cells in line.by.values() for cell in cells if cell.column.identity}
    parts = [_part(line, column, cells.get(column.name), lists) for column in sheet_map.columns if column.identity]
    id_ = ":".join(parts)
    if len(id_) > LONGEST_ID and not line.is_lost:
        longest: Iterable[Cell] = sorted(cells.values(), key=lambda cell: -len(cell.text))
        line.reject(next(iter(longest)), "name_too_long", fatal=True)
    return id_


def _part(line: Line, column: Column, cell: Cell | None, lists: Lists) -> str:
    if column.names == "place":
        found = (lists.places.find(cell.text) or lists.places.in_address(cell.text)) if cell else None
        place = found.ref if found else (None if cell else said_place(line, lists))
        if place is None and not line.is_lost:
            line.rejects.append(_unplaced(line, column, cell))
        return place.id if place else ""
    if cell is None:
        return ""
    if column.declared is not None and column.declared.kind == "date":
        date = partial_date(cell.text)
        if isinstance(date, Unusable):
            line.reject(cell, date.reason, fatal=True)
            return ""
        return date
    return normal_form(tidy(cell.text))


def _unplaced(line: Line, column: Column, cell: Cell | None) -> Reject:
    reason = "unknown_place" if cell else "missing_required"
    header, value = (cell.bound.header, cell.text[:120]) if cell else (column.headers[0], "")
    return Reject(line.row.place, header, value, reason, fatal=True)
