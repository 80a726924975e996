"""What stands around one thing: its relations by kind in sectors of a circle, the second step on a ring outside."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from liantu.look import NAVY
from liantu.short_names import short_name
from liantu.ui.network import marks

GAP = 1.2  # of one place, between two kinds of relation
FIRST, SECOND, REACH_ONE, REACH_TWO = 190.0, 310.0, 345.0, 485.0
LEVEL = 14  # so many labels on a ring stand level, more are turned
_LONGEST, _BETWEEN = 11.0, 7.0  # characters of a label; between two rings
# label -> symbol, ink, fill, size
_LOOKS: Mapping[str, tuple[str, str, str, float]] = {
    "Enterprise": ("circle", NAVY, "#6f8dbb", 9),
    "Component": ("rect", "#1d6f5f", "#1d6f5f", 10),
    "LegacyComponent": ("rect", "#5b6780", "#ffffff", 10),
    "Assembly": ("roundRect", "#2a4fa3", "#ffffff", 12),
    "Project": ("diamond", "#5b3f8c", "#efe9f8", 12),
    "VehicleModel": ("triangle", "#8f5200", "#fff2dc", 11),
    "System": ("roundRect", NAVY, "#e8eef8", 13),
    "District": ("pin", "#8f5200", "#fff2dc", 14),
    "Place": ("pin", "#8f5200", "#ffffff", 14),
    "Vehicle": ("triangle", "#8f5200", "#8f5200", 11),
}
_OTHER = ("circle", "#4a5568", "#ffffff", 9)
Row = Mapping[str, Any]


def ego(
    rows: Sequence[Row], centre: str, said: Callable[[str, bool], str]
) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """The drawing and, mark for mark, (label, id). `rows` as `network/around` answers; `said(relation, from_centre)`: its word."""
    things = _things(rows)
    first = _groups(rows, centre)
    children = _children(rows, centre, {id for ids in first.values() for id in ids})
    nodes = [_centre(things[centre])]
    ids = [centre]
    angle = 0.0
    share = 1 / (sum(max(1, len(children[id])) for some in first.values() for id in some) + GAP * len(first))
    many = sum(map(len, first.values())) > LEVEL
    for (relation, away), some in first.items():
        begin = angle
        for id in some:
            width = share * max(1, len(children[id]))
            turned, most = (True, _BETWEEN) if any(children.values()) else (many, _LONGEST)
            nodes.append(_node(things[id], FIRST, angle + width / 2, turned, most))
            ids.append(id)
            step = width / max(1, len(children[id]))
            for number, child in enumerate(children[id]):
                nodes.append(_node(things[child], SECOND, angle + step * (number + 0.5), True))
                ids.append(child)
            angle += width
        nodes.append(_kind(f"{said(relation, away)} {len(some)}", (begin + angle) / 2))
        ids.append("")
        angle += GAP * share
    place = {id: at for at, id in enumerate(ids) if id}
    owner = {child: id for id, some in children.items() for child in some}
    links = [_link(row, place, centre, owner) for row in rows if row["start"] in place and row["end"] in place]
    reach = REACH_TWO if any(children.values()) else REACH_ONE
    spec = marks.graph([*nodes, *marks.corners(reach)], links, hide_overlap=len(nodes) > 60)
    return spec, [(things[id][0], id) if id else ("", "") for id in ids]


def _things(rows: Sequence[Row]) -> dict[str, tuple[str, str]]:
    """Id -> (label, name)."""
    return {row[e]: (row[f"{e}_label"], row[f"{e}_name"] or row[e]) for row in rows for e in ("start", "end")}


def _groups(rows: Sequence[Row], centre: str) -> dict[tuple[str, bool], list[str]]:
    """(relation, away from the centre) -> what it leads to; each thing stands in the first of its groups."""
    found: dict[tuple[str, bool], list[str]] = defaultdict(list)
    seen = {centre}
    for row in sorted(rows, key=lambda r: (r["relation"], r["evidence"], r["start_name"] or "", r["end_name"] or "")):
        if centre in (row["start"], row["end"]):
            away = row["start"] == centre
            other = row["end"] if away else row["start"]
            if other not in seen:
                seen.add(other)
                found[row["relation"], away].append(other)
    return dict(found)


def _children(rows: Sequence[Row], centre: str, first: set[str]) -> dict[str, list[str]]:
    """What hangs on each of the first ring, each thing once: on the one with the fewest so far."""
    parents: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        for here, there in ((row["start"], row["end"]), (row["end"], row["start"])):
            if here in first and there not in first and there != centre:
                parents[there].add(here)
    found: dict[str, list[str]] = {id: [] for id in first}
    for child in sorted(parents, key=lambda id: (len(parents[id]), id)):
        found[min(parents[child], key=lambda id: (len(found[id]), id))].append(child)
    return found


def _centre(thing: tuple[str, str]) -> dict[str, Any]:
    name = marks.cut(short_name(thing[1]), _LONGEST + 2)
    return {"name": name, "value": thing[1], "x": 0, "y": 0, **marks.pill(name, NAVY, filled=True)}


def _node(thing: tuple[str, str], radius: float, angle: float, turned: bool, most: float = _LONGEST) -> dict[str, Any]:
    symbol, ink, fill, size = looks(thing[0])
    return {
        "name": marks.cut(short_name(thing[1]), most), "value": thing[1], **marks.on_circle(radius, angle), "symbol": symbol,
        "symbolSize": size, "itemStyle": {"color": fill, "borderColor": ink, "borderWidth": 1.4},
        "label": marks.outward(angle, size, turned=turned),
    }  # fmt: skip


def _kind(text: str, angle: float) -> dict[str, Any]:
    """The name of a sector, half way out."""
    place = marks.on_circle(FIRST * 0.56, angle)
    return marks.words(text, place["x"], place["y"])


def _link(row: Row, place: Mapping[str, int], centre: str, owner: Mapping[str, str]) -> dict[str, Any]:
    """Strong from the centre, lighter to what hangs on a neighbour, faint across."""
    near = centre in (row["start"], row["end"])
    hangs = owner.get(row["start"]) == row["end"] or owner.get(row["end"]) == row["start"]
    dashed = row["evidence"] != "confirmed" or row["confidence"] == ["low"]
    ink, width = ("#6f7f9b", 1.5) if near else ("#a9b4c6", 1.1) if hangs else ("#e6eaf1", 0.8)
    style = marks.line(ink, width, dashed=dashed)
    told = " · ".join(filter(None, (row["start_name"], "、".join(row["items"]), row["end_name"])))
    return {"source": place[row["start"]], "target": place[row["end"]], "value": told, "lineStyle": style,
            "symbol": ["none", "arrow"] if row["relation"] == "SUPPLIES" else ["none", "none"]}  # fmt: skip


def looks(label: str) -> tuple[str, str, str, float]:
    """Symbol, ink, fill and size of a kind of thing."""
    return _LOOKS.get(label, _OTHER)


def height(rows: Sequence[Row]) -> int:
    """More things want more room."""
    return 640 if len(rows) < 40 else 760
