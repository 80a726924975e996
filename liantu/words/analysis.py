"""Words that the pages of analysis share: demand scope, thresholds on sliders, sections, exports."""

WORDS: dict[str, tuple[str, str]] = {
    "demand": ("需求范围", "Demand scope"),
    "demand.of": ("需求：{place}", "Demand: {place}"),
    "export": ("导出", "Export"),
    "cell.click": ("点一格看企业。", "Click a cell for its firms."),
    "cell.nobody": (
        "没有企业记录。没有记录不等于没有企业。",
        "No firm on record. No record is not no firm.",
    ),
    "limits": ("阈值 {shown}", "Thresholds {shown}"),
    "limits.differ": ("阈值 {shown} · 与文件不同", "Thresholds {shown} · not the file’s"),
    "limits.note": (
        "只改这一页的看法，不改文件；地址栏带着改动，可以转发。",
        "These change this view alone, not the file; the address carries them.",
    ),
    "limits.weak": ("独立企业少于此数为薄弱（W1）", "Fewer owner groups than this: weak (W1)"),
    "limits.strong": ("独立企业不少于此数方可为优势", "Owner groups from this: may be strong"),
    "limits.concentration": ("产值集中度高于此为薄弱（W3）", "Output HHI above this: weak (W3)"),
    "limits.outside_share": ("外采占比高于此为薄弱（W4）", "Share bought outside above this: weak (W4)"),
    "limits.evidence_months": ("证据有效月数", "Months that evidence stays young"),
    "limits.reset": ("恢复文件中的阈值", "Back to the file’s thresholds"),
    "limits.keep": ("要长期使用，写入 {file}：", "To keep them, write into {file}:"),
    "limits.why": ("说明改动的理由", "why they were changed"),
}
