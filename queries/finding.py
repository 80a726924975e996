"""Finding: one line of an answer, with an id that survives a reload; `compare` says what is new, still open, closed."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of an answer. `identity` holds, for every identity column, all names of the same thing."""

    id: str
    values: Mapping[str, Any]
    question: str = ""
    identity: tuple[tuple[str, ...], ...] = ()

    def ids(self) -> frozenset[str]:
        """Every id that this finding would have under another of its firms' keys."""
        return frozenset(finding_id(self.question, names) for names in product(*self.identity)) | {self.id}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Findings of two answers to the same question. `open` pairs what it was with what it is."""

    new: tuple[Finding, ...]
    open: tuple[tuple[Finding, Finding], ...]
    closed: tuple[Finding, ...]


def finding_id(question: str, names: Iterable[object]) -> str:
    """Hash of the question's name and the identity values: the same for the same fact in any store at any time."""
    text = "\x1f".join((question, *(str(name) for name in names)))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def compare(before: Iterable[Finding], after: Iterable[Finding]) -> Comparison:
    """What is new, still open and closed. A firm that gained a credit code is the same firm: any key will do."""
    old, new = {f.id: f for f in before}, {f.id: f for f in after}
    became = {id: id for id in old.keys() & new.keys()}
    became |= _by_other_keys(
        {k: f for k, f in old.items() if k not in became}, {k: f for k, f in new.items() if k not in became}
    )
    met = set(became.values())
    return Comparison(
        new=tuple(f for id, f in new.items() if id not in met),
        open=tuple((f, new[became[id]]) for id, f in old.items() if id in became),
        closed=tuple(f for id, f in old.items() if id not in became),
    )


def _by_other_keys(old: Mapping[str, Finding], new: Mapping[str, Finding]) -> dict[str, str]:
    """Old id -> new id where they share a key and neither shares one with a third: an ambiguous key joins nothing."""
    known: dict[str, set[str]] = defaultdict(set)
    for id, finding in new.items():
        for name in finding.ids():
            known[name].add(id)
    candidates = {id: {n for name in f.ids() for n in known.get(name, ())} for id, f in old.items()}
    claimed: dict[str, list[str]] = defaultdict(list)
    for id, some in candidates.items():
        for n in some:
            claimed[n].append(id)
    return {id: n for id, some in candidates.items() if len(some) == 1 for n in some if len(claimed[n]) == 1}
