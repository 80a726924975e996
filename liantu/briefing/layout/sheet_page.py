"""One assembly on a page: a card for each component, its firms below each other; who finds no room is listed behind."""

from dataclasses import replace

from liantu.briefing.chain_map import Block, ChainMap, Section, plain
from liantu.briefing.layout import frame
from liantu.briefing.layout.fitting import Fitter
from liantu.briefing.layout.pages import Box, Item, Line, Page, Run, Sign
from liantu.briefing.layout.paper import Paper, runs
from liantu.briefing.look import SAMPLE_INK, STATES, state
from liantu.look import INK, SECOND

_GAP = 8.0
_PAD = 7.0
_BESIDE = 4  # cards in a row at most
_SCALES = (1.4, 1.25, 1.12)
_TALLEST = 0.62  # of the room, where one row would be mostly air


def sheet_page(made: ChainMap, section: Section, paper: Paper, fitter: Fitter) -> Page:
    """One page of shape `sheet`, still without its footer."""
    items, y = frame.opening(made, section, paper, fitter)
    for block in section.blocks:
        if block.kind == "assembly":
            items += _cards(block, y + 4, frame.foot_top(paper) - y - 4, paper, fitter)
    return Page(section.id, plain(section.title), paper.width, paper.height, tuple(items))


def _cards(block: Block, y: float, height: float, paper: Paper, fitter: Fitter) -> list[Item]:
    """In rows of at most four, each of the same size, in the plan's order."""
    n = len(block.blocks)
    rows = -(-n // _BESIDE)
    columns = -(-n // rows) if rows else 1
    wide = (paper.inner - _GAP * (columns - 1)) / columns
    high = (height - _GAP * (rows - 1)) / rows if rows else height
    if rows == 1:
        high = min(high, max(height * _TALLEST, _wanted(block, paper)))
    paper = _larger(block, high, paper)
    items: list[Item] = []
    for at, card in enumerate(block.blocks):
        x, top = paper.margin + at % columns * (wide + _GAP), y + at // columns * (high + _GAP)
        items.append(_card(card, x, top, wide, high, paper, fitter))
    return items


def _larger(block: Block, high: float, paper: Paper) -> Paper:
    """Larger type where even the longest card has room for it."""
    for scale in _SCALES:
        if _wanted(block, larger := replace(paper, base=paper.base * scale)) <= high:
            return larger
    return paper


def _wanted(block: Block, paper: Paper) -> float:
    lines = max((len(card.blocks) + 6 for card in block.blocks), default=0)
    return lines * paper.line + 2 * _PAD


def _card(block: Block, x: float, y: float, w: float, h: float, paper: Paper, fitter: Fitter) -> Box:
    look, size = state(block.status), paper.base * 1.2
    sign = size * 0.8
    left, room = x + _PAD, w - 2 * _PAD
    short = (Run(f" {block.short}", paper.base, SECOND),) if block.short else ()
    title = fitter.one_line((*runs(block.title, size, bold=True), *short), room - sign - 4)
    base = y + _PAD + size
    lines = [Line(left + sign + 4, base, title)]
    signs = [Sign(look.sign, left + sign / 2, base - size * 0.36, sign, look.ink, look.glyph)]
    if block.mark:
        signs.append(Sign("corner", x + w, y, 9.0, SAMPLE_INK, STATES["changed"].glyph, line=-1))
    word = (Run(f"{block.status_word}　", paper.base, look.ink, True),)
    said: list[tuple[Run, ...]] = list(fitter.flow((*word, *_together(block, paper)), room, 3))
    base += 2
    for n, line in enumerate(said):
        base += paper.line
        lines.append(Line(left, base, line, joined=n > 0))
    base += paper.line * 0.35
    for line in _firms(block, int((y + h - _PAD * 0.5 - base) // paper.line), room, paper, fitter):
        base += paper.line
        lines.append(Line(left, base, line))
    return Box(
        f"部件:{block.id} {plain(block.title)}", x, y, w, h, tuple(lines), tuple(signs), look.fill, look.ink,
        look.border, look.dashed, 4.0,
    )  # fmt: skip


def _together(block: Block, paper: Paper) -> tuple[Run, ...]:
    """Number and details in one running text; the number only where the word is not said twice."""
    found: list[Run] = []
    for line in block.lines:
        if plain(line) == block.status_word or not plain(line):
            continue
        found += [Run("　" if found else "", paper.base, SECOND), *runs(line, paper.base, SECOND, states_bold=False)]
    return tuple(run for run in found if run.text)


def _firms(block: Block, most: int, room: float, paper: Paper, fitter: Fitter) -> list[tuple[Run, ...]]:
    """A line each; if there are more, the last line says how many, and 数据说明 names them."""
    names = [firm.title for firm in block.blocks]
    shown = names if len(names) <= most else names[: max(0, most - 1)]
    found = [fitter.one_line(runs(name, paper.base, INK), room) for name in shown]
    rest = names[len(shown) :]
    if rest:
        fitter.left_out.append((plain(block.title), "；".join(plain(name) for name in rest)))
        found.append(fitter.one_line((Run(f"还有 {len(rest)} 家，见数据说明", paper.base, SECOND),), room))
    return found[: max(0, most)]
