"""The way from any page to 简报, with its scope, days and part of the chain."""

from pathlib import Path

import streamlit as st

from liantu.ui.parts.moments import as_of, before
from liantu.ui.parts.scope import scope
from liantu.ui.speech import say

_PAGE = Path(__file__).parent.parent / "views" / "briefing.py"


def briefing_button() -> None:
    """In the head of the page."""
    if st.button(say("briefing.button"), type="primary", key="make_briefing"):
        here = {"scope": scope(), "as_of": as_of(), "before": before(), "part": st.query_params.get("part", "")}
        st.switch_page(_PAGE, query_params={name: value for name, value in here.items() if value})
