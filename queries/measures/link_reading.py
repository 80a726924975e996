"""What a link status says to people: the word shown, 有/缺/不明, flags, what would settle it, completeness of an assembly."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from queries.measures.inputs import known
from queries.measures.links import STATUS_ZH, LinkEvidence, LinkStatus

_PRESENT = {"WEAK", "ADEQUATE", "STRONG"}
_ABSENT = {"BROKEN", "MISSING", "PIPELINE"}
_ENOUGH = {"ADEQUATE", "STRONG"}


@dataclass(frozen=True, slots=True)
class Interval:
    """`low`..`high` of `total`: "5 to 7 of 7". They differ by what nobody knows."""

    low: int
    high: int
    total: int


def status_zh(evidence: LinkEvidence, status: LinkStatus) -> str:
    """The Chinese word, with the qualifiers that keep one giant from reading as a poor link and no demand as a loss."""
    if status.point == "WEAK" and evidence.lead and set(status.rules) <= {"W1", "W3"}:
        return "薄弱（有龙头，单一来源）"
    if status.point == "MISSING" and evidence.demand is False:
        return "缺失（暂无配套需求）"
    return STATUS_ZH[status.point]


def presence_zh(point: str) -> str:
    """有, 缺 or 不明, where a page has three words."""
    if point not in STATUS_ZH:
        raise ValueError(f"status: {point!r}")
    if point in _PRESENT:
        return "有"
    return "缺" if point in _ABSENT else "不明"


def flags(evidence: LinkEvidence, districts: int | None = None, local_share: float | None = None) -> tuple[str, ...]:
    """SINGLE_SOURCE one owner group; SINGLE_DISTRICT all producers in one; UNMATCHED 有产无配: demand, reported, none bought here.

    Args:
        evidence: of the component.
        districts: in how many its producers lie; None if a place is unknown.
        local_share: share of in-scope purchases from in-scope producers; None if too few report.
    """
    made = evidence.producers > 0
    found = {
        "SINGLE_SOURCE": evidence.owner_groups == 1,
        "SINGLE_DISTRICT": made and districts == 1,
        "UNMATCHED": made and evidence.demand is True and known(local_share, "local_share", 0, 1) == 0,
    }
    return tuple(name for name, holds in found.items() if holds)


def unsettled(evidence: LinkEvidence, status: LinkStatus) -> tuple[str, ...]:
    """The data that could still change the status: survey, verification, demand, lead, concentration, outside_share."""
    made = evidence.producers > 0
    wanting = {
        "survey": not evidence.surveyed,
        "verification": evidence.unverified > 0,
        "demand": not made and evidence.demand is None,
        "lead": made and evidence.lead is None,
        "concentration": made and evidence.concentration is None,
        "outside_share": made and evidence.outside_share is None,
    }
    return () if status.firm else tuple(name for name, missing in wanting.items() if missing)


def completeness(points: Iterable[str]) -> Interval:
    """Components of an assembly with a maker; `high` counts those nobody has looked at (未摸排) or verified (待核实) too."""
    words = [presence_zh(point) for point in points]
    return Interval(words.count("有"), len(words) - words.count("缺"), len(words))


def leading_chains(statuses: Mapping[str, Iterable[LinkStatus]]) -> Interval:
    """Chains (assembly -> its components) whose every component is at least ADEQUATE: surely (worst), and possibly (best)."""
    chains = [list(links) for links in statuses.values()]
    sure = sum(bool(links) and all(link.worst in _ENOUGH for link in links) for links in chains)
    possible = sum(bool(links) and all(link.best in _ENOUGH for link in links) for links in chains)
    return Interval(sure, possible, len(chains))


def importance(criticality: float | None, fragility: float | None) -> float | None:
    """I = K x F, both within 0..1; None when one is unknown."""
    k, f = known(criticality, "criticality", 0, 1), known(fragility, "fragility", 0, 1)
    return None if k is None or f is None else k * f
