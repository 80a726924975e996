"""How values are printed in a briefing: units, decimals, dates, unknown. Nothing is rounded away in silence."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

UNKNOWN_ZH = "不明"
_YUAN_PER_YI = 100_000_000
_DECIMALS = 1


def shown(value: Any, kind: str = "", unit: str = "") -> str:
    """A value as it is printed, without its unit. Money (yuan) is shown in 亿元, a share in whole percent."""
    if value is None:
        return UNKNOWN_ZH
    if isinstance(value, bool):
        return "是" if value else "否"
    if kind == "money" or unit == "CNY":
        return _number(value / _YUAN_PER_YI)
    if kind == "share":
        return f"{_rounded(value * 100, 0)}%"
    if isinstance(value, list | tuple):
        return "、".join(str(v) for v in value)
    return _number(value) if isinstance(value, int | float) else str(value)


def unit_shown(unit: str) -> str:
    """The unit as printed beside the value."""
    return "亿元" if unit == "CNY" else unit


def day_zh(day: str) -> str:
    """2024-06-30 -> 2024年6月30日; a month or year likewise; other text as it is."""
    parts = day.split("-")
    if not all(p.isdigit() for p in parts) or len(parts) > 3:
        return day
    return "".join(f"{int(p)}{u}" for p, u in zip(parts, "年月日", strict=False))


def _number(value: float) -> str:
    text = _rounded(value, _DECIMALS)
    return text[:-2] if text.endswith(".0") else text


def _rounded(value: float, decimals: int) -> str:
    """As people round (2.25 -> 2.3). What is not zero is never printed as 0: then the first digit that counts is shown."""
    exact = Decimal(str(value))
    found = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    if exact and not found:
        found = exact.quantize(Decimal(1).scaleb(exact.adjusted()), ROUND_HALF_UP)
    return f"{found:f}"
