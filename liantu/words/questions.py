"""Words of 查询."""

WORDS: dict[str, tuple[str, str]] = {
    "questions.any": ("不限", "any"),
    # questions
    "questions.rule": ("规则、局限与门槛", "Rule, limits and thresholds"),
    "questions.choose": ("问题", "Question"),
    "questions.required": ("请填写：{names}", "Please fill in: {names}"),
    "questions.findings": ("{n} 条结论，共 {total} 条可能", "{n} findings of {total} possible"),
    "questions.empty": ("没有结论：在 {total} 条可能中没有符合的。", "No findings among {total} possible."),
    "questions.show": ("显示查询", "Show the query"),
    "questions.broken": ("有自有问题文件不能使用：{words}", "An own question file cannot be used: {words}"),
    "questions.shown": ("只显示前 {n} 条，下载含全部。", "The first {n} are shown; downloads hold all."),
    "questions.shape": ("显示为", "Show as"),
    "questions.as.table": ("表", "Table"),
    "questions.as.graph": ("图", "Graph"),
    "questions.graph.cut": (
        "为看得清只画前 {n} 行（共 {total} 行，至多 {most} 个对象），其余见表。",
        "To stay readable the first {n} of {total} rows are drawn (at most {most} things); the rest is in the table.",
    ),
}
