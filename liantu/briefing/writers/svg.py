"""SVG: one file a page, real text, signs drawn. The master drawing: PNG is made of it."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from liantu.briefing.fonts import Font
from liantu.briefing.layout.pages import Box, Grid, Line, Page, Rule, Run, Sign

_FALLBACK = '"Noto Sans SC","Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC",sans-serif'
_ANCHOR = {"l": "start", "c": "middle", "r": "end"}


def svg(page: Page, font: Font, *, about: str = "") -> str:
    """The page as SVG. `about` goes into its description: question, parameters, data version."""
    body = "".join(_items(page))
    family = escape(f'"{font.family}",{_FALLBACK}', {'"': "'"})
    desc = f"<desc>{escape(about)}</desc>" if about else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(page.width)} {_n(page.height)}" '
        f'width="{_n(page.width)}pt" height="{_n(page.height)}pt" font-family="{family}" xml:lang="zh-CN">'
        f"<title>{escape(page.title)}</title>{desc}"
        f'<rect width="{_n(page.width)}" height="{_n(page.height)}" fill="#ffffff"/>{body}</svg>\n'
    )


def _items(page: Page) -> Iterator[str]:
    for item in page.items:
        if isinstance(item, Rule):
            yield _rule(item)
        elif isinstance(item, Grid):
            yield f"<g id={quoteattr(item.id)}>"
            yield from (_rule(rule) for rule in item.rules)
            for row in item.rows:
                for cell in row:
                    yield from (_line(line) for line in cell.lines)
                    yield _sign(cell.sign) if cell.sign else ""
            yield "</g>"
        else:
            yield from _box(item)


def _box(box: Box) -> Iterator[str]:
    yield f"<g id={quoteattr(box.id)}>"
    if box.fill or box.stroke:
        inset = box.stroke_width / 2 if box.stroke else 0
        stroke = (
            f' stroke="{box.stroke}" stroke-width="{_n(box.stroke_width)}"'
            + (' stroke-dasharray="3 2"' if box.dashed else "")
            if box.stroke
            else ""
        )
        yield (
            f'<rect x="{_n(box.x + inset)}" y="{_n(box.y + inset)}" width="{_n(box.w - 2 * inset)}" '
            f'height="{_n(box.h - 2 * inset)}" rx="{_n(box.radius)}" fill="{box.fill or "none"}"{stroke}/>'
        )
    yield from (_sign(sign) for sign in box.signs)
    yield from (_line(line) for line in box.lines)
    yield "</g>"


def _line(line: Line) -> str:
    anchor = f' text-anchor="{_ANCHOR[line.align]}"' if line.align != "l" else ""
    return (
        f'<text x="{_n(line.x)}" y="{_n(line.y)}"{anchor} xml:space="preserve">{"".join(map(_run, line.runs))}</text>'
    )


def _run(run: Run) -> str:
    bold = ' font-weight="700"' if run.bold else ""
    shows = f" data-figure={quoteattr(run.figure)}" if run.figure else ""
    return f'<tspan font-size="{_n(run.size)}" fill="{run.color}"{bold}{shows}>{escape(run.text)}</tspan>'


def _rule(rule: Rule) -> str:
    return (
        f'<line x1="{_n(rule.x1)}" y1="{_n(rule.y1)}" x2="{_n(rule.x2)}" y2="{_n(rule.y2)}" '
        f'stroke="{rule.color}" stroke-width="{_n(rule.width)}"/>'
    )


def _sign(sign: Sign) -> str:
    from liantu.briefing.writers.signs import paths

    return "".join(
        f'<path d="{d}" fill="{sign.color if filled else "none"}"'
        + ("" if filled else f' stroke="{sign.color}" stroke-width="{_n(sign.size * 0.14)}"')
        + "/>"
        for d, filled in paths(sign)
    )


def _n(value: float) -> str:
    """Two decimals, no trailing zeros: the same text for the same place."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
