"""xlsx workbooks to lines of texts: merged cells filled, results of formulas, nothing unpacked that is too large."""

import io
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
from loaders.sheet_cells import Filler, HiddenCells, date_text, number_text, unescaped

_LARGEST_UNPACKED, _LARGEST_RATIO, _SMALL, _MOST_MEMBERS = 500_000_000, 200, 2_000_000, 10_000
_CELL = re.compile(rb"<(?:\w+:)?c (?=[^>]*[^/]>)")
_END_OF_CELL = re.compile(rb"</(?:\w+:)?c>")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>[^<]")
_REFERENCE = re.compile(rb"\br=\"([A-Z]+[0-9]+)\"")
_NUMBER = re.compile(rb"\br=\"([0-9]{1,7})\"")
_HIDDEN_LINE = re.compile(rb"<(?:\w+:)?row [^>]*\bhidden=\"(?:1|true)\"[^>]*>")
_HIDDEN_COLUMN = re.compile(rb"<(?:\w+:)?col [^>]*\bhidden=\"(?:1|true)\"[^>]*>")
_FROM, _TO = re.compile(rb"\bmin=\"([0-9]{1,5})\""), re.compile(rb"\bmax=\"([0-9]{1,5})\"")
_CONTENT = (b"<v>", b"<v ", b":v>", b"<is>", b":is>", b"<f>", b"<f ", b":f>", b":f ")
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell [^>]*ref=\"([A-Z0-9:]+)\"")
_STRICT = (
    (b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


@dataclass(slots=True)
class _Notes:
    """What the cells' values do not tell."""

    # merged ranges: first row, last row, first column, last column
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    missing: dict[int, list[int]] = field(default_factory=dict)  # row -> columns of formulas without a saved result
    hidden_lines: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    last: int | None = 0  # the last row with something in it; None when rows have no numbers


Lines = Iterator[tuple[int, list[str]]]
T = TypeVar("T")


def sheets(path: Path, told: list[str]) -> Iterator[tuple[str, Lines]]:
    """The visible sheets with their lines, read as they are asked for; hidden ones are told in `told`."""
    for name, lines in _guarded(path.name, _sheets(path, told)):
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


def _sheets(path: Path, told: list[str]) -> Iterator[tuple[str, Lines]]:
    with path.open("rb") as file, zipfile.ZipFile(file) as archive:
        _check_archive(path.name, archive)
        usual = _usual_form(file, archive)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles and extensions that do not matter here
            book = openpyxl.load_workbook(usual, read_only=True, data_only=True)
        try:
            for sheet in book.worksheets:
                if sheet.sheet_state != "visible":
                    told.append(f"工作表“{sheet.title}”是隐藏的，未读取")
                else:
                    member = str(getattr(sheet, "_worksheet_path", "")).lstrip("/")
                    with zipfile.ZipFile(usual) as readable, readable.open(member) as stream:
                        notes = _read_notes(stream)
                    sheet.reset_dimensions()  # some writers state a wrong size, and cells beyond it would be lost
                    yield sheet.title, _lines(path.name, sheet, notes, told)
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
    if "[Content_Types].xml" not in archive.namelist() or b"spreadsheetml" not in archive.read("[Content_Types].xml"):
        raise LiantuError(f"{file} 的内容不是 xlsx 工作簿。请在表格软件中打开后另存为 xlsx。")
    for member in members:
        if member.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.open(member).read(65_536):
            what = f"不应有的文档类型声明（{member.filename}）"
            raise LiantuError(f"{file} 内含{what}，为安全起见未读取。请在表格软件中另存为新的 xlsx。")


def _usual_form(file: IO[bytes], archive: zipfile.ZipFile) -> IO[bytes]:
    """The workbook as openpyxl expects it: names with slashes, and not in the namespaces of "Strict Open XML"."""
    names = archive.namelist()
    is_strict = any(name.endswith("workbook.xml") and _STRICT[0][0] in archive.read(name) for name in names)
    if not is_strict and not any("\\" in name for name in names):
        return file
    usual = io.BytesIO()
    with zipfile.ZipFile(usual, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in names:
            part = archive.read(name)
            for strict, transitional in _STRICT if is_strict else ():
                part = part.replace(strict, transitional)
            copy.writestr(name.replace("\\", "/"), part)
    return usual


def _read_notes(stream: IO[bytes]) -> _Notes:
    """One pass over the sheet's xml in pieces that begin with a row; merged ranges stand after the rows."""
    notes, rest = _Notes(), b""
    while chunk := stream.read(1 << 20):
        rest += chunk
        end = max(rest.rfind(b"<row "), rest.rfind(b"<", 0, max(rest.rfind(b":row "), 0)))
        if end > 0:
            _note_rows(rest[:end], notes)
            rest = rest[end:]
    _note_rows(rest, notes)
    for reference in _MERGE.findall(rest):
        left, top, right, bottom = range_boundaries(reference.decode())
        notes.merges.append((int(top or 1), int(bottom or 1), int(left or 1), int(right or 1)))
    notes.merges.sort()
    return notes


def _note_rows(xml: bytes, notes: _Notes) -> None:
    _note_formulas(xml, notes)
    if b"hidden=" in xml:
        for row in _HIDDEN_LINE.findall(xml):
            notes.hidden_lines.update(int(number) for number in _NUMBER.findall(row))
        for column in _HIDDEN_COLUMN.findall(xml):
            first, last = _FROM.search(column), _TO.search(column)
            if first and last:
                notes.hidden_columns.update(range(int(first[1]), min(int(last[1]), MOST_COLUMNS) + 1))
    if notes.last is not None and (at := max(map(xml.rfind, _CONTENT))) >= 0:
        row = max(xml.rfind(b"<row ", 0, at), xml.rfind(b":row ", 0, at))
        number = _NUMBER.search(xml, row, xml.find(b">", row)) if row >= 0 else None
        notes.last = max(notes.last, int(number[1])) if number else None


def _note_formulas(xml: bytes, notes: _Notes) -> None:
    """A formula cell without a value is noted, unless its saved result is an empty text (t="str")."""
    if b"<f" not in xml and b":f" not in xml:
        return
    for piece in _CELL.split(xml)[1:]:
        attributes, _, rest = piece.partition(b">")
        body = _END_OF_CELL.split(rest, 1)[0]
        reference = _REFERENCE.search(attributes) if _FORMULA.search(body) else None
        if reference and b't="str"' not in attributes and not _VALUE.search(body):
            row, column = coordinate_to_tuple(reference[1].decode())
            notes.missing.setdefault(row, []).append(column)


def _lines(file: str, sheet: Any, notes: _Notes, told: list[str]) -> Lines:
    filler, seen = Filler(notes.merges), HiddenCells(sheet.title, notes.hidden_lines, notes.hidden_columns)
    for number, cells in enumerate(sheet.iter_rows(max_row=notes.last or None), 1):
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
        seen.look(number, texts)
        yield number, filler.fill(number, texts)
    told += seen.told()


def _text(cell: Any) -> str:
    """What a person sees in the cell, without the display's rounding."""
    value = cell.value
    if isinstance(value, str):
        return unescaped(value).strip()
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
