"""Doubts: pairs of firms whose names are alike once the legal form, the place and the brackets are left out.

A doubt joins nothing: both firms stand until a person says same or different. Two credit codes are two firms, whatever
the names, and are no doubt.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from graph import archive, snapshot
from graph.identity import normal_form
from graph.records import Judgement
from graph.store import GraphStore

_LEGAL = re.compile(r"(?:股份|集团|控股|有限责任|有限|责任|公司|总厂|厂)+$")
_BRACKETS = re.compile(r"\([^()]*\)")
_PLACES = re.compile(r"^(?:中国|重庆市?|四川省?|(?:璧山|永川|铜梁|合川|江津|潼南|大足|荣昌)[区县]?)+")
_SHORTEST = 2  # characters that must remain: 汽车, 科技 alone are no name
_LARGEST = 5  # firms with one stripped form; more of them share an ordinary word, not a name
_ORDINARY = frozenset(
    {"汽车", "科技", "实业", "机械", "电子", "工业", "汽车零部件", "汽车配件", "机电", "电器", "模具", "新能源"}
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two firms that may be one: their ids, strongest first, and what their names have in common."""

    a: str
    b: str
    stem: str


def stem(name: str) -> str:
    """The name without brackets, place in front and legal form behind; '' when no distinctive part remains."""
    text = _PLACES.sub("", _BRACKETS.sub("", normal_form(name)))
    text = _LEGAL.sub("", text)
    return "" if len(text) < _SHORTEST or text in _ORDINARY else text


def doubts_in(store: GraphStore) -> tuple[Doubt, ...]:
    """The pairs to be looked at in a store, by the judgements that it holds."""
    firms = {}
    for node in snapshot.nodes_of(store, "Enterprise"):
        keys = node.properties.get("keys")
        firms[node.id] = (keys if isinstance(keys, tuple) else (node.id,), (str(node.properties["name"]),))
    return doubts(firms, archive.judgements(store))


def doubts(
    firms: Mapping[str, tuple[Iterable[str], Iterable[str]]], judgements: Iterable[Judgement]
) -> tuple[Doubt, ...]:
    """Pairs to be looked at. `firms`: id -> (its keys, its names); a pair judged different is settled."""
    apart = {frozenset((j.a, j.b)) for j in judgements if j.kind == "different"}
    keys = {firm: set(own) for firm, (own, _) in firms.items()}
    blocks: dict[str, set[str]] = defaultdict(set)
    for firm, (_, names) in firms.items():
        for name in names:
            if found := stem(name):
                blocks[found].add(firm)
    made = {
        (a, b): Doubt(a, b, common)
        for common, block in sorted(blocks.items())
        if 1 < len(block) <= _LARGEST
        for a, b in combinations(sorted(block), 2)
        if not _settled(keys[a], keys[b], apart)
    }
    return tuple(made[pair] for pair in sorted(made))


def _settled(a: set[str], b: set[str], apart: set[frozenset[str]]) -> bool:
    both_coded = all(any(key.startswith("code:") for key in keys) for keys in (a, b))
    return both_coded or any(frozenset((one, other)) in apart for one in a for other in b)
