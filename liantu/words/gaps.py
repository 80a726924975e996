"""Words of 强弱缺分析."""

WORDS: dict[str, tuple[str, str]] = {
    "gaps.inferred": ("仅推断", "Inferred only"),
    "gaps.nothing": ("暂无记录", "Nothing on record"),
    # gaps
    "gaps.components": ("暂无企业记录的部件", "Components without a recorded firm"),
    "gaps.priorities": ("28 个优先方向", "The 28 priorities"),
    "gaps.single": ("仅一家企业", "A single firm"),
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
}
