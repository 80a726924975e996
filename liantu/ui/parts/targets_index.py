"""目标进度, 季评比: the index of each district with its three parts, weights and formula on the page; who lacks a part has no rank."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.parts.behind import behind
from liantu.ui.parts.card import card, head
from liantu.ui.parts.dates import day_words
from liantu.ui.parts.sheet import col, num, sheet
from liantu.ui.speech import both, plain, say

_PARTS = ("growth", "projects", "firms")


def index() -> None:
    """The table of the quarter."""
    found = answer("plan/index")
    rows = found.rows()
    day = next((r["day"] for r in rows if r["day"]), "")
    with card("index", height="content"):
        head("index", say("view.targets_index"), day_words(str(day)) if day else say("reached.nobody"))
        titles = {c.name: both(c.zh, c.en) for c in found.query.columns}
        weights = found.thresholds["index"]
        heads = [
            num(titles["rank"], kind="number tight"), col(titles["district"]), num(titles["index"]),
            *(num(f"{titles[p]} × {weights[f'{p}_weight']:g}") for p in _PARTS),
            num(titles["behind_first"], 560), col(titles["notes"], 720),
        ]  # fmt: skip
        sheet("index", say("view.targets_index"), heads, [_line(r) for r in rows], stack=True)
        for warning in found.warnings:
            st.caption(plain(warning))
        st.caption(plain(both(found.query.rule.zh, found.query.rule.en)))
        behind(found, "index")


def _line(row: Mapping[str, Any]) -> dict[str, Any]:
    parts = ["—" if row[p] is None else f"{row[p]:.2f}" for p in _PARTS]
    whole = {"text": _two(row["index"]), "tone": "strong" if row["is_complete"] else "quiet"}
    return {
        "cells": [
            "—" if row["rank"] is None else str(row["rank"]),
            row["district"],
            whole,
            *parts,
            _two(row["behind_first"]),
            "；".join(row["notes"]),
        ]
    }


def _two(value: float | None) -> str:
    return "—" if value is None else f"{value:.2f}"
