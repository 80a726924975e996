"""A firm's name taken apart: place, distinctive part (字号), trade, legal form, and what is no firm of its own (分公司, 项目)."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from loaders.name_words import NameWords, canonical, longest, read_name_words

_MARK = re.compile(r"^(?:\*?st|s(?=[\u4e00-\u9fff]))|(?:[ab]|-[a-z]{1,2})$")  # *ST, A/B share, -U of a stock list
_BRACKET = re.compile(r"\(([^()]*)\)")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_AREA = re.compile(r"(?:经济技术|高新技术产业)?(?:新区|开发区|经开区|高新区|市|区|县)$")
_CUT_AT = 300  # longer texts are no names; the rest is not taken apart


@dataclass(frozen=True, slots=True)
class FirmName:
    """The parts of a name; '' where it has none."""

    text: str  # the whole, as names are compared
    place: str = ""  # in front, short form
    brand: str = ""  # 字号
    trade: tuple[str, ...] = ()  # words of what it does, in their order
    bracket: str = ""  # place in brackets or in the middle: mostly a local subsidiary
    legal: str = ""  # limited, shares, company, works, other
    group: bool = False
    unit: str = ""  # branch, plant, base or project: not the firm itself
    listed: bool = False  # a short name that ends in 股份
    aliases: tuple[str, ...] = ()  # another name in brackets

    @property
    def core(self) -> str:
        """字号 and trade."""
        return self.brand + "".join(self.trade)

    @property
    def is_chinese(self) -> bool:
        """Whether the name has a Chinese character."""
        return bool(_CHINESE.search(self.text))


class NameParser:
    """Takes names apart by the words of the vocabulary. Pure: the same text always gives the same parts."""

    def __init__(self, words: NameWords) -> None:
        self.words = words
        self._legal = longest(words.role("legal"), at_end=True)
        self._inner_legal = longest(w for w, kind in words.role("legal").items() if kind in ("limited", "shares"))
        self._group = longest(words.role("group"), at_end=True)
        self._unit = longest(words.role("unit"), at_end=True)
        self._listed = longest(words.role("listed"), at_end=True)
        self._place = longest(words.places)
        self._place_end = longest(words.places, at_end=True)
        self._trade = longest([*words.role("trade"), *words.role("generic")], at_end=True)
        self.parse = lru_cache(maxsize=65536)(self._parse)

    @classmethod
    def from_folders(cls, data: Path, workspace: Path | None = None) -> "NameParser":
        """With the packaged vocabulary, or the analyst's own."""
        return cls(read_name_words(data, workspace))

    def _parse(self, text: str) -> FirmName:
        whole = canonical(text)
        name, rest = self._brackets(FirmName(whole), whole[:_CUT_AT])
        name, rest = self._unit_of(name, rest)
        name, rest = self._legal_of(name, rest)
        return self._core(name, rest)

    def _brackets(self, name: FirmName, text: str) -> tuple[FirmName, str]:
        """Brackets out, each as what it says: a place, a group, a unit or another name."""
        for found in list(_BRACKET.finditer(text)):
            inner = found[1]
            local = self.words.places.get(inner) or self.words.places.get(_AREA.sub("", inner), "")
            if self._unit.search(inner) or (local and found.end() == len(text)):
                name = replace(name, unit=name.unit + inner)
            elif local:
                name = replace(name, bracket=local)
            elif self._group.fullmatch(inner):
                name = replace(name, group=True)
            elif inner and inner not in ("有限合伙", "普通合伙", "有限公司"):
                name = replace(name, aliases=(*name.aliases, inner))
        return name, _BRACKET.sub("", text)

    def _unit_of(self, name: FirmName, text: str) -> tuple[FirmName, str]:
        """A branch, plant or project behind the firm's own name: its words go to `unit`."""
        last = next(iter(reversed([*self._inner_legal.finditer(text)])), None)
        if last and last.end() < len(text) and not self._group.fullmatch(text[last.end() :]):
            return replace(name, unit=text[last.end() :] + name.unit), text[: last.end()]
        marker = self._unit.search(text)
        if not marker or marker.start() < 2:
            return name, text
        rest, unit = text[: marker.start()], marker[0]
        while (place := self._place_end.search(rest)) and place.start() >= 2:
            rest, unit = rest[: place.start()], place[0] + unit
        return replace(name, unit=unit + name.unit), rest

    def _legal_of(self, name: FirmName, text: str) -> tuple[FirmName, str]:
        """Legal form and group words off the end; a short name loses the marks of a stock list instead."""
        if (found := self._legal.search(text)) and found.start() > 1:
            name = replace(name, legal=self.words.role("legal")[found[0]])
            text = text[: found.start()]
        else:
            bare = _MARK.sub("", _MARK.sub("", text))
            text = bare if len(bare) > 1 and _CHINESE.search(bare) else text
            if (found := self._listed.search(text)) and found.start() > 1:
                name, text = replace(name, listed=True), text[: found.start()]
        while (found := self._group.search(text)) and found.start() > 1:
            name, text = replace(name, group=True), text[: found.start()]
        return name, text

    def _core(self, name: FirmName, text: str) -> FirmName:
        place, rest = self._front(text)
        brand, trade = self._trades(rest)
        if not brand and place:  # 贵州轮胎: the place is the distinctive part
            brand, place = place, ""
        inner = self._place_end.search(brand)
        if inner and inner.start() > 1 and not name.bracket:  # 道道全重庆粮油, 李尔长安重庆汽车系统
            name, brand = replace(name, bracket=self.words.places[inner[0]]), brand[: inner.start()]
        return replace(name, place=place, brand=brand, trade=trade)

    def _front(self, text: str) -> tuple[str, str]:
        """The most exact place in front, and what follows; a place alone is no place but the name."""
        place, rest = "", text
        while (found := self._place.match(rest)) and len(rest) - found.end() > 1:
            near = self.words.places[found[0]]
            if place and not self.words.lies_in(near, place):
                break
            place, rest = near, rest[found.end() :]
        return place, rest

    def _trades(self, text: str) -> tuple[str, tuple[str, ...]]:
        """Trade words off the end while two characters remain, or nothing does."""
        trade: list[str] = []
        rest = text
        while (found := self._trade.search(rest)) and found.start() != 1:
            trade.insert(0, found[0])
            rest = rest[: found.start()]
        return rest, tuple(trade)
