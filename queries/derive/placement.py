"""Where to settle a component or a target firm: every vote and veto of each district, told one by one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from queries.derive.asked import Asked, Derived, Row, holding
from queries.derive.evidence import Evidence, is_planned
from queries.derive.nearest import by_district, nearness, present
from queries.derive.priorities import MATERIALS
from queries.measures.relatedness import density
from queries.question import Said

_WORDS = {"priority": "优先方向", "chain": "上下游", "room": "不拥挤", "density": "产业相关", "named": "已有目标或项目"}
_VETOES = {
    "materials_only": "优先方向只限材料",
    "already_there": "企业已在当地",
    "decided": "企业已在别的区县签约或开工",
}


@dataclass(frozen=True, slots=True)
class Item:
    """A component to be settled, and who might do so ('' = nobody in particular)."""

    component: str
    firm: str


@dataclass(frozen=True, slots=True)
class Vote:
    """What speaks for a district, 0..1 (None unknown), with what it rests on."""

    name: str
    value: float | None
    says: str


@dataclass(frozen=True, slots=True)
class Advice:
    """One district for one item."""

    district: Row
    votes: tuple[Vote, ...]
    vetoes: tuple[str, ...]
    weights: Mapping[str, float] = field(repr=False)

    @property
    def score(self) -> float | None:
        """Weighted mean of the votes that are known."""
        known = [v for v in self.votes if v.value is not None]
        total = sum(self.weights[v.name] for v in known)
        return sum(self.weights[v.name] * v.value for v in known if v.value is not None) / total if total else None

    @property
    def coverage(self) -> float:
        """Weight of the known votes among all."""
        return sum(self.weights[v.name] for v in self.votes if v.value is not None) / sum(
            self.weights[v.name] for v in self.votes
        )


class Ground:
    """What the votes are counted from."""

    def __init__(self, asked: Asked) -> None:
        self.parts: Mapping[str, Row] = {row["code"]: row for row in asked.rows}
        self.districts: Sequence[Row] = asked.facts["districts"]
        self.limits = asked.thresholds["placement"]
        self.there: Mapping[str, Evidence] = by_district(asked)
        self._presence = present(asked, dict(self.there))
        self._density = density(self._presence, nearness(asked, list(self._presence.columns)))
        self._targets = asked.facts["targets"]
        self._projects = asked.facts["pipeline"]
        self._partners = {(row["firm"], row["district"]): set(row["partners"]) for row in asked.facts["partners"]}
        self._home = {row["firm"]: set(row["places"]) for row in asked.facts["firm_places"]}
        self._committed = _committed(asked.facts["invested"])

    def advice(self, item: Item, district: Row) -> Advice:
        """Votes and vetoes of one district."""
        part, own = self.parts[item.component], district["district"]
        weights = {name: float(self.limits[name]) for name in _WORDS}
        votes = (
            self._priority(part, own),
            self._chain(item, part, district),
            self._room(item, district),
            self._related(part, own),
            self._named(item, part, district),
        )
        return Advice(district, votes, tuple(self._vetoes(item, part, own)), weights)

    def wanted_elsewhere(self, item: Item, own: str) -> list[str]:
        """Districts that compete: the component is a priority there too, or somebody prepares it there."""
        part = self.parts[item.component]
        return [
            d["name"]
            for d in self.districts
            if d["district"] != own
            and (self._fits(part, d["district"]) or self.there[d["district"]].planned(item.component))
        ]

    def _fits(self, part: Row, own: str) -> bool:
        notes = {p["district"]: p["note"] for p in part["priorities"]}
        return own in notes and (notes[own] != MATERIALS or bool(part["is_material"]))

    def _priority(self, part: Row, own: str) -> Vote:
        notes = {p["district"]: p["note"] for p in part["priorities"]}
        said = f"{part['assembly_name']}{'是' if own in notes else '不是'}优先方向"
        return Vote("priority", float(self._fits(part, own)), said + (f"（限{notes[own]}）" if notes.get(own) else ""))

    def _chain(self, item: Item, part: Row, district: Row) -> Vote:
        own = district["district"]
        evidence = self.there[own]
        beside = [c for c in part["neighbours"] if c != item.component]
        firms = {firm for c in beside for firm in evidence.producers(c)} | self._partners.get((item.firm, own), set())
        firms.discard(item.firm)
        if not firms and not district["listed"]:
            return Vote("chain", None, "没有企业名单")
        return Vote("chain", min(1.0, len(firms) / self.limits["enough"]), f"上下游和同总成企业 {len(firms)} 家")

    def _room(self, item: Item, district: Row) -> Vote:
        makers = [firm for firm in self.there[district["district"]].producers(item.component) if firm != item.firm]
        if not district["listed"]:
            return Vote("room", None, "没有企业名单")
        return Vote("room", max(0.0, 1 - len(makers) / self.limits["crowded"]), f"同部件企业 {len(makers)} 家")

    def _related(self, part: Row, own: str) -> Vote:
        column = self._density[part["code"]]
        value, most = column[own], column.max()
        if pd.isna(value) or not most > 0:
            return Vote("density", None, "相关度不明")
        return Vote("density", float(value / most), f"密度 {value:.2f}，各区县最高 {most:.2f}")

    def _named(self, item: Item, part: Row, district: Row) -> Vote:
        own = district["district"]
        words = [w for w in (district["name"], district["short_name"]) if w]
        targets = [
            t["name"]
            for t in self._targets
            if t["part"] in (item.component, part["assembly"])
            and item.firm in ("", t["firm"])
            and any(w in region for w in words for region in t["regions"] or ())
        ]
        projects = [p["name"] for p in self.there[own].planned(item.component)]
        if not (self._targets or self._projects):
            return Vote("named", None, "没有招商目标和项目的记录")
        found = sorted({*targets, *projects})
        return Vote("named", float(bool(found)), "、".join(found[:3]) or "没有")

    def _vetoes(self, item: Item, part: Row, own: str) -> Iterator[str]:
        notes = {p["district"]: p["note"] for p in part["priorities"]}
        if notes.get(own) == MATERIALS and not part["is_material"]:
            yield "materials_only"
        if own in self._home.get(item.firm, ()):
            yield "already_there"
        lies_in, places = self.there[own].surveys.lies_in, self._committed.get(item.firm, ())
        elsewhere = any(not any(lies_in(own, place) for place in p) for p in places)
        if elsewhere and not any(own in p for p in places):
            yield "decided"


def _committed(projects: Sequence[Row]) -> Mapping[str, list[set[str]]]:
    """By firm the places of each of its projects that are signed or under construction, and not given up."""
    found: Mapping[str, list[set[str]]] = defaultdict(list)
    for p in projects:
        if is_planned(p):
            found[p["firm"]].append(set(p["places"]))
    return found


def advised(asked: Asked) -> Derived:
    """A row for each district and item, best first."""
    items, warnings = _items(asked)
    if not items:
        return Derived([], total=0, warnings=warnings)
    ground = Ground(asked)
    names = {row["firm"]: row for row in (*asked.facts["targets"], *asked.facts["firm_places"])}
    rows = [row for item in items for row in _ranked(item, ground, names)]
    return Derived(rows, total=len(rows), warnings=warnings)


def _items(asked: Asked) -> tuple[list[Item], tuple[Said, ...]]:
    part, firm, targets = asked.parameters["component"], asked.parameters["firm"], asked.facts["targets"]
    if part:
        return [Item(part, firm)], ()
    known = {row["code"] for row in asked.rows}
    meant = [t for t in targets if firm in ("", t["firm"])]
    found = {Item(t["part"], t["firm"]) for t in meant if t["part"] in known}
    if firm:
        found |= {Item(code, firm) for row in asked.facts["firm_places"] for code in row["makes"] if code in known}
    whole = sum(t["part"] not in known for t in meant)
    told = holding(
        (
            whole,
            Said(
                f"{whole} 条招商目标只说到总成或整车，请用参数 component 指定部件。",
                f"{whole} investment targets name an assembly or vehicle only: give the component (component).",
            ),
        ),
        (
            not found,
            Said(
                "没有可判断的部件：请用参数 component 或 firm 指定，或先载入招商目标。",
                "No component to judge: give one (component) or a firm (firm), or load investment targets.",
            ),
        ),
    )
    return sorted(found, key=lambda item: (item.component, item.firm)), told


def _ranked(item: Item, ground: Ground, names: Mapping[str, Row]) -> list[Row]:
    found = [ground.advice(item, district) for district in ground.districts]
    order = sorted(range(len(found)), key=lambda at: (bool(found[at].vetoes), -(found[at].score or 0.0), at))
    best = max((a.score for a in found if not a.vetoes and a.score is not None), default=None)
    return [_row(rank, found[at], item, ground, names, best) for rank, at in enumerate(order, 1)]


def _row(
    rank: int, advice: Advice, item: Item, ground: Ground, names: Mapping[str, Row], best: float | None
) -> dict[str, Any]:
    near = best is not None and advice.score is not None and advice.score >= best - ground.limits["margin"]
    part, own = ground.parts[item.component], advice.district["district"]
    return {
        "component": item.component,
        "component_name": part["name"],
        "firm": item.firm or None,
        "firm_name": names[item.firm]["name"] if item.firm else None,
        "rank": rank,
        "district": own,
        "district_name": advice.district["name"],
        "is_advised": near and not advice.vetoes,
        "score": advice.score,
        "coverage": advice.coverage,
        **{v.name: v.value for v in advice.votes},
        "vetoes": [_VETOES[veto] for veto in advice.vetoes],
        "reasons": [f"{_WORDS[v.name]}：{v.says}" for v in advice.votes],
        "competitors": ground.wanted_elsewhere(item, own),
        "keys": names[item.firm].get("keys", []) if item.firm else [],
    }
