"""Files that leave the app: the command line's text, and no cell that a spreadsheet would run."""

import io

import openpyxl
import pytest

from liantu.commands.shown import csv_text
from liantu.ui.parts.exports import csv_bytes, xlsx_bytes

HEADS = {"name": "企业", "output": "产值", "note": "说明"}
SIGNS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]


@pytest.mark.parametrize("sign", SIGNS)
def test_text_that_looks_like_a_formula_stays_text(sign):
    rows = [{"name": sign, "output": -3, "note": None}]

    text = csv_bytes(rows, HEADS).decode("utf-8-sig")
    cell = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(rows, HEADS)))["liantu"]["A2"]

    assert f"'{sign}" in text
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_numbers_stay_numbers_negative_ones_too():
    rows = [{"name": "甲", "output": -3, "note": None}]

    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(rows, HEADS)))["liantu"]

    assert (sheet["B2"].value, sheet["B2"].data_type) == (-3, "n")
    assert csv_bytes(rows, HEADS).decode("utf-8-sig").splitlines()[1] == "甲,-3,"


def test_csv_is_what_the_command_line_writes():
    rows = [{"name": "甲", "output": 1, "note": ["子", "丑"]}]

    assert csv_bytes(rows, HEADS).decode() == csv_text(rows, HEADS)
    assert csv_bytes(rows, HEADS).startswith(b"\xef\xbb\xbf")


def test_workbook_has_a_frozen_head_and_a_filter():
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes([{"name": "甲", "output": 1, "note": ""}], HEADS)))["liantu"]

    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:C2"
    assert [c.value for c in sheet[1]] == ["企业", "产值", "说明"]
