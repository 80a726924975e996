"""Finding terms and words in normal text: Aho-Corasick for terms, endings for head words. Judges nothing."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from ahocorasick import STORE_ANY, Automaton

from loaders.phrases import is_latin
from loaders.vocabulary import Term, Word

GAP = "~"
_GAP = r"(?!汽?车)[^及和与或、，,:()\[\]+&/]{0,6}?"


@dataclass(frozen=True, slots=True)
class Finding:
    """One meaning of a phrase."""

    outcome: str
    codes: tuple[str, ...]
    rule: str


NONE = Finding("none", (), "")


def excluded(word: Word) -> Finding:
    """A word of the vocabulary says that this is not ours."""
    return Finding("excluded", (), word.rule)


def needs_vehicle(term: Term) -> Finding:
    """The words fit, but nothing near says that it is a vehicle's."""
    return Finding("none", (), f"{term.rule}（缺少车用语境）")


def distinct(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Each meaning once, in reading order, with the first rule that gave it."""
    first: dict[tuple[str, tuple[str, ...]], Finding] = {}
    for finding in findings:
        first.setdefault((finding.outcome, finding.codes), finding)
    return tuple(first.values())


def ours(findings: Iterable[Finding]) -> list[Finding]:
    """Those that say something about the plan's chain."""
    return [finding for finding in findings if finding.outcome not in ("none", "excluded")]


@dataclass(frozen=True, slots=True)
class Hit:
    """A term at its place in the phrase."""

    start: int
    end: int
    term: Term

    def holds(self, start: int, end: int) -> bool:
        """Whether the term itself says what stands there; the gap of 电动~管柱 says nothing."""
        return self.start <= start and end <= self.end and GAP not in self.term.text


class TermSearch:
    """Finds terms by Aho-Corasick; the longest wins, Latin ones only at word borders."""

    def __init__(self, terms: Sequence[Term], tails: Collection[str] = ()) -> None:
        """Index every term; English ones also in the plural. `tails` are endings that name nothing new: 总成."""
        self._tails = tails
        self._gaps = GapTerms([term for term in terms if GAP in term.text])
        self._automaton = Automaton(STORE_ANY)
        for term in terms:
            for form in (term.text, _plural(term.text)) if term.english else (term.text,):
                if GAP not in form and form not in self._automaton:
                    self._automaton.add_word(form, (len(form), term))
        self._automaton.make_automaton()

    def find(self, text: str) -> list[Hit]:
        """Hits that do not overlap, in reading order: none inside a longer one; of two that cross, the better."""
        found = [Hit(end + 1 - size, end + 1, term) for end, (size, term) in self._automaton.iter(text)]
        whole = sorted((hit for hit in found if _at_border(text, hit)), key=_start)
        chosen: list[Hit] = []
        for hit in _outermost([*whole, *self._gaps.find(text, whole)]):
            hit = _surest(hit, whole)
            if not chosen or chosen[-1].end <= hit.start:
                chosen.append(hit)
            elif chosen[-1].term.codes == hit.term.codes and chosen[-1].term.outcome == hit.term.outcome:
                surer = chosen[-1].term if hit.term.needs else hit.term  # rear bumper|bumper assembly: one thing
                chosen[-1] = Hit(chosen[-1].start, hit.end, surer)
            elif self._better(text, chosen[-1], hit):
                chosen[-1] = hit
        return chosen

    def _better(self, text: str, earlier: Hit, later: Hit) -> bool:
        """汽车座椅|座椅套: the later is the head. 线控转向|转向系统, 流媒体后视镜|后视镜总成: the earlier says more.

        汽车空调|空调高压管路: a component of the assembly before it.
        """
        certain = not later.term.needs or bool(earlier.term.needs) or _belongs(later, earlier)
        return certain and text[earlier.end : later.end] not in self._tails


class GapTerms:
    """Terms with a gap: 电动~管柱 is 电动, at most six characters of one word, 管柱."""

    def __init__(self, terms: Sequence[Term]) -> None:
        """Index the first halves; a pattern of all second halves is tried behind each."""
        ends: dict[str, dict[str, Term]] = {}
        for term in terms:
            start, end = term.text.split(GAP, 1)
            ends.setdefault(start, {})[end] = term
        self._starts = Automaton(STORE_ANY)
        for start, rest in ends.items():
            longest_first = sorted(rest, key=len, reverse=True)
            pattern = re.compile("|".join(f"{_GAP}({re.escape(end)})" for end in longest_first))
            self._starts.add_word(start, (len(start), pattern, [rest[end] for end in longest_first]))
        self._starts.make_automaton()

    def find(self, text: str, known: list[Hit]) -> list[Hit]:
        """Hits in which no whole term (known) says something else: 车载|音视频|终端."""
        hits: list[Hit] = []
        if not self._starts:
            return hits
        for last, (size, pattern, terms) in self._starts.iter(text):
            if found := pattern.match(text, last + 1):
                hit = Hit(last + 1 - size, found.end(), terms[(found.lastindex or 1) - 1])
                if not any(_says_else(one, hit) for one in _begun_in(hit, known)):
                    hits.append(hit)
        return hits


def _belongs(later: Hit, earlier: Hit) -> bool:
    return later.term.outcome == "component" and earlier.term.outcome == "assembly"


def _says_else(one: Hit, gap: Hit) -> bool:
    """Whether a whole term that begins within the gap term means something else, and more than the gap term does."""
    first_half = gap.start + gap.term.text.index(GAP)
    if one.term.codes == gap.term.codes or one.end <= first_half:  # 车联网 of 车联网~模块
        return False
    if one.end == gap.end and _belongs(gap, one):
        return False  # 液晶|汽车仪表: the assembly is what the component belongs to
    return not one.term.needs or one.end >= gap.end


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _outermost(hits: Iterable[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end, _asks(h.term))):
        if not kept or hit.end > kept[-1].end:
            kept.append(hit)
    return kept


def _surest(hit: Hit, whole: list[Hit]) -> Hit:
    """热泵电动压缩机 asks for a vehicle, 电动压缩机 in it does not and means the same: the longer one needs none."""
    if not hit.term.needs or GAP not in hit.term.text:
        return hit
    inside = (one.term for one in _begun_in(hit, whole) if one.end <= hit.end)
    same = [term for term in inside if (term.outcome, term.codes) == (hit.term.outcome, hit.term.codes)]
    return Hit(hit.start, hit.end, min([hit.term, *same], key=_asks))


def _start(hit: Hit) -> int:
    return hit.start


def _begun_in(hit: Hit, whole: list[Hit]) -> list[Hit]:
    """Those of the hits, sorted by their start, that begin within this one."""
    return whole[bisect_left(whole, hit.start, key=_start) : bisect_left(whole, hit.end, key=_start)]


def _asks(term: Term) -> int:
    """How much a term asks of its surroundings: nothing, one of two things, one thing."""
    return 3 - len(term.needs) if term.needs else 0


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


class Words:
    """Words of one role, found anywhere; the longest at a place counts."""

    def __init__(self, words: dict[str, Word], form: str = "{}") -> None:
        """`form` wraps the alternatives, for example in word borders; without words nothing is found."""
        self._words = words
        any_of = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
        self.pattern = re.compile(form.format(f"(?:{any_of})") if words else r"(?!)")

    def search(self, text: str) -> Word | None:
        """The first one in the text."""
        found = self.pattern.search(text)
        return self._words[found.group()] if found else None

    def match(self, text: str, start: int = 0) -> Word | None:
        """The one that stands at this place."""
        found = self.pattern.match(text, start)
        return self._words[found.group()] if found else None

    def __contains__(self, word: Word) -> bool:
        """Whether this very text has the role."""
        return word.text in self._words
