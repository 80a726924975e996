"""Whether a short name can stand for a full one: 长安汽车, 三花智控, 上汽集团, 郑煤机. Possible is never proved."""

from collections.abc import Iterable
from typing import Literal

from loaders.name_words import NameWords
from loaders.names import FirmName

Fit = Literal["short", "abbreviation", "renamed_trade", ""]
_LONGEST = 6  # characters of an abbreviation


def fit(short: FirmName, full: FirmName, words: NameWords) -> Fit:
    """How the short name can be made from the full one; '' when it cannot."""
    if short.brand and short.brand == full.brand:
        if not short.trade or in_order("".join(short.trade), "".join(full.trade)):
            return "short"
        return "renamed_trade" if _may_be_renamed(short, full, words) else ""
    if _part_of_brand(short, full) or _abbreviates(short, full, words):
        return "abbreviation"
    return ""


def in_order(few: str, many: str) -> bool:
    """Whether all characters of the first stand in the second in the same order."""
    rest = iter(many)
    return all(char in rest for char in few)


def _may_be_renamed(short: FirmName, full: FirmName, words: NameWords) -> bool:
    """A listed firm with a rare distinctive part whose short name says nothing of a trade: 天铁科技, once 天铁实业."""
    vague = all(word in words.role("generic") for word in short.trade)
    return full.legal == "shares" and vague and full.brand not in {*words.role("common"), *words.places}


def _part_of_brand(short: FirmName, full: FirmName) -> bool:
    """福田汽车 of 北汽福田汽车: the end of the distinctive part, with the trade that tells it apart."""
    if full.legal != "shares" or not short.trade or len(short.brand) < 2 or short.listed:
        return False
    return full.brand.endswith(short.brand) and in_order("".join(short.trade), "".join(full.trade))


def _abbreviates(short: FirmName, full: FirmName, words: NameWords) -> bool:
    """上汽, 郑煤机, 中国汽研, 深中华: starts of the words of the full name, its first words always among them."""
    text = short.place + short.core
    if full.legal != "shares" or not 1 < len(text) <= _LONGEST or not full.brand:
        return False
    if _with_mark(text, full, words):
        return True
    rest = text.removeprefix(full.brand)
    if rest != text and rest and in_order(rest, "".join(full.trade)):  # 三花智控 of 三花智能控制
        return True
    for start in _starts_of(full, words, listed=short.listed):
        if text.startswith(start) and _from_starts(text[len(start) :], full.trade):
            return True
    return bool(full.place) and text == full.place[0] + full.brand


def _with_mark(text: str, full: FirmName, words: NameWords) -> bool:
    """苏常柴 of 常柴, 湘油泵 of 湖南机油泵: the province's letter before the name, or before the end of the trade."""
    province = words.role("place_short").get(text[0], "")
    if not province:
        return False
    return text[1:] == full.brand or (
        province == full.brand and len(text) > 2 and "".join(full.trade).endswith(text[1:])
    )


def _starts_of(full: FirmName, words: NameWords, *, listed: bool) -> tuple[str, ...]:
    """How an abbreviation may begin: the distinctive part, its first character where that is common, the place before it."""
    brand = full.brand
    one = brand[0] if brand in words.places or (listed and len(brand) == 2) else ""
    placed = full.place[0] + brand if full.place else ""
    return tuple(start for start in (brand, one, placed) if start)


def _from_starts(text: str, trade: tuple[str, ...]) -> bool:
    """Whether the text is made of starts of trade words in their order, of one at least; words may be left out."""
    spots = {0}
    for word in trade:
        spots |= {end for spot in spots for end in _ends(text, spot, word)}
    return bool(text) and len(text) in spots


def _ends(text: str, spot: int, word: str) -> Iterable[int]:
    for length in range(1, min(len(word), len(text) - spot) + 1):
        if not text.startswith(word[:length], spot):
            return
        yield spot + length
