"""V5, V6, V7: co-production, proximity, density; chance, tags, and what a firm could switch to."""

import math
import os
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy.stats import hypergeom

from queries.measures.clusters import location_quotient
from queries.measures.relatedness import (
    chance,
    co_production,
    credible,
    density,
    double_centred,
    jaccard,
    proximity,
    steijn,
    tag_rarity,
    transformable,
    within_one,
)

UPPER = "12=10 13=1 14=5 15=5 16=9 23=0 24=1 25=5 26=7 34=9 35=4 36=4 45=6 46=5 56=1"
HIDALGO = pd.DataFrame(
    [(1, 1, 1, 1), (0, 1, 0, 0), (0, 0, 1, 1), (0, 0, 0, 1)],
    index=["C1", "C2", "C3", "C4"],
    columns=["P1", "P2", "P3", "P4"],
)


def econgeo():
    co = pd.DataFrame(0, index=range(1, 7), columns=range(1, 7))
    for pair in UPPER.split():
        k, l, count = int(pair[0]), int(pair[1]), int(pair[3:])  # noqa: E741 the formula's letters
        co.loc[k, l] = co.loc[l, k] = count
    return co


def test_v5_steijn():
    found = steijn(econgeo())

    expected = {(1, 2): 1.70138760, (1, 3): 0.22166667, (3, 4): 2.34363178, (4, 5): 1.32360585, (5, 6): 0.22060098}
    for (k, other), value in expected.items():
        assert found.loc[k, other] == found.loc[other, k] == pytest.approx(value, abs=1e-8)
    assert found.loc[2, 3] == 0


def test_v5_density_formula_with_self_as_a_clone():
    """EconGeo keeps the diagonal: give each component a clone that is related to it alone by that much."""
    made = np.array([(0, 1, 0, 1), (0, 0, 0, 1), (0, 0, 0, 1), (1, 0, 0, 1), (1, 1, 1, 0)])
    related = np.array([(1, 1, 0, 1), (1, 1, 1, 1), (0, 1, 1, 1), (1, 1, 1, 0)])
    zeros, own = np.zeros((4, 4)), np.diag(np.diag(related))
    phi = pd.DataFrame(np.block([[related - own, own], [own, zeros]]))

    found = density(pd.DataFrame(np.hstack([made, made])), phi).iloc[:, :4]

    expected = [(2 / 3, 0.5, 2 / 3, 1 / 3), (1 / 3, 0.25, 1 / 3, 0), (1 / 3, 0.25, 1 / 3, 0)]
    np.testing.assert_allclose(found, [*expected, (2 / 3, 0.5, 1 / 3, 1 / 3), (2 / 3, 0.75, 2 / 3, 1)])


def test_v6_proximity_density_co_production():
    phi = proximity(HIDALGO)

    upper = [phi.iloc[i, j] for i in range(4) for j in range(i + 1, 4)]
    assert upper == pytest.approx([0.5, 0.5, 1 / 3, 0.5, 1 / 3, 2 / 3])
    found = density(HIDALGO, phi)
    assert found.loc["C2", ["P1", "P3", "P4"]].tolist() == pytest.approx([0.375, 0.3, 0.25])
    assert found.loc["C4", ["P1", "P2", "P3"]].tolist() == pytest.approx([0.25, 0.25, 0.4])
    co = co_production(HIDALGO)
    assert co.loc["P3", "P4"] == 2
    assert (co.to_numpy().sum(), np.diag(co).sum()) == (14, 0)


def test_v7_trade_data():
    folder = Path(os.environ.get("LIANTU_METHODS_DATA", "/nowhere"))
    names = ("world_trade_avg_1998_to_2000.csv", "balassa.csv", "world_proximity.csv")
    trade, balassa, stored = (folder / name for name in names)
    if not all(file.is_file() for file in (trade, balassa, stored)):
        pytest.skip(f"no trade data of R economiccomplexity written as {', '.join(names)}; set LIANTU_METHODS_DATA")
    rows = pd.read_csv(trade, dtype={"product": str})
    counts = rows.pivot_table(index="country", columns="product", values="value", aggfunc="sum", fill_value=0)
    expected = pd.read_csv(stored, index_col=0, dtype={0: str})

    present = (location_quotient(counts) >= 1).astype(int)
    phi = proximity(present)

    pd.testing.assert_frame_equal(present, pd.read_csv(balassa, index_col=0), check_dtype=False, check_names=False)
    pairs = phi.loc[expected.index, expected.columns].to_numpy()
    off = ~np.eye(len(pairs), dtype=bool)
    assert np.abs(pairs - expected.to_numpy())[off].max() == 0


def test_steijn_of_one_pair_is_chance_and_of_nothing_unknown():
    one = pd.DataFrame([(0, 5, 0), (5, 0, 0), (0, 0, 0)], index=list("abc"), columns=list("abc"))

    found = steijn(one)

    assert found.loc["a", "b"] == 1
    assert found.loc["c"].isna().all()
    assert found["c"].isna().all()
    assert steijn(pd.DataFrame(0, index=["a", "b"], columns=["a", "b"])).isna().all(axis=None)


def test_steijn_ignores_the_diagonal_and_the_order_of_columns():
    co = econgeo()
    other = co.loc[:, [3, 1, 2, 6, 5, 4]].copy()
    for k in co.index:
        other.loc[k, k] = 99

    pd.testing.assert_frame_equal(steijn(other)[[1, 2, 3, 4, 5, 6]], steijn(co))
    assert list(steijn(other).columns) == [3, 1, 2, 6, 5, 4]
    pd.testing.assert_frame_equal(steijn(co * 3.0), steijn(co))


def test_unknown_cell_counts_no_pair():
    makes = pd.DataFrame({"k": [1, None, 1], "l": [1, 1, 0]})

    assert co_production(makes).loc["k", "l"] == 1


def test_unknown_place_is_left_out_of_the_pair_only():
    presence = pd.DataFrame({"k": [1, 1, 1], "l": [1, None, 0], "m": [1, 1, 1]})

    phi = proximity(presence)

    assert phi.loc["k", "l"] == 1 / 2
    assert phi.loc["k", "m"] == 1


def test_component_that_no_place_has_is_unknown_to_its_like():
    phi = proximity(pd.DataFrame({"k": [0, 0], "l": [0, 0], "m": [1, 0]}))

    assert math.isnan(phi.loc["k", "l"])
    assert phi.loc["k", "m"] == 0


def test_density_leaves_unknowns_out_of_both_sums():
    presence = pd.DataFrame({"k": [1], "l": [None], "m": [0], "c": [0]})
    phi = pd.DataFrame(0.5, index=list("klmc"), columns=list("klmc"))
    phi.loc["c", "m"] = np.nan

    found = density(presence, phi)

    assert found.loc[0, "c"] == 1
    assert found.loc[0, "m"] == 1 / 2
    assert density(pd.DataFrame({"k": [1]}), pd.DataFrame({"k": [1.0]}, index=["k"])).isna().all(axis=None)


def test_density_takes_phi_in_any_order():
    phi = proximity(HIDALGO)

    pd.testing.assert_frame_equal(density(HIDALGO, phi.iloc[::-1, [2, 0, 3, 1]]), density(HIDALGO, phi))


zero_one = hnp.arrays(np.int64, st.tuples(st.integers(1, 8), st.integers(1, 6)), elements=st.integers(0, 1)).map(
    pd.DataFrame
)


@given(zero_one, st.randoms(use_true_random=False))
def test_shares_within_bounds_and_order_changes_nothing(presence, random):
    rows, columns = (random.sample(range(n), n) for n in presence.shape)
    turned = presence.iloc[rows, columns]
    phi = proximity(presence)

    assert (phi.isna() | ((phi >= 0) & (phi <= 1))).all(axis=None)
    found = density(presence, phi)
    assert (found.isna() | ((found >= 0) & (found <= 1 + 1e-9))).all(axis=None)
    pd.testing.assert_frame_equal(proximity(turned), phi.iloc[columns, columns])
    pd.testing.assert_frame_equal(density(turned, phi), found.iloc[rows, columns])
    pd.testing.assert_frame_equal(co_production(turned), co_production(presence).iloc[columns, columns])
    pd.testing.assert_frame_equal(co_production(presence.astype(bool)), co_production(presence))


@given(zero_one)
def test_density_against_the_sum_written_out(presence):
    phi = proximity(presence)
    found = density(presence, phi)

    for d in presence.index:
        for c in presence.columns:
            others = [k for k in presence.columns if k != c and not math.isnan(phi.loc[c, k])]
            below = sum(phi.loc[c, k] for k in others)
            above = sum(phi.loc[c, k] for k in others if presence.loc[d, k])
            assert found.loc[d, c] == pytest.approx(above / below if below else math.nan, nan_ok=True)


@pytest.mark.parametrize("measure", [co_production, proximity, chance, lambda m: density(m, m)])
@pytest.mark.parametrize(
    "makes",
    [pd.DataFrame({"k": [2]}), pd.DataFrame({"k": [-1]}), pd.DataFrame({"k": ["1"]}), pd.DataFrame({"k": [0.5]})],
)
def test_other_than_zero_and_one_is_refused(measure, makes):
    with pytest.raises(ValueError, match=r".+"):
        measure(makes)


@pytest.mark.parametrize(
    "co",
    [
        pd.DataFrame([(0, 1), (2, 0)]),
        pd.DataFrame([(0, -1), (-1, 0)]),
        pd.DataFrame([(0, 1), (1, 0)], index=["a", "b"]),
        pd.DataFrame([(0, 1, 2), (1, 0, 2)]),
    ],
)
def test_malformed_counts_are_refused(co):
    with pytest.raises(ValueError, match="co"):
        steijn(co)


@pytest.mark.parametrize(
    "phi",
    [
        pd.DataFrame([(1, 0), (0, 1)]),
        proximity(HIDALGO).iloc[:3, :3],
        -proximity(HIDALGO),
        pd.concat([proximity(HIDALGO)] * 2),
    ],
)
def test_malformed_phi_is_refused(phi):
    with pytest.raises(ValueError, match="phi"):
        density(HIDALGO, phi)


def test_empty_frames():
    nothing = pd.DataFrame()

    assert co_production(nothing).shape == proximity(nothing).shape == steijn(nothing).shape == (0, 0)
    assert density(nothing, nothing).shape == chance(nothing).shape == (0, 0)
    assert co_production(pd.DataFrame(columns=["k", "l"])).to_numpy().tolist() == [[0, 0], [0, 0]]


def test_double_centred_has_no_means():
    centred = double_centred(density(HIDALGO, proximity(HIDALGO)))

    np.testing.assert_allclose(centred.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(centred.mean(axis=1), 0, atol=1e-12)


@pytest.mark.filterwarnings("error")
def test_double_centred_of_nothing_known_is_nothing_known():
    unknown = pd.DataFrame(float("nan"), index=["甲", "乙"], columns=["k", "l"])

    assert double_centred(unknown).isna().all(axis=None)
    assert double_centred(unknown.iloc[:0]).empty


def test_chance_by_hand():
    makes = pd.DataFrame({"k": [1, 1, 0, 0], "l": [1, 1, 0, 0], "m": [0, 0, 0, 0]})

    found = chance(makes)

    assert found.loc["k", "l"] == pytest.approx(1 / 6)
    assert found["m"].isna().all()
    assert math.isnan(found.loc["k", "k"])


def test_chance_against_scipy():
    rng = np.random.default_rng(3)
    makes = pd.DataFrame((rng.random((200, 12)) < rng.random(12)).astype(int))
    both, n = makes.T @ makes, makes.sum()

    expected = hypergeom.sf(both - 1, len(makes), n.to_numpy()[:, None], n.to_numpy()[None, :])

    off = ~np.eye(12, dtype=bool)
    np.testing.assert_allclose(chance(makes).to_numpy()[off], expected[off], rtol=1e-9)


def test_independent_firms_are_hardly_ever_credible():
    rng = np.random.default_rng(1)
    popularity = np.arange(1, 57) ** -0.8
    makes = pd.DataFrame(rng.random((1000, 56)) < 1.8 * popularity / popularity.sum())

    found = credible(makes)

    assert (found > 0).to_numpy().mean() < 0.005


def test_pairs_that_many_firms_make_are_credible():
    makes = pd.DataFrame(0, index=range(40), columns=list("klm"))
    makes.loc[:9, ["k", "l"]] = 1
    makes.loc[9:14, "m"] = 1

    found = credible(makes)

    assert found.loc["k", "l"] == pytest.approx(within_one(steijn(co_production(makes))).loc["k", "l"])
    assert found.loc["k", "m"] == 0


TAGS = ["casting", "machining", "welding"]


def test_jaccard_and_rare_tags():
    firms = pd.DataFrame([(1, 1, 0), (None, None, None), (0, 0, 0)], index=list("abc"), columns=TAGS)
    parts = pd.DataFrame([(1, 0, 1), (0, 0, 0)], index=["x", "none"], columns=TAGS[::1])

    found = jaccard(firms, parts[TAGS[::-1]])

    assert found.loc["a", "x"] == 1 / 3
    assert found.loc["b"].isna().all()
    assert math.isnan(found.loc["c", "none"])
    assert jaccard(firms, parts, pd.Series([2, 1, 1], TAGS)).loc["a", "x"] == 2 / 4
    rarity = tag_rarity(pd.DataFrame([(1, 1, 0), (1, 0, 0), (None, 1, 1)], columns=TAGS))
    assert rarity["casting"] == 0
    assert rarity["machining"] == pytest.approx(math.log(2))
    assert math.isnan(rarity["welding"])


def test_a_firm_is_near_what_its_products_or_processes_are_near():
    makes = pd.DataFrame([(1, 0, 0), (0, 0, 0)], index=["f", "g"], columns=["k", "c", "e"])
    related = pd.DataFrame([(0, 0.8, 0), (0.8, 0, None), (0, None, 0)], index=makes.columns, columns=makes.columns)
    firm_tags = pd.DataFrame([(1, 0, 0), (1, 1, 0)], index=["f", "g"], columns=TAGS)
    part_tags = pd.DataFrame([(0, 0, 1), (1, 1, 0), (1, 0, 0)], index=makes.columns, columns=TAGS)

    found = transformable(makes, related, firm_tags, part_tags)

    assert found.rel.loc["f", "c"] == 0.8
    assert found.by_tags.loc["f", "c"] == 0.5
    assert found.rel.loc["f", "e"] == 0.5
    assert math.isnan(found.rel.loc["f", "k"])
    assert math.isnan(found.by_products.loc["g", "c"])
    assert found.rel.loc["g", "c"] == 0.5
