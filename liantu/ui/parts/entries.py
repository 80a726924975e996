"""Entries with the rows behind them: what is said, and one click away the cells of the sheet that say so."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from graph.records import Row
from liantu.ui.drawings.drawing import draw
from liantu.ui.speech import say

FIRMS_PAGE = Path(__file__).parent.parent / "views" / "firms.py"
MOST_ROWS = 20  # rows of one entry that are sent to the page


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a card. `about` names cells to be marked among those of the rows; a firm's id opens its profile."""

    name: str
    mark: str = ""
    tone: str = ""
    lines: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    about: frozenset[tuple[str, str]] = frozenset()  # (row, header)
    lead: str = ""  # stands before the name
    firm: str = ""
    state: str = ""  # of a component: its sign stands before the name


def entries(items: Sequence[Entry], rows: Mapping[str, Row], key: str, first: int = 12) -> None:
    """Draw them; of a long list so many at first."""
    shown = [_item(item, rows) for item in items]
    data = {"words": {"more": say("more.entries", n="{n}")}, "entries": shown, "first": first}
    told = draw("entries", key, data, on_opened_change=lambda: None)
    if told.opened in {item.firm for item in items if item.firm}:
        st.switch_page(FIRMS_PAGE, query_params={"firm": told.opened})


def row_ids(items: Iterable[Entry]) -> list[str]:
    """The rows that will be shown."""
    return sorted({id for item in items for id in item.rows[:MOST_ROWS]})


def place_words(place: str) -> str:
    """`a.xlsx#企业!17` as people say it: a.xlsx · 企业 · 第 17 行."""
    book, _, rest = place.partition("#")
    sheet, _, line = (rest or book).rpartition("!")
    if not line.isdigit():
        return place
    name = book if rest else sheet
    return " · ".join(part for part in (name, sheet if rest else "", say("row", n=line)) if part)


def _item(item: Entry, rows: Mapping[str, Row]) -> dict[str, Any]:
    lines = [line for line in item.lines if line]
    return {
        "lead": item.lead, "name": item.name, "id": item.firm, "state": item.state, "mark": item.mark, "tone": item.tone, "lines": lines,
        "rows": [_row(rows[id], {h for r, h in item.about if r == id}) for id in item.rows[:MOST_ROWS] if id in rows],
    }  # fmt: skip


def _row(row: Row, about: Collection[str]) -> dict[str, Any]:
    return {"place": place_words(row.place), "cells": [[h, v, h in about] for h, v in row.cells.items()]}
