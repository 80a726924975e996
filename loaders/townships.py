"""Townships and streets of 重庆: which district an address means that names no district (data/vocab/townships.csv)."""

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.errors import LiantuError
from loaders.cleaning import folded

_COLUMNS = frozenset({"name", "districts", "elsewhere"})
_KIND = re.compile("街道|镇|乡")
_LONGEST = 8
_PART_OF_A_NAME = re.compile("(?![市区县州省乡镇道庆])[\u4e00-\u9fff]$")  # 十三庙镇 is not 三庙镇


@dataclass(frozen=True, slots=True)
class Township:
    """One name, with 街道, 镇 or 乡. `elsewhere`: other provinces have it too."""

    name: str
    districts: tuple[str, ...]
    elsewhere: bool


class Townships:
    """The names, looked for in addresses."""

    def __init__(self, townships: Iterable[Township] = ()) -> None:
        self._by_name = {folded(each.name): each for each in townships}

    @classmethod
    def from_file(cls, path: Path) -> "Townships":
        """Read townships.csv."""
        try:
            with path.open(encoding="utf-8-sig", newline="") as stream:
                reader = csv.DictReader(stream)
                if missing := sorted(_COLUMNS - set(reader.fieldnames or ())):
                    raise LiantuError(f"乡镇表 {path.name} 缺少栏：{'、'.join(missing)}。请改正后重试。")
                return cls([_township(line) for line in reader])
        except (FileNotFoundError, UnicodeDecodeError) as error:
            raise LiantuError(f"找不到或无法读取乡镇表 {path}。请检查安装是否完整。") from error

    def district_in(self, address: str, near: str, names: Mapping[str, Iterable[str]]) -> str:
        """The district of the first township that an address names, '' if that is not certain.

        A name that other districts or provinces have as well needs 重庆, the district's name before it, or `near`, the
        district that the sheet is about. `address` is folded; `names` are the districts' own names by id.
        """
        for start, township in self._named(address):
            before, here = address[:start], [id_ for id_ in township.districts if id_ in names]
            said = [id_ for id_ in here if any(before.endswith(folded(name)) for name in names[id_])]
            if said:
                return said[0]
            if _PART_OF_A_NAME.search(before):
                continue
            if near in here and _may_be_here(before):
                return near
            if len(here) == 1 and ("重庆" in before or (not township.elsewhere and _may_be_here(before))):
                return here[0]
        return ""

    def _named(self, address: str) -> Iterable[tuple[int, Township]]:
        for kind in _KIND.finditer(address):
            for start in range(max(kind.end() - _LONGEST, 0), kind.start()):
                if township := self._by_name.get(address[start : kind.end()]):
                    yield start, township
                    break


def _may_be_here(before: str) -> bool:
    """Whether no other city, province or county stands before the township."""
    return "重庆" in before or not re.search("[市省州县]", before)


def _township(line: Mapping[str, str]) -> Township:
    districts = tuple(filter(None, line["districts"].split("|")))
    return Township(line["name"], districts, line["elsewhere"] == "true")
