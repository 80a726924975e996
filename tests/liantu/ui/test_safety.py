"""What must never happen: a write in read-only, a cell that runs in a spreadsheet, a name that runs on a page."""

import csv
import io
import re
from pathlib import Path

import openpyxl
import pytest

from graph import archive
from graph.errors import LiantuError
from graph.store import open_store
from liantu.commands.shown import FORMULA
from liantu.ui import desk
from liantu.ui.parts.exports import book_bytes, csv_bytes, xlsx_bytes
from liantu.ui.parts.work import work

VIEWS = sorted(p.stem for p in (Path(__file__).resolve().parents[3] / "liantu/ui/views").glob("[a-z]*.py"))
UI = Path(__file__).resolve().parents[3] / "liantu" / "ui"
BAD = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "＝1+1", '=HYPERLINK("http://x","y")')
HEADER = "企业名称,区县,主营产品,地址,联系人,数据来源,备注"


def state(folder):
    with open_store(f"embedded:{folder / 'store'}") as store:
        counted = (archive.views, archive.judgements, archive.loads)
        return archive.meta(store), *(len(read(store)) for read in counted)


@pytest.mark.parametrize("page", VIEWS)
def test_no_button_of_a_read_only_page_changes_anything(open_app, with_sample, page):
    before = state(with_sample)

    app = open_app(with_sample, page, read_only=True)
    assert not app.exception
    assert not app.file_uploader
    for key in [b.key for b in app.button if b.key and not b.disabled]:
        pressed = [b for b in app.button if b.key == key]
        if pressed:
            pressed[0].click().run()
            assert not app.exception

    desk.close()
    assert state(with_sample) == before
    assert not (with_sample / "app").exists()


def test_work_is_refused_where_only_reading_is_allowed(monkeypatch, open_app, with_sample):
    open_app(with_sample, "data", read_only=True)

    with pytest.raises(LiantuError, match="只读"):
        work(lambda ledger: ledger.judge("means", "示例词", ""))


@pytest.fixture
def full_of_formulas(workspace, command_line, tmp_path):
    """A firm for each beginning that a spreadsheet would run, in every free text."""
    lines = [
        ",".join(
            '"' + cell.replace('"', '""') + '"' for cell in (f"{bad}示例有限公司", "璧山区", f"{bad}；电芯", *[bad] * 4)
        )
        for bad in BAD
    ]
    sheet = tmp_path / "公式.csv"
    sheet.write_text("\n".join([HEADER, *lines]), encoding="utf-8")
    assert command_line(workspace, "load", str(sheet), "--max-rejects", "1.0").code == 0
    return workspace


@pytest.mark.parametrize(
    "command",
    [
        ("ask", "firms/list"), ("ask", "firms/sift", "--text", "示例"), ("ask", "chain/firms_of", "--component", "C02"),
        ("ask", "quality/unmatched_products"), ("find", "示例"), ("held", "list"), ("loads",),
    ],
    ids=lambda c: " ".join(c),
)  # fmt: skip
def test_no_cell_of_a_csv_of_the_command_line_runs(full_of_formulas, command_line, command):
    done = command_line(full_of_formulas, *command, "--format", "csv")

    assert done.code == 0, done.err
    cells = [cell for row in csv.reader(io.StringIO(done.out.lstrip("\ufeff"))) for cell in row]
    assert [cell for cell in cells if cell.startswith(FORMULA) and not re.fullmatch(r"-?[\d.,]+", cell)] == []


def test_no_cell_of_the_files_of_a_page_runs():
    rows = [{"a": bad, "b": [bad], "c": {"x": bad}, "n": -3} for bad in BAD]
    heads = dict.fromkeys("abcn", "=栏")

    text = csv_bytes(rows, heads).decode("utf-8-sig")
    books = [
        openpyxl.load_workbook(io.BytesIO(data))
        for data in (xlsx_bytes(rows, heads), book_bytes({"甲": (rows, heads), "乙": (rows, heads)}))
    ]

    for row in csv.reader(io.StringIO(text)):
        assert not [cell for cell in row if cell.startswith(FORMULA) and cell != "-3"]
    cells = [cell for book in books for page in book for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert {cell.value for cell in cells if cell.data_type == "n"} == {-3}
    assert all(
        cell.quotePrefix
        for cell in cells
        if cell.data_type == "s" and str(cell.value).startswith(FORMULA) and cell.row > 1
    )


def test_no_cell_of_the_workbook_for_the_sender_runs(full_of_formulas, command_line, tmp_path):
    sheet, report = tmp_path / "又来.csv", tmp_path / "退回.xlsx"
    sheet.write_text(
        "\n".join(
            [HEADER, *(f"{bad.replace(',', '')}示例二有限公司,火星,{bad.replace(',', '')},,,," for bad in BAD[:4])]
        ),
        encoding="utf-8",
    )

    command_line(full_of_formulas, "load", str(sheet), "--report", str(report), "--max-rejects", "1.0")

    cells = [cell for page in openpyxl.load_workbook(report) for row in page.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "n"}


def test_no_page_reads_markup_from_data_or_runs_script():
    """The rules of the trial: nothing unsafe, no markup from data, no formatter with data in it."""
    sources = {p: p.read_text(encoding="utf-8") for p in (*UI.rglob("*.py"), *UI.rglob("*.js"))}

    found = {
        str(p.relative_to(UI)): word
        for p, text in sources.items()
        for word in (
            "unsafe_allow",
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "components.v1",
            "st.iframe",
        )
        if word in text
    }
    assert found == {}


@pytest.mark.parametrize("page", ["network", "firms", "questions", "data", "gaps"])
def test_a_firm_named_like_a_script_is_text_on_the_page(open_app, with_sample, page, trap):
    address = {"network": {"centre": trap}, "firms": {"firm": trap}}.get(page, {})

    app = open_app(with_sample, page, **address)

    assert not app.exception
    for kind in ("markdown", "caption", "info", "warning", "error"):
        for element in getattr(app, kind):
            assert "<script" not in str(element.value).replace("\\<", "")
