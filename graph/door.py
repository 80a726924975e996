"""The door of an embedded store: the app serves it by Bolt on this machine, and a second process works through it.

Everything of the door lies in the folder `door` beside the database (0700) and goes when it is closed: the server's own
files, and `key.json` (0600) with pid, port and a password that holds for this opening alone. A key counts only while its
process holds the store's lock, so one that a killed process left behind opens nothing.
"""

import json
import os
import secrets
import shutil
import socket
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from filelock import FileLock, Timeout

from graph.bolt import BoltStore
from graph.cypher import Statement
from graph.dialect import embedded_error, is_of_server, is_passing
from graph.errors import QueryError, StoreUnavailable, WriteConflict
from graph.store import NO_LIMITS, Limits

T = TypeVar("T")
HOST = "127.0.0.1"
DATABASE = "liantu"
USER = "root"
PLUGIN = "Bolt:com.arcadedb.bolt.BoltProtocolPlugin"
KNOCK_S = 30.0  # how long a swap may keep the door shut
PATIENCE_S = 1.0  # the driver's own trying; a process that has ended is to be told soon
_TRIES = 5  # ports are chosen before they are taken
_FAILURES = 5  # of the server that may come of a swap; what is wrong with the statement itself comes again each time


@dataclass(frozen=True, slots=True)
class Key:
    """What opens the door: whose it is, where it is, the password of this opening."""

    pid: int
    port: int
    password: str = field(repr=False)

    @classmethod
    def of(cls, folder: Path) -> "Key | None":
        """The key that lies in a store's folder, whosever it is."""
        try:
            return cls(**json.loads(_key_file(folder).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None


def _key_file(folder: Path) -> Path:
    return folder / "door" / "key.json"


class Door:
    """The serving side, beside the open database of this process. Whoever stops the server closes the database too."""

    def __init__(self, arcadedb: Any, folder: Path) -> None:
        self._arcadedb = arcadedb
        self._folder = folder
        self._home = folder / "door"
        self._password = secrets.token_urlsafe(32)
        shutil.rmtree(self._home, ignore_errors=True)  # a killed process left it, and its password would go on to hold
        self._home.mkdir(mode=0o700)
        for left in reversed(range(_TRIES)):
            self._bolt, self._http = _free_ports()
            try:
                self.open()
                break
            except arcadedb.ArcadeDBError as error:
                if not left:
                    raise embedded_error(error, "server") from error
        self._leave_key()

    def open(self) -> None:
        """Serve the databases of the folder, at the same port and with the same password each time."""
        settings = {
            "host": HOST,
            "http_port": self._http,  # the engine opens it in any case; it wants the same password
            "bolt_port": self._bolt,
            "server_plugins": PLUGIN,
            "server_databaseDirectory": str((self._folder / "databases").resolve()),
            "mode": "development",  # in production it keeps to itself what is wrong with a query
        }
        self._server = self._arcadedb.create_server(str(self._home), self._password, settings)
        self._server.start()

    def shut(self) -> None:
        """Serve no longer, for the moment; the database is closed with it."""
        self._server.stop()

    def close(self) -> None:
        """Serve no longer and leave nothing behind."""
        _key_file(self._folder).unlink(missing_ok=True)
        self._server.stop()
        shutil.rmtree(self._home, ignore_errors=True)

    def _leave_key(self) -> None:
        key = Key(os.getpid(), self._bolt, self._password)
        file = os.open(_key_file(self._folder), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(file, "w", encoding="utf-8") as stream:
            json.dump(asdict(key), stream)


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind((HOST, 0))
        other.bind((HOST, 0))
        return one.getsockname()[1], other.getsockname()[1]


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
