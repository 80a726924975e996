"""V3, V4, V13 and V16: quotients, plants, empirical Bayes; the null test; the official checklist."""

import math
import os
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from queries.measures.clusters import (
    candidates,
    coagglomeration,
    ellison_glaeser,
    ellison_glaeser_test,
    empirical_bayes,
    gamma_moments,
    gamma_posterior,
    herfindahl,
    krugman,
    location_quotient,
    quotient_interval,
    stars,
)
from queries.measures.official_cluster import ClusterFacts, checklist

ECONGEO = pd.DataFrame(
    [(100, 0, 0, 0, 0), (0, 15, 5, 70, 10), (0, 20, 10, 20, 50), (0, 25, 30, 5, 40), (0, 40, 55, 5, 0)],
    index=list("abcde"),
)
COUNTS = [location_quotient, krugman, herfindahl, empirical_bayes, candidates, stars]
WIEN = [200, 650, 12000, 100, 50]
LINZ = [16000, 13000, 1500, 1500]
REFERENCE = pd.Series({"Wien": 500000, "Linz": 400000, "Graz": 100000})


def plants(*groups):
    rows = [(a, place, size) for a, place, sizes in groups for size in sizes]
    return pd.DataFrame(rows, columns=["activity", "place", "size"])


AUSTRIA = plants(("m", "Wien", WIEN), ("m", "Linz", LINZ), ("m", "Graz", [25000]))


def test_v3_location_quotient():
    found = location_quotient(ECONGEO)

    np.testing.assert_allclose(
        found.iloc[[0, 1, 4]], [(5, 0, 0, 0, 0), (0, 0.75, 0.25, 3.5, 0.5), (0, 2, 2.75, 0.25, 0)]
    )
    assert ((found.loc["c"] - 1).abs() < 1e-12).sum() == 2


def test_v3_krugman_and_herfindahl():
    np.testing.assert_allclose(krugman(ECONGEO), [1.6, 1.0, 0.6, 0.7, 1.1])
    np.testing.assert_allclose(herfindahl(ECONGEO), [1, 0.525, 0.34, 0.315, 0.465])


def test_v3_against_a_rest():
    table = pd.DataFrame([(1714, 77292), (877499, 14636719)], index=["place", "rest"])

    assert location_quotient(table).iloc[0, 0] == pytest.approx(0.3847623423, abs=1e-10)


def test_unknown_cell_is_left_out_of_all_totals():
    counts = pd.DataFrame({"x": [4, None, 2], "y": [4, 6, 2]}, index=["a", "b", "c"])

    found = location_quotient(counts)

    assert math.isnan(found.loc["b", "x"])
    assert found.loc["a", "x"] == pytest.approx((4 / 8) / (6 / 18))
    assert found.loc["b", "y"] == pytest.approx(1 / (12 / 18))
    assert herfindahl(counts)["b"] == 1
    cell = empirical_bayes(counts).set_index(["place", "activity"]).loc[("b", "x")]
    assert cell[["observed", "expected", "lq", "smoothed", "low", "high"]].isna().all()
    assert not cell["confirmed"]


def test_all_zero_row_and_column_are_unknown():
    counts = pd.DataFrame({"x": [5, 0, 2], "y": [0, 0, 0], "z": [1, 0, 9]}, index=["a", "b", "c"])

    found = location_quotient(counts)

    assert found.loc["b"].isna().all()
    assert found["y"].isna().all()
    assert krugman(counts).isna().tolist() == herfindahl(counts).isna().tolist() == [False, True, False]
    cells = empirical_bayes(counts).set_index(["place", "activity"])
    assert cells.loc[("a", "y"), ["lq", "smoothed", "low", "high"]].isna().all()
    assert cells["smoothed"].notna().sum() == 4


def test_unknown_row_is_unknown_not_zero():
    counts = pd.DataFrame({"x": [5.0, None], "y": [1.0, None]}, index=["a", "b"])

    assert math.isnan(herfindahl(counts)["b"])
    assert math.isnan(krugman(counts)["b"])
    assert stars(counts).loc["b"].isna().all()


@pytest.mark.parametrize("measure", COUNTS)
def test_empty_frame_gives_empty_answer(measure):
    assert len(measure(pd.DataFrame())) == 0
    assert len(measure(pd.DataFrame(columns=["x", "y"]))) == 0


@pytest.mark.parametrize("measure", COUNTS)
@pytest.mark.parametrize(
    "counts",
    [
        pd.DataFrame({"x": [1, -1]}),
        pd.DataFrame({"x": ["1", "2"]}),
        pd.DataFrame({"x": [1, "many"]}),
        pd.DataFrame({"x": [1, math.inf]}),
        pd.DataFrame({"x": [1, 2]}, index=["a", "a"]),
        pd.DataFrame([[1, 2]], columns=["x", "x"]),
        pd.DataFrame({"x": pd.to_datetime(["2026-01-01"])}),
    ],
)
def test_malformed_counts_are_refused(measure, counts):
    with pytest.raises(ValueError, match="counts"):
        measure(counts)


tables = hnp.arrays(np.int64, st.tuples(st.integers(1, 6), st.integers(1, 6)), elements=st.integers(0, 30)).map(
    pd.DataFrame
)


@given(tables, st.integers(2, 9))
def test_shares_stay_within_bounds_and_scale_changes_nothing(counts, factor):
    pd.testing.assert_frame_equal(location_quotient(counts), location_quotient(counts * factor))
    assert krugman(counts).dropna().between(0, 2 + 1e-9).all()
    assert herfindahl(counts).dropna().between(0, 1 + 1e-9).all()
    assert (location_quotient(counts).fillna(0) >= 0).all(axis=None)
    assert stars(counts).isin([0, 1, 2, 3]).all(axis=None)


@given(tables, st.randoms(use_true_random=False))
def test_order_of_places_and_activities_changes_nothing(counts, chance):
    rows, columns = (chance.sample(range(n), n) for n in counts.shape)
    turned = counts.iloc[rows, columns]
    keys = ["place", "activity"]

    pd.testing.assert_frame_equal(location_quotient(turned), location_quotient(counts).iloc[rows, columns])
    one = empirical_bayes(counts).sort_values(keys, ignore_index=True)
    other = empirical_bayes(turned).sort_values(keys, ignore_index=True)
    pd.testing.assert_frame_equal(one.drop(columns="confirmed"), other.drop(columns="confirmed"), atol=1e-6)
    low, expected = one["low"], one["expected"]
    assert (low.isna() == ~(expected > 0)).all()


@given(tables)
def test_integers_floats_and_nullable_integers_are_the_same(counts):
    expected = empirical_bayes(counts)

    pd.testing.assert_frame_equal(empirical_bayes(counts.astype(float)), expected)
    pd.testing.assert_frame_equal(empirical_bayes(counts.astype("Int64")), expected)
    pd.testing.assert_frame_equal(empirical_bayes(counts.astype(object)), expected)


def test_v4_ellison_glaeser():
    found = ellison_glaeser(AUSTRIA, REFERENCE).loc["m"]

    assert found["gamma"] == pytest.approx(0.05990628412, abs=1e-11)
    assert found["g"] == pytest.approx(0.1681632653, abs=1e-10)
    assert found["plant_hhi"] == pytest.approx(0.2446887755, abs=1e-10)


def test_one_plant_has_no_gamma():
    found = ellison_glaeser(plants(("one", "Wien", [3]), ("two", "Wien", [3, 3])), REFERENCE)

    assert found["gamma"].isna().tolist() == [True, False]
    assert found.loc["one", "plant_hhi"] == 1
    assert found.loc["one", "g"] == pytest.approx(0.25 + 0.16 + 0.01)


def test_one_place_has_no_gamma():
    found = ellison_glaeser(plants(("m", "Wien", [3, 4])), pd.Series({"Wien": 5.0}))

    assert found["gamma"].isna().all()
    assert found["g"].tolist() == [0]


def test_unknown_size_makes_only_its_activity_unknown():
    mixed = pd.concat([AUSTRIA, plants(("k", "Graz", [1, None]))])

    found = ellison_glaeser(mixed, REFERENCE)

    assert found.loc["k"].isna().all()
    assert found.loc["m", "gamma"] == pytest.approx(0.05990628412)


def test_order_of_plants_units_and_reference_change_nothing():
    other = AUSTRIA.sample(frac=1, random_state=3).assign(size=lambda d: d["size"] / 7)

    pd.testing.assert_frame_equal(ellison_glaeser(other, REFERENCE[::-1] * 3), ellison_glaeser(AUSTRIA, REFERENCE))


@pytest.mark.parametrize("measure", [ellison_glaeser, coagglomeration, ellison_glaeser_test])
@pytest.mark.parametrize(
    ("given_", "reference"),
    [
        (AUSTRIA.assign(size=-1), REFERENCE),
        (AUSTRIA.assign(size=0), REFERENCE),
        (AUSTRIA.drop(columns="size"), REFERENCE),
        (AUSTRIA.assign(place="Bern"), REFERENCE),
        (AUSTRIA.assign(place=None), REFERENCE),
        (AUSTRIA, -REFERENCE),
        (AUSTRIA, pd.concat([REFERENCE, REFERENCE])),
    ],
)
def test_malformed_plants_are_refused(measure, given_, reference):
    with pytest.raises(ValueError, match=r".+"):
        measure(given_, reference)


def test_coagglomeration_of_equal_shares_is_raw_g_over_free():
    two = pd.concat([AUSTRIA, AUSTRIA.assign(activity="n")])
    free = 1 - (0.5**2 + 0.4**2 + 0.1**2)

    found = coagglomeration(two, REFERENCE)

    assert found.loc["m", "n"] == found.loc["n", "m"] == pytest.approx(0.1681632653 / free)
    assert math.isnan(found.loc["m", "m"])


def test_dartboard_tells_gathered_from_spread():
    places = pd.Series(1.0, index=list("abcdefgh"))
    gathered = plants(("gathered", "a", [1] * 20))
    spread = plants(*(("spread", place, [1, 1]) for place in "abcdefgh"))

    found = ellison_glaeser_test(pd.concat([gathered, spread]), places)

    assert found.loc["gathered", "p_value"] == 0.001
    assert found.loc["spread", "p_value"] == 1
    pd.testing.assert_frame_equal(found, ellison_glaeser_test(pd.concat([spread, gathered]), places))


def test_empty_plants():
    nothing = pd.DataFrame(columns=["activity", "place", "size"])

    assert ellison_glaeser(nothing, REFERENCE).shape == (0, 3)
    assert coagglomeration(nothing, REFERENCE).shape == (0, 0)
    assert ellison_glaeser_test(nothing, REFERENCE).shape == (0, 3)
    assert quotient_interval(nothing).shape == (0, 5)


def test_v13_gamma_posterior():
    found = gamma_posterior([6], [2], 2, 2).loc[0]

    assert found.tolist() == pytest.approx([2.0, 0.9952057, 3.2870284], abs=1e-6)


def test_v13_esda_on_st_louis():
    file = Path(os.environ.get("LIANTU_METHODS_DATA", "/nowhere")) / "stl_hom.csv"
    if not file.is_file():
        pytest.skip("no stl_hom.csv of libpysal; set LIANTU_METHODS_DATA to its folder")
    table = pd.read_csv(file)
    observed, expected = table.iloc[:, 10], table.iloc[:, 13]

    m, s2 = gamma_moments(observed, expected)
    found = gamma_posterior(observed, expected, m**2 / s2, m / s2)

    assert found["smoothed"].head(3).tolist() == pytest.approx(
        [2.36718950e-05, 4.54539167e-05, 4.78114019e-05], rel=1e-8
    )


def test_moments_by_hand_and_without_cells():
    assert gamma_moments([3, 1, 9], [1, 1, 0]) == pytest.approx((2.0, 1 - 2.0))
    assert all(math.isnan(v) for v in gamma_moments([], []))
    assert all(math.isnan(v) for v in gamma_moments([None, 1], [1, 0]))


def test_posterior_keeps_labels_and_unknowns():
    found = gamma_posterior(pd.Series([6, None], index=["a", "b"]), [2, 2], 2, 2)

    assert list(found.index) == ["a", "b"]
    assert found.loc["b"].isna().all()


@pytest.mark.parametrize(
    "values", [([1], [1, 2], 2, 2), ([-1], [1], 2, 2), ([1], [1], 0, 2), ([1], [1], 2, -2), ([1], [1], 2, 2, 1.5)]
)
def test_malformed_posterior_is_refused(values):
    with pytest.raises(ValueError, match=r".+"):
        gamma_posterior(*values)


def test_no_spread_confirms_nothing():
    found = empirical_bayes(pd.DataFrame(np.outer([10, 20], [3, 4, 5])))

    assert np.allclose(found[["smoothed", "low", "high"]], 1)
    assert not found["confirmed"].any()


def test_true_cluster_is_confirmed():
    counts = pd.DataFrame(20, index=range(8), columns=range(12))
    counts.loc[3, 5] = 90

    found = empirical_bayes(counts)

    assert found.loc[found["confirmed"], ["place", "activity"]].to_numpy().tolist() == [[3, 5]]
    assert candidates(counts).sum().sum() == 1
    assert stars(counts).loc[3, 5] == 3


def test_the_star_for_the_quotient_may_come_from_a_wider_reference():
    counts = pd.DataFrame({"x": [5, 5], "y": [5, 5]}, index=["a", "b"])
    wider = location_quotient(pd.concat([counts, pd.DataFrame({"x": [0], "y": [30]}, index=["rest"])]))

    assert (stars(counts) == 2).all(axis=None)
    assert stars(counts, lq=wider)["x"].tolist() == [3, 3]
    assert stars(counts, lq=wider)["y"].tolist() == [2, 2]


def null_counts(draws, seed=1):
    """1,000 independent firms: the plan's shares of 8 districts, 56 components by Zipf(.8)."""
    place = np.array([200, 150, 130, 150, 120, 50, 120, 80]) / 1000
    part = np.arange(1, 57) ** -0.8
    cells = np.outer(place, part / part.sum())
    rng = np.random.default_rng(seed)
    return [pd.DataFrame(rng.multinomial(1000, cells.ravel()).reshape(8, 56)) for _ in range(draws)]


def test_v16_independent_firms_are_no_clusters():
    draws = null_counts(300)

    quotient = np.mean([(location_quotient(c) >= 1.5).to_numpy().mean() for c in draws])
    confirmed = np.mean([empirical_bayes(c)["confirmed"].mean() for c in draws])

    assert quotient == pytest.approx(0.236, abs=0.01)
    assert confirmed < 0.005


def test_bootstrap_holds_the_observed_quotient():
    firms = plants(("x", "a", [5, 5, 5, 5]), ("y", "a", [1, 2]), ("x", "b", [2, 1]), ("y", "b", [9, 8, 7]))

    found = quotient_interval(firms, draws=300)

    assert ((found["low"] <= found["lq"]) & (found["lq"] <= found["high"])).all()
    pd.testing.assert_frame_equal(found, quotient_interval(firms, draws=300))
    with pytest.raises(ValueError, match="unknown"):
        quotient_interval(firms.assign(size=None))


def test_one_firm_alone_is_not_sure_to_gather_in_the_bootstrap():
    firms = plants(("x", "a", [100]), ("y", "a", [1]), ("y", "b", [5] * 9), ("z", "c", [3] * 5))

    found = quotient_interval(firms).set_index(["place", "activity"])

    assert found.loc[("a", "x"), "lq"] > 1
    assert found.loc[("a", "x"), "low"] == 0  # in a third of the draws the firm is not there
    assert found[["low", "high"]].notna().all(axis=None)


def test_all_that_a_firm_makes_is_drawn_together():
    both = pd.concat([plants((activity, place, [5] * 8)) for activity in "xy" for place in "ab"])
    firms = both.assign(firm=[*(f"a{n}" for n in range(8)), *(f"b{n}" for n in range(8))] * 2)

    found = quotient_interval(firms)

    assert (found[["lq", "low", "high"]] == 1).all(axis=None)  # every firm makes as much of both, whoever is drawn
    pd.testing.assert_frame_equal(found, quotient_interval(firms[::-1]))
    assert (quotient_interval(both)["low"] < 1).all()


FULL = {
    "area_km2": 80,
    "outputs_cny": (4e9, 5e9, 6e9),
    "sme_output_share": 0.7,
    "lead_industry_share": 0.71,
    "growth": 0.11,
    "champions": 1,
}


@pytest.mark.parametrize(
    ("changed", "key", "expected"),
    [
        ({}, "all", True),
        ({"area_km2": None}, "all", None),
        ({"area_km2": 101}, "all", False),
        ({"outputs_cny": (5e9, 6e9)}, "output", None),
        ({"outputs_cny": (3e9, 6e9)}, "output", False),
        ({"lead_industry_share": 0.7}, "lead_industry", False),
        ({"champions": 0, "honoured": None}, "honours", None),
        ({"champions": None, "honoured": 10}, "honours", True),
        ({"champions": 0, "honoured": 9}, "all", False),
    ],
)
def test_official_checklist_is_three_valued(changed, key, expected):
    assert checklist(ClusterFacts(**{**FULL, **changed}))[key] is expected
