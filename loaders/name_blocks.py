"""Which of many names may be one firm: names that share a key are compared, the rest never are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from loaders.name_reasons import Verdict
from loaders.name_rules import NameRules
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
        seen: set[tuple[str, str]] = set()
        for exact, short, full in self._blocks(dict.fromkeys(names)):
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

    def _judged(self, pairs: Iterable[tuple[str, str]], seen: set[tuple[str, str]], *, ordered: bool = False) -> Iterator[Pair]:
        for a, b in pairs:
            pair = (a, b) if ordered or a < b else (b, a)
            if a == b and not ordered or pair in seen:
                continue
            seen.add(pair)
            verdict = self.rules.compare(*pair)
            if verdict.verdict != "different":
                yield (*pair, verdict)

    def _blocks(self, names: Iterable[str]) -> Iterator[tuple[list[str], list[str], list[str]]]:
        """For each key: names that share it exactly, short names that begin with it, full names that may shorten to it."""
        exact: dict[str, list[str]] = defaultdict(list)
        short: dict[str, list[str]] = defaultdict(list)
        full: dict[str, list[str]] = defaultdict(list)
        for text in names:
            name = self._parse(text)
            for key in self._exact_keys(text, name):
                exact[key].append(text)
            if name.legal:
                for key in self._full_keys(name):
                    full[key].append(text)
            elif name.is_chinese:
                for key in {(name.place + name.core)[:2], name.core[:2]}:
                    short[key].append(text)
        for block in exact.values():
            yield from ((part, [], []) for part in self._split(block))
        for key, block in short.items():
            if key in full:
                yield [], block, full[key]

    def _split(self, block: list[str]) -> Iterable[list[str]]:
        if len(block) <= _LARGEST:
            return (block,)
        parts: dict[str, list[str]] = defaultdict(list)
        for text in block:
            parts[self._parse(text).core].append(text)
        return parts.values()

    def _exact_keys(self, text: str, name: FirmName) -> set[str]:
        if not name.is_chinese:
            return {"en:" + next(iter(text.casefold().replace(",", " ").split()), "")}
        keys = {"=" + (name.brand or name.core)}
        keys |= {"=" + (self._parse(alias).brand or alias) for alias in name.aliases}
        keys |= {"=" + alias for alias in name.aliases}
        keys |= {f"former:{old}" for old, new in self._former if name.core.startswith((old, new))}
        return keys

    def _full_keys(self, name: FirmName) -> set[str]:
        """First two characters of every short form that `fit` may accept."""
        trade = "".join(name.trade)
        keys = {name.brand[:2], (name.place + name.brand)[:2]}
        if name.legal != "shares" or not name.brand:
            return {key for key in keys if len(key) == 2}
        keys |= {name.brand[at : at + 2] for at in range(1, len(name.brand) - 1)}
        keys |= {trade[:2], name.place[:1] + name.brand[:1]} | {name.brand[0] + word[0] for word in name.trade}
        for mark in self.rules.words.role("place_short"):
            keys.add(mark + name.brand[0])
        for mark in self._marks.get(name.brand, ()):
            keys |= {mark + char for char in trade}
        return {key for key in keys if len(key) == 2}
