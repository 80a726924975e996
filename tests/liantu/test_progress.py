"""A bar where somebody watches, silence everywhere else."""

import io

import pytest

from liantu.progress import Bar, terminal_progress
from loaders.progress import SILENT


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_nobody_watches_nothing_is_written():
    assert terminal_progress(stream=io.StringIO()) is SILENT


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
