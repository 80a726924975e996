"""The invented supply relations: material -> component -> assembly -> vehicle builder; few builders, many suppliers."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from columns import Cells
from dice import Dice
from firms import Firm

HEADERS = (
    *("供应商", "客户", "供货产品", "年供货额（万元）", "占供应商销售比", "占客户采购比"),
    *("配套车型", "数据日期", "来源", "证据"),
)
COUNT = 1500
# Builders and how strongly they draw suppliers; 庚, 辛 and 壬 stand in no firm sheet.
_PULL = {
    f"示例{mark}汽车有限公司": pull
    for mark, pull in zip("甲乙丙丁戊己庚辛壬", (30, 22, 14, 9, 6, 5, 7, 4, 3), strict=True)
}
_TO_BUILDERS = {"component": 0.48, "assembly": 0.9}
_UNLISTED = ("示例售后配件有限公司", "示例海外车业有限公司", "示例改装车厂")
_TAKES_PARTS = (
    "电芯",
    "电机",
    "智能座舱控制器",
    "智能驾驶控制器",
)  # their makers also buy other components of the assembly
_SOURCES = ("示例：企业问卷", "示例：配套协议台账", "示例：走访记录")


@dataclass(slots=True)
class _Seller:
    """A supplier with the part of its yearly sales that is still open: shares never exceed the whole."""

    firm: Firm
    buyers: list[str]
    left: float = 0.95
    lines: dict[tuple[str, str], Cells] = field(default_factory=dict)


def invent(dice: Dice, firms: Sequence[Firm]) -> list[Cells]:
    """`COUNT` relations, no two alike, in the order of the suppliers."""
    listed = {firm.name: firm for firm in firms}
    sellers = [_Seller(firm, _buyers(firm, firms)) for firm in firms if firm.role not in ("oem", "silent")]
    while sum(len(seller.lines) for seller in sellers) < COUNT:
        seller = dice.one(sellers)
        relation = _customer(dice, seller), dice.one(seller.firm.products)
        if relation not in seller.lines:
            seller.lines[relation] = _line(dice, seller, relation, listed.get(relation[0]))
    return [line for seller in sellers for line in seller.lines.values()]


def _buyers(seller: Firm, firms: Sequence[Firm]) -> list[str]:
    """Who buys one tier further: makers of the part a material goes into, else builders of the assembly, else any."""
    if seller.role == "input":
        return [firm.name for firm in firms if firm.role == "component" and firm.part == seller.part]
    is_part = seller.role == "component"
    return [
        firm.name
        for firm in firms
        if seller.assembly in ("", firm.assembly)
        and (firm.role == "assembly" or (is_part and firm.part in _TAKES_PARTS and firm.part != seller.part))
        and firm is not seller
    ]


def _customer(dice: Dice, seller: _Seller) -> str:
    """Registered name of a customer, whether some sheet lists it or not."""
    if dice.chance(_TO_BUILDERS.get(seller.firm.role, 0)):
        return dice.weighted(list(_PULL), list(_PULL.values()))
    return dice.one(_UNLISTED) if dice.chance(0.04) else dice.one(seller.buyers)


def _line(dice: Dice, seller: _Seller, relation: tuple[str, str], known: Firm | None) -> Cells:
    customer, item = relation
    share = round(min(seller.left * (0.1 + 0.4 * dice.whole(0, 100) / 100), 0.6), 3)
    seller.left -= share
    amount = int(seller.firm.revenue * share)
    bought = f"{amount / known.revenue:.2%}" if known and 0 < amount < known.revenue else ""
    model = f"{customer[:3]}{dice.one(('X1', 'X5', 'E7', 'S9'))}" if customer in _PULL else ""
    cells: Cells = {
        "供应商": seller.firm.name,
        "客户": _as_written(dice, customer, known),
        "供货产品": item,
        "年供货额（万元）": dice.maybe(0.7, amount or ""),
        "占供应商销售比": dice.maybe(0.6, f"{share:.1%}" if share else ""),
        "占客户采购比": dice.maybe(0.2, bought),
        "配套车型": dice.maybe(0.5, model),
        "数据日期": f"2024-{dice.whole(1, 12):02}",
        "来源": dice.one(_SOURCES),
        "证据": dice.maybe(0.6, f"示例材料第{dice.whole(1, 60)}页"),
    }
    return {header: value for header, value in cells.items() if value != ""}


def _as_written(dice: Dice, customer: str, known: Firm | None) -> str:
    """The registered name, else the short or a former name, if the customer's own line gives it."""
    others = [str(known.cells[header]) for header in ("简称", "曾用名") if header in known.cells] if known else []
    if not known and customer in _PULL:
        others = [customer.removesuffix("有限公司")]
    return dice.one(others) if others and dice.chance(0.4) else customer
