"""目标进度, the plan itself: its numeric targets, its clauses word for word, and the audit of its numbers and wording."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from liantu.plan.audit import check_plan
from liantu.plan.kinds import PlanCheck
from liantu.ui.desk import answer
from liantu.ui.parts.behind import behind
from liantu.ui.parts.card import card, head
from liantu.ui.parts.sheet import col, sheet
from liantu.ui.parts.tables import frame, table
from liantu.ui.speech import language, plain, say


def clauses() -> None:
    """Targets and clauses; a click on a clause shows its text, and so does its code in the address: it comes first."""
    told = answer("plan/clauses", at="")
    rows = told.rows()
    wanted = next((row for row in rows if row["code"] == st.query_params.get("clause")), None)
    if wanted:
        with card("clause", height="content"):
            _clause(wanted)
    with card("plan_targets", height="content"):
        found = answer("plan/targets", at="")
        head("plan_targets", say("targets.all"), say("targets.all.note", n=len(found.findings)))
        table(
            frame(found.rows(), [c for c in found.query.columns if not c.name.endswith("code")]),
            "all_targets",
            lines=12,
        )
        behind(found, "plan_targets")
    with card("clauses", height="content"):
        head("clauses", say("view.targets_clauses"), say("targets.clauses.note", n=len(rows)))
        picked = table(
            frame(rows, [c for c in told.query.columns if c.name not in ("code", "text")]),
            "clauses",
            select=True,
            lines=10,
        )
        if picked is not None:
            _clause(rows[picked])
        behind(told, "clauses")


def _clause(row: Mapping[str, Any]) -> None:
    """Word for word."""
    st.markdown(f"**{plain(row['section'])} {plain(row['name'])}**　{say('targets.page', page=row['page'])}")
    st.markdown(plain(row["text"]))


def audit() -> None:
    """Every check; what asks for a person's reading comes first."""
    every = check_plan(lambda name: answer(name, at="").rows())
    doubts = [c for c in every if not c.agrees]
    with card("audit", height="content"):
        head("audit", say("view.targets_audit"), say("targets.audit.count", n=len(every), doubts=len(doubts)))
        st.caption(say("targets.audit.note"))
        heads = [
            col(say("targets.verdict"), kind="tight"), col(say("targets.check"), kind="sixth"), col(say("targets.expected"), 720, "sixth"),
            col(say("targets.found"), 720, "sixth"), col(say("targets.explained")), col(say("targets.where"), 560, "sixth"),
        ]  # fmt: skip
        rows = [_line(c) for c in sorted(every, key=lambda c: c.agrees)]
        sheet("audit", say("view.targets_audit"), heads, rows, stack=True)
        behind(
            answer("plan/structure", at=""),
            "audit",
            *(answer(f"plan/{n}", at="") for n in ("targets", "priorities", "districts", "stages")),
        )


def _line(check: PlanCheck) -> dict[str, Any]:
    lang = language()
    verdict = (
        {"text": say("targets.agrees"), "tone": "good"}
        if check.agrees
        else {"text": say("targets.doubt"), "tone": "warn strong"}
    )
    where = say("targets.at", section=check.clause, page=check.page)
    return {
        "cells": [
            verdict,
            check.title.of(lang),
            check.expected.of(lang),
            check.found.of(lang),
            check.explanation.of(lang),
            where,
        ]
    }
