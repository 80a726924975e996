"""The way from any page to 简报. Scope and days go along by themselves; the part of the chain that is chosen is told."""

from pathlib import Path

import streamlit as st

from liantu.ui.speech import say

_PAGE = Path(__file__).parent.parent / "views" / "briefing.py"


def briefing_button() -> None:
    """In the head of the page."""
    if st.button(say("briefing.button"), type="primary", key="make_briefing"):
        part = st.query_params.get("part", "")
        st.switch_page(_PAGE, query_params={"part": part} if part else None)
