"""What a row about a firm says: its keys and other names, where it is, what it makes, and its facts."""

from collections.abc import Iterable
from typing import Protocol

from graph.identity import borne_until, normal_form
from graph.records import Fact, Firm, Link, Mention, NodeRef, Record
from loaders import changes
from loaders.cells import Cell, Line
from loaders.cleaning import LONGEST_NAME, Unusable, split_list, tidy
from loaders.codes import credit_code, stock_code
from loaders.columns import SheetMap
from loaders.links import read_links
from loaders.lists import Lists
from loaders.places import Place, Places
from loaders.products import ProductVocabulary, Source
from loaders.values import plain

_SAMPLE, _PUBLIC = "示例", "据公开报道"
_NEARNESS = {"district": 0, "zone": 0, "municipality": 1, "province": 2, "country": 3}
_SAID_OF_SOURCE: dict[Source, str] = {
    "main": "confirmed",
    "item": "confirmed",
    "name": "inferred",
    "scope": "inferred",
    "english": "inferred",
}
# outcome of a phrase -> (relationship, label of its end)
_MADE = {
    "component": ("MAKES", "Component"),
    "legacy": ("MAKES", "LegacyComponent"),
    "assembly": ("WORKS_ON", "Assembly"),
    "input": ("MAKES_INPUT_FOR", "Component"),
}
_LEFT = {"none": "unmatched_products", "excluded": "excluded_products"}


def read_firm(line: Line, sheet_map: SheetMap, lists: Lists) -> Record | None:
    """The record of one row about a firm; None when it names no firm."""
    name = _name(line)
    if not name:
        return None
    change = changes.read_change(line)
    if line.is_lost:
        return None
    name, olds = changes.names(change, name)
    facts = [Fact("name", name)]
    keys = [*_codes(line, facts), f"name:{normal_form(name)}"]
    facts += line.facts("Enterprise")
    aliases = (*_aliases(line, normal_form(name), facts), *map(normal_form, olds))
    facts += changes.facts(change, olds) if change else changes.registered(line, facts)
    located = _located(line, lists.places)
    links = [*(changes.located(change, line, lists.places, located) if change else located)]
    links += _makes(line, lists.products, facts)
    links += _others(read_links(line, sheet_map, lists), {normal_form(name), *aliases})
    sources = line.sources()
    facts += [Fact("sources", sources)] if sources else []
    line.keep_words(facts)
    facts.append(Fact("data_kind", _data_kind(name, sources, sheet_map.data_kind)))
    as_of = change.date if change else line.as_of()
    return Record(line.row.id, as_of, Firm(tuple(keys), aliases), tuple(facts), tuple(links))


def _name(line: Line) -> str:
    cell = line.first("name")
    if cell is None or line.is_lost:
        return ""
    name = tidy(cell.text)
    if not normal_form(name):
        line.reject(cell, "missing_required", fatal=True)
    elif len(name) > LONGEST_NAME:
        line.reject(cell, "name_too_long", fatal=True)
    else:
        return name
    return ""


def _others(links: Iterable[Link], own: set[str]) -> list[Link]:
    """Without a group that is the firm itself."""
    return [link for link in links if not (isinstance(link.end, Mention) and link.end.text in own)]


def _codes(line: Line, facts: list[Fact]) -> list[str]:
    """Keys from code columns, strongest first. A wrong code costs the cell: the firm is loaded by its name."""
    keys = []
    for meaning, prefix, read in (("credit_code", "code", credit_code), ("stock_code", "stock", stock_code)):
        if cell := line.first(meaning):
            code = read(cell.text)
            if isinstance(code, Unusable):
                line.reject(cell, code.reason)
            else:
                keys.append(f"{prefix}:{code}")
                facts.append(Fact(meaning, code))
    return keys


def _aliases(line: Line, own: str, facts: list[Fact]) -> tuple[str, ...]:
    """Short, former and other names in normal form."""
    found: dict[str, None] = {}
    for cell in line.all("alias"):
        names = [each for each in split_list(cell.text) if len(each) <= LONGEST_NAME]
        found.update(dict.fromkeys(normal_form(each) for each in names))
        if not names or (declared := cell.column.declared) is None:
            continue
        if declared.kind == "strings":
            until = line.date("renamed_on")
            if olds := tuple(borne_until(each, until) for each in names if normal_form(each) != own):
                facts.append(Fact(declared.name, olds))
        else:
            facts.append(Fact(declared.name, names[0]))
    return tuple(alias for alias in found if alias and alias != own)


def _located(line: Line, places: Places) -> list[Link]:
    """LOCATED_IN at the smallest place that the row names; what the sheet or load says only refines it or stands in."""
    named: list[Place] = []
    unreadable = False
    near = line.context.district or line.load.district
    for cell in line.all("place"):
        place = places.find(cell.text) or places.in_address(cell.text, near)
        if place:
            named.append(place)
        elif not cell.column.lenient:
            line.reject(cell, "unknown_place")
            unreadable = True
    named += [place for cell in line.all("address") if (place := places.in_address(cell.text, near))]
    best = min(named, key=lambda place: _NEARNESS.get(place.level, 9), default=None)
    said = places.by_id.get(near)
    if said and not unreadable and (best is None or (best.id != said.id and places.lies_within(said.id, best.id))):
        best = said
    return [Link("LOCATED_IN", None, best.ref)] if best else []


def _makes(line: Line, products: ProductVocabulary, facts: list[Fact]) -> list[Link]:
    """MAKES, WORKS_ON and MAKES_INPUT_FOR, one link for each end, with the words that say so."""
    made: dict[tuple[str, NodeRef], tuple[set[str], dict[str, None]]] = {}
    left: dict[str, dict[str, None]] = {}

    def say(kind: str, end: NodeRef, evidence: str, phrase: str) -> None:
        evidences, phrases = made.setdefault((kind, end), (set(), {}))
        evidences.add(evidence)
        phrases[phrase] = None

    _named_parts(line, products, say)
    for cell in line.all("products"):
        source = cell.column.source
        for match in products.match(cell.text, source):
            if match.outcome in _MADE:
                kind, label = _MADE[match.outcome]
                for code in match.codes:
                    say(kind, NodeRef(label, code), _SAID_OF_SOURCE[source], match.phrase)
            elif source == "main":
                left.setdefault(_LEFT.get(match.outcome, "unmatched_products"), {})[match.phrase] = None
        _keep_text(line, cell, facts)
    facts += [Fact(name, tuple(phrases)) for name, phrases in left.items()]
    return [Link(kind, None, end, "", (Fact("evidence", min(evidences)), Fact("phrases", tuple(phrases))))
            for (kind, end), (evidences, phrases) in made.items()]  # fmt: skip


def _named_parts(line: Line, products: ProductVocabulary, say: "_Say") -> None:
    """Columns that name the plan's own components and assemblies."""
    for cell in line.all("component"):
        for part in split_list(cell.text):
            if code := products.resolve_component(part):
                say("MAKES", NodeRef("Component", code), "confirmed", part)
            else:
                line.reject(cell, "unknown_component", part)
    for cell in line.all("assembly"):
        for part in split_list(cell.text):
            if code := products.resolve_assembly(part):
                say("WORKS_ON", NodeRef("Assembly", code), "confirmed", part)
            else:
                line.reject(cell, "unknown_assembly", part)


class _Say(Protocol):
    def __call__(self, kind: str, end: NodeRef, evidence: str, phrase: str) -> None: ...


def _keep_text(line: Line, cell: Cell, facts: list[Fact]) -> None:
    """The product text itself stays with the firm."""
    column = cell.column
    if column.declared is None:
        return
    value = split_list(cell.text) if column.declared.kind == "strings" else plain(cell.text)
    if isinstance(value, Unusable):
        line.reject(cell, value.reason)
    elif value:
        facts.append(Fact(column.target, value))


def _data_kind(name: str, sources: Iterable[str], usual: str) -> str:
    if _SAMPLE in name:
        return "sample"
    return "public" if any(_PUBLIC in source for source in sources) else usual
