"""Which of many names may be one firm: names that share a key are compared, the rest never are."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

from loaders.name_reasons import Verdict
from loaders.name_rules import NameRules, written
from loaders.names import FirmName

_LARGEST = 300  # names under one key; a word shared by more is no name, and only names with the same core are compared

Pair = tuple[str, str, Verdict]


class NameBlocks:
    """Candidates among names, by their distinctive parts and by the starts from which short names are made.

    A Chinese name and an English one are never proposed: they share no key. `compare` still judges such a pair.
    """

    def __init__(self, rules: NameRules) -> None:
        self.rules = rules
        self._parse = rules.parser.parse
        words = rules.words
        self._marks: dict[str, list[str]] = defaultdict(list)
        for mark, province in words.role("place_short").items():
            self._marks[province].append(mark)
        self._former = [(old, new) for old, new in words.role("former").items() if new]

    def among(self, names: Iterable[str]) -> Iterator[Pair]:
        """Pairs of these names that are the same or unsure, each once."""
        names, seen = dict.fromkeys(names), set[tuple[str, str]]()
        for exact, short, full in self._blocks(names):
            yield from self._judged(combinations(exact, 2), seen)
            yield from self._judged(((a, b) for a in short for b in full), seen)

    def between(self, left: Iterable[str], right: Iterable[str]) -> Iterator[Pair]:
        """Pairs of a name of the left list and one of the right that are the same or unsure, each once."""
        lefts, rights = dict.fromkeys(left), dict.fromkeys(right)
        seen: set[tuple[str, str]] = set()
        for exact, short, full in self._blocks(lefts | rights):
            pairs = [*((a, b) for a in exact if a in lefts for b in exact if b in rights)]
            pairs += [(a, b) for a in short if a in lefts for b in full if b in rights]
            pairs += [(a, b) for a in full if a in lefts for b in short if b in rights]
            yield from self._judged(pairs, seen, ordered=True)

    def _judged(
        self, pairs: Iterable[tuple[str, str]], seen: set[tuple[str, str]], *, ordered: bool = False
    ) -> Iterator[Pair]:
        for a, b in pairs:
            pair = (a, b) if ordered or a < b else (b, a)
            if (a == b and not ordered) or pair in seen:
                continue
            seen.add(pair)
            verdict = self.rules.compare(*pair)
            if verdict.verdict != "different":
                yield (*pair, verdict)

    def _blocks(self, names: Collection[str]) -> Iterator[tuple[list[str], list[str], list[str]]]:
        """For each key: names that share it exactly, short names that begin with it, full names that may shorten to it."""
        exact: dict[str, list[str]] = defaultdict(list)
        short: dict[str, list[str]] = defaultdict(list)
        full: dict[str, list[str]] = defaultdict(list)
        aliases = self._bracketed(names)
        for text in names:
            name = self._parse(text)
            for key in self._exact_keys(text, name, aliases):
                exact[key].append(text)
            if name.is_chinese:
                keys = self._full_keys(name) if name.legal else _short_keys(name)
                for key in keys:
                    (full if name.legal else short)[key].append(text)
        for block in exact.values():
            yield from ((part, [], []) for part in self._split(block))
        for key, block in short.items():
            if key in full:
                yield [], block, full[key]

    def _bracketed(self, names: Iterable[str]) -> set[str]:
        """All other names that stand in brackets, and what they are called by."""
        found = {alias for text in names if "(" in text or "\uff08" in text for alias in self._parse(text).aliases}
        return found | {self._parse(alias).core for alias in found}

    def _split(self, block: list[str]) -> Iterable[list[str]]:
        if len(block) <= _LARGEST:
            return (block,)
        parts: dict[str, list[str]] = defaultdict(list)
        for text in block:
            parts[self._parse(text).core].append(text)
        return parts.values()

    def _exact_keys(self, text: str, name: FirmName, aliases: set[str]) -> set[str]:
        """Full names must agree in distinctive part and trade, short names in the distinctive part, or in another name."""
        if not name.is_chinese:
            return {"en:" + next(iter(text.casefold().replace(",", " ").split()), "")}
        keys = {"written:" + written(name.text)}
        keys.add(f"full:{name.core}" if name.legal else f"short:{name.brand or name.core}")
        if name.aliases:
            keys |= {f"alias:{alias}" for alias in name.aliases}
            keys |= {f"alias:{self._parse(alias).core}" for alias in name.aliases}
        if name.text in aliases or name.core in aliases:
            keys |= {f"alias:{name.text}", f"alias:{name.core}"}
        keys |= {f"former:{old}" for old, new in self._former if name.core.startswith((old, new))}
        return keys

    def _full_keys(self, name: FirmName) -> set[str]:
        """First two characters of every short form that `fit` may accept."""
        trade = "".join(name.trade)
        whole = "brand:" + name.brand
        if name.legal != "shares" or not name.brand:
            return {whole}
        keys = {name.brand[:2], (name.place + name.brand)[:2]}
        keys |= {name.brand[at : at + 2] for at in range(1, len(name.brand) - 1)}
        keys |= {name.place[:1] + name.brand[:1]} | {name.brand[0] + word[0] for word in name.trade}
        for mark in self.rules.words.role("place_short"):
            keys.add(mark + name.brand[0])
        for mark in self._marks.get(name.brand, ()):
            keys |= {mark + char for char in trade}
        return {whole, *(key for key in keys if len(key) == 2)}


def _short_keys(name: FirmName) -> set[str]:
    """The distinctive part, and the first two characters with and without the place."""
    return {"brand:" + name.brand, (name.place + name.core)[:2], name.core[:2]}
