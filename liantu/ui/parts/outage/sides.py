"""Before and after side by side: two small matrices with what changes bordered, and the changes as a table."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from liantu.look import NAVY, SYSTEMS
from liantu.ui.desk import answer
from liantu.ui.drawings.drawing import draw
from liantu.ui.parts.chosen import to_part
from liantu.ui.parts.links import state_word
from liantu.ui.parts.tables import frame, table
from liantu.ui.speech import both, say
from queries.runner import Answer
from queries.statuses import WORDS

_CHANGES = (
    "name", "assembly_name", "before", "before_zh", "after", "after_zh", "producers_before", "producers_after", "effect", "effect_zh",
)  # fmt: skip
_LEVEL = "Component"


def sides(found: Answer, key: str, after: str) -> None:
    """The components of an answer that has `before` and `after`; a click on one leads on."""
    rows = found.rows()
    for column, side, head in zip(st.columns(2), ("before", "after"), (say("outage.before"), after), strict=True):
        with column:
            st.markdown(f"**{head}**")
            told = draw(
                "matrix",
                f"{key}_{side}",
                {"label": head, "small": True, "rows": _rows(rows, side)},
                on_chosen_change=_heard,
            )
            if told.chosen:
                to_part(told.chosen)
    st.caption(say("outage.sides.note"))


def changes(found: Answer, key: str, extra: str) -> None:
    """What changes, components and assemblies; `extra` is the column of those behind it."""
    rows = [r for r in found.rows() if r["effect"] != "unchanged"]
    if not rows:
        st.info(say("outage.unchanged"))
        return
    columns = [found.query.column(n) for n in (*_CHANGES, extra)]
    at = table(frame([_worded(r) for r in rows], columns), key, select=True, lines=14)
    if at is not None:
        to_part(rows[at]["code"])


def _heard() -> None:
    """The click is told by what the drawing gives back."""


def _rows(rows: Sequence[Mapping[str, Any]], side: str) -> list[dict[str, Any]]:
    systems = {r["assembly_name"]: r["system"] for r in answer("chain/components").rows()}
    found: list[dict[str, Any]] = []
    for row in rows:
        if row["level"] != _LEVEL:
            colour = SYSTEMS.get(systems.get(row["name"], ""), NAVY)
            gap = bool(found) and found[-1]["colour"] != colour
            note = both(row[f"{side}_zh"], say(f"outage.{row[side].lower()}"))
            found.append(
                {
                    "id": row["code"],
                    "name": row["name"],
                    "note": "",
                    "title": note,
                    "gap": gap,
                    "colour": colour,
                    "cells": [],
                }
            )
        else:
            found[-1]["cells"].append(_cell(row, side))
    return found


def _cell(row: Mapping[str, Any], side: str) -> dict[str, Any]:
    before, after = (state_word(row[s]) for s in ("before", "after"))
    counts = f"{row['producers_before']} → {row['producers_after']}"
    changed = row["effect"] != "unchanged"
    title = f"{row['name']} · {before}" + (f" → {after} · {say('outage.producers', counts=counts)}" if changed else "")
    return {"id": row["code"], "name": row["name"], "state": row[side], "value": "", "title": title, "changed": changed}


def _worded(row: Mapping[str, Any]) -> dict[str, Any]:
    """States and effects in words, of assemblies too; the table shows those of its language."""
    states = {
        s: state_word(row[s]) if row[s] in WORDS else say(f"outage.{row[s].lower()}") for s in ("before", "after")
    }
    return {**row, **states, "effect": say(f"outage.effect.{row['effect']}")}
