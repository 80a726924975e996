"""Returns as figures by day: what is not reported is no figure; sums, twelve months and years only of what is there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UsageError
from queries.derive.reported import WEST, Reported, Series, last_day, year_before, years_between


def sent(period, number, place="500120", basis="规上", indicator="工业总产值", **more):
    known = {"unit": "元", "qualifier": None, "same_period": None, "growth": None, "rows": [f"1!{period}"]}
    return {"place": place, "indicator": indicator, "basis": basis, "period": period, "number": number, **known, **more}


def numbers(figures):
    return {day: figure.number for day, figure in figures.items()}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([sent("2024-Q1", 3.0), sent("2024-Q2", 4.0)], {"2024-03-31": 3.0, "2024-06-30": 7.0}),
        ([sent("2024-Q1", 3.0), sent("2024-H1", 8.0)], {"2024-03-31": 3.0, "2024-06-30": 8.0}),
        ([sent("2024-Q2", 4.0)], {}),
        ([sent("2024-Q1", 3.0), sent("2024-Q3", 4.0)], {"2024-03-31": 3.0}),
        ([sent("2024-Q1", None), sent("2024-Q2", 4.0)], {"2024-03-31": None, "2024-06-30": None}),
        ([sent("2024-Q1", 1.0), sent("2024-04", 1.0)], {"2024-03-31": 1.0, "2024-04-30": 2.0}),
        ([sent("2023", 9.0), sent("2024-Q1", 3.0)], {"2023-12-31": 9.0, "2024-03-31": 3.0}),
    ],
)
def test_a_flow_since_january_is_reported_or_put_together_from_periods_that_adjoin(rows, expected):
    assert numbers(Series(rows).since_january()) == expected


@pytest.mark.parametrize(
    ("rows", "twelve_months"),
    [
        ([sent("2023", 9.0), sent("2023-H1", 4.0), sent("2024-H1", 5.0)], 10.0),
        ([sent("2023", 9.0), sent("2024-H1", 5.0, same_period=4.5)], 9.5),
        ([sent("2023", 9.0), sent("2023-H1", None), sent("2024-H1", 5.0, same_period=4.5)], None),
        ([sent("2023", 9.0), sent("2024-H1", 5.0)], None),
        ([sent("2023-H1", 4.0), sent("2024-H1", 5.0)], None),
    ],
)
def test_twelve_months_want_last_year_and_its_same_part(rows, twelve_months):
    figure = Series(rows).of_year().get("2024-06-30")

    assert (figure.number if figure else None) == twelve_months


def test_counts_since_the_plan_began_want_every_year_before():
    rows = [sent("2023", 3.0), sent("2024", 4.0), sent("2025-Q1", 1.0)]

    assert numbers(Series(rows).since(2023)) == {"2023-12-31": 3.0, "2024-12-31": 7.0, "2025-03-31": 8.0}
    assert numbers(Series([rows[0], rows[2]]).since(2023)) == {"2023-12-31": 3.0}


def test_two_stocks_of_one_day_that_differ_leave_it_open():
    assert numbers(Series([sent("2024-Q2", 12.0), sent("2024-H1", 12.0)]).at_end()) == {"2024-06-30": 12.0}
    assert numbers(Series([sent("2024-Q2", 12.0), sent("2024-H1", 13.0)]).at_end()) == {"2024-06-30": None}


def test_the_eight_together_are_known_on_days_on_which_all_are():
    rows = [sent("2023", 3.0), sent("2023", 4.0, "500152", qualifier="≥"), sent("2024", 5.0)]
    reported = Reported(rows, ("500120", "500152"))

    figures = reported.figures(WEST, "工业总产值", "规上", Series.of_year)

    assert {day: (f.number, f.qualifier) for day, f in figures.items()} == {"2023-12-31": (7.0, "≥")}
    assert reported.silent(WEST, "工业总产值", "规上", "2024-12-31", Series.of_year) == ["500152"]


def test_two_bases_are_never_added():
    rows = [sent("2023", 3.0), sent("2023", 4.0, "500152", basis="全部")]
    reported = Reported(rows, ("500120", "500152"))

    assert reported.bases(WEST, "工业总产值") == ["全部", "规上"]
    assert reported.figures(WEST, "工业总产值", "规上", Series.of_year) == {}


def test_returns_of_later_periods_are_left_out():
    assert Reported([sent("2024", 3.0)], ("500120",), "2024-06-30").indicators() == []


@given(st.permutations([sent("2023", 9.0), sent("2023-Q1", 2.0), sent("2023-Q2", 2.5), sent("2024-H1", 5.0)]))
def test_the_order_of_returns_does_not_matter(rows):
    assert numbers(Series(rows).of_year()) == {"2023-12-31": 9.0, "2024-06-30": 9.5}


def test_days_and_years_of_periods():
    assert (year_before("2024-02-29"), years_between("2022-12-31", "2024-06-30")) == ("2023-02-28", 1.5)
    assert [last_day(said, "until") for said in ("", "2024", "2024-Q2")] == ["", "2024-12-31", "2024-06-30"]
    with pytest.raises(UsageError, match="until：“二季度”不是报告期"):
        last_day("二季度", "until")
