"""Processes that write files while the next briefing of a set is still being asked for: Python writes one at a time in a process."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from multiprocessing import get_context
from pkgutil import iter_modules
from typing import TypeAlias

from liantu.briefing import writers
from liantu.briefing.chain_map import ChainMap
from liantu.briefing.files import File, Press, files

_MOST = 2  # a third writes nothing sooner: briefings are made one after another
Written: TypeAlias = Callable[[], list[File]]


class Pressroom:
    """Takes briefings in and gives their files, here or in processes of their own."""

    def __init__(self, pool: Executor | None) -> None:
        self._pool = pool

    def send(self, made: ChainMap, press: Press, wanted: Sequence[str]) -> Written:
        """What to call for the files; it waits until they are written."""
        here = partial(files, made, press, wanted)
        if self._pool is None:
            return here
        written = self._pool.submit(files, made, press, wanted)

        def fetched() -> list[File]:
            try:
                return written.result()
            except BrokenExecutor:  # the system ended the process: it takes longer, but the files come
                return here()

        return fetched


@contextmanager
def pressroom(briefings: int) -> Iterator[Pressroom]:
    """For so many briefings; one alone, or a machine with one processor, is not worth another process."""
    count = min(_MOST, briefings, os.cpu_count() or 1)
    if count < 2:
        yield Pressroom(None)
        return
    pool = ProcessPoolExecutor(count, get_context("spawn"), _prepare)
    try:
        pool.submit(os.getpid)  # they start now, not with the first briefing
        yield Pressroom(pool)
    finally:
        pool.shutdown(cancel_futures=True)


def _prepare() -> None:
    """Ctrl-C is for whoever started this; the libraries are read while nothing else is to be done."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for module in iter_modules(writers.__path__, f"{writers.__name__}."):
        import_module(module.name)
