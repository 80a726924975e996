"""总览, the largest gaps: what to fill first, how much it matters, by which route."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.parts.behind import behind
from liantu.ui.parts.card import head, view
from liantu.ui.parts.links import state_word
from liantu.ui.parts.scope import scope
from liantu.ui.parts.sheet import col, num, sheet
from liantu.ui.speech import plain, say
from queries.statuses import SHORT

SHOWN = 5


def gaps() -> None:
    """The first of the ranking that are known to fall short; a click opens the analysis at that component."""
    found = answer("gaps/ranking", scope=scope())
    head("gaps", say("gaps.largest"), say("gaps.largest.note"), to="gaps")
    every = found.rows()
    rows = [r for r in every if r["status"] in SHORT][:SHOWN]
    unknown, unverified = (sum(r["status"] == state for r in every) for state in ("UNKNOWN", "UNVERIFIED"))
    if not rows:
        st.caption(say("gaps.largest.none"))
    else:
        _list(rows)
    if unknown or unverified:
        st.caption(say("gaps.largest.left_out", unknown=unknown, unverified=unverified))
    behind(found, "gaps")


def _list(rows: Sequence[Mapping[str, Any]]) -> None:
    heads = [col(say("level.component")), col(say("gaps.importance"), 340, "third"), num(""), col(say("largest.route"))]
    told = sheet("gaps", say("gaps.largest"), heads, [_line(r) for r in rows])
    page = view("gaps")
    if told and page:
        st.switch_page(page, query_params={"part": told})


def _line(row: Mapping[str, Any]) -> dict[str, Any]:
    name = {"open": row["code"], "text": row["name"], "state": row["status"], "word": state_word(row["status"])}
    share = row["importance"]
    return {
        "cells": [
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
