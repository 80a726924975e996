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
        return bool(date and self.as_of) and _allowed(self, str(date))

    @property
    def oldest(self) -> str:
        """The first day that still counts."""
        year, month, day = (int(part) for part in self.as_of.split("-"))
        years, month0 = divmod(year * 12 + month - 1 - self.months, 12)
        return f"{years:04d}-{month0 + 1:02d}-{min(day, monthrange(years, month0 + 1)[1]):02d}"


@lru_cache(maxsize=4096)  # one date stands in thousands of rows
def _allowed(age: Age, date: str) -> bool:
    first, last = interval(date)
    return last >= age.oldest and first <= age.as_of
