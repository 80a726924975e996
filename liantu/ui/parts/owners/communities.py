"""企业社群: found on demand, for it runs a hundred times; the members of the one that is chosen."""

from typing import Any

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.parts.address import keep, said
from liantu.ui.parts.behind import behind
from liantu.ui.parts.chosen import to_firm
from liantu.ui.parts.scope import scope
from liantu.ui.parts.tables import frame, table
from liantu.ui.speech import plain, say

_LIST = ("name", "core_name", "firms", "stability", "assembly_share", "district_share", "modularity", "z")
_MEMBERS = ("name", "places", "assemblies", "stability", "strength")


def communities() -> None:
    """A button first."""
    with st.container(border=True, key="card_communities"):
        st.subheader(say("owners.communities"))
        st.caption(say("owners.communities.note"))
        beside = _beside()
        asked = f"{scope()} {beside}"
        if st.session_state.get("communities") != asked and not st.button(say("owners.communities.find"), key="find"):
            return
        with st.spinner(say("owners.communities.wait")):
            found = answer("clusters/communities", scope=scope(), beside=beside)
        st.session_state["communities"] = asked
        for words in found.warnings:
            st.caption(plain(words))
        if not found.findings:
            st.info(say("owners.communities.none"))
        else:
            rows = found.rows()
            st.caption(say("owners.communities.click"))
            at = table(frame(rows, [found.query.column(n) for n in _LIST]), "communities_list", select=True, lines=12)
            if at is not None:
                _members(rows[at], beside)
        behind(found, "clusters_communities")


def _beside() -> int:
    """Lambda: whether nearness counts beside sales."""
    chosen = st.segmented_control(
        say("owners.beside"), ["sales", "near"], default=said("ties", ("sales", "near"), "sales"), required=True,
        key="ties", format_func=lambda t: say(f"owners.ties.{t}"), label_visibility="collapsed",
    )  # fmt: skip
    keep("ties", chosen or "sales", "sales")
    return int(chosen == "near")


def _members(community: dict[str, Any], beside: int) -> None:
    with st.spinner(say("owners.communities.wait")):
        found = answer("clusters/members", scope=scope(), beside=beside, core=community["core"])
    st.markdown(f"**{plain(community['name'])}**")
    at = table(frame(found.rows(), [found.query.column(n) for n in _MEMBERS]), "members", select=True, lines=12)
    if at is not None:
        to_firm(found.rows()[at]["firm"])
    behind(found, "clusters_members")
