"""Sections of running text and tables: as many pages as they need, table headings repeated, nothing cut in half."""

from collections.abc import Sequence
from dataclasses import replace

from liantu.briefing.chain_map import Block, ChainMap, Section, Text, plain, words
from liantu.briefing.layout import frame
from liantu.briefing.layout.beside import note_box
from liantu.briefing.layout.fitting import SMALLEST, Fitter
from liantu.briefing.layout.grid import Table
from liantu.briefing.layout.pages import Box, Item, Line, Page, Sign
from liantu.briefing.layout.paper import Paper, runs
from liantu.briefing.look import state
from liantu.look import INK, NAVY, SECOND

_MOST = 6  # lines of a cell
_TIGHT = 1.25  # leading
_WORTH_IT = 4  # pages; one less of many is not worth smaller type


class _Pages:
    """Pages being filled from above."""

    def __init__(self, made: ChainMap, section: Section, paper: Paper, fitter: Fitter) -> None:
        self.made, self.section, self.paper, self.fitter = made, section, paper, fitter
        self.full: list[list[Item]] = []
        self.turn()

    @property
    def bottom(self) -> float:
        """Where the footer begins."""
        return self.paper.height - self.paper.margin * 0.75 - 16

    def turn(self) -> None:
        """A new page."""
        items, y = frame.head(self.made, self.section.title, self.paper, self.fitter)
        self.full.append(items)
        self.y = y + self.paper.base * 0.6

    def need(self, height: float) -> None:
        """Turn the page where that much does not fit any more."""
        if self.y + height > self.bottom:
            self.turn()

    def add(self, *items: Item) -> None:
        """Onto this page."""
        self.full[-1] += items


def list_pages(made: ChainMap, section: Section, paper: Paper, fitter: Fitter) -> list[Page]:
    """Pages without their footers: how many there are is known when all are laid. Set tighter where that saves a page."""
    usual = _laid(made, section, paper, fitter)
    if len(usual) == 1 or len(usual) > _WORTH_IT:
        return usual
    tight = _laid(made, section, replace(paper, base=SMALLEST, lead=paper.lead * 0.95, leading=_TIGHT), fitter)
    return tight if len(tight) < len(usual) else usual


def _laid(made: ChainMap, section: Section, paper: Paper, fitter: Fitter) -> list[Page]:
    pages = _Pages(made, section, paper, fitter)
    for block in section.blocks:
        _PLACE[block.kind](pages, block)
        pages.y += paper.base * 0.8
    title = plain(section.title)
    return [
        Page(f"{section.id}-{n}", title, paper.width, paper.height, tuple(items))
        for n, items in enumerate(pages.full, 1)
    ]


def _table(pages: _Pages, block: Block) -> None:
    paper, fitter = pages.paper, pages.fitter
    table = Table(block, paper.inner, paper, fitter, _MOST)
    if block.title:
        pages.need(paper.base * 2.2 + table.head_height + (table.height(0) if block.rows else 0))
        _text(pages, f"标题:{block.id}", block.title, paper.base * 1.15, NAVY, bold=True)
    waiting: list[int] = []
    room = pages.bottom - pages.y - table.head_height
    for n in range(len(block.rows)):
        if waiting and room < table.height(n):
            _grid(pages, table, waiting)
            pages.turn()
            waiting, room = [], pages.bottom - pages.y - table.head_height
        waiting.append(n)
        room -= table.height(n)
    if waiting or not block.rows:
        _grid(pages, table, waiting)
    if block.note:
        note, _ = note_box(block, paper.margin, pages.y, paper.inner, paper, fitter)
        high = sum(box.h for box in note if isinstance(box, Box))
        pages.need(high)
        note, pages.y = note_box(block, paper.margin, pages.y, paper.inner, paper, fitter)
        pages.add(*note)


def _grid(pages: _Pages, table: Table, rows: Sequence[int]) -> None:
    grid = table.place(f"表:{table.block.id}", pages.paper.margin, pages.y, rows)
    pages.add(grid)
    pages.y += grid.h


def _sentence(pages: _Pages, block: Block) -> None:
    for n, text in enumerate(block.lines):
        _text(pages, f"文字:{block.id}.{n}", text, pages.paper.lead, INK)


def _heading(pages: _Pages, block: Block) -> None:
    pages.need(pages.paper.base * 5)
    _text(pages, f"标题:{block.id}", block.title, pages.paper.base * 1.35, NAVY, bold=True)


def _remark(pages: _Pages, block: Block) -> None:
    _text(pages, f"说明:{block.id}", block.title + block.note, pages.paper.base, SECOND)


def _list(pages: _Pages, block: Block) -> None:
    if block.title:
        pages.need(pages.paper.base * 4)
        _text(pages, f"标题:{block.id}", block.title, pages.paper.base * 1.15, NAVY, bold=True)
    for entry in block.blocks:
        _text(pages, f"项:{entry.id}", _entry(entry), pages.paper.base, INK, sign=entry.status)


def _entry(entry: Block) -> Text:
    found = entry.title
    for line in entry.lines:
        found += (*_SPACE, *line)
    return found


def _legend(pages: _Pages, block: Block) -> None:
    items, pages.y = frame.legend(block, pages.paper, pages.y, pages.fitter)
    pages.add(*items)


def _text(pages: _Pages, id: str, text: Text, size: float, color: str, *, bold: bool = False, sign: str = "") -> None:
    """A paragraph over the width; it may run over the end of the page."""
    paper, fitter, look = pages.paper, pages.fitter, state(sign)
    indent = size * 0.8 + 4 if look.sign else 0.0
    said = fitter.printable(runs(text, size, color, bold=bold, states_bold=size > paper.base))
    step = size * paper.leading
    placed: list[Line] = []
    top = pages.y
    for n, line in enumerate(fitter.wrap(said, paper.inner - indent)):
        if pages.y + step > pages.bottom:
            pages.add(_paragraph(pages, id, top, placed))
            pages.turn()
            top, placed = pages.y, []
        placed.append(Line(paper.margin + indent, pages.y + size * 1.1, line, joined=n > 0))
        pages.y += step
    signs = (Sign(look.sign, paper.margin + size * 0.4, top + size * 0.74, size * 0.8, look.ink, look.glyph),)
    pages.add(_paragraph(pages, id, top, placed, signs if look.sign else ()))


def _paragraph(pages: _Pages, id: str, top: float, lines: list[Line], signs: tuple[Sign, ...] = ()) -> Box:
    return Box(id, pages.paper.margin, top, pages.paper.inner, pages.y - top, tuple(lines), signs, flows=True)


_SPACE: Text = words("　")
_PLACE = {
    "table": _table,
    "sentence": _sentence,
    "heading": _heading,
    "remark": _remark,
    "list": _list,
    "legend": _legend,
}
