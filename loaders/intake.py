"""Files -> loads, rows and records, before anything is written: one Intake holds what the files say."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from graph import archive
from graph.dates import interval
from graph.drain import drained
from graph.errors import LiantuError, TooManyRejects, UsageError
from graph.records import Load, Node, Record, Reject, Row
from graph.touched import tokens
from loaders.kinds import name_of
from loaders.progress import SILENT, Progress
from loaders.reader import Reader
from loaders.report import NOT_DATA
from loaders.sheets import RawSheet, read_sheets, row_place


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """What the person says about the files besides the files themselves."""

    map: str = ""
    district: str = ""
    as_of: str = ""
    source: str = ""
    by: str = ""
    dry_run: bool = False
    max_rejects: float = 0.10  # share of rows; above it nothing is written
    reference: bool = False
    replaces: str = ""  # the load whose rows with the same key these take the place of


@dataclass(slots=True)
class Intake:
    """One file read: its load, its rows, and the record of each row that says something."""

    load: Load
    rows: list[Row] = field(default_factory=list)
    records: dict[str, Record] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    _told: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)  # row -> tokens, types of its links

    def told(self) -> Iterator[tuple[str, Record]]:
        """Each row with its record, which goes from here: a large load needs the memory. What is told of it stays."""
        alike: dict[tuple[str, ...], tuple[str, ...]] = {}
        for row in tuple(self.records):
            record = self.records.pop(row)
            links = tuple(link.type for said in (record, *record.also) for link in said.links)
            self._told[row] = "\n".join(tokens(record)), alike.setdefault(links, links)
            yield row, record

    def settle(self, outcomes: dict[str, str]) -> Counter[str]:
        """Give each row its outcome (a held row its reason too); what the rows state, by type of relationship."""
        self.rows = [_with_outcome(row, outcomes.get(row.id, "rejected")) for row in self.rows]
        return Counter(link for row, (_, links) in self._told.items() if outcomes[row] != "held" for link in links)

    def nodes(self) -> Iterator[Node]:
        """The rows as they are stored; they go from here."""
        return (archive.row_node(row, self._told.pop(row.id, ("",))[0]) for row in drained(self.rows))


def take_in(path: Path, number: int, options: LoadOptions, reader: Reader, progress: Progress = SILENT) -> Intake:
    """Read a file as load `number`.

    Raises:
        LiantuError: the file cannot be read, or no map fits.
    """
    found = read_sheets(path, reader.is_known)
    sheets = [sheet for sheet in found if reader.fits(sheet)] or found
    load = _announce(path, number, options, sheets, reader)
    progress.start(sum(len(sheet.rows) for sheet in sheets), f"读取 {path.name}")
    intake = Intake(load, notes=tuple(_notes(found, sheets, reader, options.map)))
    for sheet, context in zip(sheets, load.sheets, strict=True):
        for raw in sheet.rows:
            place = row_place(sheet.file, sheet.name, raw.line)
            row = Row(f"{load.id}!{len(intake.rows) + 1}", load.id, context.name, place, raw.cells)
            record, rejects = reader.read(row, load, context)
            intake.rows.append(replace(row, rejects=rejects) if rejects else row)
            if record is not None:
                intake.records[row.id] = record
            progress.step(1)
    if not intake.rows:
        raise LiantuError(f"{path.name} 只有表头，没有数据行，没有写入任何内容。请检查是否选错了文件或工作表。")
    return intake


def _announce(path: Path, number: int, options: LoadOptions, sheets: Sequence[RawSheet], reader: Reader) -> Load:
    try:
        interval(options.as_of)
    except ValueError as error:
        raise UsageError(f"数据日期“{options.as_of}”不是日期。请写成 2024、2024-06 或 2024-06-30。") from error
    district = reader.district(options.district) if options.district else ""
    return Load(
        id=str(number),
        file=name_of(path),
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        sheets=tuple(reader.context(sheet, options.map, district) for sheet in sheets),
        as_of=options.as_of,
        district=district,
        source=options.source,
        by=options.by,
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        reference=options.reference,
    )


def _notes(found: Sequence[RawSheet], read: Sequence[RawSheet], reader: Reader, map: str) -> Iterator[str]:
    for sheet in found:
        if sheet in read:
            yield from reader.notes(sheet, map)
        else:
            yield f"工作表“{sheet.name}”不是名单（没有一种表的必需栏目），没有读取，共 {len(sheet.rows)} 行。"


def refuse_many_rejects(intake: Intake, options: LoadOptions) -> None:
    """Stop when a file has more bad rows than the person allows.

    Raises:
        TooManyRejects: with all rejects, so that the file can go back to its sender.
    """
    lost = [r for row in intake.rows for r in row.rejects if r.fatal and r.reason not in NOT_DATA]
    rejected = len({r.place for r in lost})
    if intake.rows and rejected / len(intake.rows) > options.max_rejects:
        first = lost[0]
        raise TooManyRejects(
            f"“{intake.load.file}”共 {len(intake.rows)} 行，有 {rejected} 行不能采用，超过 {options.max_rejects:.0%}，"
            f"没有写入任何内容。例如 {first.place} {first.column}“{first.value[:40]}”。"
            "请修改后重新载入，或用 --max-rejects 放宽。",
            intake.load.file,
            tuple(r for row in intake.rows for r in row.rejects),
        )


def _with_outcome(row: Row, outcome: str) -> Row:
    if outcome == "held":
        held = Reject(row.place, "", "", "subject_disputed", fatal=True)
        return replace(row, outcome=outcome, rejects=(*row.rejects, held))
    return replace(row, outcome=outcome)


def same_file(load: Load, others: Iterable[Load]) -> Load | None:
    """The load that gave the same file, read the same way, and still stands."""
    return next((o for o in others if o.state == "done" and o.fingerprint == load.fingerprint), None)
