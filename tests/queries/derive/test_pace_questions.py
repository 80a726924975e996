"""Pace of targets: nothing reported is nothing said; bases apart; the words are those of the rating."""

import pytest

from graph.cypher import Statement
from queries.derive.asked import Asked
from queries.derive.pace import RATINGS, targets
from queries.derive.year_targets import standings
from queries.measures.pace import pace
from queries.runner import ask
from queries.thresholds import packaged


def test_every_rating_has_its_word():
    said = [pace(500, now, 1200, 2, 5).rating for now in (1200, 700, 640, 560, 480)]

    assert [RATINGS[r] for r in said] == ["已完成", "达到序时进度", "略慢于序时进度", "滞后", "下降"]


def test_a_district_without_a_baseline_shows_the_target_only(golden):
    row = next(r for r in ask(golden, "plan/pace").rows() if (r["code"], r["basis"]) == ("T7", "全部汽车零部件"))

    assert (row["target"], row["now"], row["baseline"], row["plan_value"], row["rating"]) == (
        50.0,
        22.0,
        None,
        None,
        None,
    )
    assert "没有基期数，只列目标" in row["notes"]


def test_firms_on_record_stand_beside_and_are_no_progress(golden):
    rows = [r for r in ask(golden, "plan/pace").rows() if r["code"] == "T3"]

    assert {(r["recorded"], r["now"], r["completed"]) for r in rows} == {(3, None, None)}


def test_what_is_not_reported_is_never_zero(golden):
    rows = ask(golden, "plan/pace", district="铜梁区", basis="全部新能源汽车零部件").rows()

    assert {(r["now"], r["completed"], r["rating_zh"]) for r in rows} == {(None, None, None)}
    assert [r["notes"] for r in rows] == [["未报送"], ["未报送"]]


def test_a_rank_is_given_only_to_those_that_reported_the_same_day(golden):
    rows = ask(golden, "plan/progress").rows()

    assert [(r["district"], r["rank"], r["state_zh"]) for r in rows] == [
        ("潼南区", 1, "已报送"),
        ("铜梁区", None, "未报送"),
    ]


def test_growth_as_reported_and_as_computed_stand_apart(golden):
    row = next(r for r in ask(golden, "plan/year_targets").rows() if r["now"] == 5.0)

    assert (row["growth_reported"], row["growth_computed"]) == (0.16, pytest.approx(5.0 / 4.4 - 1))


def test_a_year_target_is_not_compared_with_another_basis(golden):
    row = next(r for r in ask(golden, "plan/year_targets").rows() if r["district"] == "铜梁区")

    assert (row["now"], row["completed"]) == (None, None)
    assert row["notes"][0] == "未报送"


def test_the_eight_together_want_every_district_and_name_those_that_did_not_report(fresh_golden):
    code = "500120:2024-H1:引进企业数:全部汽车零部件"
    fresh_golden.write([Statement("MATCH (r:Return {id: $code}) DETACH DELETE r", {"code": code})])

    row = next(r for r in ask(fresh_golden, "plan/year_targets").rows() if r["district"] == "渝西地区")

    assert (row["now"], row["completed"]) == (None, None)
    assert row["notes"][0] == "2024-06-30 尚未报齐，未报送：璧山区"


def test_the_index_is_the_mean_of_its_parts_and_ranks_only_whole_ones(golden):
    rows = ask(golden, "plan/index").rows()

    whole = [r for r in rows if r["is_complete"]]
    assert [r["index"] for r in whole] == [
        pytest.approx(100 * (r["growth"] + r["projects"] + r["firms"]) / 3) for r in whole
    ]
    assert {r["rank"] for r in rows if not r["is_complete"]} == {None}


def test_an_indicator_without_targets_is_told(golden):
    assert "可用：企业数量、工业总产值" in ask(golden, "plan/progress", indicator="税收").warnings[0]


def returned(number, period, unit="元", place="500120"):
    known = {"qualifier": None, "same_period": None, "growth": None, "rows": []}
    return {
        "place": place,
        "indicator": "工业总产值",
        "basis": "规上",
        "period": period,
        "number": number,
        "unit": unit,
        **known,
    }


def of_year(returns, indicator="工业总产值", number=20.0, place=None):
    target = {
        "code": "Y1", "place": place, "place_name": None, "indicator": indicator, "basis": "规上", "year": "2024",
        "number": number, "unit": "元", "qualifier": None, "grounds": [], "rows": [],
    }  # fmt: skip
    districts = [{"id": "500120", "name": "璧山区"}, {"id": "500152", "name": "潼南区"}]
    said = {"district": "", "year": 0, "until": ""}
    facts = {"returns": [{**r, "indicator": indicator} for r in returns], "plan_districts": districts}
    return standings(Asked([target], facts, said, packaged())).rows[0]


def test_last_year_of_the_eight_is_each_ones_return_or_what_its_sheet_states():
    stated = {"same_period": 4e8, "rows": ["2!1"]}
    row = of_year(
        [returned(3e8, "2023-H1"), returned(6e8, "2024-H1"), {**returned(8e8, "2024-H1", place="500152"), **stated}]
    )

    assert (row["last_year"], row["growth_computed"]) == (7.0, pytest.approx(1.0))
    assert row["rows"] == ["2!1"]


def test_last_year_of_the_eight_is_unknown_when_one_has_neither():
    row = of_year([returned(3e8, "2023-H1"), returned(6e8, "2024-H1"), returned(8e8, "2024-H1", place="500152")])

    assert (row["now"], row["last_year"], row["growth_computed"]) == (14.0, None, None)


@pytest.mark.parametrize(
    ("target", "notes"),
    [(12.0, ["年度目标与上年末相同，没有计划增量"]), (11.0, ["目标低于上年末"]), (13.0, [])],
)
def test_a_stock_that_is_to_stay_or_fall_is_told_and_last_years_end_is_not_called_unknown(target, notes):
    sent = [returned(12.0, "2023", "家"), returned(13.0, "2024-H1", "家")]

    row = of_year(sent, "企业数量", target, "500120")

    assert row["notes"] == notes


def test_without_last_years_end_a_stock_has_no_course():
    row = of_year([returned(13.0, "2024-H1", "家")], "企业数量", 14.0, "500120")

    assert (row["ahead_points"], row["notes"]) == (None, ["没有上年末的数，不能比序时进度"])


def told(returns, **target):
    target = {
        "code": "T1", "name": "产值", "basis": "产业产值", "number": 100.0, "unit": "亿元", "qualifier": None, "deadline": "2027",
        "district_code": "500120", "district": "璧山区", **target,
    }  # fmt: skip
    facts = {"returns": returns, "plan_districts": [{"id": "500120", "name": "璧山区"}], "recorded": []}
    said = {"district": "", "basis": "", "baseline": "2022", "until": "", "line": "几何"}
    return targets(Asked([target], facts, said, packaged())).rows[0]


@pytest.mark.parametrize(("now", "rating"), [(130e8, "achieved"), (100e8, "achieved"), (90e8, "deterioration")])
def test_a_baseline_above_the_target_leaves_nothing_to_grow(now, rating):
    row = told([returned(120e8, "2022"), returned(now, "2024")])

    assert (row["rating"], row["plan_value"], row["required"]) == (rating, None, None)
    assert "基数已达到目标" in row["notes"]


def test_the_vector_of_the_methods_comes_out_of_returns():
    row = told([returned(500e8, "2022"), returned(640e8, "2024")], number=1200.0)

    assert (row["ratio"], row["plan_value"]) == (pytest.approx(0.686519, abs=1e-6), pytest.approx(709.666821))
    assert row["rating_zh"] == "略慢于序时进度"


def test_another_unit_than_that_of_the_target_is_told_and_not_compared():
    row = told([returned(5.0, "2022", "家"), returned(6.0, "2024", "家")])

    assert (row["now"], row["notes"][0]) == (None, "报送的单位与目标不同：家")


def test_a_figure_that_waits_is_told_and_is_no_figure():
    row = told([returned(50e8, "2022"), returned(None, "2024")])

    assert (row["now"], row["completed"], row["rating"]) == (None, None, None)
    assert "有两个数待确认" in row["notes"]
