"""招商与项目: target firms, where each of them would fit, and the ledger of where firms came from."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from liantu.ui.desk import answer, desk
from liantu.ui.parts.behind import behind
from liantu.ui.parts.card import card, head
from liantu.ui.parts.entries import Entry, entries, row_ids
from liantu.ui.parts.scope import scope
from liantu.ui.parts.sheet import col, num, sheet
from liantu.ui.parts.tables import frame, table
from liantu.ui.speech import language, plain, say

Row = Mapping[str, Any]
_SHOWN = ("name", "origin_place", "part_name", "standing", "intentions", "regions", "status", "owner", "as_of")
_VOTES = ("priority", "chain", "room", "density", "named")
_LEDGER = ("name", "place_names", "told", "origin_place", "counted_as", "reason", "since", "papers", "is_documented")


def wanted() -> None:
    """The list; a click advises where to place that firm."""
    found = answer("projects/targets", scope=scope())
    rows = found.rows()
    with card("targets", height="content"):
        head("targets", say("projects.targets"), say("projects.targets.note", n=len(rows)))
        if not rows:
            st.info(say("projects.targets.none"))
            return
        line = table(frame(rows, [found.query.column(n) for n in _SHOWN]), "targets", select=True, lines=10)
        behind(found, "targets")
    row = rows[line] if line is not None else next((r for r in rows if r["is_component"]), None)
    if row is not None:
        _advice(row)


def _advice(row: Row) -> None:
    """Votes and veto of each district."""
    with card("placement", height="content"):
        head(
            "placement",
            say("projects.placement", firm=row["name"], part=row["part_name"]),
            say("projects.placement.note"),
        )
        item = Entry(
            row["name"],
            row["status"] or "",
            "value",
            tuple(filter(None, (row["reason"],))),
            tuple(row["rows"]),
            firm=row["firm"],
        )
        entries([item], desk().rows(row_ids([item])), key="target_rows")
        if not row["is_component"]:
            st.info(say("projects.placement.component", part=plain(row["part_name"])))
            return
        found = answer("relatedness/placement", component=row["part"], firm=row["firm"])
        titles = {c.name: c.title.of(language()) for c in found.query.columns}
        heads = [
            num(titles["rank"], kind="number tight"), col(titles["district_name"]), num(titles["score"]),
            *(num(titles[v], 560) for v in _VOTES), col(titles["vetoes"]), col(titles["reasons"], 720),
        ]  # fmt: skip
        sheet("placement", say("projects.placement.label"), heads, [_line(r) for r in found.rows()], stack=True)
        behind(found, "placement")


def _line(row: Row) -> dict[str, Any]:
    name = [
        {"text": row["district_name"], "tone": "strong"},
        *([{"text": say("projects.advised"), "tone": "good strong"}] if row["is_advised"] else []),
    ]
    veto = {"text": "；".join(row["vetoes"]), "tone": "bad"} if row["vetoes"] else "—"
    return {
        "cells": [
            "—" if row["rank"] is None else str(row["rank"]),
            name,
            _two(row["score"]),
            *(_two(row[v]) for v in _VOTES),
            veto,
            "；".join(row["reasons"]),
        ]
    }


def _two(value: float | None) -> str:
    return "—" if value is None else f"{value:.2f}"


def origins() -> None:
    """Each firm counts once; what is called otherwise than it counts stands with its reason."""
    found = answer("projects/origins", scope=scope())
    rows = found.rows()
    with card("origins", height="content"):
        head("origins", say("view.projects_origins"), say("projects.origins.note"))
        if not rows:
            st.info(say("projects.origins.none"))
            return
        st.markdown(plain(found.sentence.of(language())))
        names = _kinds(rows)
        picked = st.segmented_control(
            say("view.projects_origins"),
            list(names),
            default=next(iter(names)),
            required=True,
            key="origin_kind",
            format_func=lambda n: f"{names[n][0]} {len(names[n][1])}",
            label_visibility="collapsed",
        )
        table(
            frame(names[picked or next(iter(names))][1], [found.query.column(n) for n in _LEDGER]), "origins", lines=14
        )
        for warning in found.warnings:
            st.caption(plain(warning))
        behind(found, "origins")


def _kinds(rows: Sequence[Row]) -> dict[str, tuple[str, list[Row]]]:
    """All, then by what they count as, last those that count as something else than they are called."""
    other = [r for r in rows if r["counted_as"] != r["told"]]
    kinds = {k: (k, [r for r in rows if r["counted_as"] == k]) for k in dict.fromkeys(r["counted_as"] for r in rows)}
    return {"all": (say("projects.origins.all"), list(rows)), **kinds, "other": (say("projects.origins.other"), other)}
