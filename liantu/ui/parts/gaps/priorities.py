"""优先方向与现状对照: the plan's 28 priorities against the firms on record; the 错位 both ways."""

from collections import Counter
from typing import Any

import streamlit as st

from liantu.look import NAVY, SYSTEMS
from liantu.ui.drawings.drawing import draw
from liantu.ui.parts.behind import behind
from liantu.ui.parts.cell_firms import cell_firms, cell_id
from liantu.ui.parts.chosen import choosing
from liantu.ui.parts.gaps.view import View
from liantu.ui.parts.tables import worded_value
from liantu.ui.speech import plain, say

KEY = "compared"
_TONES = {
    "PRIORITY_WITH_FIRMS": "good", "PRIORITY_TO_VERIFY": "verify", "PRIORITY_WITHOUT_RECORD": "gap",
    "FIRMS_WITHOUT_PRIORITY": "extra", "CLAIMS_WITHOUT_PRIORITY": "extra weak", "NEITHER": "blank", "NOT_KNOWN": "hatched",
}  # fmt: skip


def priorities(view: View) -> None:
    """A matrix of districts and assemblies, and the firms of the cell that is chosen."""
    found = view.ask("clusters/priorities", scope=view.scope)
    rows = found.rows()
    with st.container(border=True, key="card_compared"):
        st.subheader(say("view.gaps_priorities"))
        if not rows:
            st.info(say("gaps.priorities.none"))
            return
        n = Counter(r["state"] for r in rows)
        st.markdown(plain("　".join(f"{worded_value(s)} {n[s]}" for s in _TONES if n[s] and s != "NEITHER")))
        _matrix(rows, view)
        cell_firms(rows, "state")
        behind(found, "clusters_priorities")


def _matrix(rows: list[dict[str, Any]], view: View) -> None:
    districts = {r["district"]: r["district_name"] for r in rows}
    assemblies = {r["assembly"]: r["assembly_name"] for r in rows}
    at = {(r["assembly"], r["district"]): r for r in rows}
    systems = list(dict.fromkeys(r["system_name"] for r in view.states))
    of = {r["assembly"]: f"S{systems.index(r['system_name']) + 1}" for r in view.states}
    data = {
        "label": say("view.gaps_priorities"), "corner": say("gaps.head.assembly"), "chosen": st.query_params.get("cell", ""),
        "columns": [{"id": d, "name": name.removesuffix("区")} for d, name in districts.items()],
        "rows": [{"id": a, "name": name, "gap": False, "colour": SYSTEMS.get(of.get(a, ""), NAVY)} for a, name in assemblies.items()],
        "cells": [[_cell(at[a, d]) for d in districts] for a in assemblies],
        "keys": [{"tone": tone, "word": worded_value(s)} for s, tone in _TONES.items() if tone not in ("blank", "extra weak")],
    }  # fmt: skip
    draw("grid", KEY, data, on_chosen_change=choosing(KEY, "cell"))


def _cell(row: dict[str, Any]) -> dict[str, Any]:
    note = f"（{row['note']}）" if row["note"] else ""
    title = f"{row['district_name']} · {row['assembly_name']}{note} · {worded_value(row['state'])}"
    if row["state"] == "NEITHER":
        return {"id": "", "tone": "blank", "text": "—", "title": title}
    firms = say("gaps.firms", n=row["firms"]) if row["firms"] else say("gaps.no_record")
    extra = [row["note"] or "", say("gaps.to_verify", n=row["unverified"]) if row["unverified"] else ""]
    return {
        "id": cell_id(row), "tone": _TONES[row["state"]], "text": firms if row["state"] != "NOT_KNOWN" else "?",
        "note": " ".join(filter(None, extra)), "title": " · ".join([title, *row["names"]]),
    }  # fmt: skip
