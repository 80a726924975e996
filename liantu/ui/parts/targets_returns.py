"""目标进度, 报送情况: who sent what for the newest period, and the list of those to remind, as a file."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.parts.amounts import number, unit_word
from liantu.ui.parts.behind import behind
from liantu.ui.parts.card import card, head
from liantu.ui.parts.dates import day_words
from liantu.ui.parts.exports import XLSX_TYPE, csv_bytes, titles, xlsx_bytes
from liantu.ui.parts.sheet import col, num, sheet
from liantu.ui.parts.standing import silent
from liantu.ui.parts.tables import frame, table
from liantu.ui.speech import say
from queries.runner import Answer

Row = Mapping[str, Any]


def returns() -> None:
    """What came and what is missing."""
    found, late = answer("plan/returns"), answer("plan/reminders")
    rows = found.rows()
    day = next((str(r["day"]) for r in rows if r["day"]), "")
    with card("returns", height="content"):
        head("returns", say("view.targets_returns"), day_words(day) if day else "")
        if not day:
            st.info(say("targets.returns.none"))
            return
        sheet("returns", **_grid(rows), stack=True)
        behind(found, "returns")
    with card("reminders", height="content"):
        head(
            "reminders",
            say("targets.reminders"),
            say("targets.reminders.count", n=len(late.findings), total=late.total),
        )
        if not late.findings:
            st.success(say("targets.reminders.none"))
            return
        _files(late, day)
        table(frame(late.rows(), [c for c in late.query.columns if not c.name.endswith("code")]), "reminders")
        behind(late, "reminders")


def _grid(rows: Sequence[Row]) -> dict[str, Any]:
    """A line for each district, a column for each figure."""
    figures = list(dict.fromkeys((r["indicator"], r["basis"]) for r in rows))
    units = {(r["indicator"], r["basis"]): r["unit"] for r in rows if r["unit"]}
    cells = {(r["district"], r["indicator"], r["basis"]): r for r in rows}
    heads = [
        col(say("compare.district"), kind="tight"),
        *(num(_title(f, units.get(f)), kind="number wrapped") for f in figures),
        col(say("targets.sent_on"), 720),
    ]
    lines = []
    for name in dict.fromkeys(r["district"] for r in rows):
        own = [cells[name, *f] for f in figures]
        on = max((str(r["reported_on"]) for r in own if r["reported_on"]), default="")
        by = "、".join(sorted({who for r in own for who in r["by"]}))
        lines.append(
            {
                "cells": [
                    {"text": name, "tone": "strong"},
                    *(_cell(r) for r in own),
                    " · ".join(filter(None, (on, by))) or "—",
                ]
            }
        )
    return {"label": say("view.targets_returns"), "heads": heads, "rows": lines}


def _title(figure: tuple[str, str], unit: str | None) -> str:
    name, basis = figure
    return f"{name} · {basis}" + (f"（{unit_word(unit)}）" if unit else "")


def _cell(row: Row) -> Any:
    if row["number"] is not None:
        return (row["qualifier"] or "") + number(row["number"], row["unit"] or "", 2 if row["number"] % 1 else 0)
    return {"pace": silent()} if not row["sent_any"] else {"text": row["state_zh"], "tone": "quiet"}


def _files(late: Answer, day: str) -> None:
    """导出催报表, both kinds."""
    heads = titles(late)
    with st.container(horizontal=True):
        st.download_button(
            say("targets.reminders.xlsx"), lambda: xlsx_bytes(late.rows(), heads), f"reminders-{day}.xlsx", XLSX_TYPE, key="reminders_xlsx",
            on_click="ignore", type="primary",
        )  # fmt: skip
        st.download_button(
            say("targets.reminders.csv"),
            lambda: csv_bytes(late.rows(), heads),
            f"reminders-{day}.csv",
            "text/csv",
            key="reminders_csv",
            on_click="ignore",
        )
    st.caption(say("targets.reminders.note"))
