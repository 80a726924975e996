"""Link status: what each component of the plan is in a scope, how sure, by which rules, and what data would settle it."""

from collections.abc import Iterator, Mapping
from typing import Any

from queries.derive.asked import Asked, Derived, Row
from queries.derive.evidence import UNVERIFIED, VERIFIED, Claim, Evidence
from queries.measures.links import STATUS_ZH, LinkEvidence, LinkStatus, Thresholds, link_status

NOT_PRIORITY = "NOT_PRIORITY"
WORDS = {**STATUS_ZH, NOT_PRIORITY: "非优先方向"}
_GIANT = "薄弱（有龙头，单一来源）"


def status(asked: Asked) -> Derived:
    """Rows of the spine (code, assembly, priority districts) with their status."""
    evidence, limits = Evidence(asked), _limits(asked)
    own_only = _one_district(asked)
    rows = [_row(spine, evidence, limits, own_only) for spine in asked.rows]
    return Derived(rows, total=len(rows))


def judged(spine: Row, evidence: Evidence, limits: Thresholds) -> tuple[LinkEvidence, LinkStatus]:
    """The evidence of one component and its status."""
    known = evidence.of(spine["code"], spine["assembly"])
    return known, link_status(known, limits)


def is_outside_priorities(spine: Row, own_only: str) -> bool:
    """One district alone is judged on its priority assemblies only: the plan wants the districts to differ."""
    return bool(own_only) and own_only not in spine["priority_districts"]


def _row(spine: Row, evidence: Evidence, limits: Thresholds, own_only: str) -> Row:
    known, found = judged(spine, evidence, limits)
    point = NOT_PRIORITY if is_outside_priorities(spine, own_only) else found.point
    verdicts = [claim.verdict for claim in evidence.claims(spine["code"])]
    return {
        **{name: spine[name] for name in ("code", "name", "assembly", "assembly_name", "system_name")},
        "status": point,
        "status_zh": _words(point, found, known),
        "worst": None if point == NOT_PRIORITY else found.worst,
        "best": None if point == NOT_PRIORITY else found.best,
        "is_settled": None if point == NOT_PRIORITY else found.firm,
        "rules": list(found.rules) if point == found.point else [],
        "producers": known.producers,
        "owner_groups": known.owner_groups,
        "unverified": known.unverified,
        "to_reconfirm": sum(v in ("stale", "undated") for v in verdicts),
        "outside": verdicts.count("outside"),
        "pipeline": known.pipeline,
        "surveyed": known.surveyed,
        "demand": known.demand,
        "lead": known.lead,
        "concentration": known.concentration,
        "outside_share": known.outside_share,
        "flags": _flags(spine["code"], known, evidence),
        "wanted": [] if found.firm or point == NOT_PRIORITY else _wanted(known),
    }


def _words(point: str, found: LinkStatus, known: LinkEvidence) -> str:
    """A giant without rivals must not read like a poor component."""
    if point == "WEAK" and known.lead and set(found.rules) <= {"W1", "W3"}:
        return _GIANT
    if point == "MISSING" and known.demand is False:
        return "缺失（暂无配套需求）"
    return WORDS[point]


def _flags(component: str, known: LinkEvidence, evidence: Evidence) -> list[str]:
    makers = evidence.producers(component)
    places = {tuple(evidence.firms[firm]["places"]) for firm in makers}
    return [
        name
        for name, holds in {
            "SINGLE_SOURCE": known.owner_groups == 1,
            "SINGLE_DISTRICT": len(makers) > 1 and len(places) == 1,
            "UNMATCHED": known.producers > 0 and known.demand is True and known.outside_share == 1,
        }.items()
        if holds
    ]


def _wanted(known: LinkEvidence) -> list[str]:
    """What data would settle the status."""
    return [
        words
        for words, lacks in {
            "摸排": not known.surveyed,
            "核实待核实企业": known.unverified > 0,
            "配套需求": known.producers == 0 and known.demand is None,
            "企业称号": known.producers > 0 and known.lead is None,
            "企业产值": known.producers > 0 and known.concentration is None,
            "采购额": known.producers > 0 and known.outside_share is None,
        }.items()
        if lacks
    ]


def proof(asked: Asked) -> Derived:
    """Every firm considered for one component: counted, or refused with the reason; surveys and projects too."""
    evidence = Evidence(asked)
    component = asked.parameters["component"]
    named: Mapping[str, Row] = {row["id"]: row for row in asked.rows}
    rows = [
        _considered(claim, evidence, named) for claim in (*evidence.claims(component), *_besides(evidence, component))
    ]
    rows.sort(key=lambda row: (not row["counts"], not row["could_count"], row["who"]))
    return Derived(rows)


def _besides(evidence: Evidence, component: str) -> Iterator[Claim]:
    """What decides a status without being a producer: projects on their way, surveys that found nobody."""
    yield from (Claim(component, project["project"], "planned") for project in evidence.planned(component))
    known = {claim.who for claim in evidence.claims(component)}
    for survey in evidence.surveys.within(component):
        if survey["survey"] not in known:
            yield Claim(component, survey["survey"], f"searched_{survey['found']}", survey["date"])


def _considered(claim: Claim, evidence: Evidence, named: Mapping[str, Row]) -> Row:
    return {
        "who": claim.who,
        "name": _name(claim.who, evidence, named),
        "verdict": claim.verdict,
        "counts": claim.verdict == VERIFIED,
        "could_count": claim.verdict in UNVERIFIED,
        "as_of": claim.as_of or None,
        "owner_group": evidence.group(claim.who) if claim.who in evidence.firms else None,
        "rows": _of(named, claim.who, "rows", []),
        "keys": _of(named, claim.who, "keys", []),
    }


def _name(who: str, evidence: Evidence, named: Mapping[str, Row]) -> str:
    if who in evidence.firms:
        return str(evidence.firms[who]["name"])
    return evidence.surveys.titles.get(who) or str(_of(named, who, "name", who))


def _of(named: Mapping[str, Row], who: str, name: str, default: Any) -> Any:
    return named[who][name] if who in named else default


def _limits(asked: Asked) -> Thresholds:
    t = asked.thresholds["link"]
    return Thresholds(t["weak"], t["strong"], t["concentration"], t["outside_share"])


def _one_district(asked: Asked) -> str:
    """The one district of the plan that is asked about, '' otherwise."""
    scope = asked.parameters["scope"]
    own = {district for spine in asked.rows for district in spine["priority_districts"]}
    return scope[0] if len(scope) == 1 and scope[0] in own else ""
