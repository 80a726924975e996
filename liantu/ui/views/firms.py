"""企业库: search from one character, the list in the chosen scope, and a firm's profile with the rows behind each fact."""

from typing import Any

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.parts.address import keep, said
from liantu.ui.parts.exports import about, downloads
from liantu.ui.parts.profile import profile
from liantu.ui.parts.scope import scope, scope_words
from liantu.ui.parts.tables import frame, table
from liantu.ui.speech import say
from queries.runner import Answer

FOUND = 200
_LIST = (
    "name",
    "place_names",
    "components",
    "inferred",
    "output_cny",
    "output_qualifier",
    "output_as_of",
    "titles",
    "data_kind",
    "as_of",
)
_SEARCH = ("name", "place_names", "matched", "components", "mentioned", "data_kind")


def page() -> None:
    """The profile when the address names a firm, else the list."""
    firm = st.query_params.get("firm", "")
    if firm:
        st.button(say("firms.back"), key="back", on_click=_close)
        profile(firm)
    else:
        _list()


def _list() -> None:
    names = {row["code"]: row["name"] for row in answer("chain/components").rows()}
    left, right = st.columns([3, 2])
    text = left.text_input(
        say("firms.search"), key="q", bind="query-params", type="search", live=True, placeholder=say("firms.hint")
    ).strip()
    codes = ["", *names]
    part = right.selectbox(
        say("firms.component"), codes, index=codes.index(said("component", codes, "")), key="firms_component",
        disabled=bool(text), format_func=lambda code: f"{code} {names[code]}" if code else say("firms.any"),
    )  # fmt: skip
    keep("component", part, "")
    found = (
        answer("firms/search", text=text, scope=scope(), limit=FOUND)
        if text
        else answer("firms/list", scope=scope(), component=part)
    )
    with st.container(border=True, key="card_firms"):
        _found(found, names, is_search=bool(text))


def _found(found: Answer, names: dict[str, str], *, is_search: bool) -> None:
    if not found.findings:
        st.info(say("firms.empty"))
        st.button(say("firms.clear"), key="clear", on_click=_clear)
        return
    count = say("firms.found", n=found.total) if is_search else say("firms.count", scope=scope_words(), n=found.total)
    cut = f" · {say('firms.shown', shown=len(found.findings))}" if found.total > len(found.findings) else ""
    st.markdown(f"**{count}**{cut}　{say('firms.pick')}")
    rows = [_named(row, names) for row in found.rows()]
    columns = [found.query.column(n) for n in (_SEARCH if is_search else _LIST)]
    chosen = table(frame(rows, columns), f"firms_{is_search}", select=True, lines=16)
    st.caption(about(found))
    downloads(found, "firms")
    if chosen is not None:
        st.query_params["firm"] = rows[chosen]["firm"]
        st.rerun()


def _named(row: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """Component codes as names."""
    return {**row, **{n: [names.get(c, c) for c in row[n]] for n in ("components", "inferred") if n in row}}


def _close() -> None:
    del st.query_params["firm"]


def _clear() -> None:
    st.session_state["q"] = ""
    st.session_state["firms_component"] = ""


page()
