"""What is looked at in 关系网络: which view, which thing in the middle, which two ends, how far; all in the address."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import streamlit as st

from graph.errors import LiantuError
from liantu.ui.desk import answer, desk
from liantu.ui.parts.address import keep, said
from liantu.ui.parts.seek import seek
from liantu.ui.speech import plain, say
from queries.derive.around import KINDS

VIEWS = ("petals", "around", "route")
MOST = 150  # marks of one drawing
_FIRM, _ANY = ("Enterprise",), ("Enterprise", "Component", "Assembly")


class Chosen(NamedTuple):
    """One thing, with the parameter that names it in a question."""

    id: str
    name: str
    asked: Mapping[str, str]


def view() -> str:
    """Which of the three. An address with a centre or an end needs no `view` beside."""
    guess = "around" if "centre" in st.query_params else "route" if {"from", "to"} & set(st.query_params) else VIEWS[0]
    if st.session_state.pop("network_go", None):
        st.session_state["network_view"] = guess
    chosen = st.segmented_control(
        say("network.view"), VIEWS, default=said("view", VIEWS, guess), required=True, key="network_view",
        format_func=lambda name: say(f"network.{name}"), label_visibility="collapsed",
    )  # fmt: skip
    keep("view", str(chosen), VIEWS[0])
    return str(chosen)


def centre() -> Chosen | None:
    """The thing in the middle."""
    return _picked("centre", _ANY)


def ends() -> tuple[Chosen, Chosen] | None:
    """Both ends."""
    left, right = st.columns(2)
    with left:
        start = _picked("from", _FIRM)
    with right:
        goal = _picked("to", _ANY)
    return (start, goal) if start and goal else None


def around_choice() -> dict[str, Any]:
    """Steps, kinds of relations, evidence."""
    one, two, three = st.columns([2, 6, 2], vertical_alignment="center")
    hops = one.segmented_control(
        say("network.hops"), ("1", "2"), default=said("hops", ("1", "2"), "1"), required=True, key="network_hops",
        format_func=lambda n: say("network.hops.n", n=n), label_visibility="collapsed",
    )  # fmt: skip
    keep("hops", str(hops), "1")
    asked = [kind for kind in st.query_params.get("kinds", "").split(".") if kind in KINDS]
    kinds = two.pills(
        say("network.kinds"), list(KINDS), selection_mode="multi", default=asked, key="network_kinds",
        format_func=lambda kind: say(f"network.kind.{kind}"), label_visibility="collapsed",
    )  # fmt: skip
    keep("kinds", ".".join(kinds), "")
    sure = three.checkbox(say("network.sure"), value=st.query_params.get("sure") == "1", key="network_sure")
    keep("sure", "1" if sure else "", "")
    every, confirmed = next(p.choices for p in desk().questions["network/around"].params if p.name == "evidence")
    return {"hops": int(hops or 1), "kinds": "、".join(kinds), "evidence": confirmed if sure else every, "limit": MOST}


def _picked(name: str, kinds: tuple[str, ...]) -> Chosen | None:
    id = st.query_params.get(name, "")
    chosen: Chosen | None = None
    if id:
        try:
            chosen = _known(id)
        except LiantuError:
            st.warning(say("network.unknown", words=plain(id)))
    found = seek(
        f"seek_{name}",
        say(f"network.{name}"),
        say("network.centre.hint") if name == "centre" else say(f"network.{name}"),
        kinds,
        chosen.name if chosen else "",
    )
    if found and found.id != id:
        st.query_params[name] = found.id
        st.rerun()
    return chosen


def _known(id: str) -> Chosen:
    """By id, code, name or any key of a firm.

    Raises:
        UnknownWord: nothing is called so.
    """
    parts = answer("chain/components").rows()
    names = {r["code"]: r["name"] for r in parts} | {r["assembly"]: r["assembly_name"] for r in parts}
    if id in names:
        return Chosen(id, names[id], {"part": id})
    row = answer("firms/profile", firm=id).rows()[0]
    return Chosen(row["firm"], row["name"], {"firm": row["firm"]})
