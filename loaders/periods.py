"""Periods of returns: 2024年一季度, 2024Q1, 2024年1-3月 are one period, written in one way (`graph.dates.span`)."""

import re
from calendar import monthrange
from functools import lru_cache

from graph.dates import interval, span
from loaders.cleaning import Unusable, folded, partial_date

_YEAR = r"(?P<y>(?:19|20|21)[0-9]{2})(?:年度?)?[-./]?"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_TO = r"[-—–~至到/]"
_MONTHS = re.compile(rf"{_YEAR}(?P<a>{_MONTH})月?份?{_TO}(?:(?P=y)[-./年])?(?P<b>{_MONTH})月?份?")
_NAMED = re.compile(rf"{_YEAR}(?P<name>上半年|下半年|全年|h1|h2|前[二三两2-3]个?季度|(?:第?[1一])?{_TO}[三3二2]季度)")
_DAY = re.compile(r"[0-9]{4}([-/.])[0-9]{1,2}\1[0-9]")  # 2024-06-30 is a day; 2024.1-6 and 2024年1-6月 are months
_SPANS = {"上半年": (1, 6), "h1": (1, 6), "下半年": (7, 12), "h2": (7, 12), "全年": (1, 12)}
_LONGEST = 40


def period(text: str, *, accumulated: bool = False) -> str | Unusable:
    """The canonical period; with `accumulated` it begins in January of its year."""
    return _period(text, accumulated) if len(text) <= _LONGEST else Unusable("not_a_date")


@lru_cache(maxsize=4096)
def _period(text: str, accumulated: bool) -> str | Unusable:
    found = _months(folded(text).removeprefix("截至").removesuffix("止"))
    if isinstance(found, Unusable):
        return found
    year, first, last = found
    return span(year, 1 if accumulated else first, last)


def _months(word: str) -> tuple[int, int, int] | Unusable:
    if not _DAY.match(word) and (found := _MONTHS.fullmatch(word)):
        first, last = int(found["a"]), int(found["b"])
        return (int(found["y"]), first, last) if first <= last else Unusable("not_a_date")
    if found := _NAMED.fullmatch(word):
        name = found["name"]
        until = 9 if re.search("[三3]季度$|[三3]个季度$", name) else 6
        return (int(found["y"]), *_SPANS.get(name, (1, until)))
    date = partial_date(word)
    if isinstance(date, Unusable):
        return date
    first_day, last_day = interval(date)
    year, first, last = int(first_day[:4]), int(first_day[5:7]), int(last_day[5:7])
    if first_day == last_day and int(first_day[8:]) not in (1, monthrange(year, first)[1]):
        return Unusable(
            "not_a_date"
        )  # spreadsheets write 2024-06 as its first day, people its last; others are no period
    return year, first, last
