"""A store that was made before the model grew gets what it lacks when it is opened."""

from graph.store import open_store


def test_an_embedded_store_gets_the_types_that_it_lacks(embedded_url):
    with open_store(embedded_url) as store:
        store._db.command("sql", "DROP TYPE SUPPLIED UNSAFE")
        assert not store._db.schema.exists_type("SUPPLIED")

    with open_store(embedded_url) as store:
        assert store._db.schema.exists_type("SUPPLIED")
        assert store.missing_schema() == ()


def test_a_server_gets_the_indexes_that_it_lacks(on_neo4j, neo4j_server):
    with on_neo4j._driver.session() as session:
        session.run("DROP INDEX supplied_item").consume()
    assert on_neo4j.missing_schema() == ("SUPPLIED.item",)

    with open_store(neo4j_server.url, user=neo4j_server.user, password=neo4j_server.password) as store:
        assert store.missing_schema() == ()
