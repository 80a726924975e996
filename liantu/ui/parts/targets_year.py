"""目标进度, 年度目标: how much of the year's target is done, against the year's course and against last year."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.parts.amounts import number, unit_word
from liantu.ui.parts.behind import behind
from liantu.ui.parts.card import card, head
from liantu.ui.parts.sheet import col, num, sheet
from liantu.ui.parts.standing import silent
from liantu.ui.speech import plain, say


def year() -> None:
    """One indicator at a time: the region and the eight."""
    found = answer("plan/year_targets")
    rows = found.rows()
    with card("year", height="content"):
        head("year", say("view.targets_year"), say("targets.year.note"))
        if not rows:
            st.info(say("targets.year.none"))
            return
        names = list(dict.fromkeys(r["indicator"] for r in rows))
        picked = st.segmented_control(
            say("district.indicator"),
            names,
            default=names[0],
            required=True,
            key="year_indicator",
            bind="query-params",
            label_visibility="collapsed",
        )
        shown = [r for r in rows if r["indicator"] == picked]
        sheet("year", say("view.targets_year"), _heads(), [_line(r) for r in shown], stack=True)
        for warning in found.warnings:
            st.caption(plain(warning))
        behind(found, "year")


def _heads() -> list[dict[str, Any]]:
    return [
        col(say("compare.district")), col(say("targets.of_year")), num(say("targets.figure")),
        col("", 560, "bulleted"), num(say("targets.ahead")),
        num(say("targets.growth_computed")), num(say("targets.growth_reported"), 560),
        col(say("targets.notes"), 720),
    ]  # fmt: skip


def _line(row: Mapping[str, Any]) -> dict[str, Any]:
    unit, ahead = row["unit"], row["ahead_points"]
    told = {"text": f"{ahead:+.1f}", "tone": "good" if ahead >= 0 else "bad"} if ahead is not None else "—"
    now = (
        number(row["now"], unit, 1 if row["unit"] and row["completed"] and row["now"] % 1 else 0)
        if row["now"] is not None
        else "—"
    )
    share = row["now"] / row["target"] if row["now"] is not None and row["target"] else None
    where = [row["district"]] if row["now_on"] or not row["district_code"] else [row["district"], {"pace": silent()}]
    return {
        "tone": "" if row["district_code"] else "strong",
        "cells": [where, f"{row['year'][:4]}", f"{now} / {number(row['target'], unit)} {unit_word(unit)}", {"bullet": [share, row["elapsed"]]}, told,
                  _share(row["growth_computed"]), _share(row["growth_reported"]), "；".join(row["notes"])],
    }  # fmt: skip


def _share(value: float | None) -> str:
    return "—" if value is None else f"{value:+.1%}"
