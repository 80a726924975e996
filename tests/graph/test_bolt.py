"""What comes back from a Neo4j server: plain values, as the other engine gives them."""

from graph.cypher import Statement
from graph.store import GraphStore


def test_rows_are_plain_values(on_neo4j: GraphStore) -> None:
    on_neo4j.write([Statement("CREATE (:District {id: '500120', name: '璧山区'})")])
    text = "MATCH (d:District) RETURN d.id AS id, 1.5 AS x, null AS none, [d.name, null] AS names, [] AS nothing, true AS is_so"

    assert on_neo4j.read(text) == [
        {"id": "500120", "x": 1.5, "none": None, "names": ["璧山区", None], "nothing": [], "is_so": True}
    ]


def test_nodes_of_own_questions_come_as_their_properties(on_neo4j: GraphStore) -> None:
    on_neo4j.write([Statement("CREATE (:District {id: '500120', name: '璧山区'})")])
    district = {"id": "500120", "name": "璧山区"}

    found = on_neo4j.read("MATCH (d:District) RETURN d, collect(d) AS all, {one: d} AS inside, [[1]] AS deep")

    assert found == [{"d": district, "all": [district], "inside": {"one": district}, "deep": [[1]]}]


def test_the_driver_reads_by_its_quick_extension() -> None:
    """Without it questions take twice as long on a server; it is a package of its own and could be left out unseen."""
    from neo4j._codec import packstream

    assert packstream.RUST_AVAILABLE
