"""Empty sheets: headers that a map knows, drop-downs and remarks where they belong, and a filled line that loads whole."""

import json
from pathlib import Path

import openpyxl
import pytest

from graph.errors import LiantuError
from liantu.paths import data_folder
from loaders.mapping import PACKAGED, load_maps
from loaders.reader import Reader
from loaders.sheets import read_sheets

MAPS = load_maps(PACKAGED)
KINDS = sorted(name for name, each in MAPS.items() if each.template)


def written(command_line, folder: Path, *args: str) -> Path:
    path = folder / "空表.xlsx"
    done = command_line(folder / "workspace", "template", *args, "--out", str(path))
    assert (done.code, done.out.strip()) == (0, str(path)), done.err
    return path


def fill(path: Path, kind: str, **other: str) -> Path:
    """Write the map's own examples under the headers of the empty sheet."""
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    header = next(cell.row for (cell,) in page["A1:A3"] if MAPS[kind].find(str(cell.value)))
    line = header + 1
    for number, column in enumerate(MAPS[kind].template, 1):
        page.cell(line, number, other.get(column.name, column.example))
    book.save(path)
    return path


def lists(path: Path) -> dict[str, list[str]]:
    """Header -> the words that its drop-down offers."""
    book = openpyxl.load_workbook(path)
    page, offered = book.worksheets[0], {}
    for rule in page.data_validations.dataValidation:
        (cells,) = rule.sqref.ranges
        sheet, _, area = rule.formula1.partition("!")
        header = page.cell(cells.min_row - 1, cells.min_col).value
        offered[header] = [c.value for (c,) in book[sheet][area.replace("$", "")]]
    return offered


def test_the_kinds_of_the_manual_are_offered():
    assert {"firms", "supplies"} <= set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_header_of_an_empty_sheet_is_known_and_required_ones_carry_a_remark(kind, command_line, tmp_path):
    page = openpyxl.load_workbook(written(command_line, tmp_path, kind)).worksheets[0]

    cells = list(page[1])
    assert [MAPS[kind].find(cell.value) for cell in cells] == list(MAPS[kind].template)
    assert {cell.value.rstrip("*") for cell in cells if cell.comment} == {c.headers[0] for c in MAPS[kind].required}
    assert all(cell.value.endswith("*") == (cell.comment is not None) for cell in cells)


@pytest.mark.parametrize("district", ["", "璧山"])
@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_sheet_filled_with_its_own_examples_loads_without_a_reject(
    kind, district, command_line, workspace, tmp_path
):
    path = fill(written(command_line, tmp_path, kind, *(["--district", district] if district else [])), kind)

    done = command_line(workspace, "load", str(path), "--format", "json")

    made = json.loads(done.out)
    others = 55 if kind == "surveys" else 0  # lines for the other components, not filled in
    reasons = {"not_filled": others} if others else {}
    assert (done.code, made["rows"], made["created"], made["reasons"]) == (0, 1 + others, 1, reasons), done.err


def test_the_district_above_the_header_holds_for_every_line(command_line, tmp_path):
    path = fill(written(command_line, tmp_path, "firms", "--district", "铜梁"), "firms", district="", address="")

    sheet = read_sheets(path)[0]
    context = Reader.from_folders(data_folder()).context(sheet)

    assert (context.map, context.district) == ("firms", "500151")


@pytest.mark.parametrize("kind", KINDS)
def test_instructions_and_lists_are_never_read_as_data(kind, command_line, tmp_path):
    path = fill(written(command_line, tmp_path, kind), kind)

    (sheet,) = read_sheets(path)

    assert len(sheet.rows) == (56 if kind == "surveys" else 1)
    assert [told.partition("，")[0] for told in sheet.told] == [
        "工作表“选项”是隐藏的", "工作表“说明”没有认识的表头",
    ]  # fmt: skip


def test_drop_downs_offer_places_the_plans_own_names_and_yes_or_no(command_line, tmp_path):
    offered = lists(written(command_line, tmp_path, "firms"))

    reader = Reader.from_folders(data_folder())
    assert len(offered["所属部件"]) == 56
    assert [reader.products.resolve_component(name) for name in offered["所属部件"]] == [
        f"C{n:02}" for n in range(1, 57)
    ]
    assert [reader.products.resolve_assembly(name) for name in offered["所属总成"]] == [
        f"A{n:02}" for n in range(1, 13)
    ]
    assert set(offered["区县"]) == set(reader.districts)
    assert offered["是否规上"] == ["是", "否"]
    assert offered["来源方式"] == ["存量", "引进", "转型", "承接", "新设"]


def test_codes_and_dates_stay_as_typed(command_line, tmp_path):
    page = openpyxl.load_workbook(written(command_line, tmp_path, "firms")).worksheets[0]

    spans = [(each.min, each.max, each.number_format) for each in page.column_dimensions.values()]
    formats = {c.value: next(f for first, last, f in spans if first <= c.column <= last) for c in page[1]}
    assert formats["统一社会信用代码"] == formats["数据日期"] == "@"
    assert formats["工业总产值（万元）"] == "General"


def test_a_file_that_is_there_is_never_overwritten(command_line, tmp_path):
    path = fill(written(command_line, tmp_path, "firms"), "firms")
    before = path.read_bytes()

    done = command_line(tmp_path / "workspace", "template", "firms", "--out", str(path))

    assert done.code == LiantuError.exit_code
    assert "没有改动它" in done.err
    assert path.read_bytes() == before


def test_an_unknown_kind_names_those_that_are_offered(command_line, tmp_path):
    done = command_line(tmp_path / "workspace", "template", "plan_tree")

    assert done.code == 2
    assert "firms（企业名录）" in done.err
    assert "supplies（配套关系）" in done.err
    assert "plan_tree（" not in done.err


def test_an_own_map_with_a_template_makes_empty_sheets_too(command_line, tmp_path):
    maps = tmp_path / "workspace" / "maps"
    maps.mkdir(parents=True)
    (maps / "mine.toml").write_text(
        'title="厂"\nsubject="Enterprise"\ntemplate=["name"]\n[columns.name]\nheaders=["厂名"]\ntakes="name"\nrequired=true\n',
        encoding="utf-8",
    )

    page = openpyxl.load_workbook(written(command_line, tmp_path, "mine")).worksheets[0]

    assert [cell.value for cell in page[1]] == ["厂名*"]


def test_the_survey_sheet_brings_a_line_for_each_component_of_the_district(command_line, workspace, tmp_path):
    path = written(command_line, tmp_path, "surveys", "--district", "璧山")

    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    at = {cell.value.rstrip("*"): cell.column for cell in page[2]}
    for line in range(3, 59):
        page.cell(line, at["有/无/不清楚"], "无" if line % 2 else "有")
        page.cell(line, at["日期"], "2024-06-30")
    book.save(path)
    made = json.loads(command_line(workspace, "load", str(path), "--format", "json").out)

    assert [page.cell(line, at["区县"]).value for line in (3, 58)] == ["璧山区", "璧山区"]
    assert page.max_row == 58
    assert (made["rows"], made["created"], made["updated"], made["rejected"]) == (56, 1, 55, 0)
    assert made["links"]["COVERS"] == 56
