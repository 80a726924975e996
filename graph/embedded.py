"""EmbeddedStore: ArcadeDB in this process. One process holds the folder; a second one comes by its door or is told who."""

import atexit
import json
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from graph.building import aside, build, engine, opened
from graph.cypher import Statement
from graph.deadline import Deadline
from graph.dialect import embedded_error
from graph.door import Door, Key
from graph.errors import StoreUnavailable
from graph.gate import Gate, uninterrupted
from graph.records import Edge, Node
from graph.store import NO_LIMITS, GraphStore, Limits

WAL_FLUSH, FULL_FLUSH = "arcadedb.txWalFlush", 2


class Held(StoreUnavailable):
    """Another process holds the folder; `pid` 0 where it did not say who it is."""

    def __init__(self, text: str, pid: int) -> None:
        super().__init__(text)
        self.pid = pid


def open_embedded(folder: Path, program: str = "") -> GraphStore:
    """The store in this folder: opened here, or through the door of the process that holds it.

    Raises:
        StoreUnavailable: held by a process that serves nobody, or no such folder can be made.
    """
    try:
        return EmbeddedStore(folder, program)
    except Held as held:
        key = Key.of(folder)
        if key is None or key.pid != held.pid:
            raise
        from graph.door_store import DoorStore  # its driver takes a second to import

        return DoorStore(folder, key)


class EmbeddedStore(GraphStore):
    """The folder PATH holds `databases/liantu` (the layout its Bolt door needs), a lock and who holds it."""

    engine = "embedded"
    can_replace = True

    def __init__(self, path: Path, program: str = "") -> None:
        """Open or make the store; `program` is what a second process is told of this one (default: its command)."""
        self.url = f"embedded:{path}"
        self._folder = path
        self._home = path / "databases" / "liantu"
        self._next = aside(path)
        self._old = path / "old" / "liantu"
        self._gate = Gate()
        self._deadline = Deadline()
        self._door: Door | None = None
        self._hold(program)
        try:
            self._settle_swap()
            self._db = _flushing(opened(self._home), self._home)
        except BaseException:
            self._lock.release()
            raise

    def _hold(self, program: str) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock = FileLock(self._folder / "lock", thread_local=False)  # whoever closes need not be who opened
            self._lock.acquire(timeout=0)
        except Timeout as error:
            pid, who = self._holder()
            raise Held(f"库“{self._folder}”正被另一个程序使用：{who}。请先关闭它。", pid) from error
        except OSError as error:
            raise StoreUnavailable(f"打不开库文件夹“{self._folder}”：{error.strerror}。") from error
        now = datetime.now(UTC).isoformat(timespec="seconds")
        command = program or " ".join([Path(sys.argv[0] or "python").name, *sys.argv[1:]])
        holder = {"pid": os.getpid(), "command": command, "since": now}
        # a file name that the locale cannot decode reaches us as surrogates, which no encoding takes
        written = json.dumps(holder, ensure_ascii=False)
        (self._folder / "holder.json").write_text(written, encoding="utf-8", errors="replace")

    def _holder(self) -> tuple[int, str]:
        try:
            who = json.loads((self._folder / "holder.json").read_text(encoding="utf-8"))
            return int(who["pid"]), f"进程 {who['pid']}（{who['command']}），自 {who['since']}"
        except (OSError, ValueError, KeyError):
            return 0, "进程不明"

    def _settle_swap(self) -> None:
        """A stop in the middle of `replace` left either the old store or the whole new one: choose it, drop the rest."""
        if not self._home.exists():
            for whole in (self._next, self._old):
                if (whole.parent / "whole").exists() or (whole == self._old and whole.exists()):
                    self._home.parent.mkdir(parents=True, exist_ok=True)
                    whole.rename(self._home)
                    break
        for rest in (self._next, self._old):
            shutil.rmtree(rest.parent, ignore_errors=True)

    def _read(self, text: str, parameters: dict[str, Any], limits: Limits = NO_LIMITS) -> list[dict[str, Any]]:
        def work() -> list[dict[str, Any]]:
            with self._db.query("opencypher", text, parameters) as found:
                return list(found.to_list() if limits.rows is None else islice(found.iter_dicts(), limits.rows))

        try:
            with self._gate.open(), self._deadline.after(self._db, limits.seconds):
                return work() if limits.seconds else self._deadline.without(work)
        except engine().ArcadeDBError as error:
            raise embedded_error(error, text) from error

    def _write(self, statements: Sequence[Statement]) -> list[list[dict[str, Any]]]:
        def work() -> list[list[dict[str, Any]]]:
            return [self.kept(s, self._command(s)) for s in statements]

        try:
            with self._gate.open():
                result = self._deadline.without(lambda: self._db.run_in_transaction(work))
        except engine().ArcadeDBError as error:
            raise embedded_error(error, statements[0].text if statements else "") from error
        return list(result)

    def _command(self, s: Statement) -> list[dict[str, Any]]:
        return list(self._db.command("opencypher", s.text, dict(s.parameters)).to_list())

    def replace(self, nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
        """Build the graph aside by the bulk path and swap it in; a stop at any point leaves the old or the new one."""
        build(self._folder, lambda: (nodes, edges))
        with uninterrupted():
            self._swap_in()

    def _swap_in(self) -> None:
        with self._gate.closed():
            if self._door:
                self._door.shut()  # and the database with it; who came by it knocks again
            else:
                self._db.close()
            self._old.parent.mkdir(parents=True, exist_ok=True)
            self._home.rename(self._old)
            self._next.rename(self._home)
            self._db = _flushing(opened(self._home), self._home)
            if self._door:
                self._door.open()
        for rest in (self._next, self._old):
            shutil.rmtree(rest.parent, ignore_errors=True)

    def serve(self) -> None:
        """Open the door."""
        if self._door is None:
            self._door = Door(engine(), self._folder)
            atexit.register(self.close)  # nobody else takes the key away when the app is stopped

    def indexed(self) -> set[tuple[str, str]]:
        """What the engine's own list of indexes names."""
        found = self._db.query("sql", "SELECT FROM schema:indexes").to_list()
        return {(i["typeName"], name) for i in found for names in i["properties"] for name in names}

    def problems(self) -> tuple[str, ...]:
        """What CHECK DATABASE counts."""
        found = self._db.command("sql", "CHECK DATABASE").to_list()[0]
        return tuple(f"{name} {found[name]}" for name in ("totalErrors", "totalWarnings") if found.get(name))

    def about(self) -> dict[str, str]:
        """Engine and version."""
        return {"engine": "ArcadeDB", "version": str(engine().ENGINE_VERSION), "folder": str(self._folder)}

    def close(self) -> None:
        """Close door and database and let the folder go."""
        if self._door:
            self._door.close()
            self._door = None
            atexit.unregister(self.close)
        if self._db.is_open():
            self._db.close()
        self._lock.release()


def _flushing(db: Any, home: Path) -> Any:
    """The database with its log flushed, metadata too, at each commit; the engine's default does not.

    What `set_wal_flush` did cannot be read back, the setting kept with the database can; it holds from the next opening.

    Raises:
        StoreUnavailable: the engine does not take the setting.
    """
    if _wal_flush(db) != FULL_FLUSH:
        db.command("sql", f"ALTER DATABASE `{WAL_FLUSH}` {FULL_FLUSH}")
        db.close()
        db = engine().open_database(str(home))
    db.set_wal_flush("yes_full")
    if _wal_flush(db) != FULL_FLUSH:
        db.close()
        raise StoreUnavailable(
            "内嵌数据库没有采用“每次提交都写入磁盘”的设置，断电可能丢失数据，因此没有打开库。请重新安装链图，或改用 Neo4j。"
        )
    return db


def _wal_flush(db: Any) -> Any:
    settings = db.query("sql", "SELECT settings FROM schema:database").to_list()[0]["settings"]
    return next((s["value"] for s in settings if s["key"] == WAL_FLUSH), None)
