"""An answer as a graph: a layer for each column that names nodes, a line between what stands in one row."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from liantu.look import INK
from liantu.short_names import short_name
from liantu.ui.network import marks
from liantu.ui.network.ego import looks
from queries.registry import Column

ACROSS, DOWN = 300.0, 24.0
_LONGEST = 13.0
Row = Mapping[str, Any]


class Thing(NamedTuple):
    """One node: its kind and id."""

    label: str
    id: str


def node_columns(columns: Sequence[Column], rows: Sequence[Row]) -> list[Column]:
    """Columns whose values are ids of nodes, the first of each kind; fewer than two make no graph."""
    found: dict[str, Column] = {}
    for column in columns:
        if column.node and any(row.get(column.name) for row in rows):
            found.setdefault(column.node, column)
    return list(found.values())


def layers(columns: Sequence[Column], rows: Sequence[Row], most: int) -> tuple[dict[str, Any], list[Thing], int]:
    """The drawing, what each mark stands for, and how many rows are in it: rows in their order, as far as they can be read."""
    names: dict[Thing, str] = {}
    pairs: dict[tuple[Thing, Thing], None] = {}
    drawn = 0
    for row in rows:
        stands = [list(_things(row, column, first=at == 0)) for at, column in enumerate(columns)]
        new = {thing: name for some in stands for thing, name in some}
        if len(names.keys() | new.keys()) > most:
            break
        names |= new
        for thing, _ in stands[0]:
            pairs |= dict.fromkeys((thing, other) for some in stands[1:] for other, _ in some)
        drawn += 1
    things = list(names)
    place = {thing: at for at, thing in enumerate(things)}
    spots = _spots(things, list(pairs), [column.node for column in columns])
    nodes = [_node(thing, names[thing], *spots[thing], last=len(columns) - 1) for thing in things]
    links = [
        {
            "source": place[a],
            "target": place[b],
            "value": f"{names[a]} — {names[b]}",
            "lineStyle": marks.line("#a9b4c6", 1.0),
        }
        for a, b in pairs
    ]
    high = max((y for _, y in spots.values()), default=0.0)
    return marks.graph([*nodes, *_frame(len(columns), high)], links), things, drawn


def height(things: Sequence[Thing]) -> int:
    """So many pixels that names do not touch."""
    counts: dict[str, int] = defaultdict(int)
    for thing in things:
        counts[thing.label] += 1
    return 60 + int(DOWN * max(counts.values(), default=1))


def _things(row: Row, column: Column, *, first: bool) -> Iterator[tuple[Thing, str]]:
    """What the row names in this column, with the names that stand in the columns beside."""
    ids = row.get(column.name)
    ids = [ids] if isinstance(ids, str) else ids or []
    stem = column.name
    beside = [
        f"{stem}_name",
        f"{stem}_names",
        f"{stem.removesuffix('s')}_names",
        stem.removesuffix("_code"),
        *(["name"] if first else []),
    ]
    said = next((row[name] for name in beside if name != stem and row.get(name)), ids)
    said = [said] if isinstance(said, str) else list(said)
    for at, id in enumerate(ids):
        if id:
            yield Thing(column.node, str(id)), str(said[at] if len(said) == len(ids) else id)


def _spots(
    things: Sequence[Thing], pairs: Sequence[tuple[Thing, Thing]], labels: Sequence[str]
) -> dict[Thing, tuple[int, float]]:
    """(layer, y): the first layer in the answer's order, the others by the middle of what they hang on."""
    beside: dict[Thing, list[Thing]] = defaultdict(list)
    for a, b in pairs:
        beside[b].append(a)
    spots: dict[Thing, tuple[int, float]] = {}
    high = max((sum(t.label == label for t in things) for label in labels), default=1) * DOWN
    for layer, label in enumerate(labels):
        some = [thing for thing in things if thing.label == label]
        if layer:
            some.sort(key=lambda t: (sum(spots[a][1] for a in beside[t]) / len(beside[t]) if beside[t] else high, t.id))
        begin = (high - len(some) * DOWN) / 2
        spots |= {thing: (layer, begin + at * DOWN) for at, thing in enumerate(some)}
    return spots


def _node(thing: Thing, name: str, layer: int, y: float, *, last: int) -> dict[str, Any]:
    symbol, ink, fill, size = looks(thing.label)
    label = {"show": True, "formatter": "{b}", "fontSize": 12, "fontFamily": marks.FONT, "color": INK, **marks.HALO,
             "position": "right" if layer == last or last > 1 else "left", "distance": 6}  # fmt: skip
    return {"name": marks.cut(short_name(name), _LONGEST), "value": name, "x": layer * ACROSS, "y": y, "symbol": symbol,
            "symbolSize": size, "itemStyle": {"color": fill, "borderColor": ink, "borderWidth": 1.4}, "label": label}  # fmt: skip


def _frame(layers: int, high: float) -> list[dict[str, Any]]:
    low, top = marks.corners(1.0)
    return [{**low, "x": -ACROSS * 0.75, "y": -DOWN}, {**top, "x": (layers - 0.25) * ACROSS, "y": high + DOWN}]
