"""The strip of 56 and the tiles of the eight districts, from answers."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from liantu.ui.drawings.drawing import component
from liantu.ui.parts.links import state_word
from liantu.ui.parts.money import money
from liantu.ui.parts.scope import scope
from liantu.ui.speech import say
from queries.scope import WESTERN
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
    component("strip")(key=key, data={"label": counts, "groups": groups})


def tiles(districts: Sequence[Mapping[str, Any]], key: str) -> None:
    """Rows of `districts/profile`; a click narrows the scope of the page to that district, a second one widens it."""
    data = {"label": say("districts"), "tiles": [_tile(d) for d in districts if d["district"] in PLACES]}
    names = {d["district"]: d["name"] for d in districts}

    def narrow() -> None:
        chosen = names.get(st.session_state[key]["chosen"])
        if chosen:
            st.session_state["scope"] = st.session_state["scope_before"] if chosen == scope() else chosen

    if scope() not in names.values():
        st.session_state["scope_before"] = scope()
    st.session_state.setdefault("scope_before", WESTERN)
    component("tiles")(key=key, data=data, on_chosen_change=narrow)


def _tile(district: Mapping[str, Any]) -> dict[str, Any]:
    firms, output = district["target_firms"], district["target_output_cny"]
    names = "、".join(p["name"] + (f"（{p['note']}）" if p["note"] else "") for p in district["priorities"])
    known = firms is not None and output is not None
    lines = [
        say("tile.target", firms=f"{firms:,}", output=money(output, 0)) if known else say("targets.none"),
        say("tile.components", n=district["components"]),
        say("tile.priorities", names=names or "—"),
    ]
    return {
        "id": district["district"], "name": district["name"].removesuffix("区"), "at": PLACES[district["district"]],
        "head": say("tile.recorded", n=district["recorded_firms"]), "lines": lines, "chosen": district["name"] == scope(),
    }  # fmt: skip


def _title(row: Mapping[str, Any]) -> str:
    counts = say("panel.counts", sure=row["confirmed"], inferred=row["inferred"])
    return f"{row['assembly_name']} · {row['name']} {row['abbreviation'] or ''} · {counts}"
