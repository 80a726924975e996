"""What is different since the day of comparison: two answers to the same question, by the identity of their findings."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from queries.finding import compare
from queries.runner import Answer

NO_ROWS: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """Components whose state was another: code -> what it was."""

    states: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FirmChanges:
    """Of one component: ids that are new, verdicts that were others, and rows of firms that are no more."""

    new: frozenset[str] = frozenset()
    was: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[Mapping[str, Any], ...] = NO_ROWS


def state_changes(before: Answer, now: Answer) -> Changes:
    """Of `links/status`."""
    pairs = compare(before.findings, now.findings).open
    return Changes({
        str(new.values["code"]): str(old.values["status"])
        for old, new in pairs if old.values["status"] != new.values["status"]
    })  # fmt: skip


def firm_changes(before: Answer, now: Answer) -> FirmChanges:
    """Of `chain/makers`; surveys are no firms."""
    found = compare(
        (f for f in before.findings if f.values["kind"] != "survey"),
        (f for f in now.findings if f.values["kind"] != "survey"),
    )
    return FirmChanges(
        new=frozenset(str(f.values["who"]) for f in found.new),
        was={
            str(new.values["who"]): str(old.values["verdict"])
            for old, new in found.open if old.values["verdict"] != new.values["verdict"]
        },
        gone=tuple(f.values for f in found.closed if f.values["located"] == "scope"),
    )  # fmt: skip
