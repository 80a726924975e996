"""招商与项目: every project with its stage, dates and paper; and what opens if the signed ones do."""

from typing import Any

import streamlit as st

from liantu.ui.desk import answer, desk
from liantu.ui.parts.behind import behind
from liantu.ui.parts.card import card, head
from liantu.ui.parts.entries import Entry, entries, row_ids
from liantu.ui.parts.links import state_word
from liantu.ui.parts.scope import scope
from liantu.ui.parts.sheet import col, num, sheet
from liantu.ui.parts.tables import frame, table
from liantu.ui.speech import say

_SHOWN = (
    "name", "district", "parts", "stage_zh", "since", "paper", "next_zh", "next_on", "investment_cny", "paid_in_cny", "full_output_cny",
    "investors", "responsible", "problems",
)  # fmt: skip


def every() -> None:
    """The list; a click on a line shows the rows behind it."""
    query = desk().questions["projects/list"]
    choices = list(next(p for p in query.params if p.name == "stage").choices)
    with card("list", height="content"):
        picked = st.segmented_control(
            say("stages.stage"),
            choices,
            default=choices[0],
            required=True,
            key="stage",
            bind="query-params",
            label_visibility="collapsed",
        )
        found = answer("projects/list", scope=scope(), stage=picked or choices[0])
        rows = found.rows()
        head("list", say("projects.list"), say("projects.count", n=len(rows)))
        if not rows:
            st.info(say("stages.none"))
            return
        line = table(frame(rows, [found.query.column(n) for n in _SHOWN]), "projects", select=True, lines=14)
        if line is not None:
            item = Entry(rows[line]["name"], rows[line]["stage_zh"] or "", "value", (), tuple(rows[line]["rows"]))
            entries([item], desk().rows(row_ids([item])), key="project_rows")
        behind(found, "projects")


def opening() -> None:
    """Components by state now and if all that is signed or under construction goes into production."""
    found, parts = (
        answer("resilience/with_projects", scope=scope()),
        answer("resilience/projects_by_component", scope=scope()),
    )
    left, right = st.columns([5, 7])
    with left, card("opening"):
        head("opening", say("view.projects_opening"), say("projects.opening.note"))
        heads = [
            col(say("column.state")),
            num(say("projects.before")),
            num(say("projects.after")),
            col(say("projects.arrived")),
        ]
        lines = [
            {
                "cells": [
                    {"state": r["status"], "word": state_word(r["status"])},
                    str(r["before"]),
                    {"text": str(r["after"]), "tone": "strong"},
                    "、".join(r["arrived"]) or "—",
                ]
            }
            for r in found.rows()
        ]
        sheet("opening", say("view.projects_opening"), heads, lines)
        behind(found, "opening")
    with right, card("opened"):
        changed = [r for r in parts.rows() if r["projects"]]
        head("opened", say("projects.opened"), say("projects.opened.note", n=len(changed)))
        sheet(
            "opened",
            say("projects.opened"),
            [
                col(say("level.component")),
                col(say("column.state")),
                col(say("projects.by_which")),
            ],
            [_opened(r) for r in changed],
        )
        behind(parts, "opened")


def _opened(row: dict[str, Any]) -> dict[str, Any]:
    if row["before"] == row["after"]:
        state: Any = {"state": row["after"], "word": row["after_zh"]}
    else:
        state = {"from": row["before"], "to": row["after"], "word": row["after_zh"]}
    return {"cells": [row["name"], state, "、".join(row["projects"])]}
