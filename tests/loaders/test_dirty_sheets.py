"""Sheets as districts send them: dialects, mixed encodings, odd workbooks, header and total lines, names that say where."""

import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwt

from graph.errors import LiantuError
from graph.records import Load, Record, Reject, Row
from loaders.reader import Reader
from loaders.sheets import RawSheet, read_sheets

Parts = dict[str, bytes]


def text(folder: Path, content: str | bytes, name: str = "名录.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def book(folder: Path, sheets: dict[str, Sequence[Sequence[object]]], name: str = "名录.xlsx") -> Path:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for title, lines in sheets.items():
        page = made.create_sheet(title)
        for line in lines:
            page.append(list(line))
    made.save(folder / name)
    return folder / name


def edited(path: Path, edit: Callable[[Parts], Parts]) -> Path:
    with zipfile.ZipFile(path) as archive:
        parts = edit({name: archive.read(name) for name in archive.namelist()})
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


def one(path: Path) -> RawSheet:
    (sheet,) = read_sheets(path)
    return sheet


def said(reader: Reader, path: Path) -> list[tuple[Record | None, tuple[Reject, ...]]]:
    """What each row of the file's only sheet says."""
    sheet = one(path)
    context, load = reader.context(sheet), Load("1", path.name, "", ())
    return [reader.read(Row("1!1", "1", "", "x", raw.cells), load, context) for raw in sheet.rows]


def reasons(reader: Reader, path: Path) -> list[str]:
    """Why each row was not taken, '' for those that were."""
    return [
        "" if record else "、".join({r.reason for r in rejects if r.fatal}) for record, rejects in said(reader, path)
    ]


def facts(record: Record | None) -> dict[tuple[str, str], object]:
    return {(fact.name, fact.date): fact.value for fact in record.facts} if record else {}


# ---- csv ------------------------------------------------------------------------------------------------------------


def test_a_bar_may_separate(tmp_path: Path) -> None:
    sheet = one(text(tmp_path, "企业名称|区县\n甲公司|璧山区\n"))

    assert sheet.rows[0].cells == {"企业名称": "甲公司", "区县": "璧山区"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_line_that_names_the_delimiter_is_obeyed_and_is_no_title(tmp_path: Path, encoding: str) -> None:
    sheet = one(text(tmp_path, "sep=;\r\n名单;\r\n企业名称;产品\r\n甲公司;a,b,c,d\r\n".encode(encoding)))

    assert sheet.titles == ("名单",)
    assert [(row.line, row.cells) for row in sheet.rows] == [(4, {"企业名称": "甲公司", "产品": "a,b,c,d"})]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_unicode_text_without_its_mark_is_read(tmp_path: Path, encoding: str) -> None:
    sheet = one(text(tmp_path, "企业名称\t区县\r\n甲公司\t璧山区\r\n".encode(encoding)))

    assert sheet.rows[0].cells == {"企业名称": "甲公司", "区县": "璧山区"}


@pytest.mark.parametrize(
    ("most", "other", "words"),
    [("utf-8", "gb18030", "第42行的文字编码是 GB18030"), ("gb18030", "utf-8", "第42行的文字编码是 UTF-8")],
)
def test_a_line_in_another_encoding_is_read_and_told(tmp_path: Path, most: str, other: str, words: str) -> None:
    lines = "企业名称,区县\n" + "".join(f"甲{n}公司,璧山区\n" for n in range(40))

    sheet = one(text(tmp_path, lines.encode(most) + "乙公司,永川区\n".encode(other) + "丙公司,铜梁区\n".encode(most)))

    assert [row.cells["企业名称"] for row in sheet.rows[-2:]] == ["乙公司", "丙公司"]
    assert [words in told for told in sheet.told] == [True]


def test_cells_of_two_encodings_in_one_line_are_read(tmp_path: Path) -> None:
    mixed = "乙公司,".encode() + "永川区\n".encode("gb18030")

    sheet = one(text(tmp_path, "企业名称,区县\n甲公司,璧山区\n".encode() + mixed))

    assert sheet.rows[1].cells == {"企业名称": "乙公司", "区县": "永川区"}


def test_a_character_that_was_cut_is_told_and_the_rest_is_not_garbled(tmp_path: Path) -> None:
    lines = "企业名称,地址\n甲公司,璧山区一路\n乙公司,永川区二路\n".encode()
    cut = lines.replace("永川区二路".encode(), "永川区二路".encode()[:-1])

    sheet = one(text(tmp_path, cut))

    assert sheet.rows[1].cells == {"企业名称": "乙公司", "地址": "永川区二\ufffd"}
    assert "第3行有残缺的字" in sheet.told[0]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_mixed_line_ends_and_delimiters_at_the_end_leave_nothing_behind(tmp_path: Path, end: str) -> None:
    sheet = one(text(tmp_path, f"企业名称,区县,,\r\n甲公司,璧山区,,{end}乙公司,永川区,,\n"))

    assert sheet.header == ("企业名称", "区县")
    assert [row.cells["区县"] for row in sheet.rows] == ["璧山区", "永川区"]


def test_an_open_quote_is_found_under_any_delimiter(tmp_path: Path) -> None:
    path = text(tmp_path, '"企业名称";"备注"\n"甲公司";"一"\n"乙公司";"没有结束\n丙公司;1\n')

    with pytest.raises(LiantuError, match="第3行起的引号没有配对"):
        read_sheets(path)


def test_separators_inside_the_only_column_do_not_split_it(tmp_path: Path) -> None:
    sheet = one(text(tmp_path, "企业名称\n甲公司|乙公司|丙公司\n"))

    assert sheet.rows[0].cells == {"企业名称": "甲公司|乙公司|丙公司"}


# ---- workbooks -------------------------------------------------------------------------------------------------------

LIST = [["企业名称", "区县", "备注"], ["甲公司", "璧山区", "x"], ["乙公司", "永川区", None], ["丙公司", "铜梁区", None]]


def _filtered_xlsx(folder: Path) -> Path:
    path = book(folder, {"企业": LIST})
    made = openpyxl.load_workbook(path)
    page = made.worksheets[0]
    page.auto_filter.ref = "A1:C4"
    page.row_dimensions[3].hidden = page.row_dimensions[9].hidden = page.column_dimensions["C"].hidden = True
    made.save(path)
    return path


def _filtered_xls(folder: Path) -> Path:
    made = xlwt.Workbook()
    page = made.add_sheet("企业")
    for number, line in enumerate(LIST):
        for column, value in enumerate(line):
            page.write(number, column, value or "")
    page.row(2).hidden = True
    page.col(2).hidden = True
    made.save(str(folder / "名录.xls"))
    return folder / "名录.xls"


@pytest.mark.parametrize("make", [_filtered_xlsx, _filtered_xls])
def test_lines_hidden_by_a_filter_are_read_and_told(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    sheet = one(make(tmp_path))

    assert [row.cells["企业名称"] for row in sheet.rows] == ["甲公司", "乙公司", "丙公司"]
    assert sheet.told == ("工作表“企业”有 1 行是隐藏或被筛选掉的，同样读取", "工作表“企业”有 1 列是隐藏的，同样读取")


def test_formatted_blanks_to_the_end_of_the_sheet_are_not_walked_through(tmp_path: Path) -> None:
    path = tmp_path / "名录.xlsx"
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as made:
        page, tinted = made.add_worksheet("企业"), made.add_format({"bg_color": "#ffffee"})
        for number, line in enumerate(LIST):
            page.write_row(number, 0, [value or "" for value in line])
        for number in range(4, 200_000):
            page.write_blank(number, 0, None, tinted)
    seen = _walked(path)

    assert [row.line for row in one(path).rows] == [2, 3, 4]
    assert seen == 4


def _walked(path: Path) -> int:
    from loaders.xlsx_files import _read_notes

    with zipfile.ZipFile(path) as archive, archive.open("xl/worksheets/sheet1.xml") as stream:
        return _read_notes(stream).last or 0


def _backslashes(parts: Parts) -> Parts:
    return {name.replace("/", "\\"): part for name, part in parts.items()}


def _elsewhere(parts: Parts) -> Parts:
    named = {name.replace("workbook.xml", "book1.xml"): part for name, part in parts.items()}
    return {n: p.replace(b"xl/workbook.xml", b"xl/book1.xml") if n[0] in "[_" else p for n, p in named.items()}


def _strict(parts: Parts) -> Parts:
    old, new = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    uris = {b"spreadsheetml/2006/main": b"spreadsheetml/main", b"officeDocument/2006/rel": b"officeDocument/rel"}
    for was, becomes in uris.items():
        parts = {n: p.replace(old + was, new + becomes) for n, p in parts.items()}
    return parts


def _no_size(parts: Parts) -> Parts:
    sheet = "xl/worksheets/sheet1.xml"
    return parts | {sheet: re.sub(rb"<dimension[^>]*/>", b"", parts[sheet])}


def _absolute(parts: Parts) -> Parts:
    rels = "xl/_rels/workbook.xml.rels"
    return parts | {rels: parts[rels].replace(b'"worksheets/', b'"/xl/worksheets/')}


@pytest.mark.parametrize("edit", [_backslashes, _elsewhere, _strict, _no_size, _absolute])
@pytest.mark.parametrize("name", ["名录.xlsx", "名录.et"])
def test_what_other_programs_write_is_read(tmp_path: Path, name: str, edit: Callable[[Parts], Parts]) -> None:
    sheet = one(edited(book(tmp_path, {"企业": LIST}, name), edit))

    assert [row.cells["企业名称"] for row in sheet.rows] == ["甲公司", "乙公司", "丙公司"]


def test_characters_that_xml_cannot_hold_are_read_as_such(tmp_path: Path) -> None:
    path = book(
        tmp_path, {"企业": [["企业名称", "主营产品"], ["甲公司_x000D_", "电机_x000D_\n电芯"], ["_x0041_有限公司", ""]]}
    )

    sheet = one(path)

    assert [row.cells for row in sheet.rows] == [
        {"企业名称": "甲公司", "主营产品": "电机\r\n电芯"}, {"企业名称": "_x0041_有限公司"},
    ]  # fmt: skip


def test_a_credit_code_that_became_a_number_is_refused_with_that_reason(reader: Reader, tmp_path: Path) -> None:
    lines = [
        ["企业名称", "统一社会信用代码"],
        ["甲公司", 915002270001000000],
        ["乙公司", "9.15E+17"],
        ["丙公司", "91500227M000100Y45"],
    ]

    found = said(reader, book(tmp_path, {"企业": lines}))

    assert [[(r.value, r.reason) for r in rejects] for _, rejects in found] == [
        [("9.15002270001E+17", "code_as_number")], [("9.15E+17", "code_as_number")], [],
    ]  # fmt: skip


def test_marks_of_text_are_no_part_of_it(reader: Reader, tmp_path: Path) -> None:
    path = text(tmp_path, '企业名称,从业人员,证券代码,数据日期\n\'甲公司,\'300,"=""002594""",\'2023-07\n')

    ((record, rejects),) = said(reader, path)

    assert rejects == ()
    assert record is not None
    assert record.as_of == "2023-07"
    assert facts(record)["name", ""] == "甲公司"
    assert facts(record)["stock_code", ""] == "002594.SZ"
    assert facts(record)["employees", ""] == 300


def test_numbers_and_dates_as_text_are_read_like_others(reader: Reader, tmp_path: Path) -> None:
    lines = [
        ["企业名称", "产值（万元）", "数据日期"],
        ["甲公司", "1,234", "2023年7月1日"],
        ["乙公司", 1234, date(2023, 7, 1)],
        ["丙公司", "１２３４", "45108"],
    ]

    found = said(reader, book(tmp_path, {"企业": lines}))

    assert [(facts(r)["output_cny", ""], r.as_of) for r, _ in found if r] == [(12_340_000, "2023-07-01")] * 3


# ---- headers ---------------------------------------------------------------------------------------------------------


def test_groups_over_two_lines_with_merges_a_title_and_a_line_of_units(reader: Reader, tmp_path: Path) -> None:
    lines = [
        ["璧山区新能源汽车零部件企业情况表"],
        ["序号", "企业名称", "2023年", None, "2022年", None],
        [None, None, "产值", "税收", "产值", "税收"],
        [None, None, "万元", "万元", "亿元", "万元"],
        [1, "甲公司", 12, 3, 0.5, 2],
    ]
    path = book(tmp_path, {"Sheet1": lines})
    made = openpyxl.load_workbook(path)
    for area in ("A1:F1", "A2:A4", "B2:B4", "C2:D2", "E2:F2"):
        made.worksheets[0].merge_cells(area)
    made.save(path)

    ((record, rejects),) = said(reader, path)

    assert rejects == ()
    assert {key: value for key, value in facts(record).items() if key[1]} == {
        ("output_cny", "2023"): 120_000, ("tax_cny", "2023"): 30_000, ("output_cny", "2022"): 50_000_000, ("tax_cny", "2022"): 20_000,
    }  # fmt: skip


@pytest.mark.parametrize(
    "title", ["单位：万元", "金额单位：人民币万元", "计量单位：人、万元", "填报单位：经信委　单位：（万元）"]
)
def test_the_unit_of_the_sheet_is_found_in_its_title(reader: Reader, tmp_path: Path, title: str) -> None:
    ((record, rejects),) = said(reader, text(tmp_path, f"名录\n{title}\n企业名称,产值\n甲公司,12\n"))

    assert rejects == ()
    assert facts(record)["output_cny", ""] == 120_000


def test_lines_that_are_no_data_each_get_their_reason(reader: Reader, tmp_path: Path) -> None:
    header = ["序号", "企业名称", "产值（万元）"]
    lines = {
        "甲公司": ("1,甲公司,1", ""),
        "subtotal": (",小计,3", "total_line"),
        "subtotal of something": (",动力电池小计：,3", "total_line"),
        "subtotal with a count": ("小计（2家）,,", "total_line"),
        "total in the first column": ("合计,,6", "total_line"),
        "total and count": (",合计12家,6", "total_line"),
        "header again": (",".join(header), "header_line"),
        "number only": ("4,,", "empty_line"),
        "who filled it in": ("填表人：张三,,审核人：李四", "note_line"),
        "note": ("注：以上为规上企业,,", "note_line"),
        "a figure of nobody": (",,7", "missing_required"),
    }
    path = text(tmp_path, "\n".join([",".join(header), *(line for line, _ in lines.values())]))

    assert reasons(reader, path) == [reason for _, reason in lines.values()]


def test_a_header_of_two_lines_repeated_in_the_middle_is_no_firm(reader: Reader, tmp_path: Path) -> None:
    header = ["企业情况,,经济指标（万元）,", "企业名称,区县,2023年产值,2023年税收"]
    path = text(tmp_path, "\n".join([*header, "甲公司,璧山区,1,2", *header, "乙公司,永川区,3,4"]))

    assert reasons(reader, path) == ["", "header_line", "header_line", ""]


def test_a_firm_whose_name_ends_like_a_total_is_a_firm(reader: Reader, tmp_path: Path) -> None:
    assert reasons(reader, text(tmp_path, "企业名称\n重庆总计量仪表有限公司\n合计量科技\n")) == ["", ""]


# ---- district and year ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "sheet", "titles", "district", "year"),
    [
        ("名录.xlsx", "Sheet1", ["2023年璧山区名录"], "500120", "2023"),
        ("名录.xlsx", "永川", [], "500118", ""),
        ("名录.xlsx", "3.铜梁区企业", [], "500151", ""),
        ("名录.xlsx", "（四）荣昌企业 2022年", [], "500153", "2022"),
        ("璧山区企业名录2023年.xlsx", "Sheet1", [], "500120", "2023"),
        ("附件2 重庆市大足企业.xlsx", "Sheet1", [], "500111", ""),
        ("璧山区企业.xlsx", "永川区", [], "500118", ""),  # the nearer name
        ("永川区企业.xlsx", "永川区", ["璧山区名录"], "500120", ""),
        ("璧山区永川区企业.xlsx", "Sheet1", [], "", ""),  # two: nobody knows
        ("高新技术企业.xlsx", "Sheet1", [], "", ""),
        ("企业名录2024年3月更新.xlsx", "Sheet1", ["截至2024年3月"], "", ""),  # when it was made, not what it is about
        ("企业名录20240630.xlsx", "2023", [], "", ""),
    ],
)
def test_titles_then_the_sheets_name_then_the_files_say_district_and_year(
    reader: Reader, tmp_path: Path, name: str, sheet: str, titles: list[str], district: str, year: str
) -> None:
    path = book(tmp_path, {sheet: [*([title] for title in titles), ["企业名称", "产值（万元）"], ["甲公司", 1]]}, name)

    context = reader.context(one(path))

    assert (context.district, context.year) == (district, year)


def test_a_district_or_year_taken_from_a_name_is_told(reader: Reader, tmp_path: Path) -> None:
    path = book(tmp_path, {"Sheet1": [["企业名称"], ["甲公司"]]}, "璧山2023年.xlsx")

    assert reader.notes(one(path)) == (
        "Sheet1：没写区县的行按文件名归入璧山区", "Sheet1：没写年度的数按文件名算作 2023 年",
    )  # fmt: skip


def test_a_sheet_for_each_district_between_covers(reader: Reader, tmp_path: Path) -> None:
    header = ["序号", "企业名称"]
    lists = {"璧山": [header, [1, "甲公司"]], "永川": [header, [1, "乙公司"]]}
    path = book(tmp_path, {"封面": [["渝西地区企业名录"]], **lists, "说明": [["一、填全称"]]})

    sheets = read_sheets(path)

    assert [(s.name, reader.context(s).district) for s in sheets] == [("璧山", "500120"), ("永川", "500118")]
    assert [told[:7] for told in sheets[0].told] == ["工作表“封面”", "工作表“说明”"]


# ---- what is no table --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("名录.pdf", b"%PDF-1.7\n", "PDF 文件"),
        ("名录.xlsx", b"%PDF-1.7\n", "PDF 文件"),
        ("名录.xls", b"<html><table><tr><td>1</td></tr></table></html>", "网页"),
        ("名录.csv", b"\xef\xbb\xbf <!DOCTYPE html>", "网页"),
        ("名录.csv", b"\x1f\x8b\x08\x00", "压缩包"),
        ("名录.xlsx", b"Rar!\x1a\x07", "压缩包"),
        ("名录.csv", b"{\\rtf1 ", "RTF 文档"),
        ("名录.csv", b"{\"a\": 1}", "JSON 数据"),
        ("名录.xlsx", b"\x89PNG\r\n\x1a\n", "图片"),
        ("~$名录.xlsx", b"\x05Excel user", "正打开着 名录.xlsx"),
    ],
)  # fmt: skip
def test_other_kinds_are_called_by_their_name(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    path = text(tmp_path, content, name)

    with pytest.raises(LiantuError) as caught:
        read_sheets(path)

    message = str(caught.value)
    assert kind in message
    assert name in message
    assert "请" in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        (("word/document.xml", "[Content_Types].xml"), "Word 文档"),
        (("ppt/presentation.xml",), "演示文稿"),
        (("mimetype", "content.xml"), "OpenDocument"),
        (("璧山.xlsx", "永川.xlsx"), "压缩包"),
    ],
)
@pytest.mark.parametrize("name", ["名录.xlsx", "名录.csv", "名录.docx"])
def test_other_containers_are_called_by_their_name(
    tmp_path: Path, name: str, members: tuple[str, ...], kind: str
) -> None:
    path = tmp_path / name
    with zipfile.ZipFile(path, "w") as archive:
        for member in members:
            archive.writestr(member, "x")

    with pytest.raises(LiantuError, match=kind):
        read_sheets(path)


@pytest.mark.parametrize("name", ["名 录 (终稿).csv", "璧山区" * 27 + ".csv", "-名录.csv", "名录.副本.csv"])
def test_odd_file_names_are_read(tmp_path: Path, name: str) -> None:
    assert one(text(tmp_path, "企业名称,区县\n甲公司,璧山区\n", name)).rows[0].cells["企业名称"] == "甲公司"
