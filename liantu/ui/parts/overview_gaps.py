"""总览, the largest gaps: what to fill first, how much it matters, by which route."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.drawings.drawing import component
from liantu.ui.parts.behind import behind
from liantu.ui.parts.card import head, view
from liantu.ui.parts.scope import scope
from liantu.ui.speech import plain, say

SHOWN = 5


def gaps() -> None:
    """The first of the ranking; a click opens the analysis at that component."""
    found = answer("gaps/ranking", scope=scope())
    head("gaps", say("gaps.largest"), say("gaps.largest.note"), to="gaps")
    rows = found.rows()[:SHOWN]
    if not rows:
        st.caption(say("gaps.largest.none"))
        return
    heads = [
        {"text": "", "kind": "number tight"}, {"text": say("level.component")}, {"text": say("gaps.importance"), "kind": "wide", "least": 440},
        {"text": "", "kind": "number"}, {"text": say("largest.route")},
    ]  # fmt: skip
    told = component("sheet")(
        key="gaps",
        data={"label": say("gaps.largest"), "heads": heads, "rows": [_line(r) for r in rows]},
        on_opened_change=lambda: None,
    )
    page = view("gaps")
    if told.opened and page:
        st.switch_page(page, query_params={"part": told.opened})
    behind(found, "gaps")


def _line(row: Mapping[str, Any]) -> dict[str, Any]:
    name = [{"state": row["status"], "word": ""}, {"open": row["code"], "text": row["name"]}]
    share = row["importance"]
    return {
        "cells": [
            str(row["rank"]),
            name,
            {"bar": share or 0, "tone": "navy"},
            "—" if share is None else f"{share:.2f}",
            route(row),
        ]
    }


def route(row: Mapping[str, Any]) -> str:
    """The way that is most feasible, with what there is on it."""
    count = {"transfer": row["transfer"], "attract": row["targets"]}.get(row["route"])
    words = str(row["route_zh"] or "—")
    if count is None:
        return words
    way = row["route"]
    return f"{words} · {plain(say(f'largest.route.{way}', n=count))}"
