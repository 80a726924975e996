"""The strip of 56, and where the eight districts lie."""

from collections.abc import Mapping, Sequence
from typing import Any

from liantu.ui.drawings.drawing import draw
from liantu.ui.parts.links import state_word
from liantu.ui.speech import say
from queries.statuses import WORDS as STATUSES

# Where the eight lie, by row and half column: a sketch of our own, no boundary (docs of the map rule: look.md).
PLACES = {
    "500152": (1, 2), "500117": (1, 6),
    "500111": (2, 2), "500151": (2, 4), "500120": (2, 6),
    "500153": (3, 1), "500118": (3, 3), "500116": (3, 5),
}  # fmt: skip


def strip(components: Sequence[Mapping[str, Any]], key: str) -> None:
    """Rows of `links()`: a square each, by state."""
    groups = [
        {"state": s, "word": state_word(s), "cells": [_title(c) for c in components if c["status"] == s]}
        for s in STATUSES
    ]
    counts = "，".join(f"{g['word']} {len(g['cells'])}" for g in groups)
    draw("strip", key, {"label": counts, "groups": groups})


def _title(row: Mapping[str, Any]) -> str:
    counts = say("panel.counts", sure=row["confirmed"], inferred=row["inferred"])
    return f"{row['assembly_name']} · {row['name']} {row['abbreviation'] or ''} · {counts}"
