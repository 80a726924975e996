"""Files that other processes write: the same bytes, whatever becomes of the processes."""

import os
from concurrent.futures import BrokenExecutor, Executor, Future
from datetime import UTC, datetime

import pytest

from liantu.briefing.files import WRITERS
from liantu.briefing.pressroom import Pressroom, pressroom

STAMP = datetime(2024, 7, 1, 8, tzinfo=UTC)
FORMS = tuple(WRITERS)


@pytest.fixture
def processors(monkeypatch):
    """A machine with so many."""
    return lambda count: monkeypatch.setattr(os, "cpu_count", lambda: count)


def test_other_processes_write_the_same_bytes(bench, brief, processors):
    processors(2)
    several = [brief("panorama"), brief("gaps", audience="公开")]

    with pressroom(len(several)) as room:
        assert room._pool is not None
        sent = [room.send(made, bench.press_for(made, FORMS, STAMP), FORMS) for made in several]
        written = [job() for job in sent]

    assert written == [bench.files(made, FORMS, STAMP) for made in several]


class Ended(Executor):
    """Its processes are ended by the system."""

    def submit(self, *_, **__):
        """As the real one tells it."""
        future = Future()
        future.set_exception(BrokenExecutor())
        return future


def test_files_come_although_the_processes_were_ended(bench, brief):
    made = brief("panorama")

    written = Pressroom(Ended()).send(made, bench.press_for(made, ("svg",), STAMP), ("svg",))()

    assert written == bench.files(made, ("svg",), STAMP)


def test_what_goes_wrong_there_is_told_here(bench, brief, processors):
    processors(2)
    made = brief("panorama")

    with pressroom(2) as room, pytest.raises(KeyError, match="wps"):
        room.send(made, bench.press_for(made, (), STAMP), ("wps",))()


@pytest.mark.parametrize(("briefings", "count"), [(1, 8), (7, 1), (7, None)])
def test_one_briefing_or_one_processor_needs_no_other_process(processors, briefings, count):
    processors(count)

    with pressroom(briefings) as room:
        assert room._pool is None
