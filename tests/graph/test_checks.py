"""Every promise of MODEL is checked: a whole graph keeps them all, and each break is found and named."""

import pytest

from graph.checks import check_graph, checks
from graph.cypher import Statement, put_edges, put_nodes
from graph.model import MODEL
from graph.records import Edge, Node, NodeRef

ROW = {"rows": ("1!1",)}
FIRM, MENTIONED, PART = NodeRef("Enterprise", "E"), NodeRef("Enterprise", "text:某"), NodeRef("Component", "C")
CONFIRMED = {"evidence": "confirmed", **ROW}


def node(label, id, **more):
    return Node(label, id, {"name": id, **ROW, **more})


def edge(kind, start, end, key="", **more):
    return Edge(kind, start, end, key, {**ROW, **more})


NODES = [
    node("Vehicle", "V"),
    node("System", "S", order=1),
    node("Assembly", "A", order=1),
    node("Component", "C", order=1),
    node("Place", "P", level="municipality"),
    node("District", "D", level="district", in_plan=True),
    node(
        "Enterprise",
        "E",
        keys=("name:e",),
        mentioned=False,
        data_kind="sample",
        output_cny=1.0,
        output_cny_as_of="2023",
    ),
    Node("Enterprise", "text:某", {"name": "某", "mentioned": True}),
    Node("Row", "1!1", {"load": "1", "place": "f#s!1", "cells": "{}", "outcome": "created"}),
]
EDGES = [
    edge("HAS_SYSTEM", NodeRef("Vehicle", "V"), NodeRef("System", "S")),
    edge("HAS_ASSEMBLY", NodeRef("System", "S"), NodeRef("Assembly", "A")),
    edge("HAS_COMPONENT", NodeRef("Assembly", "A"), PART),
    edge("WITHIN", NodeRef("District", "D"), NodeRef("Place", "P")),
    edge("LOCATED_IN", FIRM, NodeRef("District", "D")),
    edge("MAKES", FIRM, PART, evidence="confirmed"),
    edge("SUPPLIES", FIRM, MENTIONED, "a"),
    edge("SUPPLIES", FIRM, MENTIONED, ""),
]


@pytest.fixture
def whole(engine):
    """A small graph that keeps every promise."""
    engine.write(put_nodes(NODES) + put_edges(EDGES))
    return engine


def cypher(text):
    return [Statement(text)]


def broken_names(store):
    return {b.check for b in check_graph(store)}


def test_whole_graph_keeps_every_promise(whole):
    assert check_graph(whole) == ()


def test_empty_store_breaks_nothing(engine):
    assert check_graph(engine) == ()


BREAKS = [
    ("required Component.name", put_nodes([Node("Component", "C", {"order": 1, **ROW})])),
    ("required Row.place", put_nodes([Node("Row", "1!1", {"load": "1", "cells": "{}"})])),
    ("required MAKES.evidence", put_edges([edge("MAKES", FIRM, PART)])),
    ("values MAKES.evidence", put_edges([edge("MAKES", FIRM, PART, evidence="sure")])),
    ("values Enterprise.data_kind", put_nodes([node("Enterprise", "E", mentioned=False, data_kind="gossip")])),
    ("values Place.level", put_nodes([node("Place", "P", level="village")])),
    ("properties Enterprise", put_nodes([node("Enterprise", "E", mentioned=False, outputt_cny=1.0)])),
    ("properties SUPPLIES", put_edges([edge("SUPPLIES", FIRM, MENTIONED, "a", colour="red")])),
    ("rows Enterprise", put_nodes([Node("Enterprise", "E", {"name": "E", "mentioned": False})])),
    ("rows MAKES", put_edges([Edge("MAKES", FIRM, PART, "", {"evidence": "confirmed"})])),
    (
        "ends LOCATED_IN",
        cypher("MATCH (e:Enterprise {id: 'E'}), (c:Component) CREATE (e)-[:LOCATED_IN {rows: ['1!1']}]->(c)"),
    ),
    (
        "unique MAKES",
        cypher(
            "MATCH (e:Enterprise {id: 'E'}), (c:Component) CREATE (e)-[:MAKES {evidence: 'confirmed', rows: ['1!1']}]->(c)"
        ),
    ),
    (
        "unique SUPPLIES",
        cypher(
            "MATCH (e:Enterprise {id: 'E'})-[:SUPPLIES]->(m) CREATE (e)-[:SUPPLIES {item: 'a', rows: ['1!1']}]->(m)"
        ),
    ),
    ("one Assembly per Component", put_nodes([node("Component", "C2", order=2)])),
    (
        "one Assembly per Component",
        put_nodes([node("Assembly", "A2", order=2)])
        + put_edges([edge("HAS_ASSEMBLY", NodeRef("System", "S"), NodeRef("Assembly", "A2"))])
        + put_edges([edge("HAS_COMPONENT", NodeRef("Assembly", "A2"), PART)]),
    ),
    ("one System per Assembly", put_nodes([node("Assembly", "A2", order=2)])),
    ("mentioned by nobody", put_nodes([Node("Enterprise", "text:乙", {"name": "乙", "mentioned": True})])),
    ("mentioned makes nothing", put_edges([Edge("MAKES", MENTIONED, PART, "", CONFIRMED)])),
    ("places lie somewhere", put_nodes([node("District", "D2", level="district", in_plan=False)])),
    ("labels", cypher("CREATE (:Strange {id: 'x'})")),
    ("types", cypher("MATCH (a:System), (b:Component) CREATE (a)-[:LIKES]->(b)")),
]


@pytest.mark.parametrize(("name", "statements"), BREAKS, ids=[f"{i}-{name}" for i, (name, _) in enumerate(BREAKS)])
def test_broken_promise_is_found_and_no_other(whole, name, statements):
    whole.write(statements)

    assert broken_names(whole) == {name}


def test_broken_promise_names_the_first_places_and_counts_them_all(embedded):
    embedded.write(put_nodes([node("Component", f"C{i}", order=i) for i in range(7)]))

    (broken,) = check_graph(embedded)

    assert broken.what == "C0、C1、C2、C3、C4"
    assert broken.zh == "每个部件（Component）恰属于一个总成（Assembly）：7 处不符，如 C0、C1、C2、C3、C4"


def test_every_type_and_every_required_or_limited_property_has_its_check():
    names = [check.name for check in checks()]

    promised = {f"required {o}.{p.name}" for (o, _), p in MODEL.property.items() if p.required}
    promised |= {f"values {o}.{p.name}" for (o, _), p in MODEL.property.items() if p.values}
    promised |= {f"unique {t.type}" for t in MODEL.relationships} | {f"properties {t.label}" for t in MODEL.nodes}
    assert promised <= set(names)
    assert len(names) == len(set(names))
