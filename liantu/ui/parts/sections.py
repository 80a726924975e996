"""The sections of a page that holds much: one at a time, kept in the address."""

from collections.abc import Sequence

import streamlit as st

from liantu.ui.parts.address import keep, said
from liantu.ui.speech import say


def section(page: str, names: Sequence[str]) -> str:
    """The section that is chosen; words `PAGE.NAME`."""
    first = names[0]
    picked = st.segmented_control(
        say(f"page.{page}"), list(names), default=said("part", names, first), required=True, key=f"{page}_part",
        format_func=lambda name: say(f"{page}.{name}"), label_visibility="collapsed",
    )  # fmt: skip
    keep("part", picked or first, first)
    return picked or first
