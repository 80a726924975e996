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
SILENT = ("荣昌区",)  # never reported (未报送): no line, and never a 0
LATE = "潼南区"  # reported until the last period but one
QUARTERS = [(2022, 4), *((year, quarter) for year in (2023, 2024) for quarter in (1, 2, 3, 4))][:7]
BASIS = "规上汽车零部件"
# Output of 2022 in 亿元, growth a year of output and of firms in per cent: every pace of the rating occurs.
_COURSE = {
    "璧山区": (500, 19, 17),
    "永川区": (310, 13, 12),
    "合川区": (210, 18, 11),
    "铜梁区": (122, 12, 10),
    "大足区": (130, -3, 9),
    "江津区": (140, 6, 8),
    "潼南区": (58, 15, 14),
}
_SHARE_OF_FIRMS = 55  # of the plan's number of 2027 at the end of 2022, per cent
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
    """Cumulative output and counts of seven districts, quarter by quarter."""
    told = [row for place in WORDS["districts"] if place not in SILENT for row in _district(dice, place)]
    counted = next(row for row in reversed(told) if (row["区县"], row["指标"]) == ("永川区", "企业数量"))
    return [*told, counted | {"数值": int(counted["数值"]) + 140, "口径": "全部汽车零部件"}]  # never added to the other


def _district(dice: Dice, place: str) -> Iterator[Cells]:
    base, growth, more = _COURSE[place]
    count = firms = int(WORDS["districts"][place]["weight"]) * _SHARE_OF_FIRMS // 100
    brought = titled = 0
    output: dict[tuple[int, int], int] = {}  # 1/100 亿元 since January
    for year, quarter in QUARTERS[: -1 if place == LATE else None]:
        grown = 100 * base * (100 + growth + dice.whole(-1, 1)) ** (year - 2022) // 100 ** (year - 2022)
        output[year, quarter] = now = grown * quarter // 4
        before = output.get((year - 1, quarter), 100 * now // (100 + growth))
        count = max(count, firms * (400 + more * (4 * (year - 2023) + quarter)) // 400)
        line = _line(place, year, quarter)
        yield line | _output(place, year, now, before)
        yield line | {"指标": "企业数量", "数值": count, "单位": "家", "本期/累计": "累计"}
        if year > 2022:
            brought = (brought if quarter > 1 else 0) + dice.whole(0, 4)
            titled += dice.whole(0, 3)
            signed = quarter * dice.whole(2, 4) // 2
            for name, number, unit in (
                ("引进企业数", brought, "家"),
                ("专精特新企业数", titled, "家"),
                ("签约项目数", signed, "个"),
            ):
                yield line | {"指标": name, "数值": number, "单位": unit, "本期/累计": "累计"}


def _output(place: str, year: int, now: int, before: int) -> Cells:
    """大足 writes 万元; 铜梁 reports a growth in 2024 that is not the computed one."""
    growth = 100 * (now - before) / before + (2 if (place, year) == ("铜梁区", 2024) else 0)
    in_10k = place == "大足区"
    return {
        "指标": "工业总产值",
        "数值": str(now * 100) if in_10k else f"{now / 100:.2f}",
        "单位": "万元" if in_10k else "亿元",
        "本期/累计": "累计",
        "上年同期": str(before * 100) if in_10k else f"{before / 100:.2f}",
        "报送同比": f"{growth:.1f}%",
    }


def _line(place: str, year: int, quarter: int) -> Cells:
    reported = f"{year + (quarter == 4)}-{_CLOSED[quarter]}"
    period = f"{year}年{'一二三四'[quarter - 1]}季度"
    return {
        "区县": place, "报告期": period, "口径": BASIS, "报送日期": reported, "填报人": "示例填报人", "数据来源": "示例：区县统计报表",
    }  # fmt: skip


def year_targets() -> list[Cells]:
    """For 2024, of each district and, where they add up, of the region."""
    own = {place: _aims(place) for place in WORDS["districts"]}
    units = {"工业总产值": "亿元", "企业数量": "家", "引进企业数": "家", "专精特新企业数": "家", "签约项目数": "个"}
    lines = [_target("渝西地区", name, sum(aims[name] for aims in own.values()), unit) for name, unit in units.items()]
    for place, aims in own.items():
        lines += [_target(place, name, aims[name], unit) for name, unit in units.items()]
    return lines


def _aims(place: str) -> dict[str, int]:
    """Somewhat more than they grow; the one that never reported has aims too."""
    weight = int(WORDS["districts"][place]["weight"])
    base, growth, more = _COURSE.get(place, (190, 14, 12))
    firms = weight * _SHARE_OF_FIRMS // 100
    return {
        "工业总产值": base * (100 + max(growth, 5)) * (104 + max(growth, 5)) // 10_000,
        "企业数量": firms * (100 + 2 * more + 4) // 100,
        "引进企业数": 4 + weight // 20,
        "专精特新企业数": 6 + weight // 25,
        "签约项目数": 3 + weight // 40,
    }


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
