"""PDF by typst: every line placed where the layout says, fonts embedded, text real; the same input gives the same bytes."""

from collections.abc import Iterator
from datetime import datetime

from graph.errors import LiantuError
from liantu.briefing.carried import PDF_ATTACHMENT
from liantu.briefing.fonts import Font
from liantu.briefing.layout.pages import Box, Grid, Layout, Line, Page, Rule, Sign
from liantu.briefing.writers.signs import segments
from liantu.briefing.writers.typesetting import has_typst, typeset

_ESCAPED = frozenset("\\#$*_`<>@[]~=-+/\"'&")


def pdf(laid: Layout, font: Font, stamp: datetime, title: str, manifest: str = "") -> bytes:
    """All pages. `stamp` goes into the file as its date, nothing else of the moment does; `manifest` is attached.

    Raises:
        LiantuError: this platform has no typst.
    """
    if not has_typst():
        raise LiantuError("这台机器没有 typst 的安装包（如 Windows ARM），写不了 PDF。请改用 pptx、svg 或 png。")
    attached = (
        f'#pdf.attach("{PDF_ATTACHMENT}", relationship: "data", mime-type: "application/json")\n' if manifest else ""
    )
    beside = {PDF_ATTACHMENT: manifest} if manifest else {}
    text = source(laid, font, title) + attached
    return typeset(text, font, beside, format="pdf", timestamp=int(stamp.timestamp()))[0]


def source(laid: Layout, font: Font, title: str) -> str:
    """The typst text."""
    head = (
        f'#set document(title: "{_string(title)}", author: "liantu")\n'
        f'#set text(font: "{_string(font.family)}", lang: "zh", region: "cn", top-edge: "baseline", '
        'bottom-edge: "baseline", cjk-latin-spacing: none, hyphenate: false, overhang: false)\n'
        "#set par(leading: 0pt, spacing: 0pt, justify: false)\n"
        "#let at(x, y, body) = place(top + left, dx: x, dy: y, body)\n"
        "#let left(x, y, body) = at(x, y, box(body))\n"
        "#let middle(x, y, body) = at(x - 400pt, y, box(width: 800pt, align(center, body)))\n"
        "#let right(x, y, body) = at(x - 1200pt, y, box(width: 1200pt, align(end, body)))\n"
        "#let t(size, color, weight, body) = text(size: size, fill: rgb(color), weight: weight, body)\n"
    )
    return head + "#pagebreak()\n".join(_page(page) for page in laid.pages)


def _page(page: Page) -> str:
    set_page = f"#set page(width: {_pt(page.width)}, height: {_pt(page.height)}, margin: 0pt)\n"
    return set_page + "".join(_items(page))


def _items(page: Page) -> Iterator[str]:
    for item in page.items:
        if isinstance(item, Rule):
            yield _rule(item)
        elif isinstance(item, Grid):
            yield from map(_rule, item.rules)
            for row in item.rows:
                for cell in row:
                    yield from _sign(cell.sign) if cell.sign else ()
                    yield from map(_line, cell.lines)
        else:
            yield from _box(item)


def _box(box: Box) -> Iterator[str]:
    if box.fill or box.stroke:
        inset = box.stroke_width / 2 if box.stroke else 0.0
        dash = ", dash: (3pt, 2pt)" if box.dashed else ""
        stroke = f'(paint: rgb("{box.stroke}"), thickness: {_pt(box.stroke_width)}{dash})' if box.stroke else "none"
        fill = f'rgb("{box.fill}")' if box.fill else "none"
        yield (
            f"#at({_pt(box.x + inset)}, {_pt(box.y + inset)}, rect(width: {_pt(box.w - 2 * inset)}, "
            f"height: {_pt(box.h - 2 * inset)}, radius: {_pt(box.radius)}, fill: {fill}, stroke: {stroke}))\n"
        )
    for sign in box.signs:
        yield from _sign(sign)
    yield from map(_line, box.lines)


def _line(line: Line) -> str:
    place = {"l": "left", "c": "middle", "r": "right"}[line.align]
    said = "".join(
        f'#t({_pt(run.size)}, "{run.color}", {700 if run.bold else 400})[{_markup(run.text)}]' for run in line.runs
    )
    return f"#{place}({_pt(line.x)}, {_pt(line.y)})[{said}]\n" if said else ""


def _rule(rule: Rule) -> str:
    return (
        f"#at({_pt(rule.x1)}, {_pt(rule.y1)}, line(start: (0pt, 0pt), end: ({_pt(rule.x2 - rule.x1)}, "
        f'{_pt(rule.y2 - rule.y1)}), stroke: {_pt(rule.width)} + rgb("{rule.color}")))\n'
    )


def _sign(sign: Sign) -> Iterator[str]:
    """Paths as typst curves in page coordinates."""
    for steps, filled in segments(sign):
        look = f'fill: rgb("{sign.color}")' if filled else f'stroke: {_pt(sign.size * 0.14)} + rgb("{sign.color}")'
        parts = ", ".join(_step(command, numbers) for command, numbers in steps)
        yield f"#at(0pt, 0pt, curve({look}, {parts}))\n"


def _step(command: str, n: tuple[float, ...]) -> str:
    points = [f"({_pt(x)}, {_pt(y)})" for x, y in zip(n[::2], n[1::2], strict=True)]
    name = {"M": "move", "L": "line", "C": "cubic", "Z": "close"}[command]
    return f"curve.{name}({', '.join(points)})"


def _markup(text: str) -> str:
    """Data as typst markup: every sign that means something to typst is escaped, spaces stay."""
    return "".join(f"\\{c}" if c in _ESCAPED else "~" if c == " " else c for c in text.replace("\n", " "))


def _string(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")


def _pt(value: float) -> str:
    return f"{value:.2f}pt"
