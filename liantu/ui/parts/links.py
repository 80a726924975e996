"""The 56 components in the chosen scope, each with its makers and its state: what strip, explorer and matrix draw."""

from typing import Any

from liantu.ui.desk import answer
from liantu.ui.parts.scope import scope
from liantu.ui.speech import voice

_OF_STATUS = ("status", "status_zh", "worst", "best", "producers", "owner_groups", "unverified", "pipeline")


def links() -> list[dict[str, Any]]:
    """Rows of `chain/components` in the plan's order, with those of `links/status` beside."""
    states = {row["code"]: row for row in answer("links/status", scope=scope()).rows()}
    return [
        {**row, **{name: states[row["code"]][name] for name in _OF_STATUS}}
        for row in answer("chain/components", scope=scope()).rows()
    ]


def state_word(status: str) -> str:
    """A state as people say it."""
    return voice().state(status)
