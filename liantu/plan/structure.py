"""Checks of tree, districts, priorities and stages: the graph against what the plan's sentences name and count."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from liantu.plan.kinds import Absent, Check, CheckedPlan, Outcome, Row, check
from liantu.plan.wording import (
    listed_assemblies,
    named_components,
    named_districts,
    named_priorities,
    named_stages,
    plain,
    stated_counts,
)

CROWDED = 0.5  # share of the districts that prioritise the same assembly


@check("structure/totals")
def totals(plan: CheckedPlan) -> Outcome:
    """3 / 12 / 56, where the plan itself states only the parts of these sums."""
    stated = [_stated(clause) for clause in plan.chapter(3)]
    expected = (len(stated), sum(a for a, _ in stated), sum(c for _, c in stated))
    found = tuple(len({row[key] for row in plan.structure}) for key in ("system_code", "assembly_code", "code"))
    agrees = expected == found and len(plan.structure) == found[2]
    return Outcome(agrees, {"expected": _slashed(expected), "found": _slashed(found)})


@check("structure/systems")
def systems(plan: CheckedPlan) -> Outcome:
    """5/23, 4/18, 3/15."""
    expected = {clause["name"]: _stated(clause) for clause in plan.chapter(3)}
    rows: dict[str, list[Row]] = defaultdict(list)
    for row in plan.structure:
        rows[row["system"]].append(row)
    found = {s: (len({r["assembly_code"] for r in own}), len({r["code"] for r in own})) for s, own in rows.items()}
    return Outcome(expected == found, {"expected": _by_system(expected), "found": _by_system(found)})


@check("structure/names")
def names(plan: CheckedPlan) -> Outcome:
    """Every component stands under the assembly whose sentence names it, with the abbreviation in its bracket."""
    sentences = [pair for clause in plan.chapter(3) for pair in named_components(clause["text"]).items()]
    worded = {(assembly, name, short) for assembly, items in sentences for name, short in items}
    held = {(row["assembly"], row["name"], row["abbreviation"] or "") for row in plan.structure}
    return _compared(worded, held)


@check("structure/order")
def order(plan: CheckedPlan) -> Outcome:
    """The first sentence of a direction and its later sentences may name the assemblies in different order."""
    pairs = [(listed_assemblies(k["text"]), list(named_components(k["text"]))) for k in plan.chapter(3)]
    first, later = next(((a, b) for a, b in pairs if a != b), ([], []))
    return Outcome(first == later, {"first": "、".join(first) or "＝", "later": "、".join(later) or "＝"})


@check("districts/named")
def districts(plan: CheckedPlan) -> Outcome:
    """The preamble's districts, those of the spatial layout, and those marked in the graph are the same."""
    preamble = set(named_districts(plan.clause("K0")["text"]))
    layout = {k["name"] for k in plan.chapter(5)}
    held = [d["district"] for d in plan.districts]
    fill = {"preamble": len(preamble), "layout": len(layout), "count": len(held), "held": "、".join(held)}
    return Outcome(preamble == layout == set(held), fill)


@check("priorities/wording")
def priorities(plan: CheckedPlan) -> Outcome:
    """28 pairs; 潼南's 动力电池 is limited to materials."""
    worded = {(k["name"], a, note) for k in plan.chapter(5) for a, note in named_priorities(k["text"])}
    held = {(p["district"], p["assembly"], p["note"] or "") for p in plan.priorities}
    return _compared(worded, held)


@check("priorities/none")
def uncovered(plan: CheckedPlan) -> Outcome:
    """Every assembly should have a home."""
    count = Counter(p["assembly"] for p in plan.priorities)
    return _none(a for a in _assemblies(plan) if not count[a])


@check("priorities/single")
def single(plan: CheckedPlan) -> Outcome:
    """热管理 only in 荣昌, 车路网联 only in 合川."""
    homes = _homes(plan)
    return _none(f"{a}（{homes[a][0]}）" for a in _assemblies(plan) if len(homes[a]) == 1)


@check("priorities/crowded")
def crowded(plan: CheckedPlan) -> Outcome:
    """动力电池 in four of eight, while the plan asks for differentiated parks."""
    if "差异化" not in plain(plan.clause("K4.9")["text"]):
        raise Absent("四（九）原文没有“差异化”", "clause 四（九） has no 差异化")
    homes, limit = _homes(plan), CROWDED * len(plan.districts)
    return _none(f"{a}（{'、'.join(homes[a])}）" for a in _assemblies(plan) if len(homes[a]) >= limit)


@check("stages/wording")
def stages(plan: CheckedPlan) -> Outcome:
    """策划 在谈 签约 开工 投产 达产, in this order."""
    worded, held = named_stages(plan.clause("K6.3")["text"]), [s["name"] for s in plan.stages]
    return Outcome(worded == held, {"expected": "、".join(worded), "found": "、".join(held)})


STRUCTURE: tuple[Check, ...] = (
    *(totals, systems, names, order, districts),
    *(priorities, uncovered, single, crowded, stages),
)


def differences(worded: Iterable[str], held: Iterable[str]) -> dict[str, str]:
    """What stands on one side only."""
    return {"worded": "、".join(sorted(worded)) or "—", "held": "、".join(sorted(held)) or "—"}


def _compared(worded: set[tuple[str, str, str]], held: set[tuple[str, str, str]]) -> Outcome:
    only = differences(map(_dotted, worded - held), map(_dotted, held - worded))
    return Outcome(worded == held, {"expected": len(worded), "found": len(held), **only})


def _none(items: Iterable[str]) -> Outcome:
    found = list(items)
    return Outcome(not found, {"count": len(found), "items": "：" + "；".join(found) if found else ""})


def _stated(clause: Row) -> tuple[int, int]:
    counts = stated_counts(clause["text"])
    if counts is None:
        code = clause["code"]
        raise Absent(
            f"条款 {code} 的原文没有写明总成和部件的数目", f"clause {code} states no numbers of assemblies and parts"
        )
    return counts


def _assemblies(plan: CheckedPlan) -> list[str]:
    return list(dict.fromkeys(row["assembly"] for row in plan.structure))


def _homes(plan: CheckedPlan) -> dict[str, list[str]]:
    homes: dict[str, list[str]] = defaultdict(list)
    for row in plan.priorities:
        homes[row["assembly"]].append(row["district"])
    return homes


def _dotted(item: tuple[str, ...]) -> str:
    return "·".join(filter(None, item))


def _slashed(numbers: Iterable[int]) -> str:
    return " / ".join(str(n) for n in numbers)


def _by_system(counts: dict[str, tuple[int, int]]) -> str:
    return "；".join(f"{s} {a}/{c}" for s, (a, c) in sorted(counts.items()))
