"""Beside the upstream or downstream of a firm: what is chosen of it, with the rows behind each supply."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from liantu.ui.desk import desk
from liantu.ui.explorer.flow import QUESTIONS
from liantu.ui.parts.behind import behind
from liantu.ui.parts.entries import Entry, entries, row_ids
from liantu.ui.speech import plain, say
from queries.runner import Answer

FLOW_HOPS, FLOW_MOST = 2, 400
LISTED = 40
_VIEWS = Path(__file__).parent.parent / "views"


def sides(firm: Mapping[str, Any], mode: str) -> None:
    """The switch between both sides, and the way back."""
    with st.container(horizontal=True, vertical_alignment="center", key="flow_head"):
        chosen = st.segmented_control(
            say("flow.mode"), list(QUESTIONS), default=mode, required=True, key=f"flow_mode_{mode}", label_visibility="collapsed",
            format_func=lambda side: say(f"flow.{side}"),
        )  # fmt: skip
        back = st.button(say("flow.chain"), key="flow_back")
    if back:
        for name in ("firm", "mode"):
            st.query_params.pop(name, None)
        st.rerun()
    if chosen and chosen != mode:
        st.query_params["mode"] = chosen
        st.rerun(scope="fragment")


def flow_panel(selected: str, firm: Mapping[str, Any], mode: str, found: Answer) -> None:
    """One firm of the tree, or all that stand next to the one in the middle."""
    rows = found.rows()
    chosen = [row for row in rows if row["firm"] == selected]
    st.caption(plain(say(f"flow.{mode}")))
    st.header(plain(chosen[0]["name"] if chosen else firm["name"]))
    shown = chosen or [row for row in rows if row["hop"] == 1][:LISTED]
    if not rows:
        st.info(say("flow.none"))
    items = [_entry(row) for row in shown]
    if items:
        entries(items, desk().rows(row_ids(items)), key="flow_rows")
    if found.total > len(rows):
        st.caption(say("flow.cut", n=len(rows), total=found.total))
    of = chosen[0]["firm"] if chosen else firm["firm"]
    with st.container(horizontal=True):
        st.page_link(_VIEWS / "firms.py", label=say("panel.profile"), query_params={"firm": of})
        if (file := _VIEWS / "network.py").exists() and chosen:
            st.page_link(file, label=say("panel.path"), query_params={"from": firm["firm"], "to": of})
        if chosen and st.button(say("flow.centre"), key="flow_centre", type="tertiary"):
            st.query_params["firm"] = of
            st.rerun(scope="fragment")
    behind(found, "flow")


def _entry(row: Mapping[str, Any]) -> Entry:
    way = " → ".join(row["path"]) if row["hop"] > 1 else ""
    low = row["confidence"] == ["low"]
    return Entry(
        row["name"], say("supplies.low" if low else "supplies.recorded"), "inferred" if low else "confirmed",
        ("、".join(row["items"]), way), tuple(row["rows"]), firm=row["firm"],
    )  # fmt: skip
