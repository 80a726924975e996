"""若全部投产: what opens when every project signed or under construction produces."""

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.parts.behind import behind
from liantu.ui.parts.demand import demand_choice
from liantu.ui.parts.outage.sides import changes, sides
from liantu.ui.parts.scope import scope
from liantu.ui.parts.tables import frame, table
from liantu.ui.speech import language, plain, say

_COUNTS = ("status", "status_zh", "before", "after", "arrived")


def opened() -> None:
    """The sentence, the counts by state, both sides, the changes with their projects."""
    demand = demand_choice()
    found = answer("resilience/with_projects", scope=scope(), demand=demand)
    with st.container(border=True, key="card_counts"):
        with st.container(key="sentence"):
            st.markdown(plain(found.sentence.of(language())))
        st.caption(say("outage.projects.note"))
        table(frame(found.rows(), [found.query.column(n) for n in _COUNTS]), "counts", lines=9)
        behind(found, "with_projects")
    parts = answer("resilience/projects_by_component", scope=scope(), demand=demand)
    with st.container(border=True, key="card_opened"):
        sides(parts, "opened", say("outage.opened"))
        changes(parts, "opened_changes", "projects")
        behind(parts, "projects_by_component")
