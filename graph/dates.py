"""Partial dates as intervals: 2023, 2023-Q2, 2023-07, 2023-07-01. Unknown ('') is older than everything."""

import re
from calendar import monthrange
from functools import lru_cache

Interval = tuple[str, str]
UNKNOWN: Interval = ("", "")
_SHAPE = re.compile(r"(\d{4})(?:-Q([1-4])|-(\d{2})(?:-(\d{2}))?)?")


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
    year, quarter, month, day = match.groups()
    first_month, last_month = (1, 12) if not quarter else (3 * int(quarter) - 2, 3 * int(quarter))
    if month:
        first_month = last_month = int(month)
    last_day = monthrange(int(year), last_month)[1]
    first = f"{year}-{first_month:02d}-{int(day or 1):02d}"
    last = f"{year}-{last_month:02d}-{int(day or last_day):02d}"
    if day and not 1 <= int(day) <= last_day:
        raise ValueError(f"no such day: {text!r}")
    return first, last


def newest(texts: set[str]) -> str:
    """The one that begins last (then ends last); '' when none is known."""
    return max(texts, key=lambda t: (*interval(t), t), default="")
