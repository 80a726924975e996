"""Reported figures with the unit that they came in, as each language writes it."""

from liantu.ui.speech import language, say

_BARE = {"家": "unit.firms.bare", "个": "unit.items.bare", "亿元": "unit.money.bare"}
_MONEY = "亿元"


def number(value: float | None, unit: str, digits: int = 0) -> str:
    """The figure alone; '' where it is unknown. English counts billions, ten times 亿, with one digit more."""
    if value is None:
        return ""
    if unit == _MONEY and language() == "en":
        return f"{value / 10:,.{digits + 1}f}"
    return f"{value:,.{digits}f}"


def unit_word(unit: str) -> str:
    """The unit; one that nobody knows stands as it came."""
    return say(_BARE[unit]) if unit in _BARE else unit


def amount(value: float | None, unit: str, digits: int = 0) -> str:
    """Both; a dash where the figure is unknown."""
    return f"{number(value, unit, digits)} {unit_word(unit)}" if value is not None else "—"


def is_money(unit: str) -> bool:
    """Whether it counts money."""
    return unit == _MONEY


def signed(share: float) -> str:
    """A change: +11.2 %."""
    return f"{share:+.1%}"
