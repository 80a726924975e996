"""SheetMap, Column, Bound: what one kind of sheet looks like, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from graph.model import Property
from loaders.headers import take_apart
from loaders.products import Source
from loaders.quantities import unit_scale

# What a column may be taken as. Without `takes` it is the property of its own name, read as MODEL declares it.
MEANINGS = frozenset({
    "property", "name", "credit_code", "stock_code", "alias", "place", "address", "products", "component", "assembly",
    "period", "as_of", "source", "start", "end", "key", "id", "label", "relation", "link_fact",
    "change", "changed_on", "before", "after", "note", "renamed_on",
    "reading", "unit", "accumulation", "skip",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a map."""

    name: str
    headers: tuple[str, ...]  # the sheet's usual header first, then synonyms and an English alias
    order: int
    takes: str
    target: str = ""  # the property that it fills, if any
    required: bool = False
    unit: str = ""  # meant when neither cell nor header nor title says one
    source: Source = "main"  # how product text is to be read
    otherwise: str = ""  # the list property that keeps a text which cannot be read, instead of a reject
    relation: Mapping[str, str] = field(default_factory=dict)  # own label ('' = any) -> relationship type
    inward: bool = False  # the relation comes from the thing that the cell names
    label: str = ""  # what the other end of the relation is
    whole: bool = False  # a list property that takes the text as one entry
    lenient: bool = False  # a text that is no place says nothing, and is no reject
    declared: Property | None = None  # what MODEL says about the property
    qualifier: str = ""  # the property beside it that keeps ≥, ≤, ≈
    counts: str = ""  # what its numbers count, a key of `quantities.UNITS`; '' for bare numbers
    identity: bool = False  # part of what makes the row's thing the same as another row's
    names: str = ""  # how a relation's other ends are named: place, firm, part; '' by id
    words: Mapping[str, str] = field(default_factory=dict)  # word of the cell in normal form -> what it stands for
    end: str = ""  # `link_fact`: id of the fixed other end
    of: str = ""  # the column whose links a `link_fact` is about, or whose ends are the keys of this one's links
    says: str = ""  # a word of `words` is no end but this property of the links of `of`
    measures: str = ""  # the property that keeps the base unit: the number may be of any kind
    units: Mapping[str, str] = field(
        default_factory=dict
    )  # word of the column `of` -> the unit meant when none is said
    accumulates: str = ""  # a period: the yes-or-no property that says whether it counts from January on
    absent: str = ""  # what a blank cell stands for: a text, or with `label` the thing of this id
    value: str = ""  # `relation`: what its links' property says
    choices: tuple[str, ...] = ()  # words that an empty sheet offers for the column; others are taken too
    example: str = ""  # what the instructions of an empty sheet show


@dataclass(frozen=True, slots=True)
class Bound:
    """A column found in a sheet: the header as the sender wrote it, with the unit and year that it carries."""

    column: Column
    header: str
    unit: str = ""
    year: str = ""


@dataclass(frozen=True)
class SheetMap:
    """One kind of sheet. `subject` is a label, or '' when the rows are relationships or name their label themselves."""

    name: str
    title: str
    title_en: str
    subject: str
    relation: str
    data_kind: str
    columns: tuple[Column, ...]
    index: Mapping[str, Column]  # folded header -> column
    template: tuple[Column, ...] = ()  # what an empty sheet asks for, in this order; () when none is offered
    # columns that an empty sheet fills itself: a line with nothing else is no data
    prefilled: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()  # columns one of which the header must have: the others belong to many kinds
    tells: frozenset[str] = frozenset()  # columns one of which must be filled: else the line is not filled in

    def find(self, header: str) -> Column | None:
        """The column that a header means, if any."""
        return next((self.index[n] for n in take_apart(header).names if n in self.index), None)

    def bind(self, header: str) -> Bound | None:
        """The column with the unit and year of this header."""
        if (column := self.find(header)) is None:
            return None
        text = take_apart(header)
        if column.measures:
            return Bound(column, header, next(iter(text.notes), ""), text.year)
        units = [n for n in text.notes if column.counts and isinstance(unit_scale(n, column.counts), Decimal)]
        foreign = [n for n in text.notes if column.counts == "CNY" and "元" in n]  # 万美元: refused cell by cell
        return Bound(column, header, (units or foreign or [""])[0], text.year)

    @cached_property
    def joining(self) -> tuple[Column, ...]:
        """The columns that join the row's thing to others."""
        return tuple(column for column in self.columns if column.takes == "relation")

    @cached_property
    def reads_across(self) -> bool:
        """Whether a line speaks of one thing in each of several columns."""
        return any(column.takes == "reading" for column in self.columns)

    @cached_property
    def is_placed(self) -> bool:
        """Whether the sheet's district stands in where a row does not say where its thing is."""
        return any(column.identity and column.names == "place" for column in self.joining)

    @property
    def required(self) -> tuple[Column, ...]:
        """The columns without which a sheet is not of this kind."""
        return tuple(column for column in self.columns if column.required)
