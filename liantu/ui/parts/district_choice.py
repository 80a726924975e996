"""区县: which district is looked at and which indicator tiles and line show; both stand in the address."""

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.parts.address import keep
from liantu.ui.parts.scope import scope
from liantu.ui.parts.standing import Standing, main_of
from liantu.ui.speech import say

MOST = 4  # side by side


def districts() -> dict[str, str]:
    """Code -> name of the eight, in the plan's order."""
    return {row["district_code"]: row["district"] for row in answer("plan/districts", at="").rows()}


def chosen(known: dict[str, str]) -> str:
    """The code: of the address, else the scope, else the first."""
    by_name = {name: code for code, name in known.items()}
    for name in (st.query_params.get("district", ""), scope()):
        if name in by_name:
            return by_name[name]
    return next(iter(known))


def choose(name: str) -> None:
    """Look at this one from now on."""
    st.query_params["district"] = name


def compared(known: dict[str, str]) -> list[str]:
    """Codes of those side by side, by the address."""
    asked = str(st.query_params.get("compare", "")).replace("、", ",").split(",")
    return [code for code, name in known.items() if name in asked or name.removesuffix("区") in asked][:MOST]


def compare_choice(known: dict[str, str], own: str) -> list[str]:
    """The choice of up to four; without one, the district itself with the next three of the plan."""
    names = st.multiselect(
        say("compare.pick"), list(known.values()), default=[known[c] for c in compared(known)], max_selections=MOST,
        key="compare_pick", placeholder=say("compare.pick"), label_visibility="collapsed",
    )  # fmt: skip
    keep("compare", ",".join(names), "")
    if names:
        return [code for code, name in known.items() if name in names]
    return [own, *[code for code in known if code != own]][:MOST]


def indicator(some: list[Standing]) -> Standing | None:
    """The indicator that is shown large, kept in the address by its number."""
    main = main_of(some)
    if main is None or len(some) < 2:
        return main
    names = [s.joint["indicator"] for s in some]
    picked = st.segmented_control(
        say("district.indicator"), names, default=main.joint["indicator"], required=True, key="indicator", bind="query-params",
        label_visibility="collapsed",
    )  # fmt: skip
    return some[names.index(picked)] if picked in names else main
