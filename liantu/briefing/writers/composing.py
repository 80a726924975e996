"""Texts, tables and notes of a briefing as paragraphs of the official layout; each figure in a content control of its own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from liantu.briefing import manifest
from liantu.briefing.chain_map import Block, ChainMap, Column, TableRow, Text, plain, words
from liantu.briefing.evidence import Behind
from liantu.briefing.footnotes import Notes
from liantu.briefing.look import state
from liantu.briefing.read_back import mark
from liantu.briefing.writers import official

_SIZES = ((5, official.TABLE_PT), (7, 10.5), (99, 9.0))  # of so many columns
_UNBROKEN = re.compile(r"[0-9A-Za-z.%–/-]{2,16}")
_PADDING_MM, _LATIN_EM, _MM = 4.2, 0.66, 25.4 / 72
_MARKS = {"new": "新", "gone": "退", "changed": "变"}


@dataclass(frozen=True, slots=True)
class Writing:
    """One document in the making. `numbers` and `meanings` are by figure."""

    chain_map: ChainMap
    document: Any
    notes: Notes
    numbers: Mapping[str, int]
    meanings: Mapping[str, str]
    behind: Behind


def signed(status: str) -> Text:
    """The sign of a state before its words."""
    glyph = state(status).glyph
    return words(f"{glyph} ") if glyph else ()


def marked(change: str) -> Text:
    """New, gone or changed since the compare date."""
    return words(f"【{_MARKS[change]}】") if change in _MARKS else ()


def say(
    it: Writing,
    place: Any,
    text: Text,
    face: str = official.BODY,
    size: float = official.BODY_PT,
    *,
    bold: bool = False,
) -> None:
    """The text into a paragraph."""
    strong = {span.figure for span in text if span.tone == "strong" and span.figure}
    for figure, said in manifest.runs(text):
        made = official.run(place, said, face, size, bold=bold or figure in strong)
        if figure:
            official.controlled(made, mark(it.numbers[figure]), it.meanings[figure][:60])


def noted(it: Writing, place: Any, of: Sequence[int]) -> None:
    """The numbers of the notes behind a text, raised."""
    if of:
        official.run(place, f"〔{'、'.join(map(str, of))}〕", size=official.TABLE_PT, raised=True)


def table(it: Writing, columns: Sequence[Column], rows: Sequence[TableRow], size: float = 0.0) -> None:
    """A table as wide as the page, smaller where it has many columns; no number or date is broken."""
    size = size or next(s for most, s in _SIZES if len(columns) <= most)
    heads = [(official.Piece(f"{c.title}（{c.unit}）" if c.unit else c.title),) for c in columns]
    lines = [official.Line(tuple(heads), head=True), *(_line(it, row) for row in rows)]
    official.table(it.document, _widths(columns, rows, size), [c.right for c in columns], lines, size)
    official.paragraph(it.document, line=10)


def _widths(columns: Sequence[Column], rows: Sequence[TableRow], size: float) -> list[float]:
    """Millimetres: first what the longest number, date or word without a break needs, the rest by weight."""
    whole = [row for row in rows if len(row.cells) == len(columns)]
    least = [_PADDING_MM + _longest(whole, n) * size * _LATIN_EM * _MM for n in range(len(columns))]
    spare = official.WIDTH_MM - sum(least)
    weights = [column.weight for column in columns]
    if spare <= 0:  # more than the page has: all give way alike
        return [official.WIDTH_MM * width / sum(least) for width in least]
    wanted = [official.WIDTH_MM * weight / sum(weights) for weight in weights]
    lacking = [max(0.0, want - low) for want, low in zip(wanted, least, strict=True)]
    return [low + spare * lack / (sum(lacking) or 1) for low, lack in zip(least, lacking, strict=True)]


def _longest(rows: Sequence[TableRow], n: int) -> int:
    tokens = (token for row in rows for token in _UNBROKEN.findall(plain(row.cells[n])))
    return max((len(token) for token in tokens), default=2)


def _line(it: Writing, row: TableRow) -> official.Line:
    first = next((n for n, text in enumerate(row.cells) if text), 0)
    texts = [(*text, *marked(row.mark)) if n == first else text for n, text in enumerate(row.cells)]
    return official.Line(tuple(tuple(_pieces(it, text)) for text in texts), total=row.total)


def _pieces(it: Writing, text: Text) -> Iterator[official.Piece]:
    for figure, said in manifest.runs(text):
        tag = mark(it.numbers[figure]) if figure else ""
        yield official.Piece(said, tag, it.meanings[figure][:60] if figure else "")


def legend(it: Writing, block: Block) -> None:
    """States with their counts."""
    columns = (Column("状态", weight=3), Column("部件", "种", 1, right=True))
    rows = [
        TableRow(b.id, ((*signed(b.status), *b.title), b.lines[0] if b.lines else ())) for b in block.blocks
    ]  # fmt: skip
    table(it, columns, rows)


def small(it: Writing, text: str, *, bold: bool = False) -> None:
    """A paragraph of the attachments."""
    made = official.paragraph(it.document, "left", line=18)
    official.run(made, text, official.BODY, official.TABLE_PT, bold=bold)
