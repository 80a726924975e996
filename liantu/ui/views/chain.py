"""产业链图: the explorer on the left, on the right what is chosen with its firms and the rows behind each."""

import hashlib
import json
from typing import Any

import streamlit as st

from liantu.ui.drawings.drawing import component
from liantu.ui.explorer.chain import Chain, chain, is_known, know
from liantu.ui.explorer.view import KEY, view_now
from liantu.ui.parts.chain_panel import panel
from liantu.ui.speech import say


@st.fragment
def page() -> None:
    """The tree stands at once; the states of the components are filled in when they are known."""
    view = view_now()
    known = is_known()
    found = chain(view, with_states=known)
    left, right = st.columns([7, 3])
    with left:
        _draw(found)
    with right, st.container(border=True, key="card_panel"):
        if found.states:
            panel(found.selected, found.parts, found.states)
    if not known:
        with right, st.spinner(say("chain.judging")):
            know()
        st.rerun()


def _draw(found: Chain) -> None:
    data: dict[str, Any] = found.data
    stamp = hashlib.sha256(json.dumps(data, ensure_ascii=False).encode()).hexdigest()
    component("explorer")(key=KEY, data={**data, "stamp": stamp}, on_view_change=lambda: None)


page()
