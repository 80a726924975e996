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
from loaders.sheet_cells import Filler, date_text, number_text

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
    with path.open("rb") as file, zipfile.ZipFile(file) as archive:
        _check_archive(path.name, archive)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions that do not matter here
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
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
    filler = Filler(notes.merges)
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


def _text(cell: Any) -> str:
    """What a person sees in the cell, without the display's rounding."""
    value = cell.value
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return number_text(value, _format(cell))
    if isinstance(value, datetime | date):
        return date_text(value, _format(cell))
    return str(value) if isinstance(value, time | timedelta) else str(value).strip()


def _format(cell: Any) -> str:
    """How the cell shows its number; '' where the workbook's styles are missing."""
    try:
        return cell.number_format or ""
    except IndexError:
        return ""
