"""A statement whose rows come as one list: the same rows, whatever stands in its text."""

from typing import Any

import pytest
from neo4j.exceptions import Neo4jError, TransientError

from graph import bolt
from graph.packing import Packed, packed
from graph.store import GraphStore, Limits
from queries.registry import registry

TEXTS = {
    **{f"{q.name} total": q.total for q in registry().values() if q.total},
    **{f.name: f.text for q in registry().values() for f in q.facts},
    **{q.name: q.text for q in registry().values()},
}
UNIONS = {name for name, text in TEXTS.items() if "\nUNION" in text}
ROWS = "UNWIND [3, 1, null, 2, 1] AS x "


@pytest.mark.parametrize("name", sorted(TEXTS.keys() - UNIONS))
def test_every_statement_of_a_question_can_be_packed(name: str) -> None:
    assert packed(TEXTS[name])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("MATCH (n) RETURN n.id AS id", ("id",)),
        ("MATCH (n)\nRETURN DISTINCT n.id AS id, n.name AS name\nORDER BY name, id\nLIMIT 3", ("id", "name")),
        ("RETURN 'a, b AS c' AS `text`, [x IN [1, 2] | x] AS list", None),
        ("RETURN 'RETURN 1 AS x, ' AS said, [x IN [1, 2] | x] AS list, {a: 1, b: 2} AS map", ("said", "list", "map")),
        ("MATCH (n) // RETURN 1 AS x\nRETURN count { MATCH (m) RETURN m AS q } AS n, n.id AS id", ("n", "id")),
        ("CALL { MATCH (n) RETURN n AS m UNION MATCH (n) RETURN n AS m } RETURN m.id AS id", ("id",)),
        ("MATCH (n) RETURN n.id AS id UNION MATCH (n) RETURN n.name AS id", None),
        ("MATCH (n) WITH n.id AS id, 1 AS one RETURN DISTINCT id, one", ("id", "one")),
        ("MATCH (n) RETURN n.id", None),
        ("MATCH (n) RETURN n.id AS id, n.name", None),
        ("MATCH (n) RETURN *", None),
        ("SHOW INDEXES", None),
    ],
)
def test_the_names_of_the_last_return(text: str, names: tuple[str, ...] | None) -> None:
    found = packed(text)

    assert (found and found.names) == names


@pytest.mark.parametrize(
    "text",
    [
        ROWS + "RETURN x AS x, 'RETURN' AS said",
        ROWS + "RETURN DISTINCT x AS x ORDER BY x DESC SKIP 1 LIMIT 2",
        ROWS + "RETURN x AS x, count(*) AS n ORDER BY n DESC, x",
        ROWS + "RETURN x AS y ORDER BY -x",
        ROWS + "WITH x, -x AS minus RETURN minus, x ORDER BY x",
        ROWS + "RETURN sum(x) AS all, collect(x) AS list, {a: [x IN [1, null] | {b: x}]} AS map",
        "UNWIND [] AS x RETURN x AS x",
        "UNWIND [] AS x RETURN count(x) AS n",
        "RETURN 1 AS x;",
    ],
)
def test_the_same_rows_at_once_as_one_by_one(on_neo4j: GraphStore, text: str) -> None:
    assert packed(text)
    assert on_neo4j.read(text) == on_neo4j.read(text.rstrip(";"), limits=Limits(rows=100))


def test_a_server_without_the_memory_gives_them_one_by_one(on_neo4j: GraphStore, monkeypatch: Any) -> None:
    asked: list[str] = []

    def exhausted(_: object, whole: Packed, __: object) -> list[dict[str, object]]:
        asked.append(whole.text)
        raise bolt._TooLarge

    monkeypatch.setattr(bolt, "_at_once", exhausted)

    assert on_neo4j.read("UNWIND [1, 2] AS x RETURN x AS x") == [{"x": 1}, {"x": 2}]
    assert len(asked) == 1


class _Server:
    """Of a server: that it refuses."""

    def __init__(self, code: str) -> None:
        self._error = Neo4jError._hydrate_neo4j(code=code, message="no")

    def run(self, *_: object) -> None:
        raise self._error


def test_what_a_server_without_memory_says_is_understood() -> None:
    whole = Packed("RETURN collect([1]) AS packed", ("x",))

    with pytest.raises(bolt._TooLarge):
        bolt._at_once(_Server("Neo.TransientError.General.MemoryPoolOutOfMemoryError"), whole, {})  # type: ignore[arg-type]
    with pytest.raises(TransientError):
        bolt._at_once(_Server("Neo.TransientError.Transaction.DeadlockDetected"), whole, {})  # type: ignore[arg-type]
