"""The log reaches the disk at each commit: the setting is read back at opening, and the kernel is asked."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graph import embedded
from graph.errors import StoreUnavailable
from graph.store import open_store
from tests.conftest import ROOT, missing

COMMITS = 20
WORK = """
import os, sys, threading
from graph.cypher import Statement
from graph.store import open_store
def commits(store):
    for _ in range(int(sys.argv[2])):
        store.write([Statement("CREATE (:Lease {turn: 1})")])
def said(word):
    os.write(2, f"<{word}>".encode())
with open_store(sys.argv[1]) as store:
    said("here"); commits(store)
    beside = threading.Thread(target=commits, args=(store,))
    said("beside"); beside.start(); beside.join()
    store.serve()
    with open_store(sys.argv[1]) as other:
        said("door"); commits(other)
    said("over")
"""


def test_store_whose_engine_does_not_flush_is_not_opened(embedded_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "FULL_FLUSH", 1)
    open_store(embedded_url).close()
    monkeypatch.undo()
    monkeypatch.setattr(embedded, "_wal_flush", lambda db: 1)

    with pytest.raises(StoreUnavailable, match="断电可能丢失数据"):
        open_store(embedded_url)


def test_store_of_an_older_version_is_given_the_setting(embedded_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "FULL_FLUSH", 0)
    open_store(embedded_url).close()
    monkeypatch.undo()

    with open_store(embedded_url) as store:
        assert embedded._wal_flush(store._db) == 2  # type: ignore[attr-defined]


def test_every_commit_is_flushed_from_each_thread_and_through_the_door(embedded_url: str, tmp_path: Path) -> None:
    strace = shutil.which("strace")
    if strace is None:
        missing("strace", "it counts what reaches the disk (Debian: apt-get install strace)")
    log = tmp_path / "calls"
    line = [strace, "-f", "-e", "trace=fsync,fdatasync,write", "-e", "signal=none", "-o", str(log)]

    subprocess.run([*line, sys.executable, "-c", WORK, embedded_url, str(COMMITS)], cwd=ROOT, check=True, timeout=120)

    flushed, now = {"here": 0, "beside": 0, "door": 0, "over": 0}, "over"
    for call in log.read_text(errors="replace").splitlines():
        if word := re.search(r'write\(2, "<(\w+)>"', call):
            now = word[1]
        flushed[now] += bool(re.search(r"\bf(data)?sync\(", call))
    assert min(flushed["here"], flushed["beside"], flushed["door"]) >= COMMITS
