"""What the invented districts report each quarter, what they aim at in 2024, and the ten chains."""

from collections.abc import Iterator, Sequence

from columns import Cells
from dice import Dice
from firms import WORDS, Firm
from moves import district

RETURN_HEADERS = (
    *(
        "区县",
        "报告期",
        "指标",
        "数值",
        "单位",
        "本期/累计",
        "上年同期",
        "报送同比",
        "口径",
        "报送日期",
        "填报人",
        "数据来源",
    ),
)
TARGET_HEADERS = ("区县", "指标", "年度", "目标值", "单位", "口径", "依据")
CHAIN_HEADERS = ("链条", "覆盖总成或部件", "链长", "链主", "牵头单位", "数据来源", "数据日期")
SILENT = ("荣昌区", "潼南区")  # they have not reported (未报送): no line, and never a 0
QUARTERS = [(year, quarter) for year in (2023, 2024) for quarter in (1, 2, 3, 4)][:6]
BASIS = "规上汽车零部件"
_CLOSED = {1: "04-15", 2: "07-15", 3: "10-15", 4: "01-20"}
_CHAINS = {
    "动力电池产业链": ("动力电池", True),
    "电驱产业链": ("电驱", True),
    "热管理产业链": ("热管理", True),
    "线控转向与制动产业链": ("电转向、电制动", True),
    "智能驾驶产业链": ("智能驾驶", False),
    "智能座舱产业链": ("智能座舱、智能车控", True),
    "车路网联产业链": ("车路网联", False),
    "轻量化车身产业链": ("车身", True),
    "底盘产业链": ("底盘", True),
    "内外饰产业链": ("内外饰", False),
}


def returns(dice: Dice) -> list[Cells]:
    """Cumulative output and counts of six districts, quarter by quarter."""
    told = [row for place in WORDS["districts"] if place not in SILENT for row in _district(dice, place)]
    counted = next(row for row in reversed(told) if (row["区县"], row["指标"]) == ("永川区", "企业数量"))
    return [*told, counted | {"数值": int(counted["数值"]) + 140, "口径": "全部汽车零部件"}]  # never added to the other


def _district(dice: Dice, place: str) -> Iterator[Cells]:
    weight = int(WORDS["districts"][place]["weight"])
    a_quarter, count, growth = weight * 3, weight // 3, dice.whole(4, 22)  # 1/100 亿元, firms, per cent a year
    for year, quarter in QUARTERS:
        before = a_quarter * quarter * (100 if year == 2024 else 92) // 100
        now = before * (100 + growth + dice.whole(-3, 3)) // 100
        count += dice.whole(0, 3)
        line = _line(place, year, quarter)
        yield line | {
            "指标": "工业总产值",
            "数值": f"{now / 100:.2f}" if place != "大足区" else str(now * 100),
            "单位": "亿元" if place != "大足区" else "万元",
            "本期/累计": "累计",
            "上年同期": f"{before / 100:.2f}" if place != "大足区" else str(before * 100),
            "报送同比": f"{100 * (now - before) / before + (2 if (place, year) == ('铜梁区', 2024) else 0):.1f}%",
        }
        yield line | {"指标": "企业数量", "数值": count, "单位": "家", "本期/累计": "累计"}
        for name, most in (("引进企业数", 5), ("专精特新企业数", 4)):
            yield line | {"指标": name, "数值": dice.whole(1, most) * quarter, "单位": "家", "本期/累计": "累计"}


def _line(place: str, year: int, quarter: int) -> Cells:
    reported = f"{year + (quarter == 4)}-{_CLOSED[quarter]}"
    period = f"{year}年{'一二三四'[quarter - 1]}季度"
    return {
        "区县": place, "报告期": period, "口径": BASIS, "报送日期": reported, "填报人": "示例填报人", "数据来源": "示例：区县统计报表",
    }  # fmt: skip


def year_targets() -> list[Cells]:
    """For 2024, of each district and of the region; not yet passed, so only numbers."""
    of_all = {
        "工业总产值": (110, "亿元"),
        "企业数量": (420, "家"),
        "引进企业数": (110, "家"),
        "专精特新企业数": (90, "家"),
    }
    weights = {place: int(about["weight"]) for place, about in WORDS["districts"].items()}
    lines = [_target("渝西地区", name, number, unit) for name, (number, unit) in of_all.items()]
    for place, weight in weights.items():
        share = weight / sum(weights.values())
        lines += [_target(place, name, round(number * share), unit) for name, (number, unit) in of_all.items()]
    return lines


def _target(place: str, name: str, number: int, unit: str) -> Cells:
    return {
        "区县": place, "指标": name, "年度": "2024年", "目标值": number, "单位": unit, "口径": BASIS, "依据": "示例办〔2024〕1号",
    }  # fmt: skip


def chains(firms: Sequence[Firm]) -> list[Cells]:
    """Ten chains; some have no chief or no owner yet (待明确)."""
    biggest = {
        a: max((f for f in firms if f.assembly == a and district(f)), key=lambda f: f.revenue).name
        for a in WORDS["assemblies"]
    }
    return [
        {
            "链条": f"示例{name}",
            "覆盖总成或部件": parts,
            "链长": f"示例链长{number}" if is_set else "",
            "链主": biggest[parts.split("、")[0]] if is_set or number == 5 else "",
            "牵头单位": "示例牵头单位" if is_set else "",
            "数据来源": "示例：链长制方案",
            "数据日期": "2024-06",
        }
        for number, (name, (parts, is_set)) in enumerate(_CHAINS.items(), 1)
    ]
