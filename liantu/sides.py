"""A question with its sides next to each other: what is known of each, what of it differs, and the rows that say so.

The sides of `held` and `doubt` are two things, those of `value` the values that rows state. Pages and the command line
show the same.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from graph import archive, snapshot
from graph.identity import LEVELS, normal_form
from graph.model import MODEL
from graph.phrases import thing_named
from graph.records import Load, Mention, NodeRef, Record, Row, Value
from graph.snapshot import Neighbour
from graph.store import GraphStore
from liantu.firm_card import about
from loaders.projection import Projection
from loaders.reader import Reader
from loaders.waiting import Waiting

Verdict = Literal["same", "partly", "differs", "unknown"]
MOST_ROWS = 12  # of one side
_HIDDEN = frozenset(
    {"rows", "keys", "conflicts", "mentioned", "data_kind", "as_of", "unmatched_products", "excluded_products"}
)
_ITEMS, _CUSTOMERS, _SUPPLIERS = "item", "SUPPLIES>", "SUPPLIES<"
_TITLES = {
    _CUSTOMERS: ("供货给", "Supplies"),
    _SUPPLIERS: ("由其供货", "Is supplied by"),
    _ITEMS: ("供货产品", "Items supplied"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """What one side says for one line of the comparison, and of which date it is."""

    value: Value
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two things, or one of the values. `facts`: property or relationship -> what is said."""

    name: str
    key: str
    facts: Mapping[str, Said]
    rows: tuple[Row, ...]  # the newest, at most MOST_ROWS
    total: int  # rows that there are


@dataclass(frozen=True, slots=True)
class Line:
    """One fact, side by side; None where a side says nothing."""

    name: str
    zh: str
    en: str
    said: tuple[Said | None, ...]
    verdict: Verdict


@dataclass(frozen=True)
class Comparison:
    """A question with its sides. `subject` is what a question about values is about: its node, its name, the property."""

    question: Waiting
    sides: tuple[Side, ...]
    lines: tuple[Line, ...]
    label: str = "Enterprise"
    subject: str = ""
    loads: Mapping[str, Load] = field(default_factory=dict)
    columns: Mapping[tuple[str, str], frozenset[str]] = field(
        default_factory=dict
    )  # (row, header) -> facts it is about

    @property
    def can_be_same(self) -> bool:
        """Two names that others only mention cannot be joined: neither has a row of its own."""
        return not all(side.key.startswith("text:") for side in self.sides)

    def differs(self, row: str, header: str) -> bool:
        """Whether this cell speaks about something in which the sides differ."""
        differing = {line.name for line in self.lines if line.verdict in ("differs", "partly")}
        return not differing.isdisjoint(self.columns.get((row, header), frozenset()))


def thing(key: str) -> NodeRef:
    """What a side's key stands for: `Label:id`, or a key of a firm."""
    return thing_named(key) or NodeRef("Enterprise", key)


def compare(question: Waiting, store: GraphStore, reader: Reader, loads: Sequence[Load]) -> Comparison:
    """Put the sides of a question next to each other."""
    return _Desk(store, reader, loads).compare(question)


class _Desk:
    def __init__(self, store: GraphStore, reader: Reader, loads: Sequence[Load]) -> None:
        self._store = store
        self._reader = reader
        self._loads = {load.id: load for load in loads}
        self._projection = Projection(store, reader, loads)

    def compare(self, question: Waiting) -> Comparison:
        ref = thing(question.a)
        if question.choices:
            sides = tuple(self._choice(question, ref.label, at) for at in range(len(question.choices)))
            known = snapshot.node(self._store, ref)
            subject = str(known.properties.get("name", ref.id)) if known else spoken(ref.id)
        else:
            subject = ""
            held = self._rows_alone(question.a, question.rows) if question.rows else self._node(ref)
            sides = (held, self._node(thing(question.b)))
        rows = [row for side in sides for row in side.rows]
        return Comparison(
            question, sides, tuple(_lines(sides, ref.label)), ref.label, subject, self._loads, self._about(rows)
        )

    def _node(self, ref: NodeRef) -> Side:
        """What the graph knows of a thing. A firm that others only mention is known by their rows."""
        node = snapshot.node(self._store, ref)
        if node is None:
            return Side(spoken(ref.id), ref.id, {}, (), 0)
        around = list(snapshot.neighbours(self._store, ref))
        p = node.properties
        known = [name for name in p if name not in _HIDDEN and not name.endswith("_as_of")]
        facts = {name: Said(p[name], str(p.get(f"{name}_as_of", ""))) for name in known} | _partners(around)
        own = p.get("rows")
        rows = own if isinstance(own, tuple) and own else tuple({row for n in around for row in n.rows})
        return Side(str(p.get("name", ref.id)), ref.id, facts, self._rows(rows), len(rows))

    def _rows_alone(self, key: str, rows: Sequence[str]) -> Side:
        """What rows say that belong to nobody yet."""
        records = list(self._projection.read(rows))
        facts = {name: said for record in records for name, said in self._facts(record)}
        return Side(
            str(facts["name"].value) if "name" in facts else spoken(key), key, facts, self._rows(rows), len(rows)
        )

    def _choice(self, question: Waiting, label: str, at: int) -> Side:
        """One value: which date it is of, and who says so."""
        choice = question.choices[at]
        name = choice.text.partition("=")[0]
        records = [said for record in self._projection.read(choice.rows) for said in (record, *record.also)]
        dates = {f.date or r.as_of for r in records for f in r.facts if (f.name, f.value) == (name, choice.value)}
        sources = {s for r in records for f in r.facts if f.name == "sources" for s in _texts(f.value)}
        facts = {name: Said(choice.value, "、".join(sorted(dates - {""})))}
        facts |= {"sources": Said(tuple(sorted(sources)))} if sources and (label, "sources") in MODEL.property else {}
        return Side("", choice.text, facts, self._rows(choice.rows), len(choice.rows))

    def _facts(self, record: Record) -> Iterator[tuple[str, Said]]:
        for f in record.facts:
            if f.name not in _HIDDEN:
                yield (
                    f.name,
                    Said(f.value, f.date or (record.as_of if MODEL.property["Enterprise", f.name].dated else "")),
                )
        ends: dict[str, list[str]] = {}
        for link in record.links:
            if link.start is None and link.end is not None:
                ends.setdefault(link.type, []).append(self._called(link.end))
        yield from ((kind, Said(tuple(dict.fromkeys(names)))) for kind, names in ends.items())

    def _called(self, end: NodeRef | Mention) -> str:
        if isinstance(end, Mention):
            return end.shown
        return snapshot.named(self._store, end.label, (end.id,)).get(end.id, (end.id, ()))[0]

    def _rows(self, ids: Iterable[str]) -> tuple[Row, ...]:
        newest = sorted(ids, key=lambda id: tuple(map(int, id.split("!"))), reverse=True)[:MOST_ROWS]
        found = {row.id: row for row in archive.rows(self._store, newest)}
        return tuple(found[id] for id in newest if id in found)

    def _about(self, rows: Collection[Row]) -> dict[tuple[str, str], frozenset[str]]:
        """Which facts each cell speaks about, by the map with which its sheet was read."""
        found = {}
        for row in rows:
            context = next((c for c in self._loads[row.load].sheets if c.name == row.sheet), None)
            sheet_map = self._reader.maps.get(context.map) if context else None
            for header in row.cells:
                if sheet_map and (column := sheet_map.find(header)):
                    found[row.id, header] = frozenset(about(column))
        return found


def spoken(key: str) -> str:
    """A key as people say it: the name, the code, without its mark."""
    mark, _, rest = key.partition(":")
    return rest if mark in (*LEVELS, "text") else key


def _partners(around: Iterable[Neighbour]) -> dict[str, Said]:
    """Relationship -> names of the other ends; supplies by their direction, with the items."""
    names: dict[str, dict[str, None]] = {}
    for n in around:
        kind = (_CUSTOMERS if n.is_start else _SUPPLIERS) if n.type == "SUPPLIES" else n.type
        names.setdefault(kind, {})[n.name] = None
        if n.type == "SUPPLIES" and n.is_start and n.key:
            names.setdefault(_ITEMS, {})[n.key] = None
    return {kind: Said(tuple(found)) for kind, found in names.items()}


def _lines(sides: Sequence[Side], label: str) -> Iterator[Line]:
    """In the order of the model: properties first, then relationships."""
    spoken_of = {name for side in sides for name in side.facts}
    for name, zh, en in _order(label):
        if name in spoken_of:
            said = tuple(side.facts.get(name) for side in sides)
            yield Line(name, zh, en, said, verdict(said))


def _order(label: str) -> Iterator[tuple[str, str, str]]:
    yield from ((p.name, p.zh, p.en) for p in MODEL.node[label].properties if not p.name.endswith("_qualifier"))
    yield from ((t.type, t.zh, t.en) for t in MODEL.relationships)
    yield from ((name, *words) for name, words in _TITLES.items())


def verdict(said: Sequence[Said | None]) -> Verdict:
    """Whether the sides say one thing. Lists that share something agree partly; a side without a word decides nothing."""
    given = [_comparable(each.value) for each in said if each is not None]
    if len(given) < len(said):
        return "unknown"
    if all(each == given[0] for each in given):
        return "same"
    if all(isinstance(each, frozenset) for each in given) and frozenset.intersection(*given):  # type: ignore[arg-type]
        return "partly"
    return "differs"


def _comparable(value: Value) -> object:
    if isinstance(value, tuple):
        return frozenset(map(normal_form, value))
    return normal_form(value) if isinstance(value, str) else value


def _texts(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()
