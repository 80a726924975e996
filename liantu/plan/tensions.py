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
    found = f"{'＋'.join(shown(p) for p in parts)}＝{shown(sum(parts))} 家"
    return Outcome(f"少于 {shown(total)} 家", found, sum(parts) < total)


@check("origins/overlap")
def overlap(plan: CheckedPlan) -> Outcome:
    """A relocated firm that transforms counts in both; an attracted one comes from outside the city."""
    double = "推动相关企业转型升级" in plain(plan.clause("K4.4")["text"])
    outside = "招引市外" in plain(plan.clause("K4.2")["text"])
    found = f"引进限于市外：{_yes(outside)}；承接的企业同时转型：{_yes(double)}"
    return Outcome("引进、转型、承接互不重合", found, outside and not double)


@check("titles/specialised")
def specialised(plan: CheckedPlan) -> Outcome:
    """More than 1000 of 1000."""
    titled, total = plan.number(SPECIALISED), plan.number(FIRMS)
    return Outcome(f"少于 {shown(total)} 家", f"≥{shown(titled)} 家", titled < total)


@check("titles/little_giants")
def little_giants(plan: CheckedPlan) -> Outcome:
    """National titles are drawn from the municipal ones."""
    giants, titled = plan.number(LITTLE_GIANTS), plan.number(SPECIALISED)
    share = f"{giants / titled:.0%}" if titled else ""
    return Outcome(f"不多于 {shown(titled)} 家", f"≥{shown(giants)} 家", giants <= titled, {"share": share})


@check("chains/ten_of_twelve")
def chains(plan: CheckedPlan) -> Outcome:
    """Ten chains, twelve assemblies, no list."""
    number, assemblies = plan.number(CHAINS), len({row["assembly_code"] for row in plan.structure})
    return Outcome(f"{assemblies} 个总成", f"{shown(number)} 个链条", number == assemblies)


@check("base/doubling")
def doubling(plan: CheckedPlan) -> Outcome:
    """About 2000, by inference."""
    if not (factor := plan.number(DOUBLING)):
        raise Absent("目标“倍增”的倍数为零")
    base = shown(plan.number(OUTPUT) / factor)
    found = f"推算约 {base} 亿元"
    return Outcome("写明基期和基数", found, _says(plan, "K2", *_BASES), {"base": base, "factor": shown(factor)})


@check("base/rd")
def rd(plan: CheckedPlan) -> Outcome:
    """One point more than what?"""
    target = plan.target(RD)
    found = f"＋{shown(float(target['number']))} {target['unit']}"
    return Outcome("写明基期和基数", found, _says(plan, "K4.1", *_BASES))


@check("base/factories")
def factories(plan: CheckedPlan) -> Outcome:
    """建设 may mean newly built or reached."""
    found = f"{shown(plan.number(WORKSHOPS))} 个数字化车间、{shown(plan.number(FACTORIES))} 个智能工厂"
    return Outcome("写明新增或累计", found, _says(plan, "K4.7", *_WHICH))


@check("base/fund")
def fund(plan: CheckedPlan) -> Outcome:
    """40 % of an unnamed sum."""
    target = plan.target(FUND)
    deadline = f"期限为 {target['deadline']}" if target["deadline"] else "没有期限"
    found = f"{shown(float(target['number']))}{target['unit']}"
    return Outcome("写明基金规模", found, _says(plan, "K6.4", "亿元"), {"deadline": deadline})


@check("districts/output_per_firm")
def output_per_firm(plan: CheckedPlan) -> Outcome:
    """From 2.3 in 铜梁 to 6.0 in 璧山."""
    each = {d["district"]: d["output"] / d["firms"] for d in plan.districts if d["firms"] and d["output"]}
    if not each or len(each) != len(plan.districts):
        raise Absent("有的区没有企业数量或产值目标")
    low, high = min(each, key=each.__getitem__), max(each, key=each.__getitem__)
    found = f"最高 {high} {each[high]:.1f}、最低 {low} {each[low]:.1f} 亿元/家"
    return Outcome(f"相差 {shown(SPREAD)} 倍以内", found, each[high] <= SPREAD * each[low])


TENSIONS: tuple[Check, ...] = (
    *(firms, output, sources, overlap, specialised, little_giants),
    *(chains, doubling, rd, factories, fund, output_per_firm),
)


def _sum(plan: CheckedPlan, code: str, unit: str) -> Outcome:
    parts, total = [float(t["number"]) for t in plan.of_districts(unit)], plan.number(code)
    complete = len(parts) == len(plan.chapter(5))
    found = f"{len(parts)} 个区合计 {shown(sum(parts))} {unit}"
    return Outcome(f"{shown(total)} {unit}", found, complete and sum(parts) == total)


def _says(plan: CheckedPlan, code: str, *words: str) -> bool:
    text = plain(plan.clause(code)["text"])
    return any(word in text for word in words)


def _yes(is_so: bool) -> str:
    return "是" if is_so else "否"
