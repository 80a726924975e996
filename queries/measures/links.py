"""Link status of a component in a scope, how fragile and critical it is, and how its gap could be closed.

No outside source gives numbers for strong, weak and missing links; `Thresholds` are parameters. The limit on concentration is
that of the EU and CEPII (imports' HHI > 0.4), fragility and criticality follow the US DoD's FaC.
A query counts the evidence; nothing here reads a store.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

from queries.measures.inputs import count, flag, known, named
from queries.measures.ranking import rank_interval
from queries.statuses import STATUSES

__all__ = [
    "STATUS_ZH",
    "Feasibility",
    "LinkEvidence",
    "LinkStatus",
    "Thresholds",
    "criticality",
    "feasibility",
    "fragility",
    "link_status",
    "rank_interval",
]

STATUS_ZH = {code: zh for code, (zh, _) in STATUSES.items()}
_TRANSFER_FULL, _TARGETS_FULL = (
    3,
    5,
)  # our choice: producers elsewhere in Chongqing, investment targets that make a route certain
_PIPELINE_WEIGHT = 0.5  # a producer at 签约 or 开工 counts half


@dataclass(frozen=True, slots=True)
class LinkEvidence:
    """What is known of one component in one scope. None (or NaN) is unknown.

    `producers` are verified; `surveyed` says that a dated search was complete and alone permits "missing".
    """

    producers: int
    owner_groups: int
    unverified: int = 0
    pipeline: int = 0
    surveyed: bool = False
    demand: bool | None = None
    lead: bool | None = None
    concentration: float | None = None
    outside_share: float | None = None

    def __post_init__(self) -> None:
        for name in ("producers", "owner_groups", "unverified", "pipeline"):
            object.__setattr__(self, name, count(getattr(self, name), name))
        if self.owner_groups > self.producers or (self.producers and not self.owner_groups):
            raise ValueError(f"owner_groups: {self.owner_groups} groups of {self.producers} producers")
        for name in ("demand", "lead"):
            object.__setattr__(self, name, flag(getattr(self, name), name))
        object.__setattr__(self, "surveyed", bool(flag(self.surveyed, "surveyed")))
        for name in ("concentration", "outside_share"):
            object.__setattr__(self, name, known(getattr(self, name), name, 0, 1))
        if self.concentration == 0:
            raise ValueError("concentration: a Herfindahl index is above 0")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Owner groups for not weak and for strong; the limits of concentration (HHI) and outside share."""

    weak: int = 3
    strong: int = 5
    concentration: float = 0.4
    outside_share: float = 0.5

    def __post_init__(self) -> None:
        if not 1 <= count(self.weak, "thresholds, weak") <= count(self.strong, "thresholds, strong"):
            raise ValueError(f"thresholds: 1 <= weak <= strong, not {self.weak}, {self.strong}")
        for name in ("concentration", "outside_share"):
            if known(getattr(self, name), f"thresholds, {name}", 0, 1) is None:
                raise ValueError(f"thresholds: {name} is known")


@dataclass(frozen=True, slots=True)
class LinkStatus:
    """`point` status, the range that missing data could still reach, and the rules W1..W4 true at the point."""

    point: str
    worst: str
    best: str
    rules: tuple[str, ...]
    firm: bool


@dataclass(frozen=True, slots=True)
class Feasibility:
    """How easily a gap closes, 0..1, and by which of the plan's instruments: transfer, transform or attract."""

    value: float | None
    route: str | None


def link_status(evidence: LinkEvidence, thresholds: Thresholds = Thresholds()) -> LinkStatus:
    """The first rule that holds gives the point; `worst` and `best` are what unknown data could make of it.

    n = 0: unverified claims, no survey, pipeline, demand, else missing. n >= 1: WEAK if W1 owner groups < weak, W2 no lead,
    W3 HHI above or W4 outside share above the limit; STRONG if groups >= strong and the other three are known to be good.
    """
    point, rules = _point(evidence, thresholds)
    worst, best = (
        _with_makers(evidence, thresholds, rules) if evidence.producers else _without(evidence, thresholds, point)
    )
    return LinkStatus(point, worst, best, rules, worst == best)


def fragility(evidence: LinkEvidence, thresholds: Thresholds = Thresholds()) -> float:
    """F = max(1 - (N_eff + pipeline / 2) / strong, outside share if known, 0); N_eff = 1 / HHI, or owner groups."""
    effective = 0.0
    if evidence.producers:
        effective = 1 / evidence.concentration if evidence.concentration is not None else evidence.owner_groups
    short = max(0.0, 1 - (effective + _PIPELINE_WEIGHT * evidence.pipeline) / thresholds.strong)
    return max(short, evidence.outside_share or 0.0)


def criticality(terms: Mapping[str, float | None]) -> float | None:
    """Mean of the known terms, each within 0..1; None when none is known."""
    found = [v for name, value in named(terms, "terms").items() if (v := known(value, name, 0, 1)) is not None]
    return fmean(found) if found else None


def feasibility(transfer: int | None, transform: float | None, targets: int | None) -> Feasibility:
    """The best known route: producers elsewhere in Chongqing / 3, best local relatedness, investment targets / 5, at most 1."""
    moved, attracted = known(transfer, "transfer"), known(targets, "targets")
    routes = {
        "transfer": None if moved is None else min(1.0, moved / _TRANSFER_FULL),
        "transform": known(transform, "transform", 0, 1),
        "attract": None if attracted is None else min(1.0, attracted / _TARGETS_FULL),
    }
    open_routes = {route: value for route, value in routes.items() if value is not None}
    if not open_routes:
        return Feasibility(None, None)
    best = max(open_routes, key=lambda route: open_routes[route])  # of equals the first: the order above
    return Feasibility(open_routes[best], best)


def _point(e: LinkEvidence, t: Thresholds) -> tuple[str, tuple[str, ...]]:
    if not e.producers:
        return _point_without(e), ()
    tests = {"W1": e.owner_groups < t.weak, **_known_tests(e, t)}
    if rules := tuple(name for name, true in tests.items() if true):
        return "WEAK", rules
    strong = e.owner_groups >= t.strong and all(true is False for true in tests.values())
    return ("STRONG" if strong else "ADEQUATE"), ()


def _point_without(e: LinkEvidence) -> str:
    if e.unverified:
        return "UNVERIFIED"
    if not e.surveyed:
        return "UNKNOWN"
    if e.pipeline:
        return "PIPELINE"
    return "BROKEN" if e.demand else "MISSING"


def _known_tests(e: LinkEvidence, t: Thresholds) -> dict[str, bool | None]:
    return {
        "W2": None if e.lead is None else not e.lead,
        "W3": None if e.concentration is None else e.concentration > t.concentration,
        "W4": None if e.outside_share is None else e.outside_share > t.outside_share,
    }


def _with_makers(e: LinkEvidence, t: Thresholds, rules: tuple[str, ...]) -> tuple[str, str]:
    """Worst: every unknown test true. Best: every unknown test false, and unverified or unsearched producers count."""
    tests = _known_tests(e, t).values()
    bad = bool(rules) or None in tests
    worst = "WEAK" if bad else _point(e, t)[0]
    if any(tests):
        return worst, "WEAK"
    return worst, _by_count(e.owner_groups + e.unverified if e.surveyed else t.strong, t)


def _without(e: LinkEvidence, t: Thresholds, point: str) -> tuple[str, str]:
    nothing = "MISSING" if e.demand is False else "BROKEN"
    if point == "UNKNOWN":
        return nothing, "STRONG"
    if point == "UNVERIFIED":
        return nothing, _by_count(e.unverified, t) if e.surveyed else "STRONG"
    if point == "MISSING":
        return nothing, point
    return point, point


def _by_count(groups: int, t: Thresholds) -> str:
    if groups < t.weak:
        return "WEAK"
    return "ADEQUATE" if groups < t.strong else "STRONG"
