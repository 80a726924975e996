"""The ledger: load, undo, judge, rebuild, copy. Rows are the truth; the graph is what they say, at every moment."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from graph import archive, cypher, snapshot
from graph.archive import Meta, RowSum
from graph.cypher import Statement
from graph.difference import Difference, difference
from graph.errors import LiantuError, UsageError
from graph.fold import Fold, fold
from graph.lease import Lease, lease
from graph.model import MODEL
from graph.records import Judgement, Load, Node, NodeRef, Row
from graph.store import GraphStore
from graph.touched import tokens
from loaders.intake import Intake, LoadOptions, same_file, take_in
from loaders.progress import SILENT, Progress
from loaders.projection import FULL_SHARE, Change, Projection
from loaders.reader import Reader
from loaders.recovery import recover
from loaders.report import OUTCOMES, LoadReport, report
from loaders.writing import ONE_TRANSACTION, Writing, swap, write

__all__ = ["Changed", "Ledger", "LoadOptions"]


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
class StoreInfo:
    """What the store holds."""

    revision: int
    version: str
    loads: int
    rows: int
    nodes: dict[str, int]
    relationships: dict[str, int]


class Ledger:
    """One store with its reader. Opening it removes or finishes what an interrupted load left (`recovered` says what)."""

    def __init__(
        self, store: GraphStore, reader: Reader, progress: Progress = SILENT, *, bulk_from: int = ONE_TRANSACTION
    ) -> None:
        self.store = store
        self.reader = reader
        self._progress = progress
        self._bulk_from = bulk_from  # rows that come or go at once; from there the store is built aside and swapped
        self.recovered = recover(store, reader, progress)

    # ---- loads ------------------------------------------------------------------------------------------------------

    def load(self, paths: Sequence[Path], options: LoadOptions | None = None) -> tuple[LoadReport, ...]:
        """Take the files in together: all of them or, when one cannot be read, none. A dry run writes nothing.

        Raises:
            LiantuError: a file cannot be read or mapped, too many rows are rejected, or the plan is missing.
        """
        options = options or LoadOptions()
        with lease(self.store, self._wait) as held:
            notes = () if options.dry_run else self._up_to_date(held)
            meta, loads = archive.meta(self.store), archive.loads(self.store)
            if not options.reference and not any(load.reference and load.state == "done" for load in loads):
                raise LiantuError("库中还没有《行动计划》的部件体系。请先运行 liantu plan load。")
            intakes, reports = self._take_in(paths, meta, loads, options)
            if intakes:
                leaving = _replaced(intakes, loads)
                outcomes = self._bring(held, meta, loads, intakes, leaving, write_it=not options.dry_run)
                reports |= outcomes
            self._progress.done()
        return tuple(replace(reports[path], notes=(*notes, *reports[path].notes)) for path in paths)

    def _take_in(
        self, paths: Sequence[Path], meta: Meta, loads: Sequence[Load], options: LoadOptions
    ) -> tuple[dict[Path, Intake], dict[Path, LoadReport]]:
        """Read the files; those that stand in the store already get their report at once."""
        intakes: dict[Path, Intake] = {}
        reports: dict[Path, LoadReport] = {}
        for path in paths:
            self._progress.start(0, f"读取 {path.name}")
            intake = take_in(path, meta.next_load + len(intakes), options, self.reader, self._progress.step)
            again = same_file(intake.load, (*loads, *(replace(i.load, state="done") for i in intakes.values())))
            if again:
                outcomes = {outcome: 0 for outcome in OUTCOMES} | {"unchanged": len(intake.rows)}
                reports[path] = LoadReport(again.id, path.name, again.as_of, outcomes, {}, {}, (), already=again.id)
            else:
                intakes[path] = intake
        return intakes, reports

    def _bring(
        self,
        held: Lease,
        meta: Meta,
        loads: Sequence[Load],
        intakes: dict[Path, Intake],
        leaving: Sequence[Load],
        *,
        write_it: bool,
    ) -> dict[Path, LoadReport]:
        """Fold the new rows in, fix their outcomes, write."""
        judgements = archive.judgements(self.store)
        records = {row: record for intake in intakes.values() for row, record in intake.records.items()}
        reference = any(intake.load.reference for intake in intakes.values())
        gone = {load.id: archive.rows_of(self.store, load.id) for load in leaving}
        change = Change(records, gone.keys(), judgements, judgements, full=reference or bool(leaving))
        replacing = write_it and self._replaces(sum(len(i.rows) for i in intakes.values()), loads)
        projected = Projection(self.store, self.reader, loads).project(change, replacing=replacing)
        made = {path: self._settled(intake, projected.after) for path, intake in intakes.items()}
        if write_it:
            arriving = [(replace(i.load, counts=made[path].outcomes), _row_nodes(i)) for path, i in intakes.items()]
            after = _next(meta, [(i.load, i.rows) for i in intakes.values()], [(load, gone[load.id]) for load in leaving])
            writing = Writing(
                replace(after, digest=self.reader.digest, next_load=meta.next_load + len(intakes)),
                arriving,
                [(load, len(gone[load.id])) for load in leaving],
                judgements_put=judgements if replacing else (),
            )
            self._write(held, writing, projected.difference, projected.after, loads)
        return made

    def _settled(self, intake: Intake, after: Fold) -> LoadReport:
        intake.settle(after.outcomes)
        links = Counter(
            link.type
            for row, record in intake.records.items()
            if after.outcomes[row] != "held"
            for link in record.links
        )
        return report(intake.load, intake.rows, links, intake.notes)

    def loads(self) -> tuple[Load, ...]:
        """All loads ever given, the newest last; undone ones are remembered."""
        return archive.loads(self.store)

    def undo(self, load_id: str, by: str = "") -> Changed:
        """Take a load back: its rows go, and the graph is what the remaining rows say.

        Raises:
            UsageError: no such load, undone before, or other loads stand on this one.
        """
        with lease(self.store, self._wait) as held:
            self._up_to_date(held)
            meta, loads = archive.meta(self.store), archive.loads(self.store)
            load = _undoable(load_id, loads)
            rows = archive.rows_of(self.store, load.id)
            judgements = archive.judgements(self.store)
            change = Change(leaving=(load.id,), judgements=judgements, judgements_before=judgements, full=load.reference)
            replacing = self._replaces(len(rows), loads)
            projected = Projection(self.store, self.reader, loads).project(change, replacing=replacing)
            gone = replace(load, by=by or load.by)
            writing = Writing(
                _next(meta, (), [(load, rows)]),
                leaving=[(gone, len(rows))],
                judgements_put=judgements if replacing else (),
            )
            return self._write(held, writing, projected.difference, projected.after, loads)

    # ---- judgements -------------------------------------------------------------------------------------------------

    def judge(self, kind: str, a: str, b: str, by: str = "", note: str = "") -> Judgement:
        """Keep one human decision about two keys; it holds for every later load too.

        Raises:
            UsageError: the two keys are the same, or no keys.
        """
        if a == b or not all(key.partition(":")[0] in ("code", "stock", "name") for key in (a, b)):
            raise UsageError(f"“{a}”与“{b}”不能判断：需要两个不同的企业标识（code:…、stock:… 或 name:…）。")
        with lease(self.store, self._wait) as held:
            self._up_to_date(held)
            known = archive.judgements(self.store)
            number = max((int(j.id) for j in known), default=0) + 1
            at = datetime.now(UTC).isoformat(timespec="seconds")
            made = Judgement(str(number), kind, *sorted((a, b)), by=by, at=at, note=note)
            self._rejudge(held, known, (*known, made), put=(made,))
            return made

    def forget(self, judgement_id: str) -> Changed:
        """Take a decision back.

        Raises:
            UsageError: there is none with this id.
        """
        with lease(self.store, self._wait) as held:
            self._up_to_date(held)
            known = archive.judgements(self.store)
            rest = tuple(j for j in known if j.id != judgement_id)
            if len(rest) == len(known):
                raise UsageError(f"没有编号为“{judgement_id}”的人工判断。")
            return self._rejudge(held, known, rest, delete=cypher.delete_nodes([NodeRef("Judgement", judgement_id)]))

    def judgements(self) -> tuple[Judgement, ...]:
        """All decisions that are kept."""
        return archive.judgements(self.store)

    def _rejudge(
        self,
        held: Lease,
        before: tuple[Judgement, ...],
        after: tuple[Judgement, ...],
        put: Sequence[Judgement] = (),
        delete: Sequence[Statement] = (),
    ) -> Changed:
        meta, loads = archive.meta(self.store), archive.loads(self.store)
        change = Change(judgements=after, judgements_before=before)
        projected = Projection(self.store, self.reader, loads).project(change)
        judged = sum(map(archive.judgement_sum, after))
        writing = Writing(
            replace(meta, revision=meta.revision + 1, judgements_sum=judged),
            judgements_put=put,
            judgements_deleted=delete,
        )
        return self._write(held, writing, projected.difference, projected.after, loads)

    # ---- everything -------------------------------------------------------------------------------------------------

    def rebuild(self) -> Changed:
        """Read every row anew and write what changed: after an edit of the vocabulary or the maps."""
        with lease(self.store, self._wait) as held:
            return self._rebuild(held)

    def copy_to(self, target: GraphStore) -> Changed:
        """Bring all loads, rows and judgements into an empty store and fold them there.

        Raises:
            UsageError: the target holds something.
        """
        with lease(self.store, self._wait) as own:
            self._up_to_date(own)
        with lease(target, self._wait) as held:
            if archive.loads(target):
                raise UsageError(f"目标库 {target.url} 不是空的，没有写入任何内容。请换一个空库。")
            loads = archive.loads(self.store)
            judgements = archive.judgements(self.store)
            after = fold(Projection(self.store, self.reader, loads).records(), judgements)
            live = [load for load in loads if load.state == "done"]
            writing = Writing(
                replace(archive.meta(self.store), digest=self.reader.digest),
                [(load, archive.row_nodes(self.store, load.id)) for load in live],
                judgements_put=judgements,
            )
            history = [archive.load_node(load) for load in loads if load.state == "undone"]
            if history:
                held.write(*cypher.put_nodes(history))
            if target.can_replace:
                swap(target, held, writing, after, [load for load in loads if load.state == "undone"])
                return Changed(nodes_put=len(after.nodes), edges_put=len(after.edges))
            change = difference(Fold(), after)
            write(held, writing, change, self._progress)
            return Changed.of(change)

    def rows(self, ids: Iterable[str]) -> dict[str, Row]:
        """The rows behind a fact, whole, by id."""
        return {row.id: row for row in archive.rows(self.store, ids)}

    def rows_of(self, load_id: str) -> Iterator[Row]:
        """All rows of a load, in the order of its file."""
        yield from archive.rows_of(self.store, load_id)

    def info(self) -> StoreInfo:
        """Counts, revision and data version."""
        meta = archive.meta(self.store)
        live = [load for load in archive.loads(self.store) if load.state == "done"]
        nodes, relationships = snapshot.counts(self.store)
        facts = {label: n for label, n in nodes.items() if not MODEL.node[label].ledger}
        return StoreInfo(meta.revision, meta.version, len(live), nodes.get("Row", 0), facts, relationships)

    # ---- how --------------------------------------------------------------------------------------------------------

    def _replaces(self, rows: int, loads: Sequence[Load]) -> bool:
        total = sum(sum(load.counts.values()) for load in loads if load.state == "done")
        return self.store.can_replace and rows >= self._bulk_from and rows > FULL_SHARE * (total + rows)

    def _write(
        self, held: Lease, writing: Writing, change: Difference | None, after: Fold, loads: Sequence[Load]
    ) -> Changed:
        if change is None:
            self._progress.start(1, "写入图")
            swap(self.store, held, writing, after, loads)
            self._progress.step(1)
            return Changed(nodes_put=len(after.nodes), edges_put=len(after.edges))
        write(held, writing, change, self._progress)
        return Changed.of(change)

    def _up_to_date(self, held: Lease) -> tuple[str, ...]:
        """When vocabulary, maps or rules have changed since the graph was made, make it anew first, and say so."""
        meta = archive.meta(self.store)
        if not meta.digest or meta.digest == self.reader.digest:
            return ()
        changed = self._rebuild(held)
        return (f"词表、表头或规则已改变，先按新规则重建了图（写入 {changed.nodes_put} 个节点、{changed.edges_put} 条关系）。",)

    def _rebuild(self, held: Lease) -> Changed:
        meta, loads = archive.meta(self.store), archive.loads(self.store)
        self._progress.start(0, "重建")
        change, records = Projection(self.store, self.reader, loads).repair(archive.judgements(self.store))
        said = {record.row: "\n".join(tokens(record)) for record in records}
        live = {load.id for load in loads if load.state == "done"}
        for part in cypher.steps(archive.stale_tokens(self.store, said, live)):
            held.write(archive.put_tokens(part))
        writing = Writing(replace(meta, revision=meta.revision + 1, digest=self.reader.digest))
        write(held, writing, change, self._progress)
        return Changed.of(change)

    def _wait(self, words: str) -> None:
        self._progress.start(0, words)


def _row_nodes(intake: Intake) -> list[Node]:
    records = intake.records
    return [archive.row_node(row, tokens(records[row.id]) if row.id in records else ()) for row in intake.rows]


def _replaced(intakes: dict[Path, Intake], loads: Sequence[Load]) -> list[Load]:
    """A new edition of a plan sheet takes the place of the old one."""
    coming = {sheet.map for i in intakes.values() if i.load.reference for sheet in i.load.sheets}
    return [o for o in loads if o.reference and o.state == "done" and any(s.map in coming for s in o.sheets)]


def _undoable(load_id: str, loads: Sequence[Load]) -> Load:
    load = next((load for load in loads if load.id == load_id), None)
    if load is None or load.state != "done":
        known = "、".join(load.id for load in loads if load.state == "done") or "无"
        what = "没有这次载入" if load is None else "已经撤销过"
        raise UsageError(f"载入 {load_id}：{what}。可撤销的载入：{known}。")
    if load.reference and any(o.state == "done" and not o.reference for o in loads):
        raise UsageError(f"载入 {load_id} 是《行动计划》的部件体系，其他载入都依据它。请先撤销其他载入。")
    return load


def _next(
    meta: Meta, coming: Iterable[tuple[Load, Sequence[Row]]], going: Iterable[tuple[Load, Sequence[Row]]]
) -> Meta:
    """The notes after rows came and went: one more commit, another sum."""
    plus, minus = RowSum(), RowSum()
    for total, loads in ((plus, coming), (minus, going)):
        for load, rows in loads:
            for row in rows:
                total.add(row, load)
    return replace(meta, revision=meta.revision + 1, rows_sum=(meta.rows_sum + plus.value - minus.value) % 2**128)
