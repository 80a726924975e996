"""V8: the consensus of many partitions; its edges, names and modularity; the fallback without graspologic-native."""

import importlib.util
import itertools

import networkx as nx
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.measures import communities as module
from queries.measures.communities import communities
from queries.measures.community_reading import dominant, firm_edges, modularity
from queries.measures.consensus import agreeing_groups, fellowship

needs_leiden = pytest.mark.skipif(
    importlib.util.find_spec("graspologic_native") is None, reason="graspologic-native has no wheel for this platform"
)


def edges(rows):
    return pd.DataFrame(rows, columns=["source", "target", "weight"])


def karate():
    return edges([(a, b, 1.0) for a, b in nx.karate_club_graph().edges()])


def cliques(*sizes, bridge=True):
    rows, first, starts = [], 0, []
    for size in sizes:
        rows += [(first + i, first + j, 1) for i in range(size) for j in range(i)]
        starts.append(first)
        first += size
    rows += [(a, b, 1) for a, b in itertools.pairwise(starts)] if bridge else []
    return edges(rows)


def sizes(found):
    return sorted(found["community"].value_counts().tolist())


@needs_leiden
def test_v8_karate():
    found = communities(karate())

    assert sizes(found) == [5, 6, 11, 12]
    assert found["community"].value_counts().loc[1] == 12
    assert modularity(karate(), found, rewirings=0).value == pytest.approx(0.419790, abs=1e-6)
    assert found["stability"].between(0.8, 1).all()


@needs_leiden
def test_order_direction_and_split_of_edges_change_nothing():
    turned = karate().sample(frac=1, random_state=5).rename(columns={"source": "target", "target": "source"})
    split = pd.concat([turned, turned]).assign(weight=0.5)

    for other in (turned, split):
        pd.testing.assert_frame_equal(communities(other, seeds=20), communities(karate(), seeds=20))


def test_cliques_by_size_and_small_groups_unattached():
    found = communities(cliques(6, 9, 4, 6)).set_index("node")["community"]

    assert found.groupby(found).size().to_dict() == {1: 9, 2: 6, 3: 6}
    assert found[0] == 2
    assert found[19] == 3
    assert found[[15, 16, 17, 18]].isna().all()


def test_a_node_with_an_edge_to_itself_only_is_unattached():
    found = communities(pd.concat([cliques(6), edges([(99, 99, 5)])])).set_index("node")

    assert found.loc[99].isna().all()
    assert found.loc[0, "community"] == 1
    assert found.loc[0, "stability"] == 1


def test_texts_and_numbers_name_nodes_alike():
    named = cliques(6, 7).assign(
        source=lambda d: "企业" + d["source"].astype(str), target=lambda d: "企业" + d["target"].astype(str)
    )

    assert sizes(communities(named, seeds=5)) == sizes(communities(cliques(6, 7), seeds=5)) == [6, 7]


def test_no_edges():
    found = communities(edges([]))

    assert found.shape == (0, 3)
    assert list(found.columns) == ["node", "community", "stability"]


@pytest.mark.parametrize(
    ("rows", "more"),
    [
        (karate().drop(columns="weight"), {}),
        (karate().assign(weight=0), {}),
        (karate().assign(weight=-1), {}),
        (karate().assign(weight=None), {}),
        (karate().assign(source=None), {}),
        (karate(), {"seeds": 0}),
        (karate(), {"agreement": 0}),
        (karate(), {"agreement": 1.1}),
    ],
)
def test_malformed_edges_are_refused(rows, more):
    with pytest.raises(ValueError, match=r".+"):
        communities(rows, **more)


def test_without_leiden_louvain_answers(monkeypatch):
    monkeypatch.setattr(module.importlib.util, "find_spec", lambda name: None)

    found = communities(cliques(6, 9, 7), seeds=10)

    assert sizes(found) == [6, 7, 9]
    pd.testing.assert_frame_equal(found, communities(cliques(6, 9, 7), seeds=10))


runs_of_labels = st.integers(1, 12).flatmap(
    lambda n: st.lists(st.lists(st.integers(0, 3), min_size=n, max_size=n), min_size=1, max_size=8).map(np.array)
)


@settings(max_examples=60)
@given(runs_of_labels, st.sampled_from([0.3, 0.5, 0.8, 1.0]), st.sampled_from([1, 7, 10_000]))
def test_groups_are_the_connected_pairs_that_agree(runs, agreement, cells):
    graph = nx.Graph()
    graph.add_nodes_from(range(runs.shape[1]))
    together = (runs[:, :, None] == runs[:, None, :]).mean(axis=0)
    graph.add_edges_from(zip(*np.nonzero(together >= agreement - 1e-9), strict=True))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("queries.measures.consensus._CELLS", cells)
        found = agreeing_groups(runs, agreement)

    groups = {frozenset(np.flatnonzero(found == g).tolist()) for g in found}
    assert groups == {frozenset(c) for c in nx.connected_components(graph)}
    members = found + 1
    stable = fellowship(runs, members)
    for node in range(runs.shape[1]):
        others = [m for m in np.flatnonzero(members == members[node]) if m != node]
        expected = together[node, others].mean() if others else np.nan
        assert stable[node] == pytest.approx(expected, nan_ok=True)


def test_edges_of_trade_and_neighbourhood():
    trades = pd.DataFrame([("a", "b", 9), ("b", "c", None), ("c", "d", 0)], columns=["supplier", "customer", "value"])
    places = pd.DataFrame(
        [("a", "璧山", "电池"), ("c", "璧山", "电池"), ("d", "璧山", "电驱"), ("a", "璧山", "电池")],
        columns=["firm", "district", "assembly"],
    )

    found = {(s, t): w for s, t, w in firm_edges(trades, places).itertuples(index=False)}

    assert found == pytest.approx({("a", "b"): np.log(10), ("b", "c"): np.log(2), ("a", "c"): 1.0})
    assert ("a", "c") not in {(s, t) for s, t, _ in firm_edges(trades, places, 0).itertuples(index=False)}
    with pytest.raises(ValueError, match="same_place"):
        firm_edges(trades, places, -1)


def test_names_by_what_most_members_share():
    members = pd.DataFrame({"node": list("abcd"), "community": pd.array([1, 1, 1, None], dtype="Int64")})
    traits = pd.DataFrame(
        {"firm": list("abcd"), "assembly": ["电池", "电池", "电驱", "车身"], "district": ["璧山", None, None, "永川"]}
    )

    found = dominant(members, traits)

    assert found.loc[1].to_dict() == {
        "firms": 3,
        "assembly": "电池",
        "assembly_share": pytest.approx(2 / 3),
        "district": "璧山",
        "district_share": pytest.approx(1 / 3),
    }


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=20)
def test_rewiring_keeps_every_degree_and_makes_no_loop(seed):
    from queries.measures.community_reading import _rewired

    network = module.Network.read(karate())
    rewired = _rewired(network, np.random.default_rng(seed))

    def degrees(n):
        return np.bincount(np.concatenate([n.one, n.other]))

    assert degrees(rewired).tolist() == degrees(network).tolist()
    assert (rewired.one < rewired.other).all()
    assert len(set(zip(rewired.one.tolist(), rewired.other.tolist(), strict=True))) == len(network.one)


def test_cliques_are_more_modular_than_chance_and_agree_with_networkx():
    graph = cliques(8, 8, 8)
    found = communities(graph, seeds=5)

    measured = modularity(graph, found, rewirings=20)

    groups = [set(g["node"]) for _, g in found.groupby("community")]
    assert measured.value == pytest.approx(nx.community.modularity(nx.from_pandas_edgelist(graph), groups))
    assert measured.z > 3
    assert np.isnan(modularity(edges([]), communities(edges([]))).z)
