"""Places: 璧山, 璧山区, 重庆市璧山区, a province, a country, or where an address lies (data/vocab/places.csv)."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from graph.errors import LiantuError
from graph.records import NodeRef
from loaders.cleaning import folded
from loaders.townships import Townships

_MUNICIPALITY = "500000"
_LOCAL = ("district", "zone")  # inside 重庆
_LONGEST_NAME, _LONGEST_ADDRESS = 64, 256
_COLUMNS = frozenset({"id", "label", "name", "short_name", "level", "within", "aliases"})


@dataclass(frozen=True, slots=True)
class Place:
    """One line of the list."""

    id: str
    label: str
    name: str
    level: str
    within: str
    names: tuple[str, ...]
    short_name: str = ""

    @property
    def ref(self) -> NodeRef:
        """As other rows refer to it."""
        return NodeRef(self.label, self.id)


class Places:
    """The list of places, with look-up by any of their names and in addresses."""

    def __init__(self, places: Iterable[Place], townships: Townships | None = None) -> None:
        self._townships = townships or Townships()
        self.by_id: Mapping[str, Place] = {place.id: place for place in places}
        self._by_name: dict[str, Place] = {}
        for place in sorted(self.by_id.values(), key=lambda p: _LOCAL.count(p.level), reverse=True):
            for name in (place.id, *place.names):
                self._by_name.setdefault(folded(name), place)
        self._full = sorted(
            ((folded(name), place) for place in self.by_id.values() if place.level in _LOCAL for name in place.names
             if len(name) > 2), key=lambda pair: -len(pair[0]))  # fmt: skip
        self._provinces = [
            (folded(n), p) for p in self.by_id.values() if p.level in ("province", "municipality") for n in p.names
        ]
        self._districts = {place.id: place.names for place in self.by_id.values() if place.level in _LOCAL}
        self._found = lru_cache(maxsize=16384)(self._find)
        self._addressed = lru_cache(maxsize=16384)(self._in_address)

    @classmethod
    def from_file(cls, path: Path, townships: Townships | None = None) -> "Places":
        """Read places.csv."""
        try:
            with path.open(encoding="utf-8-sig", newline="") as stream:
                reader = csv.DictReader(stream)
                if missing := sorted(_COLUMNS - set(reader.fieldnames or ())):
                    raise LiantuError(f"地名表 {path.name} 缺少栏：{'、'.join(missing)}。请改正后重试。")
                return cls([_place(line) for line in reader], townships)
        except (FileNotFoundError, UnicodeDecodeError) as error:
            raise LiantuError(f"找不到或无法读取地名表 {path}。请检查安装是否完整。") from error

    def find(self, text: str) -> Place | None:
        """The place that a cell names and nothing else: 璧山, 璧山县, 重庆市璧山区."""
        return self._found(text) if len(text) <= _LONGEST_NAME else None

    def in_address(self, text: str, near: str = "") -> Place | None:
        """The smallest place that an address names. A district counts if the address is in 重庆 or begins with it.

        A township or street stands for its district; `near` is the district that the sheet is about.
        """
        return self._addressed(text[:_LONGEST_ADDRESS], near)

    def _find(self, text: str) -> Place | None:
        word = folded(text)
        for start in ("", "中国", "中国重庆市", "中国重庆", "重庆市", "重庆"):
            if word.startswith(start) and (place := self._by_name.get(word.removeprefix(start))):
                if start.endswith(("重庆市", "重庆")) and not self.lies_within(place.id, _MUNICIPALITY):
                    continue
                return place
        return None

    def _in_address(self, text: str, near: str) -> Place | None:
        word = folded(text).removeprefix("中国")
        province = next((place for name, place in self._provinces if word.startswith(name)), None)
        if province and province.id != _MUNICIPALITY:
            return province
        named = [(at, -len(name), place.id) for name, place in self._full if (at := word.find(name)) >= 0]
        first = min(named, default=None)
        if first and (first[0] == 0 or "重庆" in word):
            return self.by_id[first[2]]
        district = self._townships.district_in(word, near, self._districts)
        return self.by_id[district] if district else province

    def in_text(self, text: str) -> Place | None:
        """The only district or zone that a title names; None if it names none or several."""
        word = folded(text)
        found: dict[str, Place] = {}
        for name, place in self._full:
            if name in word:
                found[place.id] = place
                word = word.replace(name, "")
        return next(iter(found.values())) if len(found) == 1 else None

    def lies_within(self, inner: str, outer: str) -> bool:
        """Whether one place is the other or lies in it."""
        seen = 0
        while inner and seen < 9:
            if inner == outer:
                return True
            inner = self.by_id[inner].within if inner in self.by_id else ""
            seen += 1
        return False


def _place(line: Mapping[str, str]) -> Place:
    names = [line["name"], line["short_name"], *line["aliases"].split("|")]
    return Place(line["id"], line["label"], line["name"], line["level"], line["within"],
                 tuple(dict.fromkeys(n.strip() for n in names if n and n.strip())), line["short_name"])  # fmt: skip
