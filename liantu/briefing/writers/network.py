"""A Picture as SVG (boxes and lines, real text) or, by pyvis, as a page to move about in: positions fixed, nothing fetched."""

import json
import re
from collections.abc import Mapping

from graph.errors import LiantuError
from liantu.briefing.fonts import Font
from liantu.briefing.layout.fitting import Fitter
from liantu.briefing.layout.pages import Box, Item, Line, Page, Rule, Run
from liantu.briefing.look import SAMPLE_INK
from liantu.briefing.picture import Picture, Thing, short
from liantu.briefing.writers.svg import svg
from liantu.look import INK, NAVY, SECOND

_WIDE, _HIGH, _ACROSS, _DOWN = 150.0, 17.0, 260.0, 22.0
_MARGIN, _HEAD = 24.0, 56.0
_LOOKS: Mapping[str, tuple[str, str]] = {  # label -> fill, ink
    "Vehicle": ("#1d3461", "#ffffff"),
    "VehicleModel": ("#fff2dc", "#8f5200"),
    "System": ("#2a4fa3", "#ffffff"),
    "Assembly": ("#e8eef8", "#1d3461"),
    "Component": ("#e4f0f8", "#1f5f8b"),
    "Enterprise": ("#ffffff", "#16213a"),
    "Project": ("#efe9f8", "#5b3f8c"),
}
_OTHER = ("#f5f7fa", "#4a5670")
_TIES: Mapping[str, str] = {"SUPPLIES": "#1d3461", "MAKES": "#1d6f5f", "WORKS_ON": "#6f8dbb", "OWNED_BY": "#6b4a8a"}
_OTHER_TIE = "#8fa3c4"
_CSP = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data: blob:"
_FETCHED = re.compile(
    r"<(?:link|script)\b[^>]*?\b(?:href|src)\s*=\s*[\"']https?://[^\"']+[\"'][^>]*?/?>(?:\s*</script>)?", re.S
)
_INERT = str.maketrans({"<": "＜", ">": "＞", "&": "＆"})  # in a script of somebody else's page no name may be markup


def network_svg(drawn: Picture, font: Font, mark: str = "") -> str:
    """The picture as one SVG."""
    fitter = Fitter(font)
    columns = max(t.column for t in drawn.things) + 1
    rows = max(t.row for t in drawn.things) + 1
    width = max(480.0, 2 * _MARGIN + (columns - 1) * _ACROSS + _WIDE)
    height = _HEAD + rows * _DOWN + 2 * _MARGIN
    at = {t.ref: (_MARGIN + t.column * _ACROSS, _HEAD + t.row * _DOWN) for t in drawn.things}
    ties: list[Item] = []
    for tie in drawn.ties:
        (x1, y1), (x2, y2) = at[tie.start], at[tie.end]
        left, right = (x1 + _WIDE, x2) if x1 < x2 else (x1, x2 + _WIDE) if x1 > x2 else (x1 + _WIDE, x2 + _WIDE)
        color = _TIES.get(tie.type, _OTHER_TIE)
        ties.append(Rule(left, y1 + _HIGH / 2, right, y2 + _HIGH / 2, color, 0.9 if tie.is_sure else 0.4))
    boxes = [_box(thing, *at[thing.ref], fitter) for thing in drawn.things]
    page = Page(
        "picture",
        drawn.title,
        width,
        height,
        (*_head(drawn, width, mark, fitter), *ties, *boxes, *_foot(drawn, width, height, fitter)),
    )
    return svg(page, font, about=drawn.about)


def _box(thing: Thing, x: float, y: float, fitter: Fitter) -> Box:
    fill, ink = _LOOKS.get(thing.ref.label, _OTHER)
    text = fitter.one_line((Run(short(thing), 10.0, ink),), _WIDE - 10)
    line = Line(x + 5, y + _HIGH / 2 + 3.6, text)
    return Box(f"{thing.ref.label}:{thing.ref.id}", x, y, _WIDE, _HIGH, (line,), (), fill, ink, 0.6, radius=2.5)


def _head(drawn: Picture, width: float, mark: str, fitter: Fitter) -> list[Item]:
    title = [Run(drawn.title, 15.0, NAVY, True), *([Run(f"　{mark}", 11.0, SAMPLE_INK, True)] if mark else [])]
    said = fitter.one_line(title, width - 2 * _MARGIN)
    x, y = _MARGIN, 40.0
    items: list[Item] = [Box("标题", x, 8, width - 2 * x, 20, (Line(x, 24, said),))]
    for type, word in sorted({(t.type, t.word) for t in drawn.ties}):
        text = fitter.printable((Run(word, 9.0, SECOND),))
        items += [
            Rule(x, y - 3, x + 16, y - 3, _TIES.get(type, _OTHER_TIE), 1.2),
            Box(f"图例:{type}", x + 20, y - 10, 60, 12, (Line(x + 20, y, text),)),
        ]
        x += 20 + fitter.width(text) + 14
    return items


def _foot(drawn: Picture, width: float, height: float, fitter: Fitter) -> list[Item]:
    rest = f"另有 {drawn.left_out} 个没有画出：一张图至多 {len(drawn.things)} 个。" if drawn.left_out else ""
    text = fitter.one_line((Run(f"{drawn.about}　{rest}", 9.0, SECOND),), width - 2 * _MARGIN, 6.0)
    return [Box("来源", _MARGIN, height - 20, width - 2 * _MARGIN, 12, (Line(_MARGIN, height - 11, text),))]


def network_html(drawn: Picture, mark: str = "") -> str:
    """The picture by pyvis: one file, works without network, physics off, no name in heading, menu or tooltip.

    Raises:
        LiantuError: pyvis is not installed.
    """
    try:
        from pyvis.network import Network
    except ImportError as error:
        raise LiantuError("没有安装 pyvis。请运行 pip install 'liantu[share]'，或用 --engine svg。") from error
    net = Network(height="94vh", width="100%", directed=True, cdn_resources="in_line")
    for thing in drawn.things:
        fill, ink = _LOOKS.get(thing.ref.label, _OTHER)
        net.add_node(
            f"{thing.ref.label}:{thing.ref.id}".translate(_INERT), label=short(thing).translate(_INERT), shape="box",
            x=thing.column * _ACROSS, y=thing.row * _DOWN * 1.5, physics=False, color={"background": fill, "border": ink},
            font={"color": ink, "size": 13},
        )  # fmt: skip
    for tie in drawn.ties:
        ends = (f"{ref.label}:{ref.id}".translate(_INERT) for ref in (tie.start, tie.end))
        net.add_edge(*ends, color=_TIES.get(tie.type, _OTHER_TIE), dashes=not tie.is_sure)
    options = {"physics": {"enabled": False}, "edges": {"smooth": False, "arrows": {"to": {"scaleFactor": 0.5}}}}
    net.set_options(json.dumps(options))
    return _closed(net.generate_html(notebook=False), f"{drawn.title} {mark}".strip(), drawn)


def _closed(page: str, title: str, drawn: Picture) -> str:
    """Without anything that would be fetched, with a policy that forbids it, and with our own head and foot."""
    from html import escape

    head = f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_CSP}"><title>{escape(title)}</title>'
    rest = f"另有 {drawn.left_out} 个没有画出。" if drawn.left_out else ""
    note = f'<p style="font:12px sans-serif;color:{INK};margin:4px 12px">{escape(title)} · {escape(drawn.about)} {rest}</p>'
    page = _FETCHED.sub("", page)
    page = re.sub(r"<head>", lambda m: m[0] + head, page, count=1)
    return re.sub(r"<body>", lambda m: m[0] + note, page, count=1)
