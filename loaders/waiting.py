"""What waits for a person (待确认): held rows, firms whose names are alike, different values of one date. All computed."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph import archive, snapshot
from graph.fold import not_outdated
from graph.identity import owners
from graph.model import MODEL
from graph.phrases import value_text
from graph.records import Firm, Load, Node, NodeRef, Value
from graph.store import GraphStore
from graph.touched import Index
from loaders.doubts import doubts_in
from loaders.projection import Projection
from loaders.reader import Reader


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of several: as a judgement names it, and the rows that state it."""

    text: str
    value: Value
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One question. held, doubt: are `a` and `b` one firm? value: which of the choices is right for property `b` of `a`?

    `a` is a firm's id, or `Label:id` of any other thing.
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
    return (*_held(store, live), *_doubts(store, reader), *_conflicts(store, reader, live))


def _held(store: GraphStore, live: Iterable[Load]) -> tuple[Waiting, ...]:
    """A name that several codes claim: one question for each firm that it may mean."""
    index, firms = _firms(store, live)
    judgements = archive.judgements(store)
    who = owners(firms, judgements)
    apart = {(j.a, j.b) for j in judgements if j.kind == "different"}
    rows: dict[str, list[str]] = {}
    for row, firm in firms.items():
        if who.of_row[row] is None:
            rows.setdefault(firm.keys[0], []).append(row)
    return tuple(
        Waiting(_id("held", key, other), "held", key, other, tuple(sorted(rows[key])))
        for key in sorted(rows)
        for other in sorted({who.of_row[row] or "" for row in index.at(f"k:{key}")} - {""})
        if (min(key, other), max(key, other)) not in apart
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


def _conflicts(store: GraphStore, reader: Reader, live: list[Load]) -> tuple[Waiting, ...]:
    labels = [t.label for t in MODEL.nodes if not t.ledger and ("conflicts" in {p.name for p in t.properties})]
    unclear = [n for label in labels for n in snapshot.nodes_of(store, label) if n.properties.get("conflicts")]
    stated = _stated(unclear, Projection(store, reader, live))
    made = []
    for node in unclear:
        thing = node.id if node.label == "Enterprise" else f"{node.label}:{node.id}"
        for name in _texts(node.properties["conflicts"]):
            values = stated.get((thing, name), {})
            choices = tuple(Choice(value_text(name, value), value, tuple(rows)) for value, rows in values.items())
            made.append(Waiting(_id("value", thing, name), "value", thing, name, choices=choices))
    return tuple(made)


def _stated(nodes: Iterable[Node], projection: Projection) -> Mapping[tuple[str, str], dict[Value, list[str]]]:
    """(thing, property) -> value that no later one outdates -> the rows that state it."""
    of_row = {row: node for node in nodes for row in _texts(node.properties["rows"])}
    dates: dict[tuple[str, str], set[tuple[Value, str]]] = {}
    found: dict[tuple[str, str], dict[Value, list[str]]] = {}
    for record in projection.read(sorted(of_row)):
        for said in (record, *record.also):
            thing = (
                f"{said.subject.label}:{said.subject.id}" if isinstance(said.subject, NodeRef) else of_row[said.row].id
            )
            for fact in said.facts:
                found.setdefault((thing, fact.name), {}).setdefault(fact.value, []).append(said.row)
                dates.setdefault((thing, fact.name), set()).add((fact.value, fact.date or said.as_of))
    standing = {key: not_outdated(said) for key, said in dates.items()}
    return {key: {v: rows for v, rows in values.items() if v in standing[key]} for key, values in found.items()}


def _texts(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _id(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:6]
