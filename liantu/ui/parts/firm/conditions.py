"""The conditions by which firms are listed, each in the address; what they are in the words of `firms/sift`."""

from typing import Any

import streamlit as st

from liantu.ui.desk import answer, desk
from liantu.ui.parts.address import keep, said
from liantu.ui.parts.money import money
from liantu.ui.parts.scope import scope
from liantu.ui.speech import language, say

OUTPUTS = (0, 20_000_000, 100_000_000, 500_000_000, 1_000_000_000)  # yuan; 20 million makes a firm 规上
_KEYS = ("q", "firms_part", "firms_evidence", "firms_title", "firms_data_kind", "firms_output")


def conditions() -> dict[str, Any]:
    """Two rows of fields; the parameters of the question."""
    left, right = st.columns([3, 2])
    text = left.text_input(
        say("firms.search"), key="q", bind="query-params", type="search", live=True, placeholder=say("firms.hint"),
        label_visibility="collapsed",
    ).strip()  # fmt: skip
    with right:
        part = _part()
    one, two, three, four = st.columns(4)
    with one:
        evidence = _choice("evidence")
    with two:
        title = _title()
    with three:
        kind = _choice("data_kind")
    with four:
        least = _output()
    return {
        "text": text, "part": part, "evidence": evidence, "title": title, "data_kind": kind, "min_output_cny": least,
        "scope": scope(),
    }  # fmt: skip


def clear() -> None:
    """No condition at all."""
    for key in _KEYS:
        st.session_state.pop(key, None)
    st.session_state["q"] = ""  # bound to the address: a widget without a state would take it from there
    for name in ("q", "part", "evidence", "title", "data_kind", "output", "page"):
        st.query_params.pop(name, None)


def _part() -> str:
    parts = answer("chain/components").rows()
    names = {r["assembly"]: r["assembly_name"] for r in parts} | {
        r["code"]: f"{r['name']}（{r['assembly_name']}）" for r in parts
    }
    codes = ["", *names]
    code = st.selectbox(
        say("firms.component"), codes, index=codes.index(said("part", codes, "")), key="firms_part", label_visibility="collapsed",
        format_func=lambda code: f"{code} {names[code]}" if code else say("firms.any.part"), filter_mode="contains",
    )  # fmt: skip
    keep("part", code, "")
    return str(code)


def _choice(name: str) -> str:
    """A parameter that has choices; the first of them is no condition."""
    choices = next(p.choices for p in desk().questions["firms/sift"].params if p.name == name)
    value = st.selectbox(
        say(f"firms.{name}"), choices, index=choices.index(said(name, choices, choices[0])), key=f"firms_{name}",
        format_func=lambda word: say(f"firms.any.{name}") if word == choices[0] else say(f"firms.{name}.{choices.index(word)}"),
        label_visibility="collapsed",
    )  # fmt: skip
    keep(name, value, choices[0])
    return str(value)


def _title() -> str:
    held = {row["title"]: row["firms"] for row in answer("firms/titles", scope=scope()).rows()}
    asked = st.query_params.get("title", "")
    options = ["", *held, *([asked] if asked and asked not in held else [])]
    title = st.selectbox(
        say("firms.title"), options, index=options.index(asked), key="firms_title", label_visibility="collapsed", filter_mode="contains",
        format_func=lambda name: f"{name} {held.get(name, 0)}" if name else say("firms.any.title"),
    )  # fmt: skip
    keep("title", title, "")
    return str(title)


def _output() -> int:
    options = [str(n) for n in OUTPUTS]
    value = st.selectbox(
        say("firms.output"), options, index=options.index(said("output", options, "0")), key="firms_output",
        format_func=lambda n: say("firms.output.least", sum=money(int(n), 1 if language() == "zh" else 2)) if n != "0" else say("firms.any.output"),
        label_visibility="collapsed",
    )  # fmt: skip
    keep("output", value, "0")
    return int(value)


def told(given: dict[str, Any]) -> bool:
    """Whether any condition besides the scope is set."""
    return any(value not in ("", 0) and not _is_first(name, value) for name, value in given.items() if name != "scope")


def _is_first(name: str, value: Any) -> bool:
    param = next(p for p in desk().questions["firms/sift"].params if p.name == name)
    return bool(param.choices) and value == param.choices[0]
