"""One line's cells by what their columns mean, read into values; what cannot be read becomes a reject."""

import re
from typing import NamedTuple

from graph.dates import interval
from graph.identity import normal_form
from graph.model import MODEL, Property
from graph.records import Fact, Load, Reject, Row, SheetContext
from loaders.cleaning import (
    ERRORS,
    FORMULA_WITHOUT_VALUE,
    Unusable,
    is_absent,
    partial_date,
    tidy,
    typed,
    visible,
)
from loaders.columns import Bound, Column, SheetMap
from loaders.periods import period
from loaders.quantities import Quantity, measure
from loaders.required import require
from loaders.values import read_value

_SHOWN = 120
_ALSO_PROPERTY = frozenset({"place", "address", "period", "as_of", "id"})  # such a cell may be kept as a property too
_CODED = frozenset({"id", "relation"})  # ids may look like 无: NA is Namibia
_FORMULA = re.compile(
    r"=[\s+(@-]*[A-Za-z0-9_$]+[!(+*/:^&-]|=[\s+-]*[$]?[A-Za-z]{1,3}[$]?[0-9]+$"
)  # typed as text, or in a csv
_MARKERS = {FORMULA_WITHOUT_VALUE: "formula_without_value", **dict.fromkeys(ERRORS, "formula_error")}


class Cell(NamedTuple):
    """A filled cell of a known column."""

    bound: Bound
    text: str

    @property
    def column(self) -> Column:
        """Its column in the map."""
        return self.bound.column


class Binding(dict[str, Bound | None]):
    """Header -> column of one map, found once and remembered."""

    def __init__(self, sheet_map: SheetMap) -> None:
        super().__init__()
        self.map = sheet_map
        # the header of a `skip` column tells the kind of sheet, its cells say nothing
        self.needed = tuple(column for column in sheet_map.required if column.takes != "skip")
        self.prefilled, self.tells = sheet_map.prefilled, sheet_map.tells
        self.keeps_words = any(column.otherwise for column in sheet_map.columns)

    def __missing__(self, header: str) -> Bound | None:
        bound = self[header] = self.map.bind(header)
        return bound


class Line:
    """A row being read: `cells` by meaning, in the map's order, and the rejects so far."""

    __slots__ = ("_keeps_words", "by", "context", "load", "rejects", "row")

    def __init__(self, row: Row, load: Load, context: SheetContext, binding: Binding) -> None:
        self.row, self.load, self.context = row, load, context
        self.rejects: list[Reject] = []
        self.by: dict[str, list[Cell]] = {}
        found = []
        for header, text in row.cells.items():
            bound = binding[header]
            if bound is None or bound.column.takes == "skip":
                continue
            text = typed(text)
            if is_absent(text) and not _speaks(bound.column, text):
                continue
            cell = Cell(bound, visible(text))
            if text in _MARKERS:
                self.reject(cell, _MARKERS[text])
            elif text[0] == "=" and _FORMULA.match(text):
                self.reject(cell, "formula_without_value")
            else:
                found.append(cell)
        found.sort(key=_order)
        for cell in found:
            column = cell.bound.column
            self.by.setdefault(column.takes, []).append(cell)
            if column.takes in _ALSO_PROPERTY and column.target:
                self.by.setdefault("property", []).append(cell)
        require(self, binding, found)
        self._keeps_words = binding.keeps_words

    @property
    def is_lost(self) -> bool:
        """Whether a reject costs the whole row."""
        return any(reject.fatal for reject in self.rejects)

    def reject(self, cell: Cell, reason: str, value: str = "", *, fatal: bool = False) -> None:
        """Note why a cell was not taken; without a required cell the row is lost too."""
        shown = value or cell.text
        shown = shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"
        made = Reject(self.row.place, cell.bound.header, shown, reason, fatal or cell.column.required)
        if made not in self.rejects:  # a date may be asked for more than once
            self.rejects.append(made)

    def first(self, meaning: str) -> Cell | None:
        """The first filled cell with a meaning, in the map's order."""
        cells = self.by.get(meaning)
        return cells[0] if cells else None

    def all(self, meaning: str) -> list[Cell]:
        """All filled cells with a meaning."""
        return self.by.get(meaning, [])

    def date(self, meaning: str) -> str:
        """The first date with a meaning, '' if none can be read."""
        for cell in self.all(meaning):
            value = partial_date(cell.text)
            if isinstance(value, str):
                return value
            self._refuse(cell, value)
        return ""

    def period(self) -> str:
        """The period that the row is about, '' if it names none."""
        for cell in self.all("period"):
            value = self.when(cell)
            if isinstance(value, str):
                return value
            self._refuse(cell, value)
        return ""

    def when(self, cell: Cell) -> str | Unusable:
        """The date or, where the column takes one, the period that a cell says."""
        if cell.column.declared is None or cell.column.declared.kind != "period":
            return partial_date(cell.text)
        return period(cell.text, accumulated=self.accumulated == "true")

    @property
    def accumulated(self) -> str:
        """True or false where the row says 累计 or 本期."""
        cell = self.first("accumulation")
        return self.word(cell) if cell else ""

    def as_of(self) -> str:
        """The row's own date, else what was said for the load; '' = nobody said."""
        return self.date("as_of") or self.load.as_of

    def sources(self) -> tuple[str, ...]:
        """Who says so: the row's own columns, else what was said for the load."""
        own = tuple(dict.fromkeys(word for cell in self.all("source") if (word := tidy(cell.text))))
        return own or ((self.load.source,) if self.load.source else ())

    def facts(self, owner: str) -> list[Fact]:
        """Facts of all property columns.

        Of several columns of the map for one property and period the first speaks, lists unite. Two headers of the
        sheet for one column both speak: if they differ, fold finds the conflict.
        """
        cells = self.by.get("property")
        if not cells:
            return []
        facts: list[Fact] = []
        spoken: dict[tuple[str, str], Column] = {}
        period = self.period() or self.context.year
        for cell in cells:
            column = cell.bound.column
            declared = column.declared or MODEL.property.get((owner, column.target))
            if declared is None:
                self.reject(cell, "unknown_word")
                continue
            date = (cell.bound.year or period) if declared.dated else ""
            first = spoken.get((declared.name, date), column)
            if (first is column or declared.kind == "strings") and self._add(facts, cell, declared, date):
                spoken[declared.name, date] = first
        return facts

    def keep_words(self, facts: list[Fact]) -> None:
        """Texts that are no date go to the list that the map names for them, beside what is already said there."""
        for cells in self.by.values() if self._keeps_words else ():
            for cell in cells:
                if (name := cell.column.otherwise) and isinstance(partial_date(cell.text), Unusable):
                    say_also(facts, name, tidy(cell.text))

    def _add(self, facts: list[Fact], cell: Cell, declared: Property, date: str) -> bool:
        said = self.said(cell, declared, date)
        facts += said
        return bool(said)

    def said(self, cell: Cell, declared: Property, date: str) -> list[Fact]:
        """What a cell says for a property: the value and its qualifier; [] when it says nothing or cannot be read."""
        if declared.kind == "period":
            return self._said_period(cell, declared)
        if cell.column.measures:
            return self._measured(cell, declared, date)
        if cell.column.words:
            word = self.word(cell)
            return [Fact(declared.name, word == "true" if declared.kind == "boolean" else word, date)] if word else []
        read = read_value(cell.text, cell.bound, declared, self.context.unit)
        if isinstance(read, Unusable):
            self._refuse(cell, read)
            return []
        if read in ("", ()):  # nothing but marks that separate entries
            return []
        if not isinstance(read, Quantity):
            return [Fact(declared.name, read, date)]
        if read.qualifier and not cell.column.qualifier:
            self.reject(cell, "not_exact")
            return []
        number = Fact(declared.name, int(read.value) if declared.kind == "integer" else read.value, date)
        return [number, Fact(cell.column.qualifier, read.qualifier, date)] if read.qualifier else [number]

    def _said_period(self, cell: Cell, declared: Property) -> list[Fact]:
        value = self.when(cell)
        if isinstance(value, Unusable):
            return []  # refused where the period was asked for
        facts = [Fact(declared.name, value)]
        said = "true" if interval(value)[0].endswith("-01-01") else self.accumulated
        return [*facts, Fact(cell.column.accumulates, said == "true")] if said and cell.column.accumulates else facts

    def _measured(self, cell: Cell, declared: Property, date: str) -> list[Fact]:
        """A number of any kind with its base unit."""
        unit = cell.bound.unit or self._said_unit() or self.context.unit or self._usual_unit(cell.column)
        read = measure(cell.text, unit)
        if isinstance(read, Unusable):
            self._refuse(cell, read)
            return []
        number, base = read
        facts = [Fact(declared.name, number.value, date), Fact(cell.column.measures, base)]
        return [*facts, Fact(cell.column.qualifier, number.qualifier, date)] if number.qualifier else facts

    def _said_unit(self) -> str:
        cell = self.first("unit")
        return tidy(cell.text) if cell else ""

    def _usual_unit(self, column: Column) -> str:
        if not column.of:
            return column.unit
        cells = (cell for cells in self.by.values() for cell in cells if cell.column.name == column.of)
        return next((column.units.get(normal_form(self.word(cell)), column.unit) for cell in cells), column.unit)

    def word(self, cell: Cell) -> str:
        """What the map says that the cell's word means (the longest with which the cell begins).

        A lenient column takes only its exact words, and any other text as it stands; else that is a reject and ''.
        """
        text = normal_form(cell.text)
        if cell.column.lenient:
            return cell.column.words.get(text, tidy(cell.text))
        words = [word for word in cell.column.words if text.startswith(word)]
        if words:
            return cell.column.words[max(words, key=len)]
        self.reject(cell, "unknown_word")
        return ""

    def _refuse(self, cell: Cell, why: Unusable) -> None:
        if not cell.column.otherwise:
            self.reject(cell, why.reason)


def _speaks(column: Column, text: str) -> bool:
    """Whether 无 and the like say something here: an id, or a word that the map knows."""
    if column.words:
        return normal_form(text) in column.words
    return column.takes in _CODED and bool(text.strip())


def _order(cell: Cell) -> int:
    return cell.bound.column.order


def say_also(facts: list[Fact], name: str, word: str) -> None:
    """One more word in a list of the record."""
    for index, fact in enumerate(facts):
        if fact.name == name and isinstance(fact.value, tuple):
            facts[index] = fact._replace(value=tuple(dict.fromkeys((*fact.value, word))))
            return
    facts.append(Fact(name, (word,)))
