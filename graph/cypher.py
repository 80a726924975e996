"""MODEL -> Cypher: constraints, indexes, upserts, deletes and the ledger's own reads. The only place that writes MERGE."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from graph.model import MODEL
from graph.records import Edge, Node, NodeRef

STEP = 5_000  # rows a statement; larger ones only cost memory on both engines
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Statement:
    """One Cypher statement and its parameters. Text comes from this module or a question file, never from data."""

    text: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    must_find: bool = False  # a fence: when it returns no row the whole transaction is given up (LeaseLost)


def schema() -> str:
    """The text of schema.cypher: one unique id for a label, range indexes, nothing that only one engine has."""
    lines = ["// Written from graph/model.py by `make generate`; do not edit."]
    for t in MODEL.nodes:
        lines.append(f"CREATE CONSTRAINT {t.label.lower()}_id IF NOT EXISTS FOR (n:{t.label}) REQUIRE n.id IS UNIQUE;")
        lines += [
            f"CREATE INDEX {t.label.lower()}_{p.name} IF NOT EXISTS FOR (n:{t.label}) ON (n.{p.name});"
            for p in t.properties
            if p.index
        ]
    for r in MODEL.relationships:
        lines += [
            f"CREATE INDEX {r.type.lower()}_{p.name} IF NOT EXISTS FOR ()-[r:{r.type}]-() ON (r.{p.name});"
            for p in r.properties
            if p.index
        ]
    return "\n".join(lines) + "\n"


def indexed() -> set[tuple[str, str]]:
    """(label or relationship type, property) of everything that schema.cypher indexes."""
    owners = [(t.label, t.properties) for t in MODEL.nodes] + [(t.type, t.properties) for t in MODEL.relationships]
    return {(t.label, "id") for t in MODEL.nodes} | {(owner, p.name) for owner, ps in owners for p in ps if p.index}


def schema_statements() -> list[str]:
    """One statement a line of schema.cypher, without its semicolon."""
    return [line.rstrip(";") for line in schema().splitlines() if not line.startswith("//")]


def put_nodes(nodes: Iterable[Node]) -> list[Statement]:
    """Create the nodes or replace all their properties."""
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for n in nodes:
        groups[n.label].append({"id": n.id, "p": properties(n)})
    return [
        Statement(f"UNWIND $rows AS x MERGE (n:{MODEL.node[label].labels} {{id: x.id}}) SET n = x.p", {"rows": part})
        for label in _in_model_order(groups)
        for part in steps(groups[label])
    ]


def put_edges(edges: Iterable[Edge]) -> list[Statement]:
    """Create the relationships or replace all their properties. Their ends must exist."""
    groups = _by_ends(edges)
    return [
        Statement(
            f"UNWIND $rows AS x MATCH (a:{start} {{id: x.a}}), (b:{end} {{id: x.b}}) "
            f"MERGE (a)-[r:{kind}{_key(kind)}]->(b) SET r = x.p",
            {"rows": [{"a": e.start.id, "b": e.end.id, "k": e.key, "p": edge_properties(e)} for e in part]},
        )
        for kind, start, end in sorted(groups)
        for part in steps(groups[kind, start, end])
    ]


def delete_nodes(refs: Iterable[NodeRef]) -> list[Statement]:
    """Delete the nodes with whatever hangs on them."""
    groups: dict[str, list[str]] = defaultdict(list)
    for ref in refs:
        groups[ref.label].append(ref.id)
    return [
        Statement(f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) DETACH DELETE n", {"ids": part})
        for label in _in_model_order(groups)
        for part in steps(groups[label])
    ]


def delete_edges(edges: Iterable[Edge]) -> list[Statement]:
    """Delete the relationships; their ends stay."""
    groups = _by_ends(edges)
    return [
        Statement(
            f"UNWIND $rows AS x MATCH (a:{start} {{id: x.a}})-[r:{kind}{_key(kind)}]->(b:{end} {{id: x.b}}) DELETE r",
            {"rows": [{"a": e.start.id, "b": e.end.id, "k": e.key} for e in part]},
        )
        for kind, start, end in sorted(groups)
        for part in steps(groups[kind, start, end])
    ]


def all_nodes(label: str) -> str:
    """Read every node of one label (not of those that carry it only as a second label)."""
    return f"MATCH (n:{label}){_first_label(label)} RETURN n.id AS id, properties(n) AS p"


def count_nodes(label: str) -> str:
    """Count them in the same way."""
    return f"MATCH (n:{label}){_first_label(label)} RETURN count(n) AS n"


def all_edges(kind: str, start: str, end: str) -> str:
    """Read every relationship of one type between two labels."""
    return (
        f"MATCH (a:{start}){_first_label(start, 'a')} MATCH (a)-[r:{kind}]->(b:{end}){_first_label(end, 'b')} "
        "RETURN a.id AS a, b.id AS b, properties(r) AS p"
    )


def edges_between(kind: str, start: str, end: str) -> str:
    """The relationships of one type from the nodes `$starts` to the nodes `$ends`."""
    return (
        f"UNWIND $starts AS id MATCH (a:{start} {{id: id}})-[r:{kind}]->(b:{end}) WHERE b.id IN $ends "
        "RETURN a.id AS a, b.id AS b, properties(r) AS p"
    )


def named(label: str) -> str:
    """The nodes with the ids `$ids`: what they are called and the places where they are."""
    return (
        f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) "
        "RETURN n.id AS id, n.name AS name, COLLECT { MATCH (n)-[:LOCATED_IN]->(p:Place) RETURN p.name ORDER BY p.id } AS places"
    )


def around(label: str) -> str:
    """The relationships of the node `$id`: type, whether it is their start, key and rows, and what the other end is called."""
    return (
        f"MATCH (n:{label} {{id: $id}})-[r]-(o) RETURN type(r) AS type, startNode(r).id = $id AS out, o.id AS id, "
        "o.name AS name, properties(r) AS p ORDER BY type, id"
    )


def one_node(label: str) -> str:
    """The node with the id `$id`."""
    return f"MATCH (n:{label} {{id: $id}}) RETURN n.id AS id, properties(n) AS p"


def unclear_edges(kind: str, start: str, end: str) -> str:
    """Read those of one type whose rows differ."""
    return (
        f"MATCH (a:{start}){_first_label(start, 'a')} MATCH (a)-[r:{kind}]->(b:{end}){_first_label(end, 'b')} "
        f"WITH a, r, b WHERE size(r.conflicts) > 0 RETURN a.id AS a, b.id AS b, properties(r) AS p ORDER BY a, b"
    )


def properties(node: Node) -> dict[str, Any]:
    """As the engines take them: lists for tuples, and the id among them."""
    return {"id": node.id, **_plain(node.properties)}


def edge_properties(edge: Edge) -> dict[str, Any]:
    """As the engines take them, with the key property."""
    key = MODEL.relationship[edge.type].key
    return {**({key: edge.key} if key else {}), **_plain(edge.properties)}


def steps(items: Sequence[T] | Iterable[T], size: int = STEP) -> Iterator[list[T]]:
    """Cut into lists of at most `size`."""
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {k: list(v) if isinstance(v, tuple) else v for k, v in values.items()}


def _first_label(label: str, name: str = "n") -> str:
    others = [f"NOT {name}:{t.label}" for t in MODEL.nodes if label in t.also]
    return f" WHERE {' AND '.join(others)}" if others else ""


def _key(kind: str) -> str:
    key = MODEL.relationship[kind].key
    return f" {{{key}: x.k}}" if key else ""


def _by_ends(edges: Iterable[Edge]) -> dict[tuple[str, str, str], list[Edge]]:
    groups: dict[tuple[str, str, str], list[Edge]] = defaultdict(list)
    for e in edges:
        groups[e.type, e.start.label, e.end.label].append(e)
    return groups


def _in_model_order(groups: Mapping[str, object]) -> list[str]:
    return [t.label for t in MODEL.nodes if t.label in groups]
