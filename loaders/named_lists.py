"""Titles and capabilities by the words that sheets use for them (`vocab/titles.csv`, `vocab/capabilities.csv`).

What a list does not have is no mistake: it is kept as it is written, as a thing of its own.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from graph.identity import normal_form
from graph.records import NodeRef
from loaders.cleaning import Unusable, partial_date, tidy
from loaders.vocabulary import VocabularyError, decoded, vocabulary_file

FILES = {"Honour": "titles.csv", "Capability": "capabilities.csv"}
_COLUMNS = frozenset({"name", "aliases"})
_LEVELS = {
    "国家级": ("国家级", "国家工信部", "国家", "工信部", "全国"),
    "市级": ("重庆市级", "重庆市", "重庆", "市级", "省级", "省市级"),
    "区县级": ("区县级", "区级", "县级"),
}
_ONLY_WITH_LEVEL = "~"  # before an alias that says nothing without a level: 企业技术中心
_QUOTES = re.compile(r"[“”\"'‘’「」『』《》\s]")
_BRACKET = re.compile(r"\(([^()]*)\)")
_BEFORE = re.compile(r"^(?:入选|获评|荣获|获得|被评为|首批|第[一二三四五六七八九十0-9]+批次?|(?:19|20)[0-9]{2}年?度?)+")
_AFTER = re.compile(r"(?:企业|称号|荣誉|认定|资质|[0-9]{6}(?:\.[a-z]{2})?)$")
_NOT_YET = re.compile(r"拟|培育|申报|候选|后备|储备|入库|撤销|取消|过期|失效|摘牌|辅导|意向|争创|公示")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?:年(?:[0-9]{1,2}月)?|[-/.][0-9]{1,2}(?:[-/.][0-9]{1,2})?)?(?![0-9])")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list under one of its words."""

    name: str
    level: str
    bare: bool  # the word says it without a level in front


class NamedList:
    """One list: the thing that a piece of a cell names."""

    def __init__(self, label: str, lines: Iterable[Mapping[str, str]]) -> None:
        self._label = label
        self._entries: dict[str, list[Entry]] = {}
        for line in lines:
            for word in (line["name"], *line["aliases"].split("|")):
                text = _plain(word.removeprefix(_ONLY_WITH_LEVEL))
                entry = Entry(line["name"], line.get("level", ""), not word.startswith(_ONLY_WITH_LEVEL))
                if text and entry not in self._entries.setdefault(text, []):
                    self._entries[text].append(entry)
        self.find = lru_cache(maxsize=16384)(self._find)

    @classmethod
    def from_file(cls, label: str, path: Path) -> "NamedList":
        """Read a list; UTF-8 or GB18030."""
        return cls(label, _lines(path))

    def _find(self, text: str) -> NodeRef:
        """The thing of the list that the words name, else a thing that is called by these words."""
        return NodeRef(self._label, self._known(_plain(text)) or tidy(text))

    def _known(self, text: str) -> str:
        if whole := self._exact(text):
            return whole
        bare = _BEFORE.sub("", _BRACKET.sub("", text))
        if _NOT_YET.search(text):
            return ""
        for form in (bare, _AFTER.sub("", bare)):
            if found := self._exact(form) or self._with_level(form):
                return found
        return ""

    def _exact(self, text: str) -> str:
        return next((entry.name for entry in self._entries.get(text, ()) if entry.bare), "")

    def _with_level(self, text: str) -> str:
        for level, words in _LEVELS.items():
            for word in words:
                rest = _BEFORE.sub("", text.removeprefix(word).removeprefix("级")) if text.startswith(word) else ""
                for form in (rest, _AFTER.sub("", rest)):
                    for entry in self._entries.get(form, ()):
                        if entry.level in ("", level):
                            return entry.name
        return ""


@lru_cache(maxsize=4096)
def year_in(text: str) -> str:
    """The one year or date that the words of a title carry: 高新技术企业（2021年）; '' if none or several."""
    found = set(_YEAR.findall(text))
    date = partial_date(found.pop()) if len(found) == 1 else ""
    return "" if isinstance(date, Unusable) else date


def named_lists(packaged: Path, workspace: Path | None) -> tuple[dict[str, NamedList], list[Path]]:
    """Label -> its list, and the files that were read; a file of the same name in the workspace replaces ours."""
    files = {label: vocabulary_file(packaged, workspace, name) for label, name in FILES.items()}
    return {label: NamedList.from_file(label, path) for label, path in files.items()}, list(files.values())


def _plain(text: str) -> str:
    return _QUOTES.sub("", normal_form(text))


def _lines(path: Path) -> list[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(decoded(path.read_bytes(), path)))
    if missing := sorted(_COLUMNS - set(reader.fieldnames or ())):
        raise VocabularyError(f"词表 {path.name} 缺少栏：{'、'.join(missing)}。请改正后重试。")
    return [{k: v or "" for k, v in row.items() if k} for row in reader]
