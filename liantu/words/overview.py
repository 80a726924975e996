"""Words of 总览."""

WORDS: dict[str, tuple[str, str]] = {
    # overview
    "targets": ("2027 年目标", "Targets for 2027"),
    "targets.clause": (
        "《行动计划》{section} · 第 {page} 页 · 口径：{basis}",
        "Plan, {section} · page {page} · counted as: {basis}",
    ),
    "targets.none": ("库中没有这一目标", "This target is not in the store"),
    "targets.pace": (
        "进度：未报送。进度只按区县报送计算，名录家数不与目标相比。",
        "Progress: not reported. It is computed from the districts' returns only, never from lists of firms.",
    ),
    "districts": ("渝西地区 8 区", "The eight districts"),
    "districts.note": (
        "示意格网，不含行政界线。已入库是名录家数，不是报送数，不与目标相除。点一格只看该区。",
        "A sketch without boundaries. On record = firms in lists, not returns, never a share of the target. Click a tile for that district alone.",
    ),
    "tile.recorded": ("已入库 {n} 家", "{n} on record"),
    "tile.target": ("目标 {firms} 家 {output}", "Target {firms} firms, {output}"),
    "tile.components": ("有记录 {n} 种 · 未报送", "{n} components · no return"),
    "tile.priorities": ("优先：{names}", "Priorities: {names}"),
    "priorities": ("优先方向与企业记录对照", "Priorities and firms on record"),
    "priorities.none": (
        "{total} 个优先方向中，{n} 个在本区还没有任何已证实的企业记录",
        "Of {total} priorities, {n} have no confirmed firm on record in their district",
    ),
    "priorities.all_met": ("所选范围内的优先方向都有企业记录。", "Every priority of this scope has a firm on record."),
    "priorities.outside": ("所选范围没有优先方向。", "This scope has no priorities."),
    "records": ("已入库", "On record"),
    "assemblies": ("12 个总成", "The 12 assemblies"),
    "targets.all": ("计划的全部目标", "All targets of the plan"),
    "to_gaps": ("查看暂无企业记录", "See what has no record"),
    "to_chain": ("打开产业链图", "Open the chain map"),
}
