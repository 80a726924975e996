"""Numbers with their units and qualifiers: 1,234 · 3.5亿 · 12万元 · 300余家 · 突破200亿元 · 25.4%."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from loaders.cleaning import Unusable

_TENS = {
    "": 0,
    "十": 1,
    "百": 2,
    "千": 3,
    "万": 4,
    "十万": 5,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "十亿": 9,
    "百亿": 10,
    "千亿": 11,
    "万亿": 12,
}
_MULTIPLIER = "|".join(sorted(_TENS, key=len, reverse=True))
# What may stand behind a number, by what the column counts. The unit of money is yuan, of a share the whole.
UNITS: dict[str, frozenset[str]] = {
    "CNY": frozenset({"元", "元人民币", "人民币", "人民币元", "cny", "rmb", "yuan"}),
    "亩": frozenset({"亩", "mu"}),
    "share": frozenset({"%"}),
    "change": frozenset({"%"}),  # of a number over a year: may be negative, may pass 100 %
    "count": frozenset({"人", "名", "家", "个", "户", "辆", "台", "套", "项", "件", "万"}),
    "辆": frozenset({"辆", "台"}),
}
_NEED_A_UNIT = ("CNY", "亩")  # a bare number of these may be off by ten thousand
_FOREIGN = re.compile(r"美元|美金|欧元|日元|港元|港币|英镑|韩元|[$€£]|usd|eur|jpy|hkd|gbp")
_AT_LEAST = "不少于|不低于|至少|突破|超过|大于|高于|逾|超|>=|≥|>"
_AT_MOST = "不超过|不高于|至多|最多|少于|低于|小于|不足|不到|<=|≤|<"
_ABOUT = "大约|约为|约|近|将近|接近|~|≈"
_QUANTITY = re.compile(
    rf"(?:(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST})|(?P<about>{_ABOUT}))?达?到?[¥]?"
    r"(?P<number>[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,20})(?:\.[0-9]{1,20})?(?:e[+-]?[0-9]{1,2})?)"
    rf"(?P<more>[余多])?(?P<tens>{_MULTIPLIER})(?P<more2>[余多])?(?P<unit>[^0-9.,余多+以左上\-~至]*?)(?P<more3>[余多])?"
    r"(?:(?P<up>及?以上|\+|起)|(?P<down>及?以下|以内)|(?P<near>左右|上下))?"
)
_RANGE = re.compile(r"[0-9][^0-9]*[-~—–至到][^0-9]*[0-9]")
_IN_WORDS = re.compile(r"[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾]")
_LONGEST = 64  # no number is written longer
_LARGEST = Decimal(10) ** 18


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the column's own unit, and ≥, ≤ or ≈ where the sheet does not say it exactly."""

    value: float
    qualifier: str = ""


def quantity(text: str, unit: str = "", counts: str = "") -> Quantity | Unusable:
    """The number that a cell says.

    `counts` is what the column counts (a key of UNITS, '' for a bare number), `unit` the unit given by header or
    title, such as 万元; a unit in the cell itself outranks it.
    """
    return _read(text, unit, counts) if len(text) <= _LONGEST else Unusable("not_a_number")


@lru_cache(maxsize=32768)
def _read(text: str, unit: str, counts: str) -> Quantity | Unusable:
    word = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold().replace("，", ",")
    if _FOREIGN.search(word):
        return Unusable("foreign_currency")
    if not (found := _QUANTITY.fullmatch(word)):
        return Unusable(_why_not(word))
    scale = _scale(found["tens"], found["unit"], unit, counts)
    if isinstance(scale, Unusable):
        return scale
    value = Decimal(found["number"].replace(",", "")) * scale
    return Quantity(float(value), _qualifier(found)) if abs(value) < _LARGEST else Unusable("number_too_large")


def _why_not(word: str) -> str:
    if _RANGE.search(word):
        return "number_range"
    return "number_in_words" if _IN_WORDS.search(word) and not re.search("[0-9]", word) else "not_a_number"


def _scale(tens: str, cell_unit: str, said: str, counts: str) -> Decimal | Unusable:
    """What the written number is multiplied by: the cell's own unit, else what header or title says."""
    power = Decimal(10) ** _TENS[tens]
    if cell_unit:
        own = unit_scale(cell_unit, counts)
        return own if isinstance(own, Unusable) else power * own
    if tens and counts not in ("share", "change"):
        return power  # 3.5亿 in a column of 万元 means yuan: nobody writes 亿万元
    if not said:
        return Unusable("unit_missing") if counts in _NEED_A_UNIT else power
    given = unit_scale(said, counts)
    return given if isinstance(given, Unusable) else power * given


@lru_cache(maxsize=1024)
def unit_scale(unit: str, counts: str) -> Decimal | Unusable:
    """How many of the column's own units one `unit` is: 万元 -> 10000 yuan, % -> 0.01."""
    word = unicodedata.normalize("NFKC", unit).casefold().strip()
    for tens in sorted(_TENS, key=len, reverse=True):
        rest = word.removeprefix(tens)
        if word.startswith(tens) and (rest in UNITS.get(counts, ()) or (tens and not rest)):
            return Decimal("0.01") if rest == "%" else Decimal(10) ** _TENS[tens]
    return Unusable("foreign_currency" if _FOREIGN.search(word) else "unit_unknown")


def _qualifier(found: re.Match[str]) -> str:
    if found["most"] or found["down"]:
        return "≤"
    if found["about"] or found["near"]:
        return "≈"
    return "≥" if any(found[name] for name in ("least", "up", "more", "more2", "more3")) else ""


def share(text: str, unit: str = "") -> Quantity | Unusable:
    """A part of the whole, 0 to 1: `25.4%`, `0.254`, or 25.4 under a header that says %."""
    found = quantity(text, unit, "share")
    if isinstance(found, Quantity) and not 0 <= found.value <= 1:
        return Unusable("share_out_of_range")
    return found


_FALLS = re.compile(r"^(?:同比)?(?:下降|减少|降低|下滑|负增长)")
_GROWS = re.compile(r"^(?:同比)?(?:增长|增加|上升|提高)")


def change(text: str, unit: str = "") -> Quantity | Unusable:
    """By what part a number has grown or fallen: 12.5%, -3%, 下降3%."""
    word = re.sub(r"\s+", "", text)
    found = quantity(_GROWS.sub("", _FALLS.sub("", word)), unit, "change")
    if isinstance(found, Quantity) and _FALLS.search(word):
        return Quantity(-found.value, found.qualifier)
    return found


def measure(text: str, unit: str = "") -> tuple[Quantity, str] | Unusable:
    """A number of any kind and its base unit: 12.5亿元 -> 1250000000 元, 1.2万家 -> 12000 家, 25% -> 0.25 share.

    `unit` is said outside the cell; a unit in the cell itself outranks it.
    """
    if len(text) > _LONGEST:
        return Unusable("not_a_number")
    word = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold().replace("，", ",")
    if _FOREIGN.search(word) or _FOREIGN.search(unit.casefold()):
        return Unusable("foreign_currency")
    if not (found := _QUANTITY.fullmatch(word)):
        return Unusable(_why_not(word))
    scale, base = _base(found["unit"] or unit)
    if not base:
        return Unusable("unit_missing")
    if found["tens"]:  # 3.5亿 under 亿元 means yuan
        scale = Decimal(10) ** _TENS[found["tens"]] * (scale if found["unit"] else Decimal(1))
    value = Decimal(found["number"].replace(",", "")) * scale
    return (Quantity(float(value), _qualifier(found)), base) if abs(value) < _LARGEST else Unusable("number_too_large")


def _base(unit: str) -> tuple[Decimal, str]:
    """How many base units one unit is, and the base unit: 亿元 -> 10**8, 元."""
    word = unicodedata.normalize("NFKC", unit).casefold().strip().removeprefix("个") or unit
    if word in ("%", "百分比"):
        return Decimal("0.01"), "share"
    tens = next(each for each in sorted(_TENS, key=len, reverse=True) if word.startswith(each))
    rest = word.removeprefix(tens)
    return Decimal(10) ** _TENS[tens], "元" if rest in UNITS["CNY"] else rest
