"""ask: one answer for people, programs and both engines."""

import json

import pytest

from graph.archive import Meta, meta_node
from graph.cypher import put_nodes
from graph.errors import QueryError, UsageError
from queries.reading import Known
from queries.registry import Column, Query, Words, registry
from queries.runner import ask

WORDS = Words("某", "x")


def question(text, kinds, identity=(), **more):
    columns = tuple(Column(name, kind, WORDS) for name, kind in kinds.items())
    return Query("t/x", WORDS, WORDS, (), columns, identity, text, **more)


def own(tmp_path, text):
    (tmp_path / "mine.cypher").write_text(text, encoding="utf-8")
    return registry(tmp_path)["own/mine"]


def test_answer_says_what_was_found_of_how_many_with_what_from_which_data(fresh_golden):
    fresh_golden.write(put_nodes([meta_node(Meta(revision=1, digest="x"))]))

    answer = ask(fresh_golden, "gaps/no_recorded_maker", scope="渝西")

    assert ({row["code"] for row in answer.rows()}, answer.total) == ({"C03", "C04", "C05"}, 5)
    assert answer.parameters == {"scope": {"words": "渝西地区", "places": ["500120", "500151", "500152"]}}
    assert answer.version == Meta(revision=1, digest="x").version
    assert answer.as_json().keys() == {"findings", "total", "parameters", "thresholds", "question", "version"}


def test_store_without_anything_answers_with_nothing(engine):
    asked = {name: query for name, query in registry().items() if not any(p.required for p in query.params)}

    lists = {name: ask(engine, name).rows() for name, query in asked.items() if query.identity}
    counts = {n: ask(engine, n).rows() for n, q in asked.items() if not q.identity}

    assert {name: rows for name, rows in lists.items() if rows} == {}
    assert [
        (n, r) for n, rows in counts.items() for r in rows if any(v not in (0, None, [], "") for v in r.values())
    ] == []


def test_unknown_question_names_near_ones(golden):
    with pytest.raises(UsageError, match="没有问题“gaps/single”。是否指：gaps/single_maker"):
        ask(golden, "gaps/single")


def test_unknown_parameter_names_the_known_ones(golden):
    with pytest.raises(UsageError, match="没有参数 skope。可用参数：scope"):
        ask(golden, "gaps/single_maker", skope="璧山")


def test_missing_parameter_is_named(golden):
    with pytest.raises(UsageError, match="需要参数 text"):
        ask(golden, "firms/search")


def test_other_columns_than_declared_are_an_error(golden):
    with pytest.raises(QueryError, match="返回的列是 a，声明的列是 b"):
        ask(golden, question("RETURN 1 AS a", {"b": "integer"}))


def test_answer_without_identity_has_one_line_at_most(golden):
    with pytest.raises(QueryError, match="只能返回一行"):
        ask(golden, question("UNWIND [1, 2] AS a RETURN a AS a", {"a": "integer"}))


def test_list_that_was_cut_says_so(golden):
    cut = ask(golden, "firms/list", limit=3)
    whole = ask(golden, "firms/list", limit=8)

    assert (len(cut.findings), cut.total, cut.warnings) == (3, 8, ("共 8 条，只列出前 3 条。可用参数 limit 多列。",))
    assert [warning.of("en") for warning in cut.warnings] == [
        "8 in all; the first 3 are listed. The parameter limit lists more."
    ]
    assert (len(whole.findings), whole.total, whole.warnings) == (8, 8, ())


def test_values_come_out_the_same_on_every_engine(engine):
    query = question(
        "RETURN 3.0 AS i, 1200000000.4 AS money, 0.1 + 0.2 AS share, 5 AS number, ['b', 'a'] AS rows, -0.0 AS zero, "
        "{b: 0.1 + 0.2, a: [1.0, null, true]} AS map, null AS nothing, date('2024-02-29') AS day",
        {"i": "integer", "money": "money", "share": "share", "number": "number", "rows": "rows", "zero": "number"}
        | {"map": "map", "nothing": "money", "day": "date"},
    )

    text = json.dumps(ask(engine, query).as_json()["findings"][0], sort_keys=False)

    assert text.partition(", ")[2] == (
        '"i": 3, "money": 1200000000, "share": 0.3, "number": 5.0, "rows": ["a", "b"], "zero": 0.0, '
        '"map": {"a": [1.0, null, true], "b": 0.3}, "nothing": null, "day": "2024-02-29"}'
    )


def test_own_question_reads_with_its_own_columns(golden, tmp_path):
    query = own(tmp_path, "MATCH (c:Component) WHERE c.name CONTAINS $text RETURN c.id AS code, c.name AS name")

    assert ask(golden, query, text="电").rows() == [
        {"code": "C01", "name": "电池管理系统"},
        {"code": "C02", "name": "电芯"},
        {"code": "C04", "name": "电机控制器"},
    ]


def test_own_question_without_columns_gets_those_that_came(golden, tmp_path):
    answer = ask(golden, own(tmp_path, "UNWIND [1, 2] AS n RETURN n AS n, [n] AS list, n / 4.0 AS part"))

    assert [(c.name, c.kind) for c in answer.query.columns] == [
        ("n", "integer"),
        ("list", "strings"),
        ("part", "number"),
    ]
    assert len({f.id for f in answer.findings}) == 2
    assert answer.warnings == ()


def test_what_was_read_for_one_question_is_not_read_again_for_the_next(golden, monkeypatch):
    asked, read, real = [], Known(), type(golden)._read
    monkeypatch.setattr(type(golden), "_read", lambda self, text, *more: asked.append(text) or real(self, text, *more))
    makers = next(f.text for f in registry()["links/status"].facts if f.name == "makers")

    answers = [ask(golden, name, None, read).as_json() for name in ("links/status", "plan/sentence", "links/status")]

    assert asked.count(makers) == 1
    assert answers[0] == answers[2] == ask(golden, "links/status").as_json()
