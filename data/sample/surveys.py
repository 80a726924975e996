"""The invented surveys: who looked in which district for which component, and what was found."""

from collections.abc import Iterator, Sequence

from columns import Cells
from dice import Dice
from firms import WORDS, Firm
from moves import district

HEADERS = ("区县", "部件", "有/无/不清楚", "代表企业", "证据", "日期", "填报人", "方式")
DISTRICTS = tuple(WORDS["districts"])
# Looked for in all eight districts: nobody found, so 缺失 may be said (or 已签约, where a project is on its way).
NOWHERE = ("激光雷达", "高精度地图", "踏板模拟器", "动力建压单元", "后轮转向", "交流变换器")
EVERYWHERE = ("电池管理系统", "电机", "毫米波雷达", "智能车灯", "电动压缩机")  # and these all eight looked for too
PARTLY = {"电子后视镜": 6, "零重力旋转座椅": 5, "隔膜": 4, "显示终端": 3, "控制臂": 3, "抬头显示": 4}  # in so many
_HOW = ("走访", "税务名单", "电话", "园区报送")
_NOTHING = ("无", "没有", "否")


def invent(dice: Dice, firms: Sequence[Firm]) -> list[Cells]:
    """A line for each district and component that was looked for, by district."""
    rows = [row for part, places in _asked() for row in _answers(dice, firms, part, places)]
    return sorted([*rows, *_unclear(dice)], key=lambda row: DISTRICTS.index(str(row["区县"])))


def _asked() -> Iterator[tuple[str, Sequence[str]]]:
    for part in (*NOWHERE, *EVERYWHERE):
        yield part, DISTRICTS
    for part, count in PARTLY.items():
        yield part, DISTRICTS[:count]


def _answers(dice: Dice, firms: Sequence[Firm], part: str, places: Sequence[str]) -> Iterator[Cells]:
    for place in places:
        makers = [
            firm.name for firm in firms if firm.part == part and firm.role == "component" and district(firm) == place
        ]
        said: Cells = (
            {"有/无/不清楚": "有", "代表企业": "、".join(makers[:3])}
            if makers
            else {"有/无/不清楚": dice.one(_NOTHING)}
        )
        yield _line(dice, place, part) | said | {"证据": "示例：走访企业" if makers else "示例：查税务名单和园区台账"}


def _unclear(dice: Dice) -> Iterator[Cells]:
    """Somebody heard of a maker that no list names (待核实); two districts do not know."""
    yield _line(dice, "合川区", "智能天线") | {
        "有/无/不清楚": "有",
        "代表企业": "示例天线筹建处",
        "证据": "示例：园区口头反映",
    }
    yield _line(dice, "永川区", "智能天线") | {"有/无/不清楚": "不清楚", "证据": ""}
    yield _line(dice, "大足区", "高强度玻璃") | {"有/无/不清楚": "不详", "证据": ""}


def _line(dice: Dice, place: str, part: str) -> Cells:
    """A district went round twice; one round has one day, one way and one who filled it in."""
    number = DISTRICTS.index(place)
    second = dice.chance(0.4)
    day = f"2024-11-{number + 4:02}" if second else f"2024-08-{number * 3 + 2:02}"
    method = _HOW[(number + second) % len(_HOW)]
    return {"区县": place, "部件": part, "日期": day, "填报人": f"示例填报人{number + 1}", "方式": method}
