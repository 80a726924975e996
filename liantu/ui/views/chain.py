"""产业链图: the explorer on the left, on the right what is chosen; with `?firm=…&mode=up` who stands before or behind a firm."""

import hashlib
from collections.abc import Mapping
from typing import Any

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.drawings.drawing import draw
from liantu.ui.explorer.chain import chain, is_known, know
from liantu.ui.explorer.flow import QUESTIONS, flow
from liantu.ui.explorer.found import results
from liantu.ui.explorer.view import KEY, flow_view, view_now
from liantu.ui.parts.chain_panel import panel
from liantu.ui.parts.flow_panel import FLOW_HOPS, FLOW_MOST, flow_panel, sides
from liantu.ui.parts.guarded import guarded
from liantu.ui.parts.supplies import supplies
from liantu.ui.speech import say


@guarded
def page() -> None:
    """Drawn anew together, without the rest of the page."""
    firm, mode = st.query_params.get("firm", ""), st.query_params.get("mode", "")
    if firm and mode in QUESTIONS:
        _flow(firm, mode)
    else:
        _chain()


def _chain() -> None:
    """The tree stands at once; the states of the components are filled in when they are known."""
    view, known = view_now(), is_known()
    found = chain(view, with_states=known)
    left, right = st.columns([7, 3])
    with left:
        _draw(KEY, found.data)
        below = st.container()
    with right, st.container(border=True, key="card_panel"):
        if found.states:
            panel(found.selected, found.parts, found.states)
    with below:
        if part := next((p for p in found.parts if p["code"] == found.selected.partition("|")[0]), None):
            supplies(part)
    if not known:
        with right, st.spinner(say("chain.judging")):
            know()
        st.rerun()


def _flow(firm: str, mode: str) -> None:
    key = f"{KEY}_{mode}_{hashlib.sha256(firm.encode()).hexdigest()[:12]}"
    view = flow_view(key)
    if view.firm:  # another firm was searched for
        st.query_params["firm"] = view.firm
        st.session_state.pop(key)
        st.rerun(scope="fragment")
    profile = answer("firms/profile", firm=firm).rows()[0]
    found = answer(QUESTIONS[mode], firm=profile["firm"], hops=FLOW_HOPS, limit=FLOW_MOST)
    left, right = st.columns([7, 3])
    with left:
        sides(profile, mode)
        _draw(key, flow(mode, profile, found, results(view.text, only="firm")))
    with right, st.container(border=True, key="card_panel"):
        flow_panel(view.selected, profile, mode, found)


def _draw(key: str, data: Mapping[str, Any]) -> None:
    draw("explorer", key, data, on_view_change=lambda: None)


page()
