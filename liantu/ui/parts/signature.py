"""Who does it: asked once, kept for the session, and offered again from what was last signed."""

import streamlit as st

from graph import archive
from liantu.ui.desk import desk
from liantu.ui.speech import say


def signature(key: str) -> str:
    """The field with the name; '' until somebody gives one. All fields of a page show the same name."""
    field = f"who_{key}"

    def given() -> None:
        st.session_state["who"] = str(st.session_state[field]).strip()

    st.session_state[field] = st.session_state.setdefault("who", _last())
    st.text_input(say("who"), key=field, placeholder=say("who.hint"), max_chars=40, on_change=given)
    return str(st.session_state["who"])


def _last() -> str:
    """Who signed the newest judgement or load."""
    opened = desk()
    with opened.lock:
        signed = [(j.at, j.by) for j in archive.judgements(opened.store)]
    signed += [(load.at, load.by) for load in opened.loads()]
    return max((each for each in signed if each[1]), default=("", ""))[1]
