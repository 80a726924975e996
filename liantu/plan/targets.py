"""Checks of the targets against their clauses, and of what the plan leaves open: counting, leaders, years between."""

from collections import Counter

from liantu.plan.kinds import Check, CheckedPlan, Outcome, Row, check, shown
from liantu.plan.structure import differences
from liantu.plan.wording import named_numbers, named_units, plain

# the narrower ones first: each holds the last one's words
KINDS_OF_FIRMS = ("智能网联新能源汽车零部件企业", "传统汽车零部件企业", "汽车零部件企业")


@check("targets/wording")
def numbers(plan: CheckedPlan) -> Outcome:
    """Every number with a unit in the text is a target, and every target's number stands in its clause."""
    worded = Counter((k["code"], *number) for k in plan.clauses for number in _numbers(k["text"]))
    held = Counter((t["clause_code"], float(t["number"]), t["unit"]) for t in plan.targets)
    only = differences(map(_number, worded - held), map(_number, held - worded))
    return Outcome(worded == held, {"expected": worded.total(), "found": held.total(), **only})


@check("targets/quoted")
def quoted(plan: CheckedPlan) -> Outcome:
    """What is counted is said in the plan's own words."""
    texts = {k["code"]: plain(k["text"]) for k in plan.clauses}
    strange = [t["code"] for t in plan.targets if plain(t["basis"] or "？") not in texts.get(t["clause_code"], "")]
    counts = {"expected": len(plan.targets), "found": len(plan.targets) - len(strange)}
    return Outcome(not strange, {**counts, "codes": "、".join(strange)})


@check("targets/qualifiers")
def qualifiers(plan: CheckedPlan) -> Outcome:
    """超 in the text is ≥ in the data, and nothing else is."""
    worded = sorted(t["code"] for t in plan.targets if _is_exceeded(plan, t))
    held = sorted(t["code"] for t in plan.targets if t["qualifier"] == "≥")
    return Outcome(worded == held, {"expected": "、".join(worded) or "—", "found": "、".join(held) or "—"})


@check("units/wording")
def units(plan: CheckedPlan) -> Outcome:
    """Lead and joint units as the brackets at the end of a clause name them."""
    worded = {k["code"]: named for k in plan.clauses if (named := named_units(k["text"]))}
    held = {k["code"]: (k["lead_unit"], list(k["joint_units"] or ())) for k in plan.clauses if k["lead_unit"]}
    codes = [k["code"] for k in plan.clauses if k["code"] in worded.keys() | held.keys()]
    differing = [c for c in codes if _unordered(worded.get(c)) != _unordered(held.get(c))]
    gaps = "；".join(f"{c} “{_units(worded.get(c))}”≠“{_units(held.get(c))}”" for c in differing)
    counts = {"expected": len(worded), "found": len(held), "count": len(differing)}
    return Outcome(not differing, {**counts, "gaps": gaps})


@check("targets/leaders")
def leaders(plan: CheckedPlan) -> Outcome:
    """The goals and the districts' numbers name no lead unit."""
    without = [t["code"] for t in plan.targets if not t["lead_unit"]]
    return Outcome(not without, {"count": len(without), "codes": "、".join(without)})


@check("targets/years")
def years(plan: CheckedPlan) -> Outcome:
    """Every deadline is 2027, while the scoring is quarterly."""
    quarterly = "季评比" in plain(plan.clause("K6.6")["text"])
    deadlines = sorted({str(t["deadline"])[:4] for t in plan.targets if t["deadline"]})
    undated = "、".join(t["code"] for t in plan.targets if not t["deadline"])
    fill = {"deadlines": "、".join(deadlines) or "—", "undated": undated or "—"}
    return Outcome(not quarterly or len(deadlines) > 1, fill)


@check("targets/basis")
def basis(plan: CheckedPlan) -> Outcome:
    """The goals count all parts firms, the tasks those of intelligent connected new-energy vehicles or traditional ones."""
    counted = Counter(
        next((k for k in KINDS_OF_FIRMS if k in t["basis"]), "") for t in plan.targets if t["unit"] == "家"
    )
    found = [f"“{kind}”×{counted[kind]}" for kind in KINDS_OF_FIRMS if counted[kind]]
    return Outcome(len(found) < 2, {"found": "；".join(found) or "—"})


@check("targets/output_basis")
def output_basis(plan: CheckedPlan) -> Outcome:
    """产值 for the whole area, 产业产值 for the districts."""
    words = sorted({t["basis"] for t in plan.targets if t["unit"] == "亿元"})
    return Outcome(len(words) < 2, {"found": "；".join(f"“{word}”" for word in words) or "—"})


TARGETS: tuple[Check, ...] = (numbers, quoted, qualifiers, units, leaders, years, basis, output_basis)


def _numbers(text: str) -> list[tuple[float, str]]:
    return named_numbers(text) + ([(2.0, "倍")] if "实现倍增" in plain(text) else [])


def _number(item: tuple[str, float, str]) -> str:
    code, number, unit = item
    return f"{code} {shown(number)}{unit}"


def _is_exceeded(plan: CheckedPlan, target: Row) -> bool:
    return f"超{shown(float(target['number']))}{target['unit']}" in plain(plan.clause(target["clause_code"])["text"])


def _unordered(named: tuple[str, list[str]] | None) -> tuple[str, frozenset[str]] | None:
    return (named[0], frozenset(named[1])) if named else None


def _units(named: tuple[str, list[str]] | None) -> str:
    if named is None:
        return "—"
    return f"{named[0]}牵头" + (f"，{'、'.join(named[1])}参与" if named[1] else "")
