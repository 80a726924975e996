"""The plain lists: components nobody is recorded for, priorities without a firm, components with a single firm. Never the word 缺."""

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.parts.behind import behind
from liantu.ui.parts.chosen import to_part
from liantu.ui.parts.gaps.view import View
from liantu.ui.parts.scope import scope_words
from liantu.ui.parts.tables import frame, qualified, table
from liantu.ui.speech import say
from queries.runner import Answer

QUESTIONS = {
    "none": ("gaps/no_recorded_maker", "gaps.count"),
    "unmet": ("gaps/priority_without_maker", "gaps.count.priorities"),
    "single": ("gaps/single_maker", "gaps.count.single"),
}
_CODES = frozenset({"code", "assembly", "district", "firm", "places", "note"})


def recorded(view: View, name: str) -> None:
    """One of the lists in the scope of the page."""
    question, counted = QUESTIONS[name]
    found = answer(question, scope=view.scope)
    with st.container(border=True, key="card_gaps"):
        st.markdown(f"**{say(counted, scope=scope_words(), n=len(found.findings), total=found.total)}**")
        st.caption(say("gaps.note"))
        if found.findings:
            _table(found)
        else:
            st.info(say("gaps.empty"))
        behind(found, question.replace("/", "_"))


def _table(found: Answer) -> None:
    rows, columns = found.rows(), [c for c in found.query.columns if c.name not in _CODES]
    if found.query.name == "gaps/priority_without_maker":
        rows = [qualified(row) for row in rows]
    data = frame(rows, columns)
    if found.query.name == "gaps/no_recorded_maker":
        data.insert(0, say("column.state"), [say("gaps.inferred" if r["inferred"] else "gaps.nothing") for r in rows])
    at = table(data, "gaps", select="code" in rows[0], lines=16)
    if at is not None:
        to_part(rows[at]["code"])
