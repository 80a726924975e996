"""Files to sheets: what the sender wrote, by the sender's own headers, line by line; not what it means."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graph.errors import LiantuError
from loaders import csv_files, xls_files, xlsx_files
from loaders.headers import ORIGIN, SEARCHED_LINES, find_header, named_apart, returned_columns
from loaders.kinds import OLE, ZIP, name_of, refuse_other_kinds
from loaders.mapping import known_headers

_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".et"})
_LARGEST_FILE = 500_000_000
Line = tuple[int, list[str]]  # its number in the file as a person counts, and its texts


@dataclass(frozen=True, slots=True)
class RawRow:
    """One line under the header: header text -> what is written there. Empty cells are left out."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet: `name` is '' for a csv, `titles` are the lines above the header, such as 单位：万元."""

    file: str
    name: str
    titles: tuple[str, ...]
    header: tuple[str, ...]
    rows: Sequence[RawRow]
    origin: str = ""  # the file's name when it was first sent: a returned workbook keeps it
    known: int = 0  # how many of its headers some map knows
    told: tuple[str, ...] = ()  # sentences about the file: sheets that were not read, hidden lines that were


def row_place(file: str, sheet: str, line: int) -> str:
    """Where a person finds a row: `名录.xlsx#企业!17`, in a csv `名录.csv!17`."""
    return f"{file}#{sheet}!{line}" if sheet else f"{file}!{line}"


def read_sheets(path: Path, is_known: Callable[[str], bool] | None = None) -> list[RawSheet]:
    """Every visible sheet that has something in it. `is_known` tells headers from data (default: the packaged maps)."""
    known = is_known or known_headers()
    start = _opening(path)
    told: list[str] = []
    tables = _tables(path, start, known, told)
    found = [sheet for name, lines in tables if (sheet := _sheet(name_of(path), name, lines, known))]
    if not found:
        raise LiantuError(f"{path.name} 中没有内容：所有工作表都是空的。请检查是否选错了文件。")
    return _without_covers(found, told)


def _tables(
    path: Path, start: bytes, is_known: Callable[[str], bool], told: list[str]
) -> Iterable[tuple[str, Iterator[Line]]]:
    """The sheets by what the file is, not by how it is called; only a workbook called csv, or text called xlsx, is refused."""
    refuse_other_kinds(path, start)
    suffix = path.suffix.casefold()
    if start.startswith(OLE):
        return xls_files.sheets(path, told)
    if start.startswith(ZIP) and suffix in _WORKBOOKS:
        return xlsx_files.sheets(path, told)
    if start.startswith(ZIP) or suffix in {".xlsx", ".xlsm"}:
        raise _misnamed(path, suffix in _WORKBOOKS)
    return [("", csv_files.lines(path, is_known, told))]


def _without_covers(sheets: list[RawSheet], told: list[str]) -> list[RawSheet]:
    """Beside tables that a map knows, a cover or a page of instructions is passed over, and said so."""
    tables = [sheet for sheet in sheets if sheet.known] or sheets
    covers = [
        f"工作表“{sheet.name}”没有认识的表头，未读取（{len(sheet.rows)}行）" for sheet in sheets if sheet not in tables
    ]
    return [replace(tables[0], told=(*told, *covers)), *tables[1:]]


def _opening(path: Path) -> bytes:
    """The first bytes of a file that can be read at all."""
    if path.is_dir():
        raise LiantuError(f"{path} 是文件夹，不是表格文件。请写出其中的文件名，如 {path.name}/企业名录.xlsx。")
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise LiantuError(f"{path.name} 超过 500 MB，未读取。请拆成几个文件再载入。")
        with path.open("rb") as stream:
            start = stream.read(16)
    except FileNotFoundError as error:
        raise LiantuError(f"找不到文件 {path}。请检查路径和文件名。") from error
    except (OSError, ValueError) as error:
        raise LiantuError(f"无法读取 {path}（{error}）。请检查权限，或先关闭正在使用它的程序。") from error
    if not start:
        raise LiantuError(f"{path.name} 是空文件（0 字节）。请重新导出或重新传送后再载入。")
    return start


def _misnamed(path: Path, is_workbook: bool) -> LiantuError:
    if is_workbook:
        return LiantuError(
            f"{path.name} 的内容不是 xlsx 工作簿，文件可能已损坏或改过扩展名。请在表格软件中打开后另存为 xlsx。"
        )
    return LiantuError(
        f"{path.name} 的内容是压缩包或 Excel 工作簿，不是 csv 文本。若是工作簿，请把扩展名改为 .xlsx 再载入。"
    )


def _sheet(file: str, name: str, lines: Iterator[Line], is_known: Callable[[str], bool]) -> RawSheet | None:
    """Titles, header and rows of one sheet; None if nothing is written in it."""
    first: list[Line] = []
    for line in lines:
        if any(line[1]):
            first.append(line)
        if len(first) > SEARCHED_LINES:
            break
    if not first:
        return None
    found = find_header([texts for _, texts in first], is_known)
    titles = tuple(" ".join(filter(None, dict.fromkeys(texts))) for _, texts in first[: found.index])
    ours, origin = returned_columns(found.texts), file
    if ours and titles and titles[-1].startswith(ORIGIN):
        titles, origin = titles[:-1], titles[-1].removeprefix(ORIGIN)
    rows = _Rows(found.texts[ours:])
    for number, texts in first[found.index + found.height :]:
        rows.add(number, texts[ours:])
    for number, texts in lines:
        rows.add(number, texts[ours:])
    return RawSheet(file, name, titles, rows.header, rows.rows, origin, found.known)


class _Rows:
    """Lines become rows; texts that recur are kept once, so that 100,000 rows stay small."""

    def __init__(self, header: tuple[str, ...]) -> None:
        self.header = header
        self.rows: list[RawRow] = []
        self._seen: dict[str, str] = {}

    def add(self, number: int, texts: Sequence[str]) -> None:
        if len(texts) > len(self.header) and any(texts[len(self.header) :]):
            self.header = named_apart([*self.header, *[""] * (len(texts) - len(self.header))])
        cells = {h: self._once(text) for h, text in zip(self.header, texts, strict=False) if text}
        if cells:
            self.rows.append(RawRow(number, cells))

    def _once(self, text: str) -> str:
        if len(text) > 64:
            return text
        if len(self._seen) > 100_000:
            self._seen.clear()
        return self._seen.setdefault(text, text)
