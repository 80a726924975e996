"""The invented firms: what each is called, where it is, what it makes."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import columns
from codes import credit_code
from columns import Cells
from dice import Dice

WORDS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))
OEM_MARKS = "甲乙丙丁戊己"  # these builders are in the list; others appear only as customers
_FIRST, _SECOND = "渝巴川晟宏启恒正博朗卓越辰诚瑾翎", "澄屿岚珩沐砚泽栎翊昱墨禾芮驰能驱控芯联衡"
_OTHERS = {"legacy": 10, "excluded": 8, "unmatched": 8, "silent": 4}
_PLACES = {"preferred": 64, "eight": 10, "chongqing": 11, "provinces": 8, "重庆市": 4, "": 3}
_FORMS = {"有限公司": 80, "股份有限公司": 12, "有限责任公司": 8}


@dataclass(frozen=True, slots=True)
class Firm:
    """One invented firm.

    `role` says why it is here: component, assembly, input, legacy, excluded, unmatched, silent (no product text), oem.
    `part` is the component it makes, or into which its material goes. `revenue` (万元) holds whatever the sheet says.
    """

    name: str
    short: str
    role: str
    assembly: str
    part: str
    products: tuple[str, ...]
    revenue: int
    cells: Cells = field(repr=False)


def invent(dice: Dice) -> list[Firm]:
    """All firms, in the order of their (invented) registration."""
    pairs = [first + second for first in _FIRST for second in _SECOND]
    plans = list(_plans())
    named = zip(plans, dice.some(pairs, len(plans)), strict=True)
    return [_firm(dice, number, word, *plan) for number, (plan, word) in enumerate(named, 1)]


def _plans() -> Iterator[tuple[str, str, str]]:
    """Role, assembly, part of every firm to invent."""
    for part, about in WORDS["components"].items():
        yield from [("component", about["assembly"], part)] * about["makers"]
    for assembly in WORDS["assemblies"]:
        yield from [("assembly", assembly, "")] * 2
    for part in WORDS["inputs"]:
        yield from [("input", WORDS["components"][part]["assembly"], part)] * 2
    for role, count in _OTHERS.items():
        yield from [(role, "", "")] * count
    yield from [("oem", "", mark) for mark in OEM_MARKS]


def _firm(dice: Dice, number: int, word: str, role: str, assembly: str, part: str) -> Firm:
    place = _place(dice, role, assembly, part)
    name, short = (
        (f"示例{part}汽车有限公司", f"示例{part}汽车") if role == "oem" else _called(dice, word, role, assembly, place)
    )
    products = _products(dice, role, assembly, part)
    revenue = dice.whole(200, 1500) * 1000 if role == "oem" else dice.whole(8, 400) * dice.whole(10, 300)
    cells: Cells = {
        "企业名称": name,
        "简称": dice.maybe(1 if role == "oem" else 0.6, short),
        "统一社会信用代码": dice.maybe(0.88, credit_code(number)),
        "曾用名": dice.maybe(0.06, f"重庆示例{word}机械厂"),
        "主营产品": dice.weighted(["、", "；", "，"], [50, 40, 10]).join(products),
    }
    cells |= columns.where(dice, place, WORDS["districts"].get(place, {}).get("zone", ""))
    if role == "component":
        cells |= columns.component(dice, part, OEM_MARKS)
    if assembly:
        cells |= columns.made(dice, "" if role == "input" else assembly, WORDS["assemblies"][assembly]["skill"])
    cells |= columns.figures(dice, revenue) | columns.about(dice, WORDS["elsewhere"]["provinces"])
    written = {header: value for header, value in cells.items() if value != ""}
    return Firm(name, short, role, assembly, part, products, revenue, written)


def _place(dice: Dice, role: str, assembly: str, part: str) -> str:
    """A district of the eight, another of Chongqing, a province's city, 重庆市, or '' (nobody wrote it)."""
    if role == "component" and "only" in WORDS["components"][part]:
        return str(WORDS["components"][part]["only"])
    kind = dice.weighted(list(_PLACES), list(_PLACES.values()))
    if kind in WORDS["elsewhere"]:
        among: list[str] = WORDS["elsewhere"][kind]
        return dice.one(among)
    if kind not in ("preferred", "eight"):
        return kind
    eight: dict[str, float] = {name: about["weight"] for name, about in WORDS["districts"].items()}
    if kind == "preferred" and assembly:
        eight = {name: eight[name] for name in list[str](WORDS["assemblies"][assembly]["districts"])}
    if assembly == "动力电池" and not part.endswith(("材料", "隔膜", "电解液")):
        eight.pop("潼南区", None)  # the plan gives 潼南 battery materials only
    return dice.weighted(list(eight), list(eight.values()))


def _called(dice: Dice, word: str, role: str, assembly: str, place: str) -> tuple[str, str]:
    """Registered name and short name; both say 示例."""
    trades: list[str] = WORDS["assemblies"][assembly]["fields"] if assembly else [WORDS["others"]["fields"][role]]
    trade = dice.one(trades)
    city = place[3:-1] if "省" in place else "上海" if place == "上海市" else "重庆"
    form = dice.weighted(list(_FORMS), list(_FORMS.values()))
    if dice.chance(0.15):
        brackets = dice.one(["（{}）", "({})"])
        return f"示例{word}{brackets.format(city)}{trade}{form}", f"示例{word}"
    return f"{city}示例{word}{trade}{form}", f"示例{word}"


def _products(dice: Dice, role: str, assembly: str, part: str) -> tuple[str, ...]:
    """What the sender writes under 主营产品."""
    if role == "component":
        return _component_words(dice, assembly, part)
    if role == "assembly":
        return (dice.one(list[str](WORDS["assemblies"][assembly]["words"])),)
    if role == "input":
        return tuple(dice.some(WORDS["inputs"][part], dice.whole(1, 2)))
    if role == "oem":
        return ("新能源乘用车整车",)
    return tuple(dice.some(WORDS["others"][role], dice.whole(1, 3))) if role in WORDS["others"] else ()


def _component_words(dice: Dice, assembly: str, part: str) -> tuple[str, ...]:
    """Its component in one or two spellings, sometimes a second of the same assembly, sometimes what is not the plan's.

    Components with few makers, or with makers in one district only, are never anybody's second: their counts hold.
    """
    components = WORDS["components"]
    words = dice.some(list[str](components[part]["words"]), dice.whole(1, 2))
    common = [p for p, c in components.items() if c["assembly"] == assembly and c["makers"] > 2 and "only" not in c]
    if dice.chance(0.35) and part in common:
        words.append(dice.one(list[str](components[dice.one(common)]["words"])))
    for kind, probability in (("legacy", 0.05), ("excluded", 0.08), ("unmatched", 0.12)):
        if dice.chance(probability):
            words.append(dice.one(list[str](WORDS["others"][kind])))
    return tuple(dict.fromkeys(words))
