"""Plain values that cross borders: what a row is, what it says, and what the graph is made of."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

Scalar: TypeAlias = str | int | float | bool
Value: TypeAlias = Scalar | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reject:
    """One cell or row that was not taken, with the place where its sender finds it.

    `reason` is a code of `loaders.report.REASONS`; a fatal reject costs the row, any other only the cell.
    """

    place: str
    column: str
    value: str
    reason: str
    fatal: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a sheet, kept whole: `cells` is what the sender wrote, by the sender's own headers."""

    id: str  # LOAD!N, N counts the rows of the load from 1
    load: str
    sheet: str
    place: str  # file.xlsx#sheet!line, as a person would look it up
    cells: Mapping[str, str]
    outcome: str = ""
    rejects: tuple[Reject, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetContext:
    """How one sheet of a load was read: everything besides the cells that decides what its rows say."""

    name: str
    map: str
    district: str = ""  # adcode that applies where a row names none
    unit: str = ""  # said once for the sheet, such as 万元
    year: str = ""  # said once for the sheet, such as 2023


@dataclass(frozen=True, slots=True)
class Load:
    """One file given once."""

    id: str
    file: str
    sha256: str
    sheets: tuple[SheetContext, ...]
    as_of: str = ""  # ISO date, possibly partial; '' = nobody said
    district: str = ""
    source: str = ""
    by: str = ""
    undone_by: str = ""
    at: str = ""  # when it was loaded, UTC
    state: str = "arriving"  # arriving, folding, done, undone
    goal: str = "done"  # what a load in state `folding` is becoming: done, undone or cancelled (gone)
    reference: bool = False  # the plan's own sheets: their nodes are what all others refer to
    counts: Mapping[str, int] = field(default_factory=dict)
    replaces: tuple[str, ...] = ()  # fingerprints: the file that this one corrects, and those that it corrected

    @property
    def fingerprint(self) -> str:
        """The same for the same file read in the same way, in any store and after an undo."""
        facts = (self.sha256, self.sheets, self.as_of, self.district)
        return hashlib.sha256(repr(facts).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class View:
    """A page as somebody left it, under a name: its address holds every choice. It says nothing about the world."""

    id: str
    name: str
    address: str  # page?name=value&…
    by: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One human decision. It names keys, phrases or values, never rows; it sleeps unless what it names is live.

    same, different: `a` and `b` are keys of firms. means: `a` is a phrase in normal form, `b` a code of the plan ('' =
    none of ours). value: `a` is a key of a firm, `b` is `property=value` as `value_text` writes it.
    link: `a` is `component@scope`, `b` a status; shown beside what is computed, it changes no graph.
    """

    id: str
    kind: str
    a: str
    b: str
    by: str = ""
    at: str = ""
    note: str = ""


# ---- what a row says (named tuples: a load makes hundreds of thousands of them) -----------------------------------------


class Fact(NamedTuple):
    """A value for one property. `date` is the period it is about ('' = the record's own date)."""

    name: str
    value: Value
    date: str = ""


class NodeRef(NamedTuple):
    """A thing with a fixed id: plan things, places, legacy components."""

    label: str
    id: str


class Mention(NamedTuple):
    """A firm named by somebody else, in normal form. It owns no key; it resolves or stands by that name."""

    text: str
    shown: str  # as written


@dataclass(frozen=True, slots=True)
class Firm:
    """The firm a row is about. `keys` strongest first: code:…, stock:…, name:…; `aliases` in normal form."""

    keys: tuple[str, ...]
    aliases: tuple[str, ...] = ()


class Link(NamedTuple):
    """One relationship that a row states. None stands for the record's own subject."""

    type: str
    start: NodeRef | Mention | None
    end: NodeRef | Mention | None
    key: str = ""  # value of the RelType's key property; an absent part is ''
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """What one row says, once read with its map and the vocabulary. Recomputed, never stored as truth."""

    row: str
    as_of: str = ""
    subject: Firm | NodeRef | None = None
    facts: tuple[Fact, ...] = ()
    links: tuple[Link, ...] = ()
    also: tuple["Record", ...] = ()  # further things of which the same row speaks: one for each column of a wide sheet


# ---- what the graph is made of --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the graph; `properties` hold no id and no absent values."""

    label: str
    id: str
    properties: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship; at most one for a type, two ends and a key."""

    type: str
    start: NodeRef
    end: NodeRef
    key: str
    properties: Mapping[str, Value]

    @property
    def identity(self) -> tuple[str, NodeRef, NodeRef, str]:
        """What makes this the same relationship after any change of its properties."""
        return (self.type, self.start, self.end, self.key)
