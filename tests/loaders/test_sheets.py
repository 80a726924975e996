"""Files to sheets: what is found, and how what cannot be read is refused."""

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl import Workbook

from graph.errors import LiantuError
from loaders.cleaning import FORMULA_WITHOUT_VALUE
from loaders.sheets import RawSheet, read_sheets, row_place

FIRMS = [["企业名称", "区县", "主营产品"], ["甲公司", "璧山区", "电芯"], ["乙公司", "", "电机"]]


def csv_file(folder: Path, lines: list[list[str]], *, encoding: str = "utf-8", delimiter: str = ",") -> Path:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows(lines)
    path = folder / "名录.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def workbook(folder: Path, lines: list[list[object]], *, merges: tuple[str, ...] = ()) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "企业"
    for line in lines:
        sheet.append(line)
    for merge in merges:
        sheet.merge_cells(merge)
    path = folder / "名录.xlsx"
    book.save(path)
    return path


def cells(sheet: RawSheet) -> list[dict[str, str]]:
    return [row.cells for row in sheet.rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_in_any_usual_encoding_and_dialect(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = csv_file(tmp_path, FIRMS, encoding=encoding, delimiter=delimiter)

    (sheet,) = read_sheets(path)

    assert sheet.header == ("企业名称", "区县", "主营产品")
    assert cells(sheet) == [
        {"企业名称": "甲公司", "区县": "璧山区", "主营产品": "电芯"},
        {"企业名称": "乙公司", "主营产品": "电机"},
    ]


def test_a_semicolon_inside_cells_is_not_the_delimiter(tmp_path: Path) -> None:
    path = csv_file(tmp_path, [["企业名称", "主营产品"], ["甲公司", "a;b;c;d;e"], ["乙公司", "f;g;h;i;j"]])

    (sheet,) = read_sheets(path)

    assert sheet.header == ("企业名称", "主营产品")


def test_place_is_the_line_where_the_row_begins(tmp_path: Path) -> None:
    path = csv_file(tmp_path, [["企业名称", "地址"], ["甲公司", "一行\n二行\n三行"], [], ["乙公司", "四"]])

    (sheet,) = read_sheets(path)

    assert [row_place(sheet.file, sheet.name, row.line) for row in sheet.rows] == ["名录.csv!2", "名录.csv!6"]
    assert sheet.rows[0].cells["地址"] == "一行\n二行\n三行"


def test_header_is_found_below_title_lines(tmp_path: Path) -> None:
    titles = [["2023年璧山区零部件企业名录"], [], ["填报单位：经信委", "", "单位：万元"]]
    path = csv_file(tmp_path, [*titles, *FIRMS])

    (sheet,) = read_sheets(path)

    assert sheet.titles == ("2023年璧山区零部件企业名录", "填报单位：经信委 单位：万元")
    assert sheet.header == ("企业名称", "区县", "主营产品")
    assert [row.line for row in sheet.rows] == [5, 6]


def test_two_header_lines_become_one_with_the_group_in_front(tmp_path: Path) -> None:
    lines = [["企业名称", "2023年（万元）", "", "备注"], ["", "产值", "税收", ""], ["甲公司", "12", "3", "x"]]
    path = csv_file(tmp_path, lines)

    (sheet,) = read_sheets(path)

    assert sheet.header == ("企业名称", "2023年（万元）/产值", "2023年（万元）/税收", "备注")
    assert cells(sheet) == [
        {"企业名称": "甲公司", "2023年（万元）/产值": "12", "2023年（万元）/税收": "3", "备注": "x"}
    ]


def test_a_title_line_is_no_group_of_headers(tmp_path: Path) -> None:
    path = csv_file(tmp_path, [["示例名录", "", "单位：万元"], *FIRMS])

    (sheet,) = read_sheets(path)

    assert sheet.header == ("企业名称", "区县", "主营产品")
    assert sheet.titles == ("示例名录 单位：万元",)


def test_headers_in_full_width_with_blanks_and_line_breaks_are_known(tmp_path: Path) -> None:
    path = csv_file(
        tmp_path, [["说明", "x", "y", "z"], ["*企业\n名称", "区 县", "工业总产值\n（万元）", "ｃｒｅｄｉｔ＿ｃｏｄｅ"]]
    )

    (sheet,) = read_sheets(path)

    assert sheet.known == 4
    assert sheet.titles == ("说明 x y z",)


def test_columns_of_one_header_are_kept_apart(tmp_path: Path) -> None:
    path = csv_file(tmp_path, [["企业名称", "备注", "备注", ""], ["甲公司", "一", "二", "三"]])

    (sheet,) = read_sheets(path)

    assert cells(sheet) == [{"企业名称": "甲公司", "备注": "一", "备注〔2〕": "二", "第4列": "三"}]


def test_cells_right_of_the_header_are_kept(tmp_path: Path) -> None:
    path = csv_file(tmp_path, [["企业名称", "区县"], ["甲公司", "璧山区", "", "注"]])

    (sheet,) = read_sheets(path)

    assert cells(sheet) == [{"企业名称": "甲公司", "区县": "璧山区", "第4列": "注"}]


def test_vertical_merges_are_filled_and_sideways_ones_are_not(tmp_path: Path) -> None:
    lines: list[list[object]] = [
        ["区县", "企业名称", "主营产品"],
        ["璧山区", "甲公司", "电芯"],
        [None, "乙公司", "电机"],
        [None, "丙公司", None],
        ["注：以上为规上企业", None, None],
    ]
    path = workbook(tmp_path, lines, merges=("A2:A4", "A5:C5"))

    (sheet,) = read_sheets(path)

    assert [row.get("区县") for row in cells(sheet)] == ["璧山区", "璧山区", "璧山区", "注：以上为规上企业"]
    assert "主营产品" not in cells(sheet)[2]
    assert cells(sheet)[3] == {"区县": "注：以上为规上企业"}


def test_numbers_and_dates_are_read_as_they_are_shown(tmp_path: Path) -> None:
    header: list[object] = ["企业名称", "产能", "市占率", "数据日期", "认定日期"]
    path = workbook(tmp_path, [header, ["甲公司", 0.1 + 0.2, 0.254, date(2023, 7, 1), None]])
    book_path = _with_formats(path, {"C2": "0.0%", "D2": "yyyy-mm"})

    (sheet,) = read_sheets(book_path)

    assert cells(sheet) == [{"企业名称": "甲公司", "产能": "0.3", "市占率": "25.4%", "数据日期": "2023-07"}]


def _with_formats(path: Path, formats: dict[str, str]) -> Path:
    book = openpyxl.load_workbook(path)
    for cell, number_format in formats.items():
        book.worksheets[0][cell].number_format = number_format
    book.save(path)
    return path


def test_a_formula_without_a_saved_result_is_marked_and_never_its_text(tmp_path: Path) -> None:
    path = workbook(tmp_path, [["企业名称", "产值", "税收"], ["甲公司", "=1+1", None], ["=A2", 5, "=B2"]])

    (sheet,) = read_sheets(path)

    assert cells(sheet) == [
        {"企业名称": "甲公司", "产值": FORMULA_WITHOUT_VALUE},
        {"企业名称": FORMULA_WITHOUT_VALUE, "产值": "5", "税收": FORMULA_WITHOUT_VALUE},
    ]


def test_a_formula_with_a_saved_result_is_that_result(tmp_path: Path) -> None:
    path = tmp_path / "名录.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["企业名称", "产值", "税收"])
    sheet.write(1, 0, "甲公司")
    sheet.write_formula("B2", "=6*7", None, 42)
    sheet.write_formula("C2", '=IF(1,"","x")', None, "")
    book.close()
    _edited(path, b'<c r="C2"', b'<c r="C2" t="str"')  # as Excel saves an empty text

    (read,) = read_sheets(path)

    assert cells(read) == [{"企业名称": "甲公司", "产值": "42"}]


def test_covers_and_hidden_sheets_are_passed_over_and_said_so(tmp_path: Path) -> None:
    book = Workbook()
    cover, table, hidden = book.active, book.create_sheet("名录"), book.create_sheet("选项")
    assert cover is not None
    cover.title = "说明"
    cover.append(["请逐项填写"])
    for line in FIRMS:
        table.append(line)
    hidden.append(["企业名称"])
    hidden.sheet_state = "hidden"
    path = tmp_path / "名录.xlsx"
    book.save(path)

    sheets = read_sheets(path)

    assert [sheet.name for sheet in sheets] == ["名录"]
    assert [text[:8] for text in sheets[0].told] == ["工作表“选项”是", "工作表“说明”没"]


def test_the_stated_size_of_a_sheet_is_not_believed(tmp_path: Path) -> None:
    path = _edited(workbook(tmp_path, [list(line) for line in FIRMS]), b'ref="A1:C3"', b'ref="A1:A1"')

    (sheet,) = read_sheets(path)

    assert sheet.header == ("企业名称", "区县", "主营产品")


def _edited(path: Path, old: bytes, new: bytes, member: str = "xl/worksheets/sheet1.xml") -> Path:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[member]
    parts[member] = parts[member].replace(old, new)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_a_workbook_without_its_styles_is_read(tmp_path: Path) -> None:
    """Some exporters and repair tools leave the styles out while cells still point at them."""
    path = tmp_path / "名录.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["企业名称", "工业总产值（万元）"], book.add_format({"bold": True}))
        page.write_row(1, 0, ["甲公司", 12], book.add_format({"italic": True}))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name != "xl/styles.xml"}
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)

    (sheet,) = read_sheets(path)

    assert cells(sheet) == [{"企业名称": "甲公司", "工业总产值（万元）": "12"}]


def test_texts_written_into_the_cells_themselves_are_read(tmp_path: Path) -> None:
    """WPS exports and many reporting systems write inlineStr, in pieces, and rows without numbers of their cells."""
    path = workbook(tmp_path, [["企业名称", "区县"], ["x", "y"]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    xml = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1"/><sheetData>'
        '<row r="1"><c t="inlineStr"><is><t>企业名称</t></is></c><c t="inlineStr"><is><t>区县</t></is></c></row>'
        '<row r="2"><c t="inlineStr"><is><r><t>甲</t></r><r><t>公司</t></r></is></c><c t="inlineStr"><is/></c></row>'
        "</sheetData></worksheet>"
    )
    parts["xl/worksheets/sheet1.xml"] = xml.encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)

    (sheet,) = read_sheets(path)

    assert cells(sheet) == [{"企业名称": "甲公司"}]


# ---- what is refused: each one sentence that says what, where and what to do -----------------------------------------


def _bomb(folder: Path) -> Path:
    path = workbook(folder, [["企业名称"]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.bin", b"\0" * 30_000_000)
    return path


def _entity(folder: Path) -> Path:
    declaration = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><workbook '
    return _edited(workbook(folder, [["企业名称"], ["甲"]]), b"<workbook ", declaration, "xl/workbook.xml")


def _bytes(name: str, content: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content)
        return path

    return make


def _folder(folder: Path) -> Path:
    path = folder / "名录.xlsx"
    path.mkdir()
    return path


def _zip(folder: Path) -> Path:
    path = folder / "名录.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    return path


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
WIDE = ",".join(f"栏{n}" for n in range(10_000)).encode()
BAD_FILES: dict[str, tuple[Callable[[Path], Path], str]] = {
    "missing": (lambda folder: folder / "没有.csv", "找不到文件"),
    "folder": (_folder, "是文件夹"),
    "0 bytes": (_bytes("名录.xlsx", b""), "空文件"),
    "0 bytes csv": (_bytes("名录.csv", b""), "空文件"),
    "blank csv": (_bytes("名录.csv", b"\n\n ,, \n"), "没有内容"),
    "empty workbook": (lambda folder: workbook(folder, []), "没有内容"),
    "binary csv": (_bytes("名录.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20), "名录.csv"),
    "workbook named csv": (
        lambda folder: workbook(folder, [["企业名称"]]).rename(folder / "名录.csv"),
        "扩展名改为 .xlsx",
    ),
    "text named xlsx": (_bytes("名录.xlsx", "企业名称\n甲".encode()), "不是 xlsx"),
    "NUL bytes": (_bytes("名录.csv", "企业名称\n甲\x00公司\n".encode()), "第2行含有不可见的控制字符"),
    "no encoding": (_bytes("名录.csv", b"\xff\xff\xff,\xfe\xff\xff"), "编码无法识别"),
    "open quote": (_bytes("名录.csv", '企业名称,备注\n甲,"没有结束\n乙,1\n丙,2\n'.encode()), "第2行起的引号没有配对"),
    "10,000 columns csv": (_bytes("名录.csv", WIDE), "10000栏"),
    "10,000 columns": (lambda folder: workbook(folder, [["企业名称"], [f"x{n}" for n in range(10_000)]]), "10000栏"),
    "zip bomb": (_bomb, "远大于正常表格"),
    "entity": (_entity, "文档类型声明"),
    "no real xls": (_bytes("名录.xls", OLE), "旧版 .xls"),
    "password": (_bytes("名录.xlsx", OLE + "EncryptedPackage".encode("utf-16-le")), "打开密码"),
    "document": (_zip, "Word 文档"),
    "cut workbook": (
        lambda folder: _bytes("断.xlsx", workbook(folder, [["企业名称"]]).read_bytes()[:900])(folder),
        "可能已损坏",
    ),
    "damaged sheet": (
        lambda folder: _edited(workbook(folder, [["企业名称"], ["甲"]]), b"</row>", b"</roww>"),
        "可能已损坏",
    ),
}


@pytest.mark.parametrize("kind", BAD_FILES)
def test_a_bad_file_is_one_clear_sentence(tmp_path: Path, kind: str) -> None:
    make, words = BAD_FILES[kind]
    path = make(tmp_path)

    with pytest.raises(LiantuError) as caught:
        read_sheets(path)

    message = str(caught.value)
    assert words in message
    assert path.name in message
    assert "请" in message
