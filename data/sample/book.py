"""Rows to xlsx bytes that repeat: fixed dates, stored unpacked because zlib builds pack the same text differently."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby

from columns import Cells
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

_CREATED = datetime(2024, 1, 1)
_WIDTHS = {"企业名称": 36, "供应商": 36, "客户": 36, "统一社会信用代码": 22, "主营产品": 40, "地址": 30}


def plain(sheet_name: str, title: str, headers: Sequence[str], rows: Sequence[Cells]) -> bytes:
    """A title line, one header line, the rows."""
    workbook, content = _new()
    sheet = workbook.add_worksheet(sheet_name)
    sheet.write_string(0, 0, title)
    _headers(workbook, sheet, 1, headers)
    _body(sheet, 2, headers, rows)
    sheet.freeze_panes(2, 1)
    return _bytes(workbook, content)


def grouped(
    sheet_name: str, title: str, groups: Mapping[str, Sequence[str]], rows: Sequence[Cells], merged: str
) -> bytes:
    """A title over the sheet, headers under group titles, equal neighbours of column `merged` in one tall cell."""
    workbook, content = _new()
    sheet = workbook.add_worksheet(sheet_name)
    headers = [header for names in groups.values() for header in names]
    bold = workbook.add_format({"bold": True, "align": "center"})
    sheet.merge_range(0, 0, 0, len(headers) - 1, title, bold)
    left = 0
    for group, names in groups.items():
        sheet.merge_range(1, left, 1, left + len(names) - 1, group, bold)
        left += len(names)
    _headers(workbook, sheet, 2, headers)
    _body(sheet, 3, headers, [{h: v for h, v in row.items() if h != merged} for row in rows])
    _merge_down(workbook, sheet, 3, headers.index(merged), [str(row.get(merged, "")) for row in rows])
    sheet.freeze_panes(3, 1)
    return _bytes(workbook, content)


def _new() -> tuple[Workbook, io.BytesIO]:
    content = io.BytesIO()
    workbook = Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"title": "示例数据（全部虚构）", "created": _CREATED})
    return workbook, content


def _headers(workbook: Workbook, sheet: Worksheet, line: int, headers: Sequence[str]) -> None:
    style = workbook.add_format({"bold": True, "bottom": 1})
    for column, header in enumerate(headers):
        sheet.write_string(line, column, header, style)
        sheet.set_column(column, column, _WIDTHS.get(header, 14))


def _body(sheet: Worksheet, top: int, headers: Sequence[str], rows: Sequence[Cells]) -> None:
    for line, row in enumerate(rows, top):
        for column, header in enumerate(headers):
            value = row.get(header, "")
            if isinstance(value, int):
                sheet.write_number(line, column, value)
            elif value:
                sheet.write_string(line, column, value)


def _merge_down(workbook: Workbook, sheet: Worksheet, top: int, column: int, values: Sequence[str]) -> None:
    middle = workbook.add_format({"valign": "vcenter"})
    line = top
    for value, same in groupby(values):
        height = len(list(same))
        if value and height > 1:
            sheet.merge_range(line, column, line + height - 1, column, value, middle)
        elif value:
            sheet.write_string(line, column, value)
        line += height


def _bytes(workbook: Workbook, content: io.BytesIO) -> bytes:
    workbook.close()
    stored = io.BytesIO()
    with zipfile.ZipFile(content) as source, zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name)  # 1980-01-01, the same on every system
            entry.create_system = 3
            target.writestr(entry, source.read(name))
    return stored.getvalue()
