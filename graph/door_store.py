"""A second process's way to an embedded store: through the door of the process that holds it (`door.py`)."""

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from filelock import FileLock, Timeout

from graph.bolt import BoltStore
from graph.cypher import Statement
from graph.dialect import is_of_server, is_passing
from graph.door import DATABASE, HOST, USER, Key
from graph.errors import QueryError, StoreUnavailable, WriteConflict
from graph.store import NO_LIMITS, Limits

T = TypeVar("T")
KNOCK_S = 30.0  # how long a swap may keep the door shut
PATIENCE_S = 1.0  # the driver's own trying; a process that has ended is to be told soon
_FAILURES = 5  # of the server that may come of a swap; what is wrong with the statement itself comes again each time


class DoorStore(BoltStore):
    """An embedded store that another process holds and serves. That process alone can swap a new store in.

    The engine's Bolt server keeps no time limit; own questions, which have one, are not asked here.
    """

    engine = "door"
    guards_reads = False  # the engine's Bolt server lets a read transaction write

    def __init__(self, folder: Path, key: Key) -> None:
        self._folder = folder
        self._key = key
        self._one = threading.RLock()  # whoever knocks drops the connections of all
        address = f"bolt://{HOST}:{key.port}"
        super().__init__(address, database=DATABASE, user=USER, password=key.password, patience_s=PATIENCE_S)
        self.url = f"embedded:{folder}"

    def _reach(self) -> None:
        with self._one:
            self._knock(super()._reach)

    def _read(self, text: str, parameters: dict[str, Any], limits: Limits = NO_LIMITS) -> list[dict[str, Any]]:
        with self._one:
            return self._knock(lambda: super(DoorStore, self)._read(text, parameters, limits))

    def _write(self, statements: Sequence[Statement]) -> list[list[dict[str, Any]]]:
        with self._one:
            return self._knock(lambda: super(DoorStore, self)._write(statements))

    def _knock(self, work: Callable[[], T]) -> T:
        """A swap shuts the door for a moment: try again as long as whoever opened it is there."""
        until, failures = time.monotonic() + KNOCK_S, 0
        while True:
            try:
                return work()
            except QueryError as error:
                failures += 1
                if not is_of_server(error.__cause__) or failures == _FAILURES:
                    raise
            except WriteConflict as error:
                if not is_passing(error.__cause__) or time.monotonic() > until:
                    raise
            except StoreUnavailable as error:
                if not self._is_kept():
                    raise StoreUnavailable(
                        f"打开着库“{self._folder}”的网页程序（进程 {self._key.pid}）已经结束，这一步没有做完。"
                        "库是完整的，没写完的部分下次打开时会自动处理。请重新运行这条命令。"
                    ) from error
                if time.monotonic() > until:
                    raise
            time.sleep(0.1)
            self._driver.close()  # old connections do not end with the server: they refuse
            self._driver = self._connected()

    def _is_kept(self) -> bool:
        """Whether the process that gave the key still holds the store."""
        try:
            FileLock(self._folder / "lock").acquire(timeout=0).lock.release()
        except Timeout:
            return Key.of(self._folder) == self._key
        return False

    def about(self) -> dict[str, str]:
        """Engine and version, and who holds the store."""
        version = super().about()["version"]
        held = f"由进程 {self._key.pid} 打开，经本机通道使用"
        return {"engine": "ArcadeDB", "version": version, "held": held, "folder": str(self._folder)}
