"""Words of 关系网络."""

WORDS: dict[str, tuple[str, str]] = {
    "network.view": ("看什么", "What to look at"),
    "network.petals": ("全貌", "The whole"),
    "network.around": ("周围", "Around one"),
    "network.route": ("两点之间", "Between two"),
    "network.petals.title": (
        "56 种部件与企业 · {scope}",
        "The 56 components and their firms · {scope}",
    ),
    "network.petals.note": (
        "名称后的数字：已证实+推断的企业数；线越粗企业越多，虚线只有推断。点一种部件看它的周围。",
        "After each name: firms confirmed+inferred. The thicker the line, the more firms; dashed: inferred only. "
        "Click a component for what stands around it.",
    ),
    "network.states": ("状态", "State"),
    "network.part": (
        "{assembly} · {name}：{state}；已证实 {sure} 家，推断 {inferred} 家",
        "{assembly} · {name}: {state}; {sure} confirmed, {inferred} inferred",
    ),
    "network.centre": ("中心：企业、部件或总成", "In the middle: a firm, component or assembly"),
    "network.centre.hint": ("选一家企业、一种部件或一个总成", "Choose a firm, a component or an assembly"),
    "network.from": ("从哪家企业", "From which firm"),
    "network.to": ("到哪家企业、部件或总成", "To which firm, component or assembly"),
    "network.start": (
        "在上面选一家企业、一种部件或一个总成，就能看到它与谁有关系。",
        "Choose a firm, a component or an assembly above to see to whom it is joined.",
    ),
    "network.start.route": (
        "在上面选起点和终点，就能看到它们经过谁连在一起。",
        "Choose both ends above to see through whom they are joined.",
    ),
    "network.hops": ("步数", "Steps"),
    "network.hops.n": ("{n} 步", "{n} steps"),
    "network.kinds": ("关系", "Relations"),
    "network.kind.生产": ("生产", "makes"),
    "network.kind.供货": ("供货", "supplies"),
    "network.kind.集团": ("集团", "owners"),
    "network.kind.项目": ("项目与招商", "projects and targets"),
    "network.kind.用途": ("用于部件", "uses"),
    "network.kind.体系": ("总成与部件", "assembly and components"),
    "network.sure": ("只看已证实", "Confirmed only"),
    "network.count": ("{things} 个对象，{lines} 条关系", "{things} things, {lines} relations"),
    "network.cut": (
        "{hops} 步之内共 {total} 条关系；为看得清只画 {most} 个对象，取近的、已证实的、关系多的。收窄关系种类或步数可看其余。",
        "{total} relations within {hops} steps; to stay readable {most} things are drawn: the nearer, the confirmed, "
        "the more joined. Narrow the kinds or steps to see the others.",
    ),
    "network.legend": (
        "● 企业　■ 部件　▢ 总成　◇ 项目　△ 车型。实线已证实，虚线推断或可信度低；箭头为供货方向。点一个对象看它的周围。",
        "● firm　■ component　▢ assembly　◇ project　△ vehicle model. Solid: confirmed; dashed: inferred or of low confidence; "
        "arrows: direction of supply. Click a thing for what stands around it.",
    ),
    "network.none": (
        "按这些条件没有记录在案的关系；没有记录不等于没有关系。",
        "No relation on record under these conditions; no record is not no relation.",
    ),
    "network.widen": ("放宽条件", "Widen the conditions"),
    "network.table": ("列表", "As a table"),
    "network.to_firm": ("打开企业档案", "Open the firm's profile"),
    "network.to_chain": ("在产业链图中看", "Show on the chain map"),
    "network.narrow": (
        "图在宽屏上显示；这里列出同样的内容。",
        "The drawing needs a wider screen; the same stands here as a list.",
    ),
    "network.unknown": ("网址里的“{words}”不认识。", "“{words}” of this address is unknown."),
    "network.way": ("第 {n} 条", "Way {n}"),
    "network.ways": ("最短 {steps} 步，{ways} 条", "{steps} steps at least, {ways} ways"),
    "network.swap": ("对调", "Swap"),
}
