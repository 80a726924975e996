"""Progress: how long work tells that it goes on. Silence is a valid way."""

from typing import Protocol


class Progress(Protocol):
    """A bar, a line on a page, or nothing."""

    def start(self, total: int, words: str) -> None:
        """A phase of `total` steps (0: unknown) begins, named for people."""

    def step(self, n: int) -> None:
        """`n` steps are done."""

    def done(self) -> None:
        """The phase is over."""


class _Silent:
    def start(self, total: int, words: str) -> None: ...

    def step(self, n: int) -> None: ...

    def done(self) -> None: ...


SILENT: Progress = _Silent()
