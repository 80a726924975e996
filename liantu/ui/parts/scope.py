"""The scope: one choice for all pages, kept in the URL. Its words go to the questions as they stand."""

import streamlit as st

from liantu.ui.desk import Desk, desk
from liantu.ui.parts.address import keep
from liantu.ui.speech import plain, say
from queries.scope import WESTERN, Place, places

CITY = "重庆市"
EVERYWHERE = "全部"
_BOX, _HELD, _ADDRESS = (
    "scope",
    "scope·held",
    "scope·address",
)  # in the session: the box, the choice, what was kept last


def scope() -> str:
    """The scope that is chosen; it holds on pages without the box too."""
    return str(st.session_state.get(_BOX) or st.session_state.get(_HELD) or WESTERN)


def scope_words() -> str:
    """The scope in a sentence."""
    names = {WESTERN: "scope.western", CITY: "scope.city", EVERYWHERE: "scope.all"}
    return say(names[scope()]) if scope() in names else plain(scope())


def scope_choice() -> None:
    """The select box; an address with a scope that nobody knows says so.

    Not bound by Streamlit: a page that leads to another with a scope may not set what is bound.
    """
    options, asked = scope_options(), st.query_params.get("scope")
    if asked is not None and asked not in options:
        st.warning(say("scope.unknown", words=plain(asked)))
    elif asked is not None and asked != st.session_state.get(_ADDRESS):
        st.session_state[_BOX] = asked  # somebody opened an address
    if st.session_state.get(_BOX) not in options:
        held = st.session_state.get(_HELD)
        st.session_state[_BOX] = held if held in options and asked is None else WESTERN
    chosen = st.selectbox(
        say("scope"), options, key=_BOX, width=150, label_visibility="collapsed", filter_mode="contains"
    )
    st.session_state[_HELD] = chosen
    keep("scope", chosen, WESTERN)
    st.session_state[_ADDRESS] = st.query_params.get("scope")


def scope_options() -> list[str]:
    """渝西地区, its eight districts, the city, everywhere, then the city's other districts and zones."""
    opened = desk()
    known = _places(opened, opened.settings.store, opened.revision)
    eight = [p.name for p in known if p.in_plan]
    others = [p.name for p in known if p.level in {"district", "zone"} and not p.in_plan]
    return [WESTERN, *eight, CITY, EVERYWHERE, *others]


@st.cache_data(show_spinner=False, max_entries=4)
def _places(_desk: Desk, store: str, revision: int) -> tuple[Place, ...]:
    with _desk.lock:
        return places(_desk.store)
