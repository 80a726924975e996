"""Doubts: pairs of firms whose names may be one by the rules of names (`name_rules`): unsure, or the same written otherwise.

A doubt joins nothing: both firms stand until a person says same or different. Two credit codes are two firms, whatever
the names, and are no doubt.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph import archive, snapshot
from graph.records import Judgement
from graph.store import GraphStore
from loaders.name_blocks import NameBlocks
from loaders.name_rules import NameRules


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two firms that may be one: their ids in order, and why, in words."""

    a: str
    b: str
    zh: str
    en: str


def doubts_in(store: GraphStore, rules: NameRules) -> tuple[Doubt, ...]:
    """The pairs to be looked at in a store, by the judgements that it holds."""
    firms = {}
    for node in snapshot.nodes_of(store, "Enterprise"):
        keys = node.properties.get("keys")
        firms[node.id] = (keys if isinstance(keys, tuple) else (node.id,), (str(node.properties["name"]),))
    return doubts(firms, archive.judgements(store), rules)


def doubts(
    firms: Mapping[str, tuple[Iterable[str], Iterable[str]]], judgements: Iterable[Judgement], rules: NameRules
) -> tuple[Doubt, ...]:
    """Pairs to be looked at. `firms`: id -> (its keys, its names); a pair judged different is settled."""
    apart = {frozenset((j.a, j.b)) for j in judgements if j.kind == "different"}
    keys = {firm: set(own) for firm, (own, _) in firms.items()}
    bearers: dict[str, set[str]] = defaultdict(set)
    for firm, (_, names) in firms.items():
        for name in names:
            bearers[name].add(firm)
    made: dict[tuple[str, str], Doubt] = {}
    for one, other, verdict in NameBlocks(rules).among(bearers):
        for a, b in {(min(x, y), max(x, y)) for x in bearers[one] for y in bearers[other] if x != y}:
            if not _settled(keys[a], keys[b], apart):
                made.setdefault((a, b), Doubt(a, b, verdict.zh, verdict.en))
    return tuple(made[pair] for pair in sorted(made))


def _settled(a: set[str], b: set[str], apart: set[frozenset[str]]) -> bool:
    both_coded = all(any(key.startswith("code:") for key in keys) for keys in (a, b))
    return both_coded or any(frozenset((one, other)) in apart for one in a for other in b)
