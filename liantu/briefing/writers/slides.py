"""PPTX: one native shape a block with its text inside, native tables, notes that say where the figures come from."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any

from lxml.etree import SubElement
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from liantu.briefing import manifest
from liantu.briefing.chain_map import ChainMap
from liantu.briefing.data_note import parameters_zh, thresholds_zh
from liantu.briefing.layout.pages import Box, Grid, GridCell, Layout, Line, Page, Rule, Run, Sign
from liantu.briefing.read_back import FIGURES_ZH
from liantu.briefing.writers.steady import steady

FACE = "微软雅黑"  # of Chinese; named, not embedded: PowerPoint, WPS and LibreOffice have it or stand in for it
LATIN = "Arial"  # figures as wide as those of the layout, on every system
MOST_SHAPES = 100
_EMU = 12700  # a point
_PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's "no style, no grid"
_ALIGN = {"l": PP_ALIGN.LEFT, "c": PP_ALIGN.CENTER, "r": PP_ALIGN.RIGHT}
_R, _RPR, _T, _FILL, _RGB = map(qn, ("a:r", "a:rPr", "a:t", "a:solidFill", "a:srgbClr"))
_BODY, _BODY_PR, _P, _P_PR, _LINE_BELOW = map(qn, ("a:txBody", "a:bodyPr", "a:p", "a:pPr", "a:lnB"))
_FACES = ((qn("a:latin"), LATIN), (qn("a:ea"), FACE), (qn("a:cs"), FACE))
_ASCENT = 0.8  # of an exactly spaced line: how far its baseline lies below its top
_SLACK = 4.0  # points of width for a font that runs wider than ours


def pptx(made: ChainMap, laid: Layout, stamp: datetime) -> bytes:
    """All pages as slides."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = _emu(laid.pages[0].width), _emu(laid.pages[0].height)
    numbers = manifest.numbers(made)
    for page in laid.pages:
        slide = deck.slides.add_slide(deck.slide_layouts[6])
        slide.shapes.turbo_add_enabled = True  # else each shape looks through all before it for a free number
        for item in page.items:
            _place(slide.shapes, item)
        _told(slide.shapes, page.items, numbers)
        slide.notes_slide.notes_text_frame.text = notes(made, page, laid)
    core = deck.core_properties
    core.title, core.author, core.last_modified_by, core.revision = made.title, "liantu", "liantu", 1
    core.created = core.modified = core.last_printed = stamp.replace(tzinfo=None)
    out = io.BytesIO()
    deck.save(out)
    return steady(out.getvalue(), stamp)


def _told(shapes: Any, items: Iterable[Any], numbers: Mapping[str, int]) -> None:
    """Each shape's alternative text says which figures it shows: programs keep it, so `verify` finds an edited number."""
    for shape, item in zip(shapes, items, strict=True):
        shown = sorted({numbers[run.figure] for line in _lines_of(item) for run in line.runs if run.figure in numbers})
        if shown:
            shape._element._nvXxPr.cNvPr.set("descr", f"{FIGURES_ZH}{'、'.join(map(str, shown))}")


def notes(made: ChainMap, page: Page, laid: Layout) -> str:
    """Source, build, the questions behind this page, what was cut or found no room."""
    ids = {run.figure for line in _lines(page) for run in line.runs if run.figure in made.figures}
    asked = [made.asked[id] for id in made.asked if any(made.figures[f].asked == id for f in ids)]
    footer = made.footer
    said = [f"{footer.source}。{footer.data_date}。{footer.mark_note}{footer.build}".replace("。。", "。"), "依据："]
    for a in asked:
        judged = thresholds_zh(a.thresholds)
        said.append(
            f"{a.id} {a.title}（{a.question}，第{a.question_version}版）：{parameters_zh(a)}"
            + (f"。门槛：{judged}" if judged else "")
        )
    said += [f"全称：{short} → {whole}" for short, whole in laid.cut]
    said += [f"未写下：{of}：{what}" for of, what in laid.left_out]
    said += [f"字体缺字：{' '.join(laid.missing)}"] if laid.missing else []
    return "\n".join(said)


def _lines(page: Page) -> Iterable[Line]:
    for item in page.items:
        yield from _lines_of(item)


def _lines_of(item: Box | Grid | Rule) -> Iterable[Line]:
    if isinstance(item, Grid):
        return (line for row in item.rows for cell in row for line in cell.lines)
    return item.lines if isinstance(item, Box) else ()


def _place(shapes: Any, item: Box | Grid | Rule) -> None:
    if isinstance(item, Rule):
        _rule(shapes, item)
    elif isinstance(item, Grid):
        _table(shapes, item)
    else:
        _box(shapes, item)


def _rule(shapes: Any, rule: Rule) -> None:
    line = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *map(_emu, (rule.x1, rule.y1, rule.x2, rule.y2)))
    _without_style(line)
    line.line.color.rgb, line.line.width = _rgb(rule.color), Pt(rule.width)
    line.name = "线"


def _box(shapes: Any, box: Box) -> None:
    at = tuple(map(_emu, (box.x, box.y, box.w, box.h)))
    if box.fill or box.stroke:
        shape = shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE if box.radius else MSO_SHAPE.RECTANGLE, *at)
        _without_style(shape)
        if box.radius:
            shape.adjustments[0] = min(0.5, box.radius / min(box.w, box.h))
        _outline(shape, box)
    else:
        shape = shapes.add_textbox(*at)
    shape.name = box.id
    _text(shape.text_frame, box)


def _outline(shape: Any, box: Box) -> None:
    if box.fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = _rgb(box.fill)
    else:
        shape.fill.background()
    if not box.stroke:
        shape.line.fill.background()
        return
    shape.line.color.rgb, shape.line.width = _rgb(box.stroke), Pt(box.stroke_width)
    if box.dashed:
        shape.line.dash_style = MSO_LINE.DASH


def _text(frame: Any, box: Box) -> None:
    """Lines that go on are one paragraph again; a line at the right end of the same height follows a tab."""
    frame.word_wrap = box.flows
    frame.auto_size = MSO_AUTO_SIZE.NONE
    lines = box.lines
    step = _step(lines)
    left = min((line.x for line in lines if line.align == "l"), default=box.x) - box.x
    top = lines[0].y - box.y - _ASCENT * step if lines else 0.0
    frame.margin_left, frame.margin_right = _emu(max(0.0, left - _sign_room(box))), 0
    frame.margin_top, frame.margin_bottom = _emu(max(0.0, top)), 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE if box.middle else MSO_ANCHOR.TOP
    if box.middle:
        frame.margin_top = 0
    for n, group in enumerate(_paragraphs(lines, box.upright)):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.CENTER if box.upright else _ALIGN[lines[group[0]].align]
        paragraph.line_spacing = Pt(round(step, 1))
        if not box.middle:
            _hang(paragraph, _sign_room(box))
        _fill(paragraph, box, group)
    corner = next((s for s in box.signs if s.line < 0), None)
    if corner and not any(run.color == corner.color and "上期" in run.text for line in lines for run in line.runs):
        _run(frame.paragraphs[-1]._p, Run(f" {corner.glyph}", lines[-1].runs[-1].size, corner.color, True))


def _sign_room(box: Box) -> float:
    """How far the sign stands before the text."""
    signs = [s for s in box.signs if s.line >= 0]
    left = [line.x for line in box.lines if line.align == "l"]
    if len(signs) != 1 or not left or min(left) < max(left):
        return 0.0
    return max(0.0, left[0] - (signs[0].x - signs[0].size / 2))


def _hang(paragraph: Any, room: float) -> None:
    """Further lines begin below the text, not below the sign."""
    if room:
        pPr = paragraph._p.get_or_add_pPr()  # noqa: N806
        pPr.set("marL", str(_emu(room)))
        pPr.set("indent", str(-_emu(room)))


def _fill(paragraph: Any, box: Box, group: Sequence[int]) -> None:
    for n in group:
        line = box.lines[n]
        if n != group[0] and line.align == "r" and line.y == box.lines[n - 1].y:
            _tab_at(paragraph, box.lines[n].x - box.x)
            _run(paragraph._p, Run("\t", line.runs[0].size if line.runs else 9.0, "#000000"))
        elif n != group[0] and not box.flows and line.y != box.lines[n - 1].y:
            paragraph.add_line_break()
        for sign in box.signs:
            if sign.line == n:
                between = "　" if n != group[0] and box.id == "图例" else ""
                _run(paragraph._p, Run(f"{between}{sign.glyph} ", sign.size / 0.8, sign.color, True))
        for run in line.runs:
            _run(paragraph._p, run)


def _tab_at(paragraph: Any, x: float) -> None:
    pPr = paragraph._p.get_or_add_pPr()  # noqa: N806
    if pPr.find(qn("a:tabLst")) is None:
        tabs = pPr.makeelement(qn("a:tabLst"), {})
        tabs.append(tabs.makeelement(qn("a:tab"), {"pos": str(_emu(x)), "algn": "r"}))
        pPr.append(tabs)


def _paragraphs(lines: Sequence[Line], whole: bool) -> list[list[int]]:
    groups: list[list[int]] = []
    for n, line in enumerate(lines):
        beside = n > 0 and line.align == "r" and line.y == lines[n - 1].y
        if groups and (line.joined or beside or whole):
            groups[-1].append(n)
        else:
            groups.append([n])
    return groups


def _step(lines: Sequence[Line]) -> float:
    gaps = [b.y - a.y for a, b in pairwise(lines) if b.y > a.y]
    size = max((run.size for line in lines for run in line.runs), default=9.0)
    return min(gaps) if gaps else size * 1.3


def _table(shapes: Any, grid: Grid) -> None:
    at = (grid.x, grid.y, sum(grid.widths), grid.h)
    frame = shapes.add_table(len(grid.rows), len(grid.widths), *map(_emu, at))
    frame.name = grid.id
    table = frame.table
    properties = table._tbl.tblPr
    for name in ("firstRow", "bandRow"):
        properties.set(name, "0")
    properties.find(qn("a:tableStyleId")).text = _PLAIN_TABLE
    for column, width in zip(table.columns, grid.widths, strict=True):
        column.width = _emu(width)
    ruled = {round(rule.y1, 1): rule for rule in grid.rules}
    bottom = grid.y
    for n, (row, cells) in enumerate(zip(table._tbl.tr_lst, grid.rows, strict=True)):
        row.set("h", str(_emu(grid.heights[n])))
        bottom += grid.heights[n]
        if len(cells) == 1 < len(grid.widths):
            table.cell(n, 0).merge(table.cell(n, len(grid.widths) - 1))
        below = ruled.get(round(bottom, 1))
        for tc in row.tc_lst:
            _border(tc, below)
        for tc, cell in zip(row.tc_lst, cells, strict=False):
            _cell(tc, cell)


def _cell(tc: Any, cell: GridCell) -> None:
    """A cell's text, written as XML for the same reason as `_run`."""
    properties = tc.get_or_add_tcPr()
    for side, room in (("marL", 0), ("marR", _emu(5)), ("marT", 0), ("marB", 0)):
        properties.set(side, str(room))
    properties.set("anchor", "ctr")
    body = tc.find(_BODY)
    body.find(_BODY_PR).set("wrap", "square")
    for n, group in enumerate(_paragraphs(cell.lines, False)):
        p = body.find(_P) if n == 0 else SubElement(body, _P)
        SubElement(p, _P_PR, {"algn": "r" if cell.right else "l"})
        if n == 0 and cell.sign:
            _run(p, _glyph(cell.sign))
        for i in group:
            for run in cell.lines[i].runs:
                _run(p, run)


def _glyph(sign: Sign) -> Run:
    return Run(f"{sign.glyph} ", sign.size / 0.82, sign.color, True)


def _border(tc: Any, rule: Rule | None) -> None:
    """The rule below a row; everything else has none."""
    if rule is None:
        return
    line = SubElement(
        tc.get_or_add_tcPr(), _LINE_BELOW, {"w": str(int(rule.width * _EMU)), "cap": "flat", "cmpd": "sng"}
    )
    SubElement(SubElement(line, _FILL), _RGB, {"val": rule.color[1:]})


def _run(p: Any, run: Run) -> None:
    """A run with its face for Latin, Chinese and complex text: WPS keeps its own font where only the first is named.

    Written as XML: python-pptx takes ten times as long over the same, and a list has thousands of runs.
    """
    made = SubElement(p, _R)
    look = {"lang": "zh-CN", "sz": str(round(run.size * 100)), "b": "1" if run.bold else "0", "dirty": "0"}
    look |= {"bmk": run.figure} if run.figure else {}  # of the standard: here the figure that a run shows, for `verify`
    properties = SubElement(made, _RPR, look)
    SubElement(SubElement(properties, _FILL), _RGB, {"val": run.color[1:].upper()})
    for tag, face in _FACES:
        SubElement(properties, tag, {"typeface": face})
    SubElement(made, _T).text = "".join(c if c == "\t" or c >= " " else " " for c in run.text)


def _without_style(shape: Any) -> None:
    """LibreOffice would draw the theme's shadow."""
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)


def _rgb(color: str) -> Any:
    return RGBColor(*bytes.fromhex(color[1:]))  # type: ignore[no-untyped-call]


def _emu(points: float) -> Emu:
    return Emu(round(points * _EMU))
