"""集群: assemblies by district with candidate and confirmed clusters, and how concentrated each assembly and district is."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from liantu.look import NAVY, SYSTEMS
from liantu.ui.desk import answer, desk
from liantu.ui.drawings.drawing import draw
from liantu.ui.parts.address import keep, said
from liantu.ui.parts.behind import behind
from liantu.ui.parts.cell_firms import cell_firms, cell_id
from liantu.ui.parts.chosen import choosing
from liantu.ui.parts.scope import scope
from liantu.ui.parts.tables import frame, table, worded_value
from liantu.ui.speech import language, say

KEY = "clusters"
MEASURES = ("firms", "output")  # in the order of the question's own choices
_TONES = {"CONFIRMED": "dark", "CANDIDATE": "middle", "NO_CLUSTER": "extra", "NOT_KNOWN": "hatched"}
_TABLES = {
    "assemblies": ("assembly_name", "plants", "gamma", "g", "plant_hhi", "p_value", "is_concentrated", "largest_name"),
    "districts": ("district_name", "listed", "firms", "assemblies", "hhi", "krugman", "largest_name", "largest_share"),
    "coagglomeration": ("assembly_name", "other_name", "coagglomeration", "shared"),
}


def clusters() -> None:
    """The matrix with the firms of its chosen cell, then three tables."""
    measure = _measure()
    choices = next(p.choices for p in desk().questions["clusters/confirmed"].params if p.name == "measure")
    found = answer("clusters/confirmed", scope=scope(), measure=choices[MEASURES.index(measure)])
    rows = found.rows()
    with st.container(border=True, key="card_clusters"):
        st.subheader(say("owners.clusters"))
        if not rows:
            st.info(say("owners.clusters.none"))
            return
        st.caption(say("owners.clusters.note"))
        _matrix(rows)
        cell_firms(rows, "tier")
        behind(found, "clusters_confirmed")
    with st.container(border=True, key="card_concentration"):
        titles = {name: answer(f"clusters/{name}", scope=scope()).query.title.of(language()) for name in _TABLES}
        for name, tab in zip(_TABLES, st.tabs(list(titles.values())), strict=True):
            with tab:
                _table(name)


def _measure() -> str:
    chosen = st.segmented_control(
        say("owners.measure"), MEASURES, default=said("measure", MEASURES, "firms"), required=True, key="measure",
        format_func=lambda m: say(f"owners.measure.{m}"), label_visibility="collapsed",
    )  # fmt: skip
    keep("measure", chosen or "firms", "firms")
    return chosen or "firms"


def _matrix(rows: list[dict[str, Any]]) -> None:
    seen = {(r["assembly"], r["district"]): r for r in answer("clusters/assembly_district", scope=scope()).rows()}
    districts = {r["district"]: r["district_name"] for r in rows}
    assemblies = {r["assembly"]: r["assembly_name"] for r in rows}
    at = {(r["assembly"], r["district"]): r for r in rows}
    system = {r["assembly"]: r["system"] for r in answer("chain/components").rows()}
    data = {
        "label": say("owners.clusters"), "corner": say("gaps.head.assembly"), "chosen": st.query_params.get("cell", ""),
        "columns": [{"id": d, "name": name.removesuffix("区")} for d, name in districts.items()],
        "rows": [{"id": a, "name": n, "gap": False, "colour": SYSTEMS.get(system.get(a, ""), NAVY)} for a, n in assemblies.items()],
        "cells": [[_cell(at[a, d], seen.get((a, d), {})) for d in districts] for a in assemblies],
        "keys": [{"tone": tone, "word": worded_value(tier)} for tier, tone in _TONES.items()],
    }  # fmt: skip
    draw("grid", KEY, data, on_chosen_change=choosing(KEY, "cell"))


def _cell(row: Mapping[str, Any], seen: Mapping[str, Any]) -> dict[str, Any]:
    recorded = say("owners.recorded", n=seen.get("firms", 0), inferred=seen.get("inferred", 0))
    title = f"{row['district_name']} · {row['assembly_name']} · {worded_value(row['tier'])} · {recorded}"
    if not row["firms"] and row["tier"] == "NO_CLUSTER":
        return {"id": "", "tone": "blank", "text": "—", "title": title}
    tone = _TONES[row["tier"]] if row["firms"] or row["tier"] == "NOT_KNOWN" else "blank"
    lq = "" if row["lq"] is None else say("owners.lq", n=f"{row['lq']:.1f}")
    interval = "" if row["low"] is None else f"{row['low']:.2f}–{row['high']:.2f}"
    return {
        "id": cell_id(row), "tone": tone, "text": say("gaps.firms", n=row["firms"]) if row["tier"] != "NOT_KNOWN" else "?",
        "note": " ".join(filter(None, (lq, "★" * (row["stars"] or 0)))), "title": " · ".join(filter(None, (title, interval))),
    }  # fmt: skip


def _table(name: str) -> None:
    found = answer(f"clusters/{name}", scope=scope())
    table(frame(found.rows(), [found.query.column(n) for n in _TABLES[name]]), f"table_{name}", lines=12, digits=3)
    behind(found, f"clusters_{name}")
