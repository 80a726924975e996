"""The workbook that goes back: it says what to do, and mended it loads as if the sender had sent it right at once."""

import csv
import json
from pathlib import Path

import openpyxl
import pytest

from graph.records import Load, Record, Row
from liantu.paths import data_folder
from liantu.returned import Verdicts, write_returned
from loaders.headers import RETURNED
from loaders.hints import HINTS
from loaders.reader import Reader
from loaders.report import NOT_DATA, REASONS
from loaders.sheets import read_sheets

DIRTY = [
    ["2023年璧山区零部件企业名录", "", "", "", "", ""],
    ["填报单位：经信委", "", "", "单位：万元", "", ""],
    ["企业", "企业", "经营", "经营", "", "备注"],
    ["企业名称", "统一社会信用代码", "产值", "上年/产值", "所属部件", "备注"],
    ["重庆示例电池有限公司", "", "300余", "200", "电芯", "=1+1"],
    ["重庆示例电机有限公司", "91500227M000100Y4X", "约三千", "", "电机;;飞轮", ""],
    ["", "", "12", "", "", ""],
    ["合计", "", "312", "", "", ""],
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.from_folders(data_folder())


def dirty(folder: Path, ending: str) -> Path:
    path = folder / f"名录.{ending}"
    if ending == "csv":
        with path.open("w", encoding="gb18030", newline="") as stream:
            csv.writer(stream).writerows(DIRTY)
        return path
    book = openpyxl.Workbook()
    for line in DIRTY:
        book.active.append([text if text != "=1+1" else "'=1+1" for text in line])
    book.active.merge_cells("A1:F1")
    book.save(path)
    return path


def said(reader: Reader, path: Path) -> list[tuple[Record | None, set[tuple[str, str, str]]]]:
    """What each row of the file says, and what is refused of it, wherever the row stands."""
    found = []
    for sheet in read_sheets(path):
        context, load = reader.context(sheet), Load("1", path.name, "", ())
        for raw in sheet.rows:
            record, rejects = reader.read(Row("1!1", "1", "", "x", raw.cells), load, context)
            found.append((record, {(r.column, r.value, r.reason) for r in rejects}))
    return found


def sent_back(path: Path) -> Path:
    target = path.with_name("退回.xlsx")
    write_returned(target, [path], [Verdicts({}, ())])
    return target


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_returned_workbook_says_the_same_as_the_senders(reader, tmp_path, ending):
    path = dirty(tmp_path, ending)

    back = sent_back(path)

    before, after = said(reader, path), said(reader, back)
    assert len(before) == 4
    assert after == before
    assert [r.cells for r in read_sheets(back)[0].rows] == [r.cells for r in read_sheets(path)[0].rows]


@pytest.mark.parametrize("name", ["enterprises.xlsx", "rongchang.xlsx", "supplies.xlsx", "tongliang.csv"])
def test_the_sample_sheets_come_back_the_same(reader, tmp_path, name):
    path = data_folder() / "sample" / name

    write_returned(tmp_path / "退回.xlsx", [path], [Verdicts({}, ())])

    assert said(reader, tmp_path / "退回.xlsx") == said(reader, path)


def test_every_reason_has_a_hint_in_both_languages():
    assert set(HINTS) == set(REASONS)
    assert all(any("\u4e00" <= mark <= "\u9fff" for mark in zh) for zh, _ in HINTS.values())
    assert [en for _, en in HINTS.values() if not en[0].isascii() or len(en) < 10] == []


def test_the_senders_line_says_what_is_wrong_and_what_to_do(liantu, tmp_path):
    path, back = dirty(tmp_path, "csv"), tmp_path / "退回.xlsx"

    done = liantu("load", str(path), "--report", str(back), "--max-rejects", "1")

    lines = list(openpyxl.load_workbook(back).active.iter_rows(values_only=True))
    assert done.code == 0, done.err
    assert [line[0] for line in lines[:2]] == ["2023年璧山区零部件企业名录", "填报单位：经信委 单位：万元"]
    assert lines[2][0] == "报送文件：名录.csv"
    assert lines[3][:4] == RETURNED
    rows = {line[4]: line[1:4] for line in lines[4:]}
    outcome, reason, hint = rows["重庆示例电机有限公司"]
    assert outcome == "新增"
    assert f"：{REASONS['number_in_words'][0]}" in reason
    assert HINTS["number_in_words"][0] in hint
    assert HINTS["bad_checksum"][0] in hint
    assert rows["重庆示例电池有限公司"] == ("新增", None, None)
    assert rows["合计"][0] == "未采用"
    assert HINTS["total_line"][0] in rows["合计"][2]


def test_a_mended_workbook_loads_and_brings_what_was_missing(liantu, tmp_path):
    path, back = dirty(tmp_path, "csv"), tmp_path / "退回.xlsx"
    liantu("load", str(path), "--report", str(back), "--max-rejects", "1")
    book = openpyxl.load_workbook(back)
    page = book.active
    columns = {cell.value.rpartition("/")[2]: cell.column for cell in reversed(page[4])}
    page.cell(6, columns["统一社会信用代码"], "")
    page.cell(6, columns["产值"], "3000")
    page.cell(6, columns["所属部件"], "电机")
    page.cell(7, columns["企业名称"], "重庆示例座椅有限公司")
    book.save(back)

    done = liantu("load", str(back), "--format", "json")

    made = json.loads(done.out)
    assert done.code == 0, done.err
    assert set(made["reasons"]) <= NOT_DATA
    assert (made["created"], made["updated"], made["unchanged"], made["rejected"]) == (1, 1, 1, 1)
    assert "行号" not in done.err


def test_a_dry_run_tells_each_rows_outcome(liantu, tmp_path):
    path, back = dirty(tmp_path, "csv"), tmp_path / "退回.xlsx"

    done = liantu("load", str(path), "--dry-run", "--report", str(back), "--max-rejects", "1")

    outcomes = [line[1] for line in openpyxl.load_workbook(back).active.iter_rows(min_row=5, values_only=True)]
    assert done.code == 0, done.err
    assert outcomes == ["新增（未写入）", "新增（未写入）", "未采用", "未采用"]


def test_own_columns_of_these_names_elsewhere_stay_the_senders(tmp_path):
    path = tmp_path / "名录.csv"
    path.write_text("企业名称,行号,结果,原因,建议\n甲公司,1,好,无,再看\n", encoding="utf-8")

    (sheet,) = read_sheets(path)

    assert sheet.rows[0].cells == {"企业名称": "甲公司", "行号": "1", "结果": "好", "原因": "无", "建议": "再看"}


def test_several_files_and_sheets_come_back_in_one_workbook_that_loads_mended(liantu, reader, tmp_path):
    """A csv that only its name places, and a workbook of two districts with a cover, a subtotal and hidden lines."""
    text, book, back = tmp_path / "璧山区企业2023年.csv", tmp_path / "汇总.xlsx", tmp_path / "退回.xlsx"
    text.write_bytes("sep=;\n企业名称;产值（万元）;备注\n重庆示例电池有限公司;三百;-1+2\n".encode("gb18030"))
    made = openpyxl.Workbook()
    made.active.append(["渝西地区企业汇总"])
    for district, firm in (("永川", "重庆示例电机有限公司"), ("铜梁", "重庆示例座椅有限公司")):
        page = made.create_sheet(district)
        for line in (["企业名称", "2023年（万元）", None], [None, "产值", "税收"], [firm, "约3百"], ["小计", 3]):
            page.append(line)
        page.row_dimensions[3].hidden = True
    made.save(book)

    sent = liantu("load", str(text), str(book), "--report", str(back), "--max-rejects", "1")
    mended = openpyxl.load_workbook(back)
    for page in mended.worksheets:
        for line in page.iter_rows():
            for cell in line:
                if cell.value in ("三百", "约3百"):
                    cell.value = "300"
    mended.save(back)
    done = json.loads(liantu("load", str(back), "--format", "json").out)

    assert sent.code == 0, sent.err
    assert [page.title for page in mended.worksheets] == ["璧山区企业2023年", "永川", "铜梁"]
    assert [(s.titles, s.origin) for s in read_sheets(back)] == [
        ((), "璧山区企业2023年.csv"), ((), "汇总.xlsx"), ((), "汇总.xlsx"),
    ]  # fmt: skip
    assert (done["rows"], done["updated"], done["created"], done["reasons"]) == (5, 3, 0, {"total_line": 2})
    assert [(reader.context(s).district, reader.context(s).year) for s in read_sheets(back)] == [
        ("500120", "2023"), ("500118", ""), ("500151", ""),
    ]  # fmt: skip


def test_a_workbook_that_was_sent_back_twice_still_knows_its_first_name(tmp_path):
    path, first, second = tmp_path / "璧山区.csv", tmp_path / "退回.xlsx", tmp_path / "再退.xlsx"
    path.write_text("企业名称\n甲公司\n", "utf-8")

    write_returned(first, [path], [Verdicts({}, ())])
    write_returned(second, [first], [Verdicts({}, ())])

    (sheet,) = read_sheets(second)
    assert (sheet.origin, sheet.titles, sheet.header) == ("璧山区.csv", (), ("企业名称",))
