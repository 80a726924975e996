"""Progress on the terminal: one line on stderr that renews itself and leaves nothing behind. Nowhere else."""

import sys
import time
from typing import TextIO

from loaders.progress import SILENT, Progress

_WIDTH = 24
_PAUSE_S = 0.1


class Bar:
    """`写入图 ██████…… 1200/20000`; a phase of unknown length shows its count only."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._words, self._total, self._done, self._drawn = "", 0, 0, 0.0

    def start(self, total: int, words: str) -> None:
        """Begin a phase."""
        self._words, self._total, self._done = words, total, 0
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

    def _draw(self) -> None:
        self._drawn = time.monotonic()
        self._stream.write(f"\r\x1b[K{self._words} {self._state()}")
        self._stream.flush()

    def _state(self) -> str:
        if not self._total:
            return f"{self._done}" if self._done else ""
        full = min(_WIDTH, _WIDTH * self._done // self._total)
        return f"{'█' * full}{'·' * (_WIDTH - full)} {self._done}/{self._total}"


def terminal_progress(*, quiet: bool = False, stream: TextIO | None = None) -> Progress:
    """A bar where somebody watches (stderr is a terminal), silence everywhere else."""
    stream = stream or sys.stderr
    return SILENT if quiet or not stream.isatty() else Bar(stream)
