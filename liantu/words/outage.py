"""Words of 断供影响."""

WORDS: dict[str, tuple[str, str]] = {
    "view.outage_each": ("一家停产", "One firm stops"),
    "view.outage_without": ("假设停产", "What if"),
    "view.outage_projects": ("若全部投产", "If projects produce"),
    "view.outage_systemic": ("系统性影响（ESRI）", "Systemic effect (ESRI)"),
    "outage.unit": ("按企业还是按集团", "By firm or by owner group"),
    "outage.unit.firm": ("按企业", "By firm"),
    "outage.unit.group": ("按集团", "By owner group"),
    "outage.each": ("逐家看：这家停产会失去什么", "Firm by firm: what is lost when it stops"),
    "outage.each.sentence": (
        "{n} 家已核实的生产企业中，{lost} 家停产会使部件失去全部已核实企业，{stop} 家停产会使原本齐备的总成中断。",
        "Of {n} verified producers, {lost} alone hold up a component, and {stop} alone an assembly that is complete now.",
    ),
    "outage.each.note": (
        "只在有记录的关系之内；没有客户记录的未评估，不是没有影响。点一行看停产后的情形。",
        "Within recorded relations; a firm without recorded customers is not assessed, not harmless. Click a line to go on.",
    ),
    "outage.none": (
        "所选范围内没有已核实的生产企业，说不出谁停产会有什么影响。",
        "No verified producer in this scope, so nothing can be said.",
    ),
    "outage.try": ("看停产后的情形", "What if it stops"),
    "outage.cuts": ("中断总成的最少企业", "Fewest firms that stop an assembly"),
    "outage.cuts.note": (
        "一家停产即中断、两家同时停产即中断；本不齐备的另列，不算新的损失。点一行看部件。",
        "One firm or a pair; assemblies incomplete already stand apart and are no new loss. Click a line for the component.",
    ),
    "outage.cuts.none": ("没有一家或两家就能中断的总成。", "No assembly stops by one firm or a pair."),
    "outage.stop": ("假设谁停产", "Who stops"),
    "outage.stop.first": (
        "请选择停产的企业、区县或集团，三者可以并用。",
        "Choose firms, a district or an owner group, also together.",
    ),
    "outage.firms": ("企业", "Firms"),
    "outage.firms.hint": ("选择或写企业名称", "Choose or write a firm"),
    "outage.district": ("整个区县", "A whole district"),
    "outage.group": ("整个集团", "A whole owner group"),
    "outage.group.of": ("{name}（{n} 家）", "{name} ({n} firms)"),
    "outage.nobody": ("不选", "None"),
    "outage.without": (
        "中断总成 {stopped} 个；失去全部已核实企业的部件 {lost} 种，上游投入受影响 {affected} 种，企业减少 {weaker} 种，"
        "待核实减少 {doubtful} 种",
        "{stopped} assemblies stopped; {lost} components lost, {affected} affected through inputs, {weaker} with fewer makers, "
        "{doubtful} with fewer claims",
    ),
    "outage.before": ("现在", "Now"),
    "outage.after": ("停产后", "After they stop"),
    "outage.opened": ("投产后", "When they produce"),
    "outage.sides.note": (
        "每格一种部件，粗框为有变化；点一格到产业链图。",
        "A cell each component, a heavy border where something changes; click one for the chain map.",
    ),
    "outage.changes": ("有变化的部件和总成", "What changes"),
    "outage.unchanged": ("没有部件或总成改变。", "No component or assembly changes."),
    "outage.producers": ("企业 {counts}", "makers {counts}"),
    "outage.complete": ("记录内齐备", "complete on record"),
    "outage.incomplete": ("记录内不齐备", "incomplete on record"),
    "outage.projects.note": (
        "投产是假设；只算签约或在建的项目，策划、在谈的不算。",
        "That they produce is supposed; projects planned or in talks do not count.",
    ),
    "outage.systemic.note": (
        "一家停产经由有记录的供货关系损失多大比例的产出；没有客户记录的未评估，不是没有影响。",
        "Share of recorded output lost through the supplies when one stops; without recorded customers not assessed, not harmless.",
    ),
    "outage.systemic.hidden": (
        "有客户记录的生产企业太少，不显示：少量记录算出的比例会误导。原因见上。",
        "Too few producers have recorded customers: a share from so few would mislead. The reason stands above.",
    ),
    "outage.sectors": ("谁可以互相替代", "Who can stand in for whom"),
    "outage.sectors.component": ("同一部件", "One component"),
    "outage.sectors.assembly": ("同一总成", "One assembly"),
}
