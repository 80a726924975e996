"""Product text -> phrases as written; normal text for matching. Knows no product."""

import re
import unicodedata
from collections.abc import Iterator

_HYPHENS = re.compile(r"[‐‑‒–—―−﹣－ー]+")
_INNER_HYPHEN = re.compile(r"(?<=[\u4e00-\u9fff])-+(?=[\u4e00-\u9fff])")
_BLANKS = re.compile(r"\s+")
_LOOSE_BLANK = re.compile(r"(?<![0-9a-z]) | (?![0-9a-z])")
_ASCII = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_OPEN, _CLOSE = "(（[【〔《", ")）]】〕》"
_ENDS = frozenset("；;。！!？?\n\r")
_COMMAS = frozenset("、，,")
_NUMBER_COMMA = re.compile(r"\d,\d")
_TITLE = re.compile(r"^\s*(?:经营范围|主营产品|主要产品|主营业务|产品)\s*[:：]\s*")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-Z0-9\"(])|\n+")
_SHORT_FORMS = re.compile(r"\b(Co|Ltd|Inc|Corp|No|St|Dr|vs|e\.g|i\.e|approx)\.", re.IGNORECASE)
_DOT = "\u0000"


def plain(text: str) -> str:
    """Text as rules compare it: NFKC, one case, one kind of hyphen and only beside Latin, blanks only between Latin words."""
    folded = _HYPHENS.sub("-", unicodedata.normalize("NFKC", text).casefold())
    return _INNER_HYPHEN.sub("", _LOOSE_BLANK.sub("", _BLANKS.sub(" ", folded))).strip()


def is_latin(char: str) -> bool:
    """Whether this character can continue a Latin word or abbreviation."""
    return char in _ASCII


def has_chinese(text: str) -> bool:
    """Whether any character is a Chinese one."""
    return any("\u4e00" <= char <= "\u9fff" for char in text)


def sentences_of(text: str) -> Iterator[list[str]]:
    """Each sentence of a Chinese product list as its phrases, without a title (经营范围：); brackets are never cut."""
    text = _TITLE.sub("", text)
    sentence: list[str] = []
    for piece, ends in _pieces(text):
        if piece:
            sentence.append(piece)
        if ends and sentence:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    start, depth = 0, 0
    balanced = sum(text.count(c) for c in _OPEN) == sum(text.count(c) for c in _CLOSE)
    for at, char in enumerate(text):
        if balanced and char in _OPEN:
            depth += 1
        elif balanced and char in _CLOSE:
            depth = max(0, depth - 1)
        elif (char in "\n\r" or depth == 0) and _separates(text, at):
            yield text[start:at].strip(), char in _ENDS
            start = at + 1
    yield text[start:].strip(), True


def _separates(text: str, at: int) -> bool:
    char = text[at]
    if char in _ENDS:
        return True
    return _slash_separates(text, at) if char == "/" else char in _COMMAS and not _NUMBER_COMMA.match(text, at - 1)


def _slash_separates(text: str, at: int) -> bool:
    """BMS/电芯 is two phrases; DC/DC and 台/年 are not cut."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return not (before.isascii() and after.isascii()) and len(text) - at > 2


def english_sentences(text: str) -> list[str]:
    """Sentences of an English summary; Co., Ltd. does not end one."""
    guarded = _SHORT_FORMS.sub(lambda found: found.group(1) + _DOT, text)
    return [piece.replace(_DOT, ".").strip() for piece in _SENTENCE.split(guarded) if piece.strip()]
