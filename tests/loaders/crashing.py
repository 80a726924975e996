"""Run as a process: load a file (or undo a load, or rebuild) and die by a signal at a chosen step of a chosen phase.

    python -m tests.loaders.crashing URL load|undo|swap|rebuild FILE_OR_ID PHASE STEP [STEP_SIZE] [SIGKILL|SIGINT] [DELAY]

PHASE is the beginning of the words that Progress shows; `done` dies after the call has returned; `rename` before the
given renaming of a folder. `swap` loads by building the store aside. After SIGINT it says what became of it and exits
as `liantu` does; exit 0 where the step never came. With a DELAY in seconds the signal comes from beside, when the engine is
at work on what follows the step.
"""

import os
import signal
import sys
import threading
from pathlib import Path

from graph import cypher
from graph.errors import Interrupted
from graph.store import open_store
from liantu.paths import data_folder
from loaders import writing
from loaders.ledger import Ledger
from loaders.reader import Reader


class Killer:
    """Signals this process, once, at the given step of the given phase."""

    def __init__(self, phase: str, step: int) -> None:
        self._phase, self._left, self._now, self._through = phase, step, False, False

    def start(self, total: int, words: str) -> None:
        self._now = words.startswith(self._phase)
        self.step(0)

    def step(self, n: int) -> None:
        if self._now and not self._through:
            if self._left <= 0:
                self._through = True
                die()
            self._left -= 1 if n else 0

    def done(self) -> None:
        self._now = False

    def wait(self, words: str) -> None: ...


DEADLY = [signal.SIGKILL]
DELAY = [0.0]


def die() -> None:
    if DELAY[0]:
        threading.Timer(DELAY[0], os.kill, (os.getpid(), DEADLY[0])).start()
    else:
        os.kill(os.getpid(), DEADLY[0])


def die_before_renaming(number: int) -> None:
    """The swap renames two folders: the old store away, the new one in."""
    rename, done = Path.rename, []

    def counted(path: Path, target: Path) -> Path:
        if len(done) == number:
            die()
        done.append(path)
        return rename(path, target)

    Path.rename = counted  # type: ignore[assignment, method-assign]


def main(
    url: str, verb: str, what: str, phase: str, step: str, size: str = "", by: str = "SIGKILL", delay: str = "0"
) -> None:
    DEADLY[0], DELAY[0] = signal.Signals[by], float(delay)
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # tests that run in the background inherit that it is ignored
    if size:  # smaller steps: the same phases with fewer rows
        cypher.STEP = int(size)
        cypher.steps.__defaults__ = (int(size),)
        writing.ONE_TRANSACTION = 2 * int(size)
    if phase == "rename":
        die_before_renaming(int(step))
    user = os.environ.get("LIANTU_TEST_NEO4J_USER", "neo4j")
    password = os.environ.get("LIANTU_TEST_NEO4J_PASSWORD", "liantu-test")
    with open_store(url, user=user, password=password) as store:
        ledger = Ledger(
            store,
            Reader.from_folders(data_folder()),
            Killer(phase, int(step)),
            bulk_from=0 if verb == "swap" else 10**9,
        )
        try:
            if verb == "undo":
                ledger.undo(what)
            elif verb == "rebuild":
                ledger.rebuild()
            else:
                ledger.load([Path(what)])
        except Interrupted as stopped:
            print(stopped, file=sys.stderr)
            sys.exit(stopped.exit_code)
        if phase == "done":
            die()


if __name__ == "__main__":
    main(*sys.argv[1:])
