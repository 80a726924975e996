"""Which gap first: importance (criticality x fragility), feasibility with its route, and how much hangs on the weights."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

import numpy as np
import pandas as pd

from queries.derive.asked import Asked, Derived, Row, holding
from queries.derive.evidence import Evidence, evidence_of
from queries.derive.links import NOT_PRIORITY, limits, one_district, status_rows
from queries.derive.related import relations_of
from queries.measures.inputs import Floats
from queries.measures.link_reading import importance
from queries.measures.links import criticality, feasibility, fragility, rank_interval
from queries.measures.relatedness import Transformable
from queries.question import Said, Words

ROUTES = {"transfer": "承接转移", "transform": "存量转型", "attract": "招商引资"}
_CHONGQING = "500000"
_TERM_WORDS = {
    "k1": Words("优先方向", "priorities"),
    "k2": Words("下游部件", "components downstream"),
    "k3": Words("整车企业需求", "needs of vehicle makers"),
    "k4": Words("买方记录", "recorded buyers"),
}
_TERMS = tuple(_TERM_WORDS)


def ranking(asked: Asked) -> Derived:
    """A row for each component that is judged in the scope, the most important gap first."""
    evidence, bounds = evidence_of(asked), limits(asked)
    routes = routes_of(asked, evidence)
    open_routes = {row["code"]: _open_routes(routes, row["code"], row["assembly"]) for row in asked.rows}
    # what waits for the supplies comes last
    statuses = status_rows(asked.rows, evidence, bounds, one_district(asked))
    terms = _terms(asked.rows, evidence, asked.facts["inputs"])
    rows = []
    for spine, status in zip(asked.rows, statuses, strict=True):
        if status["status"] == NOT_PRIORITY:
            continue
        known = evidence.of(spine["code"], spine["assembly"])
        k = criticality(terms[spine["code"]])
        f = fragility(known, bounds)
        rows.append(
            {
                **{name: status[name] for name in ("code", "name", "assembly", "assembly_name", "status", "status_zh")},
                "importance": importance(k, f),
                "criticality": k,
                "fragility": f,
                **terms[spine["code"]],
                **open_routes[spine["code"]],
            }
        )
    return Derived(_ranked(rows, asked), len(rows), _warnings(rows))


def _open_routes(routes: "Routes", component: str, assembly: str) -> Row:
    moved = None if routes.rest is None else len(routes.transfers(component))
    nearest = routes.nearest(component)
    targets = len(routes.targets(component, assembly))
    found = feasibility(moved, nearest, targets or None)  # no target on record is not none
    route = found.route if found.value else None  # all that is known says that no route is open
    return {
        "feasibility": found.value,
        "route": route,
        "route_zh": ROUTES.get(route or ""),
        "transfer": moved,
        "nearest": nearest,
        "targets": targets,
    }


def _ranked(rows: Sequence[Row], asked: Asked) -> list[Row]:
    """Sorted by importance, then feasibility, then code; with the interval of ranks over drawn weights."""
    settings = asked.thresholds["gap"]
    frame = pd.DataFrame(rows).set_index("code")[[*_TERMS, "fragility", "feasibility"]].astype(float) if rows else None
    if frame is None:
        return []
    drawn = rank_interval(frame, draws=settings["draws"], seed=settings["seed"])
    ordered = sorted(rows, key=lambda r: (-_or_least(r["importance"]), -_or_least(r["feasibility"]), r["code"]))
    spread = {str(code): dict(zip(drawn.columns, values, strict=True)) for code, *values in drawn.itertuples()}
    return [
        {"rank": at if row["importance"] is not None else None, **row, **spread[row["code"]]}
        for at, row in enumerate(ordered, 1)
    ]


def _warnings(rows: Iterable[Row]) -> tuple[Said, ...]:
    without = [name for name in _TERMS if all(row[name] is None for row in rows)]
    zh, en = ([_TERM_WORDS[name].of(lang) for name in without] for lang in ("zh", "en"))
    said = Said(
        f"没有数据、未计入重要性的项：{'、'.join(zh)}。",
        f"Without data and not counted in the importance: {', '.join(en)}.",
    )
    return holding((without, said))


def _terms(spine: Sequence[Row], evidence: Evidence, inputs: Iterable[Row]) -> dict[str, dict[str, float | None]]:
    """k1 priority districts, k2 what lies downstream, k3 vehicle makers that source the assembly, k4 buyers; each 0..1."""
    parts: Mapping[str, list[str]] = defaultdict(list)
    for row in spine:
        parts[row["assembly"]].append(row["code"])
    below = _downstream(spine, inputs)
    makers = evidence.vehicle_makers([part for own in parts.items() for part in (own[0], *own[1])])
    raw: dict[str, dict[str, float | None]] = {}
    for row in spine:
        assembly = row["assembly"]
        sourcing = evidence.vehicle_makers([assembly, *parts[assembly]])
        raw[row["code"]] = {
            "k1": len(row["priority_districts"]),
            "k2": len(below[row["code"]]),
            "k3": len(sourcing) / len(makers) if makers else None,
            "k4": len(evidence.buyers(row["code"])) or None,  # no buyer on record is not no buyer
        }
    most = {name: max((of[name] or 0.0 for of in raw.values()), default=0.0) for name in _TERMS}
    return {
        code: {n: None if v is None else v if n == "k3" else v / most[n] if most[n] else None for n, v in of.items()}
        for code, of in raw.items()
    }


def _downstream(spine: Sequence[Row], inputs: Iterable[Row]) -> dict[str, set[str]]:
    """Component -> components that it goes into, however far down, and all their assemblies."""
    into: Mapping[str, set[str]] = defaultdict(set)
    for row in inputs:
        into[row["component"]].add(row["into"])
    assembly = {row["code"]: row["assembly"] for row in spine}

    def reached(code: str, seen: set[str]) -> set[str]:
        for each in into[code] - seen:
            seen.add(each)
            reached(each, seen)
        return seen

    found = {code: reached(code, {code}) for code in assembly}
    return {
        code: (seen - {code}) | {assembly[each] for each in seen if each in assembly} for code, seen in found.items()
    }


class Routes:
    """The plan's three instruments for one gap: producers elsewhere in Chongqing, local firms near it, investment targets."""

    def __init__(self, asked: Asked, evidence: Evidence) -> None:
        self._evidence = evidence
        self.relations = relations_of(asked)
        self.rest = _rest_of_chongqing(asked)
        self._targets: Mapping[str, list[Row]] = defaultdict(list)
        for row in asked.facts["targets"]:
            self._targets[row["part"]].append(row)

    def transfers(self, component: str) -> list[str]:
        """Verified producers in the rest of Chongqing."""
        return self._evidence.elsewhere(component, self.rest or frozenset())

    def transforms(self, component: str) -> pd.Series:
        """Local firms that nobody says make it and how near they are, the nearest first."""
        found = self._known(component)
        found = found[(found > 0) & ~found.index.isin(list(chain(*self._claims(component))))]
        return found.iloc[np.lexsort((found.index, -found))]

    def nearest(self, component: str) -> float | None:
        """How near the first of `transforms` is; None where there is none."""
        found, claims = self._known(component), self._claims(component)
        for at in _falling(found.to_numpy(dtype=np.float64)):
            if not any(found.index[at] in firms for firms in claims):
                return float(found.iloc[at])
        return None

    def _known(self, component: str) -> pd.Series:
        rel = self.near.rel
        return rel[component] if component in rel else pd.Series(dtype=float)

    def _claims(self, component: str) -> Collection[list[str]]:
        return self._evidence.makers(component).values()

    @cached_property
    def near(self) -> Transformable:
        """How near each local firm is whose products or processes are known."""
        return self.relations.near(list(filter(self._evidence.is_inside, self.relations.firms)))

    def targets(self, component: str, assembly: str) -> list[Row]:
        """Investment targets for the component or its assembly; none on record is not none."""
        return [*self._targets[component], *self._targets[assembly]]


def routes_of(asked: Asked, evidence: Evidence) -> Routes:
    """The routes of this scope, worked out once for all gaps."""
    parts = (
        evidence,
        relations_of(asked),
        asked.facts["targets"],
        asked.facts["places"],
    )  # kept beside what is made of them
    return asked.once(("routes", *map(id, parts)), lambda: Routes(asked, evidence))


def _rest_of_chongqing(asked: Asked) -> frozenset[str] | None:
    """Places of Chongqing outside the scope; None where nothing of it is outside."""
    within = {row["id"]: row["within"] for row in asked.facts["places"]}
    own = {place for place, outer in within.items() if _CHONGQING in outer} | {_CHONGQING}
    scope = set(asked.parameters["scope"])
    return frozenset(own - scope) if "" not in scope and _CHONGQING not in scope else None


def options(asked: Asked) -> Derived:
    """For one component: every firm by which its gap may close, by route, with the reason."""
    evidence = evidence_of(asked)
    spine = asked.rows[0] if asked.rows else None
    if spine is None:
        return Derived([])
    routes = routes_of(asked, evidence)
    known = {row["firm"]: row for row in asked.facts["makers_of"]}
    places = {row["id"]: row["name"] for row in asked.facts["places"]}
    nearest = asked.shown_firms(routes.transforms(spine["code"]).index[: asked.thresholds["gap"]["nearest"]])
    turning = _turning(spine, routes, evidence, places, nearest)
    return Derived([*_moving(spine, routes, evidence, known), *turning, *_attracted(spine, routes)])


def _moving(spine: Row, routes: Routes, evidence: Evidence, makers: Mapping[str, Row]) -> Iterator[Row]:
    dates = {claim.who: claim.as_of for claim in evidence.claims(spine["code"])}
    for firm in routes.transfers(spine["code"]):
        known = makers[firm]
        yield {
            "route": "transfer", "route_zh": ROUTES["transfer"], "firm": firm, "name": known["name"],
            "reason": f"已在重庆其他区生产{spine['name']}", "where": known["place_names"], "status": None, "owner": None,
            "as_of": dates[firm] or None, "rows": known["rows"], "keys": known["keys"],
        }  # fmt: skip


def _turning(
    spine: Row, routes: Routes, evidence: Evidence, places: Mapping[str, str], nearest: Mapping[str, Row]
) -> Iterator[Row]:
    component, relations = spine["code"], routes.relations
    for firm, known in nearest.items():
        yield {
            "route": "transform", "route_zh": ROUTES["transform"], "firm": firm, "name": known["name"],
            "reason": relations.reason(relations.why(routes.near, firm, component)),
            "where": [places[place] for place in evidence.places(firm) if place in places], "status": None, "owner": None,
            "as_of": None, "rows": [], "keys": known["keys"],
        }  # fmt: skip


def _attracted(spine: Row, routes: Routes) -> Iterator[Row]:
    for row in routes.targets(spine["code"], spine["assembly"]):
        said = "；".join(text for text in (row["standing"], row["reason"]) if text)
        yield {
            "route": "attract", "route_zh": ROUTES["attract"], "firm": row["firm"], "name": row["name"],
            "reason": said or "招商目标", "where": [row["origin_place"]] if row["origin_place"] else [],
            "status": row["status"], "owner": row["owner"], "as_of": row["as_of"], "rows": row["rows"], "keys": row["keys"],
        }  # fmt: skip


def _or_least(value: float | None) -> float:
    return -1.0 if value is None else value


def _falling(values: Floats) -> Iterator[int]:
    """Places of the values above 0, the largest first; mostly nobody asks for the second."""
    if (values > 0).any():
        yield int(np.nanargmax(values))
        yield from np.argsort(-values)[: int((values > 0).sum())].tolist()
