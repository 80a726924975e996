"""部件 × 区县: a district is judged on its priorities, the rest is 非优先方向 with its makers counted."""

from typing import Any

import streamlit as st

from liantu.look import NAVY, SYSTEMS
from liantu.ui.desk import answer
from liantu.ui.drawings.drawing import draw
from liantu.ui.parts.behind import behind
from liantu.ui.parts.chosen import choose
from liantu.ui.parts.gaps.view import View, status_words
from liantu.ui.parts.links import state_word
from liantu.ui.speech import say
from queries.scope import WESTERN
from queries.statuses import NOT_PRIORITY, STATUSES

KEY = "by_district"


def by_district(view: View) -> None:
    """Draw it, from `links/status` of each of the eight."""
    pairs = answer("clusters/priorities", scope=WESTERN).rows()
    districts = {r["district"]: r["district_name"] for r in pairs}
    assemblies = {r["assembly"]: r["assembly_name"] for r in pairs}
    with st.spinner(say("wait")):
        found = {d: view.ask("links/status", scope=name, demand=view.demand) for d, name in districts.items()}
    notes = {(r["assembly"], r["district"]): r["note"] for r in pairs}
    cells = [[_cell(d, a, found[d].rows(), notes[a, d], view.hidden) for d in districts] for a in assemblies]
    data = {
        "label": say("view.gaps_districts"), "corner": say("gaps.head.assembly"), "chosen": "",
        "columns": [{"id": d, "name": name.removesuffix("区")} for d, name in districts.items()],
        "rows": [{"id": a, "name": name, "gap": False, "colour": _colour(a, view)} for a, name in assemblies.items()], "cells": cells,
        "keys": [{"tone": "", "state": s, "word": state_word(s)} for s in STATUSES],
    }  # fmt: skip
    with st.container(border=True, key="card_districts"):
        st.subheader(say("view.gaps_districts"))
        st.caption(say("gaps.districts.note"))
        draw("grid", KEY, data, on_chosen_change=_clicked)
        first, *others = found.values()
        behind(first, "by_district", *others)


def _clicked() -> None:
    if place := st.session_state[KEY]["chosen"]:
        choose(str(place).partition("@")[0])


def _colour(assembly: str, view: View) -> str:
    systems = list(dict.fromkeys(r["system_name"] for r in view.states))
    system = next((r["system_name"] for r in view.states if r["assembly"] == assembly), systems[0])
    return SYSTEMS.get(f"S{systems.index(system) + 1}", NAVY)


def _cell(district: str, assembly: str, rows: list[dict[str, Any]], note: str | None, hidden: tuple[str, ...]) -> dict[str, Any]:  # fmt: skip
    own = [r for r in rows if r["assembly"] == assembly]
    judged = [r for r in own if r["status"] != NOT_PRIORITY]
    if not judged:
        made = sum(r["producers"] > 0 for r in own)
        text = say("gaps.not_priority", n=made) if made else "—"
        return {"id": "", "tone": "blank", "text": text, "title": state_word(NOT_PRIORITY)}
    return {
        "tone": "", "note": note or "", "title": note or "",
        "signs": [_sign(r, district) for r in judged if r["status"] not in hidden],
    }  # fmt: skip


def _sign(row: dict[str, Any], district: str) -> dict[str, Any]:
    title = f"{row['name']} · {status_words(row)} · {say('gaps.made_by', n=row['producers'])}"
    return {"id": f"{row['code']}@{district}", "state": row["status"], "title": title}
