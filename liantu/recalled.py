"""Past stores of one process, kept open: the app asks twenty questions of one moment and opens its store once.

They lie in a folder of the process's own (`past/app-1`), so that the command line, which builds its past beside, need not
wait for the app, nor the app for it.
"""

import itertools
import threading
from collections import OrderedDict
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filelock import FileLock, Timeout

from liantu.past import build, make_room, name_of
from loaders.progress import SILENT, Progress

if TYPE_CHECKING:
    from graph.store import GraphStore
    from loaders.past import Moment
    from loaders.reader import Reader

OPEN = 3  # the day of the page, the day that it compares with, and the one before: going back is quick
KEPT = 6  # on disk


class Recalled:
    """Whoever asks one of the stores holds `lock` meanwhile: one that is asked must not be closed for another."""

    def __init__(self, workspace: Path) -> None:
        self.lock = threading.RLock()
        self._parent = workspace / "past"
        self._mine: FileLock | None = None
        self._open: OrderedDict[str, GraphStore] = OrderedDict()

    def is_open(self, version: str, when: "Moment") -> bool:
        """Whether asking it costs no opening."""
        return name_of(version, when) in self._open

    def store(
        self,
        live: "GraphStore",
        version: str,
        reader: "Reader",
        when: "Moment",
        reading: AbstractContextManager[Any] | None = None,
        progress: Progress = SILENT,
    ) -> "GraphStore":
        """The store as it was at that moment, opened; built on its first use. `version` is that of `live` now."""
        name = name_of(version, when)
        with self.lock:
            if name not in self._open:
                self._open[name] = self._opened(name, live, reader, when, reading, progress)
            self._open.move_to_end(name)
            (self._home() / name / "whole").touch()  # used last: the room is made elsewhere
            while len(self._open) > OPEN:
                self._open.popitem(last=False)[1].close()
            return self._open[name]

    def close(self) -> None:
        """Close all, and let the folder go to the next process."""
        with self.lock:
            while self._open:
                self._open.popitem()[1].close()
            if self._mine:
                self._mine.release()
                self._mine = None

    def _opened(
        self, name: str, live: "GraphStore", reader: "Reader", when: "Moment", reading: Any, progress: Progress
    ) -> "GraphStore":
        from graph.store import open_store

        folder = self._home() / name
        if not (folder / "whole").exists():
            build(folder, live, reader, when, progress, reading)
        (folder / "whole").touch()
        make_room(folder.parent, name, KEPT)
        return open_store(f"embedded:{folder}")

    def _home(self) -> Path:
        """The first folder that no other process has; ours until we close."""
        if self._mine is None:
            self._mine = next(filter(None, map(self._taken, itertools.count(1))))
        return Path(self._mine.lock_file).with_suffix("")

    def _taken(self, number: int) -> FileLock | None:
        home = self._parent / f"app-{number}"
        home.mkdir(parents=True, exist_ok=True)
        lock = FileLock(home.with_suffix(".lock"), thread_local=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return None
        return lock
