"""Old .xls workbooks (Excel 97–2003, WPS 表格) to lines of texts: the same as xlsx, by another container."""

from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import Any

import xlrd
from xlrd.biffh import XLRDError

from graph.errors import LiantuError
from loaders.sheet_cells import Filler, HiddenCells, date_text, number_text, unescaped

_LARGEST_FILE = 100_000_000  # the format ends at 65,536 lines of 256 columns a sheet
_MOST_SHEETS = 200
Lines = Iterator[tuple[int, list[str]]]


def sheets(path: Path, told: list[str]) -> Iterator[tuple[str, Lines]]:
    """The visible sheets with their lines; hidden ones are told in `told`."""
    book = _open(path)
    try:
        for number in range(book.nsheets):
            sheet = _sheet(path.name, book, number)
            if sheet.visibility:
                told.append(f"工作表“{sheet.name}”是隐藏的，未读取")
            else:
                yield sheet.name, _lines(book, sheet, told)
            book.unload_sheet(number)
    finally:
        book.release_resources()


def _open(path: Path) -> Any:
    """The workbook; whatever is wrong with it is one sentence. The reader may fail anywhere in a damaged file."""
    raw = path.read_bytes()
    if len(raw) > _LARGEST_FILE:
        raise LiantuError(f"{path.name} 超过 100 MB，未读取。请在表格软件中另存为 .xlsx，或拆成几个文件。")
    if "EncryptedPackage".encode("utf-16-le") in raw:
        raise _locked(path.name)
    try:
        book = xlrd.open_workbook(
            file_contents=raw, formatting_info=True, on_demand=True, ragged_rows=True, logfile=_Silent()
        )
    except XLRDError as error:
        if "encrypted" in str(error):
            raise _locked(path.name) from error
        raise _damaged(path.name, error) from error
    except Exception as error:
        raise _damaged(path.name, error) from error
    if book.nsheets > _MOST_SHEETS:
        raise LiantuError(f"{path.name} 有 {book.nsheets} 张工作表，超过 {_MOST_SHEETS} 张。请拆成几个文件再载入。")
    return book


def _sheet(file: str, book: Any, number: int) -> Any:
    try:
        return book.sheet_by_index(number)
    except Exception as error:
        raise _damaged(file, error) from error


def _lines(book: Any, sheet: Any, told: list[str]) -> Lines:
    hidden = {number + 1 for number, info in sheet.rowinfo_map.items() if info.hidden}
    columns = {number + 1 for number, info in sheet.colinfo_map.items() if info.hidden}
    merges = sorted((top + 1, bottom, left + 1, right) for top, bottom, left, right in sheet.merged_cells)
    filler, seen = Filler(merges), HiddenCells(sheet.name, hidden, columns)
    for number in range(sheet.nrows):
        texts = [_text(book, cell) for cell in sheet.row(number)]
        if any(texts):
            seen.look(number + 1, texts)
            yield number + 1, filler.fill(number + 1, texts)
    told += seen.told()


def _text(book: Any, cell: Any) -> str:
    """What a person sees in the cell, without the display's rounding."""
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return unescaped(str(cell.value)).strip()
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return number_text(cell.value, _format(book, cell))
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _date(book, cell)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, "#N/A")
    return ""


def _date(book: Any, cell: Any) -> str:
    try:
        found = xlrd.xldate_as_datetime(cell.value, book.datemode)
    except (ValueError, OverflowError):
        return number_text(cell.value, "")
    if 0 <= cell.value < 1:
        return str(found.time() if cell.value else time())
    return date_text(found, _format(book, cell))


def _format(book: Any, cell: Any) -> str:
    """How the cell shows its number, such as 0.00% or yyyy年m月; '' where the file does not say."""
    try:
        return str(book.format_map[book.xf_list[cell.xf_index].format_key].format_str)
    except (IndexError, KeyError, TypeError):
        return ""


def _locked(file: str) -> LiantuError:
    return LiantuError(f"{file} 设有打开密码，无法读取。请在表格软件中去掉密码后另存，再载入。")


def _damaged(file: str, error: Exception) -> LiantuError:
    kind = type(error).__name__
    return LiantuError(
        f"{file} 无法作为旧版 .xls 读取，文件可能已损坏或不是表格（{kind}）。请在表格软件中打开后另存为 .xlsx。"
    )


class _Silent:
    """The reader's remarks on odd files go nowhere: what matters is told by an error."""

    def write(self, _: str) -> None: ...

    def flush(self) -> None: ...
