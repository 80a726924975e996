"""An embedded store made whole: its schema, then all nodes and relationships by the engine's bulk path."""

import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeAlias

from graph.cypher import STEP, edge_properties, properties, schema_statements, steps
from graph.deadline import lift
from graph.dialect import embedded_error
from graph.errors import StoreUnavailable
from graph.model import MODEL
from graph.records import Edge, Node

os.environ.setdefault("ARCADEDB_LOG_CONSOLE", "0")  # read at import; otherwise the engine talks on stderr

_CHUNKS = 100_000  # lists of relationships that the engine keeps at hand: a tenth less time than with its own number
Graph: TypeAlias = tuple[Iterable[Node], Iterable[Edge]]


def engine() -> Any:
    """The engine's module.

    Raises:
        StoreUnavailable: there is none for this platform.
    """
    try:
        import arcadedb
    except ImportError as error:
        raise StoreUnavailable(
            "本机没有内嵌数据库（arcadedb 没有此平台的安装包）。请用 --store bolt://主机:7687 连接 Neo4j。"
        ) from error
    return arcadedb


def aside(folder: Path) -> Path:
    """Where a store of this folder is built before it takes its place; its folder holds `whole` once it is."""
    return folder / "next" / "liantu"


def build(folder: Path, graph: Callable[[], Graph]) -> None:
    """Make the store of a graph aside: whole once this returns, or none at all. Its schema is laid while `graph` is made."""
    home = aside(folder)
    shutil.rmtree(home.parent, ignore_errors=True)
    try:
        with ThreadPoolExecutor(1) as beside:
            opening = beside.submit(opened, home)
            try:
                nodes, edges = graph()
                _bulk(opening.result(), nodes, edges)
            finally:
                opening.result().close()
        _reach_disk(home)  # all at once: its commits were not flushed one by one
        (home.parent / "whole").touch()
    except BaseException:
        shutil.rmtree(home.parent, ignore_errors=True)
        raise


def opened(home: Path) -> Any:
    """The database in this folder, made where there is none, with all types of the model."""
    arcadedb = engine()
    home.parent.mkdir(parents=True, exist_ok=True)
    fresh = not home.exists()
    try:
        db = (arcadedb.create_database if fresh else arcadedb.open_database)(str(home))
    except arcadedb.ArcadeDBError as error:
        raise embedded_error(error, str(home)) from error
    if not fresh:
        lift(db)
    if fresh or _lacks_types(db):
        _prepare(db)  # first, for a flush after each statement takes seconds
    return db


def _reach_disk(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb+") as stream:
                os.fsync(stream.fileno())


def _lacks_types(db: Any) -> bool:
    """Whether the store was made before the model grew, or its making was stopped."""
    names = (*(_type_name(t.label) for t in MODEL.nodes), *(r.type for r in MODEL.relationships))
    return not all(db.schema.exists_type(name) for name in names)


def _prepare(db: Any) -> None:
    """Schema, and the types that the bulk path cannot make by itself: several labels, relationships."""
    for text in schema_statements():
        db.command("opencypher", text, {})
    for t in MODEL.nodes:
        if t.also:
            parents = ", ".join((t.label, *t.also))
            db.command("sql", f"CREATE VERTEX TYPE `{_type_name(t.label)}` IF NOT EXISTS EXTENDS {parents}")
    for r in MODEL.relationships:
        db.command("sql", f"CREATE EDGE TYPE {r.type} IF NOT EXISTS")


def _bulk(db: Any, nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
    """Vertices first, then relationships by the record ids that the engine gave them."""
    rids: dict[tuple[str, str], Any] = {}
    size = 2 * STEP  # larger buffers took hundreds of MB more and were no faster
    room = {"batch_size": size, "max_deferred_incoming_edges": size, "chunk_cache_capacity": _CHUNKS}
    with db.graph_batch(**room, parallel_flush=False, use_wal=True) as batch:
        for part in steps(nodes, size):
            by_label: dict[str, list[Node]] = defaultdict(list)
            for n in part:
                by_label[n.label].append(n)
            for label, some in by_label.items():
                made = batch.create_vertices(_type_name(label), [properties(n) for n in some])
                if not MODEL.node[label].ledger:
                    rids.update(zip(((label, n.id) for n in some), made, strict=True))
        for edge_part in steps(edges, size):
            by_type: dict[str, list[Edge]] = defaultdict(list)
            for e in edge_part:
                by_type[e.type].append(e)
            for kind, them in by_type.items():
                starts = [rids[e.start.label, e.start.id] for e in them]
                ends = [rids[e.end.label, e.end.id] for e in them]
                batch.new_edges(starts, kind, ends, [edge_properties(e) for e in them])


def _type_name(label: str) -> str:
    """ArcadeDB keeps a node of several labels in a type named by them in alphabetical order."""
    return "~".join(sorted((label, *MODEL.node[label].also)))
