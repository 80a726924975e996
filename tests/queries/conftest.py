"""The golden graph of tests/golden, in a store: small enough to draw on paper (it is drawn in its README)."""

import csv
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.cypher import put_edges, put_nodes
from graph.records import Edge, Node, NodeRef
from graph.store import GraphStore, open_store
from queries.runner import Answer, ask
from queries.thresholds import packaged

GOLDEN = Path(__file__).resolve().parent.parent / "golden"


def asked(store: GraphStore, name: str, case: Mapping[str, Any]) -> Answer:
    """What the question answers in a case of `answers/`: its parameters, and thresholds of its own where it names some."""
    ours = packaged()
    sections = {name: {**values, **case.get("thresholds", {}).get(name, {})} for name, values in ours.sections.items()}
    return ask(store, name, replace(ours, sections=sections), **case["given"])


def golden_nodes() -> list[Node]:
    """A thing without a name, such as a survey, has none in the graph either."""
    lines = _lines(GOLDEN / "nodes.csv")
    return [Node(r["label"], r["id"], ({"name": r["name"]} if r["name"] else {}) | _more(r["more"])) for r in lines]


def golden_edges() -> list[Edge]:
    return [
        Edge(
            r["type"],
            NodeRef(r["start_label"], r["start"]),
            NodeRef(r["end_label"], r["end"]),
            r["key"],
            _more(r["more"]),
        )
        for r in _lines(GOLDEN / "edges.csv")
    ]


def fill(store: GraphStore) -> GraphStore:
    """Write the golden graph into a store."""
    store.write(put_nodes(golden_nodes()) + put_edges(golden_edges()))
    return store


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _more(text: str) -> dict[str, object]:
    """The cell `more`; what names no row comes from the plan's row 0!1, but a firm only mentioned has none."""
    values = json.loads(text) if text else {}
    if not values.get("mentioned"):
        values.setdefault("rows", ["0!1"])
    return {k: tuple(v) if isinstance(v, list) else v for k, v in values.items()}


@pytest.fixture
def golden_on_engine(engine: GraphStore) -> GraphStore:
    """The golden graph in a fresh store, once on each engine; free to change."""
    return fill(engine)


@pytest.fixture
def fresh_golden(embedded: GraphStore) -> GraphStore:
    """The golden graph in a fresh embedded store, free to change."""
    return fill(embedded)


@pytest.fixture(scope="session")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """The golden graph, embedded, for tests that only read."""
    pytest.importorskip("arcadedb")
    with open_store(f"embedded:{tmp_path_factory.mktemp('golden') / 'store'}") as store:
        yield fill(store)


@pytest.fixture(scope="session")
def golden_by_door(golden: GraphStore) -> Iterator[GraphStore]:
    """The same store as a second process reads it."""
    golden.serve()
    with open_store(golden.url) as store:
        yield store


@pytest.fixture
def golden_on_neo4j(on_neo4j: GraphStore) -> GraphStore:
    """The golden graph on the Neo4j server."""
    return fill(on_neo4j)
