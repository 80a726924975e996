"""What one Chinese phrase means: longest terms, the head word at the end, and the words around."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ahocorasick import STORE_ANY, Automaton

from loaders.phrases import is_latin
from loaders.vocabulary import Term, Vocabulary, Word

_JOINTS = re.compile(r"以及|[及和与或&+()\[\]【】、，,:：]|(?<![0-9a-z])/|/(?![0-9a-z])")
_BRACKET = re.compile(r"\([^()]*\)")
_NOISE = re.compile(r"[0-9a-z.\-_%'\"“”/*#~ ]+")
_LONGEST_REST = 6  # characters after a term that may still be the name of a part of it


@dataclass(frozen=True, slots=True)
class Finding:
    """One meaning of a phrase."""

    outcome: str
    codes: tuple[str, ...]
    rule: str


NONE = Finding("none", (), "")


def needs_vehicle(term: Term) -> Finding:
    """The words fit, but nothing near says that it is a vehicle's."""
    return Finding("none", (), f"{term.rule}（缺少车用语境）")


@dataclass(frozen=True, slots=True)
class Hit:
    """A term at its place in the phrase."""

    start: int
    end: int
    term: Term


class TermSearch:
    """Finds terms by Aho-Corasick; the longest wins, Latin ones only at word borders."""

    def __init__(self, terms: Sequence[Term]) -> None:
        """Index every term; English ones also in the plural."""
        self._automaton = Automaton(STORE_ANY)
        for term in terms:
            for form in (term.text, term.text + "s") if term.english else (term.text,):
                if form not in self._automaton:
                    self._automaton.add_word(form, (len(form), term))
        self._automaton.make_automaton()

    def find(self, text: str) -> list[Hit]:
        """Hits that do not overlap, in reading order: no hit inside a longer one; of two that cross, the later head."""
        found = [Hit(end + 1 - size, end + 1, term) for end, (size, term) in self._automaton.iter(text)]
        chosen: list[Hit] = []
        for hit in sorted(_outermost(hit for hit in found if _at_border(text, hit)), key=lambda h: -h.end):
            if not chosen or hit.end <= chosen[-1].start:
                chosen.append(hit)
        return chosen[::-1]


def _outermost(hits: Iterable[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if not kept or hit.end > kept[-1].end:
            kept.append(hit)
    return kept


def _at_border(text: str, hit: Hit) -> bool:
    before, after = text[hit.start - 1 : hit.start], text[hit.end : hit.end + 1]
    return not (
        (is_latin(text[hit.start]) and before and is_latin(before))
        or (is_latin(text[hit.end - 1]) and after and is_latin(after))
    )


class Suffixes:
    """Words that matter at the end of a text; the longest counts."""

    def __init__(self, words: dict[str, Word]) -> None:
        """Keep the words and the longest length."""
        self._words = words
        self._longest = max(map(len, words), default=0)

    def of(self, text: str) -> Word | None:
        """The longest of the words that the text ends with."""
        for size in range(min(self._longest, len(text)), 0, -1):
            word = self._words.get(text[-size:])
            if word:
                return word
        return None


class PhraseRules:
    """Judges one phrase in normal text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Sort the words by their role."""
        self._terms = TermSearch(vocabulary.terms)
        self._heads = Suffixes(vocabulary.role("head"))
        self._tails = Suffixes(vocabulary.role("tail"))
        self._parts = Suffixes(vocabulary.role("part"))
        self._fronts = Suffixes(vocabulary.role("front") | vocabulary.role("car"))
        self._cars = _pattern(vocabulary.role("car"))
        self._contexts = vocabulary.role("context")
        self._context = _pattern(self._contexts)
        self._vague = vocabulary.role("vague")
        self._catchalls = vocabulary.role("catchall")
        self._catchall = _pattern(self._catchalls)
        self._uses = vocabulary.role("use")
        self._use = _pattern(self._uses)
        self._denials = vocabulary.role("deny")
        self._deny = _pattern(self._denials)
        self._trades = vocabulary.role("trade")
        self._trade = _pattern(self._trades)
        self._make = _pattern(vocabulary.role("make"))

    def judge(self, phrase: str) -> tuple[Finding, ...]:
        """All meanings of the phrase; several when it joins several products."""
        phrase = self._without_notes(phrase)
        guard = self._guard(phrase)
        if guard:
            return (guard,)
        text = self._before_use(phrase)
        hits = self._terms.find(text)
        if not hits:
            return (self._unknown(text),)
        car = bool(self._cars.search(text)) or any(_says_car(hit.term) for hit in hits)
        context = None if car else self._outside_hits(text, hits)
        if context:
            return (Finding("excluded", (), context.rule),)
        return self._joined(text, hits, car)

    def traded(self, sentence: Sequence[str]) -> list[Finding | None]:
        """For each phrase of a sentence the trade word that governs it: 销售：甲、乙 or 甲、乙的销售."""
        makes = any(self._make.search(phrase) for phrase in sentence)
        last = self._heads.of(sentence[-1]) if len(sentence) > 1 and not makes else None
        governing = self._finding(last) if last and last.text in self._trades else None
        made = False
        found: list[Finding | None] = []
        for phrase in sentence:
            trade = self._trade.match(phrase)
            if self._make.search(phrase[: trade.end() + 3]) if trade else self._make.match(phrase):
                made, governing = True, None
            elif trade and not made:
                governing = self._finding(self._trades[trade.group()])
            found.append(governing)
        return found

    def _without_notes(self, phrase: str) -> str:
        """A bracket such as （依法须经批准的项目…） says nothing about the product before it."""
        kept = _BRACKET.sub(lambda found: "" if self._catchall.search(found.group()) else found.group(), phrase)
        return kept or phrase

    def _guard(self, phrase: str) -> Finding | None:
        """Words that speak against the whole phrase."""
        for pattern, words in ((self._catchall, self._catchalls), (self._deny, self._denials)):
            found = pattern.search(phrase)
            if found:
                return self._finding(words[found.group()])
        found = self._use.match(phrase)
        return self._finding(self._uses[found.group()]) if found else None

    def _before_use(self, phrase: str) -> str:
        """What stands before 用于: after it comes the customer's product."""
        found = self._use.search(phrase)
        return phrase[: found.start()] if found else phrase

    def _unknown(self, text: str) -> Finding:
        vague = self._vague.get(text)
        if vague:
            return Finding("none", (), vague.rule)
        head = self._last_head(text)
        if head:
            return self._finding(head)
        context = None if self._cars.search(text) else self._context.search(text)
        return self._finding(self._contexts[context.group()]) if context else NONE

    def _last_head(self, text: str) -> Word | None:
        while text:
            head = self._heads.of(text)
            if head:
                return head
            tail = self._tails.of(text)
            if not tail:
                return None
            text = text[: -len(tail.text)]
        return None

    def _outside_hits(self, text: str, hits: list[Hit]) -> Word | None:
        ours = [hit for hit in hits if hit.term.outcome != "excluded"]
        for found in self._context.finditer(text):
            if all(found.end() <= hit.start or hit.end <= found.start() for hit in ours):
                return self._contexts[found.group()]
        return None

    def _joined(self, text: str, hits: list[Hit], car: bool) -> tuple[Finding, ...]:
        """Judge each joined part; a head word behind the last one speaks for all of them."""
        findings: list[Finding] = []
        for start, end in _segments(text, hits):
            inside = [hit for hit in hits if start <= hit.start < end]
            if inside:
                finding, governs = self._segment(text, start, end, inside, car)
                findings = [finding] if governs else [*findings, finding]
        ours = [finding for finding in findings if finding.outcome not in ("none", "excluded")]
        return _unlike(ours) or (_unlike(findings)[:1] or (NONE,))

    def _segment(self, text: str, start: int, end: int, hits: list[Hit], car: bool) -> tuple[Finding, bool]:
        holding = [hit for hit in hits if self._holds(text, start, end, hit, car)]
        if not holding:
            head = self._last_head(text[start:end])
            return (self._finding(head), True) if head else (needs_vehicle(hits[-1].term), False)
        hit = holding[-1]
        kind, word = self._rest(text[hit.end : end])
        if kind == "head" and word:
            return self._finding(word), True
        if hit.term.outcome != "component" or kind == "same":
            return Finding(hit.term.outcome, hit.term.codes, hit.term.rule), False
        if kind == "part":
            suffix = f" + {word.rule}" if word else ""
            return Finding("input", hit.term.codes, hit.term.rule + suffix), False
        return Finding("none", (), f"{hit.term.rule}（其后另有词语）"), False

    def _holds(self, text: str, start: int, end: int, hit: Hit, car: bool) -> bool:
        needs = hit.term.needs
        if not needs or ("car" in needs and car):
            return True
        if "alone" not in needs:
            return False
        return self._rest(text[hit.end : end])[0] == "same" and self._nothing_before(text[start : hit.start])

    def _nothing_before(self, text: str) -> bool:
        while text := _NOISE.sub("", text):
            word = self._fronts.of(text)
            if not word:
                return False
            text = text[: -len(word.text)]
        return True

    def _rest(self, rest: str) -> tuple[str, Word | None]:
        """What follows a term: the same thing, a part of it, another head that excludes it, or something else."""
        makes = bool(self._make.search(rest))
        text = _NOISE.sub("", rest)
        while text:
            head = self._heads.of(text)
            tail = self._tails.of(text)
            if head and not (makes and head.text in self._trades):
                return "head", head
            part = self._parts.of(text)
            if part and (not tail or len(part.text) >= len(tail.text)):
                return "part", part
            strip = head or tail
            if not strip:
                return ("part" if len(text) <= _LONGEST_REST else "other"), None
            text = text[: -len(strip.text)]
        return "same", None

    @staticmethod
    def _finding(word: Word) -> Finding:
        return Finding("excluded", (), word.rule)


def _pattern(words: dict[str, Word]) -> re.Pattern[str]:
    """Any of the words, longest first; matches nothing when there are none."""
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)")


def _says_car(term: Term) -> bool:
    """A term that needs nothing and belongs to the plan makes the phrase one about vehicles."""
    return not term.needs and term.outcome in ("assembly", "legacy") and term.codes != ("A01",)


def _segments(text: str, hits: list[Hit]) -> list[tuple[int, int]]:
    """The phrase cut at joints that lie in no term."""
    cuts = [f for f in _JOINTS.finditer(text) if all(f.end() <= h.start or h.end <= f.start() for h in hits)]
    starts = [0, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), len(text)]
    return list(zip(starts, ends, strict=True))


def _unlike(findings: list[Finding]) -> tuple[Finding, ...]:
    """Each meaning once, with the first rule that gave it."""
    return tuple({(f.outcome, f.codes): f for f in reversed(findings)}.values())[::-1]
