"""Product text -> component, assembly, input, legacy part, or nothing, always with the phrase and the rule."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from loaders.english import EnglishRules
from loaders.phrase_rules import About, PhraseRules
from loaders.phrases import has_chinese, plain, sentences_of
from loaders.sentence_rules import SentenceRules
from loaders.terms import NONE, Finding, distinct, ours
from loaders.vocabulary import Term, Vocabulary, read_vocabulary

Source = Literal["main", "scope", "name", "item", "english"]
Outcome = Literal["component", "assembly", "input", "legacy", "none", "excluded"]

_LEGAL_FORM = re.compile(r"(集团)?(股份)?(有限)?(责任)?公司.*$|集团$|厂$|\(.*?(公司|项目|基地|集团)\)")
_BRACKETED = re.compile(r"\([^()]*\)")
_VERB = re.compile(r"的?(?:研究|研发|研制|设计|开发|制造|生产|加工)$")
_VERBS = re.compile(r"(?:研究|研发|研制|设计|开发|制造|生产|加工|销售|服务|安装|与|和|及)+(?:业务|的|为一体|于一体|$)")
_BUILT = re.compile(r"((?:年产|建设|新建|扩建|建成|投建).*?)(?:生产线|产线|生产基地|生产项目)(?:项目)?$")
_CODE = re.compile(r"[ac]\d\d")
_CACHE_LIMIT = 200_000
_FIRST_OF_CHINESE = "\u2e80"  # punctuation and full-width forms too: BMS、OBC is a Chinese list
_LONGEST_PHRASE = 2_000  # a cell may hold 32,767 characters without any separator


@dataclass(frozen=True, slots=True)
class PhraseMatch:
    """What one phrase of a text means. `none`: no rule knows it; `excluded`: a rule says it is not ours."""

    phrase: str  # as written
    outcome: str
    codes: tuple[str, ...]
    rule: str  # file:line and word of the vocabulary; '' when no rule knows the phrase


class ProductVocabulary:
    """Reads product text by the vocabulary; pure after construction, the same text always gives the same matches."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Build the search automata once; matching afterwards needs no file."""
        self.digest = vocabulary.digest
        self._rules = PhraseRules(vocabulary)
        self._sentences = SentenceRules(vocabulary, self._rules)
        self._english = EnglishRules(vocabulary)
        self._exact = {outcome: _exact(vocabulary.terms, outcome) for outcome in ("component", "assembly")}
        self._known: dict[tuple[str, About], tuple[Finding, ...]] = {}

    @classmethod
    def from_folders(cls, packaged: Path, workspace: Path | None = None) -> "ProductVocabulary":
        """Read `packaged/vocab/*.csv`; a file of the same name in `workspace/vocab` replaces the packaged one."""
        return cls(read_vocabulary(packaged, workspace))

    def match(self, text: str, source: Source = "main") -> tuple[PhraseMatch, ...]:
        """Every phrase of the text with at least one match, so that nothing is dropped in silence."""
        if not text.strip():
            return ()
        if source == "english" or max(text) < _FIRST_OF_CHINESE:
            return tuple(_matches(self._english.read(text, strict=source == "english")))
        if source == "name":
            return tuple(_matches([(text.strip(), self._findings(_LEGAL_FORM.sub("", plain(text))))]))
        return tuple(_matches(self._read(text)))

    def considered(self, phrase: str) -> tuple[Term, ...]:
        """The terms of ours that stand in a phrase, whether or not they decided what it means."""
        rules = self._rules if has_chinese(phrase) else self._english
        return tuple(dict.fromkeys(term for term in rules.terms_in(plain(phrase)) if term.outcome != "excluded"))

    def resolve_component(self, text: str) -> str | None:
        """The one component that a cell names exactly: 电机控制器（MCU）, MCU, C09; None when it names none."""
        return self._resolve("component", text)

    def resolve_assembly(self, text: str) -> str | None:
        """The one assembly that a cell names exactly: 电驱, 电驱总成, A02."""
        return self._resolve("assembly", text)

    def _resolve(self, outcome: str, text: str) -> str | None:
        name = plain(text)
        exact = self._exact[outcome]
        if _CODE.fullmatch(name) and name.upper() in exact.values():
            return name.upper()
        short = _BRACKETED.sub("", name)
        for form in (name, short, short.removesuffix("总成"), short.removesuffix("系统")):
            if form in exact:
                return exact[form]
        return None

    def _read(self, text: str) -> Iterator[tuple[str, Iterable[Finding]]]:
        for sentence in sentences_of(text):
            texts = _without_verbs([plain(phrase) for phrase in sentence])
            about: About = ""
            for phrase, normal, against in zip(sentence, texts, self._sentences.governing(texts), strict=True):
                findings = self._findings(normal, about)
                about = self._rules.about(normal, findings) or about
                yield phrase, (against,) if against and ours(findings) else findings

    def _findings(self, phrase: str, about: About = "") -> tuple[Finding, ...]:
        known = self._known.get((phrase, about))
        if known is None:
            if len(self._known) >= _CACHE_LIMIT:
                self._known.clear()
            known = self._known[phrase, about] = self._judge(phrase, about)
        return known

    def _judge(self, phrase: str, about: About) -> tuple[Finding, ...]:
        if len(phrase) > _LONGEST_PHRASE:
            pieces = (phrase[at : at + _LONGEST_PHRASE] for at in range(0, len(phrase), _LONGEST_PHRASE))
            return distinct(finding for piece in pieces for finding in self._findings(piece, about))
        if has_chinese(phrase):
            return self._rules.judge(phrase, about)
        return distinct(finding for _, findings in self._english.read(phrase, strict=False) for finding in findings)


def _without_verbs(phrases: list[str]) -> list[str]:
    """隔膜的研究、制造与销售: the first of several verbs is no head of its product."""
    phrases = [_BUILT.sub(r"\1", phrase) for phrase in phrases]  # 年产5万吨正极材料生产线: what the line makes
    behind = [*phrases[1:], ""]
    return [
        _VERB.sub("", one) or one if _VERBS.match(next_) else one for one, next_ in zip(phrases, behind, strict=True)
    ]


def _matches(read: Iterable[tuple[str, Iterable[Finding]]]) -> Iterator[PhraseMatch]:
    for phrase, findings in read:
        for finding in tuple(findings) or (NONE,):
            yield PhraseMatch(phrase, finding.outcome, finding.codes, finding.rule)


def _exact(terms: tuple[Term, ...], outcome: str) -> dict[str, str]:
    """Term -> code, for terms that mean exactly one thing."""
    return {term.text: term.codes[0] for term in terms if term.outcome == outcome and len(term.codes) == 1}
