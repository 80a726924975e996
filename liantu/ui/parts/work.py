"""Long work with its progress on the page. It runs beside the page: a click elsewhere does not break a load in two."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import streamlit as st

from graph.errors import LiantuError
from liantu.progress import remaining_s
from liantu.ui.desk import Desk, desk
from liantu.ui.speech import plain, say
from loaders.ledger import Ledger

T = TypeVar("T")
_ONE_AT_A_TIME = ThreadPoolExecutor(max_workers=1, thread_name_prefix="liantu-work")
_LOOK_S = 0.1


class Watched:
    """Progress that somebody else looks at."""

    def __init__(self) -> None:
        self.words, self.total, self.count, self.begun = "", 0, 0, 0.0

    def start(self, total: int, words: str) -> None:
        """A phase begins."""
        self.words, self.total, self.count, self.begun = words, total, 0, time.monotonic()

    def step(self, n: int) -> None:
        """It goes on."""
        self.count += n

    def done(self) -> None:
        """It is over."""
        self.words = ""

    def wait(self, words: str) -> None:
        """Another program is writing."""
        self.start(0, words)


def work(job: Callable[[Ledger], T]) -> T:
    """Do this with the ledger, one at a time, showing how far it is; errors come to the caller.

    Raises:
        LiantuError: the app only reads.
    """
    opened = desk()
    if opened.settings.read_only:
        raise LiantuError(say("read_only.refused"))
    return watch(lambda progress: _locked(opened, progress, job))


def watch(job: Callable[[Watched], T]) -> T:
    """Do this beside the page, one at a time, showing how far it is; errors come to the caller."""
    watched = Watched()
    bar = st.progress(0.0, say("wait"))
    running = _ONE_AT_A_TIME.submit(job, watched)
    while not running.done():
        _show(bar, watched)
        time.sleep(_LOOK_S)
    bar.empty()
    return running.result()


def _locked(opened: Desk, watched: Watched, job: Callable[[Ledger], T]) -> T:
    with opened.lock:
        return job(opened.ledger(watched))


def _show(bar: st.delta_generator.DeltaGenerator, watched: Watched) -> None:
    total, count, words = watched.total, watched.count, plain(watched.words)
    if total:
        rest = remaining_s(count, total, time.monotonic() - watched.begun)
        told = say("data.progress", words=words, done=count, total=total)
        told += "" if rest is None else say("data.progress.rest", seconds=rest)
        bar.progress(min(1.0, count / total), told)
    else:
        bar.progress(0.0, words or say("wait"))
