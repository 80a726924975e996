"""Cells and rows that were not taken, with their places, as lines for the terminal: the first few, and where the rest is."""

from collections.abc import Callable, Iterator, Sequence

from graph.records import Reject
from liantu.commands.table import cut, printable

SHOWN = 10
_VALUE_WIDTH = 60


def reject_lines(words: Callable[[str, str], str], rejects: Sequence[Reject]) -> Iterator[str]:
    """Place, column, what was written there, and why it was not taken."""
    from loaders.report import REASONS

    for r in rejects[:SHOWN]:
        column = f" {r.column}" if r.column else ""
        value = f"“{cut(r.value, _VALUE_WIDTH)}”" if r.value else ""
        yield printable(f"  {r.place}{column}{value}：{words(*REASONS[r.reason])}")
    if (more := len(rejects) - SHOWN) > 0:
        yield words(
            f"  还有 {more} 处，用 --report FILE.xlsx 全部列出。", f"  {more} more: --report FILE.xlsx lists all."
        )
