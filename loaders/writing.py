"""How a change gets into the store so that a stop at any point leaves it whole: announce, rows in steps, graph, done.

A load is announced (`arriving`), its rows follow in steps. A graph difference of up to 20,000 changes is one transaction
with the end of the load; a larger one goes in idempotent steps while the load is `folding`. `loaders/recovery.py` removes
an arriving load and finishes a folding one. Where very much changes at once, the embedded store is built aside and swapped.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from graph import archive, cypher
from graph.archive import Meta
from graph.cypher import Statement
from graph.difference import Difference
from graph.drain import drained_dict
from graph.fold import Fold
from graph.lease import Lease
from graph.records import Judgement, Load, Node, View
from graph.store import GraphStore
from loaders.progress import Progress

T = TypeVar("T")
ONE_TRANSACTION = 20_000  # changes; more of them in one transaction is refused or slow on both engines
FULL_SHARE = 1 / 3  # of all rows: beyond it folding or writing everything costs no more than finding the part


@dataclass(frozen=True, slots=True)
class Changed:
    """How much of the graph a change wrote."""

    nodes_put: int = 0
    nodes_deleted: int = 0
    edges_put: int = 0
    edges_deleted: int = 0

    @classmethod
    def of(cls, change: Difference) -> "Changed":
        """Count a difference."""
        return cls(len(change.put_nodes), len(change.delete_nodes), len(change.put_edges), len(change.delete_edges))


@dataclass(frozen=True, slots=True)
class Writing:
    """What the store holds afterwards besides the graph: loads that come or go with their rows, notes, judgements."""

    meta: Meta
    arriving: Sequence[tuple[Load, Iterable[Node]]] = ()  # the load and its row nodes
    leaving: Sequence[tuple[Load, int]] = ()  # the load and the number of its rows
    judgements: Sequence[Judgement] = ()  # to put
    forgotten: Sequence[Statement] = ()
    views: Sequence[View] = ()  # of another store, to put

    def loads(self, state: str) -> list[Node]:
        """The load nodes, all in this state; `done` means: what each is becoming."""
        coming = [replace(load, state=state, goal="done") for load, _ in self.arriving]
        gone = "undone" if state == "done" else state
        going = [replace(load, state=gone, goal="undone") for load, _ in self.leaving]
        return [archive.load_node(load) for load in (*coming, *going)]

    def end(self) -> list[Statement]:
        """The last transaction's bookkeeping."""
        kept = [*map(archive.judgement_node, self.judgements), *map(archive.view_node, self.views)]
        return [*cypher.put_nodes([*self.loads("done"), archive.meta_node(self.meta), *kept]), *self.forgotten]


class Writer:
    """The holder of the lease at work on one store."""

    def __init__(self, store: GraphStore, lease: Lease, progress: Progress, bulk_from: int = ONE_TRANSACTION) -> None:
        self._store = store
        self._lease = lease
        self._progress = progress
        self._bulk_from = bulk_from

    def swaps(self, rows: int, loads: Iterable[Load]) -> bool:
        """Whether so many rows coming or going are better written by building the store aside."""
        total = sum(sum(load.counts.values()) for load in loads if load.state == "done")
        return self._store.can_replace and rows >= self._bulk_from and rows > FULL_SHARE * (total + rows)

    def write(self, writing: Writing, change: Difference) -> Changed:
        """Rows, then the graph, then the end of the loads. Safe to stop anywhere."""
        if writing.arriving:
            self._announce(writing)
            self._rows(writing.arriving)
        rows_going = sum(rows for _, rows in writing.leaving)
        if len(change) + rows_going <= ONE_TRANSACTION:
            self._progress.start(1, "写入图")
            going = [archive.drop_rows(load.id, ONE_TRANSACTION) for load, _ in writing.leaving]
            self._lease.write(*change.statements(), *going, *writing.end())
            self._progress.step(1)
        else:
            self._in_steps(writing, change.statements())
        self._progress.done()
        return Changed.of(change)

    def _announce(self, writing: Writing) -> None:
        self._lease.write(*cypher.put_nodes([archive.load_node(load) for load, _ in writing.arriving]))

    def _rows(self, arriving: Iterable[tuple[Load, Iterable[Node]]]) -> None:
        self._progress.start(sum(sum(load.counts.values()) for load, _ in arriving), "写入来源行")
        for part in cypher.steps(node for _, nodes in arriving for node in nodes):
            self._lease.write(*cypher.put_nodes(part))
            self._progress.step(len(part))
        self._progress.done()

    def _in_steps(self, writing: Writing, statements: Sequence[Statement]) -> None:
        begun = replace(archive.meta(self._store), digest=archive.UNFINISHED)
        self._lease.write(*cypher.put_nodes([*writing.loads("folding"), archive.meta_node(begun)]))
        self._progress.start(len(statements) + 1, "写入图")
        for statement in statements:
            self._lease.write(statement)
            self._progress.step(1)
        for load, _ in writing.leaving:
            self.drop_rows(load.id)
        self._lease.write(*writing.end())
        self._progress.step(1)

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Put judgements that come with the loads they are about."""
        self._lease.write(*cypher.put_nodes(map(archive.judgement_node, judgements)))

    def drop_rows(self, load: str) -> None:
        """Delete all rows of a load, step by step."""
        while self._lease.write(archive.drop_rows(load, cypher.STEP))[0][0]["n"]:
            pass

    def put_tokens(self, found: Iterable[tuple[str, str]]) -> None:
        """Give rows other tokens."""
        for part in cypher.steps(found):
            self._lease.write(archive.put_tokens(part))

    def swap(
        self, writing: Writing, after: Fold, stored: Iterable[Load], tokens: Mapping[str, str] | None = None
    ) -> Changed:
        """Build the whole store aside by the bulk path and swap it in: all or nothing, and announced all the same.

        Rows that stay keep their tokens, or have those given here. `after` is given up: what is written goes from it.
        """
        if writing.arriving:
            self._announce(writing)
        changing = {load.id for load, _ in (*writing.leaving, *writing.arriving)}
        keep = [load for load in stored if load.id not in changing]
        rows = sum(sum(load.counts.values()) for load in (*keep, *(load for load, _ in writing.arriving)))
        made = Changed(nodes_put=len(after.nodes), edges_put=len(after.edges))
        self._progress.start(rows + made.nodes_put + made.edges_put, "写入图")
        nodes = self._held(self._all_nodes(writing, after, keep, tokens))
        self._store.replace(nodes, self._held(edge for _, edge in drained_dict(after.edges)))
        self._progress.done()
        return made

    def _held(self, items: Iterable[T]) -> Iterator[T]:
        """The items; the lease is kept meanwhile, and whoever lost it does not come to the swap."""
        for part in cypher.steps(items):
            yield from part
            self._progress.step(len(part))
            self._lease.write()

    def _all_nodes(
        self, writing: Writing, after: Fold, keep: Sequence[Load], tokens: Mapping[str, str] | None
    ) -> Iterator[Node]:
        yield from (node for _, node in drained_dict(after.nodes))
        yield from (archive.load_node(load) for load in keep)
        for load in keep:
            yield from archive.row_nodes(self._store, load.id, tokens if load.state == "done" else None)
        for _, rows in writing.arriving:
            yield from rows
        yield from writing.loads("done")
        yield from map(archive.judgement_node, writing.judgements)
        yield from map(archive.view_node, (*archive.views(self._store), *writing.views))
        yield archive.meta_node(writing.meta)
        yield self._lease.node()
