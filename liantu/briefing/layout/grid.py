"""Tables: columns by weight, cells wrapped, a sign where a cell says a status; rows as high as they need."""

from collections.abc import Sequence

from liantu.briefing.chain_map import Block, TableRow, Text
from liantu.briefing.layout.fitting import Fitter, Lines
from liantu.briefing.layout.pages import Grid, GridCell, Line, Rule, Run, Sign
from liantu.briefing.layout.paper import Paper, runs
from liantu.briefing.look import HEAD_RULE, ROW_RULE, state
from liantu.look import INK, SECOND

_GUTTER = 5.0
_MOST_OF_WIDTH = 0.5  # that one column of long texts may claim
_WHOLE = 5.0  # sizes; a shorter text is not broken
_LONGEST_WORD = 9.0  # sizes; a longer code is broken


class Table:
    """A table block that is measured once and then placed row by row."""

    def __init__(self, block: Block, width: float, paper: Paper, fitter: Fitter, most: int = 3) -> None:
        self.block, self.paper, self.fitter = block, paper, fitter
        self.pad = paper.base * (0.15 if paper.side else 0.24)
        self.widths = self._widths(width)
        self.head = self._head()
        self.rows = [self._row(row, most) for row in block.rows]

    @property
    def head_height(self) -> float:
        """Of the heading."""
        return max(len(lines) for lines in self.head) * self.paper.line + 2 * self.pad

    def height(self, n: int) -> float:
        """Of the n-th row; a second line of the row before clings to it."""
        return (
            max((len(lines) for lines in self.rows[n]), default=1) * self.paper.line + self._above(n) + self._below(n)
        )

    def _above(self, n: int | None) -> float:
        return 0.0 if n and self._goes_on(n - 1) else self.pad

    def _below(self, n: int) -> float:
        return 0.0 if self._goes_on(n) else self.pad

    def place(self, id: str, x: float, y: float, wanted: Sequence[int]) -> Grid:
        """The heading and these rows at a place."""
        heights = [self.head_height, *(self.height(n) for n in wanted)]
        width = sum(self.widths)
        placed, rules, top = [], [], y
        for n, high in zip((None, *wanted), heights, strict=True):
            placed.append(self._cells(n, x, top))
            top += high
            color, thick = (HEAD_RULE, 0.9) if n is None else (ROW_RULE, 0.5)
            if n is not None and self._goes_on(n):
                continue
            if n is not None and n + 1 < len(self.block.rows) and self.block.rows[n + 1].total:
                color, thick = HEAD_RULE, 0.9
            rules.append(Rule(x, top, x + width, top, color, thick))
        last = bool(wanted) and self.block.rows[wanted[-1]].total
        return Grid(id, x, y, self.widths, tuple(heights), tuple(placed), tuple(rules), last)

    def _goes_on(self, n: int) -> bool:
        """Whether the next row is a second line of this one."""
        rows = self.block.rows
        return n + 1 < len(rows) and len(rows[n + 1].cells) == 1 < len(rows[n].cells)

    def _widths(self, width: float) -> tuple[float, ...]:
        """What each column wants on one line, if all get it; else what cannot be broken, and a share of the rest by need."""
        wanted, least = zip(*(self._needs(i) for i in range(len(self.block.columns))), strict=True)
        weights = [column.weight for column in self.block.columns]
        free = width - sum(wanted)
        if free >= 0:
            return tuple(w + free * weight / sum(weights) for w, weight in zip(wanted, weights, strict=True))
        wanted = tuple(max(low, min(w, width * _MOST_OF_WIDTH)) for w, low in zip(wanted, least, strict=True))
        free, need = width - sum(least), sum(wanted) - sum(least)
        if free <= 0:
            return tuple(width * low / sum(least) for low in least)
        return tuple(
            low + free * ((w - low) / need if need else 1 / len(least)) for w, low in zip(wanted, least, strict=True)
        )

    def _needs(self, i: int) -> tuple[float, float]:
        """Of a column: on one line, and without tearing a word or number."""
        column, base = self.block.columns[i], self.paper.base
        said = f"{column.title}/{column.unit}" if column.unit else column.title
        head = self.fitter.font.width(said, bold=True) * base
        wanted, least = head, min(head, 2 * base + self.fitter.font.width(column.unit) * base)
        for row in self.block.rows:
            if len(row.cells) > 1:
                made, sign = self._runs(row, row.cells[i]), self._indent(row, row.cells[i])
                wide = self.fitter.width(made)
                whole = wide if wide <= _WHOLE * base else max(self.fitter.widest_piece(made), _WHOLE * base)
                wanted, least = max(wanted, wide + sign), max(least, min(whole, _LONGEST_WORD * base) + sign)
        return wanted + _GUTTER, least + _GUTTER

    def _head(self) -> list[Lines]:
        found = []
        for column, width in zip(self.block.columns, self.widths, strict=True):
            text = f"{column.title}（{column.unit}）" if column.unit else column.title
            said = f"{column.title}/{column.unit}" if column.unit else column.title
            fits = self.fitter.font.width(text, bold=True) * self.paper.base <= width - _GUTTER
            run = Run(text if fits else said, self.paper.base, SECOND, True)
            found.append(self.fitter.flow((run,), width - _GUTTER, 2))
        return found

    def _row(self, row: TableRow, most: int) -> list[Lines]:
        if len(row.cells) == 1:
            return [self.fitter.flow(runs(row.cells[0], self.paper.base), sum(self.widths) - _GUTTER, most)]
        return [
            self.fitter.flow(self._runs(row, cell), width - _GUTTER - self._indent(row, cell), most)
            for cell, width in zip(row.cells, self.widths, strict=True)
        ]

    def _runs(self, row: TableRow, cell: Text) -> tuple[Run, ...]:
        return runs(cell, self.paper.base, INK, bold=row.total)

    def _indent(self, row: TableRow, cell: Text) -> float:
        """Room for the sign."""
        return self.paper.base * 0.82 + 3 if self._signed(row, cell) else 0.0

    def _signed(self, row: TableRow, cell: Text) -> bool:
        return bool(row.status and state(row.status).sign) and any(span.tone == row.status for span in cell)

    def _cells(self, n: int | None, x: float, y: float) -> tuple[GridCell, ...]:
        lines = self.head if n is None else self.rows[n]
        row = None if n is None else self.block.rows[n]
        found, left = [], x
        for i, broken in enumerate(lines):
            width = sum(self.widths) if len(lines) == 1 else self.widths[i]
            right = len(lines) > 1 and self.block.columns[i].right
            top = y + self._above(n)
            found.append(self._cell(row, row.cells[i] if row else (), broken, left, top, width, right))
            left += width
        return tuple(found)

    def _cell(
        self, row: TableRow | None, cell: Text, lines: Lines, x: float, y: float, width: float, right: bool
    ) -> GridCell:
        base = y + self.paper.base * 1.08
        indent = self._indent(row, cell) if row else 0.0
        at = x + width - _GUTTER if right else x + indent
        placed = tuple(
            Line(at, base + n * self.paper.line, line, "r" if right else "l", joined=n > 0)
            for n, line in enumerate(lines)
        )
        sign = None
        if row and indent:
            look, size = state(row.status), self.paper.base * 0.82
            start = at - self.fitter.width(lines[0]) - 3 - size if right else x
            sign = Sign(look.sign, start + size / 2, base - self.paper.base * 0.36, size, look.ink, look.glyph)
        return GridCell(placed, sign, right)
