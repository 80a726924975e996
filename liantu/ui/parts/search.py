"""The search field in the head of every page: what is chosen opens where it is shown best."""

from pathlib import Path

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.parts.seek import Found, seek
from liantu.ui.speech import say

_KINDS = ("Enterprise", "Component", "Assembly", "System", "District", "Place", "Clause")  # what a page shows
_VIEWS = Path(__file__).parent.parent / "views"


@st.fragment
def search() -> None:
    """Typing draws this field anew, not the page."""
    with st.container(width=170, key="search"):
        found = seek("seek_head", say("seek.label"), say("seek.hint"), _KINDS)
    if found:
        page, address = where(found)
        st.switch_page(_VIEWS / f"{page}.py", query_params=address)


def where(found: Found) -> tuple[str, dict[str, str]]:
    """The page and address that show it."""
    if found.kind == "Enterprise":
        return "firms", {"firm": found.id}
    if found.kind in ("Component", "Assembly", "System"):
        return "chain", {"part": found.id}
    if found.kind == "District" and found.name in {row["district"] for row in answer("plan/districts", at="").rows()}:
        return "districts", {"district": found.name}
    if found.kind in ("Place", "District"):
        return "firms", {"scope": found.name}
    return "targets", {"view": "clauses", "clause": found.id}
