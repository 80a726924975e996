"""总览, projects by stage: how many, how much money, how many stay too long; the two that do so longest."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.parts.behind import behind
from liantu.ui.parts.card import head
from liantu.ui.parts.money import in_unit, money
from liantu.ui.parts.scope import scope
from liantu.ui.parts.sheet import col, num, sheet
from liantu.ui.speech import plain, say

TOO_LONG = "too_long"
_LONGEST = 2
Row = Mapping[str, Any]


def stages() -> None:
    """The funnel of the chosen scope."""
    funnel, late = answer("projects/funnel", scope=scope()), answer("projects/overdue", scope=scope())
    rows, over = funnel.rows(), [r for r in late.rows() if r["kind"] == TOO_LONG]
    if not funnel.total:
        head("stages", say("stages"), to="projects")
        st.caption(say("stages.none"))
        return
    note = say(
        "stages.sum", n=funnel.total, money=money(sum(r["investment_cny"] or 0 for r in rows), 1), late=len(over)
    )
    head("stages", say("stages"), note, to="projects")
    sheet("stages", **stage_sheet(rows, over))
    if over:
        longest = sorted(over, key=lambda r: -r["days_over"])[:_LONGEST]
        st.caption(f"**{say('stages.longest')}**　" + "  \n".join(late_words(r) for r in longest))
    behind(funnel, "stages", late)


def stage_sheet(rows: Sequence[Row], over: Sequence[Row]) -> dict[str, Any]:
    """A line for each stage: count, bar, money, how many stay too long."""
    late: dict[str, set[str]] = defaultdict(set)
    for row in over:
        late[row["now_zh"]].add(row["project"])
    most = max((r["investment_cny"] or 0 for r in rows), default=0) or 1
    heads = [
        col(say("stages.stage")), num(say("stages.count")), col(say("stages.money"), kind="wide"),
        num(say("stages.unit")), num(""),
    ]  # fmt: skip
    return {"label": say("stages"), "heads": heads, "rows": [_line(r, most, len(late[r["stage_zh"]])) for r in rows]}


def _line(row: Row, most: float, late: int) -> dict[str, Any]:
    cny = row["investment_cny"]
    shown = "—" if cny is None else (row["investment_qualifier"] or "") + f"{in_unit(cny):,.1f}"
    told = {"text": say("stages.late", n=late), "tone": "bad"} if late else ""
    return {"cells": [row["stage_zh"], f"{row['projects']}", {"bar": (cny or 0) / most}, shown, told]}


def late_words(row: Row) -> str:
    """One project that stays too long, in a sentence."""
    district = (row["district"] or "").removesuffix("区")
    return plain(
        say(
            "stages.late.words",
            name=row["name"],
            district=district,
            stage=row["now_zh"],
            days=row["days"],
            limit=row["limit_days"],
        )
    )
