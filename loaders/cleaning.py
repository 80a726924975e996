"""Texts of cells: blanks, placeholders, lists, yes and no, dates. Each function returns a value or says why not."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

# What `sheets` writes into a cell whose formula has no saved result: the formula's own text is never a value.
FORMULA_WITHOUT_VALUE = "〔公式无结果〕"
ERRORS = frozenset({"#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#N/A"})
LONGEST_NAME = 200
_ABSENT = frozenset({
    "", "无", "没有", "暂无", "—", "——", "-", "--", "---", "–", "_", "/", "//", "\\", "、", ".", "*", "?", "??",
    "待定", "待明确", "待确定", "未定", "待补充", "待核实", "待填", "未知", "未报送", "未上报", "未报", "不详", "不明", "未填", "空",
    "n/a", "na", "none", "null", "nan", "nil", "tbd", "unknown",
})  # fmt: skip
_TOTALS = frozenset({"累计", "total", "subtotal", "sum"})
_TOTAL = re.compile(r".{0,8}(?:合计|总计|小计|共计)(?:数|[:为]?[0-9]+[家户个])?")  # 璧山区小计, 合计12家
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_AS_TEXT = re.compile(r"=\"(?P<quoted>[^\"]*)\"|['’](?P<marked>.*[^'’])", re.DOTALL)
_NOTE = re.compile(
    r"(?:备?注|说明|附注|填表|填报|制表|审核|审批|复核|经办|负责人|联系人|单位负责人)[^:：]{0,8}[:：]|注[1-9一二三]?[:：、.]"
)
_LIST_MARKS = re.compile(r"[；;、，,|\n\r\t]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u200b-\u200f\ufffe\uffff\ud800-\udfff]")
_BLANKS = re.compile(r"\s+")
_SHORT = 64
_OPEN, _CLOSE = "（(〔[【《“", "）)〕]】》”"


@dataclass(frozen=True, slots=True)
class Unusable:
    """The cell cannot be read; `reason` is a code of `loaders.report.REASONS`."""

    reason: str


def tidy(text: str) -> str:
    """A cell's text as it is shown: no control characters, no blanks around, line breaks and runs of blanks as one."""
    return _BLANKS.sub(" ", _CONTROL.sub("", text)).strip()


def visible(text: str) -> str:
    """The text without control characters and zero-width marks; line breaks stay, for they separate list entries."""
    return text if text.isprintable() else _CONTROL.sub("", text)


def typed(text: str) -> str:
    """The text without the marks by which a sheet is told that it is text: '0025, ="0025"."""
    if text[:1] not in ("'", "’", "=") or not (found := _AS_TEXT.fullmatch(text)):
        return text
    return (found["quoted"] or found["marked"] or "").strip()


def folded(text: str) -> str:
    """A text for comparing: full width to half width, no blanks, small letters."""
    return _fold(text) if len(text) > _SHORT else _fold_short(text)


def _fold(text: str) -> str:
    return _BLANKS.sub("", _CONTROL.sub("", unicodedata.normalize("NFKC", text))).casefold()


_fold_short = lru_cache(maxsize=65536)(_fold)  # columns repeat themselves; long texts would only fill the memory


def is_absent(text: str) -> bool:
    """Whether the sender wrote that there is nothing: 无, —, 待定, N/A. Absent is not wrong, so it is no reject."""
    return len(text) < 12 and (text in _ABSENT or folded(text) in _ABSENT)


def is_total(text: str) -> bool:
    """Whether a name says 合计: the line sums up others."""
    if len(text) >= 24:
        return False
    word = _IN_BRACKETS.sub("", folded(text)).rstrip(":")
    return word in _TOTALS or _TOTAL.fullmatch(word) is not None


def is_note(text: str) -> bool:
    """Whether a text is a note below a table: 注：…, 填表人：…."""
    return _NOTE.match(text) is not None


def split_list(text: str) -> tuple[str, ...]:
    """The entries of a list cell, each once, in their order; marks inside brackets do not split."""
    text = _CONTROL.sub("", text)
    pieces = _LIST_MARKS.split(text) if not _has_bracket(text) else _split_outside_brackets(text)
    return tuple(dict.fromkeys(piece for each in pieces if (piece := tidy(each)) and not is_absent(piece)))


def _has_bracket(text: str) -> bool:
    return any(mark in text for mark in _OPEN)


def _split_outside_brackets(text: str) -> list[str]:
    if sum(text.count(mark) for mark in _OPEN) != sum(text.count(mark) for mark in _CLOSE):
        return _LIST_MARKS.split(text)
    pieces, depth = [""], 0
    for mark in text:
        depth = max(depth + (mark in _OPEN) - (mark in _CLOSE), 0)
        if depth == 0 and _LIST_MARKS.fullmatch(mark):
            pieces.append("")
        else:
            pieces[-1] += mark
    return pieces


_YES = frozenset({"是", "有", "对", "已", "y", "yes", "true", "1", "√", "✓", "✔", "规上", "规模以上"})
_NO = frozenset({"否", "不是", "非", "未", "n", "no", "false", "0", "×", "✗", "x", "规下", "规模以下"})


def yes_or_no(text: str) -> bool | Unusable:
    """是, 有, √, yes, 1 and their opposites."""
    word = folded(text)
    if word in _YES:
        return True
    return False if word in _NO else Unusable("not_yes_or_no")


_YEAR = r"(?P<y>(?:19|20|21)[0-9]{2})"
_MONTH = r"(?P<m>0?[1-9]|1[0-2])"
_DAY = r"(?P<d>0?[1-9]|[12][0-9]|3[01])"
_TIME = r"(?:[t ]?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?z?)?"
_DATE_FORMS = tuple(re.compile(form) for form in (
    rf"{_YEAR}(?:年度?|年[底末])?",
    rf"{_YEAR}[-/.年]{_MONTH}(?:月份?|月[底末])?",
    rf"{_YEAR}[-/.年]{_MONTH}[-/.月]{_DAY}[日号]?{_TIME}",
    rf"{_YEAR}(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12][0-9]|3[01])?",
    rf"{_YEAR}年?[-/]?(?:第?(?P<q>[一二三四1-4])季度?|q(?P<r>[1-4]))",
))  # fmt: skip
_SERIAL = re.compile(r"([2-7][0-9]{4})(?:\.[0-9]+)?")
_QUARTERS = {"一": "1", "二": "2", "三": "3", "四": "4"}
_EXCEL_EPOCH = date(1899, 12, 30)


def partial_date(text: str) -> str | Unusable:
    """A date as precise as it was written: `2023`, `2023-07`, `2023-07-01`, a quarter as `2023-Q2`."""
    return _date(text) if len(text) <= _SHORT else Unusable("not_a_date")


@lru_cache(maxsize=8192)
def _date(text: str) -> str | Unusable:
    word = folded(text)
    for form in _DATE_FORMS:
        if found := form.fullmatch(word):
            return _iso(found.groupdict())
    if serial := _SERIAL.fullmatch(word):
        return (_EXCEL_EPOCH + timedelta(days=int(serial[1]))).isoformat()
    return Unusable("not_a_date")


def _iso(parts: dict[str, str | None]) -> str | Unusable:
    year, month, day = parts["y"], parts.get("m"), parts.get("d")
    if quarter := parts.get("q") or parts.get("r"):
        return f"{year}-Q{_QUARTERS.get(quarter, quarter)}"
    if month is None:
        return str(year)
    if day is None:
        return f"{year}-{int(month):02}"
    try:
        return date(int(str(year)), int(month), int(day)).isoformat()
    except ValueError:
        return Unusable("not_a_date")
