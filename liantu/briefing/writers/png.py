"""Pictures of pages, with our font only: a system font would change them from machine to machine.

By typst, which draws a page in a quarter of the time; by resvg from the SVG where there is no typst.
"""

from liantu.briefing.fonts import Font
from liantu.briefing.layout.pages import Layout
from liantu.briefing.writers.pdf import source
from liantu.briefing.writers.svg import svg
from liantu.briefing.writers.typesetting import has_typst, typeset

SCALE = 2.0  # pixels a point: 1920 x 1080 for a slide
_DOTS = 72  # points an inch


def pictures(laid: Layout, font: Font, scale: float = SCALE) -> list[bytes]:
    """Every page as PNG."""
    if not has_typst():
        return [png(svg(page, font), font, scale) for page in laid.pages]
    return typeset(source(laid, font, ""), font, format="png", ppi=scale * _DOTS)


def png(drawing: str, font: Font, scale: float = SCALE) -> bytes:
    """An SVG as picture."""
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=drawing, skip_system_fonts=True, font_files=[str(f) for f in font.files()],
            font_family=font.family, sans_serif_family=font.family, zoom=scale, dpi=72, background="#ffffff",
        )
    )  # fmt: skip
