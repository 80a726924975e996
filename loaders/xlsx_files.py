"""xlsx workbooks to lines of texts: merged cells filled, results of formulas, nothing unpacked that is too large."""

import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import IO, Any, TypeVar

import openpyxl
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from graph.errors import LiantuError
from loaders.cleaning import FORMULA_WITHOUT_VALUE
from loaders.csv_files import MOST_COLUMNS

_LARGEST_UNPACKED, _LARGEST_RATIO, _SMALL, _MOST_MEMBERS = 500_000_000, 200, 2_000_000, 10_000
_FORMULA = re.compile(rb"<(?:\w+:)?c ([^>]*)>\s*<(?:\w+:)?f[ />](.*?)</(?:\w+:)?c>", re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>[^<]")
_REFERENCE = re.compile(rb"\br=\"([A-Z]+[0-9]+)\"")
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell [^>]*ref=\"([A-Z0-9:]+)\"")


@dataclass(slots=True)
class _Notes:
    """What the cells' values do not tell: merged ranges, and formulas without a saved result."""

    merges: list[tuple[int, int, int, int]] = field(
        default_factory=list
    )  # first row, last row, first column, last column
    missing: dict[int, list[int]] = field(default_factory=dict)  # row -> columns


Lines = Iterator[tuple[int, list[str]]]
T = TypeVar("T")


def sheets(path: Path, passed_over: list[str]) -> Iterator[tuple[str, Lines]]:
    """The visible sheets with their lines, read as they are asked for; hidden ones are told in `passed_over`."""
    for name, lines in _guarded(path.name, _sheets(path, passed_over)):
        yield name, _guarded(path.name, lines)


def _guarded(file: str, things: Iterator[T]) -> Iterator[T]:
    """A damaged or hostile workbook may fail anywhere inside the zip and xml readers: always one sentence."""
    try:
        yield from things
    except LiantuError:
        raise
    except Exception as error:
        kind = type(error).__name__
        message = f"{file} 无法作为 xlsx 读取，文件可能已损坏（{kind}）。请在表格软件中打开后另存为 xlsx。"
        raise LiantuError(message) from error


def _sheets(path: Path, passed_over: list[str]) -> Iterator[tuple[str, Lines]]:
    with zipfile.ZipFile(path) as archive:
        _check_archive(path.name, archive)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions that do not matter here
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        try:
            for sheet in book.worksheets:
                if sheet.sheet_state != "visible":
                    passed_over.append(f"工作表“{sheet.title}”是隐藏的，未读取")
                else:
                    member = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
                    with archive.open(member) as stream:
                        notes = _read_notes(stream)
                    sheet.reset_dimensions()  # some writers state a wrong size, and cells beyond it would be lost
                    yield sheet.title, _lines(path.name, sheet, notes)
        finally:
            book.close()


def refuse_ole(path: Path) -> LiantuError:
    """Old .xls and workbooks under a password share one container; neither can be read."""
    if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
        return LiantuError(f"{path.name} 设有打开密码，无法读取。请在表格软件中去掉密码后另存，再载入。")
    return LiantuError(f"{path.name} 是旧版 .xls 格式，暂不能读取。请在表格软件中打开，另存为 .xlsx 后再载入。")


def _check_archive(file: str, archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    unpacked = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members) or 1
    is_bomb = unpacked > _LARGEST_UNPACKED or (unpacked > _SMALL and unpacked / packed > _LARGEST_RATIO)
    if is_bomb or len(members) > _MOST_MEMBERS:
        size = f"{unpacked / 1e6:.0f} MB（{len(members)} 个部分）"
        raise LiantuError(f"{file} 解开后有 {size}，远大于正常表格，未读取。请拆成几个文件，或删去空白的格式后另存。")
    if "xl/workbook.xml" not in archive.namelist():
        raise LiantuError(f"{file} 的内容不是 xlsx 工作簿。请在表格软件中打开后另存为 xlsx。")
    for member in members:
        if member.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.open(member).read(65_536):
            what = f"不应有的文档类型声明（{member.filename}）"
            raise LiantuError(f"{file} 内含{what}，为安全起见未读取。请在表格软件中另存为新的 xlsx。")


def _read_notes(stream: IO[bytes]) -> _Notes:
    """One pass over the sheet's xml in pieces that end with a row; merged ranges stand after the rows."""
    notes, rest = _Notes(), b""
    while chunk := stream.read(1 << 20):
        rest += chunk
        end = rest.rfind(b"</row>") + 6
        if end > 5:
            _note_formulas(rest[:end], notes)
            rest = rest[end:]
    _note_formulas(rest, notes)
    for reference in _MERGE.findall(rest):
        left, top, right, bottom = range_boundaries(reference.decode())
        notes.merges.append((int(top or 1), int(bottom or 1), int(left or 1), int(right or 1)))
    notes.merges.sort()
    return notes


def _note_formulas(xml: bytes, notes: _Notes) -> None:
    """A formula cell without a value is noted, unless its saved result is an empty text (t="str")."""
    if b"<f" not in xml and b":f" not in xml:
        return
    for attributes, body in _FORMULA.findall(xml):
        reference = _REFERENCE.search(attributes)
        if reference and b't="str"' not in attributes and not _VALUE.search(body):
            row, column = coordinate_to_tuple(reference[1].decode())
            notes.missing.setdefault(row, []).append(column)


def _lines(file: str, sheet: Any, notes: _Notes) -> Lines:
    filler = _Filler(notes.merges)
    for number, cells in enumerate(sheet.iter_rows(), 1):
        texts = [_text(cell) if cell.value is not None else "" for cell in cells]
        for column in notes.missing.get(number, ()):
            texts.extend([""] * (column - len(texts)))
            texts[column - 1] = FORMULA_WITHOUT_VALUE
        if not any(texts):
            continue
        if len(texts) > MOST_COLUMNS and sum(map(bool, texts)) > MOST_COLUMNS:
            raise LiantuError(
                f"{file}#{sheet.title} 第{number}行有{len(texts)}栏，超过{MOST_COLUMNS}栏。请删去多余的栏后再载入。"
            )
        yield number, filler.fill(number, texts)


class _Filler:
    """Writes a vertical merge's value into each of its lines. Sideways nothing is filled: that would invent cells."""

    def __init__(self, merges: list[tuple[int, int, int, int]]) -> None:
        self._coming = [merge for merge in reversed(merges) if merge[1] > merge[0]]
        self._open: list[tuple[int, int, str]] = []  # last row, column, text

    def fill(self, number: int, texts: list[str]) -> list[str]:
        self._open = [each for each in self._open if each[0] >= number]
        for _, column, text in self._open:
            if column <= len(texts) and not texts[column - 1]:
                texts[column - 1] = text
        while self._coming and self._coming[-1][0] <= number:
            top, bottom, column, _ = self._coming.pop()
            if top == number and column <= len(texts) and texts[column - 1]:
                self._open.append((bottom, column, texts[column - 1]))
        return texts


def _text(cell: Any) -> str:
    """What a person sees in the cell, without the display's rounding."""
    value = cell.value
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, cell.number_format or "")
    if isinstance(value, datetime | date):
        return _date(value, (cell.number_format or "").casefold())
    return str(value) if isinstance(value, time | timedelta) else str(value).strip()


def _number(value: float, number_format: str) -> str:
    if "%" in number_format:
        return f"{value * 100:.15g}%"
    if float(value).is_integer() and abs(value) < 1e18:
        return str(int(value))
    return f"{value:.15g}"  # as many digits as the sheet itself holds: 0.1 + 0.2 is 0.3


def _date(value: date, number_format: str) -> str:
    """As precise as the sheet shows it: a format without a day means the month."""
    if number_format and "d" not in number_format and "日" not in number_format and number_format != "general":
        return f"{value:%Y-%m}" if "m" in number_format else f"{value:%Y}"
    if isinstance(value, datetime) and value.time() != time():
        return value.isoformat(" ", "seconds")
    return f"{value:%Y-%m-%d}"
