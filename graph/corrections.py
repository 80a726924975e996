"""A corrected file: which rows of the file that it takes the place of speak no longer.

A row of the corrected file takes the place of the rows with the same key in the old one: of the firm with its credit
code, else its stock code, else its name; of the thing with its id; of the same relationship. Where the old file has
several such rows, only those of the same period and, after that, with the same links. All others stand.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence

from graph.identity import LEVELS, level
from graph.records import Firm, Load, Record

Replaces = Mapping[str, Collection[str]]  # load -> the loads whose rows it takes the place of
Keys = Sequence[Collection[Hashable]]  # what a record is about, the strongest first; only the first that fits counts
Replaced = dict[str, tuple[Record, ...]]  # row -> the records whose place it takes, each about one thing


def load_of(row: str) -> str:
    """The load of a row id."""
    return row.partition("!")[0]


def replacing(loads: Iterable[Load]) -> dict[str, frozenset[str]]:
    """Which of these loads takes the place of which others; a file is known by what it is, not by its number."""
    loads = tuple(loads)
    known: dict[str, set[str]] = defaultdict(set)
    for load in loads:
        known[load.fingerprint].add(load.id)
    found = {load.id: frozenset(i for each in load.replaces for i in known.get(each, ())) for load in loads}
    return {load: others for load, others in found.items() if others}


def subject_keys(record: Record) -> Keys:
    """The keys of a record that is about one thing."""
    if isinstance(record.subject, Firm):
        return [[key for key in record.subject.keys if level(key) == n] for n in range(len(LEVELS))]
    return [[record.subject]] if record.subject is not None else []


def counterparts(records: Iterable[Record], replaces: Replaces, keys: Callable[[Record], Keys]) -> Replaced:
    """Row of a corrected file -> the records of the old file whose place it takes. Rows without one are left out."""
    replaced = {other for others in replaces.values() for other in others}
    at: dict[tuple[str, Hashable], dict[str, Record]] = defaultdict(dict)
    new = []
    for record in records:
        load = load_of(record.row)
        if load in replaced:
            for key in (key for each in keys(record) for key in each):
                at[load, key][record.row] = record
        if load in replaces:
            new.append(record)
    found: Replaced = {}
    for record in new:
        olds = [
            old for load in sorted(replaces[load_of(record.row)]) for old in _places(record, keys(record), at, load)
        ]
        if olds:
            found[record.row] = (*found.get(record.row, ()), *olds)
    return found


def _places(
    record: Record, keys: Keys, at: Mapping[tuple[str, Hashable], Mapping[str, Record]], load: str
) -> list[Record]:
    for each in keys:
        if olds := {row: old for key in each for row, old in at.get((load, key), {}).items()}:
            break
    else:
        return []
    codes = {old.subject.keys[0] for old in olds.values() if isinstance(old.subject, Firm)}
    if len({key for key in codes if level(key) == 0}) > 1:  # one name, two codes: nobody knows which is meant
        return []
    return _alike(record, [olds[row] for row in sorted(olds)])


def _alike(record: Record, olds: list[Record]) -> list[Record]:
    """Of several rows about one thing those that agree in what tells them apart."""
    for aspect in (_periods, _links):
        sets = [aspect(old) for old in olds]
        apart = set().union(*sets) - set.intersection(*sets) if len(sets) > 1 else set()
        if apart:
            own = aspect(record)
            olds = [old for old, of_old in zip(olds, sets, strict=True) if of_old & own & apart]
    return olds


def _periods(record: Record) -> set[Hashable]:
    facts = (*record.facts, *(fact for link in record.links for fact in link.facts))
    return {fact.date for fact in facts if fact.date} or {record.as_of}


def _links(record: Record) -> set[Hashable]:
    return {link[:4] for link in record.links}


def same_words(one: Record, other: Record) -> bool:
    """Whether two rows say the same."""
    return (one.as_of, one.subject, one.facts, one.links) == (other.as_of, other.subject, other.facts, other.links)
