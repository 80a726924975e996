"""Looking back: rows of a later time, and what a row says of a later time, are not there yet; undated ones are."""

from pathlib import Path

import pytest

from graph import archive
from graph.errors import UsageError
from graph.records import Fact, Firm, Link, Load, NodeRef, Record, Row, SheetContext
from loaders.past import NOW, Moment, moment, past
from loaders.projection import Projection
from loaders.reader import Reader
from loaders.sheets import read_sheets

LOADS = (Load("7", "a.csv", "x", (), state="done"), Load("8", "b.csv", "y", (), state="undone"))
FIRM = NodeRef("Enterprise", "name:示例甲")


def record(row, as_of, *facts, links=()):
    return Record(row, as_of, Firm(("name:示例甲",)), (Fact("name", "示例甲"), *facts), tuple(links))


def at(records, **when):
    return past(records, (), Moment(**when))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("", NOW),
        ("2024-06-30", Moment(day="2024-06-30")),
        ("2024-06", Moment(day="2024-06-30")),
        ("2024", Moment(day="2024-12-31")),
        ("7", Moment(load="7")),
        ("#7", Moment(load="7")),
        ("载入 7", Moment(load="7")),
        ("2024 二季度", Moment(day="2024-06-30")),
        ("2024年第二季度", Moment(day="2024-06-30")),
        ("2024Q2", Moment(day="2024-06-30")),
        ("2024 上半年", Moment(day="2024-06-30")),
    ],
)
def test_a_moment_is_a_date_or_a_load(text, meant):
    assert moment(text, LOADS) == meant


@pytest.mark.parametrize("text", ["8", "9", "yesterday", "2024-13", "2024-02-30"])
def test_what_is_neither_is_refused(text):
    with pytest.raises(UsageError, match="2024-06-30"):
        moment(text, LOADS)


def test_the_newest_value_of_the_time_stands():
    records = [record("1!1", "2023", Fact("address", "旧址")), record("2!1", "2024-07", Fact("address", "新址"))]

    assert at(records, day="2024-06-30").nodes[FIRM].properties["address"] == "旧址"
    assert at(records, day="2024-07-01").nodes[FIRM].properties["address"] == "新址"


def test_undated_rows_were_always_known():
    assert FIRM in at([record("1!1", "")], day="1999-01-01").nodes


def test_a_figure_of_a_later_period_is_not_there_yet():
    later = record("1!1", "2023", Fact("output_cny", 1.0, "2023"), Fact("output_cny", 2.0, "2025"))

    assert at([later], day="2024-12-31").nodes[FIRM].properties["output_cny"] == 1.0


def test_a_title_of_a_later_year_is_not_held_yet():
    holds = Link("HOLDS", None, NodeRef("Honour", "H01"), "", (Fact("since", "2025-07"),))

    assert at([record("1!1", "2024", links=[holds])], day="2024-12-31").edges == {}
    assert len(at([record("1!1", "2024", links=[holds])], day="2025-07-31").edges) == 1


def test_after_a_load_only_its_rows_and_those_before_count():
    records = [record("7!1", "2025"), record("12!1", "2020", Fact("address", "新址"))]

    assert "address" not in at(records, load="7").nodes[FIRM].properties
    assert at(records, load="12").nodes[FIRM].properties["address"] == "新址"


def test_now_is_the_fold_of_everything():
    records = [record("1!1", "2023"), record("2!1", "2030", Fact("address", "新址"))]

    assert past(records, (), NOW).nodes[FIRM].properties["address"] == "新址"


# ---- from the store: rows that are plainly later are not read --------------------------------------------------------

SAMPLE = sorted((Path(__file__).resolve().parents[2] / "data" / "sample").glob("*.*"))


def test_a_row_tells_its_dates_without_being_read(reader):
    """Of each row of the 示例 lists: the date of what it says is among the dates told beforehand."""
    for book in (p for p in SAMPLE if p.suffix in (".xlsx", ".csv")):
        for raw in read_sheets(book, reader.is_known):
            context, load = reader.context(raw), Load("1", book.name, "", (), as_of="2023-05")
            for n, line in enumerate(raw.rows):
                row = Row(f"1!{n}", "1", raw.name, f"{book.name}!{n}", line.cells)
                said, _ = reader.read(row, load, context)
                assert said is None or said.as_of in reader.dates(row, load, context)


@pytest.mark.parametrize("changed", ["", "2022-03-01", "2099-01-01", "不详"])
@pytest.mark.parametrize("as_of", ["", "2023-07", "去年"])
def test_a_change_is_of_the_day_it_happened(reader, changed, as_of):
    cells = {"企业名称": "示例甲有限公司", "变动类型": "迁出", "变动日期": changed, "数据日期": as_of}
    load, row = Load("1", "变动.csv", "", ()), Row("1!1", "1", "", "变动.csv!2", cells)
    context = SheetContext("", "changes")

    said, _ = reader.read(row, load, context)

    assert said is None or said.as_of in reader.dates(row, load, context)
    assert reader.dates(row, load, context) <= {"", "2022-03-01", "2099-01-01", "2023-07"}


def test_rows_of_a_later_day_are_not_read(desk, sheet, reader, monkeypatch):
    desk.load([sheet("旧.csv", ["企业名称", "区县", "数据日期"], ["示例甲有限公司", "璧山区", "2023-06"])])
    desk.load([sheet("新.csv", ["企业名称", "区县", "数据日期"], ["示例乙有限公司", "璧山区", "2024-06"])])
    live, read = Projection(desk.store, reader, archive.loads(desk.store)), []
    monkeypatch.setattr(reader, "read", lambda row, *rest: read.append(row.cells) or Reader.read(reader, row, *rest))

    names = {f.value for r in live.records_then(Moment(day="2023-12-31")) for f in r.facts if f.name == "name"}

    assert "示例甲有限公司" in names
    assert not any("示例乙有限公司" in cells.values() for cells in read)
