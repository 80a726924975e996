"""The ledger: load, undo, judge, rebuild, copy. Rows are the truth; the graph is what they say, at every moment."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from graph import archive, cypher, snapshot
from graph.cypher import Statement
from graph.difference import difference
from graph.errors import Interrupted, LiantuError, UsageError
from graph.fold import Fold
from graph.lease import lease
from graph.model import MODEL
from graph.records import Judgement, Load, NodeRef, Row, View
from graph.store import GraphStore
from loaders.arrival import Arrival, following
from loaders.intake import LoadOptions
from loaders.judging import judgeable
from loaders.progress import SILENT, Progress
from loaders.projection import Change, Projection, rules
from loaders.reader import Reader
from loaders.recovery import cancel, mend, recover
from loaders.report import LoadReport
from loaders.waiting import Waiting, contradictions, waiting
from loaders.writing import ONE_TRANSACTION, Changed, Writer, Writing

__all__ = ["Audit", "Changed", "Ledger", "LoadOptions", "StoreInfo"]


@dataclass(frozen=True, slots=True)
class StoreInfo:
    """What the store holds."""

    revision: int
    version: str
    loads: int
    rows: int
    nodes: dict[str, int]
    relationships: dict[str, int]


@dataclass(frozen=True, slots=True)
class Audit:
    """How far the graph is from the fold of its rows, and what the rows state but the graph cannot hold."""

    differs: Changed
    dangling: tuple[str, ...]  # relationships to something of the plan that no row describes: left out of the graph


class Ledger:
    """One store with its reader.

    Opening it, and every writing, first removes or finishes what an interrupted load left (`recovered` says what).
    """

    def __init__(
        self, store: GraphStore, reader: Reader, progress: Progress = SILENT, *, bulk_from: int = ONE_TRANSACTION
    ) -> None:
        self.store = store
        self.reader = reader
        self._progress = progress
        self._bulk_from = bulk_from  # rows that come or go at once; from there the store is built aside and swapped
        self.recovered = recover(store, reader, progress)

    def load(self, paths: Sequence[Path], options: LoadOptions | None = None) -> tuple[LoadReport, ...]:
        """Take the files in together: all of them or, when one cannot be read, none. A dry run writes nothing.

        A path that is given twice is taken in once and has one report.

        Raises:
            LiantuError: a file cannot be read or mapped, too many rows are rejected, or the plan is missing.
        """
        options, paths = options or LoadOptions(), tuple(dict.fromkeys(paths))
        if options.dry_run:
            return self._compare(paths, options)
        told = len(self.recovered)
        with self._writer() as writer:
            notes = (*self.recovered[told:], *self._up_to_date(writer))
            arrival = self._arrival(options)
            intakes, reports = arrival.take_in(paths, options)
            if intakes:
                reports |= arrival.bring(intakes, writer)
        return tuple(replace(reports[path], notes=(*notes, *reports[path].notes)) for path in paths)

    def _compare(self, paths: Sequence[Path], options: LoadOptions) -> tuple[LoadReport, ...]:
        arrival = self._arrival(options)
        intakes, reports = arrival.take_in(paths, options)
        reports |= arrival.compare(intakes)
        return tuple(replace(reports[path], dry_run=True) for path in paths)

    def _arrival(self, options: LoadOptions) -> Arrival:
        if not options.reference and not any(load.reference for load in self._live()):
            raise LiantuError("库中还没有《行动计划》的部件体系。请先运行 liantu plan load。")
        return Arrival(self.store, self.reader, self._progress)

    def undo(self, load_id: str, by: str = "") -> Changed:
        """Take a load back: its rows go, and the graph is what the remaining rows say.

        Raises:
            UsageError: no such load, undone before, or other loads stand on this one.
        """
        with self._writer() as writer:
            self._up_to_date(writer)
            loads = self.loads()
            load = _undoable(load_id, loads)
            rows = archive.rows_of(self.store, load.id)
            judgements = self.judgements()
            swapping = writer.swaps(len(rows), loads)
            full = self.reader.is_of_plan(load)
            change = Change(leaving=(load.id,), judgements=judgements, judgements_before=judgements, full=full)
            projected = Projection(self.store, self.reader, loads, self._progress).project(change, swapping=swapping)
            meta = following(archive.meta(self.store), (), [(load, rows)])
            gone = [(replace(load, undone_by=by), len(rows))]
            writing = Writing(meta, leaving=gone, judgements=judgements if swapping else ())
            if projected.difference is None:
                return writer.swap(writing, projected.after, loads)
            return writer.write(writing, projected.difference)

    # ---- judgements -------------------------------------------------------------------------------------------------

    def judge(self, kind: str, a: str, b: str, by: str = "", note: str = "") -> Judgement:
        """Keep one human decision; it holds for every later load too. One that is kept already is given back.

        Raises:
            UsageError: it does not name what its kind is about.
        """
        a, b = judgeable(kind, a, b, self.store)
        with self._writer() as writer:
            self._up_to_date(writer)
            known = self.judgements()
            for j in known:
                if (j.kind, j.a, j.b) == (kind, a, b):
                    return j
            number = max((int(j.id) for j in known), default=0) + 1
            at = datetime.now(UTC).isoformat(timespec="seconds")
            made = Judgement(str(number), kind, a, b, by=by, at=at, note=note)
            self._rejudge(writer, known, (*known, made), put=(made,))
            return made

    def forget(self, judgement_id: str) -> Changed:
        """Take a decision back.

        Raises:
            UsageError: there is none with this id.
        """
        with self._writer() as writer:
            self._up_to_date(writer)
            known = self.judgements()
            rest = tuple(j for j in known if j.id != judgement_id)
            if len(rest) == len(known):
                raise UsageError(f"没有编号为“{judgement_id}”的人工判断。")
            return self._rejudge(writer, known, rest, cypher.delete_nodes([NodeRef("Judgement", judgement_id)]))

    def _rejudge(
        self,
        writer: Writer,
        before: tuple[Judgement, ...],
        after: tuple[Judgement, ...],
        forgotten: Sequence[Statement] = (),
        put: Sequence[Judgement] = (),
    ) -> Changed:
        meta = archive.meta(self.store)
        change = Change(judgements=after, judgements_before=before)
        projected = Projection(self.store, self.reader, self.loads(), self._progress).project(change)
        judged = sum(map(archive.judgement_sum, after)) % 2**128
        noted = replace(meta, revision=meta.revision + 1, judgements_sum=judged)
        return writer.write(Writing(noted, judgements=put, forgotten=forgotten), projected.written)

    # ---- saved views ------------------------------------------------------------------------------------------------

    def keep_view(self, name: str, address: str, by: str = "") -> View:
        """Keep a page's address under a name. No fact changes by it, so neither revision nor data version do.

        Raises:
            UsageError: no name or no address.
        """
        name, address = name.strip(), address.strip()
        if not name or not address:
            raise UsageError("保存视图需要名称和网址。")
        with lease(self.store, self._progress.wait) as held:
            number = max((int(view.id) for view in self.views()), default=0) + 1
            made = View(str(number), name, address, by, datetime.now(UTC).isoformat(timespec="seconds"))
            held.write(*cypher.put_nodes([archive.view_node(made)]))
            return made

    def drop_view(self, view_id: str) -> None:
        """Take a saved view away.

        Raises:
            UsageError: there is none with this id.
        """
        with lease(self.store, self._progress.wait) as held:
            if all(view.id != view_id for view in self.views()):
                raise UsageError(f"没有编号为“{view_id}”的视图。")
            held.write(*cypher.delete_nodes([NodeRef("View", view_id)]))

    def views(self) -> tuple[View, ...]:
        """All saved views."""
        return archive.views(self.store)

    # ---- everything -------------------------------------------------------------------------------------------------

    def rebuild(self) -> Changed:
        """Read every row anew and make the graph what they say; what that changed.

        The embedded store is built aside, whole, and swapped in; a server is changed in steps.
        """
        with self._writer() as writer:
            return self._rebuild(writer)

    def _up_to_date(self, writer: Writer) -> tuple[str, ...]:
        """When vocabulary, maps or rules have changed since the graph was made, make it anew first, and say so."""
        digest = archive.meta(self.store).digest
        if not digest or digest == rules(self.reader):
            return ()
        changed = self._rebuild(writer)
        return (f"词表、表头或规则已改变，先重建了图（写入 {changed.nodes_put} 个节点、{changed.edges_put} 条关系）。",)

    def _rebuild(self, writer: Writer) -> Changed:
        loads, judgements, meta = self.loads(), self.judgements(), archive.meta(self.store)
        self._progress.start(0, "重建")
        repair = Projection(self.store, self.reader, loads, self._progress).repair(judgements)
        noted = replace(meta, revision=meta.revision + 1, digest=rules(self.reader))
        if self.store.can_replace:
            writer.swap(Writing(noted, judgements=judgements), repair.after, loads, repair.tokens)
        else:
            live = {load.id for load in loads if load.state == "done"}
            writer.put_tokens(archive.stale_tokens(self.store, repair.tokens, live))
            writer.write(Writing(noted), repair.difference)
        return Changed.of(repair.difference)

    def copy_to(self, target: GraphStore) -> Changed:
        """Bring all loads, rows and judgements into an empty store and fold them there.

        Raises:
            UsageError: the target holds something.
        """
        with self._writer() as writer:
            self._up_to_date(writer)
        with lease(target, self._progress.wait) as held:
            mend(target, self.reader, held, self._progress)  # a copy that was stopped
            if archive.loads(target):
                raise UsageError(f"目标库 {target.url} 不是空的，没有写入任何内容。请换一个空库。")
            return self._copy(Writer(target, held, self._progress), swapping=target.can_replace)

    def _copy(self, writer: Writer, *, swapping: bool) -> Changed:
        loads, judgements = self.loads(), self.judgements()
        projection = Projection(self.store, self.reader, loads, self._progress)
        after = projection.fold(projection.records(), judgements)
        rows = [(replace(load, state="arriving"), archive.row_nodes(self.store, load.id)) for load in self._live()]
        history = [load for load in loads if load.state == "undone"]
        leaving = [(load, 0) for load in history]
        writing = Writing(archive.meta(self.store), rows, leaving, judgements, views=self.views())
        if swapping:
            return writer.swap(writing, after, ())
        writer.judge(judgements)  # before the rows: a copy that is stopped while folding is finished by them
        return writer.write(writing, difference(Fold(), after))

    # ---- reading ----------------------------------------------------------------------------------------------------

    def loads(self) -> tuple[Load, ...]:
        """All loads ever given, the newest last; undone ones are remembered."""
        return archive.loads(self.store)

    def judgements(self) -> tuple[Judgement, ...]:
        """All decisions that are kept."""
        return archive.judgements(self.store)

    def rows(self, ids: Iterable[str]) -> dict[str, Row]:
        """The rows behind a fact, whole, by id."""
        return {row.id: row for row in archive.rows(self.store, ids)}

    def rows_of(self, load_id: str) -> Iterator[Row]:
        """All rows of a load, in the order of its file."""
        yield from archive.rows_of(self.store, load_id)

    def waiting(self) -> tuple[Waiting, ...]:
        """What waits for a person: held rows, firms whose names are alike, values in conflict."""
        return waiting(self.store, self.reader, self.loads())

    def contradictions(self) -> tuple[tuple[str, str], ...]:
        """Pairs judged both same and different: neither holds until one of the judgements is taken back."""
        return contradictions(self.store, self.loads())

    def audit(self) -> Audit:
        """The store's graph beside the fold of its rows."""
        repair = Projection(self.store, self.reader, self.loads()).repair(self.judgements())
        lost = tuple(f"({start.id})-[{kind}]->({end.id})" for kind, start, end, _ in repair.after.dangling)
        return Audit(Changed.of(repair.difference), lost)

    def differs(self) -> Changed:
        """How far the store's graph is from the fold of its rows: all zeros, or something went wrong."""
        return self.audit().differs

    def info(self) -> StoreInfo:
        """Counts, revision and data version."""
        meta = archive.meta(self.store)
        nodes, relationships = snapshot.counts(self.store)
        facts = {label: n for label, n in nodes.items() if not MODEL.node[label].ledger}
        return StoreInfo(meta.revision, meta.version, len(self._live()), nodes.get("Row", 0), facts, relationships)

    def _live(self) -> list[Load]:
        return [load for load in self.loads() if load.state == "done"]

    @contextmanager
    def _writer(self) -> Iterator[Writer]:
        with lease(self.store, self._progress.wait) as held, _uncollected():
            self.recovered += mend(self.store, self.reader, held, self._progress)
            before = archive.meta(self.store).version
            try:
                yield Writer(self.store, held, self._progress, self._bulk_from)
            except KeyboardInterrupt as stop:
                self._progress.start(0, "正在撤回")
                cancel(self.store, self.reader, held, self._progress)
                self._progress.done()
                raise Interrupted(_stopped(before == archive.meta(self.store).version)) from stop


@contextmanager
def _uncollected() -> Iterator[None]:
    """A load makes millions of values without a cycle; looking for cycles among them took a third of its time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _stopped(unchanged: bool) -> str:
    if unchanged:
        return "已按 Ctrl+C 停下，没有写入任何内容，库与之前相同。"
    return "已按 Ctrl+C 停下，但这一步当时已经写完。请用 liantu loads 查看；不需要的载入可用 liantu undo 撤销。"


def _undoable(load_id: str, loads: Sequence[Load]) -> Load:
    load = next((load for load in loads if load.id == load_id), None)
    if load is None or load.state != "done":
        known = "、".join(load.id for load in loads if load.state == "done") or "无"
        what = "没有这次载入" if load is None else "已经撤销过"
        raise UsageError(f"载入 {load_id}：{what}。可撤销的载入：{known}。")
    if load.reference and any(o.state == "done" and not o.reference for o in loads):
        raise UsageError(f"载入 {load_id} 是《行动计划》的部件体系，其他载入都依据它。请先撤销其他载入。")
    return load
