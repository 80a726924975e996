"""Signs as paths of straight lines and curves, for every writer that draws: never a glyph, so no font can lack them."""

import re

from liantu.briefing.layout.pages import Sign

_STEP = re.compile(r"([MLCZ])([-0-9. ]*)")
_ROUND = 0.5523  # of a circle by four curves


def paths(sign: Sign) -> list[tuple[str, bool]]:
    """SVG path data, and whether it is filled (else stroked)."""
    x, y, r = sign.x, sign.y, sign.size / 2
    match sign.shape:
        case "disc":
            return [(_circle(x, y, r), True)]
        case "ring":
            return [(_circle(x, y, r * 0.8), False)]
        case "triangle":
            return [(_polygon((x, y - r * 0.9), (x + r, y + r * 0.8), (x - r, y + r * 0.8)), True)]
        case "triangle_down":
            return [(_polygon((x, y + r * 0.9), (x + r, y - r * 0.8), (x - r, y - r * 0.8)), True)]
        case "square":
            s = r * 0.85
            return [(_polygon((x - s, y - s), (x + s, y - s), (x + s, y + s), (x - s, y + s)), True)]
        case "diamond":
            s = r * 0.9
            return [(_polygon((x, y - s), (x + s, y), (x, y + s), (x - s, y)), False)]
        case "cross":
            s = r * 0.7
            return [
                (
                    f"{_to('M', x - s, y - s)}{_to('L', x + s, y + s)}{_to('M', x + s, y - s)}{_to('L', x - s, y + s)}",
                    False,
                )
            ]
        case "dash":
            return [(f"{_to('M', x - r * 0.8, y)}{_to('L', x + r * 0.8, y)}", False)]
        case "tick":
            return [
                (
                    f"{_to('M', x - r * 0.8, y)}{_to('L', x - r * 0.2, y + r * 0.7)}{_to('L', x + r * 0.9, y - r * 0.7)}",
                    False,
                )
            ]
        case "corner":  # x, y is the upper right corner of a box
            s = sign.size
            return [(_polygon((x - s, y), (x, y), (x, y + s)), True)]
        case "flag":  # the same, as a sign of its own
            return [
                (_polygon((x - r * 0.8, y - r * 0.8), (x + r * 0.8, y - r * 0.8), (x + r * 0.8, y + r * 0.8)), True)
            ]
        case "dots":
            return [(_circle(x + d * r, y, r * 0.2), True) for d in (-0.75, 0.0, 0.75)]
        case "query":
            hook = (
                f"{_to('M', x - r * 0.55, y - r * 0.4)}C{_p(x - r * 0.55, y - r * 1.15)} {_p(x + r * 0.6, y - r * 1.15)} "
                f"{_p(x + r * 0.6, y - r * 0.4)}C{_p(x + r * 0.6, y + r * 0.05)} {_p(x, y)} {_p(x, y + r * 0.4)}"
            )
            return [(hook, False), (_circle(x, y + r * 0.85, r * 0.17), True)]
        case _:
            return []


def segments(sign: Sign) -> list[tuple[list[tuple[str, tuple[float, ...]]], bool]]:
    """The same as steps with numbers, for writers that do not read path data."""
    return [
        ([(c, tuple(map(float, n.split()))) for c, n in _STEP.findall(path)], filled) for path, filled in paths(sign)
    ]


def _p(x: float, y: float) -> str:
    return f"{x:.2f} {y:.2f}"


def _to(command: str, x: float, y: float) -> str:
    return f"{command}{_p(x, y)}"


def _polygon(*points: tuple[float, float]) -> str:
    return "M" + "L".join(_p(*point) for point in points) + "Z"


def _circle(x: float, y: float, r: float) -> str:
    k = r * _ROUND
    return (
        f"M{_p(x + r, y)}C{_p(x + r, y + k)} {_p(x + k, y + r)} {_p(x, y + r)}"
        f"C{_p(x - k, y + r)} {_p(x - r, y + k)} {_p(x - r, y)}"
        f"C{_p(x - r, y - k)} {_p(x - k, y - r)} {_p(x, y - r)}"
        f"C{_p(x + k, y - r)} {_p(x + r, y - k)} {_p(x + r, y)}Z"
    )
