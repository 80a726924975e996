"""One section of a page at a time, so that nothing is asked that nobody looks at; the choice is kept in the address."""

from collections.abc import Sequence

import streamlit as st

from liantu.ui.parts.address import keep, said
from liantu.ui.speech import say


def section(page: str, names: Sequence[str]) -> str:
    """The section that is chosen, at first the first one. Their words are `view.PAGE_NAME`."""
    first = names[0]
    chosen = st.segmented_control(
        say(f"page.{page}"), names, default=said("view", names, first), required=True, key=f"{page}_view",
        format_func=lambda name: say(f"view.{page}_{name}"), label_visibility="collapsed",
    )  # fmt: skip
    keep("view", chosen or first, first)
    return chosen or first
