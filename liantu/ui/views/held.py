"""待确认: one question at a time, both sides next to each other, one key each; what was judged, and taking it back."""

from pathlib import Path

import streamlit as st

from liantu.ui.desk import desk
from liantu.ui.parts.asking import ask
from liantu.ui.parts.beside import beside
from liantu.ui.parts.judged import judged, undo_last
from liantu.ui.parts.queue import Place, chosen, queue
from liantu.ui.parts.sifting import counted, sift
from liantu.ui.pending import pending
from liantu.ui.speech import plain, say

_VIEWS = Path(__file__).parent
IDLE_S = 10  # without a judgement for so long: look whether judgements gave rise to new questions


def page() -> None:
    """The question, its sides, the list of all, and below what was judged."""
    if words := st.session_state.pop("judged_said", ""):
        st.toast(words)
    if words := st.session_state.pop("judged_wrong", ""):
        st.error(words)
    with st.spinner(say("held.finding")):
        waits = pending()
    found = waits.questions
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="held_top"):
        counted(found)
        undo_last()
    if pairs := waits.contradictions:
        st.warning(plain(say("held.contradiction", n=len(pairs), pairs="；".join(" — ".join(p) for p in pairs[:3]))))
    shown = sift(found)
    if shown:
        _question(chosen(shown))
    elif found:
        st.info(say("held.none_shown", n=len(found)))
    else:
        _nothing()
    judged()
    if not waits.is_whole:
        _look_again()


def _question(place: Place) -> None:
    with st.container(key="held"):
        main, side = st.columns([7, 3])
        with main:
            compared = ask(place, can_judge=not desk().settings.read_only)
            with st.container(border=True, key="card_sides"):
                beside(compared)
        with side, st.container(border=True, key="card_queue"):
            queue(place)


def _nothing() -> None:
    """Empty is good news; what to do next stands beside it."""
    with st.container(border=True, key="card_queue"):
        st.subheader(say("held.empty"))
        st.caption(say("held.empty.note"))
        with st.container(horizontal=True, gap="small"):
            st.page_link(_VIEWS / "data.py", label=say("held.empty.load"))
            st.page_link(_VIEWS / "firms.py", label=say("held.empty.firms"))


@st.fragment(run_every=IDLE_S)
def _look_again() -> None:
    """Runs with the page, which has just been drawn, and again when nobody has done anything for a while."""
    if st.session_state.get("held_drawn") != st.session_state.get("held_looked"):
        st.session_state["held_looked"] = st.session_state.get("held_drawn")
        return
    pending(anew=True)
    st.rerun()


st.session_state["held_drawn"] = st.session_state.get("held_drawn", 0) + 1
page()
