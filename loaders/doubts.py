"""Doubts: pairs of firms whose names may be one by the rules of names (`name_rules`): unsure, or the same written otherwise.

A doubt joins nothing: both firms stand until a person says same or different. Two credit codes are two firms, whatever
the names, and are no doubt.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph import archive, snapshot
from graph.identity import given_up, normal_form
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
    former = {}
    for node in snapshot.nodes_of(store, "Enterprise"):
        keys = node.properties.get("keys")
        firms[node.id] = (keys if isinstance(keys, tuple) else (node.id,), (str(node.properties["name"]),))
        olds = node.properties.get("former_names", ())
        former[node.id] = given_up(olds) if isinstance(olds, tuple) else {}
    judgements = archive.judgements(store)
    renamed = _renamed(firms, former, judgements)
    others = (d for d in doubts(firms, judgements, rules) if (d.a, d.b) not in renamed)
    return tuple(sorted((*others, *renamed.values()), key=lambda d: (d.a, d.b)))


def _renamed(
    firms: Mapping[str, tuple[Iterable[str], Iterable[str]]],
    former: Mapping[str, Iterable[str]],
    judgements: Iterable[Judgement],
) -> dict[tuple[str, str], Doubt]:
    """Pairs of which one bears the name that the other gave up: one firm before and after, or two."""
    apart = {frozenset((j.a, j.b)) for j in judgements if j.kind == "different"}
    bearers: dict[str, set[str]] = defaultdict(set)
    for firm, (_, names) in firms.items():
        for name in names:
            bearers[normal_form(name)].add(firm)
    made = {}
    for firm, olds in former.items():
        for other in {other for old in olds for other in bearers.get(old, ())} - {firm}:
            a, b = min(firm, other), max(firm, other)
            if not _settled(set(firms[a][0]), set(firms[b][0]), apart):
                made[a, b] = Doubt(a, b, "一家的曾用名是另一家的名称", "one's former name is the other's name")
    return made


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
