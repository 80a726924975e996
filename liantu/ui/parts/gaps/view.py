"""The view that all parts of the page share: supply scope, demand scope, thresholds, what is chosen and what is hidden."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from liantu.ui.desk import answer
from liantu.ui.parts.links import state_word
from liantu.ui.parts.moments import before
from liantu.ui.speech import both
from queries.runner import Answer
from queries.statuses import STATUSES
from queries.thresholds import Section


@dataclass(frozen=True)
class View:
    """What is asked; the answers are the desk's."""

    scope: str
    demand: str
    limits: Mapping[str, Section]
    part: str
    hidden: tuple[str, ...]

    def ask(self, question: str, **given: Any) -> Answer:
        """A question in this view, with its thresholds."""
        known = {"scope": self.scope, "demand": self.demand} if "scope" not in given else {}
        return answer(question, self.limits, **{**known, **given})

    @cached_property
    def states(self) -> list[dict[str, Any]]:
        """Rows of `links/status`, in the plan's order."""
        return self.ask("links/status").rows()

    @cached_property
    def earlier(self) -> dict[str, str]:
        """Code -> state on the day that the head of the page compares with; {} without one."""
        if not (day := before()):
            return {}
        found = answer("links/status", self.limits, at=day, scope=self.scope, demand=self.demand)
        return {row["code"]: row["status"] for row in found.rows()}

    @cached_property
    def ranking(self) -> list[dict[str, Any]]:
        """Rows of `gaps/ranking`, the first first."""
        return self.ask("gaps/ranking").rows()

    def counts(self) -> dict[str, int]:
        """State -> how many components, in the order people read them."""
        found = {s: sum(r["status"] == s for r in self.states) for s in STATUSES}
        outside = len(self.states) - sum(found.values())
        return {**found, "NOT_PRIORITY": outside} if outside else found


def status_words(row: Mapping[str, Any]) -> str:
    """The state of a row with its qualifier: 薄弱（有龙头，单一来源）."""
    return both(row["status_zh"], state_word(row["status"]))


def among(rows: Sequence[Mapping[str, Any]], states: Sequence[str], hidden: Sequence[str]) -> list[Mapping[str, Any]]:
    """The rows in one of these states, without the hidden ones."""
    return [row for row in rows if row["status"] in states and row["status"] not in hidden]
