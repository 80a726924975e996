"""The vocabulary an analyst edits: `vocab/*.csv` -> terms and words, checked line by line."""

import csv
import hashlib
import io
import re
from dataclasses import dataclass
from pathlib import Path

from graph.errors import LiantuError
from loaders.phrases import plain

TERM_FILES = (
    "component_terms.csv", "assembly_terms.csv", "input_terms.csv", "legacy_terms.csv", "excluded_terms.csv",
)  # fmt: skip
WORD_FILE = "product_words.csv"
LEGACY_FILE = "legacy_components.csv"
_BOTH = {"head", "context", "car", "use", "deny", "trade", "make"}
ROLES = frozenset(
    {
        "near",
        "open",
        "back",
        "tail",
        "part",
        "front",
        "vague",
        "catchall",
        "pre_en",
        *_BOTH,
        *(f"{role}_en" for role in _BOTH),
    }
)
NEEDS = frozenset({"car", "alone"})
_COMPONENT = re.compile(r"C(0[1-9]|[1-4]\d|5[0-6])")
_ASSEMBLY = re.compile(r"A(0[1-9]|1[0-2])")


class VocabularyError(LiantuError):
    """A line of the vocabulary that cannot be meant; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Term:
    """One line of a term file: these words mean that."""

    text: str  # as rules compare it
    outcome: str
    codes: tuple[str, ...]
    needs: frozenset[str]  # one of them must hold: `car` a vehicle word nearby, `alone` nothing else in the phrase
    english: bool
    rule: str


@dataclass(frozen=True, slots=True)
class Word:
    """One line of the word file: how a word at its place changes what a phrase means."""

    text: str
    role: str
    rule: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All lines of all files, and the hash of their bytes."""

    terms: tuple[Term, ...]
    words: tuple[Word, ...]
    digest: str

    def role(self, role: str) -> dict[str, Word]:
        """Words of one role by their text."""
        return {word.text: word for word in self.words if word.role == role}


@dataclass(frozen=True, slots=True)
class _Line:
    file: str
    number: int
    cells: dict[str, str]

    def fail(self, problem: str) -> VocabularyError:
        return VocabularyError(f"词表 {self.file} 第 {self.number} 行：{problem}。请改正后重试。")

    def rule(self, text: str) -> str:
        return f"{self.file}:{self.number} {text}"


def read_vocabulary(packaged: Path, workspace: Path | None) -> Vocabulary:
    """Read all files of `packaged/vocab`; a file of the same name in `workspace/vocab` replaces it."""
    digest = hashlib.sha256()
    lines = {
        name: _lines(vocabulary_file(packaged, workspace, name), digest)
        for name in (*TERM_FILES, WORD_FILE, LEGACY_FILE)
    }
    legacy = frozenset(line.cells.get("id", "") for line in lines[LEGACY_FILE])
    terms = tuple(_term(line, legacy) for name in TERM_FILES for line in lines[name])
    _refuse_double(terms)
    return Vocabulary(terms, tuple(_word(line) for line in lines[WORD_FILE]), digest.hexdigest())


def vocabulary_file(packaged: Path, workspace: Path | None, name: str) -> Path:
    """The file that counts: the analyst's own if there is one."""
    own = workspace / "vocab" / name if workspace else None
    path = own if own and own.is_file() else packaged / "vocab" / name
    if not path.is_file():
        raise VocabularyError(f"缺少词表文件 {path}。请从安装包恢复该文件。")
    return path


def _lines(path: Path, digest: "hashlib._Hash") -> list[_Line]:
    data = path.read_bytes()
    digest.update(path.name.encode() + b"\0" + data + b"\0")
    reader = csv.DictReader(io.StringIO(decoded(data, path)))
    rows = [(reader.line_num, {k: (v or "").strip() for k, v in row.items() if k}) for row in reader]
    return [_Line(path.name, number, cells) for number, cells in rows if any(cells.values())]


def decoded(data: bytes, path: Path) -> str:
    """UTF-8, or what a Chinese Excel writes when it saves a plain CSV."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise VocabularyError(f"词表 {path.name} 既不是 UTF-8 也不是 GB18030 编码。请另存为 UTF-8 CSV。")


def _term(line: _Line, legacy: frozenset[str]) -> Term:
    text, outcome = plain(line.cells.get("term", "")), line.cells.get("outcome", "")
    codes = _list(line.cells.get("codes", ""))
    needs = frozenset(_list(line.cells.get("needs", "")))
    if not text:
        raise line.fail("term 为空")
    if outcome not in ("component", "assembly", "input", "legacy", "excluded"):
        raise line.fail(f"outcome“{outcome}”不是 component、assembly、input、legacy、excluded 之一")
    if not needs <= NEEDS:
        raise line.fail(f"needs“{line.cells['needs']}”只能是 car、alone，用 | 分开")
    for code in codes:
        if not _known(code, outcome, legacy):
            raise line.fail(f"编码“{code}”不是 {outcome} 可用的编码")
    if bool(codes) == (outcome == "excluded"):
        raise line.fail("excluded 不写编码，其他结果必须写编码")
    return Term(text, outcome, codes, needs, line.cells.get("lang") == "en", line.rule(line.cells["term"]))


def _known(code: str, outcome: str, legacy: frozenset[str]) -> bool:
    if outcome == "legacy":
        return code in legacy
    return bool((_ASSEMBLY if outcome == "assembly" else _COMPONENT).fullmatch(code))


def _word(line: _Line) -> Word:
    text, role = plain(line.cells.get("word", "")), line.cells.get("role", "")
    if not text:
        raise line.fail("word 为空")
    if role not in ROLES:
        raise line.fail(f"role“{role}”不认识，可用：{'、'.join(sorted(ROLES))}")
    return Word(text, role, line.rule(line.cells["word"]))


def _refuse_double(terms: tuple[Term, ...]) -> None:
    """The same words twice with one meaning are harmless; with two meanings nobody knows which holds."""
    seen: dict[str, Term] = {}
    for term in terms:
        first = seen.setdefault(term.text, term)
        if (first.outcome, first.codes, first.needs) != (term.outcome, term.codes, term.needs):
            raise VocabularyError(f"词表 {term.rule} 与 {first.rule} 写法相同而含义不同。请删去其中一行。")


def _list(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|") if part.strip())
