"""What an analyst's own question may not do: write, loop, fetch a million rows. One sentence each, the store unharmed."""

import re

import pytest

from graph.cypher import Statement
from graph.errors import LiantuError, QueryError, TooLong, UsageError
from graph.store import GraphStore, Limits
from queries.registry import Query, Words, registry
from queries.runner import ask
from queries.scope import UnknownWord
from queries.thresholds import load_thresholds, packaged

PRODUCT = (
    "MATCH (a), (b), (c), (d), (e), (f), (g), (h) WHERE a.id + b.id + c.id + d.id + e.id + f.id + g.id + h.id = ''"
)
WORDS = Words("某", "x")
NUMBERS = [Statement("UNWIND range(1, 200) AS i CREATE (:Component {id: 'X' + i})")]
WHOLE = '/*---\n[params.n]\nkind = "integer"\ndoc.zh = "几个"\n---*/\nRETURN $n AS a'
COUNT = "MATCH (c:Component) RETURN count(c) AS n"


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def guarded(request: pytest.FixtureRequest) -> GraphStore:
    """A fresh store where own questions are asked: through the door they are refused."""
    store: GraphStore = request.getfixturevalue({"embedded": "embedded", "neo4j": "on_neo4j"}[request.param])
    return store


def own(tmp_path, text):
    (tmp_path / "mine.cypher").write_text(text, encoding="utf-8")
    return registry(tmp_path)["own/mine"]


def limits(tmp_path, rows=10_000, seconds=1):
    (tmp_path / "thresholds.toml").write_text(f"[own]\nrows = {rows}\nseconds = {seconds}\n", encoding="utf-8")
    return load_thresholds(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "CREATE (x:Component {id: 'C99'}) RETURN x.id AS a",
        "MATCH (c:Component) SET c.name = 'x' RETURN c.id AS a",
        "MATCH (c:Component) DETACH DELETE c",
        "MERGE (x:Component {id: 'C99'})\nRETURN x.id AS a",
    ],
)
def test_a_question_that_writes_is_refused_by_the_engine(guarded, text):
    """The file is refused when it is read; what gets past that by some disguise, the engine does not do."""
    guarded.write(NUMBERS)
    query = Query("own/mine", WORDS, WORDS, (), (), (), text, own=True)

    with pytest.raises(QueryError):
        ask(guarded, query)

    assert guarded.read(COUNT) == [{"n": 200}]


@pytest.mark.parametrize(
    "text",
    [
        f"{PRODUCT} RETURN a.id AS a",
        "MATCH (a), (b), (c), (d), (e), (f) RETURN a.id AS found ORDER BY a.id + b.id + c.id + d.id + e.id + f.id LIMIT 3",
        "UNWIND range(1, 1000000) AS i UNWIND range(1, 1000000) AS j WITH i WHERE i < 0 RETURN i AS a",
    ],
)
def test_a_question_that_loops_is_stopped_by_the_engine(guarded, tmp_path, text):
    guarded.write(NUMBERS)

    with pytest.raises(QueryError, match=r"own/mine 超过 1 秒，数据库已停止它.*\[own\] seconds") as stopped:
        ask(guarded, own(tmp_path, text), limits(tmp_path))

    assert "\n" not in str(stopped.value)
    assert guarded.read(COUNT) == [{"n": 200}]


def test_of_a_million_rows_only_those_allowed_are_fetched_and_the_answer_says_so(guarded, tmp_path):
    answer = ask(guarded, own(tmp_path, "UNWIND range(1, 1000000) AS n RETURN n AS n"), limits(tmp_path, rows=7))

    assert [row["n"] for row in answer.rows()] == [1, 2, 3, 4, 5, 6, 7]
    assert answer.warnings == ("结果多于 7 行，只取前 7 行。请在语句里加条件或 LIMIT。",)


def test_as_many_rows_as_allowed_are_not_called_cut(guarded, tmp_path):
    answer = ask(guarded, own(tmp_path, "UNWIND range(1, 7) AS n RETURN n AS n"), limits(tmp_path, rows=7))

    assert (answer.total, answer.warnings) == (7, ())


def test_a_store_fetches_no_more_rows_than_asked_for(guarded):
    rows = guarded.read("UNWIND range(1, 1000000) AS n RETURN n AS n", limits=Limits(rows=3))

    assert rows == [{"n": 1}, {"n": 2}, {"n": 3}]


@pytest.mark.parametrize(
    ("text", "given", "error", "sentence"),
    [
        ("MATCH (n WHERE RETURN n", {}, QueryError, "查询语句有误：Syntax error at line 1"),
        (WHOLE, {}, UsageError, "问题 own/mine 需要参数 n（几个）"),
        (WHOLE, {"n": "两"}, UsageError, "参数 n 应为整数，不是“两”。"),
        ("RETURN 1 AS a", {"colour": "red"}, UsageError, "没有参数 colour。它没有参数"),
        ("MATCH (p:Place) WHERE p.id IN $scope RETURN p.id AS a", {"scope": "火星"}, UnknownWord, "火星"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence_with_an_exit_code(golden, tmp_path, text, given, error, sentence):
    with pytest.raises(error, match=re.escape(sentence)) as refused:
        ask(golden, own(tmp_path, text), **given)

    assert isinstance(refused.value, LiantuError)
    assert refused.value.exit_code in (1, 2)
    assert "com.arcadedb" not in str(refused.value)


def test_an_empty_graph_gives_an_empty_answer(guarded, tmp_path):
    answer = ask(guarded, own(tmp_path, "MATCH (c:Component) RETURN c.id AS a"))

    assert (answer.rows(), answer.total, answer.warnings) == ([], 0, ())


def test_packaged_questions_have_no_limits(guarded):
    assert packaged()["own"] == {"rows": 10_000, "seconds": 10}
    assert len(guarded.read("UNWIND range(1, 10002) AS n RETURN n AS n")) == 10_002


def test_time_and_rows_are_limits_of_the_one_read_only(guarded):
    guarded.write(NUMBERS)
    with pytest.raises(TooLong):
        guarded.read(f"{PRODUCT} RETURN a.id AS a", limits=Limits(seconds=0.2))

    slow = "UNWIND range(1, 2000000) AS n RETURN count(n) AS n"

    assert guarded.read(slow) == [{"n": 2_000_000}]
