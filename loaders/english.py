"""English company summaries, sentence by sentence: what the firm makes, not what its products go into."""

import re
from collections.abc import Iterator

from loaders.phrase_rules import NONE, Finding, Hit, TermSearch
from loaders.phrases import english_sentences, plain
from loaders.vocabulary import Vocabulary, Word

_ROLES = ("deny", "use", "trade", "make", "context", "car", "head", "pre")
_PLACES = 3  # words that may stand between a term and the head that governs it


class EnglishRules:
    """Judges sentences by English terms only."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Sort the English words by their role."""
        self._search = TermSearch([term for term in vocabulary.terms if term.english or term.text.isascii()])
        self._words = {role: vocabulary.role(f"{role}_en") for role in _ROLES}
        self._found = {role: _pattern(words, role) for role, words in self._words.items()}
        self._after = re.compile(rf"(?: [a-z\-]+){{0,{_PLACES}}}? (?:{_any(self._words['head'])})\b")

    def read(self, text: str, *, strict: bool) -> Iterator[tuple[str, tuple[Finding, ...]]]:
        """Each sentence with its findings; `strict` asks for a verb of making, as in running text."""
        car = False
        for sentence in english_sentences(text):
            words = plain(sentence)
            car = car or bool(self._found["car"].search(words))
            yield sentence, self._sentence(words, car, strict)

    def _sentence(self, text: str, car: bool, strict: bool) -> tuple[Finding, ...]:
        hits = self._search.find(text)
        guard = self._guard(text, strict) if hits else None
        if guard:
            return (Finding("excluded", (), guard.rule),)
        findings = [self._judge(text, hit, car) for hit in hits]
        ours = [finding for finding in findings if finding.outcome not in ("none", "excluded")]
        chosen = ours or findings[:1] or [NONE]
        return tuple({(f.outcome, f.codes): f for f in reversed(chosen)}.values())[::-1]

    def _guard(self, text: str, strict: bool) -> Word | None:
        if denied := self._word("deny", text):
            return denied
        if strict and not self._found["make"].search(text):
            return self._word("trade", text)
        return None if self._found["car"].search(text) else self._word("context", text)

    def _judge(self, text: str, hit: Hit, car: bool) -> Finding:
        use = self._found["use"].search(text)
        if use and use.end() <= hit.start:
            return Finding("excluded", (), self._words["use"][use.group()].rule)
        if head := self._after.match(text, hit.end):
            return Finding("excluded", (), f"{hit.term.rule}（{head.group().strip()}）")
        if before := self._before(text[: hit.start]):
            return Finding("excluded", (), before.rule)
        if hit.term.needs and not car:
            return Finding("none", (), f"{hit.term.rule}（缺少车用语境）")
        return Finding(hit.term.outcome, hit.term.codes, hit.term.rule)

    def _before(self, text: str) -> Word | None:
        """`equipment for` with at most a few words between it and the term."""
        for found in self._found["pre"].finditer(text):
            between = text[found.end() :]
            if "," not in between and len(between.split()) <= _PLACES:
                return self._words["pre"][found.group()]
        return None

    def _word(self, role: str, text: str) -> Word | None:
        found = self._found[role].search(text)
        return self._words[role][found.group()] if found else None


def _any(words: dict[str, Word]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)"


def _pattern(words: dict[str, Word], role: str) -> re.Pattern[str]:
    """Whole words; verbs of trade and making are stems."""
    end = "" if role in ("trade", "make", "car") else r"\b"
    return re.compile(rf"\b(?:{_any(words)}){end}")
