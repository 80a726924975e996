"""Unit bars with their table: five sources that add up, row by row and in all."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from liantu.look import NAVY, SYSTEMS
from liantu.ui.drawings.drawing import draw
from liantu.ui.parts.sourcing.needs import SOURCES, source_words
from liantu.ui.speech import say

LEVELS = (("part", "source"), ("component", "from"))  # of the address: row and source of each level
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
        if told := st.session_state[key]["chosen"]:
            _keep(names, told["row"], told["source"])

    data = {
        **_shared(rows), "chosen": st.query_params.get(part, ""), "source": st.query_params.get(source, ""), "label": head,
        "rows": [
            {"id": r[code], **_counted(r["name"], r), "colour": colour or system_colour(systems, r["system_name"])} for r in rows
        ],
        "sum": _counted(say("sum"), {s: sum(r[s] for r in rows) for s in (*SOURCES, "needs")}),
        "heads": {"name": head, "bar": say("sourcing.bar"), "total": say("sum"), "of": source_words()},
    }  # fmt: skip
    draw("units", key, data, on_chosen_change=clicked)


def _keep(names: tuple[str, str], row: str, origin: str) -> None:
    """The row and the source in the address; the same a second time goes. What hung below another row goes too."""
    part, source = names
    again = (row, origin) == (st.query_params.get(part), st.query_params.get(source, ""))
    below = LEVELS[LEVELS.index(names) + 1 :] if row != st.query_params.get(part) else ()
    for name in (source, *(n for each in below for n in each)):
        st.query_params.pop(name, None)
    if again:
        st.query_params.pop(part, None)
        return
    st.query_params[part] = row
    if origin:
        st.query_params[source] = origin


def system_colour(systems: Sequence[str], name: str) -> str:
    """Of a system in the plan's order."""
    return SYSTEMS.get(f"S{systems.index(name) + 1}", NAVY)


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
