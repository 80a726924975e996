"""Neighbours and paths against networkx on random supplies."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import UsageError
from queries.derive.asked import Asked
from queries.derive.neighbourhood import downstream, path, upstream
from queries.thresholds import packaged

FIRMS = [f"F{i}" for i in range(7)]
PAIRS = st.lists(st.tuples(st.sampled_from(FIRMS), st.sampled_from(FIRMS)), max_size=15)


def asked(pairs, rows=(), owners=(), **parameters):
    lines = [
        {"supplier": s, "customer": c, "item": f"件{i}", "confidence": None, "rows": [f"1!{i}"]}
        for i, (s, c) in enumerate(pairs)
    ]
    facts = {
        "supply_lines": lines,
        "owner_links": [{"firm": f, "owner": o, "owner_name": o, "rows": [f"2!{f}"]} for f, o in owners],
        "firm_names": [{"firm": f, "name": f, "keys": []} for f in FIRMS],
    }
    return Asked(rows, facts, {"hops": 5, "limit": 100, "to": "", "part": ""} | parameters, packaged())


@given(PAIRS)
def test_downstream_is_every_firm_within_reach_at_its_distance(pairs):
    graph = nx.DiGraph(pairs)
    graph.add_nodes_from(FIRMS)
    expected = {f: n for f, n in nx.single_source_shortest_path_length(graph, "F0", 5).items() if n}

    rows = downstream(asked(pairs, firm="F0")).rows

    assert {row["firm"]: row["hop"] for row in rows} == expected
    assert all(len(row["path"]) == row["hop"] + 1 for row in rows)
    assert [row["hop"] for row in rows] == sorted(row["hop"] for row in rows)


@given(PAIRS)
def test_upstream_is_downstream_of_the_turned_supplies(pairs):
    turned = [(c, s) for s, c in pairs]

    up, down = upstream(asked(pairs, firm="F0")).rows, downstream(asked(turned, firm="F0")).rows

    assert [(r["firm"], r["hop"], r["rows"]) for r in up] == [(r["firm"], r["hop"], r["rows"]) for r in down]


@given(PAIRS)
def test_paths_between_firms_are_all_the_shortest_ones_of_the_graph_without_directions(pairs):
    graph = nx.Graph((a, b) for a, b in pairs if a != b)
    graph.add_nodes_from(FIRMS)
    joined = nx.has_path(graph, "F0", "F1")
    expected = {" → ".join(p) for p in nx.all_shortest_paths(graph, "F0", "F1")} if joined else set()

    rows = path(asked(pairs, firm="F0", to="F1")).rows

    assert {row["route"] for row in rows} == expected
    assert len({(row["route"], row["step"]) for row in rows}) == len(rows)


def test_a_cut_list_says_how_many_there_are():
    found = downstream(asked([("F0", f) for f in FIRMS[1:]], firm="F0", limit=2))

    assert ([r["firm"] for r in found.rows], found.total) == (["F1", "F2"], 6)


@pytest.mark.parametrize("start", ["F2", "F1"])
def test_firms_that_make_the_same_component_are_not_joined_by_it(start):
    rows = [
        {
            "firm": f,
            "relation": "MAKES",
            "made": "C1",
            "made_name": "件",
            "part": "C1",
            "part_name": "件",
            "rows": [],
            "part_rows": [],
        }
        for f in ("F1", "F2")
    ]

    way = path(asked([], rows, firm=start, part="C1")).rows

    assert [(r["start_name"], r["relation"], r["end_name"]) for r in way] == [(start, "MAKES", "件")]


def test_an_owner_joins_its_firms():
    way = path(asked([], owners=[("F1", "F0"), ("F2", "F0")], firm="F1", to="F2")).rows

    assert [(r["start_name"], r["relation"], r["end_name"]) for r in way] == [
        ("F1", "OWNED_BY", "F0"),
        ("F0", "OWNS", "F2"),
    ]


@pytest.mark.parametrize("pairs", [[("F0", "F1"), ("F1", "F0")], [("F1", "F0"), ("F0", "F1")]])
def test_of_several_relations_a_step_tells_one_with_its_own_rows_and_names_the_others(pairs):
    way = path(asked(pairs, owners=[("F0", "F1")], firm="F0", to="F1")).rows
    sold = f"1!{pairs.index(('F0', 'F1'))}"

    assert [(r["relation"], r["rows"], r["other_relations"]) for r in way] == [
        ("CUSTOMER", [sold], ["SUPPLIER", "OWNED_BY"])
    ]


def test_a_path_from_a_firm_to_itself_is_refused():
    with pytest.raises(UsageError, match="同一家企业"):
        path(asked([("F0", "F1")], firm="F0", to="F0"))
