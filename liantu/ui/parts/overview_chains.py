"""总览, the chains that the plan wants to lead: how many do so surely and at best, and each with the states of its components."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.parts.behind import behind
from liantu.ui.parts.card import head
from liantu.ui.parts.links import links, state_word
from liantu.ui.parts.scope import scope
from liantu.ui.parts.sheet import col, num, sheet
from liantu.ui.speech import say

SHOWN = 6
Row = Mapping[str, Any]


def chains() -> None:
    """The named chains; where nobody named any, the assemblies."""
    found, listed = answer("plan/leading_chains", scope=scope()), answer("chains/list", scope=scope())
    rows = [r for r in found.rows() if r["kind"] == "chain"] or found.rows()
    goal = say("chains.goal") if listed.findings else say("chains.unnamed")
    head("chains", say("chains"), to="owners")
    sure, may = sum(bool(r["is_leading"]) for r in rows), sum(bool(r["may_lead"]) for r in rows)
    number = f"{sure}–{may}" if may > sure else str(sure)
    st.markdown(say("chains.leading", n=number, total=len(rows), goal=goal))
    covers = {r["name"]: r["covers"] for r in listed.rows()}
    sheet("chains", **_sheet(_first(rows), covers))
    if len(rows) > SHOWN:
        st.caption(say("more.entries", n=len(rows) - SHOWN))
    behind(found, "chains", listed)


def _first(rows: Sequence[Row]) -> list[Row]:
    """The nearest to leading."""
    return sorted(rows, key=lambda r: -(r["adequate_surely"] / r["components"] if r["components"] else 0))[:SHOWN]


def _sheet(rows: Sequence[Row], covers: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    parts = links()
    heads = [col(""), col(""), num("")]
    return {
        "label": say("chains"),
        "heads": heads,
        "rows": [{"cells": _cells(r, covers.get(r["name"], ()), parts)} for r in rows],
    }


def _cells(row: Row, covers: Sequence[str], parts: Sequence[Row]) -> list[Any]:
    own = [p for p in parts if p["assembly_name"] in covers or p["name"] in covers or p["assembly"] == row["id_"]]
    words = "，".join(f"{p['name']} {state_word(p['status'])}" for p in own)
    done = say("chains.done", n=row["adequate_surely"], total=row["components"])
    return [row["name"], {"states": [p["status"] for p in own], "word": words}, done]
