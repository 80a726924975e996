"""What a row's own thing is joined to: the plan's parts, places, firms that it mentions, titles; with what it says of each."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import repeat

from graph.identity import normal_form
from graph.model import MODEL
from graph.records import Fact, Link, Mention, NodeRef
from loaders.cells import Cell, Line
from loaders.cleaning import LONGEST_NAME, split_list, tidy
from loaders.columns import Column, SheetMap
from loaders.lists import Lists
from loaders.named_lists import year_in

End = NodeRef | Mention
Joined = tuple[str, End, bool, str]  # type, other end, whether it comes from there, key
_PARTS = {"component": "Component", "assembly": "Assembly"}
_NAMED = {"title": "Honour", "capability": "Capability"}
_ANONYMOUS = re.compile(
    r"(?:第?[一二三四五六七八九十0-9]*大?|前[一二三四五六七八九十0-9]+[大名]?)(?:客户|供应商)[a-z0-9一二三四五六七八九十]?|其[他它].{0,6}|某.{0,6}|若干.{0,6}|多家.{0,6}"
)


def read_links(line: Line, sheet_map: SheetMap, lists: Lists) -> list[Link]:
    """What the row's own thing is joined to, with what the row says about each link."""
    said: dict[Joined, list[Fact]] = {}
    made: dict[str, list[Joined]] = {}
    for column in sheet_map.joining if _joins(line, sheet_map) else ():
        for link, facts in _joined(line, column, lists, made):
            made.setdefault(column.name, []).append(link)
            said.setdefault(link, []).extend(facts)
    for cell in line.all("link_fact"):
        column = cell.column
        targets = list(dict.fromkeys(made.get(column.of, ()))) if column.of else [_fixed(column)]
        for link, facts in _told(line, cell, targets):
            said.setdefault(link, []).extend(facts)
    for cell in line.all("relation"):
        if cell.column.says and (word := word_instead(cell)):
            for link in made.get(cell.column.of, ()):
                said[link].append(Fact(cell.column.says, word))
    return [
        Link(kind, end if inward else None, None if inward else end, key, _complete(kind, facts))
        for (kind, end, inward, key), facts in said.items()
    ]


def _joins(line: Line, sheet_map: SheetMap) -> bool:
    return "relation" in line.by or sheet_map.is_placed


def _complete(kind: str, facts: list[Fact]) -> tuple[Fact, ...]:
    """Each fact once; the year that a title's own words carry counts when no date column speaks."""
    if (kind, "since") in MODEL.property and not any(fact.name == "since" for fact in facts):
        words = [
            each for fact in facts if fact.name == "phrases" and isinstance(fact.value, tuple) for each in fact.value
        ]
        facts = [*facts, *(Fact("since", year) for each in words if (year := year_in(each)))]
    return tuple(dict.fromkeys(facts))


def _joined(
    line: Line, column: Column, lists: Lists, made: dict[str, list[Joined]]
) -> Iterator[tuple[Joined, list[Fact]]]:
    """The links of one column; the sheet's own district stands in for a place that the row leaves open."""
    kind = column.relation[""]
    keys = [link[1].id for link in made.get(column.of, ()) if isinstance(link[1], NodeRef)] if column.of else [""]
    cells = [cell for cell in line.all("relation") if cell.column is column]
    for cell in cells:
        for end, words in _ends(line, cell, lists):
            for key in keys:
                yield (kind, end, column.inward, key), list(_stated(column, kind, words))
    if not cells and column.identity and column.names == "place" and (place := said_place(line, lists)):
        yield (kind, place, column.inward, ""), []


def _stated(column: Column, kind: str, words: str) -> Iterator[Fact]:
    if column.target:
        yield Fact(column.target, (column.value,))
    if words and (kind, "phrases") in MODEL.property:
        yield Fact("phrases", (words,))


def _ends(line: Line, cell: Cell, lists: Lists) -> Iterator[tuple[End, str]]:
    """The other ends that a cell names, each with the words that do."""
    column = cell.column
    if column.names == "place":
        if not word_instead(cell):
            place = lists.places.find(cell.text) or lists.places.in_address(cell.text)
            if place:
                yield place.ref, ""
            else:
                line.reject(cell, "unknown_place")
    elif column.names == "firm":
        for name in split_list(cell.text) if not word_instead(cell) else ():
            firm = named_firm(name)
            if isinstance(firm, Mention):
                yield firm, ""
            else:
                line.reject(cell, firm, name)
    elif column.names in _NAMED:
        yield from _named(line, cell, lists)
    elif column.words:
        if word := line.word(cell):
            yield NodeRef(column.label, word), ""
    else:
        yield from ((part, "") for part in parts(line, cell, column.relation[""], lists))


def _named(line: Line, cell: Cell, lists: Lists) -> Iterator[tuple[End, str]]:
    for piece in split_list(cell.text):
        if len(piece) > LONGEST_NAME:
            line.reject(cell, "text_too_long", piece)
        else:
            yield lists.named[_NAMED[cell.column.names]].find(piece), piece


def parts(line: Line, cell: Cell, kind: str, lists: Lists) -> Iterator[NodeRef]:
    """The plan's parts that the words name; words of something else are no reject where the text itself is kept."""
    labels = MODEL.relationship[kind].ends
    products = lists.products
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


def named_products(line: Line, meaning: str) -> Iterator[Fact]:
    """The words that name parts stay as written, also those that name none."""
    cells = [cell for cell in line.all(meaning) if cell.column.names == "part"]
    if words := tuple(dict.fromkeys(each for cell in cells for each in split_list(cell.text))):
        yield Fact("products", words)


@lru_cache(maxsize=65536)
def named_firm(text: str) -> Mention | str:
    """The firm that a cell names, or the reason why it names none."""
    shown = tidy(text)
    normal = normal_form(shown)
    if not normal:
        return "missing_required"
    if len(shown) > LONGEST_NAME:
        return "name_too_long"
    return "unnamed_firm" if len(normal) < 12 and _ANONYMOUS.fullmatch(normal) else Mention(normal, shown)


def _told(line: Line, cell: Cell, targets: list[Joined]) -> Iterator[tuple[Joined, list[Fact]]]:
    """What a cell says about each of the links; as many dates as links go one to one, a number belongs to one link only."""
    declared = cell.column.declared
    if declared is None or not targets:
        return
    pieces = split_list(cell.text) if declared.kind == "date" and len(targets) > 1 else ()
    if len(pieces) > 1 and len(pieces) != len(targets):
        line.reject(cell, "dates_do_not_fit")
    elif cell.column.counts and len(targets) > 1:
        line.reject(cell, "several_ends")
    else:
        each = pieces if len(pieces) > 1 else repeat(cell.text)
        for link, text in zip(targets, each, strict=False):
            yield link, line.said(Cell(cell.bound, text), declared, "")


def _fixed(column: Column) -> Joined:
    return column.relation[""], NodeRef(column.label, column.end), column.inward, ""


def word_instead(cell: Cell) -> str:
    """The word of the map that stands where a place or a firm would: 渝西地区, 自制."""
    return cell.column.words.get(normal_form(cell.text), "")


def said_place(line: Line, lists: Lists) -> NodeRef | None:
    """The district that the sheet's title or the person gave."""
    place = lists.places.by_id.get(line.context.district or line.load.district)
    return place.ref if place else None
