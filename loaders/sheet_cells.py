"""What xlsx and xls sheets share: a cell's text as a person sees it, vertical merges filled, hidden lines noticed."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time

_ESCAPED = re.compile("_x(00[01][0-9A-Fa-f]|007[Ff])_")
_EXACT = 1e15  # a sheet keeps 15 digits: of a longer number, such as a credit code, the rest is lost


def number_text(value: float, number_format: str) -> str:
    """A number without the display's rounding."""
    if "%" in number_format:
        return f"{value * 100:.15g}%"
    if float(value).is_integer() and abs(value) < _EXACT:
        return str(int(value))
    return f"{value:.15G}"  # as many digits as the sheet itself holds: 0.1 + 0.2 is 0.3


def unescaped(text: str) -> str:
    """A control character that xml cannot hold stands as _x000D_ in a workbook, and in what was copied out of one."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x00" in text else text


def date_text(value: date, number_format: str) -> str:
    """As precise as the sheet shows it: a format without a day means the month."""
    shown = number_format.casefold()
    if shown and "d" not in shown and "日" not in shown and shown != "general":
        return f"{value:%Y-%m}" if "m" in shown else f"{value:%Y}"
    if isinstance(value, datetime) and value.time() != time():
        return value.isoformat(" ", "seconds")
    return f"{value:%Y-%m-%d}"


class Filler:
    """Writes a vertical merge's value into each of its lines. Sideways nothing is filled: that would invent cells."""

    def __init__(self, merges: list[tuple[int, int, int, int]]) -> None:
        """`merges`: first row, last row, first column, last column, counted from 1, sorted."""
        self._coming = [merge for merge in reversed(merges) if merge[1] > merge[0]]
        self._open: list[tuple[int, int, str]] = []  # last row, column, text

    def fill(self, number: int, texts: list[str]) -> list[str]:
        """The line with what merges above say."""
        self._open = [each for each in self._open if each[0] >= number]
        for _, column, text in self._open:
            if column <= len(texts) and not texts[column - 1]:
                texts[column - 1] = text
        while self._coming and self._coming[-1][0] <= number:
            top, bottom, column, _ = self._coming.pop()
            if top == number and column <= len(texts) and texts[column - 1]:
                self._open.append((bottom, column, texts[column - 1]))
        return texts


class HiddenCells:
    """Lines that a filter hides and hidden columns are data like others: they are read, and told."""

    def __init__(self, sheet: str, lines: set[int], columns: set[int]) -> None:
        self._sheet, self._lines, self._columns = sheet, lines, columns
        self._found, self._filled = 0, set[int]()

    def look(self, number: int, texts: Sequence[str]) -> None:
        """Notice one line that has something in it."""
        self._found += number in self._lines
        if len(self._filled) < len(self._columns):
            self._filled |= {column for column in self._columns if column <= len(texts) and texts[column - 1]}

    def told(self) -> Iterator[str]:
        """Sentences about what was hidden and has been read."""
        if self._found:
            yield f"工作表“{self._sheet}”有 {self._found} 行是隐藏或被筛选掉的，同样读取"
        if self._filled:
            yield f"工作表“{self._sheet}”有 {len(self._filled)} 列是隐藏的，同样读取"
