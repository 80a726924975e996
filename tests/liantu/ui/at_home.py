"""A person with her own workspace: the program that `liantu demo` left running on it, her browser, her command line."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from tests.liantu.ui.watching import Watched

START_S = 240
_RUN = "from liantu.cli import main; main()"


class Person:
    """Her workspace, the running program, a page of it."""

    def __init__(self, folder: Path, window: object, port: int) -> None:
        self.folder, self.window, self.address = folder, window, f"http://127.0.0.1:{port}"
        self.tab = Watched(window, self.address)

    def liantu(self, *words: str) -> str:
        """A command of another process on the same workspace, while the app is open."""
        done = subprocess.run(
            _line(self.folder, *words),
            capture_output=True, text=True, encoding="utf-8", env=_clean(), timeout=300, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def at_home(window: object, folder: Path) -> Iterator[Person]:
    """What she sees after `liantu demo` in `folder` on a machine without a network; stopped in the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    said = folder.with_suffix(".log")
    with said.open("w") as log:
        line = _line(folder, "demo", "--no-open", "--port", str(port))
        running = subprocess.Popen(line, stdout=log, stderr=log, env=_clean())
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health", running, said)
            yield Person(folder, window, port)
        finally:
            running.terminate()
            running.wait(90)


def _line(folder: Path, *words: str) -> list[str]:
    return [sys.executable, "-c", _RUN, "--workspace", str(folder), *words]


def _clean() -> dict[str, str]:
    return {**os.environ, "LIANTU_WORKSPACE": "", "LIANTU_STORE": "", "LIANTU_LANG": "", "LIANTU_READ_ONLY": ""}


def _wait(address: str, running: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + START_S
    while time.monotonic() < until:
        assert running.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.3)
    raise AssertionError(log.read_text())
