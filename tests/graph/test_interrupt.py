"""Ctrl-C in the middle of a call of the engine is Ctrl-C and no other error, and the store can be used afterwards."""

import os
import signal
import threading
from collections.abc import Callable, Iterator

import pytest

from graph.cypher import Statement
from graph.dialect import was_interrupted
from graph.store import GraphStore

TIMES = 3  # pressed at most
LONG = "UNWIND range(1, 400000) AS x WITH x WHERE x % 7 = 1 RETURN x, 'some words to be sent ' + x AS words"


@pytest.fixture
def heard() -> Iterator[None]:
    """Ctrl-C is heard also where the tests run in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def until_pressed(work: Callable[[], object], after_s: float) -> None:
    """Do it again and again until Ctrl-C is heard; Python itself loses one that comes while it runs a `__del__`: press again."""
    for _ in range(TIMES):
        timer = threading.Timer(after_s, os.kill, (os.getpid(), signal.SIGINT))
        timer.start()
        while timer.is_alive():
            work()
        timer.join(5)


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize("after_s", [0.02, 0.2])
def test_ctrl_c_while_reading_is_ctrl_c(engine: GraphStore, after_s: float) -> None:
    with pytest.raises(KeyboardInterrupt):
        until_pressed(lambda: engine.read(LONG), after_s)

    assert engine.read("RETURN 1 AS n") == [{"n": 1}]


@pytest.mark.usefixtures("heard")
def test_ctrl_c_while_writing_is_ctrl_c(engine: GraphStore) -> None:
    written: list[int] = []

    def write() -> None:
        turn = f"{len(written)}-"
        engine.write([Statement("UNWIND range(1, 500) AS x CREATE (:Row {id: $turn + x})", {"turn": turn})])
        written.append(500)

    with pytest.raises(KeyboardInterrupt):
        until_pressed(write, 0.02)

    found = engine.read("MATCH (r:Row) RETURN count(r) AS n")[0]["n"]
    assert found in (sum(written), sum(written) + 500)


def test_error_that_came_of_ctrl_c_is_known() -> None:
    tidying = ValueError("half a message")
    tidying.__context__ = KeyboardInterrupt()

    assert was_interrupted(tidying)
    assert not was_interrupted(ValueError())
