"""ChainMap: what a briefing says, without a coordinate. Every writer shows this value; `verify` recomputes its figures.

A figure knows the answer and the cell that it was read from (`Locator`), so it can be read again from any store.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

Value: TypeAlias = int | float | str | bool | None
Row_: TypeAlias = Mapping[str, Any]
BlockKind = Literal["sentence", "legend", "system", "assembly", "cell", "table", "list", "remark", "heading"]
Shape = Literal["map", "sheet", "list"]  # of a section: the whole chain; one part of it; running text and tables
Measure = Literal["value", "count", "sum", "distinct"]
Holds = Literal["", "firms", "contacts", "talks", "targets"]  # what an audience may not see

KNOWN = "*"  # in a Locator's `where`: any value, as long as there is one


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a figure stands in the rows of an answer. `where`: column -> value, one of several, or KNOWN."""

    column: str
    where: tuple[tuple[str, Any], ...] = ()
    measure: Measure = "value"

    def rows(self, rows: Iterable[Row_]) -> list[Row_]:
        """The rows that are meant."""
        found = list(rows)
        for column, wanted in self.where:
            if wanted == KNOWN:
                found = [row for row in found if row.get(column) is not None]
            elif isinstance(wanted, tuple):
                found = [row for row in found if row.get(column) in wanted]
            else:
                found = [row for row in found if row.get(column) == wanted]
        return found

    def read(self, rows: Iterable[Row_]) -> Value:
        """The value: a cell (None where there is no such row), a count of rows, a sum or a count of distinct values.

        A sum leaves unknown cells out; of nothing known it is unknown, not 0.
        """
        return self.value(self.rows(rows))

    def value(self, found: Sequence[Row_]) -> Value:
        """The value of the rows that are meant."""
        if self.measure == "count":
            return len(found)
        cells = [row.get(self.column) for row in found]
        if self.measure == "value":
            return _plain(cells[0]) if cells else None
        known = [cell for cell in cells if cell is not None]
        if self.measure == "distinct":
            return len({str(cell) for cell in known})
        return _tidy(sum(known)) if known else None


def _plain(value: Any) -> Value:
    return "、".join(str(v) for v in value) if isinstance(value, list | tuple) else value


def _tidy(number: float) -> int | float:
    """Sums of decimals without the dust of binary arithmetic."""
    rounded = round(number, 9)
    return int(rounded) if rounded == int(rounded) else rounded


@dataclass(frozen=True, slots=True)
class AskedColumn:
    """A column of an answer. `node`: the label whose ids stand in it; `unit` as declared ('CNY' for yuan)."""

    name: str
    title: str
    kind: str
    unit: str = ""
    node: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One answer with what it takes to get it again. `given` was asked, `parameters` is what it meant; `moment` '' is the date of the briefing."""

    id: str
    question: str
    question_version: str
    title: str
    rule: str
    limits: str
    given: Mapping[str, Any]
    parameters: Mapping[str, Any]
    thresholds: Mapping[str, Mapping[str, Any]]
    moment: str
    data_version: str
    columns: tuple[AskedColumn, ...]
    rows: tuple[Row_, ...]
    total: int
    warnings: tuple[str, ...] = ()
    identity: tuple[str, ...] = ()  # columns that make a row the same row next quarter
    titles: Mapping[str, str] = field(default_factory=dict)  # parameter -> what it is called


@dataclass(frozen=True, slots=True)
class Figure:
    """One number (or word) of the briefing. `value` as answered, `shown` as printed with its unit apart.

    `coverage`: of how many there could have been, how many are known. `rows`: ids of the source rows behind it.
    `firms`: how many firms it is a total of, where it is one; `part_of`: the figure that it is added to.
    """

    id: str
    value: Value
    shown: str
    asked: str
    find: Locator
    unit: str = ""
    coverage: tuple[int, int] | None = None
    rows: tuple[str, ...] = ()
    firms: int | None = None
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text. `figure`: the id of the figure that it shows; `tone`: a status, a pace, 'strong', 'quiet', 'new' or 'gone'."""

    text: str
    figure: str = ""
    tone: str = ""
    holds: Holds = ""


Text: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a printed table. `weight`: its share of the width."""

    title: str
    unit: str = ""
    weight: float = 1.0
    right: bool = False
    holds: Holds = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A line of a printed table; one cell alone spans the whole width. `id` is the same thing next quarter.

    `mark`: 'new' or 'gone' against the compare date.
    """

    id: str
    cells: tuple[Text, ...]
    status: str = ""
    total: bool = False
    mark: str = ""
    holds: Holds = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A thing with a place of its own: a cell of the map, a sentence, a table. `id` is the same next quarter, so is its place.

    `short`: an abbreviation or shorter name. `lines`: what stands below the title. `blocks`: what it holds (system > assembly > cell).
    `full`: the title unshortened, for the appendix. `mark`: 'new', 'gone' or 'changed' against the compare date.
    """

    kind: BlockKind
    id: str
    title: Text = ()
    short: str = ""
    lines: tuple[Text, ...] = ()
    status: str = ""
    status_word: str = ""
    blocks: tuple["Block", ...] = ()
    columns: tuple[Column, ...] = ()
    rows: tuple[TableRow, ...] = ()
    note: Text = ()
    mark: str = ""
    holds: Holds = ""

    def walk(self) -> "Iterator[Block]":
        """This block and all that it holds, in reading order."""
        yield self
        for block in self.blocks:
            yield from block.walk()

    def texts(self) -> Iterator[Text]:
        """Every text of this block alone."""
        yield self.title
        yield from self.lines
        for row in self.rows:
            yield from row.cells
        yield self.note


@dataclass(frozen=True, slots=True)
class Section:
    """What belongs on one page (shape map, sheet) or runs over pages (list)."""

    id: str
    title: Text
    shape: Shape
    blocks: tuple[Block, ...]

    def walk(self) -> Iterator[Block]:
        """All blocks in reading order."""
        for block in self.blocks:
            yield from block.walk()


@dataclass(frozen=True, slots=True)
class Footer:
    """What stands below every page. `mark`: 示例, 据公开报道 or ''; `build`: data version and program version; `compared`: with which date."""

    source: str
    data_date: str
    mark: str
    mark_note: str
    build: str
    compared: str = ""


@dataclass(frozen=True, slots=True)
class ChainMap:
    """A whole briefing. `as_of` and `compare` are dates as a person gave them ('' = now, none); `data_date` is what the data say."""

    template: str
    title: str
    subtitle: str
    scope: str
    audience: str
    as_of: str
    compare: str
    data_date: str
    sections: tuple[Section, ...]
    figures: Mapping[str, Figure]
    asked: Mapping[str, Asked]
    footer: Footer
    notes: tuple[str, ...] = ()  # what a reader must know: warnings of the answers, what could not be shown
    given: Mapping[str, str] = field(default_factory=dict)  # the other options it was made with

    def walk(self) -> Iterator[Block]:
        """All blocks in reading order."""
        for section in self.sections:
            yield from section.walk()

    def source_of(self, figure: str) -> Asked:
        """The answer that a figure was read from."""
        return self.asked[self.figures[figure].asked]

    def used(self) -> list[Figure]:
        """The figures that the text shows, in reading order, each once."""
        ids = (span.figure for block in self.walk() for text in block.texts() for span in text if span.figure)
        return [self.figures[id] for id in dict.fromkeys(ids)]


def plain(text: Sequence[Span]) -> str:
    """The words alone."""
    return "".join(span.text for span in text)


def words(text: str, tone: str = "", holds: Holds = "") -> Text:
    """One run of text; nothing for ''."""
    return (Span(text, tone=tone, holds=holds),) if text else ()
