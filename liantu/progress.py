"""Progress on the terminal: one line on stderr that renews itself and leaves nothing behind. Elsewhere only waiting is told."""

import math
import sys
import time
from typing import TextIO

from loaders.progress import SILENT, Progress

_WIDTH = 24
_PAUSE_S = 0.1
_TELL_AFTER_S = 2.0  # before that the pace is chance


def remaining_s(done: int, total: int, elapsed_s: float) -> int | None:
    """Seconds that the rest of a phase takes at the pace so far; None where nobody can tell."""
    if not 0 < done < total or elapsed_s < _TELL_AFTER_S:
        return None
    return math.ceil(elapsed_s * (total - done) / done)


class Bar:
    """`写入图 ██████…… 1200/20000，还需约 8 秒`; a phase of unknown length shows its count only."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._words, self._total, self._done, self._begun, self._drawn = "", 0, 0, 0.0, 0.0

    def start(self, total: int, words: str) -> None:
        """Begin a phase."""
        self._words, self._total, self._done, self._begun = words, total, 0, time.monotonic()
        self._draw()

    def step(self, n: int) -> None:
        """Go on, and draw at most ten times a second."""
        self._done += n
        if time.monotonic() - self._drawn > _PAUSE_S:
            self._draw()

    def done(self) -> None:
        """Wipe the line."""
        self._stream.write("\r\x1b[K")
        self._stream.flush()

    def wait(self, words: str) -> None:
        """Stand in the line until the next phase begins."""
        self.start(0, words)

    def _draw(self) -> None:
        self._drawn = time.monotonic()
        self._stream.write(f"\r\x1b[K{self._words} {self._state()}")
        self._stream.flush()

    def _state(self) -> str:
        if not self._total:
            return f"{self._done}" if self._done else ""
        full = min(_WIDTH, _WIDTH * self._done // self._total)
        rest = remaining_s(self._done, self._total, time.monotonic() - self._begun)
        told = "" if rest is None else f"，还需约 {rest} 秒"
        return f"{'█' * full}{'·' * (_WIDTH - full)} {self._done}/{self._total}{told}"


class Waiting:
    """For a log file or a pipe: nothing but that the work waits for another writer, once each time."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._told = False

    def start(self, total: int, words: str) -> None:
        """The waiting is over."""
        self._told = False

    def step(self, n: int) -> None:
        """Nobody watches."""

    def done(self) -> None:
        """Nobody watches."""

    def wait(self, words: str) -> None:
        """Say it once."""
        if not self._told:
            self._told = True
            self._stream.write(f"{words}\n")
            self._stream.flush()


def terminal_progress(*, quiet: bool = False, stream: TextIO | None = None) -> Progress:
    """A bar where somebody watches (stderr is a terminal); nowhere else more than that the work waits."""
    stream = stream or sys.stderr
    if quiet:
        return SILENT
    return Bar(stream) if stream.isatty() else Waiting(stream)
