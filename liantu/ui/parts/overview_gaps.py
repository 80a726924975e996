"""总览, the largest gaps: what to fill first, how much it matters, by which route."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.parts.behind import behind
from liantu.ui.parts.card import head, view
from liantu.ui.parts.links import state_word
from liantu.ui.parts.scope import scope
from liantu.ui.parts.sheet import col, num, sheet
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
        num("", kind="number tight"), col(say("level.component")), col(say("gaps.importance"), 340, "third"),
        num(""), col(say("largest.route")),
    ]  # fmt: skip
    told = sheet("gaps", say("gaps.largest"), heads, [_line(r) for r in rows])
    page = view("gaps")
    if told and page:
        st.switch_page(page, query_params={"part": told})
    behind(found, "gaps")


def _line(row: Mapping[str, Any]) -> dict[str, Any]:
    name = {"open": row["code"], "text": row["name"], "state": row["status"], "word": state_word(row["status"])}
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
