"""Query, Param, Column: one question as a value, with its words in both languages."""

import hashlib
from dataclasses import dataclass
from typing import NamedTuple

from graph.errors import LiantuError

PARAM_KINDS = (
    "scope",
    "district",
    "component",
    "assembly",
    "part",  # a component or an assembly
    "enterprise",
    "enterprises",
    "text",
    "integer",
    "number",
    "date",  # '' = the newest date in the data
    "choice",
)
COLUMN_KINDS = (
    "string",
    "strings",
    "integer",
    "number",
    "money",
    "share",
    "boolean",
    "date",
    "map",
    "maps",
    "rows",
    "keys",
)


class QuestionError(LiantuError):
    """A question file that cannot be used: which file, what is wrong with it."""


class Words(NamedTuple):
    """The same words in both languages."""

    zh: str
    en: str

    def of(self, lang: str) -> str:
        """In one language."""
        return self.en if lang == "en" else self.zh


NO_WORDS = Words("", "")


class Said(str):
    """A sentence for people: the Chinese text, with the English beside it."""

    en: str

    def __new__(cls, zh: str, en: str) -> "Said":
        """The same sentence in both languages."""
        said = super().__new__(cls, zh)
        said.en = en
        return said

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        """For copies and caches."""
        return str(self), self.en

    def of(self, lang: str) -> str:
        """In one language."""
        return self.en if lang == "en" else str(self)


@dataclass(frozen=True, slots=True)
class Param:
    """What a question asks its reader. Without a default (None) it must be given."""

    name: str
    kind: str
    default: str | int | float | None
    doc: Words
    choices: tuple[str, ...] = ()  # of a `choice`: the words it takes

    @property
    def required(self) -> bool:
        """Whether a value must be given."""
        return self.default is None


@dataclass(frozen=True, slots=True)
class Column:
    """What one column of the answer says. `node` names the label whose ids stand in it; `of` whose keys."""

    name: str
    kind: str
    title: Words
    node: str = ""
    unit: str = ""
    of: str = ""

    @property
    def zh(self) -> str:
        """Heading in Chinese."""
        return self.title.zh

    @property
    def en(self) -> str:
        """Heading in English."""
        return self.title.en


class Facts(NamedTuple):
    """Rows that a question needs besides its own: a file of `queries/facts`."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Proof:
    """The question that shows what stands behind one finding. `given`: its parameter -> a column, or $ and a parameter."""

    question: str
    given: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Query:
    """One question: its words, what it asks, what it answers, and the Cypher that finds out.

    With `derive` the Cypher fetches facts and a function of `queries/derive` makes the answer of them.
    """

    name: str
    title: Words
    question: Words
    params: tuple[Param, ...]
    columns: tuple[Column, ...]  # empty: an analyst's own question that declares none
    identity: tuple[str, ...]  # columns that make a finding the same finding next quarter; () = one finding at most
    text: str
    total: str = (
        ""  # Cypher: how many could have been findings (of a list with a limit, how many there are); '' = as found
    )
    own: bool = False
    rule: Words = NO_WORDS  # how the answer comes about: the rule with its formula
    limits: Words = NO_WORDS  # what the answer does not say
    derive: str = ""
    facts: tuple[Facts, ...] = ()  # read in this order: what takes longest first
    later: tuple[Facts, ...] = ()  # read once it is known what the answer shows: `$shown`
    thresholds: tuple[str, ...] = ()  # sections of thresholds.toml that decide the answer
    proof: Proof | None = None
    digest: str = ""  # of everything by which the answer is made

    @property
    def group(self) -> str:
        """The folder it lies in."""
        return self.name.partition("/")[0]

    @property
    def version(self) -> str:
        """Changes when the file changes, or its facts, or the function that makes the answer."""
        made = "".join((self.text, *(f.text for f in (*self.facts, *self.later)), self.digest))
        return hashlib.sha256(made.encode()).hexdigest()[:12]

    @property
    def shown(self) -> str:
        """All the Cypher that is asked: the question's own, then its facts."""
        return "\n\n".join(text.strip() for text in (self.text, *(f.text for f in (*self.facts, *self.later))))

    def column(self, name: str) -> Column:
        """The column of this name."""
        return next(c for c in self.columns if c.name == name)
