"""What a file's sheets are taken for before anything is loaded: kind of sheet, what each column means, what is left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import LiantuError

if TYPE_CHECKING:
    from graph.records import SheetContext
    from loaders.columns import Column, SheetMap
    from loaders.reader import Reader
    from loaders.sheets import RawRow, RawSheet

EXAMPLES = 3  # values of a column that are shown


@dataclass(frozen=True, slots=True)
class Looked:
    """One header of a sheet with what it is taken for (None: kept in the row, not read) and what stands below it."""

    header: str
    column: "Column | None"
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """One sheet. Without a map it cannot be read; `error` says why."""

    file: str
    sheet: str
    rows: int
    kind: "SheetMap | None"
    context: "SheetContext | None"
    columns: tuple[Looked, ...]
    notes: tuple[str, ...] = ()
    error: str = ""


def look(reader: "Reader", paths: Sequence[Path], kind: str = "", district: str = "") -> tuple[Look, ...]:
    """Every sheet of the files as a load would take it; `kind` = the map that the person names.

    Raises:
        LiantuError: a file cannot be read at all, or no district has that name.
    """
    from loaders.sheets import read_sheets

    place = reader.district(district) if district else ""
    return tuple(_look(reader, sheet, kind, place) for path in paths for sheet in read_sheets(path, reader.is_known))


def _look(reader: "Reader", sheet: "RawSheet", kind: str, district: str) -> Look:
    try:
        context = reader.context(sheet, kind, district)
    except LiantuError as error:
        return Look(
            sheet.file,
            sheet.name,
            len(sheet.rows),
            None,
            None,
            _columns(sheet.header, sheet.rows, None),
            (),
            str(error),
        )
    chosen = reader.maps[context.map]
    notes = reader.notes(sheet, kind)
    return Look(
        sheet.file, sheet.name, len(sheet.rows), chosen, context, _columns(sheet.header, sheet.rows, chosen), notes
    )


def _columns(header: Sequence[str], rows: "Sequence[RawRow]", chosen: "SheetMap | None") -> tuple[Looked, ...]:
    return tuple(Looked(text, chosen.find(text) if chosen else None, _examples(text, rows)) for text in header)


def _examples(header: str, rows: "Sequence[RawRow]") -> tuple[str, ...]:
    found: dict[str, None] = {}
    for row in rows[:200]:
        if value := row.cells.get(header, ""):
            found[value] = None
        if len(found) == EXAMPLES:
            break
    return tuple(found)
