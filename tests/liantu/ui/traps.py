"""Sheets of every kind in which each free text would run a script, ask another host or become a formula, if it could.

The kinds and their columns are read off the maps, so that a new column is a new trap. Each text names its field: what
runs says where it came from.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import xlsxwriter

from loaders.columns import Column, SheetMap

FIRM, MOVED = "企业", "迁出企业"
ELSEWHERE = "elsewhere.example"
SIGNS = "=+-@"
_TEXT = frozenset({"string", "strings"})
_NAMES = frozenset({"firm", "title", "capability"})
_FREE = frozenset({"name", "start", "end", "alias", "source", "note", "address", "products", "key"})
_SUBJECT = frozenset({"name", "start"})
_KEYS = frozenset({"credit_code", "stock_code"})  # the same of two firms would hold both
_SHEET_NAME = "<img src=x onerror=alert(1)>"  # no quotation mark, no slash: a spreadsheet allows it


def trap(field: str) -> str:
    """What runs in HTML, in Markdown, in a script."""
    mark = f"<img src=x onerror=alert(/{field}/)></script><script>alert(/{field}/)</script>"
    return f"重庆{mark}![图](http://{ELSEWHERE}/{field}.png)有限公司"


def short_trap(field: str) -> str:
    """For a word that is refused where it is long."""
    return f"<img src=x onerror=alert(/{field}/)>"


def formula(field: str) -> str:
    """What a spreadsheet runs; the sign changes with the field."""
    return f"{SIGNS[len(field) % len(SIGNS)]}cmd|示例{field}有限公司"


def write_traps(folder: Path, maps: Mapping[str, SheetMap]) -> list[Path]:
    """A workbook for each kind of sheet that people send."""
    sent = [each for each in maps.values() if each.template or each.data_kind == "public"]
    return [_write(folder / f"陷阱{_SHEET_NAME}{each.name}.xlsx", each) for each in sent]


def is_free(column: Column) -> bool:
    """Whether anybody may write anything there."""
    if column.takes in _FREE:
        return not (column.label and not column.names) or column.takes in _SUBJECT
    if column.takes == "relation":
        return column.names in _NAMES
    declared = column.declared
    is_text = declared is not None and declared.kind in _TEXT and not declared.values
    return is_text and column.takes in {"property", "link_fact"} and not column.words


def _write(path: Path, sheet: SheetMap) -> Path:
    columns = [c for c in sheet.columns if c.takes != "skip" or c.required]
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        page = book.add_worksheet(_SHEET_NAME)
        page.write_row(0, 0, [*(c.headers[0] for c in columns), trap("表头")])
        for line, cells in enumerate(_lines(sheet, columns), 1):
            for number, text in enumerate([*cells, trap("未知栏")]):
                page.write_string(line, number, text)
    return path


def _lines(sheet: SheetMap, columns: list[Column]) -> Iterator[list[str]]:
    """Markup, formulas, and once more markup also where a list of words is only a proposal."""
    for write, leniently in ((trap, False), (formula, False), (trap, True)):
        yield [_cell(sheet, c, write, leniently) for c in columns]


def _cell(sheet: SheetMap, column: Column, write: Callable[[str], str], leniently: bool) -> str:
    if column.takes in _SUBJECT or (column.names == "firm" and column.inward):
        return write(MOVED if sheet.name == "changes" else FIRM)
    if is_free(column):
        return write(f"{sheet.name}.{column.name}")
    if leniently and column.lenient and column.names != "place":
        return short_trap(column.name)
    if column.takes in _KEYS:
        return ""
    return column.example or ("示例" if column.required else "")
