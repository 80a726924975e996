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
