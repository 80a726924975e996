"""The cells of an invented firm's line, as districts write them: rounded, abbreviated, or left blank."""

from dice import Dice

OUTPUT, REVENUE, TAX = "工业总产值（万元）", "营业收入（万元）", "税收（万元）"
HEADERS = (
    *("企业名称", "统一社会信用代码", "简称", "曾用名", "区县", "地址", "园区", "所属总成", "所属部件", "主营产品"),
    *(
        "经营范围",
        "工艺能力",
        "所属集团",
        "登记状态",
        "生产状态",
        "是否规上",
        "年度",
        OUTPUT,
        REVENUE,
        "研发投入（万元）",
    ),
    *(
        TAX,
        "用地（亩）",
        "从业人员数",
        "产能",
        "市场占有率",
        "主要客户",
        "资质称号",
        "认定日期",
        "到期日期",
        "来源方式",
    ),
    *("原所在地", "联系人", "数据来源", "数据日期"),
)
Cells = dict[str, str | int]

_GROUPS = tuple(f"示例{mark}控股集团有限公司" for mark in "子丑寅卯辰")
_HONOURS = ("国家级专精特新“小巨人”企业", "重庆市专精特新中小企业", "高新技术企业", "制造业单项冠军企业")
_SOURCES = ("示例：区县经济信息委名录", "示例：园区企业台账", "示例：企业问卷")
_ORIGINS = {"存量": 50, "引进": 15, "转型": 8, "承接": 6, "新设": 6, "": 15}
_AT_WORK = {"正常生产": 88, "试生产": 6, "在建": 4, "停产": 2}


def where(dice: Dice, place: str, zone: str) -> Cells:
    """District and address as written: 璧山, 璧山区 or 重庆市璧山区; a firm elsewhere has only its address."""
    address = f"{place}示例大道{dice.whole(1, 299)}号"
    if "省" in place or place == "上海市":
        return {"地址": address}
    if place in ("", "重庆市"):
        return {"区县": place}
    spelling = dice.weighted([place, place.removesuffix("区"), f"重庆市{place}"], [80, 10, 10])
    return {"区县": spelling, "地址": dice.maybe(0.7, f"重庆市{address}"), "园区": dice.maybe(0.5, zone)}


def component(dice: Dice, part: str, builders: str) -> Cells:
    """The component by the plan's name, and the customers that the firm names."""
    customers = "、".join(f"示例{mark}汽车" for mark in dice.some(builders, 2))
    return {"所属部件": dice.maybe(0.5, part), "主要客户": dice.maybe(0.25, customers)}


def made(dice: Dice, assembly: str, skill: str) -> Cells:
    """The assembly by the plan's name, crafts and capacity."""
    capacity = f"年产{dice.whole(2, 90)}万{dice.one('套件')}"
    return {
        "所属总成": dice.maybe(0.6, assembly),
        "工艺能力": dice.maybe(0.4, skill),
        "产能": dice.maybe(0.4, capacity),
    }


def figures(dice: Dice, revenue: int) -> Cells:
    """Money in 万元, people: mostly numbers, some 约, 余 or 亿元, some blank."""
    people = max(12, revenue // dice.whole(60, 140))
    rounded = f"{people // 100 * 100}余人" if people > 200 and dice.chance(0.2) else people
    return {
        "年度": 2023,
        OUTPUT: _roughly(dice, revenue * dice.whole(90, 110) // 100),
        REVENUE: dice.maybe(0.8, revenue),
        "研发投入（万元）": dice.maybe(0.5, revenue * dice.whole(1, 8) // 100),
        TAX: dice.maybe(0.6, revenue * dice.whole(1, 5) // 100),
        "用地（亩）": dice.maybe(0.4, dice.whole(5, 300)),
        "从业人员数": dice.maybe(0.85, rounded),
        "市场占有率": dice.maybe(0.06, f"约{dice.whole(1, 12)}%"),
        "是否规上": dice.maybe(0.9, "是" if revenue >= 2000 else "否"),
    }


def _roughly(dice: Dice, amount: int) -> str | int:
    rounded = max(amount // 100 * 100, 100)
    ways: list[str | int] = [amount, "", f"约{rounded}", f"{rounded}余", f"{amount / 10000:.2f}亿元"]
    return dice.weighted(ways, [74, 12, 6, 5, 3])


def about(dice: Dice, provinces: list[str]) -> Cells:
    """Group, titles, states, origin, and where and when the line was written."""
    origin = dice.weighted(list(_ORIGINS), list(_ORIGINS.values()))
    year = dice.whole(2021, 2023)
    honours = "、".join(dice.some(_HONOURS, dice.whole(1, 2)))
    titles: Cells = {"资质称号": honours, "认定日期": f"{year}-07", "到期日期": f"{year + 3}-07"}
    return {
        "登记状态": "存续",
        "生产状态": dice.weighted(list(_AT_WORK), list(_AT_WORK.values())),
        "所属集团": dice.maybe(0.18, dice.one(_GROUPS)),
        **(titles if dice.chance(0.3) else {}),
        "来源方式": origin,
        "原所在地": dice.one(provinces) if origin == "承接" else "",
        "联系人": dice.maybe(0.2, "示例联系人"),
        "数据来源": dice.one(_SOURCES),
        "数据日期": f"2024-{dice.whole(1, 12):02}-{dice.whole(1, 28):02}",
    }
