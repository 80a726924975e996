"""Words of 以整车找总成."""

WORDS: dict[str, tuple[str, str]] = {
    "source.in_city": ("市内其他区", "Elsewhere in the city"),
    "source.outside": ("市外", "Outside the city"),
    "source.nobody": ("无供应商", "No supplier"),
    "source.nobody.short": ("无", "None"),
    "source.unknown": ("不明", "Unknown"),
    "sum": ("合计", "Total"),
    "view.sourcing_bars": ("总成", "Assemblies"),
    "view.sourcing_flow": ("桑基图", "Flows"),
    "view.sourcing_rates": ("本地配套率", "Local share"),
    "view.sourcing_models": ("车型", "Models"),
    "sourcing.maker": ("整车企业", "Vehicle maker"),
    "sourcing.model": ("车型", "Vehicle model"),
    "sourcing.all_makers": ("整车企业：全部 {n} 家", "All {n} vehicle makers"),
    "sourcing.all_models": ("车型：全部 {n} 款", "All {n} models"),
    "sourcing.makers": ("{n} 家整车企业", "{n} vehicle makers"),
    "sourcing.none": (
        "这个需求范围内没有车型需求的记录。请载入车型表（models），或把需求范围改为“全部”。",
        "No needs of vehicle models on record in this demand scope. Load a sheet of models, or widen the demand scope.",
    ),
    "sourcing.sentence": (
        "{who}的 {models} 款车型对照 12 个总成，共 {needs} 项需求：{scope}配套 {in_scope} 项，{beyond} 项来自{scope}以外，"
        "{nobody} 项无供应商，{unknown} 项不明",
        "{models} models of {who} against the 12 assemblies, {needs} needs: {in_scope} from {scope}, {beyond} from beyond it, "
        "{nobody} without a supplier, {unknown} unknown",
    ),
    "sourcing.rate": ("本地配套率（按需求数）", "Local share, by needs"),
    "sourcing.rate.basis": (
        "{scope} {n} 项 ÷ 来源已知的 {known} 项；无供应商和不明的不在分母里",
        "{n} from {scope} / {known} of known source; needs without a supplier or of unknown source do not count",
    ),
    "sourcing.rate.value": ("本地配套率（按采购额）", "Local share, by purchases"),
    "sourcing.rate.value.basis": (
        "写明的年采购额 {money}，覆盖来源已知需求的 {share}",
        "stated yearly purchases {money}, for {share} of the needs of known source",
    ),
    "sourcing.rate.no_value": ("没有写明采购额，不能按金额算", "No purchases are stated"),
    "sourcing.bar": (
        "每格一项需求，按来源排齐；点一行看部件，点数字看企业",
        "A unit each need, by source; click a row or a number",
    ),
    "sourcing.assembly": ("总成", "Assembly"),
    "sourcing.component": ("部件", "Component"),
    "sourcing.flow.note": ("系统 → 总成 → 来源，宽度为需求数", "System, assembly, source; the width counts needs"),
    "sourcing.flow.alt": (
        "需求从系统到总成到来源的流向图；同样的数在“总成”表中",
        "Flows of needs; the same figures are in the table",
    ),
    "sourcing.choose": ("点上面一行，看它的部件和企业。", "Click a row above for its components and firms."),
    "sourcing.components": ("{name}：部件从哪里来", "{name}: where its components come from"),
    "sourcing.components.note": (
        "车型和买方对每种部件的需求，与上表的总成需求分开计。",
        "Needs of models and buyers for each component, counted apart from the assemblies above.",
    ),
    "sourcing.firms": ("{name}的供应商：{where}", "Suppliers of {name}: {where}"),
    "sourcing.any_source": ("全部来源", "all sources"),
    "sourcing.firms.none": ("没有这样的记录。", "No such record."),
    "sourcing.firms.note": (
        "点一行打开企业；一项需求有几家供应商时各占一行，按最近的一家计入上表。",
        "Click a line to open the firm; a need with several suppliers has a line each and counts above by the nearest.",
    ),
}
