"""ArcadeDB's time limit holds for the whole database: nobody else may feel it, and none may stay behind."""

import threading

import pytest

from graph.cypher import Statement
from graph.embedded import EmbeddedStore
from graph.errors import TooLong
from graph.store import Limits

ENDLESS = "UNWIND range(1, 1000000) AS i UNWIND range(1, 1000000) AS j WITH i WHERE i < 0 RETURN i AS n"
COUNTED = "UNWIND range(1, 3000000) AS i WITH count(i) AS n"
LONG = f"{COUNTED} RETURN n"


def test_what_others_do_meanwhile_is_not_stopped(tmp_path):
    with EmbeddedStore(tmp_path / "store") as store:
        said = []

        def own():
            with pytest.raises(TooLong):
                store.read(ENDLESS, limits=Limits(seconds=0.3))
            said.append("stopped")

        thread = threading.Thread(target=own)
        thread.start()
        read = store.read(LONG)
        written = store.write([Statement(f"{COUNTED} CREATE (:Component {{id: 'n' + n}}) RETURN n AS n")])
        thread.join()

        assert (read, written, said) == ([{"n": 3_000_000}], [[{"n": 3_000_000}]], ["stopped"])
        assert store.read("MATCH (c:Component) RETURN count(c) AS n") == [{"n": 1}]


def test_a_limit_that_a_stopped_program_left_is_lifted(tmp_path):
    with EmbeddedStore(tmp_path / "store") as store:
        store._db.command("sql", "ALTER DATABASE `arcadedb.command.timeout` 1")

    with EmbeddedStore(tmp_path / "store") as store:
        assert store.read(LONG) == [{"n": 3_000_000}]
