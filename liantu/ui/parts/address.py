"""What the address says and keeps, for choices whose words on the page are not what should stand in an address."""

from collections.abc import Collection

import streamlit as st


def said(name: str, options: Collection[str], default: str) -> str:
    """The choice in the address; the default where there is none or a stranger."""
    value = str(st.query_params.get(name, default))
    return value if value in options else default


def keep(name: str, value: str, default: str) -> None:
    """Put the choice into the address; a default leaves it."""
    if value != default:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]


def keeping(name: str, key: str, default: str = "") -> str:
    """Before the widget `key` is drawn: its value. Afterwards `kept` takes what it says.

    The choice holds on every page, those without the widget too. An address that says something else than what was
    kept last wins: somebody opened it.
    """
    said_now, last = st.query_params.get(name), f"{name}·address"
    is_new = said_now is not None and said_now != st.session_state.get(last)
    value = str(said_now if is_new else st.session_state.get(name, default))
    if is_new or key not in st.session_state:
        st.session_state[key] = value
    return str(st.session_state[key] or default)


def kept(name: str, value: str, default: str = "") -> None:
    """Hold the choice for all pages, and in the address."""
    st.session_state[name] = value
    keep(name, value, default)
    st.session_state[f"{name}·address"] = st.query_params.get(name)
