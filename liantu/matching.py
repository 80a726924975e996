"""Product text -> what it means by the vocabulary: one line a text, or one line a phrase with the rule behind it."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from graph.errors import LiantuError
from graph.identity import normal_form
from graph.phrases import meanings
from graph.records import Judgement

if TYPE_CHECKING:
    from loaders.products import PhraseMatch, ProductVocabulary
    from loaders.vocabulary import Term

JOIN = "|"
RESULT = ("outcome", "components", "assemblies", "evidence")
EXPLAINED = (*RESULT, "rule", "rejected", "judgement")
KINDS = {"C": "component", "A": "assembly", "L": "legacy"}
STRONGEST = ("component", "assembly", "input", "legacy", "excluded", "none")


@dataclass(frozen=True, slots=True)
class Plan:
    """Names of the plan's parts by their codes, and the assembly of each component."""

    names: Mapping[str, str]
    assembly: Mapping[str, str]

    @classmethod
    def from_folder(cls, data: Path) -> "Plan":
        """Read the plan's own tree."""
        with (data / "plan" / "tree.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        parents = {row["id"]: row["parent_id"] for row in rows if row["label"] == "Component"}
        return cls({row["id"]: row["name"] for row in rows}, parents)

    def components(self, codes: Iterable[str]) -> list[str]:
        """Names of the components among the codes, in the plan's order."""
        return [self.names[code] for code in sorted(set(codes)) if code in self.assembly]

    def assemblies(self, codes: Iterable[str]) -> list[str]:
        """Names of the assemblies among the codes, and of the assemblies of the components among them."""
        found = {self.assembly.get(code, code) for code in codes}
        return [self.names[code] for code in sorted(found) if code.startswith("A") and code in self.names]


@dataclass(frozen=True, slots=True)
class Read:
    """One meaning of a phrase, by the vocabulary or by a person."""

    phrase: str
    outcome: str
    codes: tuple[str, ...]
    rule: str
    judgement: str = ""  # number and author of the judgement that says so


class Matcher:
    """Reads texts by the vocabulary, corrects them by what a person said of a phrase, answers in the plan's names."""

    def __init__(self, vocabulary: "ProductVocabulary", plan: Plan, judgements: Sequence[Judgement] = ()) -> None:
        self._vocabulary = vocabulary
        self._plan = plan
        self._judged = meanings(judgements)
        self._by = {j.a: j for j in judgements if j.kind == "means"}

    def match(self, text: str) -> dict[str, str]:
        """One line for the whole text: its strongest outcome, and what the phrases of that outcome mean."""
        matches = self._read(text)
        outcome = min((m.outcome for m in matches), key=STRONGEST.index, default="none")
        found = [m for m in matches if m.outcome == outcome]
        ours = (
            [m for m in matches if m.outcome in ("component", "assembly")]
            if outcome in ("component", "assembly")
            else found
        )
        codes = [code for m in ours for code in m.codes]
        evidence = JOIN.join(dict.fromkeys(m.phrase for m in ours))
        return {"outcome": outcome, **self._named(codes), "evidence": evidence}

    def explain(self, text: str) -> list[dict[str, str]]:
        """One line a meaning: what decides it, which terms in the phrase do not count and why, and who corrected it."""
        return [self._explained(read) for read in self._read(text)]

    def _read(self, text: str) -> list[Read]:
        """All phrases in reading order; a phrase that a person judged means what the person said."""
        found: dict[Read, None] = {}
        for match in self._vocabulary.match(text):
            if (phrase := normal_form(match.phrase)) in self._judged:
                found |= dict.fromkeys(self._by_person(match, phrase))
            else:
                found[Read(match.phrase, match.outcome, match.codes, match.rule)] = None
        return list(found)

    def _by_person(self, match: "PhraseMatch", phrase: str) -> list[Read]:
        """What a person said of the phrase: nothing of ours, or one meaning for each kind of part."""
        judgement = self._by[phrase]
        who = f"{judgement.id} {judgement.by}".strip()
        kinds: dict[str, list[str]] = {}
        for code in sorted(self._judged[phrase]):
            kinds.setdefault(KINDS[code[0]], []).append(code)
        said = kinds or {"excluded": []}
        return [Read(match.phrase, outcome, tuple(codes), match.rule, who) for outcome, codes in said.items()]

    def _explained(self, read: Read) -> dict[str, str]:
        line = {"outcome": read.outcome, **self._named(read.codes), "evidence": read.phrase, "rule": read.rule}
        others = [term for term in self._vocabulary.considered(read.phrase) if not set(term.codes) & set(read.codes)]
        rejected = "；".join(dict.fromkeys(self._rejected(term, read) for term in others))
        return {**line, "rejected": rejected, "judgement": read.judgement}

    def _rejected(self, term: "Term", read: Read) -> str:
        """A term of ours that stands in the phrase and does not count, with the line that rules it out."""
        named = JOIN.join(self._plan.names.get(code, code) for code in term.codes)
        decides = "" if term.rule in read.rule else f"，由 {read.rule} 决定" if read.rule else ""
        return f"{named}（{term.rule}{decides}）"

    def _named(self, codes: Iterable[str]) -> dict[str, str]:
        codes = list(codes)
        return {
            "components": JOIN.join(self._plan.components(codes)),
            "assemblies": JOIN.join(self._plan.assemblies(codes)),
        }


def read_texts(file: Path | None, stdin: TextIO, column: str) -> tuple[list[str], list[dict[str, str]]]:
    """Header and rows of a csv that has the column; any other text is one phrase a line, under that column.

    Raises:
        LiantuError: no such file, not text, or a csv without that column.
    """
    text = stdin.read().removeprefix("\ufeff") if file is None else text_of(file)
    if "\0" in text:
        raise LiantuError(f"{file or '输入'} 不是文本。可用 csv 或每行一个产品的文本；工作簿请先另存为 csv。")
    rows = list(csv.reader(io.StringIO(text)))
    header = [cell.strip() for cell in rows[0]] if rows else []
    if column in header:
        return header, [dict(zip(header, row, strict=False)) for row in rows[1:] if any(row)]
    if file is not None and file.suffix.casefold() == ".csv":
        raise LiantuError(
            f"{file.name} 没有名为“{column}”的列。实有：{'、'.join(header) or '（无）'}。请用 --column 指明。"
        )
    return [column], [{column: line.strip()} for line in text.splitlines() if line.strip()]


def text_of(file: Path) -> str:
    """The text of a file in UTF-8 or GB18030; what is wrong with it is said in words."""
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise LiantuError(f"读不了文件 {file}：{error.strerror}。请检查路径和文件名。") from error
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise LiantuError(f"{file.name} 不是 UTF-8 或 GB18030 文本。请另存为 csv（UTF-8）。")
