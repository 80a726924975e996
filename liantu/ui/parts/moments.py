"""The two days of a page: as of when it answers, and with when it compares. One choice for all pages, kept in the URL."""

import streamlit as st


def as_of() -> str:
    """The day (2024-06-30, 2024-06, 2024) or load to look back to; '' is now."""
    return _chosen("as_of")


def before() -> str:
    """The day or load to compare with; '' is none."""
    return _chosen("before")


def only_now(is_so: bool) -> None:
    """Whether this page knows no other day than today: what came in, what waits."""
    st.session_state["only_now"] = is_so


def _chosen(name: str) -> str:
    if st.session_state.get("only_now"):
        return ""
    return str(st.session_state.get(name) or "").strip()
