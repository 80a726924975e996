"""English names of firms: compared word by word, and with a Chinese name by pinyin."""

import re
from functools import lru_cache

from loaders.name_reasons import Verdict, because
from loaders.name_words import NameWords
from loaders.names import FirmName

_WORD = re.compile(r"[^\W_]+")
_SAME_FORM = {"company": "co", "limited": "ltd", "corporation": "corp", "incorporated": "inc"}


def compare_english(a: str, b: str, words: NameWords) -> Verdict:
    """Two English names: equal words are one firm, a left-out end is a question, other words are other firms."""
    ours, theirs = _words(a, words), _words(b, words)
    if not ours or not theirs:
        return because("unreadable")
    legal = words.role("en_legal")
    bare = tuple(tuple(word for word in each if word not in legal) for each in (ours, theirs))
    if ours == theirs and a and b:
        return because("english_form")
    if bare[0] == bare[1]:
        both = all(len(own) > len(rest) for own, rest in zip((ours, theirs), bare, strict=True))
        return because("english_form" if both and _kinds(ours, legal) == _kinds(theirs, legal) else "english_part")
    short, long = sorted(bare, key=len)
    generic = words.role("en_generic")
    if short and long[: len(short)] == short and all(word in generic for word in long[len(short) :]):
        return because("english_part")
    return because("english_differs", " ".join(bare[0]), " ".join(bare[1]))


def compare_scripts(chinese: FirmName, english: str, words: NameWords) -> Verdict:
    """A Chinese name beside an English one: the distinctive part in pinyin or its known English form, and the place."""
    tokens = _words(english, words)
    joined = "".join(tokens)
    known = [word for word, means in words.role("brand").items() if means and chinese.brand.startswith(means)]
    heard = pinyin(chinese.brand)
    said = any(word in tokens for word in known) or (len(heard) > 3 and heard in joined)
    near = (chinese.place or chinese.bracket) if len(chinese.place or chinese.bracket) > 1 else ""
    here = bool(near) and pinyin(near) in joined
    elsewhere = not here and bool(near) and bool(tokens) and tokens[0] in _place_sounds(words)
    if said and not elsewhere:
        return because("pinyin", chinese.brand)
    another = _sounds_chinese(tokens[1:2])  # the word behind the place is pinyin, yet not of this firm
    return because("other_script" if here and not another else "scripts")


@lru_cache(maxsize=65536)
def pinyin(text: str) -> str:
    """The sounds without tones, joined."""
    from pypinyin import lazy_pinyin  # 0.2 s: only a pair of two scripts asks for it

    return "".join(lazy_pinyin(text)).casefold()


@lru_cache(maxsize=1)
def _syllables() -> frozenset[str]:
    from pypinyin.constants import PINYIN_DICT
    from pypinyin.contrib.tone_convert import to_normal

    return frozenset(to_normal(sound.split(",")[0]) for sound in list(PINYIN_DICT.values())[:21000])


def _sounds_chinese(tokens: tuple[str, ...]) -> bool:
    """Whether the word is written in pinyin: two to four syllables."""
    return bool(tokens) and bool(
        re.fullmatch(f"(?:{'|'.join(sorted(_syllables(), key=len, reverse=True))}){{2,4}}", tokens[0])
    )


@lru_cache(maxsize=4)
def _place_sounds_of(places: frozenset[str]) -> frozenset[str]:
    return frozenset(pinyin(place) for place in places)


def _place_sounds(words: NameWords) -> frozenset[str]:
    return _place_sounds_of(frozenset(words.places.values()))


def _words(text: str, words: NameWords) -> tuple[str, ...]:
    found = [_SAME_FORM.get(word, word) for word in _WORD.findall(text.casefold().replace("&", " and "))]
    return tuple(word for word in found if word not in words.role("en_drop"))


def _kinds(tokens: tuple[str, ...], legal: object) -> frozenset[str]:
    """Legal words, with Co., Ltd. = Company Limited = Limited."""
    return frozenset(word for word in tokens if word in legal and word != "co")  # type: ignore[operator]
