"""Link status: what each component of the plan is in a scope, how sure, by which rules, and what data would settle it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from queries.derive.asked import Asked, Derived, Row
from queries.derive.evidence import UNVERIFIED, VERIFIED, Claim, Evidence, evidence_of
from queries.measures.link_reading import flags, status_zh, unsettled
from queries.measures.links import STATUS_ZH, Thresholds, link_status
from queries.question import Said

NOT_PRIORITY = "NOT_PRIORITY"
WORDS = {**STATUS_ZH, NOT_PRIORITY: "非优先方向"}
_WANTED = {
    "survey": "摸排",
    "verification": "核实待核实企业",
    "demand": "配套需求",
    "lead": "企业称号",
    "concentration": "企业产值",
    "outside_share": "采购额",
}


def status(asked: Asked) -> Derived:
    """Rows of the spine (code, assembly, priority districts) with their status."""
    rows = status_rows(asked.rows, evidence_of(asked), limits(asked), one_district(asked))
    said = {row["about"]: row for row in asked.facts["link_judgements"]}  # the newest of each
    where = asked.words("scope")
    judged = [{**row, **_said(said.get(f"{row['code']}@{where}"))} for row in rows]
    return Derived(judged, len(rows), limited_priorities(asked))


def _said(judgement: Row | None) -> Row:
    """What a person says beside it (人工研判), signed and dated; it never changes what is computed."""
    found = judgement or {}
    return {
        "judged": found.get("status"),
        "judged_zh": WORDS[found["status"]] if found else None,
        "judged_by": found.get("by"),
        "judged_on": str(found["at"])[:10] if found.get("at") else None,
        "judged_note": found.get("note") or None,
    }


def status_rows(spine: Sequence[Row], evidence: Evidence, bounds: Thresholds, own_only: str) -> list[Row]:
    """A row for each component of the spine. `own_only`: the one district whose priorities alone are judged, or ''."""
    return [_row(each, evidence, bounds, own_only) for each in spine]


def is_outside_priorities(spine: Row, own_only: str) -> bool:
    """One district alone is judged on its priority assemblies only: the plan wants the districts to differ."""
    return bool(own_only) and own_only not in spine["priority_districts"]


def _row(spine: Row, evidence: Evidence, bounds: Thresholds, own_only: str) -> Row:
    known = evidence.of(spine["code"], spine["assembly"])
    found = link_status(known, bounds)
    point = NOT_PRIORITY if is_outside_priorities(spine, own_only) else found.point
    makers = evidence.producers(spine["code"])
    local = None if known.outside_share is None else 1 - known.outside_share
    verdicts = evidence.verdicts(spine["code"])
    return {
        **{name: spine[name] for name in ("code", "name", "assembly", "assembly_name", "system_name")},
        "status": point,
        "status_zh": WORDS[point] if point == NOT_PRIORITY else status_zh(known, found),
        "worst": None if point == NOT_PRIORITY else found.worst,
        "best": None if point == NOT_PRIORITY else found.best,
        "is_settled": None if point == NOT_PRIORITY else found.firm,
        "rules": list(found.rules) if point == found.point else [],
        "producers": known.producers,
        "owner_groups": known.owner_groups,
        "unverified": known.unverified,
        "to_reconfirm": verdicts["stale"] + verdicts["undated"],
        "outside": verdicts["outside"],
        "pipeline": known.pipeline,
        "surveyed": known.surveyed,
        "demand": known.demand,
        "lead": known.lead,
        "concentration": known.concentration,
        "outside_share": known.outside_share,
        "flags": list(flags(known, _districts(makers, evidence), local)),
        "wanted": [] if point == NOT_PRIORITY else [_WANTED[name] for name in unsettled(known, found)],
    }


def _districts(makers: Sequence[str], evidence: Evidence) -> int | None:
    """In how many places the producers lie; None when a place is unknown."""
    places = [evidence.places(firm) for firm in makers]
    return len({place for own in places for place in own}) if all(places) else None


def proof(asked: Asked) -> Derived:
    """Every firm considered for one component: counted, or refused with the reason; surveys and projects too."""
    evidence = evidence_of(asked)
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


def limits(asked: Asked) -> Thresholds:
    """The thresholds of a link, as the measure takes them."""
    t = asked.thresholds["link"]
    return Thresholds(t["weak"], t["strong"], t["concentration"], t["outside_share"])


def one_district(asked: Asked) -> str:
    """The one district of the plan that is asked about, '' otherwise."""
    scope = asked.parameters["scope"]
    own = {district for spine in asked.rows for district in spine["priority_districts"]}
    return scope[0] if len(scope) == 1 and scope[0] in own else ""


def limited_priorities(asked: Asked) -> tuple[Said, ...]:
    """Of the one district that is asked about: priorities that the plan limits to a part of the assembly (潼南: 动力电池, 材料)."""
    own, where = one_district(asked), asked.words("scope")
    notes = {
        row["assembly_name"]: note.removeprefix(own)
        for row in asked.rows if own
        for note in row["limited"] if note.startswith(own)
    }  # fmt: skip
    return tuple(
        Said(
            f"《行动计划》把{where}的{name}限定为“{note}”；这里仍列出它的全部部件，引用时请保留限定。",
            f"The plan limits {name} in {where} to “{note}”; all its components are listed: keep the qualifier when you quote.",
        )
        for name, note in notes.items()
    )
