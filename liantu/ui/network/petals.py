"""The petal overview: vehicle, systems, assemblies and the 56 components around one middle, the lines as thick as their firms."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from liantu.look import NAVY, SECOND, SYSTEMS
from liantu.ui.network import marks

GAP = 0.7  # of one component's share, after each assembly
REACH, AT_SYSTEM, AT_ASSEMBLY, AT_COMPONENT = 400.0, 78.0, 158.0, 238.0
THICKEST = 9.0
_LONGEST = 8.5  # of a component's name, in characters
Row = Mapping[str, Any]


def petals(
    parts: Sequence[Row], vehicle: str, tell: Callable[[Row], str], lit: Collection[str]
) -> tuple[dict[str, Any], list[str]]:
    """The drawing and, mark for mark, the code of what it stands for. `lit`: states that are not greyed; `tell`: the tooltip."""
    angles = _angles(parts)
    most = max((row["confirmed"] + row["inferred"] for row in parts), default=0) or 1
    nodes, codes = [_middle(vehicle)], [""]
    for code, name, colour, radius, filled in _groups(parts):
        nodes.append(
            {
                "name": name,
                "value": name,
                **marks.on_circle(radius, angles[code]),
                **marks.pill(name, colour, filled=filled),
            }
        )
        codes.append(code)
    for row in parts:
        nodes.append(_component(row, angles[row["code"]], tell(row), row["status"] in lit))
        codes.append(row["code"])
    place = {code: at for at, code in enumerate(codes)}
    links = [*_trunk(parts, place), *(_branch(row, place, most, row["status"] in lit) for row in parts)]
    return marks.graph([*nodes, *marks.corners(REACH)], links), codes


def _angles(parts: Sequence[Row]) -> dict[str, float]:
    """Every component has the same share of the circle, each assembly a gap behind it; a group stands in its middle."""
    assemblies = list(dict.fromkeys(row["assembly"] for row in parts))
    whole, at = len(parts) + GAP * len(assemblies), 0.0
    found: dict[str, float] = {}
    for assembly in assemblies:
        mine = [row for row in parts if row["assembly"] == assembly]
        for row in mine:
            found[row["code"]] = (at + 0.5) / whole
            at += 1
        found[assembly] = (found[mine[0]["code"]] + found[mine[-1]["code"]]) / 2
        at += GAP
    for system in dict.fromkeys(row["system"] for row in parts):
        some = [found[row["code"]] for row in parts if row["system"] == system]
        found[system] = (some[0] + some[-1]) / 2
    return found


def _middle(vehicle: str) -> dict[str, Any]:
    return {"name": vehicle, "value": vehicle, "x": 0, "y": 0, **marks.pill(vehicle, NAVY, filled=True)}


def _groups(parts: Sequence[Row]) -> list[tuple[str, str, str, float, bool]]:
    systems = {row["system"]: (row["system"], row["system_name"], _colour(row), AT_SYSTEM, True) for row in parts}
    assemblies = {
        row["assembly"]: (row["assembly"], row["assembly_name"], _colour(row), AT_ASSEMBLY, False) for row in parts
    }
    return [*systems.values(), *assemblies.values()]


def _component(row: Row, angle: float, told: str, is_lit: bool) -> dict[str, Any]:
    counts = f"{row['confirmed']}+{row['inferred']}" if row["inferred"] else f"{row['confirmed']}"
    label, grey = marks.outward(angle, 11), {"itemStyle": {"color": "#ffffff", "borderColor": marks.FAINT}}
    if not is_lit:
        label["color"] = "#8a94a6"
    name = f"{marks.cut(row['name'], _LONGEST)} {counts}"
    look = {**marks.state(row["status"]), **({} if is_lit else grey)}
    return {"name": name, "value": told, **marks.on_circle(AT_COMPONENT, angle), **look, "label": label}


def _trunk(parts: Sequence[Row], place: Mapping[str, int]) -> list[dict[str, Any]]:
    pairs = {(place[""], place[r["system"]]): _colour(r) for r in parts} | {
        (place[r["system"]], place[r["assembly"]]): _colour(r) for r in parts
    }
    return [_link(a, b, marks.line(colour, 1.4)) for (a, b), colour in pairs.items()]


def _branch(row: Row, place: Mapping[str, int], most: int, is_lit: bool) -> dict[str, Any]:
    """As thick as it has firms, on a scale that begins at zero; dashed where all are inferred."""
    firms = row["confirmed"] + row["inferred"]
    width = max(0.8, THICKEST * firms / most)
    style = marks.line(_colour(row) if is_lit and firms else marks.FAINT, width, dashed=not row["confirmed"])
    return _link(place[row["assembly"]], place[row["code"]], style)


def _link(source: int, target: int, style: dict[str, Any]) -> dict[str, Any]:
    return {"source": source, "target": target, "lineStyle": style, "value": "", "tooltip": {"show": False}}


def _colour(row: Row) -> str:
    return SYSTEMS.get(row["system"], SECOND)
