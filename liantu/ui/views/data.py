"""数据: sheets in (dry run, counts, commit), all loads, undo, what was not taken and why."""

import streamlit as st

from liantu.ui.desk import desk
from liantu.ui.parts.bringing.bring import bring
from liantu.ui.parts.loads import loads
from liantu.ui.parts.register import register, registered
from liantu.ui.parts.waiting_link import waiting_link


def page() -> None:
    """Bring sheets, then the list of what was brought."""
    if message := st.session_state.pop("said", ""):
        st.success(message)
    if not desk().settings.read_only:
        bring()
        register()
        registered()
    waits = st.container()
    loads()
    with waits:
        waiting_link()


page()
