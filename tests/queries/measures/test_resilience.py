"""V11, V12: cut sets, removals, projects, ESRI."""

import itertools
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from queries.measures.resilience import (
    CutSets,
    Loss,
    as_groups,
    cut_sets,
    each_firm_gone,
    esri,
    esri_of,
    with_projects,
    without,
)

MAKERS = {
    "制动": {"HCU": ["f1", "f2"], "踏板": ["f2"], "建压": ["f3", "f4"]},
    "热管理": {"压缩机": ["f5"], "泵阀": ["f5", "f6"], "管路": ["f6", "f7"]},
}
DOWN = {**MAKERS, "热管理": {**MAKERS["热管理"], "管路": []}}
EDGES = [
    ("A", "X", 1, 1, 1, 2),
    *[(firm, "X", 2, 1, 1, 2) for firm in "BCD"],
    *[(firm, "X", 3, 1, 1, 1) for firm in "EF"],
    ("G", "X", 5, 1, 1, 1),
    ("H", "X", 99, 1, 1, 0),
    ("X", "I", 1, 1, 1, 2),
    ("X", "J", 1, 3, 1, 1),
    ("X", "K", 1, 4, 1, 2),
    ("K", "L", 4, 2, 1, 2),
]
COLUMNS = ["supplier", "customer", "supplier_sector", "customer_sector", "weight", "essential"]


def edges(rows=EDGES):
    return pd.DataFrame(rows, columns=COLUMNS)


def test_v12_cut_sets():
    pairs = {"制动": {frozenset({"f3", "f4"})}, "热管理": {frozenset({"f6", "f7"})}}

    assert cut_sets(MAKERS) == CutSets(set(), {"制动": {"f2"}, "热管理": {"f5"}}, pairs)
    assert cut_sets(MAKERS, order=1).pairs == {}


def test_v12_assembly_already_down():
    assert cut_sets(DOWN) == CutSets({"热管理"}, {"制动": {"f2"}}, {"制动": {frozenset({"f3", "f4"})}})


def test_nothing_to_cut():
    assert cut_sets({}) == CutSets(set(), {}, {})
    assert cut_sets({"a": {}}) == CutSets(set(), {}, {})
    assert cut_sets({"a": {"c": [1, 2, 3]}}) == CutSets(set(), {}, {})
    assert cut_sets({"a": {"c": [1, 1]}}).single == {"a": {1}}


chains = st.dictionaries(
    st.sampled_from("abc"),
    st.dictionaries(st.sampled_from("uvwxyz"), st.frozensets(st.integers(0, 6), max_size=4)),
    max_size=3,
)


def works(components, gone):
    return all(set(firms) - gone for firms in components.values())


@given(chains)
def test_cut_sets_are_the_smallest_sets_that_stop_an_assembly(makers):
    found = cut_sets(makers)

    for assembly, components in makers.items():
        firms = set().union(*components.values())
        assert (assembly in found.broken) == (not works(components, set()))
        if assembly in found.broken:
            continue
        single = {f for f in firms if not works(components, {f})}
        pairs = {
            frozenset(pair)
            for pair in itertools.combinations(firms - single, 2)
            if not works(components, set(pair)) and any(set(pair) >= set(m) for m in components.values())
        }
        assert found.single.get(assembly, set()) == single
        assert found.pairs.get(assembly, set()) == pairs


@given(chains, st.frozensets(st.integers(0, 6)))
def test_removal_counts_only_what_worked_before(makers, gone):
    found = without(makers, gone)

    stopped = {a for a, c in makers.items() if works(c, set()) and not works(c, gone)}
    lost = {(a, c) for a, cs in makers.items() for c, firms in cs.items() if firms and not set(firms) - gone}
    assert found == Loss(lost, stopped)


@given(chains)
def test_each_firm_gone_is_a_removal_of_one(makers):
    table = each_firm_gone(makers)

    for firm, components, assemblies in table.itertuples():
        loss = without(makers, [firm])
        assert (components, assemblies) == (len({c for _, c in loss.components}), len(loss.assemblies))
    assert set(table.index) == {f for cs in makers.values() for firms in cs.values() for f in firms}


def test_owner_groups_as_units():
    grouped = as_groups(MAKERS, {"f3": "G", "f4": "G"})

    assert cut_sets(grouped).single == {"制动": {"f2", "G"}, "热管理": {"f5"}}


def test_projects_close_gaps():
    assert with_projects(DOWN, {"热管理": {"管路": ["p1"]}}) == Loss({("热管理", "管路")}, {"热管理"})
    assert with_projects(DOWN, {"热管理": {"管路": []}}) == Loss(frozenset(), frozenset())
    with pytest.raises(ValueError, match="planned"):
        with_projects(DOWN, {"热管理": {"阀": ["p1"]}})


@pytest.mark.parametrize("firms", ["f1", [None], [math.nan], 3])
def test_malformed_makers_are_refused(firms):
    with pytest.raises(ValueError, match="制动"):
        cut_sets({"制动": {"HCU": firms}})


@pytest.mark.parametrize("order", [0, 3])
def test_other_orders_are_refused(order):
    with pytest.raises(ValueError, match="order"):
        cut_sets(MAKERS, order)


def test_v11_esri():
    found = esri(edges())

    expected = {"A": 0.4166666667, "X": 1, "H": 0.0833333333}
    expected |= dict.fromkeys("BCD", 0.1369047619) | dict.fromkeys("EFG", 0.1232040230)
    expected |= dict.fromkeys("IJ", 0.3055555556) | dict.fromkeys("KL", 0.3888888889)
    assert found.to_dict() == pytest.approx(expected, abs=1e-9)


def esri_written_out(rows, stop):
    """The equations, firm by firm."""
    firms = sorted({n for r in rows for n in r[:2]})
    sector = {n: s for r in rows for n, s in ((r[0], r[2]), (r[1], r[3]))}
    sales = {i: sum(r[4] for r in rows if r[0] == i) for i in firms}
    psi = {i: 0.0 if i == stop else 1.0 for i in firms}
    d, u = dict(psi), dict(psi)
    while True:
        left = {k: sum(sales[m] * d[m] for m in firms if sector[m] == k) for k in set(sector.values())}
        sigma = {j: 1.0 if left[sector[j]] == 0 else min(1.0, sales[j] / left[sector[j]]) for j in firms}
        new_d, new_u = {}, {}
        for i in firms:
            bought = [r for r in rows if r[1] == i]
            bounds = [psi[i]]
            for k in {r[2] for r in bought if r[5] == 2}:
                some = [r for r in bought if r[5] == 2 and r[2] == k]
                lost = sum(sigma[r[0]] * r[4] * (1 - d[r[0]]) for r in some)
                bounds.append(1 - lost / sum(r[4] for r in some))
            lost = sum(sigma[r[0]] * r[4] * (1 - d[r[0]]) for r in bought if r[5] == 1)
            bounds.append(1 - lost / sum(r[4] for r in bought) if bought else 1)
            new_d[i] = max(0.0, min(bounds))  # below by a hair: what is left of nothing
            demand = sum(r[4] * u[r[1]] for r in rows if r[0] == i)
            new_u[i] = min(psi[i], demand / sales[i]) if sales[i] else psi[i]
        if max(abs(new_d[i] - d[i]) + abs(new_u[i] - u[i]) for i in firms) < 1e-12:
            return sum(sales[i] * (1 - min(d[i], u[i])) for i in firms) / sum(sales.values())
        d, u = new_d, new_u


networks = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 9), st.integers(0, 2)).filter(
        lambda e: e[0] != e[1]
    ),
    min_size=1,
    max_size=14,
).map(lambda rows: [(s, c, s % 3, c % 3, w, e) for s, c, w, e in rows])


@settings(max_examples=60)
@given(networks, st.randoms(use_true_random=False))
def test_esri_is_what_the_equations_say(rows, chance):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("queries.measures.systemic._MOST_ROUNDS", 2000)
        found = esri(edges(chance.sample(rows, len(rows))))
    assume(found.notna().all())  # the equations written out would take minutes where a limit is met ever more slowly

    assert found.between(-1e-12, 1 + 1e-12).all()
    assert found.to_dict() == pytest.approx({firm: esri_written_out(rows, firm) for firm in found.index}, abs=1e-9)


def test_esri_does_not_depend_on_the_unit_or_on_who_is_asked():
    pd.testing.assert_series_equal(esri(edges().assign(weight=7.5)), esri(edges()))
    pd.testing.assert_series_equal(esri_of(edges(), ["K", "A"]), esri(edges())[["K", "A"]])
    with pytest.raises(ValueError, match="no firm"):
        esri_of(edges(), ["nobody"])


@pytest.mark.parametrize("sold", [(1, 6, 3, 3), (1, 1, 4, 3, 1), (1, 5, 1, 6, 1, 4, 1)])
def test_a_source_that_all_hangs_on_takes_everything_whatever_its_shares_sum_to(sold):
    """Shares may sum to a hair above 1: then less than nothing was left of the sector, and its end harmed nobody."""
    between = [
        row for at, w in enumerate(sold) for row in (("P", f"A{at}", "p", "a", w, 2), (f"A{at}", "C", "a", "c", w, 2))
    ]

    found = esri(edges([*between, ("C", "X", "c", "x", 1, 2), ("X", "Z", "x", "z", 100, 2)]))

    assert found["P"] == pytest.approx(1, abs=1e-12)


def test_a_firm_that_supplies_itself_comes_to_an_end():
    one, other = 0.3956935756101618, 0.12571635964463368
    rows = [("f2", "f0", 1), ("f0", "f3", one), ("f2", "f2", 1), ("f2", "f3", other), ("f3", "f2", 1)]

    found = esri(edges([(a, b, 0, 0, weight, 2) for a, b, weight in rows]))

    assert found["f2"] == pytest.approx(1, abs=1e-9)


def test_what_does_not_settle_is_unknown_and_the_others_are_not(monkeypatch):
    """Two firms that sell nearly all to each other: each round takes a millionth of what is left."""
    monkeypatch.setattr("queries.measures.systemic._MOST_ROUNDS", 500)
    loop = [("A", "B", 1, 1, 1e6, 1), ("B", "A", 1, 1, 1e6, 1), ("C", "A", 2, 1, 1, 1), ("A", "D", 1, 3, 1, 2)]

    found = esri(edges([*loop, ("E", "F", 4, 5, 1, 2)]))

    assert found[found.isna()].index.tolist() == ["D"]
    assert found["E"] == pytest.approx(1 / (2e6 + 3))


def test_esri_without_trades_and_without_sales():
    assert len(esri(edges([]))) == 0
    assert esri(edges([("a", "b", 1, 1, 0, 2)])).isna().all()


def test_many_stops_at_once_are_the_same_as_one_by_one():
    rng = np.random.default_rng(4)
    ends = rng.integers(0, 150, size=(500, 2))
    rows = [
        (s, c, s % 7, c % 7, 1 + s % 5, int(k))
        for (s, c), k in zip(ends.tolist(), rng.integers(0, 3, 500), strict=True)
        if s != c
    ]
    whole = esri(edges(rows))

    some = [0, 63, 64, 65, 149]
    pd.testing.assert_series_equal(pd.concat([esri_of(edges(rows), [firm]) for firm in some]), whole[some])


@pytest.mark.parametrize(
    "rows",
    [
        edges().drop(columns="essential"),
        edges().assign(essential=3),
        edges().assign(essential=None),
        edges().assign(weight=None),
        edges().assign(weight=-1),
        edges().assign(supplier=None),
        edges([("a", "b", 1, 1, 1, 2), ("b", "a", 2, 1, 1, 2)]),
    ],
)
def test_malformed_edges_are_refused(rows):
    with pytest.raises(ValueError, match=r".+"):
        esri(rows)
