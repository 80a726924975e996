"""One fact that somebody has learnt, by phone say: a sheet of one line, on the same path as every other sheet."""

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path

from graph.errors import UsageError
from loaders.columns import SheetMap
from loaders.headers import fold_header
from loaders.intake import LoadOptions
from loaders.ledger import Ledger
from loaders.report import LoadReport

BY_HAND = "手工登记"
_MADE = datetime(2023, 1, 1)  # stands in the workbook, so that the same line gives the same file


@dataclass(frozen=True, slots=True)
class OneLine:
    """What is to be registered: a kind of sheet, and header -> what stands below it."""

    map: SheetMap
    cells: Mapping[str, str]


def one_line(maps: Mapping[str, SheetMap], kind: str, fields: Iterable[tuple[str, str]]) -> OneLine:
    """Check kind and fields. A kind goes by its name or title, a field by any header that its map knows.

    Raises:
        UsageError: an unknown kind or field (the nearest are named), one that is said twice, or a required one missing.
    """
    found = _map(maps, kind)
    cells: dict[str, str] = {}
    names: dict[str, str] = {}
    for header, value in fields:
        column = found.find(header)
        if column is None or column.takes == "skip":
            raise UsageError(f"“{found.title}”没有名为“{header}”的栏。{_nearest_header(header, found)}")
        if column.name in names:
            raise UsageError(f"“{header}”与“{names[column.name]}”是同一栏，只能写一次。")
        names[column.name] = header
        if value.strip():
            cells[header] = value.strip()
    lacking = [c.headers[0] for c in found.required if names.get(c.name) not in cells]
    if lacking:
        raise UsageError(f"“{found.title}”还缺必填的栏：{'、'.join(lacking)}。写成 {lacking[0]}=…。")
    return OneLine(found, cells)


def add(ledger: Ledger, line: OneLine, options: LoadOptions) -> LoadReport:
    """Load it. The file's name says that it was written by hand, who did and when.

    Raises:
        TooManyRejects: the line cannot be taken; nothing is written.
    """
    now = datetime.now(UTC).strftime("%Y-%m-%d %H%M%S")
    name = " ".join(filter(None, (BY_HAND, line.map.title, options.by, now)))
    safe = "".join("_" if c in '\\/:*?"<>|#!' or not c.isprintable() else c for c in name)[:120]
    with tempfile.TemporaryDirectory(prefix="liantu-") as folder:
        path = Path(folder) / f"{safe}.xlsx"
        _write(path, line)
        return ledger.load([path], replace(options, map=line.map.name))[0]


def _write(path: Path, line: OneLine) -> None:
    """A workbook, because in it no sign of the text can be taken for a separator."""
    import xlsxwriter

    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), plain) as book:
        book.set_properties({"created": _MADE})
        page = book.add_worksheet(line.map.title[:31])
        for column, (header, value) in enumerate(line.cells.items()):
            page.write_string(0, column, header)
            page.write_string(1, column, value[:32_767])


def _map(maps: Mapping[str, SheetMap], kind: str) -> SheetMap:
    offered = {name: each for name, each in maps.items() if each.template}
    for each in offered.values():
        if kind in (each.name, each.title):
            return each
    names = [word for each in offered.values() for word in (each.name, each.title)]
    known = "、".join(f"{name}（{each.title}）" for name, each in offered.items())
    raise UsageError(f"没有名为“{kind}”的表。{_nearest(kind, names)}可登记的有：{known}。")


def _nearest_header(header: str, found: SheetMap) -> str:
    """Where none is like it, all that there are, by the first of their names."""
    first = (column.headers[0] for column in found.columns if column.takes != "skip" and column.headers)
    return _nearest(header, _headers(found)) or f"可填的有：{'、'.join(first)}。"


def _headers(found: SheetMap) -> list[str]:
    return [header for column in found.columns if column.takes != "skip" for header in column.headers]


def _nearest(word: str, known: Iterable[str]) -> str:
    """The names most like a word that is none of them; a shared character is enough where nothing is closer."""
    folded = {fold_header(name): name for name in known}
    mine = fold_header(word)
    close = get_close_matches(mine, folded, n=3, cutoff=0.5)
    close = close or [name for name in folded if set(name) & set(mine) and len(name) > 1][:5]
    return f"是否指：{'、'.join(folded[name] for name in close)}？" if close else ""
