"""Pictures of pages, with our font only: a system font would change them from machine to machine.

By typst, which draws a page in a quarter of the time; by resvg from the SVG where there is no typst.
"""

import tempfile
from importlib.util import find_spec
from pathlib import Path

from liantu.briefing.fonts import Font
from liantu.briefing.layout.pages import Layout
from liantu.briefing.writers.svg import svg

SCALE = 2.0  # pixels a point: 1920 x 1080 for a slide
_DOTS = 72  # points an inch


def pictures(laid: Layout, font: Font, scale: float = SCALE) -> list[bytes]:
    """Every page as PNG."""
    if find_spec("typst") is None:
        return [png(svg(page, font), font, scale) for page in laid.pages]
    import typst

    from liantu.briefing.writers.pdf import source

    with tempfile.TemporaryDirectory() as folder:
        main = Path(folder) / "main.typ"
        main.write_text(source(laid, font, ""), encoding="utf-8")
        made = typst.compile(
            str(main), root=folder, font_paths=[str(font.path.parent)], ignore_system_fonts=True, format="png",
            ppi=scale * _DOTS,
        )  # fmt: skip
    return [made] if isinstance(made, bytes) else [bytes(page) for page in made]


def png(drawing: str, font: Font, scale: float = SCALE) -> bytes:
    """An SVG as picture."""
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=drawing, skip_system_fonts=True, font_files=[str(f) for f in font.files()],
            font_family=font.family, sans_serif_family=font.family, zoom=scale, dpi=72, background="#ffffff",
        )
    )  # fmt: skip
