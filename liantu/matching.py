"""Product text -> what it means by the vocabulary: one line a text, or one line a phrase with the rule behind it."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from graph.errors import LiantuError

if TYPE_CHECKING:
    from loaders.products import PhraseMatch, ProductVocabulary

JOIN = "|"
RESULT = ("outcome", "components", "assemblies", "evidence")
EXPLAINED = (*RESULT, "rule")
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


class Matcher:
    """Reads texts by the vocabulary and answers in the plan's names."""

    def __init__(self, vocabulary: "ProductVocabulary", plan: Plan) -> None:
        self._vocabulary = vocabulary
        self._plan = plan

    def match(self, text: str) -> dict[str, str]:
        """One line for the whole text: its strongest outcome, and what the phrases of that outcome mean."""
        matches = self._vocabulary.match(text)
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
        """One line a phrase, with the line of the vocabulary that decides."""
        return [self._explained(m) for m in self._vocabulary.match(text)]

    def _explained(self, match: "PhraseMatch") -> dict[str, str]:
        return {"outcome": match.outcome, **self._named(match.codes), "evidence": match.phrase, "rule": match.rule}

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
