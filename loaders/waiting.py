"""What waits for a person (待确认): held rows, firms whose names are alike, different values of one date. All computed."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph import archive, snapshot
from graph.claims import not_outdated
from graph.identity import owners
from graph.model import MODEL
from graph.phrases import relationship_named, relationship_text, thing_text, value_text
from graph.records import Fact, Firm, Load, NodeRef, Record, Value
from graph.store import GraphStore
from graph.touched import Index
from loaders.doubts import doubts_in
from loaders.projection import Projection
from loaders.reader import Reader

_LASTING = frozenset(name for (_, name), p in MODEL.property.items() if p.lasting)  # no date outdates these


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of several: as a judgement names it, and the rows that state it."""

    text: str
    value: Value
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One question. held, doubt: are `a` and `b` one firm? value: which of the choices is right for property `b` of `a`?

    `a` is a firm's id, `Label:id` of any other thing, or a relationship as `relationship_text` writes it.
    """

    id: str
    kind: str
    a: str
    b: str = ""
    rows: tuple[str, ...] = ()  # those that wait; a doubt keeps none waiting
    choices: tuple[Choice, ...] = ()
    zh: str = ""  # why it is asked, where a rule says so
    en: str = ""


def waiting(store: GraphStore, reader: Reader, loads: Iterable[Load]) -> tuple[Waiting, ...]:
    """All questions, held rows first; each keeps its id while what it asks stays the same."""
    live = [load for load in loads if load.state == "done"]
    projection = Projection(store, reader, live)
    return (*_held(store, live, projection.gone()), *_doubts(store, reader), *_conflicts(store, projection))


def _held(store: GraphStore, live: Iterable[Load], gone: Collection[str]) -> tuple[Waiting, ...]:
    """A name that several codes claim: one question for each firm that it may mean."""
    index, every = _firms(store, live)
    firms = {row: firm for row, firm in every.items() if row not in gone}
    judgements = archive.judgements(store)
    who = owners(firms, judgements)
    pairs = [pair for j in judgements if j.kind == "different" for pair in ((j.a, j.b), (j.b, j.a))]
    apart = {(key, who.of_key(other) or other) for key, other in pairs}
    rows: dict[str, list[str]] = {}
    for row, firm in firms.items():
        if who.of_row[row] is None:
            rows.setdefault(firm.keys[0], []).append(row)
    return tuple(
        Waiting(_id("held", key, other), "held", key, other, tuple(sorted(rows[key])))
        for key in sorted(rows)
        for other in sorted({who.of_row.get(row) or "" for row in index.at(f"k:{key}")} - {""})
        if (key, other) not in apart
    )


def contradictions(store: GraphStore, loads: Iterable[Load]) -> tuple[tuple[str, str], ...]:
    """Pairs of keys judged both same (by a chain) and different: they join nothing until one judgement is taken back."""
    judgements = archive.judgements(store)
    if not {"same", "different"} <= {j.kind for j in judgements}:
        return ()
    _, firms = _firms(store, [load for load in loads if load.state == "done"])
    return owners(firms, judgements).contradictions


def _firms(store: GraphStore, live: Iterable[Load]) -> tuple[Index, dict[str, Firm]]:
    """The rows about firms, and the firm of each by its keys."""
    ids = {load.id for load in live}
    index = Index((r["id"], r["tokens"].split("\n")) for r in archive.firm_tokens(store) if r["load"] in ids)
    return index, {row: Firm(tuple(index.of(row, "k:")), tuple(index.of(row, "t:"))) for row in index}


def _doubts(store: GraphStore, reader: Reader) -> tuple[Waiting, ...]:
    found = doubts_in(store, reader.names)
    return tuple(Waiting(_id("doubt", d.a, d.b), "doubt", d.a, d.b, zh=d.zh, en=d.en) for d in found)


def _conflicts(store: GraphStore, projection: Projection) -> tuple[Waiting, ...]:
    """Values in conflict, of things and then of relationships."""
    labels = [t.label for t in MODEL.nodes if not t.ledger and ("conflicts" in {p.name for p in t.properties})]
    unclear = {
        thing_text(NodeRef(n.label, n.id)): n.properties
        for label in labels
        for n in snapshot.nodes_of(store, label)
        if n.properties.get("conflicts")
    }
    unclear |= {relationship_text(*e.identity): e.properties for e in snapshot.edges(store, only_unclear=True)}
    stated = _stated(unclear, projection)
    made = []
    for thing, properties in unclear.items():
        for name in _texts(properties["conflicts"]):
            values = stated.get((thing, name), {})
            choices = tuple(Choice(value_text(name, value), value, tuple(rows)) for value, rows in values.items())
            made.append(Waiting(_id("value", thing, name), "value", thing, name, choices=choices))
    return tuple(made)


def _stated(
    unclear: Mapping[str, Mapping[str, Value]], projection: Projection
) -> Mapping[tuple[str, str], dict[Value, list[str]]]:
    """(thing or relationship, property) -> value that no later one outdates -> the rows that state it."""
    about: dict[str, list[str]] = {}
    for thing, properties in unclear.items():
        for row in _texts(properties["rows"]):
            about.setdefault(row, []).append(thing)
    dates: dict[tuple[str, str], set[tuple[Value, str]]] = {}
    found: dict[tuple[str, str], dict[Value, list[str]]] = {}
    for record in projection.read(sorted(about)):
        for said in (record, *record.also):
            for thing in about[record.row]:
                for fact in _facts_about(thing, said):
                    rows = found.setdefault((thing, fact.name), {}).setdefault(fact.value, [])
                    rows.extend([said.row] if said.row not in rows else [])
                    date = "" if fact.name in _LASTING else fact.date or said.as_of
                    dates.setdefault((thing, fact.name), set()).add((fact.value, date))
    standing = {key: not_outdated(said) for key, said in dates.items()}
    return {key: {v: rows for v, rows in values.items() if v in standing[key]} for key, values in found.items()}


def _facts_about(thing: str, said: Record) -> Iterator[Fact]:
    """What a record says of a thing, or of the relationship among its own."""
    named = relationship_named(thing)
    if named is None:
        if not isinstance(said.subject, NodeRef) or thing_text(said.subject) == thing:
            yield from said.facts
        return
    kind, *ends, key = named
    for link in said.links:
        fixed = [thing_text(each) for each in (link.start, link.end) if isinstance(each, NodeRef)]
        if (link.type, link.key) == (kind, key) and set(fixed) <= set(ends):
            yield from link.facts


def _texts(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _id(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:6]
