"""What a layout hands to the writers: pages of boxes, lines and grids in points, text already broken and fitted."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Align = Literal["l", "c", "r"]


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look. `figure`: the figure that it shows."""

    text: str
    size: float
    color: str
    bold: bool = False
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `x`: left, middle or right end by `align`; `y`: baseline. `joined`: goes on with the line before."""

    x: float
    y: float
    runs: tuple[Run, ...]
    align: Align = "l"
    joined: bool = False

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Sign:
    """A drawn sign; x, y is its middle, `size` its whole width."""

    shape: str
    x: float
    y: float
    size: float
    color: str
    glyph: str = ""
    line: int = 0  # before which line of its box it stands


@dataclass(frozen=True, slots=True)
class Box:
    """A block in its place. `upright`: its lines are one character each, below each other, together one word."""

    id: str
    x: float
    y: float
    w: float
    h: float
    lines: tuple[Line, ...] = ()
    signs: tuple[Sign, ...] = ()
    fill: str = ""
    stroke: str = ""
    stroke_width: float = 0.75
    dashed: bool = False
    radius: float = 0.0
    middle: bool = False  # text stands in the middle of the height
    upright: bool = False
    flows: bool = False  # running text: an office may let it break elsewhere


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    color: str
    width: float = 0.5


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table with its lines in page coordinates."""

    lines: tuple[Line, ...]
    sign: Sign | None = None
    right: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `heights` has one number a row, the first is the head's; `rules` are drawn by writers that have no tables."""

    id: str
    x: float
    y: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    rules: tuple[Rule, ...]
    total: bool = False  # the last row is a total

    @property
    def h(self) -> float:
        """Its whole height."""
        return sum(self.heights)


Item: TypeAlias = Box | Grid | Rule


@dataclass(frozen=True, slots=True)
class Page:
    """One page in points."""

    id: str
    title: str
    width: float
    height: float
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """All pages. `cut`: shortened text -> the whole of it, told in the appendix; `missing`: characters without a glyph."""

    pages: tuple[Page, ...]
    cut: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()  # of what, what found no room
