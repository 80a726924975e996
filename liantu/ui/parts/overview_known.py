"""总览, what is known of the 56: the leader's sentence with its numbers, and a square for each component by state."""

import re

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.parts.behind import behind
from liantu.ui.parts.drawn import strip
from liantu.ui.parts.links import links
from liantu.ui.parts.scope import scope
from liantu.ui.speech import language, plain, say

_COUNT = re.compile(r"(\d+)(?=\s*种)")


def known() -> None:
    """Sentence and strip in the chosen scope."""
    found = answer("plan/sentence", scope=scope())
    with st.container(key="sentence"):
        st.markdown(_COUNT.sub(r"**\1**", plain(found.sentence.of(language()))))
    strip(links(), key="strip")
    counts = answer("overview/counts", scope=scope())
    st.caption(say("known.recorded", n=f"{counts.rows()[0]['firms']:,}"))
    behind(found, "sentence", answer("links/status", scope=scope()), counts)
