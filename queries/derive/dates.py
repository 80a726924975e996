"""How old evidence is, against the date that a question is asked for."""

from calendar import monthrange

from graph.dates import interval


def cutoff(as_of: str, months: int) -> str:
    """The day `months` before the ISO date `as_of`: evidence is young when it may be of this day or later."""
    if not as_of:
        return "9999-12-31"  # nobody knows what now is: no evidence is young
    year, month, day = (int(part) for part in as_of.split("-"))
    years, month0 = divmod(year * 12 + month - 1 - months, 12)
    return f"{years:04d}-{month0 + 1:02d}-{min(day, monthrange(years, month0 + 1)[1]):02d}"


def is_young(date: str | None, oldest: str) -> bool:
    """Whether a partial date may be of `oldest` or later; no date is older than everything."""
    return bool(date) and interval(str(date))[1] >= oldest
