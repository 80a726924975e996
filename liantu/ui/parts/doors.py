"""Three ways into an empty store: made-up firms, public information, one's own sheets. Each loads the plan first."""

from pathlib import Path

import streamlit as st

from graph.errors import LiantuError
from liantu.shipped import fill, packaged_sheets
from liantu.ui.desk import answer, desk
from liantu.ui.parts.work import work
from liantu.ui.speech import plain, say

OWN_PAGE = "views/data.py"


def has_plan() -> bool:
    """Whether the plan's structure is in the store."""
    return any(load.reference and load.state == "done" for load in desk().loads())


def has_firms() -> bool:
    """Whether any firm is on record, made up or real."""
    return bool(answer("overview/counts").rows()[0]["firms"])


def doors() -> None:
    """The three doors; afterwards the page is drawn anew."""
    with st.container(border=True, key="card_doors"):
        st.subheader(say("doors"))
        if desk().settings.read_only:
            st.info(say("door.read_only"))
            return
        st.caption(say("doors.note"))
        for column, door in zip(st.columns(3), ("sample", "public", "own"), strict=True):
            with column:
                pressed = st.button(
                    say(f"door.{door}"),
                    key=f"door_{door}",
                    type="primary" if door == "sample" else "secondary",
                    width="stretch",
                )
                st.caption(say(f"door.{door}.note"))
            if pressed:
                _enter(door)


def _enter(door: str) -> None:
    files = [] if door == "own" else packaged_sheets(door)
    try:
        work(lambda ledger: fill(ledger, files))
    except LiantuError as error:
        st.error(plain(error))
        return
    if door == "own":
        st.switch_page(str(Path(__file__).parent.parent / OWN_PAGE), query_params={})
    st.rerun()
