"""The component, assembly or firm that a page is about: `part` of the address, and the ways from one page to another."""

from collections.abc import Callable, Collection
from pathlib import Path

import streamlit as st

_VIEWS = Path(__file__).parent.parent / "views"
CHAIN, FIRMS, GAPS = _VIEWS / "chain.py", _VIEWS / "firms.py", _VIEWS / "gaps.py"


def chosen(options: Collection[str], name: str = "part") -> str:
    """What the address says, '' for nothing or a stranger."""
    said = str(st.query_params.get(name, ""))
    return said if said in options else ""


def choose(code: str, name: str = "part") -> None:
    """Put it into the address; the same a second time takes it out."""
    if code and code != st.query_params.get(name):
        st.query_params[name] = code
    else:
        st.query_params.pop(name, None)


def choosing(key: str, name: str = "part") -> Callable[[], None]:
    """What a drawing of this key calls when somebody clicks in it."""

    def called() -> None:
        if code := st.session_state[key]["chosen"]:
            choose(str(code), name)

    return called


def to_firm(firm: str) -> None:
    """Leave for the profile of a firm."""
    st.switch_page(FIRMS, query_params={"firm": firm})


def to_part(code: str) -> None:
    """Leave for the chain map at this component or assembly."""
    st.switch_page(CHAIN, query_params={"part": code})
