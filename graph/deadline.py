"""Deadline: how long a statement may take on ArcadeDB. The engine's setting holds for the whole database."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from graph.dialect import is_too_long

T = TypeVar("T")

_SETTING = "arcadedb.command.timeout"  # milliseconds, 0 = none; kept with the database, taken when a statement starts


class Deadline:
    """One limited statement at a time; what its limit stopped of anybody else's is done once more without."""

    def __init__(self) -> None:
        self._one = threading.Lock()

    @contextmanager
    def after(self, db: Any, seconds: float | None) -> Iterator[None]:
        """Statements that start now end after so many seconds; None or 0 sets no limit."""
        if not seconds:
            yield
            return
        with self._one:
            try:
                _set(db, max(1, round(seconds * 1000)))
                yield
            finally:
                _set(db, 0)

    def without(self, work: Callable[[], T]) -> T:
        """What the work gives, whatever limit somebody else's statement has. It may run twice."""
        try:
            return work()
        except Exception as error:
            if not is_too_long(error):
                raise
            with self._one:
                return work()


def lift(db: Any) -> None:
    """Take away the limit that a program left which was stopped in the middle."""
    _set(db, 0)


def _set(db: Any, milliseconds: int) -> None:
    db.command("sql", f"ALTER DATABASE `{_SETTING}` {milliseconds}")
