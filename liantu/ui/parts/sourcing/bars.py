"""Unit bars with their table: five sources that add up, row by row and in all."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from liantu.ui.drawings.drawing import draw
from liantu.ui.explorer.tree import COLOURS
from liantu.ui.parts.chosen import choose
from liantu.ui.parts.sourcing.needs import SOURCES, source_words
from liantu.ui.speech import say

MOST_UNITS = 150  # marks on a page; above this a bar has one segment for each source


def total_bar(row: Mapping[str, Any]) -> None:
    """One bar of all needs."""
    draw("units", "sourcing_total", {**_shared([row]), "rows": [], "sum": _counted("", row)})


def bars(rows: Sequence[Mapping[str, Any]], code: str, head: str, names: tuple[str, str], colour: str = "") -> None:
    """A bar for each row of an answer. `names`: parameters of the address that keep the chosen row and source."""
    systems = list(dict.fromkeys(r.get("system_name", "") for r in rows))
    part, source = names
    key = f"sourcing_{part}"

    def clicked() -> None:
        told = st.session_state[key]["chosen"]
        if not told:
            return
        if told["source"]:
            st.query_params[part] = told["row"]
            choose(told["source"], source)
        else:
            st.query_params.pop(source, None)
            choose(told["row"], part)

    data = {
        **_shared(rows), "chosen": st.query_params.get(part, ""), "source": st.query_params.get(source, ""), "label": head,
        "rows": [
            {"id": r[code], **_counted(r["name"], r), "colour": colour or system_colour(systems, r["system_name"])} for r in rows
        ],
        "sum": _counted(say("sum"), {s: sum(r[s] for r in rows) for s in (*SOURCES, "needs")}),
        "heads": {"name": head, "bar": say("sourcing.bar"), "total": say("sum"), "of": source_words()},
    }  # fmt: skip
    draw("units", key, data, on_chosen_change=clicked)


def system_colour(systems: Sequence[str], name: str) -> str:
    """Of a system in the plan's order."""
    return COLOURS.get(f"S{systems.index(name) + 1}", "#1d3461")


def _shared(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    words = source_words()
    short = {"nobody": say("source.nobody.short"), "unknown": say("source.unknown")}
    few = sum(r["needs"] for r in rows) <= MOST_UNITS
    return {
        "sources": list(SOURCES), "words": {**words, **(short if len(rows) > 1 else {})}, "every": few,
        "most": max((r["needs"] for r in rows), default=0) or 1, "heads": {"of": words},
    }  # fmt: skip


def _counted(name: str, row: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": name, "counts": {s: row[s] for s in SOURCES}, "total": row["needs"]}
