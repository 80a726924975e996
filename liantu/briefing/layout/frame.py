"""The frame of every page: title, mark, date, sentence, legend, footer. What is left between is the caller's."""

from dataclasses import dataclass

from liantu.briefing.chain_map import Block, ChainMap, Section, Text, plain
from liantu.briefing.layout.fitting import SMALLEST, Fitter
from liantu.briefing.layout.pages import Box, Item, Line, Rule, Run, Sign
from liantu.briefing.layout.paper import Paper, runs
from liantu.briefing.look import RULE, SAMPLE_FILL, SAMPLE_INK, state
from liantu.look import NAVY, SECOND

_GAP = 4.0
_NARROW = 600.0  # between the margins, in points


@dataclass(frozen=True, slots=True)
class Room:
    """What is left of a page."""

    x: float
    y: float
    w: float
    h: float


def opening(made: ChainMap, section: Section, paper: Paper, fitter: Fitter) -> tuple[list[Item], float]:
    """Head, sentences and legend of a page that is drawn; the y below them."""
    items, y = head(made, section.title, paper, fitter)
    for block in section.blocks:
        if block.kind == "sentence":
            box, y = sentence(block, paper, y, fitter)
            items.append(box)
        elif block.kind == "legend":
            found, y = legend(block, paper, y, fitter)
            items += found
    return items, y


def head(made: ChainMap, title: Text, paper: Paper, fitter: Fitter) -> tuple[list[Item], float]:
    """Title left, mark and dates right; the y below them."""
    y = paper.margin * 0.8
    base = y + paper.title
    right = paper.width - paper.margin
    says = [
        made.footer.data_date,
        *([made.subtitle] if made.subtitle else []),
        *([made.footer.compared] if made.footer.compared else []),
    ]
    narrow = paper.inner < _NARROW
    date = fitter.one_line((Run(" · ".join(says), SMALLEST, SECOND),), paper.inner * (1.0 if narrow else 0.45))
    wide = fitter.width(date)
    if narrow:
        return _narrow_head(made, title, date, paper, fitter)
    items: list[Item] = [
        Box("日期", right - wide, y, wide, paper.title * 1.3, (Line(right, base, date, "r"),)),
    ]
    badge = _badge(made, right - wide * 1.12 - 12, base, fitter)  # a wider font in a slide does not reach it
    if badge:
        items.append(badge)
    room = (badge.x if badge else right - wide) - paper.margin - 8
    name = fitter.one_line(runs(title, paper.title, NAVY, bold=True), room, paper.title * 0.6)
    items.insert(0, Box("标题", paper.margin, y, room, paper.title * 1.3, (Line(paper.margin, base, name),)))
    return items, base + paper.title * 0.3


def _narrow_head(
    made: ChainMap, title: Text, date: tuple[Run, ...], paper: Paper, fitter: Fitter
) -> tuple[list[Item], float]:
    """On upright paper the dates stand below the title."""
    y = paper.margin * 0.8
    base, right = y + paper.title, paper.width - paper.margin
    badge = _badge(made, right, base, fitter)
    room = (badge.x if badge else right) - paper.margin - 8
    name = fitter.one_line(runs(title, paper.title, NAVY, bold=True), room, paper.title * 0.6)
    below = base + SMALLEST * 1.8
    items: list[Item] = [
        Box("标题", paper.margin, y, room, paper.title * 1.3, (Line(paper.margin, base, name),)),
        Box(
            "日期",
            paper.margin,
            below - SMALLEST * 1.1,
            paper.inner,
            SMALLEST * 1.5,
            (Line(paper.margin, below, date),),
        ),
    ]
    return items + ([badge] if badge else []), below + SMALLEST * 0.5


def _badge(made: ChainMap, right: float, base: float, fitter: Fitter) -> Box | None:
    """示例 or 据公开报道, in a frame."""
    if not made.footer.mark:
        return None
    text = fitter.printable((Run(made.footer.mark, 10.0, SAMPLE_INK, True),))
    wide = fitter.width(text) + 10
    line = Line(right - wide / 2, base - 0.5, text, "c")
    return Box(
        "标记", right - wide, base - 11.5, wide, 15, (line,), (), SAMPLE_FILL, SAMPLE_INK, 0.75, radius=3, middle=True
    )


def sentence(block: Block, paper: Paper, y: float, fitter: Fitter) -> tuple[Box, float]:
    """The sentence over the whole width; the y below it."""
    high = paper.lead * 1.42
    lines: list[Line] = []
    for text in block.lines:
        for n, broken in enumerate(fitter.wrap(fitter.printable(runs(text, paper.lead)), paper.inner)):
            lines.append(Line(paper.margin, y + paper.lead * 1.05 + high * len(lines), broken, joined=n > 0))
    return Box("一句话", paper.margin, y, paper.inner, high * len(lines), tuple(lines), flows=True), y + high * len(
        lines
    ) + _GAP


def legend(block: Block, paper: Paper, y: float, fitter: Fitter) -> tuple[list[Item], float]:
    """Sign, word and number of each status in one line, evenly spread."""
    items: list[Item] = [Rule(paper.margin, y, paper.margin + paper.inner, y, NAVY, 0.9)]
    size, sign = paper.base, paper.base * 0.8
    entries = []
    for entry in block.blocks:
        color = state(entry.status).ink
        number = tuple(r for line in entry.lines for r in (Run(" ", size, color), *runs(line, size, color, bold=True)))
        entries.append((entry, fitter.printable((Run(plain(entry.title), size, color), *number))))
    wide = sum(sign + 3 + fitter.width(text) for _, text in entries)
    gap = max(4.0, (paper.inner - wide) / max(1, len(entries) - 1))
    x, base = paper.margin, y + paper.line * 1.1
    lines, signs = [], []
    for n, (entry, text) in enumerate(entries):
        look = state(entry.status)
        signs.append(Sign(look.sign, x + sign / 2, base - size * 0.36, sign, look.ink, look.glyph, line=n))
        lines.append(Line(x + sign + 3, base, text, joined=n > 0))
        x += sign + 3 + fitter.width(text) + gap
    items.append(Box("图例", paper.margin, y + 1, paper.inner, paper.line * 1.4, tuple(lines), tuple(signs)))
    return items, y + paper.line * 1.6


def foot_top(paper: Paper) -> float:
    """Where the footer begins: what stands above must end here."""
    return paper.height - paper.margin * 0.75 - SMALLEST * 1.3 - _GAP


def footer(made: ChainMap, paper: Paper, page: int, pages: int, fitter: Fitter) -> tuple[list[Item], float]:
    """Source, mark, build and page at the foot; the y above it."""
    base = paper.height - paper.margin * 0.75
    top = base - SMALLEST * 1.3
    right = paper.width - paper.margin
    said = f"{made.footer.build}　{page} / {pages}" if pages > 1 else made.footer.build
    build = fitter.printable((Run(said, SMALLEST, SECOND),))
    mark = (Run("　" + made.footer.mark_note, SMALLEST, SAMPLE_INK, True),) if made.footer.mark_note else ()
    room = paper.inner - fitter.width(build) - 12 - fitter.width(mark)
    left = (*fitter.one_line((Run(made.footer.source, SMALLEST, SECOND),), room), *fitter.printable(mark))
    lines = (Line(paper.margin, base, left), Line(right, base, build, "r"))
    return [
        Rule(paper.margin, top, right, top, RULE),
        Box("来源", paper.margin, top + 1, paper.inner, SMALLEST * 1.6, lines),
    ], top - _GAP
