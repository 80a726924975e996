"""The whole chain, or one system of it, on one page: a row for each assembly, every cell of one size, in the plan's order."""

from dataclasses import replace

from liantu.briefing.chain_map import Block, ChainMap, Section
from liantu.briefing.layout import beside, cells, frame
from liantu.briefing.layout.fitting import Fitter
from liantu.briefing.layout.pages import Item, Page
from liantu.briefing.layout.paper import Paper
from liantu.look import SYSTEMS

_COLUMNS = 8  # the longest row of the plan; more make the cells narrower
_GAP = 3.0
_SYSTEM_GAP = 5.0
_ALONE = 1.15  # a system of its own has room for larger type
_TALLEST = 7.0  # lines of a cell: one system alone does not fill the page with air


def map_page(made: ChainMap, section: Section, paper: Paper, fitter: Fitter) -> Page:
    """One page of shape `map`, still without its footer."""
    items, y = frame.opening(made, section, paper, fitter)
    bottom = frame.foot_top(paper)
    beside_it = [b for b in section.blocks if b.kind in ("table", "list")]
    systems = [b for b in section.blocks if b.kind == "system"]
    if len(systems) == 1:
        paper = replace(paper, base=paper.base * _ALONE)
    width = paper.inner
    if beside_it and paper.side:
        width -= paper.side + 12
        items += beside.column(beside_it, paper.margin + width + 12, y, paper, fitter)
    elif beside_it:
        found_below, high = beside.below(beside_it, paper, fitter)
        bottom -= high
        items += beside.place_below(found_below, bottom + 2, paper, fitter)
    items += _systems(systems, y, width, bottom - y, paper, fitter)
    return Page(section.id, "".join(s.text for s in section.title), paper.width, paper.height, tuple(items))


def _systems(systems: list[Block], y: float, width: float, height: float, paper: Paper, fitter: Fitter) -> list[Item]:
    rows = sum(len(system.blocks) for system in systems)
    if not rows:
        return []
    free = height - _SYSTEM_GAP * (len(systems) - 1)
    step = min(free / rows, _TALLEST * paper.line)
    columns = max(_COLUMNS if len(systems) > 1 else 1, *(len(a.blocks) for s in systems for a in s.blocks))
    left = paper.margin + paper.system + 4 + paper.assembly
    wide = (paper.margin + width - left + _GAP) / columns
    items: list[Item] = []
    for n, system in enumerate(systems):
        high = step * len(system.blocks) - _GAP
        color = SYSTEMS.get(system.id, list(SYSTEMS.values())[n % len(SYSTEMS)])
        items.append(cells.system(system, paper.margin, y, paper.system, high, color, paper, fitter))
        for row, assembly in enumerate(system.blocks):
            items += _row(assembly, y + row * step, step - _GAP, left, wide, columns, paper, fitter)
        y += high + _GAP + _SYSTEM_GAP
    return items


def _row(
    block: Block, y: float, h: float, left: float, wide: float, columns: int, paper: Paper, fitter: Fitter
) -> list[Item]:
    items: list[Item] = [cells.assembly(block, left - paper.assembly, y, paper.assembly, h, paper, fitter)]
    for n, cell in enumerate(block.blocks):
        items.append(cells.cell(cell, left + n * wide, y, wide - _GAP, h, paper, fitter))
    free = columns - len(block.blocks)
    if block.note and free >= 2:
        items.append(cells.remark(block, left + len(block.blocks) * wide, y, free * wide - _GAP, h, paper, fitter))
    return items
