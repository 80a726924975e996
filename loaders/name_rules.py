"""Are two names one firm? Rules with reasons, never a measure of likeness: `compare(a, b) -> Verdict`."""

from collections.abc import Iterable
from pathlib import Path

from graph.identity import normal_form
from loaders.english_names import compare_english, compare_scripts
from loaders.name_reasons import Verdict, because
from loaders.names import FirmName, NameParser
from loaders.short_names import fit, in_order

_LEGAL_ZH = {"limited": "有限公司", "shares": "股份有限公司", "company": "公司", "works": "厂", "other": "其他"}
_MARKS = str.maketrans("", "", "()·.")
_RANK = {"short": 0, "abbreviation": 1, "renamed_trade": 2}


class NameRules:
    """Compares names by the words of the vocabulary. Symmetric, and pure but for its memory of parsed names."""

    def __init__(self, parser: NameParser) -> None:
        self.parser = parser
        self.words = parser.words

    @classmethod
    def from_folders(cls, data: Path, workspace: Path | None = None) -> "NameRules":
        """With the packaged vocabulary, or the analyst's own."""
        return cls(NameParser.from_folders(data, workspace))

    def compare(self, a: str, b: str, scope: Iterable[str] = ()) -> Verdict:
        """Same, unsure or different. `scope`: all names that a short name may mean here; the best fit rules others out."""
        first, second = sorted((a, b))
        one, other = self.parser.parse(first), self.parser.parse(second)
        if not (_readable(one) and _readable(other)):
            return because("unreadable")
        found = self._whole(first, second, one, other)
        if found:
            return found
        if not (one.is_chinese and other.is_chinese):
            return self._with_english(first, second, one, other)
        return self._chinese(one, other, tuple(scope))

    def _whole(self, first: str, second: str, a: FirmName, b: FirmName) -> Verdict | None:
        """Equal up to how the same name is written."""
        if _letters(a.text) == _letters(b.text):
            return because("equal" if normal_form(first) == normal_form(second) else "written")
        return because("limited") if a.legal == b.legal and written(a.text) == written(b.text) else None

    def _with_english(self, first: str, second: str, a: FirmName, b: FirmName) -> Verdict:
        if not a.is_chinese and not b.is_chinese:
            return compare_english(first, second, self.words)
        return compare_scripts(b, first, self.words) if b.is_chinese else compare_scripts(a, second, self.words)

    def _chinese(self, a: FirmName, b: FirmName, scope: tuple[str, ...]) -> Verdict:
        if alias := self._alias(a, b):
            return because("alias", alias)
        if a.unit != b.unit:
            return because("unit", a.unit, b.unit)
        if former := self._former(a, b) or self._former(b, a):
            return former
        if a.legal and b.legal:
            return self._both_full(a, b)
        if not a.legal and not b.legal:
            return self._both_short(a, b)
        return self._short_and_full(a, b, scope) if b.legal else self._short_and_full(b, a, scope)

    def _alias(self, a: FirmName, b: FirmName) -> str:
        """A name in brackets that is the other name, or its distinctive part and trade."""
        for one, other in ((a, b), (b, a)):
            for alias in one.aliases:
                if alias == other.text or self.parser.parse(alias).core == other.core or alias in other.aliases:
                    return alias
        return ""

    def _former(self, a: FirmName, b: FirmName) -> Verdict | None:
        for old, new in self.words.role("former").items():
            if _begins(a, old) and _begins(b, new) and _like_trade(a, b):
                return because("former", old, new)
        return None

    def _both_full(self, a: FirmName, b: FirmName) -> Verdict:
        """Two names with a legal form: nothing but the form and how exact the place is may differ."""
        if a.brand != b.brand:
            return because("brand", a.brand, b.brand)
        if a.aliases and b.aliases:  # what the brackets hold tells them apart, whatever it is
            return because("brand", a.brand + "".join(a.aliases), b.brand + "".join(b.aliases))
        if a.trade != b.trade and "".join(a.trade) != "".join(b.trade):
            return because("trade", "".join(a.trade), "".join(b.trade))
        if apart := self._apart(a, b):
            return apart
        if a.group != b.group:
            return because("group")
        if a.legal != b.legal:
            return because("legal", _LEGAL_ZH[a.legal], _LEGAL_ZH[b.legal])
        same_place = _place(a) == _place(b) and a.bracket == b.bracket
        return because("part_left_out", a.brand) if same_place else because("place_left_out", _place(a), _place(b))

    def _apart(self, a: FirmName, b: FirmName) -> Verdict | None:
        """Two places, or a local subsidiary beside a name that has no such bracket."""
        here, there = _place(a), _place(b)
        if here and there and not self._near(here, there):
            return because("place", here, there)
        if a.bracket != b.bracket and not (here and there):
            return because("subsidiary", a.bracket or b.bracket)
        return None

    def _near(self, here: str, there: str) -> bool:
        return self.words.lies_in(here, there) or self.words.lies_in(there, here)

    def _short_and_full(self, short: FirmName, full: FirmName, scope: tuple[str, ...]) -> Verdict:
        made = fit(short, full, self.words)
        if not made:
            if short.brand == full.brand:
                return because("trade", "".join(short.trade), "".join(full.trade))
            return because("brand", short.brand or short.core, full.brand or full.core)
        if refused := self._refused(short, full):
            return refused
        if better := self._better(short, full, made, scope):
            return because("better", better)
        return because(made, full.brand) if made == "renamed_trade" else because(made, short.text, full.text)

    def _refused(self, short: FirmName, full: FirmName) -> Verdict | None:
        """What forbids a short name that fits: another place, a subsidiary, a group, 股份."""
        here, there = _place(short), _place(full)
        if here and there and not self._near(here, there) and not full.text.startswith(short.text[:2]):
            return because("place", here, there)
        if full.bracket and not here and full.legal != "shares":
            return because("subsidiary", full.bracket)
        if short.listed and full.legal != "shares":
            return because("listed")
        return because("group") if short.group and not full.group else None

    def _better(self, short: FirmName, full: FirmName, made: str, scope: tuple[str, ...]) -> str:
        """A full name in scope that the short name fits better than this one; '' when there is none."""
        for text in scope:
            other = self.parser.parse(text)
            if other.legal and not other.unit and other.text != full.text and not self._refused(short, other):
                how = fit(short, other, self.words)
                if how and _distance(short, other, how) < _distance(short, full, made):
                    return text
        return ""

    def _both_short(self, a: FirmName, b: FirmName) -> Verdict:
        if a.brand != b.brand or not a.brand:
            return because("brand", a.brand or a.core, b.brand or b.core)
        if apart := self._apart(a, b):
            return apart
        if (a.listed and b.group) or (b.listed and a.group):
            return because("group")
        less, more = sorted((a, b), key=lambda name: len("".join(name.trade)))
        if less.trade == more.trade:
            return because("part_left_out", a.brand)
        plain = not (less.listed or less.group or (less.place and not more.place))
        vague = all(word in self.words.role("generic") for word in more.trade[len(less.trade) :])
        if plain and in_order("".join(less.trade), "".join(more.trade)) and (not less.trade or vague):
            return because("part_left_out", a.brand)
        return because("trade", "".join(a.trade), "".join(b.trade))


def _readable(name: FirmName) -> bool:
    return any(char.isalnum() for char in name.text)


def _place(name: FirmName) -> str:
    return name.bracket or name.place


def _letters(text: str) -> str:
    return text.translate(_MARKS)


def written(text: str) -> str:
    """A whole name without what may be written otherwise: brackets, dots, two words for limited."""
    return _letters(text).replace("有限责任公司", "有限公司").replace("股份公司", "股份有限公司")


def _begins(name: FirmName, brand: str) -> bool:
    return name.core.startswith(brand) or name.brand == brand


def _like_trade(a: FirmName, b: FirmName) -> bool:
    """A former name proves nothing about subsidiaries of another trade: 赛力斯 and 小康 themselves, short or listed."""
    return all(name.legal in ("", "shares") and not name.bracket for name in (a, b))


def _distance(short: FirmName, full: FirmName, how: str) -> tuple[int, int]:
    """Smaller fits better: a short form before an abbreviation, then the fewest words left out."""
    return _RANK[how], len(full.core) - len(short.core)
