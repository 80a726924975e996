"""What rows say that are not about a firm: a relationship between two things, or one of the plan's own nodes."""

from functools import lru_cache

from graph.model import MODEL
from graph.records import Fact, Link, Mention, NodeRef, Record
from loaders.cells import Cell, Line
from loaders.cleaning import LONGEST_NAME, split_list, tidy
from loaders.columns import Column, SheetMap
from loaders.links import named_firm, named_products, parts
from loaders.lists import Lists
from loaders.places import Places
from loaders.products import ProductVocabulary

LONGEST_KEY = 300


def read_relation(line: Line, sheet_map: SheetMap, lists: Lists) -> Record | None:
    """The record of a row that joins one thing to others, such as who supplies whom."""
    declared = MODEL.relationship[sheet_map.relation]
    start = _end(line, "start", declared.starts, lists.places)
    ends = _ends(line, sheet_map, lists)
    if start is None or not ends or line.is_lost:
        return None
    if any(_is_same(start, end) for end in ends):
        line.reject(line.all("end")[0], "same_ends", fatal=True)
        return None
    facts = line.facts(sheet_map.relation)
    key = _key(line)
    if key and (sheet_map.relation, "components") in MODEL.property:
        facts += _components(key, lists.products)
    if (sheet_map.relation, "products") in MODEL.property:
        facts += named_products(line, "end")
    if (sheet_map.relation, "sources") in MODEL.property and (sources := line.sources()):
        facts.append(Fact("sources", sources))
    line.keep_words(facts)
    links = tuple(Link(sheet_map.relation, start, end, key, tuple(facts)) for end in ends)
    return Record(line.row.id, line.as_of(), None, (), links)


def _is_same(start: Mention | NodeRef, end: Mention | NodeRef) -> bool:
    return start.text == end.text if isinstance(start, Mention) and isinstance(end, Mention) else start == end


def _ends(line: Line, sheet_map: SheetMap, lists: Lists) -> list[Mention | NodeRef]:
    """Where the relationship ends: one thing, or all parts that the cell names, or what the map says of a blank cell."""
    declared = MODEL.relationship[sheet_map.relation]
    column = next(column for column in sheet_map.columns if column.takes == "end")
    if column.names != "part":
        one = _end(line, "end", declared.ends, lists.places)
        return [one] if one else []
    found: dict[Mention | NodeRef, None] = {}
    for cell in line.all("end"):
        found |= dict.fromkeys(parts(line, cell, sheet_map.relation, lists))
    if not found and column.absent:
        found[NodeRef(column.label, column.absent)] = None
    return list(found)


def _end(line: Line, meaning: str, labels: tuple[str, ...], places: Places) -> Mention | NodeRef | None:
    cell = line.first(meaning)
    if cell is None:
        return None
    if "Enterprise" in labels:
        return _mention(line, cell)
    return _reference(tidy(cell.text), cell.column.label, labels, places)


def _mention(line: Line, cell: Cell) -> Mention | None:
    """A firm as somebody else names it."""
    named = named_firm(cell.text) if len(cell.text) <= 2 * LONGEST_NAME else "name_too_long"
    if isinstance(named, Mention):
        return named
    line.reject(cell, named, fatal=True)
    return None


def _reference(id_: str, label: str, labels: tuple[str, ...], places: Places) -> NodeRef:
    """A fixed thing by its id; a place's label is what the list of places says."""
    if label:
        return NodeRef(label, id_)
    if "Place" in labels or "District" in labels:
        return places.by_id[id_].ref if id_ in places.by_id else NodeRef(labels[0], id_)
    return NodeRef(labels[0], id_)


def _key(line: Line) -> str:
    cell = line.first("key")
    if cell is None:
        return ""
    key = tidy(cell.text)
    if len(key) > LONGEST_KEY:
        line.reject(cell, "text_too_long")
        return ""
    return key


@lru_cache(maxsize=16384)
def _components(key: str, products: ProductVocabulary) -> tuple[Fact, ...]:
    """Which of the plan's components the key's words mean."""
    codes = {code for match in products.match(key, "item") if match.outcome == "component" for code in match.codes}
    return (Fact("components", tuple(sorted(codes))),) if codes else ()


def read_reference(line: Line, sheet_map: SheetMap, places: Places) -> Record | None:
    """The record of a row that is one of the plan's own nodes, with its relations to others by id."""
    id_cell, label = line.first("id"), sheet_map.subject or _label(line)
    if id_cell is None or label is None or line.is_lost:
        return None
    facts = line.facts(label)
    links = [link for cell in line.all("relation") for link in _relations(line, cell, label, places)]
    return Record(line.row.id, line.as_of(), NodeRef(label, tidy(id_cell.text)), tuple(facts), tuple(links))


def _label(line: Line) -> str | None:
    cell = line.first("label")
    if cell is None:
        return None
    label = tidy(cell.text)
    if label in MODEL.node and not MODEL.node[label].ledger:
        return label
    line.reject(cell, "unknown_word", fatal=True)
    return None


def _relations(line: Line, cell: Cell, label: str, places: Places) -> list[Link]:
    """Links from, or to, the things whose ids the cell lists."""
    column: Column = cell.column
    kind = column.relation.get(label) or column.relation.get("")
    if kind is None:
        line.reject(cell, "unknown_word")
        return []
    declared = MODEL.relationship[kind]
    inward = column.inward
    labels = declared.starts if inward else declared.ends
    others = [_reference(each, column.label, labels, places) for each in split_list(cell.text)]
    return [Link(kind, other, None) if inward else Link(kind, None, other) for other in others]
