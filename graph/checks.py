"""The promises of MODEL as named checks over a store: what is required, allowed, unique, and where nothing hangs loose.

Every check is one reading statement, the same on both engines, that returns `n` (how many break the promise) and `some`
(the first of them). Names in the statements come from MODEL, never from data.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.model import MODEL, NodeType, Property, RelType
from graph.store import GraphStore

# (:Vehicle)-[:HAS_SYSTEM]->(:System)-[:HAS_ASSEMBLY]->(:Assembly)-[:HAS_COMPONENT]->(:Component); (:Plan)-…->(:Target)
_ONE_PARENT = ("HAS_SYSTEM", "HAS_ASSEMBLY", "HAS_COMPONENT", "HAS_CLAUSE", "SETS", "DEFINES")
_SOME = "RETURN count(*) AS n, collect(what)[0..5] AS some"


@dataclass(frozen=True, slots=True)
class Check:
    """One promise: its name, what it promises in Chinese, and how to find what breaks it."""

    name: str
    zh: str
    text: str
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Broken:
    """A promise that does not hold: which, where, and the sentence for people."""

    check: str
    what: str
    zh: str


def check_graph(store: GraphStore) -> tuple[Broken, ...]:
    """Everything in the store that breaks a promise of MODEL; () when all hold."""
    return tuple(b for check in checks() if (b := _ask(store, check)))


def checks() -> tuple[Check, ...]:
    """All promises, in a fixed order."""
    made = [*_names()]
    for t in MODEL.nodes:
        made += _node_checks(t)
    for r in MODEL.relationships:
        made += _relationship_checks(r)
    return (*made, *map(_one_parent, _ONE_PARENT), *_loose_ends())


def _ask(store: GraphStore, check: Check) -> Broken | None:
    found = store.read(check.text, check.parameters)[0]
    if not found["n"]:
        return None
    some = "、".join(str(s) for s in found["some"])
    return Broken(
        check.name, some, f"{check.zh}：{found['n']} 处不符，如 {some}" if some else f"{check.zh}：{found['n']} 处不符"
    )


def _names() -> Iterator[Check]:
    yield Check(
        "labels",
        "标签都在模型中",
        f"MATCH (n) UNWIND labels(n) AS what WITH DISTINCT what WHERE NOT what IN $known WITH what ORDER BY what {_SOME}",
        {"known": list(MODEL.node)},
    )
    yield Check(
        "types",
        "关系类型都在模型中",
        f"MATCH ()-[r]->() WITH DISTINCT type(r) AS what WHERE NOT what IN $known WITH what ORDER BY what {_SOME}",
        {"known": list(MODEL.relationship)},
    )


def _node_checks(t: NodeType) -> Iterator[Check]:
    match = f"MATCH (n:{t.label}) WHERE " + "".join(f"NOT n:{o.label} AND " for o in MODEL.nodes if t.label in o.also)
    end = f"WITH n.id AS what ORDER BY what {_SOME}"
    yield Check(f"required {t.label}.id", f"{t.zh}（{t.label}）必有 id", f"{match}n.id IS NULL {end}")
    yield from _property_checks(t.label, t.zh, t.properties, match, "n", end)
    yield _unknown_properties(t.label, t.zh, match + "true", "n")
    if not t.ledger:
        named = {"Enterprise": " AND NOT coalesce(n.mentioned, false)"}.get(t.label, "")
        named = " AND NOT EXISTS { MATCH (n)--() }" if t.named else named
        yield Check(
            f"rows {t.label}",
            f"{t.zh}（{t.label}）必有来源行" + ("，或有人提及" if named else ""),
            f"{match}size(coalesce(n.rows, [])) = 0{named} {end}",
        )


def _relationship_checks(t: RelType) -> Iterator[Check]:
    ends = "WITH a.id + ' → ' + b.id AS what ORDER BY what " + _SOME
    match = f"MATCH (a)-[r:{t.type}]->(b) WHERE "
    starts_ok, ends_ok = (" OR ".join(f"{v}:{label}" for label in some) for v, some in (("a", t.starts), ("b", t.ends)))
    yield Check(
        f"ends {t.type}",
        f"“{t.zh}”（{t.type}）只连接 {'、'.join(t.starts)} 与 {'、'.join(t.ends)}",
        f"{match}NOT (({starts_ok}) AND ({ends_ok})) {ends}",
    )
    key = f", r.{t.key} AS k" if t.key else ""
    yield Check(
        f"unique {t.type}",
        f"“{t.zh}”（{t.type}）两端之间只有一条" + (f"（按 {t.key} 分）" if t.key else ""),
        f"MATCH (a)-[r:{t.type}]->(b) WITH a, b{key}, count(r) AS times WHERE times > 1 {ends}",
    )
    yield from _property_checks(t.type, t.zh, t.properties, match, "r", ends)
    yield _unknown_properties(t.type, t.zh, f"MATCH ()-[r:{t.type}]->()", "r")
    yield Check(f"rows {t.type}", f"“{t.zh}”（{t.type}）必有来源行", f"{match}size(coalesce(r.rows, [])) = 0 {ends}")


def _property_checks(
    owner: str, zh: str, properties: tuple[Property, ...], match: str, v: str, end: str
) -> Iterator[Check]:
    for p in properties:
        if p.required:
            text = f"{match}{v}.{p.name} IS NULL {end}"
            yield Check(f"required {owner}.{p.name}", f"{zh}（{owner}）必有{p.zh}（{p.name}）", text)
        if p.values:
            text = f"{match}{v}.{p.name} IS NOT NULL AND NOT {v}.{p.name} IN $allowed {end}"
            words = f"{zh}（{owner}）的{p.zh}（{p.name}）只能是 {'、'.join(p.values)}"
            yield Check(f"values {owner}.{p.name}", words, text, {"allowed": list(p.values)})


def _unknown_properties(owner: str, zh: str, match: str, v: str) -> Check:
    text = (
        f"{match} UNWIND keys({v}) AS what WITH DISTINCT what WHERE NOT what IN $known WITH what ORDER BY what {_SOME}"
    )
    return Check(f"properties {owner}", f"{zh}（{owner}）的属性都在模型中", text, {"known": sorted(MODEL.known(owner))})


def _one_parent(kind: str) -> Check:
    t = MODEL.relationship[kind]
    start, end = MODEL.node[t.starts[0]], MODEL.node[t.ends[0]]
    return Check(
        f"one {start.label} per {end.label}",
        f"每个{end.zh}（{end.label}）恰属于一个{start.zh}（{start.label}）",
        f"MATCH (n:{end.label}) WHERE COUNT {{ MATCH (:{start.label})-[:{kind}]->(n) }} <> 1 "
        f"WITH n.id AS what ORDER BY what {_SOME}",
    )


def _loose_ends() -> Iterator[Check]:
    yield Check(
        "mentioned by nobody",
        "仅被提及的企业必有人提及",
        "MATCH (n:Enterprise) WHERE n.mentioned = true AND NOT EXISTS { MATCH (n)--() } "
        f"WITH n.id AS what ORDER BY what {_SOME}",
    )
    yield Check(
        "mentioned makes nothing",
        "仅被提及的企业没有生产、总成和所在地",
        "MATCH (n:Enterprise)-[:MAKES|WORKS_ON|MAKES_INPUT_FOR|LOCATED_IN]->() WHERE n.mentioned = true "
        f"WITH DISTINCT n.id AS what ORDER BY what {_SOME}",
    )
    yield Check(
        "places lie somewhere",
        "区县（District）必位于上级地点",
        "MATCH (n:District) WHERE NOT EXISTS { MATCH (n)-[:WITHIN]->(:Place) } "
        f"WITH n.id AS what ORDER BY what {_SOME}",
    )
