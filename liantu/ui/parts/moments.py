"""The two days of a page: as of when it answers, and with when it compares. One choice for all pages, kept in the URL."""

import streamlit as st

from liantu.ui.speech import say


def as_of() -> str:
    """The day (2024-06-30, 2024-06, 2024) or load to look back to; '' is now."""
    return str(st.session_state.get("as_of") or "").strip()


def before() -> str:
    """The day or load to compare with; '' is none."""
    return str(st.session_state.get("before") or "").strip()


def moments() -> None:
    """The two fields, in the head of the page."""
    for name in ("as_of", "before"):
        st.text_input(
            say(f"moment.{name}"), key=name, bind="query-params", width=150, label_visibility="collapsed",
            placeholder=say(f"moment.{name}.hint"),
        )  # fmt: skip
