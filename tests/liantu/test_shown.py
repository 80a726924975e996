"""How results look: tables by display width, csv that a spreadsheet cannot run, json as it is."""

import json

import pytest

from liantu.commands.shown import Format, csv_text, percent, print_facts, print_rows, short, text
from liantu.commands.table import cut, display_width, printable, table

TITLES = {"name": "企业", "n": "数"}


def test_columns_line_up_by_the_width_that_a_terminal_shows():
    lines = table(["企业", "n"], [["示例", "1"], ["ab", "22"]]).splitlines()

    assert lines == ["企业  n", "----  --", "示例  1", "ab    22"]


@pytest.mark.parametrize(
    ("whole", "width", "kept"), [("电池管理", 8, "电池管理"), ("电池管理系统", 8, "电池管…"), ("abcd", 3, "ab…")]
)
def test_long_cells_are_cut_to_the_width(whole, width, kept):
    assert cut(whole, width) == kept
    assert display_width(cut(whole, width)) <= width


def test_a_cell_cannot_steer_the_terminal():
    assert printable("示例\x1b[2J\x00\r\n\u202e公司") == "示例 [2J    公司"


@pytest.mark.parametrize("cell", ["=1+1", "+86", "-x", "@cmd", "\t=1", "\r=1"])
def test_csv_for_people_holds_no_cell_that_would_run(cell):
    line = csv_text([{"name": cell, "n": -1}], TITLES).splitlines(keepends=True)[1]

    assert line.lstrip('"').startswith(f"'{cell[0]}")
    assert csv_text([{"name": cell, "n": -1}], TITLES, no_bom=True).splitlines()[0] == "name,n"
    assert f"'{cell}" not in csv_text([{"name": cell, "n": -1}], TITLES, no_bom=True)


def test_numbers_stay_numbers_in_csv():
    assert csv_text([{"name": "示例", "n": -1.5}], TITLES).splitlines()[1] == "示例,-1.5"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, ""),
        (0, "0"),
        (True, "是"),
        (False, "否"),
        (["甲", "乙"], "甲；乙"),
        ({"a": 1, "b": None}, "a 1"),
        (1.5, "1.5"),
    ],
)
def test_unknown_is_empty_and_zero_is_zero(value, shown):
    assert text(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (272.423461938, "272.4235"),
        (0.845833333, "0.8458"),
        (0.000012345, "1.234e-05"),
        (-0.0, "0"),
        (9298300000.0, "9298300000"),
        (100.0, "100"),
        (-50.25, "-50.25"),
    ],
)
def test_a_fraction_is_short_where_a_person_reads_it(value, shown):
    assert short(value) == shown


@pytest.mark.parametrize(
    ("share", "shown"), [(0.666666667, "66.67%"), (1.0, "100%"), (0.0, "0%"), (0.0000412, "0.0041%"), (5, "500%")]
)
def test_a_share_is_read_in_per_cent(share, shown):
    assert percent(share) == shown


def test_a_table_has_short_fractions_and_the_files_have_all_digits(capsys):
    rows = [{"name": [0.123456789, None], "n": 0.123456789}]
    print_rows(rows, TITLES)

    assert "0.1235；  0.1235" in capsys.readouterr().out
    assert csv_text(rows, TITLES).splitlines()[1] == "0.123456789；,0.123456789"


def test_table_leaves_hidden_columns_out_and_json_has_all(capsys):
    print_rows([{"name": "示例", "n": 1}], TITLES, hidden=(name for name in ("n",)))
    shown = capsys.readouterr().out

    print_rows([{"name": "示例", "n": 1}], TITLES, Format.json, hidden=["n"])

    assert shown == "企业\n----\n示例\n"
    assert json.loads(capsys.readouterr().out) == [{"name": "示例", "n": 1}]


def test_facts_are_lines_with_a_dash_for_the_unknown(capsys):
    print_facts({"name": None, "n": 0}, TITLES)

    assert capsys.readouterr().out == "企业：—\n数：0\n"
