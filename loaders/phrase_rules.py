"""What one Chinese phrase means: longest terms, the head word at the end, and the words around."""

import re
from typing import Literal

from loaders.terms import (
    NONE,
    Finding,
    Hit,
    Suffixes,
    TermSearch,
    Words,
    distinct,
    excluded,
    needs_vehicle,
    ours,
)  # fmt: skip
from loaders.vocabulary import Term, Vocabulary, Word

About = Literal["", "vehicle", "other"]
_JOINTS = re.compile(r"以及|[及和与或&+()\[\]【】、，,:：]|(?<![0-9a-z])/|/(?![0-9a-z])")
_FOR_WHAT = re.compile(r"(?<![利费专应使作])用$")
_USED_IN = re.compile(r"[^的]{0,3}(?<![利费专应使作通采])用.")  # 锂离子电池|封装用材料
_BRACKET = re.compile(r"\([^()]*\)")
OFFERED = re.compile(r"提供|供应|推出|生产|制造")
_QUALIFIED = re.compile(r"([^()]{2,})\(([^(),、]{2,8})\)(总成)?")
_NOISE = re.compile(r"[0-9a-z.\-_%'\"“”/*#~ ]+")
_DIGITS = re.compile(r"[0-9.\-_%'\"“”/*#~ ]+")
_SAYS_MORE = (
    "业务",
    "产品",
    "产能",
    "收入",
    "销量",
    "销售额",
    "占",
    "已",
    "年产",
    "的产能",
    "的收入",
)  # 车灯业务占一半
_LONGEST_REST = 6  # characters after a term that may still be the name of a part of it


class PhraseRules:
    """Judges one phrase in normal text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Sort the words by their role."""
        role = vocabulary.role
        self._terms = TermSearch(vocabulary.terms, role("tail"))
        self._heads, self._tails, self._parts = (Suffixes(role(name)) for name in ("head", "tail", "part"))
        self._fronts = Suffixes(role("front") | role("car"))
        self._cars, self._near, self._contexts = (Words(role(name)) for name in ("car", "near", "context"))
        self._catchalls, self._uses, self._denials = (Words(role(name)) for name in ("catchall", "use", "deny"))
        self._trades, self._makes = (Words(role(name)) for name in ("trade", "make"))
        self._vague = role("vague")

    def judge(self, phrase: str, about: About = "") -> tuple[Finding, ...]:
        """All meanings of the phrase; several when it joins several products. `about`: what the list before it is about."""
        found = self._judge(self._without_notes(phrase), about)
        turned = None if ours(found) else _QUALIFIED.fullmatch(phrase)
        if not turned:
            return found
        again = self._judge(turned[2] + turned[1], about)  # 逆变器（主驱） is a 主驱逆变器
        return again if ours(again) else found

    def about(self, phrase: str, findings: tuple[Finding, ...]) -> About:
        """What a phrase says of those after it in a list: 汽车座椅、显示屏 are a vehicle's, 家电用压缩机、电机 are not."""
        if self._cars.search(phrase) or self._near.search(phrase):
            return "vehicle" if ours(findings) else ""
        return "other" if not ours(findings) and self._contexts.search(phrase) else ""

    def _judge(self, phrase: str, about: About) -> tuple[Finding, ...]:
        against = self._catchalls.search(phrase) or self._denials.search(phrase)
        text = self._product_of(phrase)
        against = against or self._other_use(phrase, text)
        if against or not text:
            word = against or self._uses.match(phrase)
            return (excluded(word) if word else NONE,)
        hits = self._terms.find(text)
        if not hits:
            return (self._unknown(text),)
        context = self._context_of(text, [hit for hit in hits if hit.term.outcome != "excluded"])
        if context:
            return (excluded(context),)
        car = about == "vehicle" or bool(self._cars.search(text) or self._near.search(text))
        return self._joined(text, hits, car, alone=about != "other")

    def terms_in(self, phrase: str) -> list[Term]:
        """The terms found in a phrase, in reading order."""
        return [hit.term for hit in self._terms.find(phrase)]

    def head(self, phrase: str) -> Word | None:
        """The head word at the end that takes the phrase out of the chain: 设备, 检测, 销售."""
        text = phrase
        while text:
            kind, word = self._ending(text)
            if kind != "tail" or word is None:
                return word if kind == "head" else None
            text = text[: -len(word.text)]
        return None

    def _without_notes(self, phrase: str) -> str:
        """A bracket such as （依法须经批准的项目…） says nothing about the product before it."""
        kept = _BRACKET.sub(lambda found: "" if self._catchalls.search(found.group()) else found.group(), phrase)
        return kept or phrase

    def _product_of(self, phrase: str) -> str:
        """The product itself: what stands before 用于 (after it comes the customer's), or after 用于…的, 面向…提供."""
        found = self._uses.pattern.search(phrase)
        if not found:
            return phrase
        if offered := OFFERED.search(phrase, found.end()):
            return phrase[offered.end() :]
        return phrase[: found.start()] or phrase[found.end() :].rpartition("的")[2] * ("的" in phrase)

    def _other_use(self, phrase: str, product: str) -> Word | None:
        """激光雷达主要用于大气监测: a word of another trade among the uses, and none of a vehicle."""
        found = self._uses.pattern.search(phrase)
        if not found or not product or not phrase.startswith(product):
            return None
        return (
            None
            if self._cars.search(phrase) or self._near.search(phrase)
            else self._contexts.search(phrase[found.end() :])
        )

    def _unknown(self, text: str) -> Finding:
        vague = self._vague.get(text) or self._vague.get(self._without_tails(text))
        if vague:
            return Finding("none", (), vague.rule)
        word = self.head(text) or self._context_of(text, [])
        return excluded(word) if word else NONE

    def _without_tails(self, text: str) -> str:
        while text and (tail := self._tails.of(text)):
            text = text[: -len(tail.text)]
        return text

    def _context_of(self, text: str, own: list[Hit]) -> Word | None:
        """A word of another trade in no term of ours; 汽车 beside it makes it harmless (摩托|车用 does not)."""
        for found in self._contexts.pattern.finditer(text):
            if not any(hit.holds(*found.span()) for hit in own):
                harmless = self._cars.search(self._contexts.pattern.sub("|", text))
                return None if harmless else self._contexts.match(text, found.start())
        return None

    def _joined(self, text: str, hits: list[Hit], car: bool, *, alone: bool) -> tuple[Finding, ...]:
        """Judge each joined part; a head word behind the last one speaks for all of them."""
        findings: list[Finding] = []
        for start, end in _segments(text, hits):
            if _FOR_WHAT.search(text, start, end):
                continue  # （电动汽车用）says where, not what
            inside = [hit for hit in hits if start <= hit.start < end]
            sure = next((hit.end for hit in inside if _is_vehicles(hit)), end)  # what follows it belongs to a vehicle
            holding = [h for h in inside if self._holds(text, (start, end), h, car or sure <= h.start, alone=alone)]
            finding, governs = self._segment(text, (start, end), inside, holding)
            if text[start - 1 : start] == "(" and _only_of_what(finding, findings):
                continue
            findings = [finding] if governs else [*findings, finding]
        return distinct(ours(findings)) or distinct(findings)[:1] or (NONE,)

    def _segment(self, text: str, span: tuple[int, int], hits: list[Hit], holding: list[Hit]) -> tuple[Finding, bool]:
        """Meaning of one joined part, and whether its head word governs the parts before it too."""
        hit, end = _owner(holding)
        if hit is None:
            head = self.head(text[slice(*span)])
            if head:
                return excluded(head), bool(hits) or (head in self._trades and not self._makes.search(text))
            return needs_vehicle(hits[-1].term) if hits else NONE, False
        kind, word = self._rest(text[hit.end : span[1]])
        if kind == "other" and end > hit.end:
            kind, word = self._rest(text[end : span[1]])
        if kind == "head" and word:
            return excluded(word), True
        if hit.term.outcome == "assembly" and _USED_IN.match(text, end, span[1]):
            return Finding("none", (), f"{hit.term.rule}（用在其中）"), False
        if hit.term.outcome != "component" or kind == "same":
            return Finding(hit.term.outcome, hit.term.codes, hit.term.rule), False
        if kind == "part":
            return Finding("input", hit.term.codes, f"{hit.term.rule} + {word.rule}" if word else hit.term.rule), False
        return Finding("none", (), f"{hit.term.rule}（其后另有词语）"), False

    def _holds(self, text: str, span: tuple[int, int], hit: Hit, car: bool, *, alone: bool) -> bool:
        needs = hit.term.needs
        if not needs or ("car" in needs and car):
            return True
        if not alone or "alone" not in needs or not self._nothing_before(text[span[0] : hit.start]):
            return False
        kind, word = self._rest(text[hit.end : span[1]])
        return kind == "same" or (kind == "part" and (word is not None or hit.term.outcome == "legacy"))

    def _nothing_before(self, text: str) -> bool:
        while text := _DIGITS.sub("", text):
            word = self._fronts.of(text)
            if not word:
                return False
            text = text[: -len(word.text)]
        return True

    def _rest(self, rest: str) -> tuple[str, Word | None]:
        """What follows a term: the same thing, a part of it, another head that excludes it, or something else."""
        if rest.startswith("等"):
            return "same", None
        makes = bool(self._makes.search(rest))
        text = _NOISE.sub("", rest)
        while text:
            kind, word = self._ending(text)
            if word is None:
                if text.startswith(_SAYS_MORE):
                    return "same", None
                return ("part" if len(text) <= _LONGEST_REST else "other"), None
            sold = kind == "head" and makes and word in self._trades  # 生产、销售: made, then sold
            if kind != "tail" and not sold:
                return kind, word
            text = text[: -len(word.text)]
        return "same", None

    def _ending(self, text: str) -> tuple[str, Word | None]:
        """The longest word at the end and its role; a head wins over a part, a part over a tail."""
        found = [("head", self._heads.of(text)), ("part", self._parts.of(text)), ("tail", self._tails.of(text))]
        return max(found, key=lambda kind: len(kind[1].text) if kind[1] else 0)


def _is_vehicles(hit: Hit) -> bool:
    """Whether the term is one of ours that needs nothing."""
    return not hit.term.needs and hit.term.outcome in ("assembly", "component")


def _only_of_what(finding: Finding, before: list[Finding]) -> bool:
    """Whether a bracket says only where it belongs, or of what it is: 减速器（电驱）, 模具（保险杠）."""
    if before and before[-1].outcome == "excluded":
        return True
    return finding.outcome == "assembly" and any(each.outcome == "component" for each in before)


def _owner(hits: list[Hit]) -> tuple[Hit | None, int]:
    """The term that says what it is, and where its name ends.

    The last term is the head, but a general one (弹簧, 传感器) behind a particular one is a part of that, and an
    assembly behind a component only says where it belongs: 一体化压铸车身件, R-EPS齿条助力转向器.
    """
    if not hits:
        return None, 0
    last, before = hits[-1], hits[-2] if len(hits) > 1 else None
    if before is None or before.term.needs or before.term.codes == last.term.codes:
        return last, last.end
    if last.term.outcome == "assembly" and before.term.outcome == "component":
        return before, last.end
    part = last.term.needs and before.term.outcome in ("component", "legacy")
    return (before, before.end) if part else (last, last.end)


def _segments(text: str, hits: list[Hit]) -> list[tuple[int, int]]:
    """The phrase cut at joints that lie in no term."""
    cuts = [f for f in _JOINTS.finditer(text) if all(f.end() <= h.start or h.end <= f.start() for h in hits)]
    starts = [0, *(cut.end() for cut in cuts)]
    ends = [*(cut.start() for cut in cuts), len(text)]
    return list(zip(starts, ends, strict=True))
