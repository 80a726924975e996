"""Header texts: folding them for comparison, the unit and year they carry, and finding the header row of a sheet."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

SEARCHED_LINES = 20
RETURNED = (
    "行号",
    "结果",
    "原因",
    "建议",
)  # what the workbook that goes back to a sender puts before the sender's columns
ORIGIN = "报送文件："  # its last title line: the sender's file name may be all that names the district
_LONGEST = 200  # a longer text is a cell that stands among the first lines, and no header
_DUPLICATE = re.compile(r"〔\d+〕$")
_DECORATION = re.compile(r"^[*★☆△▲#]+|[*★☆△▲:：]+$|\((?:必填|选填|可选|可不填)\)")
_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_YEAR = re.compile(r"((?:19|20)[0-9]{2})(?:年度?|(?=[^0-9]|$))")
# A group title with such a word changes what its columns mean: 上年/产值 is not 产值.
_QUALIFIES = re.compile(r"上年|去年|同期|上期|累计|本月|当月|本季|增|其中|出口|目标|计划|预计|预期|占|比|均|折|拟")
_SPEAKS = re.compile(r"[:：].")
_UNIT_IN_NAME = {"_cny": "元", "_mu": "亩"}


@dataclass(frozen=True, slots=True)
class HeaderText:
    """A header taken apart: the names under which a map may know it, best first, and what its brackets and year say."""

    names: tuple[str, ...]
    notes: tuple[str, ...] = ()  # what stands in brackets: a unit or a remark
    year: str = ""


def fold_header(text: str) -> str:
    """A header for comparing: half width, no blanks or line breaks, no stars, no 必填, small letters."""
    folded = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).casefold()
    return _DECORATION.sub("", folded)


def take_apart(text: str) -> HeaderText:
    """`2023年产值（万元）` -> 产值, 万元, 2023. A duplicate kept apart by `sheets` has no names: no map takes it."""
    return _take_apart(text) if len(text) <= _LONGEST else HeaderText(())


@lru_cache(maxsize=8192)
def _take_apart(text: str) -> HeaderText:
    if _DUPLICATE.search(text):
        return HeaderText(())
    whole = fold_header(text)
    notes = tuple(note for bracket in _BRACKET.findall(whole) for note in re.split("[,;、]", bracket) if note)
    years = set(_YEAR.findall(whole))
    year = years.pop() if len(years) == 1 else ""
    bare = _BRACKET.sub("", whole)
    without_year = _YEAR.sub("", bare) if year else bare
    names = [whole, bare, without_year]
    if "/" in whole:
        parts = [part for part in without_year.split("/") if part]
        names.append("".join(parts))
        if not any(_QUALIFIES.search(group) for group in parts[:-1]):
            names += parts[-1:]
    suffix = next((unit for ending, unit in _UNIT_IN_NAME.items() if whole.endswith(ending)), "")
    return HeaderText(tuple(dict.fromkeys(n for n in names if n)), (*notes, suffix) if suffix else notes, year)


_UNIT_LINE = re.compile(r"[(]?(?:[十百千万亿]*(?:元|美元|人|家|亩|辆|台|套|个|户|%)|平方米|吨)[)]?")


@dataclass(frozen=True, slots=True)
class Found:
    """Where the header stands: index of its first line among those searched, how many lines, its texts."""

    index: int
    height: int
    texts: tuple[str, ...]
    known: int  # how many columns some map knows


def find_header(lines: Sequence[Sequence[str]], is_known: Callable[[str], bool]) -> Found:
    """The line, or two lines, with most columns that a map knows; failing that the first line with two texts."""
    best = Found(0, 1, (), 0)
    for index, line in enumerate(lines[:SEARCHED_LINES]):
        options = [(1, tuple(line))]
        if index + 1 < len(lines) and (joined := _join(line, lines[index + 1])):
            options.append((2, joined))
        for height, texts in options:
            known = sum(1 for text in texts if text and is_known(text))
            if known > best.known:
                best = Found(index, height, texts, known)
    if not best.known:
        index = next((i for i, line in enumerate(lines) if sum(map(bool, line)) > 1), 0)
        best = Found(index, 1, tuple(lines[index]), 0)
    below = lines[best.index + best.height] if best.index + best.height < len(lines) else ()
    texts, units = _with_units(best.texts, below) if best.known else (best.texts, 0)
    return Found(best.index, best.height + units, named_apart(_without_tail(texts)), best.known)


def _with_units(header: tuple[str, ...], below: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """The header with the units that a line of nothing but units below it gives: 产值 over 万元 is 产值（万元）."""
    # a name that is merged over the line of units stands there once more
    own = [
        text if number >= len(header) or not header[number].endswith(text) else "" for number, text in enumerate(below)
    ]
    units = [unicodedata.normalize("NFKC", text).replace(" ", "") for text in own]
    if not any(units) or not all(_UNIT_LINE.fullmatch(unit) for unit in units if unit):
        return header, 0
    units += [""] * (len(header) - len(units))
    told = [
        f"{text}（{unit.strip('()')}）" if text and unit else text for text, unit in zip(header, units, strict=False)
    ]
    return tuple(told), 1


def _without_tail(texts: Sequence[str]) -> tuple[str, ...]:
    """Without the empty cells at the end, which delimiters at the end of a line, or a format, leave behind."""
    width = max((number for number, text in enumerate(texts, 1) if text), default=0)
    return tuple(texts[:width])


def _join(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Two header lines as one, a group's title carried to the right; () if the upper line holds no groups.

    A title line spans too, but it is one text, or speaks with a colon (单位：万元): that is not a group.
    """
    width = max(len(upper), len(lower))
    above, below = (tuple(line) + ("",) * (width - len(line)) for line in (upper, lower))
    groups = {text for text in above if text}
    spans = any(b and (not a or (i and a == above[i - 1])) for i, (a, b) in enumerate(zip(above, below, strict=True)))
    if len(groups) < 2 or not spans or any(_SPEAKS.search(text) for text in groups):
        return ()
    joined, group = [], ""
    for a, b in zip(above, below, strict=True):
        group = a or (group if b else "")
        joined.append(group if not b or group == b else f"{group}/{b}" if group else b)
    return tuple(joined)


def returned_columns(header: Sequence[str]) -> int:
    """How many of the first columns are ours, added to a workbook that was sent back and now returns mended."""
    return len(RETURNED) if tuple(header[: len(RETURNED)]) == RETURNED else 0


def named_apart(texts: Sequence[str]) -> tuple[str, ...]:
    """Every column has a text of its own: duplicates get 〔2〕, nameless ones 第N列."""
    seen: dict[str, int] = {}
    apart = []
    for number, text in enumerate(texts, 1):
        name = text or f"第{number}列"
        seen[name] = seen.get(name, 0) + 1
        apart.append(name if seen[name] == 1 else f"{name}〔{seen[name]}〕")
    return tuple(apart)
