"""A page drawn as a fragment: when a part of it is drawn anew, what its reader can mend is a sentence there too."""

from collections.abc import Callable

import streamlit as st

from graph.errors import LiantuError
from liantu.ui.speech import plain, say


def guarded(page: Callable[[], None]) -> Callable[[], None]:
    """The page as a fragment of its own; the shell sees no error of a fragment that runs alone."""

    @st.fragment
    def drawn() -> None:
        try:
            page()
        except LiantuError as error:
            st.error(f"**{say('error.title')}**　{plain(error)}")

    return drawn
