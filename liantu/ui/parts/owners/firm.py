"""One candidate: the conditions of the gate with their values, what it makes, and the ways on."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.parts.card import view
from liantu.ui.parts.chosen import CHAIN, FIRMS
from liantu.ui.parts.money import money
from liantu.ui.speech import both, plain, say
from queries.runner import Answer

_CONDITIONS = ("is_located", "is_dishonest", "is_large", "is_connected", "is_leading")


def firm(row: Mapping[str, Any], found: Answer) -> None:
    """A line for each condition: met, not met, or not known."""
    names = {r["code"]: r["name"] for r in answer("chain/components").rows()}
    st.markdown(f"**{plain(row['name'])}**　{plain('、'.join(row['official_by']))}")
    values = {
        "is_large": "" if row["revenue_cny"] is None else money(row["revenue_cny"]),
        "is_connected": "" if row["partners"] is None else say("unit.firms", n=row["partners"]),
        "is_leading": row["market_share"] or "",
    }
    for column, name in zip(st.columns(len(_CONDITIONS)), _CONDITIONS, strict=True):
        words = found.query.column(name)
        column.caption(both(words.zh, words.en))
        column.markdown(f"**{_met(row[name])}**　{plain(values.get(name, ''))}")
    if row["makes"]:
        st.caption(plain(say("owners.makes", names="、".join(names.get(c, c) for c in row["makes"]))))
    with st.container(horizontal=True):
        st.page_link(FIRMS, label=say("panel.profile"), query_params={"firm": row["firm"]})
        if network := view("network"):
            st.page_link(network, label=say("owners.network"), query_params={"centre": row["firm"]})
        st.page_link(CHAIN, label=say("owners.tree"), query_params={"part": f"|{row['firm']}"})


def _met(value: bool | None) -> str:
    return say("source.unknown") if value is None else say("yes" if value else "no")
