"""How old evidence is, against the date that a question is asked for."""

from calendar import monthrange
from dataclasses import dataclass
from functools import lru_cache

from graph.dates import interval


@dataclass(frozen=True, slots=True)
class Age:
    """Evidence counts when it may be of `months` before the ISO date `as_of` or later, and was known by then."""

    as_of: str  # '' = no date in the data: nobody knows what now is, no evidence counts
    months: int

    def allows(self, date: str | None) -> bool:
        """Whether a partial date is young enough and not of a later time; no date is older than everything."""
        if not date or not self.as_of:
            return False
        first, last = _days(str(date))
        return last >= self.oldest and first <= self.as_of

    @property
    def oldest(self) -> str:
        """The first day that still counts."""
        year, month, day = (int(part) for part in self.as_of.split("-"))
        years, month0 = divmod(year * 12 + month - 1 - self.months, 12)
        return f"{years:04d}-{month0 + 1:02d}-{min(day, monthrange(years, month0 + 1)[1]):02d}"


_days = lru_cache(maxsize=4096)(interval)  # one date stands in thousands of rows
