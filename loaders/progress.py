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

    def wait(self, words: str) -> None:
        """Somebody else is writing, and nothing goes on before that is over: who it is, and how long it can last."""


class _Silent:
    def start(self, total: int, words: str) -> None: ...

    def step(self, n: int) -> None: ...

    def done(self) -> None: ...

    def wait(self, words: str) -> None: ...


SILENT: Progress = _Silent()
