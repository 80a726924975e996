"""招商与项目: the funnel by stage, or by district or assembly, and what stays too long, with the days."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from liantu.ui.desk import answer, desk
from liantu.ui.parts.behind import behind
from liantu.ui.parts.card import card, head
from liantu.ui.parts.money import in_unit, money
from liantu.ui.parts.overview_projects import TOO_LONG, stage_sheet
from liantu.ui.parts.scope import scope
from liantu.ui.parts.sheet import col, num, sheet
from liantu.ui.speech import plain, say
from queries.runner import Answer

Row = Mapping[str, Any]
SHOWN = 8
_DATA = str(Path(__file__).parent.parent / "views" / "data.py")


def stages() -> None:
    """Both cards, and how a stage is changed."""
    late = answer("projects/overdue", scope=scope())
    over = [r for r in late.rows() if r["kind"] == TOO_LONG]
    left, right = st.columns([6, 6])
    with left, card("funnel"):
        _funnel(over, late)
    with right, card("overdue"):
        _overdue(over, late)


def _funnel(over: Sequence[Row], late: Answer) -> None:
    plain_funnel = answer("projects/funnel", scope=scope())
    by = next(p for p in plain_funnel.query.params if p.name == "by").choices
    total = money(sum(r["investment_cny"] or 0 for r in plain_funnel.rows()), 1)
    head("funnel", say("stages"), say("stages.sum", n=plain_funnel.total, money=total, late=len(over)))
    picked = st.segmented_control(
        say("projects.by"),
        list(by),
        default=by[0],
        required=True,
        key="funnel_by",
        bind="query-params",
        label_visibility="collapsed",
    )
    found = plain_funnel if picked in (None, by[0]) else answer("projects/funnel", scope=scope(), by=picked)
    if not found.findings:
        st.info(say("stages.none"))
    elif picked in (None, by[0]):
        sheet("funnel", **stage_sheet(found.rows(), over))
    else:
        sheet("funnel_by_sheet", **_by(found.rows(), str(picked)))
    for warning in found.warnings:
        st.caption(plain(warning))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(say("projects.by_loading"))
        if not desk().settings.read_only:
            st.page_link(_DATA, label=say("projects.to_data"))
    behind(found, "funnel", late)


def _by(rows: Sequence[Row], first: str) -> dict[str, Any]:
    """A line for each group, a column for each stage: count, and the money of all."""
    stages_ = list(dict.fromkeys(r["stage_zh"] for r in rows))
    counts: dict[tuple[str, str], int] = {(r["group"], r["stage_zh"]): r["projects"] for r in rows}
    sums: dict[str, float] = defaultdict(float)
    for row in rows:
        sums[row["group"]] += row["investment_cny"] or 0
    groups = sorted(sums, key=lambda g: (-sums[g], g or ""))
    heads = [
        col(first),
        *(num(s) for s in stages_),
        num(say("stages.unit")),
    ]
    lines = [
        {"cells": [g or "—", *(str(counts.get((g, s), 0)) for s in stages_), f"{in_unit(sums[g]):,.1f}"]}
        for g in groups
    ]
    return {"label": say("stages"), "heads": heads, "rows": lines}


def _overdue(over: Sequence[Row], late: Answer) -> None:
    others = len({(r["project"], r["kind"], r["stage"]) for r in late.rows()}) - len(over)
    head("overdue", say("projects.overdue"), say("projects.overdue.note", n=len(over), others=others))
    if not over:
        st.success(say("projects.overdue.none"))
        return
    rows = sorted(over, key=lambda r: -r["days_over"])
    heads = [
        col(say("projects.name")), col(say("compare.district")), col(say("projects.now")), num(say("projects.days")),
        col(say("projects.problems"), 560),
    ]  # fmt: skip
    lines = [
        {
            "cells": [
                r["name"],
                (r["district"] or "—").removesuffix("区"),
                r["now_zh"],
                {"text": f"{r['days']} / {r['limit_days']}", "tone": "bad"},
                "、".join(r["problems"]) or "—",
            ]
        }
        for r in rows[:SHOWN]
    ]
    sheet("overdue", say("projects.overdue"), heads, lines, stack=True)
    if len(rows) > SHOWN:
        st.caption(say("more.entries", n=len(rows) - SHOWN))
    behind(late, "overdue")
