"""The invented projects on their way through the stages, and firms that the districts would like to have."""

from collections.abc import Iterator

from columns import Cells
from dice import Dice
from firms import WORDS

STAGES = ("策划", "在谈", "签约", "开工", "投产", "达产")
PROJECT_HEADERS = (
    *(
        "区县",
        "项目名称",
        "项目代码",
        "投资方",
        "总成或部件",
        "投资额（亿元）",
        "到位资金（亿元）",
        "达产产值（亿元）",
        "当前阶段",
    ),
    *(f"{kind}{stage}日期" for stage in STAGES for kind in ("计划", "实际")),
    *("状态", "来源地", "责任人", "存在问题", "数据来源", "数据日期"),
)
TARGET_HEADERS = (
    *("企业名称", "国别省市", "目标总成或部件", "行业地位", "投资动向", "拟落地区", "理由", "对接进展"),
    *("责任单位", "更新日期", "数据来源"),
)
# District, part, stage reached: what nobody makes and every district looked for stands first.
_PROJECTS = (
    *(("璧山区", "后轮转向", 2), ("江津区", "交流变换器", 3), ("合川区", "智能天线", 1), ("永川区", "激光雷达", 1)),
    *(("铜梁区", "隔膜", 3), ("大足区", "高强度钢件", 4), ("荣昌区", "电动压缩机", 4), ("潼南区", "电解液", 2)),
    *(("璧山区", "电芯", 5), ("江津区", "电机", 4), ("永川区", "智能驾驶", 2), ("永川区", "智能座舱控制器", 3)),
    *(("合川区", "路侧设施", 0), ("铜梁区", "电池箱体", 3), ("大足区", "零重力旋转座椅", 0), ("荣昌区", "冷媒管路", 2)),
    *(("璧山区", "毫米波雷达", 3), ("江津区", "减速器", 5), ("合川区", "电子后视镜", 1), ("潼南区", "智能车灯", 2)),
)
_WANTED = (
    *(
        ("激光雷达", "江苏省苏州市", "永川区"),
        ("高精度地图", "湖北省武汉市", "永川区"),
        ("踏板模拟器", "浙江省宁波市", "璧山区"),
    ),
    *(
        ("动力建压单元", "上海市", "璧山区"),
        ("交流变换器", "广东省深圳市", "江津区"),
        ("智能天线", "广东省深圳市", "合川区"),
    ),
    *(("电子后视镜", "上海市", "永川区"), ("零重力旋转座椅", "安徽省合肥市", "大足区"), ("隔膜", "上海市", "铜梁区")),
    *(
        ("后轮转向", "湖北省武汉市", "江津区"),
        ("智慧天窗", "江苏省苏州市", "潼南区"),
        ("智能驾驶", "广东省深圳市", "永川区"),
    ),
)
_TOLD = ("已拜访", "已发函", "洽谈中", "已考察", "未对接")


def projects(dice: Dice) -> list[Cells]:
    """One line a project: what was planned, what came about; some are late, one is put off, one has no date."""
    return [_project(dice, number, *plan) for number, plan in enumerate(_PROJECTS, 1)]


def _project(dice: Dice, number: int, place: str, part: str, reached: int) -> Cells:
    money = dice.whole(2, 60)
    origin = dice.one(list[str](WORDS["elsewhere"]["provinces"]))
    began = 2022 * 12 + dice.whole(1, 9)
    return {
        "区县": place,
        "项目名称": f"示例{part}{dice.one(('生产基地', '扩能', '智能工厂'))}项目",
        "项目代码": f"SL-2024-{number:03}",
        "投资方": f"示例{part}投资有限公司",
        "总成或部件": part,
        "投资额（亿元）": money,
        "到位资金（亿元）": dice.maybe(0.8, max(1, money * reached // 7)) if reached >= 2 else "",
        "达产产值（亿元）": dice.maybe(0.85, money * 2),
        "当前阶段": STAGES[reached],
        **dict(_dates(dice, began, reached)),
        "状态": "搁置" if part == "电子后视镜" else "推进",
        "来源地": origin,
        "责任人": "示例责任人",
        "存在问题": dice.maybe(0.4, dice.one(("用地指标未落实", "环评未批复", "配套管网未完成"))),
        "数据来源": "示例：区县招商台账",
        "数据日期": "2024-12",
    }


def _dates(dice: Dice, month: int, reached: int) -> Iterator[tuple[str, str]]:
    """Each stage was planned some months after the last; the later ones came late."""
    for number, stage in enumerate(STAGES):
        yield f"计划{stage}日期", _month(month)
        if number <= reached:
            yield f"实际{stage}日期", _month(month + dice.weighted([0, 1, 3], [5, 3, 2]))
        month += dice.whole(3, 6)


def _month(number: int) -> str:
    """Months since year 0 as 2024-06; the data were written in December 2024."""
    year, month = divmod(min(number, 2026 * 12) - 1, 12)
    return f"{year}-{month + 1:02}"


def targets(dice: Dice) -> list[Cells]:
    """One line for each firm that somebody would like to come."""
    return [
        {
            "企业名称": f"{origin[3:-1] if '省' in origin else '上海'}示例{part}股份有限公司",
            "国别省市": origin[:3],
            "目标总成或部件": part,
            "行业地位": dice.one(("示例：全国同类产品前三", "示例：全国同类产品前十", "示例：细分领域单项冠军")),
            "投资动向": dice.maybe(0.6, "示例：拟在西南新建一个基地"),
            "拟落地区": place,
            "理由": "示例：渝西地区尚无同类产品",
            "对接进展": dice.one(_TOLD),
            "责任单位": f"示例{place}招商单位",
            "更新日期": f"2024-{dice.whole(6, 11):02}",
            "数据来源": "示例：招商目标清单",
        }
        for part, origin, place in _WANTED
    ]
