"""Files coming in together: read them all, fold their rows into what is there, fix the outcomes, write."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from graph import archive
from graph.archive import Meta, RowSum
from graph.errors import UsageError
from graph.fold import Fold
from graph.records import Load, Row
from graph.store import GraphStore
from loaders.correcting import correctable, corrects, with_replaced
from loaders.intake import Intake, LoadOptions, refuse_many_rejects, same_file, take_in
from loaders.progress import Progress
from loaders.projection import Change, Projected, Projection, rules
from loaders.reader import Reader
from loaders.report import LoadReport, report, unchanged
from loaders.writing import Writer, Writing

Reports = dict[Path, LoadReport]


class Arrival:
    """One call of `load`: its files, against a store whose loads and notes were read under the lease."""

    def __init__(self, store: GraphStore, reader: Reader, progress: Progress) -> None:
        self._store = store
        self._reader = reader
        self._progress = progress
        self._meta = archive.meta(store)
        self._loads = archive.loads(store)

    def take_in(self, paths: Sequence[Path], options: LoadOptions) -> tuple[dict[Path, Intake], Reports]:
        """Read the files. Those that stand in the store already get their report at once."""
        intakes: dict[Path, Intake] = {}
        reports: Reports = {}
        old = self._corrected(paths, options)
        for path in paths:
            self._progress.start(0, f"读取 {path.name}")
            intake = take_in(path, self._meta.next_load + len(intakes), options, self._reader, self._progress)
            if old:
                intake.load = corrects(intake.load, old, self._loads)
            standing = (*self._loads, *(replace(i.load, state="done") for i in intakes.values()))
            if again := same_file(intake.load, standing):
                reports[path] = unchanged(again, len(intake.rows))
            else:
                refuse_many_rejects(intake, options)
                intakes[path] = intake
            self._progress.done()
        return intakes, reports

    def _corrected(self, paths: Sequence[Path], options: LoadOptions) -> Load | None:
        """The load that the file corrects."""
        if not options.replaces:
            return None
        if len(paths) != 1:
            raise UsageError("--replaces 一次只能更正一个文件。请逐个载入更正后的文件。")
        return correctable(options.replaces, self._loads)

    def compare(self, intakes: dict[Path, Intake]) -> Reports:
        """A dry run: what the load would do."""
        projected = self._project(intakes, self._superseded(intakes), swapping=False)
        made = {path: self._settle(intake, projected.after) for path, intake in intakes.items()}
        return {
            path: replace(made[path], dry_run=True, by_place={row.place: row.outcome for row in intake.rows})
            for path, intake in intakes.items()
        }

    def bring(self, intakes: dict[Path, Intake], writer: Writer) -> Reports:
        """Fold the new rows in and write."""
        going = self._superseded(intakes)
        swapping = writer.swaps(sum(len(i.rows) for i in intakes.values()), self._loads)
        self._progress.start(0, "合并到图")
        projected = self._project(intakes, going, swapping=swapping)
        made = {path: self._settle(intake, projected.after) for path, intake in intakes.items()}
        judgements = archive.judgements(self._store) if swapping else ()
        writing = Writing(
            replace(
                following(self._meta, [(i.load, i.rows) for i in intakes.values()], list(going.values())),
                digest=rules(self._reader),
                next_load=self._meta.next_load + len(intakes),
            ),
            [(replace(i.load, counts=made[path].outcomes), i.nodes()) for path, i in intakes.items()],
            [(load, len(rows)) for load, rows in going.values()],
            judgements,
        )
        if projected.difference is None:
            writer.swap(writing, projected.after, self._loads)
        else:
            writer.write(writing, projected.difference)
        return made

    def _superseded(self, intakes: dict[Path, Intake]) -> dict[str, tuple[Load, list[Row]]]:
        """A new edition of a plan sheet takes the place of the old one."""
        coming = {sheet.map for i in intakes.values() if i.load.reference for sheet in i.load.sheets}
        old = [o for o in self._loads if o.reference and o.state == "done" and any(s.map in coming for s in o.sheets)]
        return {load.id: (load, archive.rows_of(self._store, load.id)) for load in old}

    def _project(self, intakes: dict[Path, Intake], going: Iterable[str], *, swapping: bool) -> Projected:
        judgements = archive.judgements(self._store)
        records = {row: record for intake in intakes.values() for row, record in intake.told()}
        of_plan = any(self._reader.is_of_plan(intake.load) for intake in intakes.values())
        stale = self._meta.digest not in ("", rules(self._reader))  # a dry run: the rows' tokens are of older rules
        loads = [intake.load for intake in intakes.values()]
        change = Change(records, loads, tuple(going), judgements, judgements, full=of_plan or stale)
        projection = Projection(self._store, self._reader, self._loads, self._progress)
        return projection.project(change, swapping=swapping)

    def _settle(self, intake: Intake, after: Fold) -> LoadReport:
        links = intake.settle(after.outcomes)
        made = report(intake.load, intake.rows, links, intake.notes)
        old = [o for o in self._loads if o.state == "done" and o.fingerprint in intake.load.replaces[:1]]
        return with_replaced(made, old[0], intake.rows, after, self._store) if old else made


def following(
    meta: Meta, coming: Iterable[tuple[Load, Sequence[Row]]], going: Iterable[tuple[Load, Sequence[Row]]]
) -> Meta:
    """The store's notes after rows came and went: one more commit, another sum."""
    plus, minus = RowSum(), RowSum()
    for total, loads in ((plus, coming), (minus, going)):
        for load, rows in loads:
            for row in rows:
                total.add(row, load)
    return replace(meta, revision=meta.revision + 1, rows_sum=(meta.rows_sum + plus.value - minus.value) % 2**128)
