"""Closings, moves, new names: what became of some invented firms in 2024."""

from collections.abc import Sequence

from columns import Cells
from firms import WORDS, Firm

HEADERS = ("企业名称", "统一社会信用代码", "变动类型", "变动日期", "变动前", "变动后", "区县", "说明", "来源")
_EIGHT = tuple(WORDS["districts"])


def invent(firms: Sequence[Firm]) -> list[Cells]:
    """Two firms closed, two moved away, one moved between districts, one renamed; makers of parts that many others make."""
    many = {part for part, about in WORDS["components"].items() if about["makers"] >= 6}
    with_code = [f for f in firms if f.part in many and district(f) and "统一社会信用代码" in f.cells]
    a, b, c, d, e = (with_code[len(with_code) * part // 6] for part in range(5))
    new = next(f for f in reversed(with_code) if f.cells.get("来源方式", "新设") == "新设")
    return [
        _line(a, "注销", "2024-03-18", note="示例：停产清算"),
        _line(b, "吊销", "2024-11-05", note="示例：连续停业"),
        _line(c, "迁出", "2024-05-10", before=district(c), after="四川省成都市"),
        _line(d, "企业迁出", "2024-07-01", before=district(d), after=next(p for p in _EIGHT if p != district(d))),
        _line(e, "更名", "2024-09-12", before=e.name, after=e.name.replace("示例", "示例新", 1)),
        _line(new, "新设", "2022-04-20", note="示例：新注册"),
    ]


def _line(firm: Firm, change: str, day: str, before: str = "", after: str = "", note: str = "") -> Cells:
    return {
        "企业名称": firm.name,
        "统一社会信用代码": firm.cells.get("统一社会信用代码", ""),
        "变动类型": change,
        "变动日期": day,
        "变动前": before,
        "变动后": after,
        "区县": district(firm),
        "说明": note,
        "来源": "示例：区县统计名录库",
    }


def district(firm: Firm) -> str:
    """Which of the eight the firm's line names, however it is spelt; '' = none."""
    said = str(firm.cells.get("区县", ""))
    return next((place for place in _EIGHT if place.removesuffix("区") in said), "")
