"""Every packaged question is swept up here: adding one needs a file and its expected answers, no test code."""

import json
import re
from pathlib import Path

import neo4j
import pytest

from graph.checks import check_graph
from graph.cypher import put_edges, put_nodes
from graph.model import MODEL
from graph.records import Edge, Node, NodeRef
from queries.registry import HOME, registry
from tests.queries.conftest import asked

ROOT = Path(__file__).resolve().parents[2]
ANSWERS = ROOT / "tests" / "golden" / "answers"
NAMES = sorted(registry())
PYTHON = {
    "string": str,
    "date": str,
    "strings": list,
    "rows": list,
    "keys": list,
    "maps": list,
    "map": dict,
    "integer": int,
    "money": int,
    "number": float,
    "share": float,
    "boolean": bool,
}
VALUES = {
    p.name: [""] if p.kind == "scope" else 1 if p.kind == "integer" else "x"
    for q in registry().values()
    for p in q.params
}
VALUES |= {"form": "x", "keys": ["x"], "shown": ["x"]}
BAD = {"UNRECOGNIZED", "DEPRECATION"}
SILENT = re.compile(r"/\*.*?\*/|//[^\n]*|'[^']*'", re.DOTALL)


def cases(name):
    return json.loads((ANSWERS / f"{name}.json").read_text(encoding="utf-8"))


def cypher(query):
    """The statement, its total and all its facts, without comments and strings."""
    return " ".join(
        SILENT.sub(" ", text) for text in (query.text, query.total, *(f.text for f in (*query.facts, *query.later)))
    )


@pytest.mark.parametrize("way", ["golden", "golden_by_door"])
@pytest.mark.parametrize("name", NAMES)
def test_question_has_golden_answers_and_gives_them(request, name, way):
    store, expected = request.getfixturevalue(way), cases(name)

    answers = [asked(store, name, case) for case in expected]

    assert [(a.rows(), a.total) for a in answers] == [(case["rows"], case["total"]) for case in expected]


@pytest.mark.parametrize("name", NAMES)
def test_some_golden_answer_is_not_empty(name):
    assert any(case["rows"] for case in cases(name)), "an answer that is always empty proves nothing"


def test_no_golden_answer_is_left_over():
    files = {p.relative_to(ANSWERS).with_suffix("").as_posix() for p in ANSWERS.rglob("*.json")}

    assert files == set(NAMES)


def test_neo4j_gives_the_same_json_as_the_embedded_engine(golden, golden_on_neo4j):
    every = [(name, case) for name in NAMES for case in cases(name)]

    texts = [
        [json.dumps(asked(s, n, c).as_json(), ensure_ascii=False) for n, c in every] for s in (golden, golden_on_neo4j)
    ]

    assert [every[i] for i, (a, b) in enumerate(zip(*texts, strict=True)) if a != b] == []


@pytest.mark.parametrize("name", NAMES)
def test_findings_of_an_answer_have_different_ids(golden, name):
    for case in cases(name):
        findings = asked(golden, name, case).findings

        assert len({f.id for f in findings}) == len(findings)


@pytest.mark.parametrize("name", NAMES)
def test_columns_are_in_the_declared_order_and_of_the_declared_kind(name):
    columns = registry()[name].columns

    for row in (row for case in cases(name) for row in case["rows"]):
        assert list(row) == [c.name for c in columns]
        assert [c.name for c in columns if row[c.name] is not None and type(row[c.name]) is not PYTHON[c.kind]] == []


@pytest.mark.parametrize("name", NAMES)
def test_columns_that_name_nodes_hold_ids_of_such_nodes(golden, name):
    labels = {}
    for r in golden.read("MATCH (n) UNWIND labels(n) AS l RETURN n.id AS id, l AS label"):
        labels.setdefault(r["label"], set()).add(r["id"])

    for column in (c for c in registry()[name].columns if c.node):
        found = [row[column.name] for case in cases(name) for row in case["rows"] if row[column.name] is not None]
        ids = {id for value in found for id in (value if isinstance(value, list) else [value])}
        assert ids <= labels[column.node]


@pytest.mark.parametrize("name", NAMES)
def test_words_are_chinese_and_english_and_never_call_the_unsurveyed_absent(name):
    query = registry()[name]
    words = [
        query.title,
        query.question,
        query.rule,
        query.limits,
        *(p.doc for p in query.params),
        *(c.title for c in query.columns),
    ]

    assert [w.zh for w in words if not re.search(r"[\u4e00-\u9fff]", w.zh)] == []
    assert [
        w.en for w in words if re.search(r"[\u4e00-\u9fff]", w.en.replace("渝西地区", "").replace("重庆", ""))
    ] == []
    assert [w.zh for w in words if "缺" in w.zh] == []
    assert [w.en for w in words if re.search(r"\bmissing\b", w.en, re.IGNORECASE)] == []


@pytest.mark.parametrize("name", NAMES)
def test_labels_relationships_and_properties_are_all_in_the_model(name):
    text = cypher(registry()[name])
    labels = {x for g in re.findall(r"\(\w*:([A-Z][\w|]*)", text) for x in g.split("|")}
    types = {x for g in re.findall(r"\[\w*:([A-Z_|]+)", text) for x in g.split("|")}
    properties = set(re.findall(r"\b[a-z]\w*\.([a-z_]\w*)", text)) | set(re.findall(r"[{,]\s*\.(\w+)", text))
    made_here = set(re.findall(r"[{,]\s*(\w+):", text))

    assert labels <= set(MODEL.node)
    assert types <= set(MODEL.relationship)
    assert properties <= {p for owner in (*MODEL.node, *MODEL.relationship) for p in MODEL.known(owner)} | made_here


@pytest.mark.parametrize("name", NAMES)
def test_no_engine_identity_no_bare_nodes_no_engine_only_functions(name):
    text = cypher(registry()[name])

    assert not re.search(r"\b(elementId|apoc|gds)\b|\bid\s*\(|RETURN\s+\*|shortest\s+\d", text, re.IGNORECASE)


def test_neo4j_recognises_every_name_and_deprecates_nothing(neo4j_server, golden_on_neo4j):
    golden_on_neo4j.write(every_name_in_the_model())
    auth = (neo4j_server.user, neo4j_server.password)
    remarks = []

    with neo4j.GraphDatabase.driver(
        neo4j_server.url, auth=auth, notifications_min_severity="INFORMATION", warn_notification_severity="OFF"
    ) as driver:
        for name, text in every_statement():
            summary = driver.execute_query(text, VALUES, database_="neo4j").summary
            remarks += [(name, s.status_description) for s in summary.gql_status_objects if s.raw_classification in BAD]

    assert remarks == []


def every_statement():
    """The questions, their totals, and the look-ups beside them."""
    texts = [(q.name, text) for q in registry().values() for text in (q.text, q.total) if text]
    lookups = [*HOME.glob("*.cypher"), *HOME.glob("facts/*.cypher")]
    return texts + [(p.name, p.read_text(encoding="utf-8")) for p in lookups]


def every_name_in_the_model():
    """One node of each label and one relationship of each type with all their properties, so that Neo4j knows them."""
    value = {"strings": ("x",), "integer": 1, "number": 1.0, "boolean": True}
    own = {t.label: t.properties for t in MODEL.nodes} | {t.type: t.properties for t in MODEL.relationships}
    made = {
        owner: {n: value.get(p.kind, "x") for p in ps for n in (p.name, f"{p.name}_as_of")} for owner, ps in own.items()
    }
    nodes = [Node(t.label, f"known-{t.label}", made[t.label]) for t in MODEL.nodes]
    edges = [
        Edge(t.type, NodeRef(a, f"known-{a}"), NodeRef(b, f"known-{b}"), "x", made[t.type])
        for t in MODEL.relationships
        for a in t.starts[:1]
        for b in t.ends[:1]
    ]
    return put_nodes(nodes) + put_edges(edges)


def test_reading_cypher_stands_nowhere_but_in_question_files_and_the_graph_package():
    files = [p for f in ("queries", "loaders", "liantu") for p in (ROOT / f).rglob("*.py")]
    files += [p for p in [ROOT / "app_streamlit.py"] if p.exists()]

    assert [str(p.relative_to(ROOT)) for p in files if re.search(r"\bMATCH\s*\(", p.read_text(encoding="utf-8"))] == []


def test_golden_graph_keeps_the_promises_of_the_model(golden):
    assert check_graph(golden) == ()
