"""查询: any question with its parameters; the table, the query text, the downloads. The same answers as `liantu ask`."""

from typing import Any

import streamlit as st

from graph.errors import LiantuError
from liantu.ui.desk import answer, desk
from liantu.ui.parts.address import keep, said
from liantu.ui.parts.answer_graph import can_be_graph, graph
from liantu.ui.parts.behind import parameters, rule
from liantu.ui.parts.exports import about, downloads, titles
from liantu.ui.parts.question_form import given_in
from liantu.ui.parts.tables import frame, joined, table
from liantu.ui.speech import language, plain, say
from queries.registry import Query
from queries.runner import Answer

FIRST = "chain/components"
SHOWN = 5_000


def page() -> None:
    """Choose, fill in, see."""
    known = desk().questions
    for error in desk().broken:
        st.warning(say("questions.broken", words=plain(error)))
    names = sorted(known)
    name = st.selectbox(
        say("questions.choose"), names, index=names.index(said("question", names, FIRST)), key="question_choice",
        format_func=lambda n: f"{known[n].title.of(language())} · {n}",
    )  # fmt: skip
    keep("question", name, FIRST)
    query = known[name]
    with st.container(border=True, key="card_question"):
        st.markdown(plain(query.question.of(language())))
        given = given_in(query)
        _answer(query, given)
        with st.expander(say("questions.show")):
            st.code(query.shown, language="cypher")


def _answer(query: Query, given: dict[str, Any]) -> None:
    empty = [p.doc.of(language()) for p in query.params if p.required and given[p.name] in ("", None)]
    if empty:
        st.info(say("questions.required", names=plain("、".join(empty))))
        return
    try:
        found = answer(query.name, **given)
    except LiantuError as error:
        st.error(plain(error))
        return
    _shown(found)


def _shown(found: Answer) -> None:
    for warning in found.warnings:
        st.warning(plain(warning.of(language())))
    if found.sentence.zh:
        st.markdown(f"**{plain(found.sentence.of(language()))}**")
    if not found.findings:
        st.info(say("questions.empty", total=f"{found.total:,}"))
    else:
        st.markdown(f"**{say('questions.findings', n=f'{len(found.findings):,}', total=f'{found.total:,}')}**")
        rows = found.rows()[:SHOWN]
        if len(found.findings) > SHOWN:
            st.caption(say("questions.shown", n=SHOWN))
        columns = found.query.columns
        if _as_graph(found, rows):
            graph(found, rows)
        else:
            data = frame(rows, columns) if columns else _plain_frame(rows, titles(found))
            table(data, "answer", lines=16)
        downloads(found, found.query.name.replace("/", "-"))
    with st.expander(say("questions.rule")):
        rule(found)
    st.caption(f"{about(found)} · {plain(parameters(found))}")


def _as_graph(found: Answer, rows: list[dict[str, Any]]) -> bool:
    """Where at least two columns name nodes, the answer is a graph too."""
    if not can_be_graph(found, rows):
        return False
    shapes = ("table", "graph")
    shape = st.segmented_control(
        say("questions.shape"), shapes, default=said("as", shapes, "table"), required=True, key="question_shape",
        format_func=lambda name: say(f"questions.as.{name}"), label_visibility="collapsed",
    )  # fmt: skip
    keep("as", str(shape), "table")
    return shape == "graph"


def _plain_frame(rows: list[dict[str, Any]], heads: dict[str, str]) -> Any:
    import pandas as pd

    return pd.DataFrame(
        [{heads[n]: joined(v) if isinstance(v, list | dict) else v for n, v in r.items()} for r in rows]
    )


page()
