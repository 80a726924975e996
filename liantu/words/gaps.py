"""Words of 强弱缺分析."""

WORDS: dict[str, tuple[str, str]] = {
    "to_chain": ("打开产业链图", "Open the chain map"),
    "gaps.inferred": ("仅推断", "Inferred only"),
    "gaps.nothing": ("暂无记录", "Nothing on record"),
    "view.gaps_evidence": ("选中部件的依据", "The chosen component"),
    "view.gaps_districts": ("部件与区县", "Components by district"),
    "view.gaps_priorities": ("优先方向与现状对照", "Priorities against what exists"),
    "view.gaps_none": ("暂无企业记录", "Without a recorded firm"),
    "view.gaps_unmet": ("28 个优先方向", "The 28 priorities"),
    "view.gaps_single": ("仅一家企业", "A single firm"),
    "gaps.note": (
        "没有记录不等于没有企业：这里的部件未摸排，或只有推断。",
        "No record is not no firm: these components are not surveyed, or only inferred.",
    ),
    "gaps.count": (
        "{scope}：{n} / {total} 种暂无已证实的企业记录",
        "{scope}: {n} of {total} components without a confirmed firm",
    ),
    "gaps.count.single": (
        "{scope}：{n} / {total} 种只有一家已证实的企业",
        "{scope}: {n} of {total} components with a single confirmed firm",
    ),
    "gaps.count.priorities": (
        "{scope}：{total} 个优先方向中，{n} 个还有部件没有企业记录",
        "{scope}: of {total} priorities, {n} have components without a firm on record",
    ),
    "gaps.empty": ("所选范围内没有这样的部件。", "There is no such component in this scope."),
    # the matrix
    "gaps.matrix": ("计划的部件，按总成", "The components of the plan by assembly"),
    "gaps.matrix.note": (
        "每格一种部件，数字为已核实的企业数；总成后为已有企业生产的种数（补齐摸排后最多）/ 全部种数。点图例可隐去一种状态。",
        "A cell a component, with its verified makers; beside the assembly: made (at most, once surveyed) of all. A click on a state hides it.",
    ),
    "gaps.was": ("原为{state}", "was {state}"),
    "gaps.changed": (
        "与 {day} 相比，{n} 种状态有变化，粗框标出，前一个符号为原状态。",
        " Since {day}, {n} states have changed: bordered, the first sign is the state before.",
    ),
    "gaps.filter": ("显示或隐去这种状态", "Show or hide this state"),
    "gaps.producers": ("已核实 {n} 家（独立 {groups} 家）", "{n} verified makers ({groups} owner groups)"),
    "gaps.range": ("可能：{worst} 至 {best}", "could be: {worst} to {best}"),
    "gaps.rank": ("补链第 {n} 位（{low}–{high}）", "gap {n} ({low}–{high})"),
    "gaps.choose": (
        "点一格、一行或图上一点，三处同时标出，依据在下方。",
        "Click a cell, a line or a point: it is marked in all three, its evidence is below.",
    ),
    "gaps.choose.first": ("还没有选中部件。请在上面点一格。", "No component is chosen. Click a cell above."),
    # which gap first
    "gaps.ranking": ("缺口排序", "Which gap first"),
    "gaps.ranking.note": (
        "名次按全部部件排；粗线为权重重抽 {draws} 次的名次区间（5%–95%）。斜纹条为不明，不是缺。",
        "Ranks among all; the thick line is the interval over {draws} draws of the weights (5–95 %). A hatched bar is not known, not absent.",
    ),
    "gaps.list": ("列出哪些", "Which are listed"),
    "gaps.list.short": ("短板", "Short"),
    "gaps.list.open": ("含不明", "With unknown"),
    "gaps.list.all": ("全部", "All"),
    "gaps.list.empty": ("当前条件下没有部件。", "No component meets these conditions."),
    "gaps.left_out": (
        "另有未摸排 {unknown} 种、待核实 {unverified} 种没有列出：不知道，不等于没有。点“含不明”一并列出。",
        "{unknown} not surveyed and {unverified} to be verified are not listed: not known is not none. “With unknown” lists them.",
    ),
    "gaps.more": ("还有 {n} 种…", "{n} more…"),
    "gaps.head.component": ("部件", "Component"),
    "gaps.head.assembly": ("总成", "Assembly"),
    "gaps.head.importance": ("重要性（0–1）", "Importance (0–1)"),
    "gaps.head.interval": ("名次区间", "Interval of ranks"),
    "gaps.head.route": ("先走哪条路", "First route"),
    "gaps.route.transfer": ("承接转移", "transfer"),
    "gaps.route.transform": ("存量转型", "transformation"),
    "gaps.route.attract": ("招商引资", "attraction"),
    # the plot
    "gaps.plot": ("重要性与可行性", "Importance and feasibility"),
    "gaps.plot.note": (
        "左侧所列 {n} 种；↑ 重要性 = 关键程度 × 脆弱程度",
        "The {n} listed at the left; ↑ importance = criticality × fragility",
    ),
    "gaps.plot.alt": (
        "重要性与可行性的散点图；同样的数在左侧表中",
        "Importance against feasibility; the same figures are in the list",
    ),
    "gaps.feasibility.axis": (
        "可行性（0–1，取已知最大的一条路）→",
        "feasibility (0–1, the largest known route) →",
    ),
    "gaps.corner.first": ("先做：重要且可行", "First: important and feasible"),
    "gaps.corner.hard": ("难点：重要而暂难", "Hard: important, not yet feasible"),
    "gaps.unplaced": ("可行性不明，不在图上：{names}", "Feasibility unknown, not plotted: {names}"),
    # the chosen one
    "gaps.computed": ("系统测算：{name}", "Computed: {name}"),
    "gaps.options": ("可找的企业", "Firms that could close it"),
    "gaps.options.none": (
        "没有记录在案的可找企业。没有记录不等于没有企业。",
        "No such firm on record. No record is not no firm.",
    ),
    "gaps.proof": ("看过的证据", "Evidence that was weighed"),
    "gaps.proof.none": (
        "没有企业、项目或摸排的记录：未摸排。",
        "No firm, project or survey on record: not surveyed.",
    ),
    # by district
    "gaps.districts.note": (
        "区县只按自己的优先方向判定，每格一种部件；其余为非优先方向，只写有企业生产的种数。",
        "A district is judged on its own priorities, a square each component; elsewhere only the number of components made is told.",
    ),
    "gaps.not_priority": ("非优先 · {n} 种", "no priority · {n}"),
    "gaps.made_by": ("已核实 {n} 家", "{n} verified makers"),
    # priorities
    "gaps.priorities.none": ("所选范围没有优先方向。", "This scope has no priorities."),
    "gaps.firms": ("{n} 家", "{n} firms"),
    "gaps.no_record": ("无记录", "no record"),
    "gaps.to_verify": ("待核实 {n}", "{n} to verify"),
}
