"""What stands beside the map (or below it, on A4): districts against targets, the gaps to close first."""

from collections.abc import Iterable
from dataclasses import replace

from liantu.briefing.chain_map import Block, Span, TableRow, Text, plain
from liantu.briefing.layout.fitting import SMALLEST, Fitter
from liantu.briefing.layout.grid import Table
from liantu.briefing.layout.pages import Box, Item, Line, Run, Sign
from liantu.briefing.layout.paper import Paper, runs
from liantu.briefing.look import state
from liantu.look import NAVY, SECOND

_TILES = 4  # side by side


def column(blocks: Iterable[Block], x: float, y: float, paper: Paper, fitter: Fitter) -> list[Item]:
    """Tables and lists below each other in a column."""
    items: list[Item] = []
    for block in blocks:
        found, y = (_table if block.kind == "table" else _list)(block, x, y, paper.side, paper, fitter)
        items += found
        y += paper.base * 0.7
    return items


def _heading(block: Block, x: float, y: float, w: float, paper: Paper, fitter: Fitter) -> tuple[Box, float]:
    title = fitter.one_line(runs(block.title, paper.base * 1.15, NAVY, bold=True), w)
    high = paper.base * 1.75
    return Box(f"标题:{block.id}", x, y, w, high, (Line(x, y + paper.base * 1.2, title),)), y + high


def _table(block: Block, x: float, y: float, w: float, paper: Paper, fitter: Fitter) -> tuple[list[Item], float]:
    heading, y = _heading(block, x, y, w, paper, fitter)
    grid = Table(block, w, paper, fitter).place(f"表:{block.id}", x, y, range(len(block.rows)))
    note, below = note_box(block, x, y + grid.h, w, paper, fitter)
    return [heading, grid, *note], below


def note_box(block: Block, x: float, y: float, w: float, paper: Paper, fitter: Fitter) -> tuple[list[Item], float]:
    """The small print below a table."""
    if not block.note:
        return [], y
    lines = fitter.wrap(fitter.printable(runs(block.note, SMALLEST, SECOND)), w)
    step = SMALLEST * 1.35
    placed = tuple(Line(x, y + step * (n + 0.95), line, joined=n > 0) for n, line in enumerate(lines))
    return [Box(f"注:{block.id}", x, y, w, step * len(lines) + 2, placed, flows=True)], y + step * len(lines) + 2


def _list(block: Block, x: float, y: float, w: float, paper: Paper, fitter: Fitter) -> tuple[list[Item], float]:
    heading, y = _heading(block, x, y, w, paper, fitter)
    lines: list[Line] = []
    signs: list[Sign] = []
    base = y + paper.base * 1.1
    for entry in block.blocks:
        said = fitter.printable(
            tuple(r for line in entry.lines for r in runs(line, paper.base, SECOND, states_bold=False))
        )
        wide = fitter.width(said)
        look, size = state(entry.status), paper.base * 0.8
        signs.append(
            Sign(
                look.sign,
                x + w - wide - 3 - size / 2,
                base - paper.base * 0.36,
                size,
                look.ink,
                look.glyph,
                len(lines) + 1,
            )
        )
        name = fitter.one_line(runs(entry.title, paper.base), w - wide - size - 10)
        lines += [Line(x, base, name), Line(x + w, base, said, "r", joined=True)]
        base += paper.line * 1.04
    return [heading, Box(f"清单:{block.id}", x, y, w, base - y, tuple(lines), tuple(signs))], base


def below(blocks: Iterable[Block], paper: Paper, fitter: Fitter) -> tuple[list[tuple[Block, float]], float]:
    """Heights that these blocks take below the map, in order, and their sum."""
    found = []
    for block in blocks:
        rows = -(-len(_tiles(block)) // _TILES)
        notes = len(fitter.wrap(runs(block.note, SMALLEST, SECOND), paper.inner)) if block.note else 0
        high = (
            paper.base * 1.75 + rows * 2.1 * paper.line + notes * SMALLEST * 1.35
            if block.kind == "table"
            else _run_in(block, paper, fitter)
        )
        found.append((block, high + 2))
    return found, sum(high for _, high in found)


def place_below(found: Iterable[tuple[Block, float]], y: float, paper: Paper, fitter: Fitter) -> list[Item]:
    """Districts as tiles, lists as running text."""
    items: list[Item] = []
    for block, high in found:
        items += _tiled(block, y, paper, fitter) if block.kind == "table" else _running(block, y, paper, fitter)
        y += high
    return items


def _tiles(block: Block) -> list[TableRow]:
    return [row for row in block.rows if len(row.cells) > 1 and not row.total]


def _with_total(block: Block) -> Block:
    """The total stands in the heading, where there is room for it."""
    said = tuple(span for row in block.rows if row.total for span in _spoken(block, row))
    return replace(block, title=(*block.title, Span("（"), *said, Span("）"))) if said else block


def _spoken(block: Block, row: TableRow) -> Text:
    """332 / 870 家, and so on, with the units of the columns."""
    found: list[Span] = list(row.cells[0])
    for column, cell in zip(block.columns[1:], row.cells[1:], strict=True):
        found += [Span(" "), *cell, Span(f" {column.unit}")] if cell else []
    return tuple(found)


def _tiled(block: Block, y: float, paper: Paper, fitter: Fitter) -> list[Item]:
    heading, y = _heading(_with_total(block), paper.margin, y, paper.inner, paper, fitter)
    items: list[Item] = [heading]
    wide, high = paper.inner / _TILES, 2.1 * paper.line
    for n, row in enumerate(_tiles(block)):
        items.append(_tile(block, row, paper.margin + n % _TILES * wide, y + n // _TILES * high, wide, paper, fitter))
    rows = -(-len(_tiles(block)) // _TILES)
    note, _ = note_box(block, paper.margin, y + rows * high, paper.inner, paper, fitter)
    return [*items, *note]


def _tile(block: Block, row: TableRow, x: float, y: float, w: float, paper: Paper, fitter: Fitter) -> Box:
    """Name and figures above, sign and word of the pace below; a rule at its left."""
    first: list[Run] = list(runs(row.cells[0], paper.base, bold=True))
    for column, cell in zip(block.columns[1:-1], row.cells[1:-1], strict=True):
        first += [
            Run("　", paper.base, SECOND),
            *runs(cell, paper.base, SECOND),
            Run(f" {column.unit}", paper.base, SECOND),
        ]
    base, look, size = y + paper.base * 1.1, state(row.status), paper.base * 0.8
    indent = size + 3 if look.sign else 0.0
    lines = [Line(x + 7, base, fitter.one_line(first, w - 9))]
    if row.cells[-1]:
        said = fitter.one_line(runs(row.cells[-1], paper.base, SECOND, states_bold=False), w - 12 - indent)
        lines.append(Line(x + 7 + indent, base + paper.line, said))
    sign = (Sign(look.sign, x + 7 + size / 2, base + paper.line - paper.base * 0.36, size, look.ink, look.glyph, 1),)
    return Box(
        f"区:{row.id}", x, y, w - 4, 1.95 * paper.line, tuple(lines), sign if look.sign and row.cells[-1] else ()
    )


def _run_in(block: Block, paper: Paper, fitter: Fitter) -> float:
    return len(fitter.wrap(fitter.printable(_sentence(block, paper)), paper.inner)) * paper.line + 4


def _sentence(block: Block, paper: Paper) -> list[Run]:
    said = [Run(plain(block.title) + ("：" if block.blocks else ""), paper.base, NAVY, True)]
    for n, entry in enumerate(block.blocks):
        said += [Run("　" if n else "", paper.base, SECOND), *runs(entry.title, paper.base, bold=True)]
        said += [Run("（", paper.base, SECOND)]
        said += [r for line in entry.lines for r in runs(line, paper.base, SECOND, states_bold=False)]
        said += [Run("）", paper.base, SECOND)]
    return [run for run in said if run.text]


def _running(block: Block, y: float, paper: Paper, fitter: Fitter) -> list[Item]:
    lines = fitter.wrap(fitter.printable(_sentence(block, paper)), paper.inner)
    placed = tuple(
        Line(paper.margin, y + paper.base * 1.15 + n * paper.line, line, joined=n > 0) for n, line in enumerate(lines)
    )
    return [Box(f"清单:{block.id}", paper.margin, y, paper.inner, len(lines) * paper.line + 2, placed, flows=True)]
