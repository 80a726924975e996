"""Two processes load at once: each says that it waits, one goes after the other, both are in; the door's end is told."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.lease import lease
from graph.snapshot import export_graph
from graph.store import GraphStore, open_store
from loaders.ledger import Changed, Ledger
from loaders.reader import Reader
from tests.conftest import ROOT, Neo4jServer
from tests.loaders.books import load_plan, write_firms

ROWS = 300
RUN = "from liantu.cli import main; main()"


@pytest.fixture(params=["door", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def shared(request: pytest.FixtureRequest, reader: Reader) -> GraphStore:
    """A store with the plan that several processes can use: an embedded one with its door open, or a server."""
    store: GraphStore = request.getfixturevalue("embedded" if request.param == "door" else "on_neo4j")
    load_plan(Ledger(store, reader))
    store.serve()
    return store


def loading(store: GraphStore, file: Path) -> "subprocess.Popen[str]":
    server = Neo4jServer("", "", "")
    user = os.environ.get("LIANTU_TEST_NEO4J_USER", server.user)
    password = os.environ.get("LIANTU_TEST_NEO4J_PASSWORD", "liantu-test")
    said = {"LIANTU_NEO4J_USER": user, "LIANTU_NEO4J_PASSWORD": password, "LIANTU_READ_ONLY": "", "LIANTU_LANG": ""}
    return subprocess.Popen(
        [sys.executable, "-c", RUN, "--store", store.url, "--workspace", str(file.parent), "load", str(file)],
        cwd=ROOT,
        env={**os.environ, **said},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def test_each_says_that_it_waits_and_both_end_right(shared: GraphStore, reader: Reader, tmp_path: Path) -> None:
    files = [write_firms(tmp_path / f"{n}.csv", ROWS, seed=n) for n in (1, 2)]
    with lease(shared):
        both = [loading(shared, file) for file in files]
        waiting = [process.stderr.readline() for process in both if process.stderr]

    codes = [process.wait(120) for process in both]

    ledger = Ledger(shared, reader)
    assert codes == [0, 0]
    assert [f"库正在被另一处写入（{os.uname().nodename}:{os.getpid()}:" in line for line in waiting] == [True, True]
    assert {load.file for load in ledger.loads() if load.state == "done" and not load.reference} == {"1.csv", "2.csv"}
    assert ledger.info().rows == 2 * ROWS + sum(sum(o.counts.values()) for o in ledger.loads() if o.reference)
    assert ledger.differs() == Changed()


def test_app_that_ends_in_the_middle_of_a_load_is_one_sentence(
    embedded: GraphStore, reader: Reader, tmp_path: Path
) -> None:
    assert isinstance(embedded, EmbeddedStore)
    ledger = load_plan(Ledger(embedded, reader))
    plan = list(export_graph(embedded))
    embedded.serve()
    with lease(embedded):
        load = loading(embedded, write_firms(tmp_path / "firms.csv", ROWS))
        assert load.stderr is not None
        load.stderr.readline()  # it is in
        embedded.close()

    said, code = load.stderr.read(), load.wait(120)

    assert code == 4
    assert "已经结束，这一步没有做完" in said
    assert "Traceback" not in said
    with open_store(embedded.url) as again:
        assert list(export_graph(again)) == plan
        ledger = Ledger(again, reader)
        assert ledger.differs() == Changed()
