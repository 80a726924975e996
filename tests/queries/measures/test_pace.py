"""V14, V15: plan line, pace, per-mu score; quarterly index, what is needed, stages."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.measures.pace import (
    needed_per_period,
    pace,
    per_mu_score,
    plan_line,
    quarterly_index,
    stage_probability,
    years_to_target,
)

INDICATORS = ["tax", "value_added", "per_energy", "per_emission", "productivity", "research"]
WEIGHTS = dict(zip(INDICATORS, [30, 20, 20, 10, 10, 10], strict=True))
BENCHMARKS = dict(zip(INDICATORS, [24.097, 136.16, 2.694, 4929.81, 18.14, 0.0302], strict=True))


def firm(*values):
    return dict(zip(INDICATORS, values, strict=True))


@pytest.mark.parametrize(("kind", "expected"), [("linear", 780), ("geometric", 709.666821), ("s-curve", 737.356117)])
def test_v14_plan_line(kind, expected):
    assert plan_line(500, 1200, 0.4, kind) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(
    ("now", "ratio", "rating"),
    [
        (700, 0.957452, "on track"),
        (640, 0.686519, "acceleration needed"),
        (560, 0.304667, "limited"),
        (480, -0.105583, "deterioration"),
    ],
)
def test_v14_pace(now, ratio, rating):
    found = pace(500, now, 1200, 2, 5)

    assert (found.ratio, found.rating) == (pytest.approx(ratio, abs=1e-6), rating)
    assert found.required == pytest.approx(0.191358, abs=1e-6)


def test_v14_required_growth_of_firms():
    assert pace(115, 115, 200, 1, 5).required == pytest.approx(0.117034, abs=1e-6)


def test_reached_is_achieved_up_and_down():
    assert pace(500, 1200, 1200, 2, 5).rating == "achieved"
    assert pace(500, 1300, 1200, 0, 5).rating == "achieved"
    assert pace(10, 4, 5, 2, 5).rating == "achieved"


def test_target_below_the_start_turns_the_sign():
    assert pace(10, 7, 5, 2, 5).ratio > 1
    assert pace(10, 11, 5, 2, 5).rating == "deterioration"


def test_start_at_zero_has_no_rating():
    found = pace(0, 7, 5, 2, 5)

    assert math.isnan(found.ratio)
    assert found.rating is None


@pytest.mark.parametrize(
    "values", [(None, 7, 9, 1, 2), (5, None, 9, 1, 2), (5, 7, math.nan, 1, 2), (5, 7, 9, None, 2), (5, 6, 5.5, 1, None)]
)
def test_unknown_numbers_leave_pace_unknown(values):
    found = pace(*values)

    assert math.isnan(found.ratio)
    assert found.rating in (None, "achieved")


def test_nothing_elapsed_and_target_equal_to_start():
    assert pace(5, 6, 9, 0, 5).rating is None
    assert pace(5, 5, 5, 1, 5).rating == "achieved"
    assert pace(5, 4, 5, 1, 5).rating is None


@pytest.mark.parametrize(
    "values", [(-1, 2, 3, 1, 2), (1, 2, 3, -1, 2), (1, 2, 3, 1, 0), (1, 2, -3, 1, 2), (1, math.inf, 3, 1, 2)]
)
def test_impossible_numbers_are_refused(values):
    with pytest.raises(ValueError, match=r".+"):
        pace(*values)


positive = st.floats(1, 1e6)


@given(positive, positive, st.sampled_from(["geometric", "linear", "s-curve"]))
def test_plan_line_goes_from_start_to_target_and_is_clipped(start, target, kind):
    assert plan_line(start, target, 0, kind) == plan_line(start, target, -1, kind) == pytest.approx(start)
    assert plan_line(start, target, 1, kind) == plan_line(start, target, 2, kind) == pytest.approx(target)
    ticks = [plan_line(start, target, t / 10, kind) for t in range(11)]
    assert ticks == sorted(ticks, reverse=target < start)


@given(positive, positive, st.floats(0.1, 0.9))
def test_on_the_geometric_line_growth_is_as_required(start, target, tau):
    now = plan_line(start, target, tau)

    if abs(target / start - 1) > 0.01:
        assert pace(start, now, target, 5 * tau, 5).ratio == pytest.approx(1, rel=1e-4)


@given(positive, positive, positive, st.integers(2, 9))
def test_pace_does_not_depend_on_the_unit(start, now, target, factor):
    one, other = pace(start, now, target, 2, 5), pace(start * factor, now * factor, target * factor, 2, 5)

    assert one.observed == pytest.approx(other.observed)
    assert one.required == pytest.approx(other.required)


def test_plan_line_of_unknowns_and_zero():
    assert math.isnan(plan_line(None, 5, 0.5))
    assert math.isnan(plan_line(5, 5, math.nan))
    assert math.isnan(plan_line(0, 5, 0.5))
    assert plan_line(0, 5, 0.5, "linear") == 2.5
    with pytest.raises(ValueError, match="kind"):
        plan_line(1, 2, 0.5, "cubic")


def test_v15_per_mu():
    assert per_mu_score(BENCHMARKS, BENCHMARKS, WEIGHTS) == pytest.approx(100)
    assert per_mu_score(firm(20, 150, 2.0, 5000, 20, 0.04), BENCHMARKS, WEIGHTS) == pytest.approx(96.192848, abs=1e-6)


def test_per_mu_cap_and_unknown():
    rich = firm(2409.7, *list(BENCHMARKS.values())[1:])

    assert per_mu_score(rich, BENCHMARKS, WEIGHTS, cap=1.5) == pytest.approx(115)
    assert math.isnan(per_mu_score({**rich, "tax": None}, BENCHMARKS, WEIGHTS))
    assert math.isnan(per_mu_score({"tax": 1}, BENCHMARKS, WEIGHTS))


@pytest.mark.parametrize(
    ("values", "benchmarks", "weights", "cap"),
    [
        ({"other": 1}, {"tax": 1}, {"tax": 1}, None),
        ({"tax": 1}, {"tax": 0}, {"tax": 1}, None),
        ({"tax": 1}, {"tax": -1}, {"tax": 1}, None),
        ({"tax": 1}, {}, {"tax": 1}, None),
        ({"tax": 1}, {"tax": 1}, {"tax": -1}, None),
        ({"tax": 1}, {"tax": 1}, {"tax": 1}, 0),
        ({}, {}, {}, None),
    ],
)
def test_malformed_per_mu_is_refused(values, benchmarks, weights, cap):
    with pytest.raises(ValueError, match=r".+"):
        per_mu_score(values, benchmarks, weights, cap)


def test_quarterly_index_caps_and_skips_unknown():
    parts, index = quarterly_index(
        {"industry": 8, "projects": 90, "entities": None}, {"industry": 10, "projects": 10, "entities": 5}
    )

    assert (parts["industry"], parts["projects"]) == (0.8, 1.5)
    assert math.isnan(parts["entities"])
    assert index == pytest.approx(115)
    assert math.isnan(quarterly_index({}, {"industry": 1})[1])
    with pytest.raises(ValueError, match="planned"):
        quarterly_index({}, {"industry": 0})


def test_what_is_needed_and_when_it_arrives():
    assert needed_per_period(700, 1200, 10) == 50
    assert needed_per_period(1300, 1200, 10) == 0
    assert math.isnan(needed_per_period(700, 1200, 0))
    assert math.isnan(needed_per_period(None, 1200, 4))
    assert years_to_target(100, 200, 2**0.5 - 1) == pytest.approx(2)
    assert years_to_target(200, 200, 0.1) == 0
    assert years_to_target(100, 200, 0) == math.inf
    assert math.isnan(years_to_target(100, 200, None))
    assert math.isnan(years_to_target(0, 200, 0.1))


def test_stage_probability_waits_for_twenty_projects():
    assert stage_probability(19, 19) is None
    mean, low, high = stage_probability(10, 20)
    assert mean == 0.5
    assert low == pytest.approx(1 - high)
    assert 0 < low < mean < high < 1
    with pytest.raises(ValueError, match="of"):
        stage_probability(3, 2)
