"""Money as each language counts it: 亿元, or billions of yuan."""

from liantu.ui.speech import language, say

_UNIT = {"zh": 100_000_000, "en": 1_000_000_000}


def in_unit(cny: float) -> float:
    """Yuan in the unit of the page's language, for a table whose head says the unit."""
    return cny / _UNIT[language()]


def money(cny: float, digits: int = 2) -> str:
    """The figure with its unit; English billions are ten times 亿, so they need one digit more."""
    if language() == "en" and digits:
        digits += 1
    return say("unit.money", n=f"{in_unit(cny):,.{digits}f}")
