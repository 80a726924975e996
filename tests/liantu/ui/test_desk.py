"""The desk's lock: whoever waits for another program to write lets the pages read meanwhile."""

import threading

from graph.cypher import Statement
from graph.store import GraphStore
from liantu.paths import data_folder
from liantu.settings import settings
from liantu.ui.desk import Desk
from loaders.reader import Reader

HELD = "MERGE (l:Lease {id: 'writer'}) SET l.holder = 'another-computer:1:x', l.until_ms = timestamp() + 600000"
ENDED = "MATCH (l:Lease {id: 'writer'}) SET l.holder = ''"


def test_pages_read_while_a_judgement_waits_for_another_program(embedded: GraphStore) -> None:
    desk = Desk(settings(environ={}), embedded, Reader.from_folders(data_folder()), {}, {}, (), ())
    embedded.write([Statement(HELD)])
    waiting = threading.Event()

    class Told:
        def wait(self, words: str) -> None:
            waiting.set()

        def start(self, total: int, words: str) -> None: ...
        def step(self, n: int) -> None: ...
        def done(self) -> None: ...

    def judge() -> None:
        with desk.lock:
            desk.ledger(Told()).judge("means", "示例词", "")

    worker = threading.Thread(target=judge)
    worker.start()
    assert waiting.wait(30)
    got = desk.lock.acquire(timeout=10)
    if got:
        desk.lock.release()
    still = worker.is_alive()
    embedded.write([Statement(ENDED)])
    worker.join(30)

    assert (got, still, worker.is_alive()) == (True, True, False)
    assert len(desk.ledger().judgements()) == 1
