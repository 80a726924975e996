"""A disk that runs full in the middle of a load: one sentence, and with room again the store is what it was."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.snapshot import export_graph
from graph.store import open_store
from loaders.ledger import Changed, Ledger
from loaders.reader import Reader
from tests.conftest import ROOT, missing
from tests.loaders.books import load_plan, write_firms

RUN = "from liantu.cli import main; main()"


@pytest.fixture
def small_disk(tmp_path: Path, embedded_url: str) -> Iterator[Path]:
    """A disk of a few megabytes; only root can make one."""
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", str(place)], check=False, capture_output=True
    )
    if made.returncode:
        missing("small disk", "mounting a tmpfs wants root")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def resize(place: Path, megabytes: int) -> None:
    subprocess.run(["mount", "-o", f"remount,size={megabytes}m", str(place)], check=True)


def test_full_disk_is_one_sentence_and_the_store_is_whole(small_disk: Path, reader: Reader, tmp_path: Path) -> None:
    store = small_disk / "store"
    with open_store(f"embedded:{store}") as opened:
        load_plan(Ledger(opened, reader))
        plan = list(export_graph(opened))
    used = sum(path.stat().st_blocks * 512 for path in small_disk.rglob("*")) // 2**20
    resize(small_disk, used + 6)
    words = [
        "--store",
        f"embedded:{store}",
        "--workspace",
        str(tmp_path),
        "load",
        str(write_firms(tmp_path / "f.csv", 3000)),
    ]

    loaded = subprocess.run(
        [sys.executable, "-c", RUN, *words], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    resize(small_disk, 400)

    assert (loaded.returncode, loaded.stdout) == (4, "")
    assert loaded.stderr.strip().splitlines()[-1].startswith("磁盘已满")
    with open_store(f"embedded:{store}") as again:
        ledger = Ledger(again, reader)
        assert list(export_graph(again)) == plan
        assert ledger.differs() == Changed()
