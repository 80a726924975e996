"""Who holds the right to write: a process of this computer that has ended is not waited for, a living one is left in peace."""

import os
import socket
import subprocess
import sys

import pytest

from graph import lease


@pytest.fixture
def ended() -> int:
    """The number of a process that is over."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_nobody_waits_for_a_process_that_has_ended(ended: int) -> None:
    assert lease._is_dead(f"{socket.gethostname()}:{ended}:abc")
    assert lease._is_dead("")


@pytest.mark.parametrize("holder", ["elsewhere:1:abc", "没有号码:abc", f"{socket.gethostname()}:x:abc"])
def test_who_cannot_be_looked_for_holds_on(holder: str) -> None:
    assert not lease._is_dead(holder)


def test_a_living_writer_is_waited_for() -> None:
    assert not lease._is_dead(f"{socket.gethostname()}:{os.getpid()}:abc")
