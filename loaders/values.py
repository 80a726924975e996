"""A property column's cell to the value that MODEL declares: text, list, number with its unit, date, yes or no."""

from graph.model import Property
from graph.records import Value
from loaders.cleaning import Unusable, partial_date, split_list, tidy, yes_or_no
from loaders.columns import Bound
from loaders.quantities import Quantity, change, quantity, share

_LONGEST_TEXT = 32_767  # what one cell of a workbook can hold


def read_value(text: str, bound: Bound, declared: Property, sheet_unit: str) -> Value | Quantity | Unusable:
    """The value, or why there is none. `sheet_unit` is said once for the sheet and counts for money."""
    kind = declared.kind
    if kind == "string":
        return one_of(text, declared.values) if declared.values else plain(text)
    if kind == "strings":
        return (tidy(text),) if bound.column.whole else split_list(text)
    if kind == "boolean":
        return yes_or_no(text)
    if kind == "date":
        return partial_date(text)
    return _number(text, bound, sheet_unit, whole=kind == "integer")


def _number(text: str, bound: Bound, sheet_unit: str, *, whole: bool) -> Quantity | Unusable:
    counts = bound.column.counts
    said = bound.unit or (sheet_unit if counts == "CNY" else "") or bound.column.unit
    if counts in ("share", "change"):
        return share(text, said) if counts == "share" else change(text, said)
    found = quantity(text, said, counts)
    if isinstance(found, Unusable):
        return found
    if whole and found.value != int(found.value):
        return Unusable("not_whole")
    return Unusable("negative") if found.value < 0 and counts in ("count", "亩", "辆") else found


def plain(text: str) -> str | Unusable:
    """A text as it is shown."""
    return tidy(text) if len(text) <= _LONGEST_TEXT else Unusable("text_too_long")


def one_of(text: str, words: tuple[str, ...]) -> str | Unusable:
    """The allowed word with which the text begins: `low (self-media list)` is low."""
    word = tidy(text).casefold()
    return next((each for each in words if word.startswith(each)), Unusable("unknown_word"))
