"""How many questions wait for a person, with the way to them."""

from pathlib import Path

import streamlit as st

from liantu.ui.desk import desk
from liantu.ui.pending import pending, shared
from liantu.ui.speech import say

_HELD = Path(__file__).parent.parent / "views" / "held.py"


def waiting_link() -> None:
    """All that waits; nothing is drawn when nothing does. To be drawn last: finding it takes longest."""
    if waits := pending().questions:
        st.page_link(_HELD, label=say("held.link", n=f"{len(waits):,}"))


def waiting_about(key: str, *, in_conflict: bool) -> None:
    """What waits about one thing. It is not looked for anew: a profile need not wait for it."""
    known = shared()
    waits = [q for q in known.questions if q.holds(key)] if known.is_of(desk().revision) else []
    if waits or in_conflict:
        label = say("held.link", n=len(waits)) if waits else say("held.to_decide")
        st.page_link(_HELD, label=label, query_params={"held_text": key})
