"""暂无企业记录: components nobody is recorded for, the 28 priorities, components with a single firm. Never the word 缺."""

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.parts.address import keep, said
from liantu.ui.parts.exports import about, downloads
from liantu.ui.parts.scope import scope, scope_words
from liantu.ui.parts.tables import frame, qualified, table
from liantu.ui.speech import say
from queries.runner import Answer

QUESTIONS = {
    "components": ("gaps/no_recorded_maker", "gaps.count"),
    "priorities": ("gaps/priority_without_maker", "gaps.count.priorities"),
    "single": ("gaps/single_maker", "gaps.count.single"),
}
FIRST = "components"
_CODES = frozenset({"code", "assembly", "district", "firm", "places", "note"})


def page() -> None:
    """One list at a time, all in the same scope."""
    chosen = st.segmented_control(
        say("page.gaps"), list(QUESTIONS), default=said("list", QUESTIONS, FIRST), required=True, key="gaps_list",
        format_func=lambda name: say(f"gaps.{name}"), label_visibility="collapsed",
    )  # fmt: skip
    keep("list", chosen or FIRST, FIRST)
    question, counted = QUESTIONS[chosen or FIRST]
    found = answer(question, scope=scope())
    with st.container(border=True, key="card_gaps"):
        st.markdown(f"**{say(counted, scope=scope_words(), n=len(found.findings), total=found.total)}**")
        st.caption(say("gaps.note"))
        if found.findings:
            _table(found)
        else:
            st.info(say("gaps.empty"))
        st.caption(about(found))
        downloads(found, question.replace("/", "-"))


def _table(found: Answer) -> None:
    rows, columns = found.rows(), [c for c in found.query.columns if c.name not in _CODES]
    if found.query.name == "gaps/priority_without_maker":
        rows = [qualified(row) for row in rows]
    data = frame(rows, columns)
    if found.query.name == "gaps/no_recorded_maker":
        data.insert(0, say("column.state"), [say("gaps.inferred" if r["inferred"] else "gaps.nothing") for r in rows])
    table(data, "gaps", lines=16)


page()
