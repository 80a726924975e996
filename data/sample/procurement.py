"""What the invented vehicle builders need for their models, from whom, and for how much."""

from collections.abc import Iterator, Sequence

from columns import Cells
from dice import Dice
from firms import OEM_MARKS, WORDS, Firm

HEADERS = (
    *("整车企业", "车型", "总成或部件", "现供应商", "年采购额（万元）", "年产量（辆）", "外采比", "年度"),
    *("数据来源", "数据日期"),
)
OUTSIDE = {  # suppliers elsewhere that no list of the districts names
    "动力电池": "福建示例动力电池股份有限公司",
    "智能驾驶": "上海示例智驾科技有限公司",
    "智能座舱": "江苏示例座舱电子有限公司",
    "电制动": "浙江示例线控制动股份有限公司",
}


def invent(dice: Dice, firms: Sequence[Firm]) -> list[Cells]:
    """A line for each builder, model and part: every assembly, and some components under it."""
    models = [
        (mark, f"示例{mark}{number}型") for mark in OEM_MARKS for number in range(1, 3 if mark in "甲乙丙" else 2)
    ]
    return [row for mark, model in models for row in _needs(dice, firms, mark, model)]


def _needs(dice: Dice, firms: Sequence[Firm], mark: str, model: str) -> Iterator[Cells]:
    vehicles = dice.whole(20, 160) * 1000
    for assembly in WORDS["assemblies"]:
        components = [part for part, about in WORDS["components"].items() if about["assembly"] == assembly]
        for part in (assembly, *dice.some(components, dice.whole(1, 3))):
            supplier = _supplier(dice, firms, assembly, "" if part == assembly else part)
            yield {
                "整车企业": f"示例{mark}汽车有限公司",
                "车型": model,
                "总成或部件": part,
                "现供应商": supplier,
                "年采购额（万元）": dice.maybe(0.85, vehicles // dice.whole(20, 90))
                if supplier not in ("无", "自制")
                else "",
                "年产量（辆）": vehicles,
                "外采比": "100%" if supplier and supplier not in ("无", "自制") else "",
                "年度": 2023,
                "数据来源": "示例：整车企业采购台账",
                "数据日期": "2024-06",
            }


def _supplier(dice: Dice, firms: Sequence[Firm], assembly: str, part: str) -> str:
    """A listed maker, one from elsewhere, the builder itself, nobody, or '' (not told)."""
    role = "component" if part else "assembly"
    makers = [firm.name for firm in firms if (firm.role, firm.assembly, firm.part) == (role, assembly, part)]
    outside = OUTSIDE.get(assembly, "广东示例汽车部件集团有限公司")
    listed = dice.one(makers) if makers else outside
    return dice.weighted([listed, outside, "自制", "无", ""], [58, 16, 8, 6, 12])
