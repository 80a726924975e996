"""V8 PageRank, V10: dominance, influence, owner scores; gate, labels, stability."""

import math

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.measures.owner_rules import gate, labels, stability
from queries.measures.owners import dominance, influence, owner_scores

ROWS = [
    ("s1", "a", 80),
    ("s1", "b", 20),
    ("s2", "a", 50),
    ("s3", "a", 10),
    ("s3", "b", 30),
    ("a", "O", 100),
    ("b", "O", 40),
]
FIRMS = pd.DataFrame({"output": [100, 40], "components": [4, 2]}, index=["a", "b"])


def trades(rows=ROWS):
    return pd.DataFrame(rows, columns=["supplier", "customer", "value"])


def test_v10_dominance():
    found = dominance(trades())

    assert found.to_dict() == pytest.approx({"a": 2.05, "b": 0.95, "O": 2.0})


def test_v10_influence():
    found = influence(trades())

    expected = {"a": 0.220857, "b": 0.145560, "O": 0.391988, "s1": 0.080532, "s2": 0.080532, "s3": 0.080532}
    assert found.to_dict() == pytest.approx(expected, abs=1e-5)
    unweighted = influence(trades().assign(value=1))
    assert unweighted[["a", "b"]].tolist() == pytest.approx([0.217434, 0.148983], abs=1e-5)


def test_v8_influence_on_karate_is_pagerank():
    rows = [(a, b, 1) for one, other in nx.karate_club_graph().edges() for a, b in ((one, other), (other, one))]

    found = influence(trades(rows))

    assert found[[33, 0, 32]].tolist() == pytest.approx([0.100918, 0.097002, 0.071692], abs=1e-5)


def test_v10_scores():
    found = owner_scores(FIRMS, trades(), 7, outside=["O"])

    assert found.loc["a"].tolist() == pytest.approx([1, 0.2, 1, 1, 0.571429, 0.754286, 1], abs=1e-5)
    assert found.loc["b"].tolist() == pytest.approx(
        [0.4, 0.133333, 0.463415, 0.659071, 0.285714, 0.388307, 1], abs=1e-5
    )
    assert list(found.columns) == ["scale", "pull", "dominance", "influence", "breadth", "score", "coverage"]


def test_v10_unknown_breadth_lowers_coverage_not_the_score():
    found = owner_scores(FIRMS.assign(components=[4, None]), trades(), 7, outside=["O"]).loc["b"]

    assert (found["score"], found["coverage"]) == pytest.approx((0.413955, 0.8), abs=1e-5)
    assert math.isnan(found["breadth"])


graphs = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8), st.integers(1, 50)), min_size=1, max_size=40)


@given(graphs)
def test_influence_is_pagerank_of_networkx(rows):
    graph = nx.DiGraph()
    graph.add_nodes_from(n for row in rows for n in row[:2])
    for supplier, customer, value in rows:
        if supplier != customer:
            before = graph.get_edge_data(supplier, customer, {"weight": 0})["weight"]
            graph.add_edge(supplier, customer, weight=before + value)

    found = influence(trades(rows))

    assert found.to_dict() == pytest.approx(nx.pagerank(graph, tol=1e-12, max_iter=1000), abs=1e-9)
    assert found.sum() == pytest.approx(1)


@given(graphs, st.randoms(use_true_random=False), st.integers(2, 9))
def test_order_unit_and_type_change_nothing(rows, chance, factor):
    turned = chance.sample(rows, len(rows))
    one, other = (
        trades(rows),
        trades(turned).assign(value=lambda d: d["value"] * float(factor))[["value", "customer", "supplier"]],
    )

    for measure in (dominance, influence):
        pd.testing.assert_series_equal(measure(one), measure(other))
    named = trades([(f"f{s}", f"f{c}", v) for s, c, v in rows])
    assert influence(named).tolist() == pytest.approx(influence(one).tolist())


@given(graphs)
def test_terms_lie_within_zero_and_one(rows):
    firms = pd.DataFrame({"output": [5.0, None, 1.0], "components": [1, 0, None]}, index=[0, 1, 20])

    found = owner_scores(firms, trades(rows), 3, outside=[8])

    assert (found.isna() | ((found >= 0) & (found <= 1 + 1e-12))).all(axis=None)
    assert found.loc[20, ["pull", "dominance", "influence"]].isna().all()


def test_rows_of_one_pair_are_added_and_a_missing_value_counts_one():
    split = trades([("s", "a", 1), ("s", "a", 2), ("s", "b", None)])
    whole = trades([("s", "a", 3), ("s", "b", 1)])

    pd.testing.assert_series_equal(dominance(split), dominance(whole))
    pd.testing.assert_series_equal(influence(split), influence(whole))


def test_supply_to_oneself_is_no_relation():
    with_self = trades([*ROWS, ("a", "a", 900), ("z", "z", 5)])

    pd.testing.assert_series_equal(dominance(with_self), dominance(trades()))
    assert influence(with_self)["a"] > influence(with_self)["z"] > 0
    alone = owner_scores(FIRMS.rename({"b": "z"}), with_self, 7)
    assert alone.loc["z", ["pull", "dominance"]].isna().all()


def test_firm_without_suppliers_has_no_pull_and_one_without_relations_no_influence():
    firms = pd.DataFrame({"output": [1, 2, 3], "components": [1, 1, 1]}, index=["s1", "a", "lonely"])

    found = owner_scores(firms, trades(), 7)

    assert found.loc["s1", ["pull", "dominance"]].isna().all()
    assert found.loc["s1", "influence"] > 0
    assert found.loc["lonely", "coverage"] == 0.4


def test_suppliers_outside_give_no_pull_but_their_dependence_counts():
    found = owner_scores(FIRMS, trades(), 7, outside=["O", "s1", "s2", "s3"])

    assert found["pull"].tolist() == [0, 0]
    assert found["dominance"].tolist() == pytest.approx([1, 0.95 / 2.05])


def test_supplier_that_sold_nothing_leaves_dominance_unknown():
    found = dominance(trades([("s", "a", 0), ("s", "b", 0), ("t", "b", 4)]))

    assert found.isna().all()


def test_no_trades_and_single_firm():
    none = trades([])

    assert len(dominance(none)) == len(influence(none)) == 0
    found = owner_scores(FIRMS.iloc[:1], none, 7)
    assert found.loc["a", ["scale", "breadth", "coverage"]].tolist() == pytest.approx([1, 4 / 7, 0.4])
    assert owner_scores(FIRMS.iloc[:0], trades(), 7).shape == (0, 7)


@pytest.mark.parametrize(
    "rows",
    [
        trades().drop(columns="value"),
        trades([("s", "a", -1)]),
        trades([(None, "a", 1)]),
        trades([("s", "a", "much")]),
        trades([("s", "a", math.inf)]),
    ],
)
def test_malformed_trades_are_refused(rows):
    for measure in (dominance, influence, lambda t: owner_scores(FIRMS, t, 7)):
        with pytest.raises(ValueError, match=r".+"):
            measure(rows)


@pytest.mark.parametrize(
    ("firms", "arguments"),
    [
        (FIRMS, {"components": 0}),
        (FIRMS, {"components": 3}),
        (FIRMS, {"components": 7, "partners": 0}),
        (FIRMS, {"components": 7, "outside": ["a"]}),
        (FIRMS.assign(output=-1), {"components": 7}),
        (FIRMS.drop(columns="output"), {"components": 7}),
        (pd.concat([FIRMS, FIRMS]), {"components": 7}),
    ],
)
def test_malformed_firms_are_refused(firms, arguments):
    with pytest.raises(ValueError, match=r".+"):
        owner_scores(firms, trades(), **arguments)


def test_gate_is_three_valued():
    facts = pd.DataFrame(
        [
            (True, False, 2e9, None, None),
            (True, False, 1e8, 3, None),
            (True, None, 2e9, 3, None),
            (True, True, 2e9, 30, True),
            (False, None, None, None, None),
            (True, False, 1e8, 15, False),
            (True, False, 1e8, 3, False),
        ],
        columns=["located", "dishonest", "revenue_cny", "partners", "top_share"],
    )

    passes = gate(facts)["passes"]

    assert [None if p is pd.NA else bool(p) for p in passes] == [True, None, None, False, False, True, False]


def scores(values, coverage=1.0):
    return pd.DataFrame({"score": values, "coverage": coverage}, index=[f"f{i}" for i in range(len(values))])


def test_labels_and_the_official_list():
    table = scores([0.9, 0.8, 0.7, *[0.3] * 17])
    passes = pd.Series([False, True, True], index=["f0", "f1", "f2"])

    found = labels(table, passes, official=["f19"])

    assert found[["f0", "f1", "f2", "f19"]].tolist() == ["potential", "candidate", "none", "official"]
    assert (found.iloc[3:19] == "none").all()


def test_below_sixty_percent_coverage_there_is_no_label():
    found = labels(scores([0.9, 0.9], coverage=[0.4, 0.6]), pd.Series(True, index=["f0", "f1"]))

    assert found.tolist() == [None, "candidate"]
    assert labels(scores([]), pd.Series(dtype=bool)).tolist() == []


def test_stability_is_a_share_and_repeats():
    names = [f"f{i}" for i in range(15)]
    firms = pd.DataFrame({"output": range(15), "components": 1}, index=names)
    rng = np.random.default_rng(2)
    rows = trades([(f"s{i}", names[rng.integers(15)], 1) for i in range(60)])

    found = stability(firms, rows, 3, runs=30)

    assert found.between(0, 1).all()
    assert found.sum() == pytest.approx(10)
    pd.testing.assert_series_equal(found, stability(firms, rows.iloc[::-1], 3, runs=30))
    assert set(stability(firms, rows, 3, lost=0, runs=3)) == {0, 1}
    with pytest.raises(ValueError, match="lost"):
        stability(firms, rows, 3, lost=1)
