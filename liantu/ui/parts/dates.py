"""Dates in a sentence: 2024, 2024-06 and 2024-06-30 as people write them."""

from liantu.ui.speech import plain, say

_KINDS = ("date.year", "date.month", "date.day")


def day_words(date: str) -> str:
    """The date in words; what is no date stays as it is."""
    parts = date.split("-")
    if len(parts) > len(_KINDS) or not all(part.isdigit() for part in parts):
        return plain(date)
    return say(_KINDS[len(parts) - 1], **dict(zip("ymd", map(int, parts), strict=False)))
