"""Our small table with signs, bars and buttons in its cells: columns and lines for the drawing `sheet`."""

from collections.abc import Sequence
from typing import Any

from liantu.ui.drawings.drawing import draw

Cells = list[Any]


def col(text: str, least: int = 0, kind: str = "") -> dict[str, Any]:
    """A column of words; it is left out where the table is narrower than `least` pixels (340, 440, 560, 720)."""
    return {"text": text, "kind": kind, "least": least}


def num(text: str, least: int = 0, kind: str = "number") -> dict[str, Any]:
    """A column of numbers."""
    return col(text, least, kind)


def line(cells: Cells, tone: str = "") -> dict[str, Any]:
    """A line; its tone is chosen, strong or total."""
    return {"cells": cells, "tone": tone}


def sheet(
    key: str, label: str, heads: Sequence[dict[str, Any]], rows: Sequence[dict[str, Any]], *, stack: bool = False
) -> str:
    """Draw it; what a button in it was pressed for, else ''. With `stack` a line becomes a list on a phone."""
    data = {"label": label, "heads": list(heads), "rows": list(rows), "stack": stack}
    told = draw("sheet", key, data, on_opened_change=lambda: None)
    return str(told.opened or "")
