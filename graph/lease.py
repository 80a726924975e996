"""One writer at a time, in any process: a leased node with an expiry, and a fence in each transaction."""

import math
import os
import socket
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from graph.cypher import Statement
from graph.errors import LiantuError, StoreUnavailable
from graph.records import Node
from graph.store import GraphStore

LEASE_MS = 60_000
RENEW_S = 15.0

# The first SET takes the node's lock, so that two writers cannot both read it as free.
_TAKE = """MERGE (l:Lease {id: 'writer'})
SET l.turn = coalesce(l.turn, 0) + 1
WITH l
WHERE coalesce(l.holder, '') IN $free OR coalesce(l.until_ms, 0) < timestamp()
SET l.holder = $holder, l.until_ms = timestamp() + $ms
RETURN l.holder AS holder"""
_KEEP = """MATCH (l:Lease {id: 'writer'})
SET l.turn = coalesce(l.turn, 0) + 1
WITH l
WHERE l.holder = $holder
SET l.until_ms = timestamp() + $ms
RETURN l.holder AS holder"""
_DROP = "MATCH (l:Lease {id: 'writer'}) WHERE l.holder = $holder SET l.holder = '', l.until_ms = 0"
_WHO = "MATCH (l:Lease {id: 'writer'}) RETURN l.holder AS holder, l.until_ms - timestamp() AS left_ms"


class Lease:
    """The right to write. `fence` goes first in each transaction: it renews the lease or gives the transaction up."""

    def __init__(self, store: GraphStore, holder: str) -> None:
        self._store = store
        self._holder = holder
        self._writing = threading.Lock()

    @property
    def fence(self) -> Statement:
        """Fails the transaction when somebody else has taken over."""
        return Statement(_KEEP, {"holder": self._holder, "ms": LEASE_MS}, must_find=True)

    def node(self) -> Node:
        """The lease as it stands, to be carried into a store that replaces this one."""
        return Node("Lease", "writer", {"holder": self._holder, "until_ms": int(time.time() * 1000) + LEASE_MS})

    def write(self, *statements: Statement) -> list[list[dict[str, object]]]:
        """One fenced transaction; the rows of each statement."""
        with self._writing:
            return self._store.write([self.fence, *statements])[1:]

    def renew(self) -> None:
        """Keep the lease through work that writes nothing, unless a transaction is about to do so anyway."""
        if self._writing.acquire(blocking=False):
            try:
                self._store.write([self.fence])
            finally:
                self._writing.release()


@contextmanager
def lease(
    store: GraphStore, waiting: Callable[[str], None] = lambda _: None, wait_s: float = math.inf
) -> Iterator[Lease]:
    """Wait for the right to write (telling who has it), hold it, let it go.

    Whoever holds it renews it, and one that has ended loses it after a minute: waiting comes to an end by itself.

    Raises:
        StoreUnavailable: somebody else kept writing for longer than `wait_s`.
    """
    holder = f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:8]}"
    until = time.monotonic() + wait_s
    while not _take(store, holder):
        who, left_s = _holding(store)
        if time.monotonic() > until:
            raise StoreUnavailable(f"库正在被另一处写入（{who}），等了 {wait_s:.0f} 秒仍未结束。请稍后再试。")
        if who:
            waiting(f"库正在被另一处写入（{who}），等它写完……如果它已经中断，{left_s} 秒后接手。")
        time.sleep(0.2)
    held = Lease(store, holder)
    try:
        with _renewed(held):
            yield held
    finally:
        with suppress(
            LiantuError
        ):  # a store that is gone: the lease ends by itself, and the first error is the one to tell
            store.write([Statement(_DROP, {"holder": holder})])


@contextmanager
def _renewed(held: Lease) -> Iterator[None]:
    """Reading and folding a large file takes longer than a lease holds: renew it from beside."""
    over = threading.Event()

    def renew() -> None:
        while not over.wait(RENEW_S):
            with suppress(LiantuError):  # whoever lost the lease is told at the next transaction
                held.renew()

    beside = threading.Thread(target=renew, name="liantu-lease", daemon=True)
    beside.start()
    try:
        yield
    finally:
        over.set()
        beside.join(timeout=5)


def held_by(store: GraphStore) -> str:
    """Who is writing now ('' = nobody), as far as the lease tells."""
    return _holding(store)[0]


def _holding(store: GraphStore) -> tuple[str, int]:
    """Who is writing now, and for how many seconds the lease holds if it is not renewed."""
    found = store.read(_WHO)
    if not found or _is_dead(found[0]["holder"]) or found[0]["left_ms"] < 0:
        return "", 0
    return str(found[0]["holder"]), math.ceil(found[0]["left_ms"] / 1000)


def _take(store: GraphStore, holder: str) -> bool:
    found = store.read(_WHO)
    free = ["", holder] + ([found[0]["holder"]] if found and _is_dead(found[0]["holder"]) else [])
    parameters = {"free": free, "holder": holder, "ms": LEASE_MS}
    return bool(store.write([Statement(_TAKE, parameters)])[0])


def _is_dead(holder: str) -> bool:
    """Whether the holder was a process of this computer that has ended: then nobody has to wait for the expiry."""
    if not holder:
        return True
    host, _, pid = holder.rpartition(":")[0].rpartition(":")
    if host != socket.gethostname() or not pid.isdecimal():
        return False
    import psutil  # only where somebody writes: it takes a command longer to start

    return not psutil.pid_exists(int(pid))
