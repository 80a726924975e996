"""The words of firm names that an analyst edits (`vocab/name_words.csv`) and the places among them (`vocab/places.csv`)."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.identity import normal_form
from loaders.vocabulary import VocabularyError

FILE, PLACES = "name_words.csv", "places.csv"
ROLES = frozenset(
    {"legal", "group", "unit", "listed", "place", "place_short", "generic", "trade", "common", "former", "brand",
     "en_legal", "en_drop", "en_generic"}
)  # fmt: skip
LEGAL = frozenset({"limited", "shares", "company", "works", "other"})
_BRACKETS = str.maketrans("〔〕【】[]「」{}<>《》", "()()()()()()()")
_LEVELS = ("province", "municipality", "district", "zone")


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words by what they do in a name, written as names are compared."""

    roles: Mapping[str, Mapping[str, str]]  # role -> word -> what it means
    places: Mapping[str, str]  # any form of a place -> its short name
    within: Mapping[str, str]  # short name -> short name of the place around it

    def role(self, role: str) -> Mapping[str, str]:
        """Words of one role with their meanings."""
        return self.roles.get(role, {})

    def lies_in(self, place: str, other: str) -> bool:
        """Whether a place is the other or lies within it."""
        while place and place != other:
            place = self.within.get(place, "")
        return bool(place)


@cache
def _converter() -> object:
    import opencc  # 0.1 s: only a traditional character asks for it

    return opencc.OpenCC("t2s")


@cache
def _simplified(char: str) -> str:
    return str(_converter().convert(char))  # type: ignore[attr-defined]


def canonical(text: str) -> str:
    """A name in normal form, with simplified characters and round brackets; nothing is left out."""
    folded = normal_form(text).translate(_BRACKETS)
    return folded if folded.isascii() else "".join(c if c < "\u3400" else _simplified(c) for c in folded)


def longest(words: Iterable[str], at_end: bool = False) -> "re.Pattern[str]":
    """A pattern of the words, the longest first; one that never matches when there are none."""
    choice = "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))
    return re.compile(f"(?:{choice}){'$' if at_end else ''}" if choice else "(?!)")


def read_name_words(packaged: Path, workspace: Path | None) -> NameWords:
    """Read both files of `packaged/vocab`; a file of the same name in `workspace/vocab` replaces it."""
    roles: dict[str, dict[str, str]] = {}
    for number, line in _lines(packaged, workspace, FILE):
        word, role = canonical(line.get("word", "")), line.get("role", "").strip()
        means = line.get("means", "").strip()
        _refuse(number, word, role, means)
        roles.setdefault(role, {})[word] = means if role == "legal" else canonical(means)
    return _with_places(roles, [line for _, line in _lines(packaged, workspace, PLACES)])


def _refuse(number: int, word: str, role: str, means: str) -> None:
    problem = ""
    if not word:
        problem = "word 为空"
    elif role not in ROLES:
        problem = f"role“{role}”不认识，可用：{'、'.join(sorted(ROLES))}"
    elif role == "legal" and means not in LEGAL:
        problem = f"means“{means}”不认识，可用：{'、'.join(sorted(LEGAL))}"
    if problem:
        raise VocabularyError(f"词表 {FILE} 第 {number} 行：{problem}。请改正后重试。")


def _lines(packaged: Path, workspace: Path | None, name: str) -> list[tuple[int, dict[str, str]]]:
    own = workspace / "vocab" / name if workspace else None
    path = own if own and own.is_file() else packaged / "vocab" / name
    if not path.is_file():
        raise VocabularyError(f"缺少词表文件 {path}。请从安装包恢复该文件。")
    data = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            reader = csv.DictReader(io.StringIO(data.decode(encoding)))
            rows = [(reader.line_num, {k: v or "" for k, v in row.items() if k}) for row in reader]
        except UnicodeDecodeError:
            continue
        return [(number, row) for number, row in rows if any(row.values())]
    raise VocabularyError(f"词表 {name} 既不是 UTF-8 也不是 GB18030 编码。请另存为 UTF-8 CSV。")


def _with_places(roles: dict[str, dict[str, str]], lines: list[dict[str, str]]) -> NameWords:
    known = [line for line in lines if line.get("level") in _LEVELS and line.get("short_name")]
    named = {line["id"]: canonical(line["short_name"]) for line in known}
    places: dict[str, str] = {}
    within: dict[str, str] = {}
    for line in known:
        short = named[line["id"]]
        within[short] = named.get(line["within"], "")
        forms = (line["name"], line["short_name"], *line.get("aliases", "").split("|"))
        places |= {canonical(form): short for form in forms if form and not form.isascii()}
    for word, province in roles.get("place", {}).items():
        places |= {word: word, f"{word}市": word, f"{word}县": word, f"{word}区": word}
        within.setdefault(word, province)
    places |= {f"{p}省": p for p in within.values() if p}
    return NameWords(roles, places, within)
