"""Rows about things that sheets describe and that have no number of their own: projects, surveys.

Such a thing is known by what its identity columns say (district and name of a project); its links end at the plan's
things, at places, or at firms that the row mentions.
"""

from collections.abc import Iterable, Iterator

from graph.identity import normal_form
from graph.model import MODEL
from graph.records import Fact, Link, Mention, NodeRef, Record, Reject
from loaders.cells import Cell, Line
from loaders.cleaning import Unusable, partial_date, split_list, tidy
from loaders.columns import Column, SheetMap
from loaders.places import Places
from loaders.products import ProductVocabulary
from loaders.relations import named_firm
from loaders.values import read_value

LONGEST_ID = 300
End = NodeRef | Mention
_PARTS = {"component": "Component", "assembly": "Assembly"}


def read_subject(line: Line, sheet_map: SheetMap, places: Places, products: ProductVocabulary) -> Record | None:
    """The record of a row about one thing; None when it does not say which."""
    label = sheet_map.subject
    id_ = _identity(line, sheet_map, places)
    if line.is_lost:
        return None
    facts = [*line.facts(label), *_products(line, label)]
    if (label, "sources") in MODEL.property and (sources := line.sources()):
        facts.append(Fact("sources", sources))
    line.keep_words(facts)
    links = read_links(line, sheet_map, places, products)
    return None if line.is_lost else Record(line.row.id, line.as_of(), NodeRef(label, id_), tuple(facts), tuple(links))


def _products(line: Line, label: str) -> Iterator[Fact]:
    """The words that name parts stay as written, also those that name none."""
    if (label, "products") in MODEL.property:
        named = [each for cell in line.all("relation") if cell.column.names == "part" for each in split_list(cell.text)]
        if named:
            yield Fact("products", tuple(dict.fromkeys(named)))


def read_links(line: Line, sheet_map: SheetMap, places: Places, products: ProductVocabulary) -> list[Link]:
    """What the row's own thing is joined to, with what the row says about each link."""
    said: dict[tuple[str, End, bool], list[Fact]] = {}
    made: dict[str, list[tuple[str, End, bool]]] = {}
    for column, kind, ends in _linked(line, sheet_map, places, products):
        made[column.name] = [(kind, end, column.inward) for end in ends]
        for link in made[column.name]:
            facts = said.setdefault(link, [])
            if column.target:
                facts.append(Fact(column.target, (column.value,)))
    for cell in line.all("link_fact"):
        column = cell.column
        targets = made.get(column.of, []) if column.of else [_fixed(column)]
        for fact in _link_facts(line, cell) if targets else ():
            for link in targets:
                said.setdefault(link, []).append(fact)
    return [
        Link(kind, end if inward else None, None if inward else end, "", tuple(facts))
        for (kind, end, inward), facts in said.items()
    ]


def _linked(
    line: Line, sheet_map: SheetMap, places: Places, products: ProductVocabulary
) -> Iterator[tuple[Column, str, list[End]]]:
    """Columns that name other ends; the sheet's own district stands in for a place that the row leaves open."""
    filled = {cell.column.name: cell for cell in line.all("relation")}
    for column in sheet_map.columns:
        if column.takes != "relation":
            continue
        kind = column.relation[""]
        cell = filled.get(column.name)
        if cell is not None:
            yield column, kind, list(dict.fromkeys(_ends(line, cell, places, products)))
        elif column.identity and column.names == "place" and (said := _said_place(line, places)):
            yield column, kind, [said]


def _ends(line: Line, cell: Cell, places: Places, products: ProductVocabulary) -> Iterator[End]:
    column = cell.column
    if column.words:
        if word := _word(line, cell):
            yield NodeRef(column.label, word)
    elif column.names == "place":
        place = places.find(cell.text) or places.in_address(cell.text)
        if place:
            yield place.ref
        else:
            line.reject(cell, "unknown_place")
    elif column.names == "firm":
        for name in split_list(cell.text):
            firm = named_firm(name)
            if isinstance(firm, Mention):
                yield firm
            else:
                line.reject(cell, firm, name)
    else:
        yield from _parts(line, cell, products)


def _parts(line: Line, cell: Cell, products: ProductVocabulary) -> Iterator[NodeRef]:
    """The plan's parts that the words name; words of something else are no reject where the text itself is kept."""
    labels = MODEL.relationship[cell.column.relation[""]].ends
    for piece in split_list(cell.text):
        found = [
            NodeRef(_PARTS[m.outcome], code)
            for m in products.match(piece, "item")
            if m.outcome in _PARTS and _PARTS[m.outcome] in labels
            for code in m.codes
        ]
        if code := products.resolve_component(piece):
            found = [NodeRef("Component", code)]
        elif "Assembly" in labels and (code := products.resolve_assembly(piece)):
            found = [NodeRef("Assembly", code)]
        if not found and not cell.column.lenient:
            line.reject(cell, "unknown_component", piece)
        yield from found


def _link_facts(line: Line, cell: Cell) -> Iterator[Fact]:
    column = cell.column
    declared = column.declared
    if declared is None:
        return
    if column.words:
        if word := _word(line, cell):
            yield Fact(declared.name, word)
        return
    value = read_value(cell.text, cell.bound, declared, line.context.unit)
    if isinstance(value, Unusable):
        line.reject(cell, value.reason)
    elif isinstance(value, str | tuple) and value:
        yield Fact(declared.name, value)


def _fixed(column: Column) -> tuple[str, End, bool]:
    return column.relation[""], NodeRef(column.label, column.end), column.inward


def _word(line: Line, cell: Cell) -> str:
    """What the map says that the cell's word means; the longest word with which the cell begins."""
    text = normal_form(cell.text)
    words = [word for word in cell.column.words if text.startswith(word)]
    if words:
        return cell.column.words[max(words, key=len)]
    line.reject(cell, "unknown_word")
    return ""


def _said_place(line: Line, places: Places) -> NodeRef | None:
    """The district that the sheet's title or the person gave."""
    place = places.by_id.get(line.context.district or line.load.district)
    return place.ref if place else None


def _identity(line: Line, sheet_map: SheetMap, places: Places) -> str:
    """What makes it the same thing in another row: the words of all identity columns, in the map's order."""
    cells = {cell.column.name: cell for cells in line.by.values() for cell in cells if cell.column.identity}
    parts = [_part(line, column, cells.get(column.name), places) for column in sheet_map.columns if column.identity]
    id_ = ":".join(parts)
    if len(id_) > LONGEST_ID and not line.is_lost:
        longest: Iterable[Cell] = sorted(cells.values(), key=lambda cell: -len(cell.text))
        line.reject(next(iter(longest)), "name_too_long", fatal=True)
    return id_


def _part(line: Line, column: Column, cell: Cell | None, places: Places) -> str:
    if column.names == "place":
        found = (places.find(cell.text) or places.in_address(cell.text)) if cell else None
        place = found.ref if found else (None if cell else _said_place(line, places))
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
