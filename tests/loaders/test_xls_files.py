"""Old .xls files: the same rows as the same sheet in xlsx; what cannot be read is one clear sentence."""

import random
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path

import pytest
import xlwt
from openpyxl import Workbook

from graph.errors import LiantuError
from loaders.sheets import RawSheet, read_sheets

HEADER = ["企业名称", "区县", "工业总产值（万元）", "占比", "成立", "月", "规上", "时刻", "电话"]
LINE = ["甲公司", "璧山区", 1234.5, 0.35, date(2023, 7, 1), date(2023, 7, 1), True, datetime(2023, 7, 1, 8, 30), 13800000000]  # fmt: skip
FORMATS = {3: "0.00%", 4: "yyyy-mm-dd", 5: 'yyyy"年"m"月"', 7: "yyyy-mm-dd hh:mm"}


def old_book(path: Path, lines: Sequence[Sequence[object]], merge: tuple[int, int, int] | None = None) -> Path:
    """An .xls with these lines; `merge` = first line, last line, column, counted from 0."""
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("企业")
    for number, line in enumerate(lines):
        for column, value in enumerate(line):
            if value is None or (merge and merge[0] <= number <= merge[1] and column == merge[2]):
                continue
            style = (
                xlwt.easyxf(num_format_str=FORMATS[column])
                if number and column in FORMATS
                else xlwt.Style.default_style
            )
            sheet.write(number, column, value, style)
    if merge:
        first, last, column = merge
        sheet.write_merge(first, last, column, column, lines[first][column])
    book.save(str(path))
    return path


def new_book(path: Path, lines: Sequence[Sequence[object]], merge: tuple[int, int, int] | None = None) -> Path:
    """The same lines as .xlsx."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "企业"
    for number, line in enumerate(lines, 1):
        for column, value in enumerate(line):
            cell = sheet.cell(number, column + 1, value)
            if number > 1 and column in FORMATS:
                cell.number_format = FORMATS[column]
    if merge:
        sheet.merge_cells(
            start_row=merge[0] + 1, end_row=merge[1] + 1, start_column=merge[2] + 1, end_column=merge[2] + 1
        )
    book.save(path)
    return path


def content(sheet: RawSheet) -> object:
    return sheet.name, sheet.titles, sheet.header, [(row.line, row.cells) for row in sheet.rows]


def test_old_and_new_workbooks_of_one_sheet_say_the_same(tmp_path: Path) -> None:
    lines = [
        ["2023年璧山区企业名录"],
        HEADER,
        LINE,
        [],
        ["乙公司", None, 3, 1, date(2024, 1, 2), date(2024, 1, 2), False],
    ]

    (old,) = read_sheets(old_book(tmp_path / "名录.xls", lines))
    (new,) = read_sheets(new_book(tmp_path / "名录.xlsx", lines))

    assert content(old) == content(new)
    assert old.rows[0].cells == {
        "企业名称": "甲公司", "区县": "璧山区", "工业总产值（万元）": "1234.5", "占比": "35%", "成立": "2023-07-01",
        "月": "2023-07", "规上": "TRUE", "时刻": "2023-07-01 08:30:00", "电话": "13800000000",
    }  # fmt: skip


def test_a_vertical_merge_is_filled(tmp_path: Path) -> None:
    lines = [["区县", "企业名称"], ["璧山区", "甲公司"], [None, "乙公司"], ["铜梁区", "丙公司"]]

    (sheet,) = read_sheets(old_book(tmp_path / "名录.xls", lines, merge=(1, 2, 0)))

    assert [row.cells["区县"] for row in sheet.rows] == ["璧山区", "璧山区", "铜梁区"]
    assert content(sheet) == content(read_sheets(new_book(tmp_path / "名录.xlsx", lines, merge=(1, 2, 0)))[0])


def test_hidden_sheets_are_told_and_not_read(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    for name in ("名录", "底稿"):
        sheet = book.add_sheet(name)
        sheet.write(0, 0, "企业名称")
        sheet.write(1, 0, "甲公司")
    sheet.visibility = 1
    book.save(str(tmp_path / "名录.xls"))

    (read,) = read_sheets(tmp_path / "名录.xls")

    assert (read.name, read.told) == ("名录", ("工作表“底稿”是隐藏的，未读取",))


def test_dates_of_both_calendars_and_times_alone(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    book.dates_1904 = True
    sheet = book.add_sheet("名录")
    for column, text in enumerate(["企业名称", "数据日期", "时间"]):
        sheet.write(0, column, text)
    sheet.write(1, 0, "甲公司")
    sheet.write(1, 1, date(2023, 7, 1), xlwt.easyxf(num_format_str="yyyy/m/d"))
    sheet.write(1, 2, 0.5, xlwt.easyxf(num_format_str="hh:mm"))
    book.save(str(tmp_path / "名录.xls"))

    (read,) = read_sheets(tmp_path / "名录.xls")

    assert read.rows[0].cells["数据日期"] == "2023-07-01"
    assert read.rows[0].cells["时间"] == str(time(12))


def test_a_workbook_is_known_by_its_content_whatever_its_ending(tmp_path: Path) -> None:
    lines = [["企业名称"], ["甲公司"]]
    old = old_book(tmp_path / "a.xls", lines).rename(tmp_path / "旧.xlsx")
    new = new_book(tmp_path / "b.xlsx", lines).rename(tmp_path / "新.xls")
    text = tmp_path / "文本.xls"
    text.write_bytes("企业名称\t区县\n甲公司\t璧山区\n".encode("gb18030"))

    assert [read_sheets(path)[0].rows[0].cells["企业名称"] for path in (old, new, text)] == ["甲公司"] * 3


@pytest.mark.parametrize("start", ["", "\ufeff", "\n\n"])
def test_a_web_page_called_xls_is_said(tmp_path: Path, start: str) -> None:
    path = tmp_path / "导出.xls"
    path.write_text(f"{start}<html><table><tr><td>企业名称</td></tr></table></html>", encoding="utf-8")

    with pytest.raises(LiantuError, match=r"导出\.xls 的内容是网页.*请"):
        read_sheets(path)


def test_a_damaged_file_never_gets_beyond_one_sentence(tmp_path: Path) -> None:
    good = old_book(tmp_path / "名录.xls", [HEADER, LINE]).read_bytes()
    r = random.Random(7)
    messages = []
    for number in range(300):
        raw = bytearray(good)
        for _ in range(r.choice([1, 3, 30])):
            raw[r.randrange(8, len(raw))] = r.randrange(256)
        path = tmp_path / f"{number}.xls"
        path.write_bytes(raw[: r.randrange(600, len(raw))] if number % 5 == 0 else raw)
        try:
            read_sheets(path)
        except LiantuError as error:
            messages.append((path.name, str(error)))

    assert len(messages) > 30
    assert [message for name, message in messages if name not in message or "请" not in message] == []
