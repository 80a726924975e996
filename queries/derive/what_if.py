"""What if these firms stopped, or every project on its way produced: each link and assembly before and after, by the same rules.

Needs the facts of `Evidence` with those of links and demand; for a removal component_inputs, chain_firms, places too.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from queries.derive.asked import Asked, Derived, Row, holding
from queries.derive.evidence import Evidence, evidence_of
from queries.derive.links import WORDS, limits, one_district, status_rows
from queries.derive.production import WORDS as COMPLETE
from queries.derive.production import Makers, is_complete, makers
from queries.derive.supposed import producing, stopped
from queries.derive.traded import traded
from queries.measures.link_reading import presence_zh
from queries.measures.links import STATUS_ZH
from queries.measures.resilience import with_projects as gained
from queries.measures.resilience import without as removed
from queries.question import Said, Words

_THREE_WORDS = {"有": "made", "缺": "not made", "不明": "unclear"}
_EFFECT_ZH = {
    "lost": "失去全部已核实企业",
    "stopped": "中断",
    "affected": "上游投入受影响",
    "touched": "有部件失去企业或受影响",
    "weaker": "企业减少",
    "doubtful": "待核实的减少",
    "unchanged": "不变",
    "closed": "新增企业",
    "completed": "补齐",
    "more": "企业增加",
}

_NOBODY = Said(
    "没有可以停产的企业：请指定企业（firms）、区县（district）或集团（group）。",
    "No firm to stop: give firms (firms), a district (district) or a group (group).",
)


def without(asked: Asked) -> Derived:
    """Every assembly and component before and after some firms stop."""
    evidence = evidence_of(asked)
    gone, remaining = _gone(asked, evidence)
    if not gone:
        return Derived([], warnings=(_NOBODY, *remaining))
    after = Evidence(stopped(asked, gone))
    made, left = makers(asked.rows, evidence), makers(asked.rows, after)
    loss = removed(made, gone)
    lost = {component for _, component in loss.components}
    ripple = _ripple(asked.facts["component_inputs"], lost, asked.parameters["depth"])
    was, becomes = (_statuses(asked, each) for each in (evidence, after))
    rows: list[Row] = []
    for assembly, spine in _by_assembly(asked.rows).items():
        inner = []
        for row in spine:
            code = row["code"]
            taken = sorted(str(evidence.firms[firm]["name"]) for firm in made[assembly][code] & gone)
            effects = {
                "lost": code in lost,
                "affected": code in ripple,
                "weaker": bool(taken),
                "doubtful": was[code]["unverified"] > becomes[code]["unverified"],
            }
            inner.append(_component(row, was[code], becomes[code], _first(effects), ripple.get(code, ()), taken))
        hit = any(each["effect"] in ("lost", "affected") for each in inner)
        effect = _first({"stopped": assembly in loss.assemblies, "touched": hit})
        rows += [_assembly(spine[0], made, left, effect), *inner]
    return Derived(rows, warnings=(*remaining, *_unassessed(asked, gone, made)))


def with_projects(asked: Asked) -> Derived:
    """By status: how many components before and after all projects on their way produce, and which moved."""
    before, after, _, _ = _built(asked)
    names = {row["code"]: row["name"] for row in asked.rows}
    was, becomes = (Counter(row["status"] for row in rows.values()) for rows in (before, after))
    moved: Mapping[str, list[str]] = defaultdict(list)
    for code, row in after.items():
        if row["status"] != before[code]["status"]:
            moved[row["status"]].append(names[code])
    rows = [
        {
            "status": status,
            "status_zh": WORDS[status],
            "presence_zh": presence_zh(status) if status in STATUS_ZH else "",
            "before": was[status],
            "after": becomes[status],
            "arrived": moved[status],
        }
        for status in WORDS
        if was[status] or becomes[status]
    ]
    return Derived(rows, sentence=_sentence(rows))


def projects_by_component(asked: Asked) -> Derived:
    """Every assembly and component before and after, with the projects that count."""
    before, after, evidence, later = _built(asked)
    made, then = makers(asked.rows, evidence), makers(asked.rows, later)
    gain = gained(made, {a: {c: then[a][c] - made[a][c] for c in cs} for a, cs in then.items()})
    opened = {component for _, component in gain.components}
    names = {p["project"]: p["name"] for p in asked.facts["pipeline"]}
    rows: list[Row] = []
    for assembly, spine in _by_assembly(asked.rows).items():
        inner = []
        for row in spine:
            code = row["code"]
            new = sorted(names[p] for p in then[assembly][code] - made[assembly][code])
            effect = "closed" if code in opened else "more" if new else "unchanged"
            inner.append(_component(row, before[code], after[code], effect, (), new))
        effect = "completed" if assembly in gain.assemblies else "unchanged"
        rows += [_assembly(spine[0], made, then, effect), *inner]
    return Derived([_with_projects_named(row) for row in rows])


def _with_projects_named(row: Row) -> Row:
    return {"projects" if name == "who" else name: value for name, value in row.items() if name != "inputs"}


def _built(asked: Asked) -> tuple[dict[str, Row], dict[str, Row], Evidence, Evidence]:
    evidence = evidence_of(asked)
    later = Evidence(producing(asked, evidence))
    return _statuses(asked, evidence), _statuses(asked, later), evidence, later


def _sentence(rows: Sequence[Row]) -> Words:
    was, becomes = (Counter[str](), Counter[str]())
    for row in rows:
        was[row["presence_zh"]] += row["before"]
        becomes[row["presence_zh"]] += row["after"]
    zh = "，".join(f"{word} {was[word]} → {becomes[word]}" for word in _THREE_WORDS)
    en = ", ".join(f"{english} {was[word]} → {becomes[word]}" for word, english in _THREE_WORDS.items())
    return Words(
        f"若签约、在建项目全部投产：{zh}（种部件）。", f"If all projects signed or started produced: {en} (components)."
    )


def _statuses(asked: Asked, evidence: Evidence) -> dict[str, Row]:
    return {row["code"]: row for row in status_rows(asked.rows, evidence, limits(asked), one_district(asked))}


def _by_assembly(spine: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in spine:
        found.setdefault(row["assembly"], []).append(row)
    return found


def _first(effects: Mapping[str, bool]) -> str:
    return next((effect for effect, holds in effects.items() if holds), "unchanged")


def _component(row: Row, before: Row, after: Row, effect: str, inputs: Collection[str], who: Sequence[str]) -> Row:
    return {
        "level": "Component",
        "code": row["code"],
        "name": row["name"],
        "assembly_name": row["assembly_name"],
        "before": before["status"],
        "before_zh": before["status_zh"],
        "after": after["status"],
        "after_zh": after["status_zh"],
        "producers_before": before["producers"],
        "producers_after": after["producers"],
        "effect": effect,
        "effect_zh": _EFFECT_ZH[effect],
        "inputs": sorted(inputs),
        "who": list(who),
    }


def _assembly(row: Row, before: Makers, after: Makers, effect: str) -> Row:
    was, becomes = (is_complete(made[row["assembly"]]) for made in (before, after))
    counts = [len({f for firms in made[row["assembly"]].values() for f in firms}) for made in (before, after)]
    return {
        "level": "Assembly",
        "code": row["assembly"],
        "name": row["assembly_name"],
        "assembly_name": row["assembly_name"],
        "before": "COMPLETE" if was else "INCOMPLETE",
        "before_zh": COMPLETE[was],
        "after": "COMPLETE" if becomes else "INCOMPLETE",
        "after_zh": COMPLETE[becomes],
        "producers_before": counts[0],
        "producers_after": counts[1],
        "effect": effect,
        "effect_zh": _EFFECT_ZH[effect],
        "inputs": [],
        "who": [],
    }


def _gone(asked: Asked, evidence: Evidence) -> tuple[frozenset[str], tuple[Said, ...]]:
    """The firms that stop, and what was left standing of those that one might have meant."""
    given = asked.parameters
    gone, said = set(given["firms"]), list[Said]()
    if group := given["group"]:
        head = evidence.group(group)
        gone |= {firm for firm in evidence.firms if evidence.group(firm) == head}
    if district := given["district"]:
        inside = _within(asked.facts["places"], district)
        there = {firm: own for firm in evidence.firms if inside & (own := set(evidence.places(firm)))}
        partly = [firm for firm, places in there.items() if places - inside]
        gone |= there.keys() - set(partly)
        if partly:
            names = sorted(str(evidence.firms[firm]["name"]) for firm in partly)[:5]
            zh = f"{len(partly)} 家在区外也有厂的企业仍算在产（{'、'.join(names)}）。"
            en = f"{len(partly)} firms that also have a plant elsewhere still count as producing ({', '.join(names)})."
            said.append(Said(zh, en))
    return frozenset(gone), tuple(said)


def _within(places: Iterable[Row], outer: str) -> set[str]:
    """A place and all that lies in it."""
    inner: Mapping[str, list[str]] = defaultdict(list)
    for place in places:
        for around in place["within"]:
            inner[around].append(place["id"])
    found, rest = {outer}, [outer]
    while rest:
        fresh = set(inner[rest.pop()]) - found
        found |= fresh
        rest += fresh
    return found


def _ripple(inputs: Iterable[Row], lost: Collection[str], depth: int) -> dict[str, set[str]]:
    """Component -> names of its inputs that are lost, or affected themselves, up to `depth` steps on; the lost not again."""
    goes: Mapping[str, list[Row]] = defaultdict(list)
    for row in inputs:
        goes[row["input"]].append(row)
    found: dict[str, set[str]] = {}
    border = set(lost)
    for _ in range(depth):
        reached: dict[str, set[str]] = defaultdict(set)
        for row in (row for each in border for row in goes[each]):
            if row["component"] not in lost and row["component"] not in found:
                reached[row["component"]].add(row["input_name"])
        found |= reached
        border = set(reached)
    return found


def _unassessed(asked: Asked, gone: frozenset[str], made: Makers) -> tuple[Said, ...]:
    """What the removal cannot show."""
    producers = {firm for components in made.values() for firms in components.values() for firm in firms}
    sold = traded(asked)
    selling = set(sold.named(np.unique(sold.sales.supplier)))
    idle, silent = len(gone - producers), len(gone - selling)
    return holding(
        (
            idle,
            Said(
                f"停产的 {len(gone)} 家中，{idle} 家不是范围内已核实的生产企业，停产不改变下表。",
                f"{idle} of the {len(gone)} firms that stop are no verified producers in the scope: they change nothing below.",
            ),
        ),
        (
            silent,
            Said(
                f"{silent} 家没有客户记录，对其客户的影响未评估，不是没有影响。",
                f"{silent} have no recorded customer: what that means for customers is not assessed, not nothing.",
            ),
        ),
    )
