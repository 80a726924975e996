"""Partial dates as intervals: 2023, 2023-H1, 2023-Q2, 2023-07, 2023-07-01, months 2023-01/09. Unknown ('') is older than everything."""

import re
from calendar import monthrange
from functools import lru_cache

Interval = tuple[str, str]
UNKNOWN: Interval = ("", "")
_SHAPE = re.compile(r"(\d{4})(?:-H([12])|-Q([1-4])|-(\d{2})/(\d{2})|-(\d{2})(?:-(\d{2}))?)?")


@lru_cache(maxsize=4096)
def interval(text: str) -> Interval:
    """First and last day that the text may mean, as ISO dates; ('', '') for ''.

    Raises:
        ValueError: the text is no partial ISO date.
    """
    if not text:
        return UNKNOWN
    match = _SHAPE.fullmatch(text)
    if not match:
        raise ValueError(f"not a date: {text!r}")
    year, half, quarter, begin, end, month, day = match.groups()
    first_month, last_month = 1, 12
    if half or quarter:
        length = 6 if half else 3
        last_month = length * int(half or quarter)
        first_month = last_month - length + 1
    elif month or begin:
        first_month, last_month = int(month or begin), int(month or end)
    if not 1 <= first_month <= last_month <= 12:
        raise ValueError(f"no such month: {text!r}")
    last_day = monthrange(int(year), last_month)[1]
    first = f"{year}-{first_month:02d}-{int(day or 1):02d}"
    last = f"{year}-{last_month:02d}-{int(day or last_day):02d}"
    if day and not 1 <= int(day) <= last_day:
        raise ValueError(f"no such day: {text!r}")
    return first, last


def newest(texts: set[str]) -> str:
    """The one that begins last (then ends last); '' when none is known."""
    return max(texts, key=lambda t: (*interval(t), t), default="")


def span(year: int, first_month: int, last_month: int) -> str:
    """The one way to write these months of a year: 2024, 2024-H1, 2024-Q2, 2024-06, else 2024-01/09."""
    if (first_month, last_month) == (1, 12):
        return f"{year}"
    if first_month == last_month:
        return f"{year}-{first_month:02}"
    for name, length in (("H", 6), ("Q", 3)):
        if last_month % length == 0 and first_month == last_month - length + 1:
            return f"{year}-{name}{last_month // length}"
    return f"{year}-{first_month:02}/{last_month:02}"
