"""查询: any question with its parameters; the table, the query text, the downloads. The same answers as `liantu ask`."""

from typing import Any

import streamlit as st

from graph.errors import LiantuError
from liantu.ui.desk import answer, desk
from liantu.ui.parts.address import keep, said
from liantu.ui.parts.behind import parameters, rule
from liantu.ui.parts.exports import about, downloads, titles
from liantu.ui.parts.scope import scope_options
from liantu.ui.parts.tables import frame, joined, table
from liantu.ui.speech import language, plain, say
from queries.registry import Param, Query
from queries.runner import Answer

FIRST = "chain/components"
SHOWN = 5_000
_PARTS = {
    "component": (("code", "name"),),
    "assembly": (("assembly", "assembly_name"),),
    "part": (("assembly", "assembly_name"), ("code", "name")),
}


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
        given = _given(query)
        _answer(query, given)
        with st.expander(say("questions.show")):
            st.code(query.shown, language="cypher")


def _given(query: Query) -> dict[str, Any]:
    """A widget for each parameter, by its kind."""
    if not query.params:
        return {}
    columns = st.columns(3)
    return {p.name: _widget(columns[i % 3], query, p) for i, p in enumerate(query.params)}


def _widget(column: Any, query: Query, param: Param) -> Any:
    words, key = param.doc.of(language()), f"{query.name.replace('/', '_')}_{param.name}"
    if param.kind == "integer":
        return column.number_input(
            plain(words), value=int(param.default or 0), min_value=0, key=key, bind="query-params"
        )
    if param.kind == "scope":
        options = scope_options()
        first = next((i for i, name in enumerate(options) if name in (param.default, f"{param.default}市")), -1)
        first = first if first >= 0 else options.index("全部")
        return column.selectbox(plain(words), options, index=first, key=key, bind="query-params")
    if param.kind in _PARTS:
        names = {code: name for pair in _PARTS[param.kind] for code, name in _parts(*pair).items()}
        return column.selectbox(
            plain(words), ["", *names], key=key, bind="query-params",
            format_func=lambda code: f"{code} {names[code]}" if code else say("firms.any"),
        )  # fmt: skip
    if param.kind == "number":
        return column.number_input(plain(words), value=float(param.default or 0), key=key, bind="query-params")
    if param.kind == "choice":
        at = param.choices.index(str(param.default)) if param.default is not None else 0
        return column.selectbox(plain(words), param.choices, index=at, key=key, bind="query-params")
    return column.text_input(plain(words), value=str(param.default or ""), key=key, bind="query-params")


def _parts(code: str, name: str) -> dict[str, str]:
    return {row[code]: row[name] for row in answer("chain/components").rows()}


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
        data = frame(rows, columns) if columns else _plain_frame(rows, titles(found))
        table(data, "answer", lines=16)
        downloads(found, found.query.name.replace("/", "-"))
    with st.expander(say("questions.rule")):
        rule(found)
    st.caption(f"{about(found)} · {plain(parameters(found))}")


def _plain_frame(rows: list[dict[str, Any]], heads: dict[str, str]) -> Any:
    import pandas as pd

    return pd.DataFrame(
        [{heads[n]: joined(v) if isinstance(v, list | dict) else v for n, v in r.items()} for r in rows]
    )


page()
