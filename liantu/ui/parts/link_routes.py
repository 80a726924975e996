"""How the gap of a component could close: firms elsewhere in the city, investment targets, the nearest firms, projects. Asked when opened."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from liantu.ui.desk import answer, desk
from liantu.ui.parts.behind import behind
from liantu.ui.parts.entries import Entry, entries, row_ids
from liantu.ui.parts.scope import scope
from liantu.ui.speech import both, plain, say

NEAREST = 8
Row = Mapping[str, Any]


def link_routes(part: Row) -> None:
    """One line that opens: these questions read all firms."""
    box = st.expander(say("routes.title"), key="routes", on_change="rerun")
    if not box.open:
        return
    with box:
        _options(part["code"])
        _nearest(part["code"])
        _projects(part["code"])


def _options(code: str) -> None:
    found = answer("gaps/options", component=code, scope=scope())
    for route in ("transfer", "attract"):
        rows = [row for row in found.rows() if row["route"] == route]
        st.markdown(f"**{say(f'routes.{route}', n=len(rows))}**")
        items = [_option(row) for row in rows[:NEAREST]]
        if items:
            entries(items, desk().rows(row_ids(items)), key=f"routes_{route}")
        if len(rows) > NEAREST:
            st.caption(say("panel.cut", n=NEAREST, total=len(rows)))
    behind(found, "panel_options")


def _option(row: Row) -> Entry:
    lines = (" · ".join(filter(None, ("、".join(row["where"]), row["status"], row["owner"]))), row["reason"] or "")
    return Entry(row["name"], row["as_of"] or "", "", lines, tuple(row["rows"]), firm=row["firm"])


def _nearest(code: str) -> None:
    found = answer("relatedness/of_component", component=code, scope=scope(), limit=NEAREST)
    st.markdown(f"**{say('routes.transform', n=len(found.findings))}**")
    items = [
        Entry(r["name"], f"{r['rel']:.2f}", "", ("、".join(r["place_names"]), r["reason"] or ""), firm=r["firm"])
        for r in found.rows()
    ]
    if items:
        entries(items, {}, key="routes_transform")
    behind(found, "panel_nearest")


def _projects(code: str) -> None:
    found = answer("resilience/projects_by_component", scope=scope())
    row = next((r for r in found.rows() if r["code"] == code), None)
    if row and row["projects"]:
        words = (both(row[f"{when}_zh"], row[when]) for when in ("before", "after"))
        before, after = words
        st.markdown(plain(say("routes.projects", names="、".join(row["projects"]), before=before, after=after)))
        behind(found, "panel_projects")
