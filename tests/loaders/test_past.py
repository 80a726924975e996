"""Looking back: rows of a later time, and what a row says of a later time, are not there yet; undated ones are."""

import pytest

from graph.errors import UsageError
from graph.records import Fact, Firm, Link, Load, NodeRef, Record
from loaders.past import NOW, Moment, moment, past

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
