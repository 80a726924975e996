"""The desk's lock: whoever waits for another program to write lets the pages read meanwhile."""

import threading

from graph.cypher import Statement
from graph.store import GraphStore
from liantu.paths import data_folder
from liantu.settings import settings
from liantu.ui.desk import Desk
from liantu.ui.kept import Kept
from loaders.reader import Reader
from queries.finding import Finding
from queries.registry import registry
from queries.runner import Answer

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


def answered(n: int) -> Answer:
    query = registry()["overview/dates"]
    return Answer(query, tuple(Finding(str(i), {}) for i in range(n)), n, {}, "")


def test_kept_answers_never_grow_beyond_their_bounds_and_the_last_used_stay() -> None:
    kept = Kept(cells=1_000, answers=5)

    for number in range(50):
        kept.get(number, lambda n=number: answered(n))
        kept.get(0, lambda: answered(0))
    made: list[int] = []
    kept.get(0, lambda: made.append(0) or answered(0))
    kept.get(1, lambda: made.append(1) or answered(1))

    assert kept.cells <= 1_000
    assert made == [1]


def test_an_answer_larger_than_all_that_is_kept_is_given_and_not_kept() -> None:
    kept = Kept(cells=100, answers=5)

    assert len(kept.get("large", lambda: answered(5_000)).findings) == 5_000
    assert kept.cells == 0


def test_two_that_ask_the_same_at_once_wait_for_one_answer() -> None:
    kept, made, gate = Kept(), [], threading.Event()

    def make() -> Answer:
        gate.wait(10)
        made.append(1)
        return answered(1)

    askers = [threading.Thread(target=lambda: kept.get("same", make)) for _ in range(4)]
    for asker in askers:
        asker.start()
    gate.set()
    for asker in askers:
        asker.join(10)

    assert made == [1]
