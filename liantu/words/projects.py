"""Words of 招商与项目."""

WORDS: dict[str, tuple[str, str]] = {
    "view.projects_every": ("项目清单", "Projects"),
    "view.projects_wanted": ("目标企业", "Target firms"),
    "view.projects_opening": ("若全部投产", "If all open"),
    "view.projects_origins": ("来源台账", "Where firms came from"),
    "projects.by": ("分组", "Grouped by"),
    "projects.by_loading": (
        "阶段现在随载入更新：在项目表里填实际日期和文号，再载入。",
        "Stages change by loading for now: write date and paper into the projects sheet and load it.",
    ),
    "projects.to_data": ("到“数据”页：模板与载入", "To Data: template and loading"),
    "projects.overdue": ("超过阶段天数", "Too long in a stage"),
    "projects.overdue.note": (
        "{n} 个；另有计划日期已过、跳过或退回阶段 {others} 处，见下载",
        "{n}; {others} further dates passed or stages skipped, in the files",
    ),
    "projects.overdue.none": ("没有项目超过阶段天数。", "No project stays too long."),
    "projects.now": ("当前阶段", "Stage"),
    "projects.days": ("已过 / 门槛（天）", "Days / limit"),
    "projects.problems": ("存在问题", "Problems"),
    "projects.list": ("项目清单", "Projects"),
    "projects.count": ("{n} 个；点一行看来源行", "{n}; click a line for its rows"),
    "projects.opening.note": (
        "签约、开工的都算投产之后，各状态的部件数",
        "components by state once all that is signed or begun produces",
    ),
    "projects.before": ("现在", "Now"),
    "projects.after": ("投产后", "After"),
    "projects.arrived": ("转为此状态的部件", "Components that come to it"),
    "projects.opened": ("靠哪些项目", "By which projects"),
    "projects.opened.note": (
        "{n} 种部件有签约或开工项目；投产是假设",
        "{n} components have such projects; production is an assumption",
    ),
    "projects.by_which": ("项目", "Projects"),
    "projects.targets": ("招商目标企业", "Target firms"),
    "projects.targets.note": ("{n} 条；点一行看放在哪个区合适", "{n}; click a line for where to place it"),
    "projects.targets.none": (
        "还没有登记招商目标。到“数据”页下载招商目标模板。",
        "No investment target on record. The page Data has the template.",
    ),
    "projects.placement": ("{firm} · {part}：放在哪个区", "{firm} · {part}: where to place it"),
    "projects.placement.label": ("落地建议", "Placement advice"),
    "projects.placement.note": (
        "五票各 0–1，按权重平均；有否决的不建议",
        "five votes of 0–1, weighted; none is advised against a veto",
    ),
    "projects.placement.component": (
        "这条目标只说到“{part}”，没有说到部件，不能比较各区。",
        "This target names {part} only, no component, so districts cannot be compared.",
    ),
    "projects.advised": ("建议", "advised"),
    "projects.origins.note": (
        "每家只计一次；与原表写法不同的附原因",
        "each firm once; with the reason where it counts otherwise",
    ),
    "projects.origins.none": ("名录里没有写来源方式。", "No list says where firms came from."),
    "projects.origins.all": ("全部", "All"),
    "projects.origins.other": ("与原表不同", "Otherwise than told"),
}
