"""The picture of an answer: the things that it names and what the graph says stands between them, in columns by kind.

Positions come from the kind, the direction of supply and the answer's order: the same answer, the same picture.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph import snapshot
from graph.errors import LiantuError
from graph.model import MODEL
from graph.records import NodeRef
from liantu.short_names import short_name

if TYPE_CHECKING:
    from graph.store import GraphStore
    from queries.runner import Answer

MOST = 150  # more marks than this nobody reads, whatever draws them
_ORDER = (
    "Vehicle",
    "VehicleModel",
    "System",
    "Chain",
    "Assembly",
    "Component",
    "LegacyComponent",
    "Project",
    "Enterprise",
)
_PARTS = ("Assembly", "Component")
_PLACES = frozenset({"Place", "District"})
_TALLEST = 40  # things below each other; more stand in a second column
_DEEPEST = 5  # columns of firms by who supplies whom


@dataclass(frozen=True, slots=True)
class Thing:
    """A node to be drawn. `column` counts from the left, `row` from the top."""

    ref: NodeRef
    name: str
    column: int = 0
    row: float = 0.0


@dataclass(frozen=True, slots=True)
class Tie:
    """A relationship to be drawn. `is_sure`: a record says so; else it was inferred."""

    type: str
    start: NodeRef
    end: NodeRef
    word: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn. `left_out`: how many things found no room."""

    title: str
    about: str
    things: tuple[Thing, ...]
    ties: tuple[Tie, ...]
    left_out: int = 0


def picture(store: "GraphStore", answer: "Answer", most: int = MOST) -> Picture:
    """The sub-graph of an answer.

    Raises:
        LiantuError: the answer names nothing of the graph.
    """
    refs = _worth_drawing(list(dict.fromkeys([*_asked(answer), *_parts(store, answer), *_named(answer)])))
    if not refs:
        raise LiantuError(
            f"问题 {answer.query.name} 的答案里没有可以画的企业、部件、总成或地点。可换一个问题，如 chain/firms_of。"
        )
    kept = refs[:most]
    names = {NodeRef(label, id): name for label in {r.label for r in kept} for id, name in _names(store, label, kept)}
    kept = [ref for ref in kept if ref in names]
    ties = tuple(sorted(_ties(store, kept), key=lambda t: (t.type, t.start, t.end)))
    things = _placed([Thing(ref, names[ref]) for ref in kept], ties)
    about = (
        f"{answer.query.name}（{answer.query.version}）· {dict(_said(answer.parameters))} · 数据 {answer.version[:12]}"
    )
    return Picture(answer.query.title.zh, about, things, ties, len(refs) - len(kept))


def _asked(answer: "Answer") -> Iterable[NodeRef]:
    """The things that the question was asked about."""
    labels = {"component": ("Component",), "assembly": ("Assembly",), "part": _PARTS, "enterprise": ("Enterprise",)}
    for param in answer.query.params:
        value = answer.parameters.get(param.name)
        if param.kind in labels and isinstance(value, dict) and value.get("id"):
            yield from (NodeRef(label, str(value["id"])) for label in labels[param.kind])


def _parts(store: "GraphStore", answer: "Answer") -> Iterable[NodeRef]:
    """Components and assemblies in columns that may hold either."""
    either = [c.name for c in answer.query.columns if not c.node and c.name in answer.query.identity]
    ids = {str(f.values[name]) for f in answer.findings for name in either if isinstance(f.values[name], str)}
    for label in _PARTS:
        yield from (NodeRef(label, id) for id in sorted(snapshot.named(store, label, ids)))


def _worth_drawing(refs: list[NodeRef]) -> list[NodeRef]:
    """Without places, unless there is nothing else: every line would lead to them."""
    return [ref for ref in refs if ref.label not in _PLACES] or refs


def _named(answer: "Answer") -> Iterable[NodeRef]:
    """The nodes in the answer's columns, in its order."""
    columns = [(c.name, c.node) for c in answer.query.columns if c.node]
    for finding in answer.findings:
        for name, label in columns:
            value = finding.values[name]
            for id in value if isinstance(value, list) else [value]:
                if id:
                    yield NodeRef(label, str(id))


def _names(store: "GraphStore", label: str, refs: Sequence[NodeRef]) -> Iterable[tuple[str, str]]:
    found = snapshot.named(store, label, [ref.id for ref in refs if ref.label == label])
    return ((id, name) for id, (name, _) in found.items())


def _ties(store: "GraphStore", refs: Sequence[NodeRef]) -> Iterable[Tie]:
    seen = set()
    for edge in snapshot.between(store, refs):
        if edge.start != edge.end and (edge.type, edge.start, edge.end) not in seen:
            seen.add((edge.type, edge.start, edge.end))
            sure = edge.properties.get("evidence", "confirmed") != "inferred"
            yield Tie(edge.type, edge.start, edge.end, MODEL.relationship[edge.type].zh, sure)


def _placed(things: Sequence[Thing], ties: Sequence[Tie]) -> tuple[Thing, ...]:
    """Kinds side by side, firms by who supplies whom, each column in the answer's order and centred."""
    depth = _depths([t.ref for t in things], ties)
    keys = {t.ref: (_rank(t.ref.label), depth[t.ref]) for t in things}
    columns = {key: n for n, key in enumerate(sorted(set(keys.values())))}
    members: dict[int, list[Thing]] = {}
    for thing in things:
        members.setdefault(columns[keys[thing.ref]], []).append(thing)
    split = [
        inside[at : at + _TALLEST] for _, inside in sorted(members.items()) for at in range(0, len(inside), _TALLEST)
    ]
    tallest = max(map(len, split))
    return tuple(
        Thing(thing.ref, thing.name, column, (tallest - len(inside)) / 2 + row)
        for column, inside in enumerate(split)
        for row, thing in enumerate(inside)
    )


def _rank(label: str) -> int:
    return _ORDER.index(label) if label in _ORDER else len(_ORDER)


def _depths(refs: Sequence[NodeRef], ties: Sequence[Tie]) -> dict[NodeRef, int]:
    """How many steps of supply lead to a thing of its own kind; a circle ends at the deepest column."""
    depth = dict.fromkeys(refs, 0)
    inside = [t for t in ties if t.start.label == t.end.label]
    for _ in range(_DEEPEST):
        for tie in inside:
            depth[tie.end] = min(_DEEPEST, max(depth[tie.end], depth[tie.start] + 1))
    return depth


def _said(parameters: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    for name, value in parameters.items():
        shown = value.get("words") if isinstance(value, dict) else value
        if shown not in ("", None, []):
            yield name, str(shown)


def short(thing: Thing) -> str:
    """The name as a drawing wants it."""
    return short_name(thing.name) if thing.ref.label == "Enterprise" else thing.name
