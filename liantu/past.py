"""Stores of the past: the graph of an earlier date or load, folded aside into the workspace once and asked like any other."""

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from graph.collecting import uncollected
from graph.errors import StoreUnavailable
from loaders.progress import SILENT, Progress

if TYPE_CHECKING:
    from graph.building import Graph
    from graph.store import GraphStore
    from loaders.past import Moment
    from loaders.reader import Reader

KEPT = 6  # past stores; the oldest make room
_WAIT_S = 60.0


@contextmanager
def past_store(
    workspace: Path, store: "GraphStore", reader: "Reader", when: "Moment", progress: Progress = SILENT
) -> "Iterator[GraphStore]":
    """The store as it was at that moment (now: the store itself). Built on the first use, then kept for this data version.

    Raises:
        StoreUnavailable: this platform has no embedded engine, or another process works on the same past for too long.
    """
    if when.is_now:
        yield store
        return
    from graph.store import open_store
    from queries.runner import data_version

    home = workspace / "past"
    home.mkdir(parents=True, exist_ok=True)
    name = name_of(data_version(store), when)
    try:
        with FileLock(home / f"{name}.lock").acquire(timeout=_WAIT_S):
            if not (home / name / "whole").exists():
                build(home / name, store, reader, when, progress)
            (home / name / "whole").touch()
            with open_store(f"embedded:{home / name}") as opened:
                yield opened
    except Timeout as error:
        raise StoreUnavailable(
            f"另一个程序正在查看 {when} 的数据，等了 {_WAIT_S:.0f} 秒仍未结束。请稍后再试。"
        ) from error
    make_room(home, name)


def name_of(version: str, when: "Moment") -> str:
    """The folder of a past: another one when the data have changed since."""
    return hashlib.sha256(f"{version} {when}".encode()).hexdigest()[:16]


@uncollected()
def build(
    folder: Path,
    store: "GraphStore",
    reader: "Reader",
    when: "Moment",
    progress: Progress = SILENT,
    reading: AbstractContextManager[Any] | None = None,
) -> None:
    """Fold the past of `store` into a new embedded store; `store` is read within `reading`, if given (a lock)."""
    from graph import building

    def then() -> building.Graph:
        with reading or nullcontext():
            return _graph(store, reader, when)

    progress.start(1, f"回到 {when}")
    shutil.rmtree(folder, ignore_errors=True)
    building.build(folder, then)
    (folder / "whole").touch()
    progress.step(1)
    progress.done()


def _graph(store: "GraphStore", reader: "Reader", when: "Moment") -> "Graph":
    from graph import archive
    from loaders.past import past
    from loaders.projection import Projection

    live = Projection(store, reader, archive.loads(store))
    judgements = archive.judgements(store)
    found = past(live.records_then(when), judgements, when, live.replaces)
    meta = archive.meta(store)
    said = [
        archive.judgement_node(j) for j in judgements if not when.day or j.at[:10] <= when.day
    ]  # 人工研判 of that time
    noted = archive.meta_node(archive.Meta(meta.revision, meta.rows_sum, meta.judgements_sum, f"{meta.digest} {when}"))
    return [*found.nodes.values(), *said, noted], found.edges.values()


def make_room(home: Path, keep: str, kept: int = KEPT) -> None:
    """Only the stores that were used last stay; one that another process uses is left alone."""
    for folder in _oldest_first(home.glob("*/whole"))[:-kept]:
        if folder.name != keep:
            try:
                with FileLock(home / f"{folder.name}.lock").acquire(timeout=0):
                    shutil.rmtree(folder, ignore_errors=True)
            except Timeout:
                continue


def _oldest_first(marks: Iterable[Path]) -> list[Path]:
    return [mark.parent for mark in sorted(marks, key=lambda mark: mark.stat().st_mtime)]
