"""The demand scope: where vehicle makers and buyers are, apart from the supply scope in the head of the page."""

import streamlit as st

from liantu.ui.parts.address import keep, said
from liantu.ui.parts.scope import CITY, scope_options
from liantu.ui.speech import say


def demand_choice(width: int = 190) -> str:
    """The select box; its words go to the questions as they stand."""
    options = scope_options()
    chosen = st.selectbox(
        say("demand"), options, index=options.index(said("demand", options, CITY)), key="demand", width=width,
        format_func=lambda place: say("demand.of", place=place), label_visibility="collapsed",
    )  # fmt: skip
    keep("demand", chosen, CITY)
    return chosen
