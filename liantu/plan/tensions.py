"""Checks of the plan's sums, and of numbers that fit together only under a reading that the plan does not give."""

from liantu.plan.kinds import Absent, Check, CheckedPlan, Outcome, check, shown
from liantu.plan.wording import plain

DOUBLING, FIRMS, OUTPUT, RD, ATTRACTED, TRANSFORMED, RELOCATED = "T01", "T02", "T03", "T04", "T05", "T06", "T07"
SPECIALISED, LITTLE_GIANTS, CHAINS, WORKSHOPS, FACTORIES, FUND = "T08", "T09", "T10", "T11", "T12", "T29"
SPREAD = 2.0  # output per firm of the highest district, as a multiple of the lowest
_BASES = ("基期", "基数", "为基准")
_WHICH = ("新增", "新建", "累计")


@check("sums/firms")
def firms(plan: CheckedPlan) -> Outcome:
    """1000."""
    return _sum(plan, FIRMS, "家")


@check("sums/output")
def output(plan: CheckedPlan) -> Outcome:
    """4000."""
    return _sum(plan, OUTPUT, "亿元")


@check("sums/sources")
def sources(plan: CheckedPlan) -> Outcome:
    """500 + 300 + 200 leave no room for firms that are there already."""
    parts, total = [plan.number(code) for code in (ATTRACTED, TRANSFORMED, RELOCATED)], plan.number(FIRMS)
    fill = {"total": shown(total), "parts": "＋".join(shown(p) for p in parts), "sum": shown(sum(parts))}
    return Outcome(sum(parts) < total, fill)


@check("origins/overlap")
def overlap(plan: CheckedPlan) -> Outcome:
    """A relocated firm that transforms counts in both; an attracted one comes from outside the city."""
    double = _says(plan, "K4.4", "推动相关企业转型升级")
    outside = _says(plan, "K4.2", "招引市外")
    return Outcome(outside and not double, {"outside": _sign(outside), "double": _sign(double)})


@check("titles/specialised")
def specialised(plan: CheckedPlan) -> Outcome:
    """More than 1000 of 1000."""
    titled, total = plan.number(SPECIALISED), plan.number(FIRMS)
    return Outcome(titled < total, {"titled": shown(titled), "total": shown(total)})


@check("titles/little_giants")
def little_giants(plan: CheckedPlan) -> Outcome:
    """National titles are drawn from the municipal ones."""
    giants, titled = plan.number(LITTLE_GIANTS), plan.number(SPECIALISED)
    share = f"{giants / titled:.0%}" if titled else "—"
    return Outcome(giants <= titled, {"giants": shown(giants), "titled": shown(titled), "share": share})


@check("chains/ten_of_twelve")
def chains(plan: CheckedPlan) -> Outcome:
    """Ten chains, twelve assemblies, no list."""
    number, assemblies = plan.number(CHAINS), len({row["assembly_code"] for row in plan.structure})
    return Outcome(number == assemblies, {"chains": shown(number), "assemblies": assemblies})


@check("base/doubling")
def doubling(plan: CheckedPlan) -> Outcome:
    """About 2000, by inference."""
    if not (factor := plan.number(DOUBLING)):
        raise Absent("目标“倍增”的倍数为零", "the factor of the doubling is zero")
    base = plan.number(OUTPUT) / factor
    return Outcome(_says(plan, "K2", *_BASES), {"base": shown(base), "factor": shown(factor)})


@check("base/rd")
def rd(plan: CheckedPlan) -> Outcome:
    """One point more than what?"""
    return Outcome(_says(plan, "K4.1", *_BASES), {"number": shown(plan.number(RD))})


@check("base/factories")
def factories(plan: CheckedPlan) -> Outcome:
    """建设 may mean newly built or reached."""
    fill = {"workshops": shown(plan.number(WORKSHOPS)), "factories": shown(plan.number(FACTORIES))}
    return Outcome(_says(plan, "K4.7", *_WHICH), fill)


@check("base/fund")
def fund(plan: CheckedPlan) -> Outcome:
    """40 % of an unnamed sum."""
    return Outcome(_says(plan, "K6.4", "亿元"), {"number": shown(plan.number(FUND))})


@check("districts/output_per_firm")
def output_per_firm(plan: CheckedPlan) -> Outcome:
    """From 2.3 in 铜梁 to 6.0 in 璧山."""
    each = {d["district"]: d["output"] / d["firms"] for d in plan.districts if d["firms"] and d["output"]}
    if not each or len(each) != len(plan.districts):
        raise Absent("有的区没有企业数量或产值目标", "some district has no target of firms or of output")
    low, high = min(each, key=each.__getitem__), max(each, key=each.__getitem__)
    numbers = {"most": f"{each[high]:.1f}", "least": f"{each[low]:.1f}", "spread": shown(SPREAD)}
    return Outcome(each[high] <= SPREAD * each[low], {"high": high, "low": low, **numbers})


TENSIONS: tuple[Check, ...] = (
    *(firms, output, sources, overlap, specialised, little_giants),
    *(chains, doubling, rd, factories, fund, output_per_firm),
)


def _sum(plan: CheckedPlan, code: str, unit: str) -> Outcome:
    parts, total = [float(t["number"]) for t in plan.of_districts(unit)], plan.number(code)
    complete = len(parts) == len(plan.chapter(5))
    fill = {"total": shown(total), "count": len(parts), "sum": shown(sum(parts))}
    return Outcome(complete and sum(parts) == total, fill)


def _says(plan: CheckedPlan, code: str, *words: str) -> bool:
    text = plain(plan.clause(code)["text"])
    return any(word in text for word in words)


def _sign(is_so: bool) -> str:
    return "√" if is_so else "×"
