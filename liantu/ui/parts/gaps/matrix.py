"""The matrix of all components: a cell each, by assembly, with its state and the number of verified makers."""

from itertools import groupby
from typing import Any

import streamlit as st

from liantu.look import NAVY, SYSTEMS
from liantu.ui.drawings.drawing import draw
from liantu.ui.parts.chosen import choosing
from liantu.ui.parts.gaps.view import View, status_words
from liantu.ui.parts.links import state_word
from liantu.ui.parts.moments import before
from liantu.ui.speech import say

KEY = "matrix"


def matrix(view: View) -> None:
    """Draw it; a click chooses a component, a state in the legend hides."""
    data = {
        "label": say("gaps.matrix"), "chosen": view.part, "hidden": list(view.hidden), "filter": say("gaps.filter"),
        "legend": [{"state": s, "word": state_word(s), "n": n} for s, n in view.counts().items()],
        "rows": rows(view), "note": _note(view),
    }  # fmt: skip
    draw("matrix", KEY, data, on_chosen_change=choosing(KEY), on_hidden_change=_hide)


def _note(view: View) -> str:
    changed = sum(view.earlier.get(r["code"], r["status"]) != r["status"] for r in view.states)
    said = say("gaps.changed", day=before(), n=changed) if view.earlier else ""
    return say("gaps.matrix.note") + said


def hidden() -> tuple[str, ...]:
    """The states that the address hides."""
    return tuple(s for s in str(st.query_params.get("hide", "")).split(",") if s)


def _hide() -> None:
    if states := st.session_state[KEY]["hidden"]:
        st.query_params["hide"] = ",".join(states)
    else:
        st.query_params.pop("hide", None)


def rows(view: View) -> list[dict[str, Any]]:
    """A row for each assembly; a gap before each system."""
    made = {row["assembly"]: row for row in view.ask("links/assemblies").rows()}
    systems: list[str] = []
    found = []
    for assembly, some in groupby(view.states, key=lambda r: r["assembly"]):
        cells = list(some)
        system = cells[0]["system_name"]
        fresh = system not in systems
        systems += [system] if fresh else []
        found.append({
            "id": assembly, "name": cells[0]["assembly_name"], "note": _complete(made[assembly]),
            "gap": fresh and len(systems) > 1, "colour": SYSTEMS.get(f"S{len(systems)}", NAVY),
            "cells": [_cell(c, view.earlier.get(c["code"], c["status"])) for c in cells],
        })  # fmt: skip
    return found


def _complete(row: dict[str, Any]) -> str:
    """6–7/7: made, at most made, of how many."""
    if not row["is_priority"]:
        return "—"
    low, high = row["made"], row["made_at_most"]
    return f"{low}/{row['components']}" if low == high else f"{low}–{high}/{row['components']}"


def _cell(row: dict[str, Any], was: str) -> dict[str, Any]:
    changed = was != row["status"]
    return {
        "was": was, "changed": changed,
        "id": row["code"], "name": row["name"], "state": row["status"], "value": row["producers"] or "", "title": _title(row, was),
    }  # fmt: skip


def _title(row: dict[str, Any], was: str) -> str:
    parts = [row["name"], status_words(row), say("gaps.producers", n=row["producers"], groups=row["owner_groups"])]
    if row["worst"] != row["best"]:
        parts.append(say("gaps.range", worst=state_word(row["worst"]), best=state_word(row["best"])))
    if was != row["status"]:
        parts.append(say("gaps.was", state=state_word(was)))
    return " · ".join(parts)
