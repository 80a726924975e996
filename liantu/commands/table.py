"""Rows as a plain table for a terminal: columns aligned by display width, long cells cut. Nothing else is cut anywhere."""

import unicodedata
from collections.abc import Sequence

CELL_WIDTH = 40
_GAP = "  "


def table(header: Sequence[str], rows: Sequence[Sequence[str]], cell_width: int = CELL_WIDTH) -> str:
    """Header, rule and rows, each line without trailing blanks."""
    lines = [[cut(printable(cell), cell_width) for cell in line] for line in (header, *rows)]
    widths = [max(map(display_width, column)) for column in zip(*lines, strict=True)]
    shown = [
        _GAP.join(padded(cell, width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    ]
    shown.insert(1, _GAP.join("-" * width for width in widths))
    return "\n".join(shown)


def printable(text: str) -> str:
    """On one line and without control characters: a cell must not be able to steer the terminal that shows it."""
    return "".join(c if c.isprintable() else " " for c in text)


def display_width(text: str) -> int:
    """Columns that a terminal uses: Chinese takes two, a combining mark none."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in text)


def padded(text: str, width: int) -> str:
    """Filled up with blanks."""
    return text + " " * (width - display_width(text))


def cut(text: str, width: int) -> str:
    """The whole text, or its beginning with … where it is too wide."""
    if display_width(text) <= width:
        return text
    kept = ""
    for c in text:
        if display_width(kept + c) > width - 1:
            break
        kept += c
    return f"{kept}…"
