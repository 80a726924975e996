"""How things and relations look in a network: signs of the states, labels turned outward with a white halo, lines."""

import math
from collections.abc import Mapping
from typing import Any

from liantu.look import INK, NAVY, SECOND, STATES, WHITE

FAINT = "#cdd4df"
FONT = '"Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei", sans-serif'
HALO: Mapping[str, Any] = {"textBorderColor": "#ffffff", "textBorderWidth": 3}
_STEEP = 0.35
_CROSS = "path://M1 2L2 1L5 4L8 1L9 2L6 5L9 8L8 9L5 6L2 9L1 8L4 5Z"
_ASK = "path://M2 3C2 -1 8 -1 8 3C8 5 6 5 6 7L4 7C4 4 6 4 6 3C6 1.5 4 1.5 4 3ZM4 8L6 8L6 10L4 10Z"
# state -> symbol and whether it is filled: the signs of `drawings/dom.js` in the words of ECharts
_SYMBOLS: Mapping[str, tuple[str, bool]] = {
    "STRONG": ("circle", True), "ADEQUATE": ("circle", False), "WEAK": ("triangle", True), "PIPELINE": ("diamond", False),
    "BROKEN": ("rect", True), "MISSING": (_CROSS, True), "UNVERIFIED": (_ASK, True), "UNKNOWN": ("circle", False),
    "NOT_PRIORITY": ("rect", False),
}  # fmt: skip
# the same in Markdown, by the names of the theme's colours
SIGNS: Mapping[str, str] = {
    "STRONG": ":green[●]", "ADEQUATE": ":blue[○]", "WEAK": ":orange[▲]", "PIPELINE": ":violet[◇]", "BROKEN": ":red[■]",
    "MISSING": ":red[×]", "UNVERIFIED": ":gray[?]", "UNKNOWN": ":gray[…]", "NOT_PRIORITY": ":gray[−]",
}  # fmt: skip


def state(status: str, size: float = 11) -> dict[str, Any]:
    """Symbol and ink of a component by its state."""
    (symbol, is_filled), (ink, _) = _SYMBOLS[status], STATES[status]
    dashed = "dashed" if status == "UNKNOWN" else "solid"
    return {"symbol": symbol, "symbolSize": size,
            "itemStyle": {"color": ink if is_filled else WHITE, "borderColor": ink, "borderWidth": 1.6, "borderType": dashed}}  # fmt: skip


def on_circle(radius: float, angle: float) -> dict[str, float]:
    """A place; the angle in turns, 0 at the top, clockwise."""
    a = 2 * math.pi * (angle - 0.25)
    return {"x": round(radius * math.cos(a), 2), "y": round(radius * math.sin(a), 2)}


def outward(angle: float, size: float, *, turned: bool = True) -> dict[str, Any]:
    """A label that begins at its symbol and runs away from the middle; `turned` along the radius, else level."""
    a = 2 * math.pi * ((angle - 0.25) % 1)
    right = math.cos(a) >= -1e-9
    reach = size / 2 + 5
    degrees = -math.degrees(a) if right else 180 - math.degrees(a)
    upright = not turned and abs(math.cos(a)) < _STEEP  # level and above or below its mark: centred on it
    align = "center" if upright else "left" if right else "right"
    reach += 7 if upright else 0
    return {
        "show": True, "formatter": "{b}", "color": INK, "fontSize": 12, "fontFamily": FONT, **HALO,
        "position": [size / 2 + reach * math.cos(a), size / 2 + reach * math.sin(a)],
        "align": align, "verticalAlign": "middle",
        "rotate": round((degrees + 180) % 360 - 180, 2) if turned else 0,
    }  # fmt: skip


def pill(text: str, colour: str, *, filled: bool) -> dict[str, Any]:
    """A name in a small box: the label has the box, the mark below takes the clicks."""
    box = {"backgroundColor": colour if filled else "#ffffff", "borderColor": colour, "borderWidth": 1.2, "borderRadius": 5,
           "padding": [4, 7]}  # fmt: skip
    ink = {"color": "#ffffff" if filled else colour, "fontWeight": 700 if filled else 400}
    label = {"show": True, "position": "inside", "formatter": "{b}", "fontSize": 12, "fontFamily": FONT}
    return {"symbol": "rect", "symbolSize": [14 + 12.5 * ems(text), 20], "itemStyle": {"color": "transparent"},
            "label": {**label, **box, **ink}}  # fmt: skip


def words(text: str, x: float, y: float) -> dict[str, Any]:
    """Words without a mark."""
    label = {"show": True, "position": "inside", "formatter": "{b}", "fontSize": 12, "fontFamily": FONT, "color": SECOND,
             "backgroundColor": "#ffffff", "padding": [1, 4]}  # fmt: skip
    return {
        "name": text,
        "value": text,
        "x": x,
        "y": y,
        "symbolSize": 1,
        "itemStyle": {"color": "transparent"},
        "label": label,
    }


def line(colour: str, width: float = 1.0, *, dashed: bool = False, curve: float = 0.0) -> dict[str, Any]:
    """A relation: solid where confirmed, dashed where inferred."""
    return {
        "color": colour,
        "width": round(width, 2),
        "type": [5, 4] if dashed else "solid",
        "curveness": curve,
        "opacity": 1,
    }


def corners(reach: float) -> list[dict[str, Any]]:
    """Two marks that nobody sees: the frame of the drawing is the same whatever is in it."""
    hidden = {"symbolSize": 0, "itemStyle": {"opacity": 0}, "label": {"show": False}, "tooltip": {"show": False}}
    return [{"name": "", "x": at, "y": at, **hidden} for at in (-reach, reach)]


def graph(nodes: list[dict[str, Any]], links: list[dict[str, Any]], *, hide_overlap: bool = False) -> dict[str, Any]:
    """The whole picture. Nothing moves; a click selects; what is said in the tooltip is text."""
    series = {
        "type": "graph", "layout": "none", "data": [{"id": str(n), **node} for n, node in enumerate(nodes)], "links": links,
        "roam": False, "selectedMode": "single",
        "left": 4, "right": 4, "top": 4, "bottom": 4, "animation": False, "edgeLabel": {"show": False},
        "labelLayout": {"hideOverlap": hide_overlap}, "emphasis": {"focus": "adjacency", "label": {"show": True}},
        "select": {"itemStyle": {"borderColor": NAVY, "borderWidth": 3}}, "edgeSymbolSize": 7, "preserveAspect": "contain",
    }  # fmt: skip
    tooltip = {"trigger": "item", "formatter": "{c}", "confine": True, "textStyle": {"fontSize": 12, "color": INK}}
    return {"animation": False, "tooltip": tooltip, "series": [series], "textStyle": {"fontFamily": FONT}}


def ems(text: str) -> float:
    """How wide a text is, in its own size: a Chinese character 1, a Latin one 0.56."""
    return sum(1.0 if ord(c) > 0x2E7F else 0.56 for c in text)


def cut(text: str, most: float) -> str:
    """Short enough to draw; the table beside has it whole."""
    if ems(text) <= most:
        return text
    while text and ems(text) > most - 1:
        text = text[:-1]
    return f"{text}…"
