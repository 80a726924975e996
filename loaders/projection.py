"""From a change of rows or judgements to what has to be written: fold what it touches with and without it, compare."""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain

from graph import archive, snapshot
from graph.corrections import counterparts, load_of, replacing, subject_keys
from graph.difference import Difference, as_fold, difference
from graph.drain import drained
from graph.fold import RULES, Fold, fold
from graph.records import Judgement, Load, Record, Row, SheetContext
from graph.store import GraphStore
from graph.touched import Index, Move, tokens, touched
from loaders.past import Moment, is_known
from loaders.progress import SILENT, Progress
from loaders.reader import Reader
from loaders.writing import FULL_SHARE

_AHEAD = 2  # loads whose rows are read before they are wanted


def rules(reader: Reader) -> str:
    """What a graph was made with: maps, vocabulary and the rules of the fold. Another value means: rebuild."""
    return f"{reader.digest[:16]}-{RULES}"


def said(records: Iterable[Record]) -> dict[str, str]:
    """Row -> its tokens as they are stored."""
    return {record.row: "\n".join(tokens(record)) for record in records}


@dataclass(frozen=True, slots=True)
class Change:
    """What comes and what goes. Loads in state `done` are live; `arriving` come, `leaving` go."""

    arriving: dict[str, Record] = field(default_factory=dict)  # row -> record, in the order of the files
    loads: Collection[Load] = ()  # the loads of the arriving rows
    leaving: Collection[str] = ()  # ids of loads
    judgements: tuple[Judgement, ...] = ()  # those that hold afterwards
    judgements_before: tuple[Judgement, ...] = ()
    full: bool = False  # plan things come or go: everything hangs on them


@dataclass(frozen=True, slots=True)
class Projected:
    """The graph after a change: the difference to write, or the whole fold where everything was folded."""

    after: Fold
    difference: Difference | None  # None: not computed, because the store is built anew aside

    @property
    def written(self) -> Difference:
        """The difference, where the store is changed in place."""
        if self.difference is None:
            raise TypeError("this projection was made for a swap")
        return self.difference


@dataclass(frozen=True, slots=True)
class Repair:
    """The fold of all live rows, how far the store is from it, and the tokens that each row should have."""

    after: Fold
    difference: Difference
    tokens: Mapping[str, str]


class Projection:
    """The live rows of a store, read anew when asked."""

    def __init__(self, store: GraphStore, reader: Reader, loads: Iterable[Load], progress: Progress = SILENT) -> None:
        self._store = store
        self._reader = reader
        self._progress = progress
        self._loads = {load.id: load for load in loads if load.state == "done"}
        self.replaces = replacing(self._loads.values())

    def project(self, change: Change, *, swapping: bool = False) -> Projected:
        """Fold what the change touches, or everything.

        With `swapping` the difference is not needed, and `change.arriving` is given up: so many rows take much memory.
        """
        self.replaces = replacing((*self._loads.values(), *change.loads))
        if change.full or swapping:
            return self._everything(change, swapping=swapping)
        index = self._index(change)
        leaving = {row for row in index if load_of(row) in set(change.leaving)}
        delta = leaving | change.arriving.keys()
        if len(delta) > FULL_SHARE * len(index):
            return self._everything(change)
        move = Move(change.arriving, leaving, change.judgements_before, change.judgements, self.replaces)
        ids = touched(move, index)
        if len(ids) > FULL_SHARE * len(index):
            return self._everything(change)
        return self._part(change, ids, leaving)

    def repair(self, judgements: Iterable[Judgement]) -> "Repair":
        """From whatever graph the store holds to the fold of all live rows."""
        records = list(self.records())
        after = self.fold(records, judgements)
        return Repair(after, difference(self._graph(), after), said(records))

    def fold(self, records: Iterable[Record], judgements: Iterable[Judgement]) -> Fold:
        """What these rows of the store's loads say together, corrected files taking the place of what they correct."""
        records = list(records)
        self._progress.start(len(records), "合并到图")
        return fold(drained(records), judgements, self.replaces, self._progress.step)

    def gone(self) -> set[str]:
        """Rows about a firm that speak no longer, because a corrected file takes their place."""
        loads = {load for pair in self.replaces.items() for load in (pair[0], *pair[1])}
        found = counterparts(self.records(loads), self.replaces, subject_keys) if loads else {}
        return {old.row for olds in found.values() for old in olds}

    def records(self, loads: Collection[str] | None = None) -> Iterator[Record]:
        """What the rows of these loads (default: all live ones) say, load by load in the order of their files."""
        wanted = [load.id for load in self._loads.values() if loads is None or load.id in loads]
        for rows in self._rows(wanted):
            yield from self._read(rows)

    def records_then(self, when: Moment) -> Iterator[Record]:
        """All that may have been known at that moment; of rows that are plainly later only their dates are read."""
        wanted = [load for load in self._loads if not when.load or int(load) <= int(when.load)]
        for rows in self._rows(wanted):
            yield from self._read(row for row in rows if not when.day or self._may_be_of(row, when.day))

    def _rows(self, loads: Iterable[str]) -> Iterator[list[Row]]:
        """The rows of each load; while one is worked on, those of the next are read."""
        with ThreadPoolExecutor(_AHEAD) as ahead:
            coming = deque[Future[list[Row]]]()
            for load in loads:
                coming.append(ahead.submit(archive.rows_of, self._store, load))
                if len(coming) > _AHEAD:
                    yield coming.popleft().result()
            while coming:
                yield coming.popleft().result()

    def _may_be_of(self, row: Row, day: str) -> bool:
        return any(is_known(date, day) for date in self._reader.dates(row, *self._place(row)))

    def read(self, rows: Iterable[str]) -> Iterator[Record]:
        """What these rows of live loads say."""
        return self._read(archive.rows(self._store, rows))

    def _index(self, change: Change) -> Index:
        """Rows before and after the change; those of the plan are in every fold anyway."""
        stored = ((r["id"], r["tokens"].split("\n")) for r in archive.tokens(self._store) if r["load"] in self._loads)
        return Index([*stored, *((row, tokens(record)) for row, record in change.arriving.items())])

    def _everything(self, change: Change, *, swapping: bool = False) -> Projected:
        staying = self._loads.keys() - set(change.leaving)
        arriving = list(change.arriving.values())
        if swapping:
            change.arriving.clear()
        after = self.fold(chain(self.records(staying), drained(arriving)), change.judgements)
        if swapping:
            return Projected(after, None)
        return Projected(after, difference(self._graph(), after))

    def _part(self, change: Change, ids: set[str], leaving: set[str]) -> Projected:
        reference = [load.id for load in self._loads.values() if self._reader.is_of_plan(load)]
        stored = list(self.records(reference))
        known = {record.row for record in stored}
        stored += self._read(archive.rows(self._store, sorted(ids - change.arriving.keys() - known)))
        before = self.fold(stored, change.judgements_before)
        staying = [record for record in stored if record.row not in leaving]
        after = self.fold([*staying, *change.arriving.values()], change.judgements)
        return Projected(after, difference(before, after))

    def _graph(self) -> Fold:
        return as_fold(snapshot.nodes(self._store), snapshot.edges(self._store))

    def _read(self, rows: Iterable[Row]) -> Iterator[Record]:
        for row in rows:
            record, _ = self._reader.read(row, *self._place(row))
            if record is not None:
                yield record

    def _place(self, row: Row) -> tuple[Load, SheetContext]:
        load = self._loads[row.load]
        return load, next(c for c in load.sheets if c.name == row.sheet)
