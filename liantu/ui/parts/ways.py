"""Four ways on from the overview: to the first page of each group that there is."""

import streamlit as st

from liantu.ui.parts.card import view
from liantu.ui.speech import say

_WAYS = {
    "plan": ("districts", "targets", "chain"),
    "analysis": ("gaps",),
    "invest": ("projects", "firms"),
    "report": ("briefing", "questions"),
}


def ways() -> None:
    """规划, 分析, 招商, 汇报 in one line."""
    with st.container(horizontal=True, key="ways"):
        for group, names in _WAYS.items():
            files = [file for name in names if (file := view(name))]
            if files:
                st.page_link(files[0], label=f"**{say(f'group.{group}')}**", width="stretch")
