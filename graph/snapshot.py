"""The graph read whole: nodes and relationships, sorted export, networkx, pandas frames. Facts only unless asked."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from graph import cypher
from graph.model import MODEL
from graph.records import Edge, Node, NodeRef
from graph.store import GraphStore

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd


class Neighbour(NamedTuple):
    """One relationship as one of its ends sees it."""

    type: str
    is_start: bool
    name: str  # of the other end
    key: str
    rows: tuple[str, ...]


def nodes(store: GraphStore) -> Iterator[Node]:
    """Every node that is a fact about the world, label by label; the ledger's own are left out."""
    for t in MODEL.nodes:
        if not t.ledger:
            yield from nodes_of(store, t.label)


def nodes_of(store: GraphStore, label: str) -> Iterator[Node]:
    """The nodes of one label."""
    yield from (Node(label, r["id"], _values(r["p"], "id")) for r in store.read(cypher.all_nodes(label)))


def node(store: GraphStore, ref: NodeRef) -> Node | None:
    """One node; None when there is no such."""
    found = store.read(cypher.one_node(ref.label), {"id": ref.id})
    return Node(ref.label, ref.id, _values(found[0]["p"], "id")) if found else None


def neighbours(store: GraphStore, ref: NodeRef) -> Iterator[Neighbour]:
    """Every relationship of one node with the name of its other end, by type."""
    for r in store.read(cypher.around(ref.label), {"id": ref.id}):
        key = MODEL.relationship[r["type"]].key
        yield Neighbour(
            r["type"],
            r["out"],
            r["name"] or r["id"],
            r["p"].get(key, "") if key else "",
            tuple(r["p"].get("rows") or ()),
        )


def named(store: GraphStore, label: str, ids: Iterable[str]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Id -> what the node is called, and the names of the places where it is; only those that are there."""
    found = store.read(cypher.named(label), {"ids": sorted(set(ids))})
    return {r["id"]: (r["name"] or r["id"], tuple(r["places"])) for r in found}


def between(store: GraphStore, refs: Iterable[NodeRef]) -> Iterator[Edge]:
    """Every relationship that stands between these nodes, type by type."""
    ids: dict[str, list[str]] = {}
    for ref in sorted(set(refs)):
        ids.setdefault(ref.label, []).append(ref.id)
    for t in MODEL.relationships:
        for start in (label for label in t.starts if label in ids):
            for end in (label for label in t.ends if label in ids):
                given = {"starts": ids[start], "ends": ids[end]}
                for r in store.read(cypher.edges_between(t.type, start, end), given):
                    key = r["p"].get(t.key, "") if t.key else ""
                    yield Edge(t.type, NodeRef(start, r["a"]), NodeRef(end, r["b"]), key, _values(r["p"], t.key))


def edges(store: GraphStore, *, only_unclear: bool = False) -> Iterator[Edge]:
    """Every relationship, type by type; with `only_unclear` those whose rows differ in a value."""
    text = cypher.unclear_edges if only_unclear else cypher.all_edges
    for t in MODEL.relationships:
        for start in t.starts:
            for end in t.ends:
                for r in store.read(text(t.type, start, end)):
                    key = r["p"].get(t.key, "") if t.key else ""
                    values = _values(r["p"], t.key)
                    yield Edge(t.type, NodeRef(start, r["a"]), NodeRef(end, r["b"]), key, values)


def counts(store: GraphStore) -> tuple[dict[str, int], dict[str, int]]:
    """Nodes by label (the ledger's too; second labels not counted) and relationships by type, without the zeros."""
    of_nodes = {t.label: store.read(cypher.count_nodes(t.label))[0]["n"] for t in MODEL.nodes}
    of_edges = {
        t.type: store.read(f"MATCH ()-[r:{t.type}]->() RETURN count(r) AS n")[0]["n"] for t in MODEL.relationships
    }
    return {k: n for k, n in of_nodes.items() if n}, {k: n for k, n in of_edges.items() if n}


def export_graph(store: GraphStore, *, with_rows: bool = False) -> Iterator[str]:
    """One JSON object a line, sorted: two stores with the same facts give the same lines.

    Row ids and times depend on how the rows came in and are left out unless asked for.
    """
    yield from sorted(_node_line(n, with_rows) for n in nodes(store))
    yield from sorted(_edge_line(e, with_rows) for e in edges(store))


def to_networkx(store: GraphStore) -> "nx.MultiDiGraph[Any]":
    """A directed multigraph: nodes (label, id) with `label` and their properties, edges keyed by (type, key)."""
    import networkx as nx

    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for n in nodes(store):
        graph.add_node(NodeRef(n.label, n.id), label=n.label, **n.properties)
    for e in edges(store):
        graph.add_edge(e.start, e.end, key=(e.type, e.key), type=e.type, **e.properties)
    return graph


def frames(store: GraphStore) -> "dict[str, pd.DataFrame]":
    """One frame a label (column `id` and its properties) and one a type (columns `start`, `end`, its key and properties)."""
    import pandas as pd

    tables: dict[str, list[dict[str, Any]]] = {}
    for n in nodes(store):
        tables.setdefault(n.label, []).append({"id": n.id, **n.properties})
    for e in edges(store):
        key = MODEL.relationship[e.type].key
        keyed = {key: e.key} if key else {}
        tables.setdefault(e.type, []).append({"start": e.start.id, "end": e.end.id, **keyed, **e.properties})
    return {name: pd.DataFrame(rows) for name, rows in tables.items()}


def _values(properties: Mapping[str, Any], without: str) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in properties.items() if k != without and v is not None}


def _node_line(n: Node, with_rows: bool) -> str:
    return _line({"node": n.label, "id": n.id, "properties": _shown(n.properties.items(), with_rows)})


def _edge_line(e: Edge, with_rows: bool) -> str:
    ends = {"start": [e.start.label, e.start.id], "end": [e.end.label, e.end.id]}
    return _line({"relationship": e.type, **ends, "key": e.key, "properties": _shown(e.properties.items(), with_rows)})


def _shown(properties: Iterable[tuple[str, Any]], with_rows: bool) -> dict[str, Any]:
    return {k: _number(v) for k, v in properties if with_rows or k != "rows"}


def _number(value: Any) -> Any:
    """Whole numbers as integers, so that 1.0 and 1 give equal text on both engines."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
