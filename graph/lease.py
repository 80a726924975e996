"""One writer at a time, in any process: a leased node with an expiry, and a fence in each transaction."""

import os
import socket
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from graph.cypher import Statement
from graph.errors import StoreUnavailable
from graph.records import Node
from graph.store import GraphStore

LEASE_MS = 60_000
WAIT_S = 120.0

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
_WHO = "MATCH (l:Lease {id: 'writer'}) RETURN l.holder AS holder, l.until_ms < timestamp() AS over"


class Lease:
    """The right to write. `fence` goes first in each transaction: it renews the lease or gives the transaction up."""

    def __init__(self, store: GraphStore, holder: str) -> None:
        self._store = store
        self._holder = holder

    @property
    def fence(self) -> Statement:
        """Fails the transaction when somebody else has taken over."""
        return Statement(_KEEP, {"holder": self._holder, "ms": LEASE_MS}, must_find=True)

    def node(self) -> Node:
        """The lease as it stands, to be carried into a store that replaces this one."""
        return Node("Lease", "writer", {"holder": self._holder, "until_ms": int(time.time() * 1000) + LEASE_MS})

    def write(self, *statements: Statement) -> list[list[dict[str, object]]]:
        """One fenced transaction; the rows of each statement."""
        return self._store.write([self.fence, *statements])[1:]


@contextmanager
def lease(
    store: GraphStore, waiting: Callable[[str], None] = lambda _: None, wait_s: float = WAIT_S
) -> Iterator[Lease]:
    """Wait for the right to write (telling who has it), hold it, let it go.

    Raises:
        StoreUnavailable: somebody else kept writing for longer than `wait_s`.
    """
    holder = f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:8]}"
    until = time.monotonic() + wait_s
    while not _take(store, holder):
        who = held_by(store)
        if time.monotonic() > until:
            raise StoreUnavailable(f"库正在被另一处写入（{who}），等了 {wait_s:.0f} 秒仍未结束。请稍后再试。")
        waiting(f"库正在被另一处写入（{who}），等待中……")
        time.sleep(0.2)
    try:
        yield Lease(store, holder)
    finally:
        store.write([Statement(_DROP, {"holder": holder})])


def held_by(store: GraphStore) -> str:
    """Who is writing now ('' = nobody), as far as the lease tells."""
    found = store.read(_WHO)
    return "" if not found or found[0]["over"] or _is_dead(found[0]["holder"]) else str(found[0]["holder"])


def _take(store: GraphStore, holder: str) -> bool:
    found = store.read(_WHO)
    free = [""] + ([found[0]["holder"]] if found and _is_dead(found[0]["holder"]) else [])
    parameters = {"free": free, "holder": holder, "ms": LEASE_MS}
    return bool(store.write([Statement(_TAKE, parameters)])[0])


def _is_dead(holder: str) -> bool:
    """Whether the holder was a process of this computer that has ended: then nobody has to wait for the expiry."""
    if not holder:
        return True
    host, _, rest = holder.rpartition(":")[0].rpartition(":")
    if host != socket.gethostname():
        return False
    try:
        os.kill(int(rest), 0)
    except ProcessLookupError:
        return True
    except (PermissionError, ValueError):
        return False
    return False
