"""Cells, assemblies and systems of the map: boxes of one size each, text fitted inside."""

from dataclasses import replace

from liantu.briefing.chain_map import Block, plain, words
from liantu.briefing.layout.fitting import SMALLEST, Fitter, Lines
from liantu.briefing.layout.pages import Box, Line, Run, Sign
from liantu.briefing.layout.paper import Paper, runs
from liantu.briefing.look import SAMPLE_INK, STATES, state
from liantu.look import INK, SECOND, WHITE

_PAD = 3.5
_RADIUS = 2.5
_CORNER = 7.0  # of what changed since the compare date


def cell(block: Block, x: float, y: float, w: float, h: float, paper: Paper, fitter: Fitter) -> Box:
    """A component: sign, name and number or word; a heavy border for what is absent and wanted."""
    look = state(block.status)
    size = paper.base * 0.82
    left = x + _PAD + size + 3
    room = x + w - 2 - left
    most = max(1, int((h - 2) // paper.line))
    lines = cell_lines(block, room, most, paper, fitter)
    base = y + (h - len(lines) * paper.line) / 2 + paper.base * 1.02 if h < 3 * paper.line else y + paper.base * 1.3
    placed = tuple(Line(left, base + n * paper.line, line, joined=n > 0) for n, line in enumerate(lines))
    signs = [Sign(look.sign, x + _PAD + size / 2, base - paper.base * 0.36, size, look.ink, look.glyph)]
    if block.mark:
        signs.append(Sign("corner", x + w, y, _CORNER, SAMPLE_INK, STATES["changed"].glyph, line=-1))
    return Box(
        f"部件:{block.id} {plain(block.title)}", x, y, w, h, placed, tuple(signs), look.fill, look.ink, look.border, look.dashed, _RADIUS
    )  # fmt: skip


def cell_lines(block: Block, room: float, most: int, paper: Paper, fitter: Fitter) -> Lines:
    """Name, abbreviation, number, further lines. Too much: shrink, leave the abbreviation, then the further lines, then cut the name.

    The number or word of the first line always stays; what is left out is remembered.
    """
    name = runs(block.title, paper.base, bold=True)
    short = (Run(f" {block.short}", paper.base, SECOND),) if block.short else ()
    tails = tuple(fitter.one_line(runs(line, paper.base, states_bold=False), room) for line in block.lines)
    for kept in range(len(tails), 0, -1):
        for size in fitter.sizes(paper.base):
            for said in ((*name, *short), name) if short else (name,):
                smaller = tuple(replace(run, size=size) for run in said)
                lines = _with_tails(fitter.wrap(fitter.printable(smaller), room), tails[:kept], room, fitter)
                if len(lines) <= most:
                    _remember(block, said == name and bool(short), kept, fitter)
                    return lines
    _remember(block, bool(short), 1, fitter)
    return _with_tails(fitter.flow(name, room, max(1, most - 1)), tails[:1], room, fitter)[:most]


def _remember(block: Block, without_short: bool, kept: int, fitter: Fitter) -> None:
    title = plain(block.title)
    if without_short:
        fitter.cut[title] = f"{title}（{block.short}）"
    if kept < len(block.lines):
        fitter.left_out.append((title, "；".join(plain(line) for line in block.lines[kept:])))


def _with_tails(lines: Lines, tails: Lines, room: float, fitter: Fitter) -> Lines:
    """Each tail whole: behind what is there if it fits, else on a line of its own."""
    found = list(lines)
    for tail in tails:
        gap = Run(" ", tail[0].size, INK) if tail else Run("", SMALLEST, INK)
        if fitter.width((*found[-1], gap, *tail)) <= room:
            found[-1] = (*found[-1], gap, *tail)
        else:
            found.append(tail)
    return tuple(found)


def assembly(block: Block, x: float, y: float, w: float, h: float, paper: Paper, fitter: Fitter) -> Box:
    """Name and completeness before its cells."""
    name = fitter.one_line(runs(block.title, paper.base * 1.22, bold=True), w - 4)
    base = y + h / 2 - 1.5
    lines = [Line(x + 2, base, name)]
    for n, text in enumerate(block.lines):
        said = fitter.one_line(runs(text, paper.base, SECOND, states_bold=False), w - 4)
        lines.append(Line(x + 2, base + paper.line * (n + 1), said))
    return Box(f"总成:{block.id} {plain(block.title)}", x, y, w, h, tuple(lines))


def remark(block: Block, x: float, y: float, w: float, h: float, paper: Paper, fitter: Fitter) -> Box:
    """What is to be known about an assembly, in the free room right of its cells."""
    lines = fitter.flow(runs(block.note, paper.base, SECOND), w - 10, max(1, int(h // paper.line)))
    base = y + h / 2 - (len(lines) - 1) * paper.line / 2 + paper.base * 0.36
    placed = tuple(Line(x + 6, base + n * paper.line, line, joined=n > 0) for n, line in enumerate(lines))
    return Box(f"说明:{block.id}", x, y, w, h, placed, middle=True, flows=True)


def system(block: Block, x: float, y: float, w: float, h: float, color: str, paper: Paper, fitter: Fitter) -> Box:
    """The bar of a system, its name upright."""
    name = plain(block.title)
    size = max(SMALLEST, min(paper.base * 1.15, (h - 4) / max(1, len(name)) / 1.15))
    step = size * 1.22
    base = y + h / 2 - (len(name) - 1) * step / 2 + size * 0.36
    lines = tuple(
        Line(x + w / 2, base + n * step, fitter.printable(runs(words(char), size, WHITE, bold=True)), "c", joined=n > 0)
        for n, char in enumerate(name)
    )
    return Box(f"系统:{block.id} {name}", x, y, w, h, lines, fill=color, radius=_RADIUS, middle=True, upright=True)
