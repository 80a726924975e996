"""Whether a line is data at all: totals, notes and repeated headers are none; without its required cells it is lost."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from graph.records import Reject
from loaders.cleaning import is_absent, is_note, is_total

if TYPE_CHECKING:
    from loaders.cells import Binding, Cell, Line
    from loaders.columns import Column

_NAMES = frozenset({"name", "start"})
_LONGEST_HEADER = 12


def require(line: "Line", binding: "Binding", found: Sequence["Cell"]) -> None:
    """Reject the line that is no data, and the one without a usable cell in a required column."""
    for cell in found:
        if _names_the_line(cell.column) and (reason := _no_data(binding, cell)):
            line.reject(cell, reason, fatal=True)
    filled = {cell.column.name for cell in found}
    untouched = bool(found) and _is_untouched(binding, filled)
    for column in binding.needed:
        if column.name not in filled and not line.is_lost:
            reason = "not_filled" if untouched else _kind_of_line(line, found)
            line.rejects.append(Reject(line.row.place, column.headers[0], "", reason, fatal=True))
    if untouched and binding.tells and not line.is_lost:
        line.rejects.append(Reject(line.row.place, "", "", "not_filled", fatal=True))


def _names_the_line(column: "Column") -> bool:
    """Whether the column says what the line is about, where people write 合计."""
    return column.takes in _NAMES or (column.identity and (column.names != "" or column.target == "name"))


def _no_data(binding: "Binding", cell: "Cell") -> str:
    if _repeats_header(cell) or (len(cell.text) <= _LONGEST_HEADER and binding.map.find(cell.text) is cell.column):
        return "header_line"
    return "total_line" if is_total(cell.text) else "note_line" if is_note(cell.text) else ""


def _repeats_header(cell: "Cell") -> bool:
    """Whether a cell repeats its header, or one of the two lines of it."""
    return cell.text == cell.bound.header or cell.text in cell.bound.header.split("/")


def _is_untouched(binding: "Binding", filled: set[str]) -> bool:
    return filled <= binding.prefilled or bool(binding.tells and binding.tells.isdisjoint(filled))


def _kind_of_line(line: "Line", found: Sequence["Cell"]) -> str:
    """What a line is that does not say what it is about."""
    texts = [text for text in line.row.cells.values() if not is_absent(text)]
    if any(map(is_total, texts)):
        return "total_line"
    if texts and is_note(texts[0]):
        return "note_line"
    if found:
        return "header_line" if all(map(_repeats_header, found)) else "missing_required"
    if all(text.isdigit() for text in texts):
        return "empty_line"
    return "note_line" if len(texts) == 1 else "missing_required"
