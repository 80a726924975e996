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
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from graph.dialect import embedded_error

HOST = "127.0.0.1"
DATABASE = "liantu"
USER = "root"
PLUGIN = "Bolt:com.arcadedb.bolt.BoltProtocolPlugin"
_TRIES = 5  # ports are chosen before they are taken


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
