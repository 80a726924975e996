"""XLSX: figures are numbers, the rows behind them are there, nothing becomes a formula, 示例 is printed on every sheet."""

import io
from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook

from graph.records import Row
from liantu.briefing import manifest
from liantu.briefing.chain_map import Block, Span, words
from liantu.briefing.evidence import Behind, behind, ids_in_short
from liantu.briefing.read_back import mark
from liantu.briefing.writers.workbook import xlsx
from tests.liantu.briefing.small import briefing, cell

AT = datetime(2024, 6, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def made(brief):
    return brief("panorama")


@pytest.fixture(scope="module")
def rows(made, bench):
    return behind(made, bench)


@pytest.fixture(scope="module")
def book(made, rows):
    return load_workbook(io.BytesIO(xlsx(made, AT, rows)))


def test_every_number_is_a_number_in_a_named_cell(book, made):
    for figure_id, n in manifest.numbers(made).items():
        figure = made.figures[figure_id]
        sheet, address = next(iter(book.defined_names[mark(n)].destinations))
        value = book[sheet][address].value
        if isinstance(figure.value, int) and figure.unit != "亿元":
            assert value == figure.value


def test_each_sheet_has_a_frozen_head_a_filter_and_says_that_the_data_are_made_up(book):
    for sheet in book:
        assert sheet.freeze_panes is not None
        assert sheet.auto_filter.ref
        assert sheet.oddHeader.right.text == "示例"
        assert "示例" in sheet.oddFooter.left.text


def test_the_rows_behind_each_figure_are_there_with_their_cells(book, made, rows):
    sheet = book["数据来源行"]
    heads = [c.value for c in sheet[1]]
    lines = {line[0]: dict(zip(heads, line, strict=True)) for line in sheet.iter_rows(min_row=2, values_only=True)}

    assert set(lines) == {id for some in rows.of.values() for id in some}
    some = next(iter(rows.rows.values()))
    assert lines[some.id]["行"] == int(some.place.rpartition("!")[2])
    assert {str(v) for v in some.cells.values() if v} <= {str(v) for v in lines[some.id].values()}


def test_only_who_works_with_it_gets_the_rows(bench, brief):
    public = bench.files(brief("panorama", audience="公开"), ["xlsx"], AT)[0].content

    assert load_workbook(io.BytesIO(public))["数据来源行"].max_row == 1


def test_what_looks_like_a_formula_stays_text():
    trap = '=HYPERLINK("x")'
    made = briefing([cell("A", 1, 9)], [{"code": "A", "output": 1}], "工作", [Block("remark", "r", words(trap))])
    row = Row("1!1", "1", "", "a.csv!2", {"企业": trap, "+": "-1+1"})

    book = load_workbook(io.BytesIO(xlsx(made, AT, Behind({"A": ("1!1",)}, {"1!1": row}))))
    cells = [c for sheet in book for line in sheet.iter_rows() for c in line if c.value]

    assert trap in {c.value for c in cells}
    assert {c.data_type for c in cells} <= {"s", "n"}


def test_several_figures_of_a_cell_become_columns_and_words_stand_for_unknown():
    figures = [cell("A", 700_000_000, 9), cell("B", 900_000_000, 9)]
    made = briefing(figures, [{"code": "A", "output": 700_000_000}, {"code": "B", "output": 900_000_000}], "工作")
    table = made.sections[0].blocks[0]
    both = (Span("7", "A"), Span(" / "), Span("9", "B"))
    lacking = (Span("未报送"), Span(" / "), Span("9", "B"))
    changed = type(table.rows[0])
    rows = (changed("x", (words("甲"), both)), changed("y", (words("乙"), lacking)))
    made = _with_rows(made, rows)

    sheet = load_workbook(io.BytesIO(xlsx(made, AT)))["表"]

    assert [c.value for c in sheet[1]] == ["区", "产值 产值（亿元）", "产值 产值（亿元）"]
    assert [c.value for c in sheet[2]] == ["甲", 7, 9]
    assert [c.value for c in sheet[3]] == ["乙", "未报送", 9]


def _with_rows(made, rows):
    from dataclasses import replace

    section = made.sections[0]
    return replace(made, sections=(replace(section, blocks=(replace(section.blocks[0], rows=rows),)),))


def test_ids_of_rows_in_short():
    assert ids_in_short(["15!1", "15!2", "15!3", "21!7"]) == "15!1–3，21!7"
