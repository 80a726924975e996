"""The tour of five steps for the first visit: a bar above the page; skipped or finished, the workspace remembers it."""

from pathlib import Path

import streamlit as st

from liantu.ui.desk import desk
from liantu.ui.speech import say

STEPS = ("overview", "chain", "gaps", "firms", "data")
_VIEWS = Path(__file__).parent.parent / "views"
_AT = "tour"  # in the session: 0 = not begun, else the number of the step


def tour(page: str) -> None:
    """The offer on the first page, then the step that belongs to this page; nothing once it was seen."""
    at = int(st.session_state.get(_AT, 0))
    if at and page == STEPS[at - 1]:
        _step(at)
    elif not at and page == STEPS[0] and not seen():
        _offer()


def seen() -> bool:
    """Whether somebody finished or skipped it in this workspace (in this session, where only reading is allowed)."""
    return bool(st.session_state.get("tour_seen")) or _mark().exists()


def _offer() -> None:
    with st.container(key="tour", horizontal=True, vertical_alignment="center"):
        st.markdown(say("tour.offer"), width="content")
        if st.button(say("tour.begin"), key="tour_begin", type="primary"):
            _go(1)
        if st.button(say("tour.skip"), key="tour_skip", type="tertiary"):
            _end()


def _step(at: int) -> None:
    with st.container(key="tour"):
        st.markdown(f"**{say('tour.step', n=at, of=len(STEPS))}**　{say(f'tour.{STEPS[at - 1]}')}")
        with st.container(horizontal=True):
            if at > 1 and st.button(say("tour.back"), key="tour_back"):
                _go(at - 1)
            if at < len(STEPS) and st.button(say("tour.next"), key="tour_next", type="primary"):
                _go(at + 1)
            if st.button(say("tour.end"), key="tour_end", type="tertiary" if at < len(STEPS) else "primary"):
                _end()


def _go(step: int) -> None:
    st.session_state[_AT] = step
    st.switch_page(
        _VIEWS / f"{STEPS[step - 1]}.py", query_params={}
    )  # without it Streamlit clears the address, which bound widgets forbid


def _end() -> None:
    st.session_state[_AT] = 0
    st.session_state["tour_seen"] = True
    if not desk().settings.read_only:
        _mark().parent.mkdir(parents=True, exist_ok=True)
        _mark().touch()
    st.rerun()


def _mark() -> Path:
    return desk().settings.workspace / "app" / "tour-seen"
