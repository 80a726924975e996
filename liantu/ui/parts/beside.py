"""The sides of a question as a table: a line for each fact, a sign where they differ, and the rows behind each side."""

from difflib import SequenceMatcher
from typing import Any

from liantu.sides import Comparison, Line, Said, Side
from liantu.ui.drawings.drawing import draw
from liantu.ui.parts.entries import place_words
from liantu.ui.parts.values import valued
from liantu.ui.speech import both, say

_MOST_NAMED = 6  # of a list in one cell


def beside(compared: Comparison) -> None:
    """Draw them."""
    data = {
        "words": {
            "rows": say("held.rows"),
            "fact": say("held.fact"),
            "compared": say("held.compared"),
            "marked": say("held.marked"),
        },
        "heads": [_head(compared, at) for at in range(len(compared.sides))],
        "lines": [_line(compared, line) for line in compared.lines],
        "rows": [_rows(compared, side) for side in compared.sides],
    }
    draw("sides", "sides", data)


def _head(compared: Comparison, at: int) -> dict[str, Any]:
    side = compared.sides[at]
    total = say("held.rows.count", n=side.total)
    if compared.question.choices:
        choice = compared.question.choices[at]
        return {
            "lead": say("held.choice", n=at + 1),
            "name": [[valued(compared.label, compared.question.b, choice.value), False]],
            "note": total,
        }
    other = compared.sides[1 - at]
    return {
        "lead": say(f"held.side.{at}"),
        "name": _pieces(side.name, other.name),
        "note": " · ".join(filter(None, (_key(side.key), total))),
    }


def _key(key: str) -> str:
    """A code is worth showing; a name stands above it already."""
    mark, _, rest = key.partition(":")
    return rest if mark in ("code", "stock") else say("held.mentioned") if mark == "text" else ""


def _pieces(text: str, other: str) -> list[list[Any]]:
    """The name in pieces, each with whether it differs from the other name."""
    matched = SequenceMatcher(None, text, other, autojunk=False).get_opcodes()
    return [[text[a:b], tag != "equal"] for tag, a, b, _, _ in matched if b > a]


def _line(compared: Comparison, line: Line) -> dict[str, Any]:
    cells = [_cell(compared, line.name, said) for said in line.said]
    return {
        "title": both(line.zh, line.en),
        "cells": cells,
        "verdict": line.verdict,
        "word": say(f"held.verdict.{line.verdict}"),
    }


def _cell(compared: Comparison, name: str, said: Said | None) -> str:
    if said is None:
        return ""
    if isinstance(said.value, tuple) and len(said.value) > _MOST_NAMED:
        return say("held.and_more", names=valued(compared.label, name, said.value[:_MOST_NAMED]), n=len(said.value))
    dated = say("firm.as_of", date=said.as_of) if said.as_of else ""
    return valued(compared.label, name, said.value) + dated


def _rows(compared: Comparison, side: Side) -> list[dict[str, Any]]:
    made = []
    for row in side.rows:
        load = compared.loads[row.load]
        told = (say("held.load", n=load.id), load.by, load.source, load.as_of)
        cells = [[header, value, compared.differs(row.id, header)] for header, value in row.cells.items()]
        made.append({"place": place_words(row.place), "note": " · ".join(filter(None, told)), "cells": cells})
    return made
