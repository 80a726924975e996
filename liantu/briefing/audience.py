"""Who may see what: 公开 and 内部 drop what is about single firms, contacts, talks and targets, and totals of fewer than three firms.

A figure that may not be shown reads 不公开, never 0 and never blank; how many there are stands in the notes. 工作 shows all.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from liantu.briefing.chain_map import Block, ChainMap, Figure, Section, Span, TableRow, Text
from liantu.briefing.disclosure import FEWEST, primary, protected
from liantu.briefing.manifest import WITHHELD_ZH
from liantu.briefing.request import AUDIENCES

ALL = "工作"
_UNITS = ("亿元", "万元", "家", "%", "人", "个", "元")
_HELD_ZH = {"firms": "单个企业的数", "contacts": "联系方式", "talks": "在谈项目", "targets": "招引目标"}


def for_audience(chain_map: ChainMap) -> ChainMap:
    """The briefing as its audience may see it. Pure: the same briefing, or one without what it may not hold."""
    if chain_map.audience not in AUDIENCES:
        raise ValueError(f"no audience is called {chain_map.audience}")
    if chain_map.audience == ALL:
        return chain_map
    dropped: Counter[str] = Counter()
    sections = tuple(s for section in chain_map.sections if (s := _section(section, dropped)).blocks)
    kept = {f.id: f for f in replace(chain_map, sections=sections).used()}
    gone = {f.id for f in chain_map.used() if f.id not in kept}
    few = _same_cell(chain_map, primary(kept.values()))
    extra = protected(chain_map, [id for id in kept if id not in few], few | gone)
    hidden = {id for id in (few | extra) if id in kept}
    return replace(
        chain_map,
        sections=tuple(_withheld(section, hidden) for section in sections),
        figures={id: _bare(f) if id in hidden else f for id, f in kept.items()},
        asked={id: replace(chain_map.asked[id], rows=()) for id in dict.fromkeys(f.asked for f in kept.values())},
        notes=(*chain_map.notes, *_told(chain_map.audience, dropped, len(hidden - extra), len(hidden & extra))),
    )


def _same_cell(chain_map: ChainMap, ids: set[str]) -> set[str]:
    """These and all figures that are read from the same cells."""
    cells = {(chain_map.figures[id].asked, chain_map.figures[id].find) for id in ids}
    return {f.id for f in chain_map.figures.values() if (f.asked, f.find) in cells}


def _bare(figure: Figure) -> Figure:
    return replace(figure, value=None, shown=WITHHELD_ZH, unit="", coverage=None, rows=(), firms=None)


# ---- what is dropped ------------------------------------------------------------------------------------------------


def _section(section: Section, dropped: Counter[str]) -> Section:
    blocks = tuple(b for block in section.blocks if (b := _block(block, dropped)))
    return replace(section, title=_spans(section.title, dropped), blocks=blocks)


def _block(block: Block, dropped: Counter[str]) -> Block | None:
    if block.holds:
        dropped[block.holds] += 1
        return None
    seen = [n for n, column in enumerate(block.columns) if not column.holds]
    for column in block.columns:
        if column.holds:
            dropped[column.holds] += len(block.rows)
    return replace(
        block,
        title=_spans(block.title, dropped),
        lines=tuple(line for text in block.lines if (line := _spans(text, dropped))),
        columns=tuple(block.columns[n] for n in seen),
        rows=tuple(_row(row, seen, dropped) for row in block.rows if not _is_held(row, dropped)),
        note=_spans(block.note, dropped),
        blocks=tuple(b for inner in block.blocks if (b := _block(inner, dropped))),
    )


def _is_held(row: TableRow, dropped: Counter[str]) -> bool:
    if row.holds:
        dropped[row.holds] += 1
    return bool(row.holds)


def _row(row: TableRow, seen: Iterable[int], dropped: Counter[str]) -> TableRow:
    """The cells of the columns that stay; one alone spans them all."""
    kept = row.cells if len(row.cells) == 1 else [row.cells[n] for n in seen]
    return replace(row, cells=tuple(_spans(text, dropped) for text in kept))


def _spans(text: Text, dropped: Counter[str]) -> Text:
    for span in text:
        if span.holds:
            dropped[span.holds] += 1
    return tuple(span for span in text if not span.holds)


# ---- what reads 不公开 ----------------------------------------------------------------------------------------------


def _withheld(section: Section, hidden: set[str]) -> Section:
    blocks = tuple(_hide(block, hidden) for block in section.blocks)
    return replace(section, title=_said(section.title, hidden), blocks=blocks)


def _hide(block: Block, hidden: set[str]) -> Block:
    return replace(
        block,
        title=_said(block.title, hidden),
        lines=tuple(_said(line, hidden) for line in block.lines),
        rows=tuple(replace(row, cells=tuple(_said(cell, hidden) for cell in row.cells)) for row in block.rows),
        note=_said(block.note, hidden),
        blocks=tuple(_hide(inner, hidden) for inner in block.blocks),
    )


def _said(text: Text, hidden: set[str]) -> Text:
    """The text with 不公开 in place of a number and its unit."""
    if not any(span.figure in hidden for span in text):
        return text
    said: list[Span] = []
    for span in text:
        after = bool(said) and said[-1].figure in hidden
        if span.figure in hidden:
            if not (after and said[-1].figure == span.figure):
                said.append(Span(WITHHELD_ZH, span.figure, span.tone))
        elif left := _without_unit(span.text) if after else span.text:
            said.append(replace(span, text=left))
    return tuple(said)


def _without_unit(text: str) -> str:
    unit = next((u for u in _UNITS if text.lstrip().startswith(u)), "")
    return text.lstrip()[len(unit) :] if unit else text


def _told(audience: str, dropped: Counter[str], few: int, extra: int) -> Iterable[str]:
    if dropped:
        named = "、".join(f"{_HELD_ZH[kind]} {n} 处" for kind, n in sorted(dropped.items()))
        yield f"本件供{audience}使用，略去：{named}。"
    if few or extra:
        more = f"，另有 {extra} 个为防止由合计推算一并不公开" if extra else ""
        yield f"不足 {FEWEST} 家企业的合计 {few} 个不公开{more}；“不公开”不是 0。"
