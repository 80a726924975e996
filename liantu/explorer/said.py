"""The words that the explorer's script shows; it has none of its own."""

from collections.abc import Mapping, Sequence
from typing import Any

from liantu.words import Voice
from queries.statuses import WORDS as STATUSES

_PLAIN = ("search", "found", "searching", "nothing", "loading", "save_title", "save_name", "filter", "only", "all", "solid",
          "dashed", "dotted", "gestures", "interval", "tree", "chosen", "undo", "redo", "undone", "redone", "district",
          "district_title", "unfold", "close")  # fmt: skip
_CHIPS = frozenset({"BROKEN"})  # its word is long
_COUNTED = ("more", "page", "back")
_KINDS = ("root", "system", "assembly", "component", "firm", "project", "survey", "place")


def words(voice: Voice, to: Mapping[str, str], head: str, foot: Sequence[str]) -> dict[str, Any]:
    """For one tree; `to`: level -> its button; `head` and `foot` stand above and below the saved picture."""
    fields = {name: f"{{{name}}}" for name in ("n", "from_", "to", "total")}
    return {
        **{name: voice.say(f"chain.{name}") for name in _PLAIN},
        **{name: voice.say(f"chain.{name}", **fields).replace("{from_}", "{from}") for name in _COUNTED},
        "states": {s: voice.state(s) for s in STATUSES},
        "short": {s: voice.say(f"state.short.{s}") for s in STATUSES},
        "chips": {s: voice.say(f"state.chip.{s}") if s in _CHIPS else voice.state(s) for s in STATUSES},
        "kinds": {kind: voice.say(f"level.{kind}") for kind in _KINDS},
        "to": dict(to), "save_head": head, "save_foot": list(foot),
    }  # fmt: skip
