"""V1, V2 and what is around them: status, range, fragility, feasibility, rank intervals."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.measures.link_reading import (
    Interval,
    completeness,
    flags,
    importance,
    leading_chains,
    presence_zh,
    status_zh,
    unsettled,
)
from queries.measures.links import (
    STATUS_ZH,
    Feasibility,
    LinkEvidence,
    LinkStatus,
    Thresholds,
    criticality,
    feasibility,
    fragility,
    link_status,
    rank_interval,
)

ORDER = ["BROKEN", "MISSING", "PIPELINE", "WEAK", "ADEQUATE", "STRONG"]


def evidence(n, g=None, u=0, p=0, c=False, d=None, lead=None, h=None, x=None):
    return LinkEvidence(n, n if g is None else g, u, p, c, d, lead, h, x)


V1 = [
    (evidence(0), "UNKNOWN BROKEN STRONG"),
    (evidence(0, d=False), "UNKNOWN MISSING STRONG"),
    (evidence(0, c=True, d=True), "BROKEN BROKEN BROKEN"),
    (evidence(0, c=True, d=False), "MISSING MISSING MISSING"),
    (evidence(0, c=True), "MISSING BROKEN MISSING"),
    (evidence(0, c=True, p=1, d=True), "PIPELINE PIPELINE PIPELINE"),
    (evidence(0, u=2, c=True, d=True), "UNVERIFIED BROKEN WEAK"),
    (evidence(1, c=True, lead=True, h=1, x=0.2), "WEAK WEAK WEAK W1 W3"),
    (evidence(4, c=True, lead=True, h=0.3, x=0.2), "ADEQUATE ADEQUATE ADEQUATE"),
    (evidence(5, c=True, lead=True, h=0.3, x=0.2), "STRONG STRONG STRONG"),
    (evidence(5, c=True, lead=True), "ADEQUATE WEAK STRONG"),
    (evidence(6, c=True, lead=True, h=0.4, x=0.5), "STRONG STRONG STRONG"),
    (evidence(6, c=True, lead=True, h=0.3, x=0.6), "WEAK WEAK WEAK W4"),
    (evidence(6, g=1, c=True, lead=True, h=0.3, x=0.1), "WEAK WEAK WEAK W1"),
    (evidence(2, u=1, c=True, lead=True, x=0.1), "WEAK WEAK ADEQUATE W1"),
    (evidence(2, lead=True, x=0.1), "WEAK WEAK STRONG W1"),
    (evidence(4), "ADEQUATE WEAK STRONG"),
]


@pytest.mark.parametrize(("given_", "expected"), V1)
def test_v1_link_status(given_, expected):
    point, worst, best, *rules = expected.split()

    assert link_status(given_) == LinkStatus(point, worst, best, tuple(rules), worst == best)


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        (evidence(0, u=4, c=True), "UNVERIFIED BROKEN ADEQUATE"),
        (evidence(0, u=5, c=True, d=False), "UNVERIFIED MISSING STRONG"),
        (evidence(0, u=1, d=False), "UNVERIFIED MISSING STRONG"),
        (evidence(5, c=True, lead=False, h=0.3, x=0.2), "WEAK WEAK WEAK W2"),
        (evidence(5, lead=False), "WEAK WEAK WEAK W2"),
        (evidence(4, c=True, lead=True, h=0.41, x=0.51), "WEAK WEAK WEAK W3 W4"),
        (evidence(4, c=True, u=1, lead=True, h=0.3, x=0.2), "ADEQUATE ADEQUATE STRONG"),
    ],
)
def test_other_statuses(given_, expected):
    point, worst, best, *rules = expected.split()

    assert link_status(given_) == LinkStatus(point, worst, best, tuple(rules), worst == best)


def test_thresholds_decide():
    assert link_status(evidence(2, c=True, lead=True, h=0.6, x=0.2), Thresholds(2, 2, 0.6)).point == "STRONG"


unknown_flag = st.sampled_from([None, True, False])
unknown_share = st.one_of(st.none(), st.floats(0.01, 1))


@st.composite
def evidences(draw):
    n = draw(st.integers(0, 8))
    g = draw(st.integers(1, n)) if n else 0
    counts = draw(st.tuples(st.integers(0, 6), st.integers(0, 3)))
    rest = draw(st.tuples(st.booleans(), unknown_flag, unknown_flag, unknown_share, unknown_share))
    return LinkEvidence(n, g, *counts, *rest)


@given(evidences())
def test_range_holds_the_point_and_firm_means_no_range(e):
    found = link_status(e)

    assert ORDER.index(found.worst) <= ORDER.index(found.best)
    if found.point in ORDER:
        assert ORDER.index(found.worst) <= ORDER.index(found.point) <= ORDER.index(found.best)
    assert found.firm == (found.worst == found.best)
    assert bool(found.rules) == (found.point == "WEAK")
    assert 0 <= fragility(e) <= 1


@given(evidences(), st.booleans(), st.booleans(), st.floats(0.01, 1), st.floats(0, 1))
def test_answers_to_unknown_questions_stay_within_the_range(e, demand, lead, concentration, outside):
    settled = LinkEvidence(
        e.producers,
        e.owner_groups,
        e.unverified,
        e.pipeline,
        e.surveyed,
        demand if e.demand is None else e.demand,
        lead if e.lead is None else e.lead,
        concentration if e.concentration is None else e.concentration,
        outside if e.outside_share is None else e.outside_share,
    )
    before, after = link_status(e), link_status(settled)

    assert ORDER.index(before.worst) <= ORDER.index(after.worst)
    assert ORDER.index(after.best) <= ORDER.index(before.best)


def test_numpy_and_pandas_unknowns_are_unknown():
    e = LinkEvidence(
        np.int64(5), np.int64(5), surveyed=np.bool_(True), lead=np.bool_(True), demand=pd.NA, concentration=math.nan
    )

    assert (e.demand, e.concentration, e.lead) == (None, None, True)
    assert link_status(e).point == "ADEQUATE"


@pytest.mark.parametrize(
    "values",
    [(-1, 0), (2, 3), (2, 0), (1.5, 1), (1, 1, -1), (1, 1, 0, -1), (1, 1, 0, 0, False, 2)]
    + [(1, 1, 0, 0, False, None, None, h) for h in (0, -0.1, 1.1, math.inf)]
    + [(1, 1, 0, 0, False, None, None, None, 1.2)],
)
def test_impossible_evidence_is_refused(values):
    with pytest.raises(ValueError, match=r".+"):
        LinkEvidence(*values)


@pytest.mark.parametrize("values", [(0, 5), (6, 5), (3, 5, 1.5), (3, 5, 0.4, -1)])
def test_impossible_thresholds_are_refused(values):
    with pytest.raises(ValueError, match="thresholds"):
        Thresholds(*values)


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        (evidence(0), 1.0),
        (evidence(0, p=1), 0.9),
        (evidence(1, h=1, x=0.2), 0.8),
        (evidence(4, h=0.3, x=0.2), 0.333333),
        (evidence(5), 0.0),
        (evidence(6, h=0.3, x=0.6), 0.6),
    ],
)
def test_v2_fragility(given_, expected):
    assert fragility(given_) == pytest.approx(expected, abs=1e-6)


def test_v2_criticality_feasibility_importance():
    assert criticality({"k1": 1, "k2": 0.5, "k3": 0.6, "k4": None}) == pytest.approx(0.7)
    assert importance(0.7, 0.8) == pytest.approx(0.56)
    assert feasibility(2, 0.4, 1) == Feasibility(pytest.approx(0.666667, abs=1e-6), "transfer")
    assert feasibility(0, 0.2, 6) == Feasibility(1.0, "attract")


def test_unknown_terms_and_routes():
    assert criticality({}) is None
    assert criticality({"k1": None, "k2": math.nan}) is None
    assert feasibility(None, None, None) == Feasibility(None, None)
    assert feasibility(None, 0.3, None) == Feasibility(0.3, "transform")
    assert feasibility(3, 1.0, 5).route == "transfer"
    assert feasibility(None, 1.0, 5).route == "transform"
    assert importance(None, 0.5) is None


@pytest.mark.parametrize("values", [(-1, None, None), (None, 1.1, None), (None, None, -2)])
def test_impossible_routes_are_refused(values):
    with pytest.raises(ValueError, match="outside"):
        feasibility(*values)


def test_impossible_term_is_refused():
    with pytest.raises(ValueError, match="k1"):
        criticality({"k1": 1.2})


def frame(rows, **more):
    return pd.DataFrame(rows, columns=["k1", "k2"], index=[f"C{i}" for i in range(len(rows))]).assign(**more)


def test_leader_in_every_term_is_first_in_every_draw():
    found = rank_interval(frame([(0.2, 0.4), (0.9, 0.8), (0.3, 0.1)], fragility=[1, 1, 0.5]))

    assert found.loc["C1"].tolist() == [1, 1, 1]
    assert list(found.columns) == ["low", "high", "top10_share"]


def test_ties_go_by_feasibility_then_code():
    equal = frame([(0.5, 0.5)] * 4, feasibility=[None, 0.2, 0.9, 0.2])

    assert rank_interval(equal)["low"].tolist() == [4, 2, 1, 3]
    assert rank_interval(equal.iloc[::-1])["low"].tolist() == [3, 1, 2, 4]


def test_unknown_term_takes_no_part_and_a_row_without_terms_no_rank():
    found = rank_interval(frame([(0.5, None), (0.5, 0.5), (None, None), (0.1, 0.1)], fragility=[1, 1, 1, None]))

    assert found["low"].tolist()[:2] == [1, 2]
    assert found.iloc[2:].isna().all(axis=None)


def test_eleven_components_share_ten_places():
    found = rank_interval(frame([(i / 20, 1 - i / 20) for i in range(12)]))

    assert found["top10_share"].sum() == pytest.approx(10)


@given(
    st.lists(st.tuples(*[st.one_of(st.none(), st.integers(0, 10).map(lambda v: v / 10))] * 3), min_size=1, max_size=12),
    st.randoms(use_true_random=False),
)
def test_order_of_rows_and_columns_changes_nothing(rows, chance):
    terms = pd.DataFrame(rows, columns=["k1", "k2", "fragility"], index=range(len(rows))).astype(float)
    turned = terms.iloc[chance.sample(range(len(rows)), len(rows)), ::-1]

    one, other = rank_interval(terms, draws=20), rank_interval(turned, draws=20)

    pd.testing.assert_frame_equal(one, other.loc[one.index])
    assert (one["low"].dropna() <= one["high"].dropna()).all()
    assert one["top10_share"].dropna().between(0, 1).all()


@given(st.lists(st.tuples(st.floats(0, 0.9), st.floats(0, 0.9)), min_size=1, max_size=20), st.integers(0, 99))
def test_a_leader_added_to_anything_is_first(rows, seed):
    found = rank_interval(frame([*rows, (1.0, 1.0)]), draws=50, seed=seed)

    assert found.iloc[-1].tolist() == [1, 1, 1]


def test_empty_frame_gives_empty_answer():
    assert rank_interval(frame([]).astype(float)).shape == (0, 3)


@pytest.mark.parametrize(
    "terms",
    [
        frame([(1.2, 0)]),
        frame([(-0.1, 0)]),
        pd.DataFrame({"fragility": [1.0]}),
        frame([("a", 0)]),
        pd.DataFrame({"k1": [1, 1]}, index=["C1", "C1"]),
        frame([(1, 1)], feasibility=[2]),
    ],
)
def test_malformed_terms_are_refused(terms):
    with pytest.raises(ValueError, match=r".+"):
        rank_interval(terms)


def test_words_for_people():
    giant = evidence(1, c=True, lead=True, h=1, x=0.2)
    poor = evidence(1, c=True, h=1, x=0.2)
    no_demand = evidence(0, c=True, d=False)

    assert status_zh(giant, link_status(giant)) == "薄弱（有龙头，单一来源）"
    assert status_zh(poor, link_status(poor)) == "薄弱"
    assert status_zh(no_demand, link_status(no_demand)) == "缺失（暂无配套需求）"
    assert {point: presence_zh(point) for point in STATUS_ZH} == {
        "STRONG": "有", "ADEQUATE": "有", "WEAK": "有", "PIPELINE": "缺", "BROKEN": "缺", "MISSING": "缺",
        "UNVERIFIED": "不明", "UNKNOWN": "不明",
    }  # fmt: skip


def test_flags():
    assert flags(evidence(3, g=1, d=True), districts=1, local_share=0.0) == (
        "SINGLE_SOURCE",
        "SINGLE_DISTRICT",
        "UNMATCHED",
    )
    assert flags(evidence(3, g=2, d=True), districts=None, local_share=None) == ()
    assert flags(evidence(0, d=True), districts=0, local_share=0.0) == ()


def test_what_would_settle_a_status():
    nothing, sure = evidence(0), evidence(5, c=True, lead=True, h=0.3, x=0.2)
    some = evidence(2, u=1, c=True, lead=True, x=0.1)

    assert unsettled(nothing, link_status(nothing)) == ("survey", "demand")
    assert unsettled(some, link_status(some)) == ("verification", "concentration")
    assert unsettled(sure, link_status(sure)) == ()


def test_completeness_is_an_interval():
    assert completeness(["WEAK", "STRONG", "UNKNOWN", "UNVERIFIED", "MISSING", "PIPELINE"]) == Interval(2, 4, 6)
    assert completeness([]) == Interval(0, 0, 0)


def test_leading_chains_count_what_is_sure_and_what_is_possible():
    sure = link_status(evidence(5, c=True, lead=True, h=0.3, x=0.2))
    open_ = link_status(evidence(4))
    weak = link_status(evidence(1, c=True, lead=True, h=1, x=0.2))

    assert leading_chains({"a": [sure], "b": [sure, open_], "c": [sure, weak], "d": []}) == Interval(1, 2, 4)
