"""Ctrl-C on `liantu load` as a person presses it: seeing the bar, in the middle of the work. Nothing is left of the load."""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from graph import archive
from graph.snapshot import export_graph
from graph.store import open_store
from liantu.paths import data_folder
from loaders.ledger import Ledger
from loaders.reader import Reader
from tests.conftest import Neo4jServer
from tests.loaders.books import load_plan, write_firms

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the bar is read from a pseudo terminal")
ROWS = 3_000
SAID = "已按 Ctrl+C 停下，没有写入任何内容，库与之前相同。"
# where tests run in the background, Ctrl-C is ignored and would be by this process too
RUN = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from liantu.cli import main; main()"


def everything(url: str) -> tuple[list[str], str, list[str]]:
    """Export, data version, loads."""
    user, password = os.environ.get("LIANTU_TEST_NEO4J_USER", ""), os.environ.get("LIANTU_TEST_NEO4J_PASSWORD", "")
    with open_store(url, user=user, password=password) as store:
        ledger = Ledger(store, Reader.from_folders(data_folder()))
        assert ledger.recovered == ()
        if not ledger.loads():
            load_plan(ledger)
        loads = [f"{load.id} {load.file} {load.state}" for load in ledger.loads()]
        return list(export_graph(store, with_rows=True)), archive.meta(store).version, loads


def stopped(words: list[str], phase: str) -> tuple[int, str, str]:
    """Run the command at a terminal, press Ctrl-C when its bar shows this phase: exit code, stdout, last line on stderr."""
    environment = os.environ | {
        "LIANTU_NEO4J_USER": os.environ.get("LIANTU_TEST_NEO4J_USER", ""),
        "LIANTU_NEO4J_PASSWORD": os.environ.get("LIANTU_TEST_NEO4J_PASSWORD", ""),
    }
    terminal, stderr = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, *words], stderr=stderr, stdout=subprocess.PIPE, env=environment, encoding="utf-8"
    )
    os.close(stderr)
    shown, pressed = b"", False
    while part := shown_next(terminal):
        shown += part
        if not pressed and phase.encode() in shown:
            process.send_signal(signal.SIGINT)
            pressed = True
    os.close(terminal)
    out, _ = process.communicate(timeout=60)
    return process.returncode, out, re.split(r"[\r\n]|\x1b\[K", shown.decode().rstrip())[-1]


def shown_next(terminal: int) -> bytes:
    """What the terminal shows next; nothing when the process has ended."""
    try:
        return os.read(terminal, 4096)
    except OSError:
        return b""


@pytest.mark.parametrize("phase", ["读取", "合并到图", "写入图"])
def test_ctrl_c_on_a_load_leaves_no_trace(plan_workspace: Path, tmp_path: Path, phase: str) -> None:
    folder = Path(shutil.copytree(plan_workspace, tmp_path / "workspace"))
    before = everything(f"embedded:{folder / 'store'}")
    sheet = write_firms(tmp_path / "名录.csv", ROWS)

    found = stopped(["--workspace", str(folder), "load", str(sheet)], phase)

    assert found == (130, "", SAID)
    assert everything(f"embedded:{folder / 'store'}") == before


@pytest.mark.neo4j
def test_ctrl_c_on_a_load_into_neo4j_leaves_no_trace(neo4j_server: Neo4jServer, tmp_path: Path) -> None:
    before = everything(neo4j_server.url)
    sheet = write_firms(tmp_path / "名录.csv", ROWS)

    found = stopped(["--workspace", str(tmp_path), "--store", neo4j_server.url, "load", str(sheet)], phase="写入来源行")

    assert found == (130, "", SAID)
    assert everything(neo4j_server.url) == before
