"""A bar where somebody watches; elsewhere only that the work waits for another writer."""

import io

import pytest

from liantu.progress import Bar, remaining_s, terminal_progress
from loaders.progress import SILENT


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_nobody_watches_only_waiting_is_told_and_once():
    log = io.StringIO()
    progress = terminal_progress(stream=log)

    for _ in range(3):
        progress.wait("等它写完")
    progress.start(2, "读取")
    progress.step(1)
    progress.done()

    assert log.getvalue() == "等它写完\n"


@pytest.mark.parametrize(
    ("done", "total", "elapsed_s", "rest"),
    [
        (25, 100, 10.0, 30),
        (1, 3, 2.5, 5),
        (0, 100, 10.0, None),
        (50, 0, 10.0, None),
        (50, 100, 0.5, None),
        (9, 9, 9.0, None),
    ],
)
def test_remaining_time_is_told_once_the_pace_is_known(done, total, elapsed_s, rest):
    assert remaining_s(done, total, elapsed_s) == rest


def test_bar_tells_the_remaining_time(monkeypatch):
    monkeypatch.setattr("liantu.progress._PAUSE_S", -1)
    monkeypatch.setattr("liantu.progress._TELL_AFTER_S", 0)
    terminal = Terminal()
    bar = Bar(terminal)

    bar.start(1000, "读取")
    bar.step(10)

    assert "10/1000，还需约 " in terminal.getvalue()


def test_quiet_is_silent_on_a_terminal_too():
    assert terminal_progress(quiet=True, stream=Terminal()) is SILENT


@pytest.mark.parametrize(("total", "end"), [(4, f"读取 {'█' * 12}{'·' * 12} 2/4"), (0, "读取 2")])
def test_bar_shows_how_far_it_is(total, end, monkeypatch):
    monkeypatch.setattr("liantu.progress._PAUSE_S", -1)
    terminal = Terminal()
    bar = terminal_progress(stream=terminal)

    bar.start(total, "读取")
    bar.step(2)

    assert isinstance(bar, Bar)
    assert terminal.getvalue().rpartition("\x1b[K")[2] == end


def test_bar_leaves_nothing_behind():
    terminal = Terminal()
    bar = Bar(terminal)

    bar.start(0, "读取")
    bar.done()

    assert terminal.getvalue().endswith("\r\x1b[K")


def test_more_steps_than_announced_do_not_burst_the_bar(monkeypatch):
    monkeypatch.setattr("liantu.progress._PAUSE_S", -1)
    terminal = Terminal()
    bar = Bar(terminal)

    bar.start(2, "写入")
    bar.step(5)

    assert terminal.getvalue().endswith(f"{'█' * 24} 5/2")
