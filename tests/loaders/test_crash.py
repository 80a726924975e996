"""kill -9 at any step of a load, an undo or a rebuild: the store opens, equals the fold of its rows, and says what it did.

Ctrl-C there leaves the store as it was.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import archive
from graph.records import Load, Row
from graph.snapshot import export_graph
from graph.store import GraphStore, open_store
from loaders.ledger import Changed, Ledger
from loaders.reader import Reader
from tests.conftest import ROOT, Neo4jServer
from tests.loaders.books import load_plan, write_firms

ROWS = int(os.environ.get("LIANTU_CRASH_ROWS", "1500"))  # the release check takes 20,000
SIZE = str(ROWS // 10)  # rows a step, so that each phase has several
POINTS = [
    *(("读取", str(ROWS * part // 5)) for part in range(5)),
    *(("写入来源行", step) for step in "01369"),
    *(("写入图", step) for step in "01369"),
    *(("done", step) for step in "01234"),
]


class Place:
    """A store that is opened, left to a process that dies, and opened again."""

    def __init__(self, url: str, reader: Reader) -> None:
        self.url, self.reader = url, reader

    def open(self) -> Ledger:
        return Ledger(self._store(), self.reader)

    def _store(self) -> GraphStore:
        user = os.environ.get("LIANTU_TEST_NEO4J_USER", "neo4j")
        password = os.environ.get("LIANTU_TEST_NEO4J_PASSWORD", "liantu-test")
        return open_store(self.url, user=user, password=password)

    def crash(self, verb: str, what: str, phase: str, step: str, by: str = "SIGKILL", delay: str = "0") -> int:
        how = [verb, what, phase, step, SIZE, by, delay]
        command = [sys.executable, "-m", "tests.loaders.crashing", self.url, *how]
        return subprocess.run(command, cwd=ROOT, timeout=300, check=False).returncode


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def place(request: pytest.FixtureRequest, reader: Reader) -> Iterator[Place]:
    if request.param == "embedded":
        yield Place(request.getfixturevalue("embedded_url"), reader)
    else:
        server: Neo4jServer = request.getfixturevalue("neo4j_server")
        yield Place(server.url, reader)


@pytest.mark.parametrize(("phase", "step"), POINTS)
def test_a_load_that_was_killed_is_finished_or_gone(place: Place, tmp_path: Path, phase: str, step: str) -> None:
    with place.open().store as store:
        ledger = load_plan(Ledger(store, place.reader))
        plan, version = list(export_graph(store)), ledger.info().version
    file = write_firms(tmp_path / "firms.csv", ROWS)

    code = place.crash("load", str(file), phase, step)

    ledger = place.open()
    with ledger.store as store:
        states = [load.state for load in ledger.loads() if load.file == "firms.csv"]
        assert code == -signal.SIGKILL
        assert ledger.differs() == Changed()
        if phase in ("写入图", "done"):
            assert states == ["done"]
            assert len(list(ledger.rows_of(ledger.loads()[-1].id))) == ROWS
            assert len(ledger.recovered) == (phase == "写入图")
        else:
            assert states == []
            assert (list(export_graph(store)), ledger.info().version) == (plan, version)
            assert len(ledger.recovered) == (phase == "写入来源行")


AT_ONCE, INSIDE = "0", "0.01"  # between two calls of the engine, or in the middle of one
STOPS = [
    ("load", "读取", "700", AT_ONCE),
    ("load", "合并到图", "1", AT_ONCE),
    ("load", "合并到图", "0", INSIDE),
    *(("load", "写入来源行", step, AT_ONCE) for step in "039"),
    ("load", "写入来源行", "4", INSIDE),
    *(("load", "写入图", step, AT_ONCE) for step in "0149"),
    ("load", "写入图", "3", INSIDE),
    ("swap", "合并到图", "1", AT_ONCE),
    ("swap", "写入图", "0", AT_ONCE),
    ("swap", "写入图", "5", AT_ONCE),
    ("swap", "写入图", "2", INSIDE),
    ("undo", "写入图", "0", AT_ONCE),
    ("undo", "写入图", "3", AT_ONCE),
]


@pytest.mark.parametrize(("verb", "phase", "step", "delay"), STOPS)
def test_ctrl_c_leaves_no_trace(place: Place, tmp_path: Path, verb: str, phase: str, step: str, delay: str) -> None:
    with place.open().store as store:
        ledger = load_plan(Ledger(store, place.reader))
        before = ledger.load([write_firms(tmp_path / "old.csv", ROWS, seed=2)])[0].load
        whole = everything(store)
    what = before if verb == "undo" else str(write_firms(tmp_path / "firms.csv", ROWS))

    code = place.crash(verb, what, phase, step, by="SIGINT", delay=delay)

    ledger = place.open()
    with ledger.store as store:
        assert code == 130
        assert ledger.recovered == ()
        assert everything(store) == whole
        assert ledger.differs() == Changed()


def everything(store: GraphStore) -> tuple[list[str], str, list[Load], list[Row]]:
    """Graph, data version, ledger."""
    loads = archive.loads(store)
    rows = [row for load in loads for row in archive.rows_of(store, load.id)]
    return list(export_graph(store, with_rows=True)), archive.meta(store).version, list(loads), rows


REBUILDS = [("写入图", "0"), ("写入图", "3"), ("rename", "0"), ("rename", "1"), ("done", "0")]


@pytest.mark.parametrize(("phase", "step"), REBUILDS)
def test_rebuild_reproduces_the_store_whenever_it_is_killed(
    embedded_url: str, reader: Reader, tmp_path: Path, phase: str, step: str
) -> None:
    place = Place(embedded_url, reader)
    with place.open().store as store:
        ledger = load_plan(Ledger(store, reader))
        ledger.undo(ledger.load([write_firms(tmp_path / "gone.csv", 10, seed=3)])[0].load)
        ledger.load([write_firms(tmp_path / "firms.csv", ROWS)])
        ledger.judge("means", "电机", "C01")
        whole, judged = everything(store), ledger.judgements()

    code = place.crash("rebuild", "", phase, step)

    ledger = place.open()
    with ledger.store as store:
        assert code == -signal.SIGKILL
        assert everything(store) == whole
        assert ledger.judgements() == judged
        assert ledger.recovered == ()
        assert ledger.differs() == Changed()


SWAPS = [("写入图", "0", False), ("rename", "0", False), ("rename", "1", True), ("done", "0", True)]


@pytest.mark.parametrize(("phase", "step", "is_there"), SWAPS)
def test_a_swap_that_was_killed_leaves_the_old_store_or_the_new_one(
    embedded_url: str, reader: Reader, tmp_path: Path, phase: str, step: str, is_there: bool
) -> None:
    place = Place(embedded_url, reader)
    with place.open().store as store:
        ledger = load_plan(Ledger(store, reader))
        plan, version = list(export_graph(store)), ledger.info().version

    code = place.crash("swap", str(write_firms(tmp_path / "firms.csv", ROWS)), phase, step)

    ledger = place.open()
    with ledger.store as store:
        assert code == -signal.SIGKILL
        assert ledger.differs() == Changed()
        assert [load.state for load in ledger.loads() if load.file == "firms.csv"] == (["done"] if is_there else [])
        assert (list(export_graph(store)) == plan, ledger.info().version == version) == (not is_there, not is_there)
        assert len(ledger.recovered) == (not is_there)


@pytest.mark.parametrize("step", ["0", "2", "5", "9"])
def test_an_undo_that_was_killed_is_finished(place: Place, tmp_path: Path, step: str) -> None:
    with place.open().store as store:
        ledger = load_plan(Ledger(store, place.reader))
        plan, version = list(export_graph(store)), ledger.info().version
        load = ledger.load([write_firms(tmp_path / "firms.csv", ROWS)])[0].load

    code = place.crash("undo", load, "写入图", step)

    ledger = place.open()
    with ledger.store as store:
        assert code == -signal.SIGKILL
        assert ledger.loads()[-1].state == "undone"
        assert list(export_graph(store)) == plan
        assert ledger.info().version == version
        assert "撤销完" in ledger.recovered[0]
