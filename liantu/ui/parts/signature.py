"""Who does it: asked once, kept for the session, and offered again from what was last signed."""

import streamlit as st

from graph import archive
from liantu.ui.desk import desk
from liantu.ui.speech import say


def signature(key: str) -> str:
    """The field with the name; '' until somebody gives one."""
    known = str(st.session_state.setdefault("who", _last()))
    given = st.text_input(say("who"), value=known, key=f"who_{key}", placeholder=say("who.hint"), max_chars=40).strip()
    st.session_state["who"] = given
    return given


def _last() -> str:
    """Who signed the newest judgement or load."""
    opened = desk()
    with opened.lock:
        signed = [(j.at, j.by) for j in archive.judgements(opened.store)]
    signed += [(load.at, load.by) for load in opened.loads()]
    return max((each for each in signed if each[1]), default=("", ""))[1]
