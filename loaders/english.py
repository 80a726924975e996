"""English company summaries, sentence by sentence: what the firm makes, not what its products go into."""

import re
from collections.abc import Iterator

from loaders.phrases import english_sentences, plain
from loaders.terms import NONE, Finding, Hit, TermSearch, Words, distinct, excluded, needs_vehicle, ours
from loaders.vocabulary import Term, Vocabulary, Word

_AND = r"(?:(?:and|but|while|as well as) )"
_SUBJECT = r"(?:(?:it|they|the company|the firm|the group) )?(?:also |further )?"
_JOINT = r"(?:and|or|in|for|to|as|with|that|which|of)\b"
_ROLES = ("deny", "use", "trade", "make", "context", "car", "head", "pre")
_FOR = re.compile(r"\bfor (?:the |use in |various |new |new energy |new-energy |electric |traditional |commercial )*")
# Words after a term that leave it what it is; any other noun (sunroof controllers) makes it a part of the term.
_OF_IT = re.compile(
    r" (?!(?:and|or|as|in|for|with|to|of|on|at|by|from|under|which|that|are|is|used|worldwide|primarily|through|"
    r"actuators?|systems?|assembl(?:y|ies)|products?|modules?|units?|devices?|solutions?|series|sets?|terminals?|technolog(?:y|ies)|"
    r"cells?|packs?|batter(?:y|ies)|materials?|modules?|powders?|business(?:es)?|segments?|including|comprising|such)\b)[a-z]"
)
_RUNNING = re.compile(r"[a-z)][.;](?:\s|$)|^(?:\S+\s+){12}")  # sentences, not the name of a product
_LISTED = re.compile(r"[,:(]| (?:including|comprising|industr|sector|market|applications)")
_STEM_END = re.compile(r"^[a-z]+")
_WORD = re.compile(r"[a-z\-]+")
_JOINED = frozenset({"and", "or", "also", "as", "well", "markets", "then"})
_PLACES = 3  # words that may stand between a term and the head that governs it


class EnglishRules:
    """Judges sentences by English terms only."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Sort the English words by their role; verbs of trade and making are stems, all others whole words."""
        stem, whole = r"\b{}", r"\b{}\b"
        roles = {name: vocabulary.role(f"{name}_en") for name in _ROLES}
        self._terms = TermSearch([term for term in vocabulary.terms if term.english or term.text.isascii()])
        self._trades, self._makes = Words(roles["trade"], stem), Words(roles["make"], stem)
        verb = Words(roles["trade"] | roles["make"], stem).pattern.pattern
        self._cuts = re.compile(rf"(?:[,;] ?{_AND}?| {_AND}){_SUBJECT}(?={verb})|[, ]as well as |;")
        self._denials, self._uses, self._pres = (Words(roles[name], whole) for name in ("deny", "use", "pre"))
        self._contexts, self._cars = Words(roles["context"], whole), Words(roles["car"], whole)
        self._heads = Words(roles["head"], rf"(?: (?!{_JOINT})[a-z\-]+){{{{0,{_PLACES}}}}}? {{}}\b")

    def read(self, text: str, *, strict: bool) -> Iterator[tuple[str, tuple[Finding, ...]]]:
        """Each sentence with its findings; `strict` asks for a verb of making, as running text always does."""
        car = self._cars.search(plain(text)) is not None
        strict = strict or _RUNNING.search(text) is not None
        for sentence in english_sentences(text):
            yield sentence, self._sentence(plain(sentence), car, strict)

    def terms_in(self, sentence: str) -> list[Term]:
        """The terms found in a sentence, in reading order."""
        return [hit.term for hit in self._terms.find(sentence)]

    def _sentence(self, text: str, car: bool, strict: bool) -> tuple[Finding, ...]:
        found: list[Finding] = []
        against: Word | None = None
        for part in self._parts(text):
            against = self._against(part, against, strict)
            here = self._clause(part, car, strict)
            found += [excluded(against)] if here and against else here
            against = against or self._uses.search(part)  # used in cars; batteries; lenses
        return distinct(ours(found)) or distinct(found)[:1] or (NONE,)

    def _parts(self, text: str) -> Iterator[str]:
        """What hangs on one verb: makes and sells seats | distributes tires. Verbs in a row stay together."""
        hits = self._terms.find(text)
        start = 0
        for cut in self._cuts.finditer(text):
            if cut.group() == ";" or any(start <= hit.start < cut.start() for hit in hits):
                yield text[start : cut.start()]
                start = cut.end()
        yield text[start:]

    def _against(self, part: str, before: Word | None, strict: bool) -> Word | None:
        """What takes a part out of the chain: a denial, or trade alone; without a verb, what held before it."""
        if denial := self._denials.search(part):
            return denial
        if self._makes.search(part):
            return None
        return (self._trades.search(part) if strict else None) or before

    def _clause(self, text: str, car: bool, strict: bool) -> list[Finding]:
        hits = self._terms.find(text)
        if not hits:
            return []
        harmless = self._cars.search(self._contexts.pattern.sub("|", text))  # railway cars are none
        other = None if harmless else self._contexts.search(text)
        if other:
            return [excluded(other)]
        heads = [hit for hit, after in zip(hits, [*hits[1:], None], strict=True) if not _modifies(text, hit, after)]
        return [self._judge(text, hit, car, strict) for hit in heads]

    def _judge(self, text: str, hit: Hit, car: bool, strict: bool) -> Finding:
        if use := self._use(text[: hit.start]):
            return Finding("excluded", (), use)
        if head := self._heads.pattern.match(text, hit.end):
            return Finding("excluded", (), f"{hit.term.rule}（{head.group().strip()}）")
        if not car and not self._alone(text, hit) and (hit.term.needs or (strict and not hit.term.english)):
            return needs_vehicle(hit.term)  # an abbreviation in a sentence may be anything: BMS, EPS
        part = hit.term.outcome == "component" and _OF_IT.match(text, hit.end)
        return Finding("input" if part else hit.term.outcome, hit.term.codes, hit.term.rule)

    @staticmethod
    def _alone(text: str, hit: Hit) -> bool:
        whole = hit.start == 0 and hit.end == len(text)
        return whole and (not hit.term.needs or "alone" in hit.term.needs)

    def _use(self, before: str) -> str:
        """Why the term is only what the product goes into: used in, for testing of, washing systems for."""
        for words in (self._uses, self._pres):
            word = words.search(before)
            if word and not self._makes_too(word, before):
                return word.rule
        found = [found for found in _FOR.finditer(before) if not self._for_vehicles(before[found.end() :])]
        return f"（{found[-1].group().strip()}）" if found else ""

    def _makes_too(self, word: Word, before: str) -> bool:
        """Whether a verb of making stands in a row with one of trade: makes and distributes, production and sale of."""
        made = [*self._makes.pattern.finditer(before)]
        if word.text.endswith(" of") or not made:
            return bool(made)
        rest = _STEM_END.sub("", before[made[-1].end() :])
        between = _WORD.findall(rest.partition(word.text)[0])
        verbs = all(w in _JOINED or self._trades.match(w) or self._makes.match(w) for w in between)
        return verbs and self._trades.match(word.text) is not None

    def _for_vehicles(self, after: str) -> bool:
        """For cars, such as | brakes says whose; rubber parts for automotive | brakes says into what."""
        car = self._cars.match(after)
        return car is not None and (car.text.endswith("s") or bool(_LISTED.search(after)))


def _modifies(text: str, hit: Hit, after: Hit | None) -> bool:
    """lithium-ion battery | anode materials: the first only says of what."""
    return after is not None and text[hit.end : after.start].strip() == ""
