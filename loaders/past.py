"""The graph as it was: the fold of what rows said up to a date, or of the rows that had come up to a load. Pure.

What nobody dated counts as oldest and stays. Human judgements hold at any time: they say who is who, not when.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graph.corrections import Replaces
from graph.dates import interval
from graph.errors import UsageError
from graph.fold import Fold, fold
from graph.records import Judgement, Link, Load, Record
from loaders.cleaning import Unusable
from loaders.periods import period

_BEGINS = {"REACHED": "on", "HOLDS": "since"}  # relationship -> the property that says since when it is so
_LOAD = re.compile(r"#?([0-9]{1,3})|(?:load|载入)[ :：]?([0-9]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Moment:
    """A point to look back to: the end of a day, or the state after a load. Both '' is now."""

    day: str = ""  # ISO date, the last day that is meant
    load: str = ""

    def __str__(self) -> str:
        return self.day or (f"载入 {self.load}" if self.load else "现在")

    @property
    def is_now(self) -> bool:
        """Whether nothing is looked back to."""
        return not (self.day or self.load)


NOW = Moment()


def moment(text: str, loads: Iterable[Load]) -> Moment:
    """What a person means by 2024-06-30, 2024-06, 2024, 2024 二季度 or the number of a load; '' is now.

    Raises:
        UsageError: neither a date nor a load that stands.
    """
    text = text.strip()
    if not text:
        return NOW
    if match := _LOAD.fullmatch(text):
        number = match[1] or match[2]
        if any(load.id == number and load.state == "done" for load in loads):
            return Moment(load=number)
        raise UsageError(
            f"没有编号为“{number}”、仍在库中的载入。可用 liantu loads 查看；日期请写成 2024、2024-06 或 2024-06-30。"
        )
    try:
        return Moment(day=interval(text)[1])
    except ValueError as error:
        named = period(text)
        if isinstance(named, Unusable):
            raise UsageError(
                f"“{text}”不是日期，也不是载入编号。日期请写成 2024、2024-06、2024-06-30 或 2024 二季度。"
            ) from error
        return Moment(day=interval(named)[1])


def past(
    records: Iterable[Record], judgements: Iterable[Judgement], when: Moment, replaces: Replaces | None = None
) -> Fold:
    """The graph at that moment, from the records of all live rows; a corrected file counts from the day of its rows on."""
    return fold(_until(records, when), judgements, replaces)


def _until(records: Iterable[Record], when: Moment) -> Iterator[Record]:
    for record in records:
        if when.load and int(record.row.partition("!")[0]) > int(when.load):
            continue
        if not when.day:
            yield record
        elif is_known(record.as_of, when.day):
            yield _cut(record, when.day)


def _cut(record: Record, day: str) -> Record:
    """Without what the row says of a later time."""
    facts = tuple(f for f in record.facts if is_known(f.date, day))
    links = tuple(link for link in record.links if is_known(_begin(link), day))
    if len(facts) == len(record.facts) and len(links) == len(record.links):
        return record
    return replace(record, facts=facts, links=links)


def _begin(link: Link) -> str:
    name = _BEGINS.get(link.type)
    found: Mapping[str, object] = {f.name: f.value for f in link.facts}
    return str(found.get(name, "")) if name else ""


def is_known(date: str, day: str) -> bool:
    """Whether something of a (partial) date could be known at the end of that day; undated is oldest."""
    return not date or interval(date)[0] <= day
