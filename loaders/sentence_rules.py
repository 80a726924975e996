"""What one phrase of a Chinese sentence says about the next: 销售：甲、乙; 用于甲、乙; 不生产甲、乙."""

import re
from collections.abc import Sequence

from loaders.phrase_rules import OFFERED, PhraseRules
from loaders.terms import Finding, Words, excluded
from loaders.vocabulary import Vocabulary, Word

_ALL = re.compile(r"[均都皆]|全部")
_VERBS = 3  # characters after a verb of trade in which a verb of making still belongs to it: 销售及生产


class SentenceRules:
    """Carries trade, use and denial from phrase to phrase until the sentence says what is made."""

    def __init__(self, vocabulary: Vocabulary, phrases: PhraseRules) -> None:
        """Sort the words by their role."""
        self._phrases = phrases
        self._trades, self._makes = Words(vocabulary.role("trade")), Words(vocabulary.role("make"))
        self._uses, self._denials = Words(vocabulary.role("use")), Words(vocabulary.role("deny"))
        self._backs = Words(vocabulary.role("back"))
        self._opens = Words(vocabulary.role("open"))
        self._contexts = Words(vocabulary.role("context"))
        self._cars = Words(vocabulary.role("car") | vocabulary.role("near"))

    def governing(self, sentence: Sequence[str]) -> list[Finding | None]:
        """For each phrase the finding that takes it out of the chain, None where nothing governs it."""
        state = self._sold_at_the_end(sentence)
        made = False
        found: list[Finding | None] = []
        for phrase in sentence:
            against = self._denials.search(phrase)
            trade = self._trades.match(phrase)
            if against:
                state = excluded(against)
                found = self._said_before(sentence, found, state)
            elif self._makes_here(phrase, trade):
                made, state = True, None
            elif trade and not made:
                state = excluded(trade)
            elif self._opens.match(phrase):
                state = None
            found.append(state)
            state = self._used(phrase) or state
        return self._for_another_trade(sentence, self._made_for(sentence, found))

    def _said_before(
        self, sentence: Sequence[str], found: list[Finding | None], against: Finding
    ) -> list[Finding | None]:
        """已剥离该业务 is about all that was said before; 甲、乙均为外购 about the list before it."""
        phrase = sentence[len(found)]
        if self._backs.search(phrase):
            return [against] * len(found)
        return self._list_back(sentence, found, against) if _ALL.search(phrase) else found

    def _list_back(
        self, sentence: Sequence[str], found: list[Finding | None], against: Finding
    ) -> list[Finding | None]:
        """The phrases before, back to the one with a verb of making, taken out of the chain."""
        start = len(found)
        while start and not self._makes.search(sentence[start - 1]):
            start -= 1
        return [*found[:start], *[against] * (len(found) - start)]

    def _made_for(self, sentence: Sequence[str], found: list[Finding | None]) -> list[Finding | None]:
        """甲、乙的测试系统: the head behind 的 is meant for the whole list."""
        for at, phrase in enumerate(sentence):
            head = self._phrases.head(phrase) if at and "的" in phrase else None
            if head and head not in self._trades and not self._makes.search(phrase):
                found = [*self._list_back(sentence, found[:at], excluded(head)), *found[at:]]
        return found

    def _for_another_trade(self, sentence: Sequence[str], found: list[Finding | None]) -> list[Finding | None]:
        """甲、电解液，用于家电与照明: what stands before goes into another trade, unless it names a vehicle itself."""
        for at, phrase in enumerate(sentence):
            if at and self._uses.match(phrase):
                goes_into = "、".join(sentence[at:])
                other = None if self._cars.search(goes_into) else self._contexts.search(goes_into)
                if other:
                    here = [
                        before if self._cars.search(text) else excluded(other)
                        for before, text in zip(found, sentence[:at], strict=False)
                    ]
                    return here + found[at:]
        return found

    def _makes_here(self, phrase: str, trade: Word | None) -> bool:
        if trade:
            return bool(self._makes.search(phrase[: len(trade.text) + _VERBS]))
        return bool(self._makes.match(phrase))

    def _used(self, phrase: str) -> Finding | None:
        found = self._uses.pattern.search(phrase)
        if not found or OFFERED.search(phrase, found.end()):  # 面向商用车市场提供转向器
            return None
        use = self._uses.match(phrase, found.start())
        return excluded(use) if use else None

    def _sold_at_the_end(self, sentence: Sequence[str]) -> Finding | None:
        """甲、乙的销售: the verb at the end is meant for the whole list."""
        if len(sentence) < 2 or any(self._makes.search(phrase) for phrase in sentence):
            return None
        head = self._phrases.head(sentence[-1])
        return excluded(head) if head and head in self._trades else None
