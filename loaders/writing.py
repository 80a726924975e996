"""How a change gets into the store so that a stop at any point leaves it whole: announce, rows in steps, graph, done.

A load is announced (`arriving`), its rows follow in steps. A graph difference of up to 20,000 changes is one transaction
with the end of the load; a larger one goes in idempotent steps while the load is `folding`. `loaders/recovery.py` removes
an arriving load and finishes a folding one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph import archive, cypher
from graph.archive import Meta
from graph.cypher import Statement
from graph.difference import Difference
from graph.fold import Fold
from graph.lease import Lease
from graph.records import Edge, Judgement, Load, Node
from graph.store import GraphStore
from loaders.progress import Progress

ONE_TRANSACTION = 20_000  # changes of the graph; more of them in one transaction is refused or slow on both engines


@dataclass(frozen=True, slots=True)
class Writing:
    """What the store holds afterwards besides the graph: loads that come or go with their rows, notes, judgements."""

    meta: Meta
    arriving: Sequence[tuple[Load, Sequence[Node]]] = ()  # the load and its row nodes
    leaving: Sequence[tuple[Load, int]] = ()  # the load and the number of its rows
    judgements_put: Sequence[Judgement] = ()
    judgements_deleted: Sequence[Statement] = ()

    def loads(self, state: str) -> list[Node]:
        """The load nodes, all in this state (`done` means: what each is becoming)."""
        coming = [replace(load, state=state, goal="done") for load, _ in self.arriving]
        going = [replace(load, state="undone" if state == "done" else state, goal="undone") for load, _ in self.leaving]
        return [archive.load_node(load) for load in (*coming, *going)]

    def end(self) -> list[Statement]:
        """The last transaction's bookkeeping."""
        nodes = [*self.loads("done"), archive.meta_node(self.meta)]
        nodes += [archive.judgement_node(j) for j in self.judgements_put]
        return [*cypher.put_nodes(nodes), *self.judgements_deleted]


def write(lease: Lease, writing: Writing, change: Difference, progress: Progress) -> None:
    """Rows, then the graph, then the end of the loads. Safe to stop anywhere."""
    if writing.arriving:
        announced = [archive.load_node(load) for load, _ in writing.arriving]
        lease.write(*cypher.put_nodes(announced))
        _rows(lease, [node for _, nodes in writing.arriving for node in nodes], progress)
    statements = change.statements()
    rows_going = sum(rows for _, rows in writing.leaving)
    if len(change) + rows_going <= ONE_TRANSACTION:
        progress.start(1, "写入图")
        going = [archive.drop_rows(load.id, ONE_TRANSACTION) for load, _ in writing.leaving]
        lease.write(*statements, *going, *writing.end())
        progress.step(1)
    else:
        _steps(lease, writing, statements, progress)
    progress.done()


def _rows(lease: Lease, nodes: Sequence[Node], progress: Progress) -> None:
    progress.start(len(nodes), "写入来源行")
    for part in cypher.steps(nodes):
        lease.write(*cypher.put_nodes(part))
        progress.step(len(part))
    progress.done()


def _steps(lease: Lease, writing: Writing, statements: Sequence[Statement], progress: Progress) -> None:
    lease.write(*cypher.put_nodes(writing.loads("folding")))
    progress.start(len(statements) + 1, "写入图")
    for statement in statements:
        lease.write(statement)
        progress.step(1)
    for load, _ in writing.leaving:
        drop_rows(lease, load.id)
    lease.write(*writing.end())
    progress.step(1)


def drop_rows(lease: Lease, load: str) -> None:
    """Delete all rows of a load, step by step."""
    while lease.write(archive.drop_rows(load, cypher.STEP))[0][0]["n"]:
        pass


def swap(store: GraphStore, lease: Lease, writing: Writing, after: Fold, stored: Iterable[Load]) -> None:
    """Build the whole store aside by the bulk path and swap it in: all or nothing."""
    gone = {load.id for load, _ in writing.leaving} | {load.id for load, _ in writing.arriving}
    keep = [load for load in stored if load.id not in gone]

    def nodes() -> Iterator[Node]:
        yield from after.nodes.values()
        yield from (archive.load_node(load) for load in keep)
        yield from writing.loads("done")
        for load in keep:
            yield from archive.row_nodes(store, load.id)
        for _, rows in writing.arriving:
            yield from rows
        yield from (archive.judgement_node(j) for j in writing.judgements_put)
        yield archive.meta_node(writing.meta)
        yield lease.node()

    def edges() -> Iterator[Edge]:
        yield from after.edges.values()

    store.replace(nodes(), edges())
