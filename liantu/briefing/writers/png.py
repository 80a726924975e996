"""PNG of a page, by resvg, with our font only: a system font would change the picture from machine to machine."""

from liantu.briefing.fonts import Font

SCALE = 3.0  # pixels a point: 2880 x 1620 for a slide


def png(drawing: str, font: Font, scale: float = SCALE) -> bytes:
    """The SVG as picture."""
    import resvg_py

    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=drawing, skip_system_fonts=True, font_files=[str(f) for f in font.files()],
            font_family=font.family, sans_serif_family=font.family, zoom=scale, dpi=72, background="#ffffff",
        )
    )  # fmt: skip
