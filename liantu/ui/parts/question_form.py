"""A widget for each parameter of a question, by its kind; each kept in the address."""

from typing import Any

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.parts.scope import scope_options
from liantu.ui.speech import language, plain, say
from queries.registry import Param, Query

_PARTS = {
    "component": (("code", "name"),),
    "assembly": (("assembly", "assembly_name"),),
    "part": (("assembly", "assembly_name"), ("code", "name")),
}


def given_in(query: Query) -> dict[str, Any]:
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
            format_func=lambda code: f"{code} {names[code]}" if code else say("questions.any"),
        )  # fmt: skip
    if param.kind == "district":
        districts = [str(row["district"]) for row in answer("plan/districts").rows()]
        return column.selectbox(
            plain(words), ["", *districts], key=key, bind="query-params",
            format_func=lambda name: plain(name) if name else say("questions.any"),
        )  # fmt: skip
    if param.kind == "number":
        return column.number_input(plain(words), value=float(param.default or 0), key=key, bind="query-params")
    if param.kind == "choice":
        at = param.choices.index(str(param.default)) if param.default is not None else 0
        return column.selectbox(plain(words), param.choices, index=at, key=key, bind="query-params")
    return column.text_input(plain(words), value=str(param.default or ""), key=key, bind="query-params")


def _parts(code: str, name: str) -> dict[str, str]:
    return {row[code]: row[name] for row in answer("chain/components").rows()}
