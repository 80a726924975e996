"""假设停产: firms, a whole district or an owner group stop; every component before and after."""

from collections import Counter

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.parts.address import keep, said
from liantu.ui.parts.behind import behind
from liantu.ui.parts.demand import demand_choice
from liantu.ui.parts.outage.each import MOST
from liantu.ui.parts.outage.sides import changes, sides
from liantu.ui.parts.scope import scope
from liantu.ui.speech import plain, say

_BETWEEN = ";"
_EFFECTS = ("lost", "affected", "weaker", "doubtful")


def without() -> None:
    """The choice, then both sides."""
    with st.container(border=True, key="card_stop"):
        st.subheader(say("outage.stop"))
        firms, district, group, demand = _choice()
    if not (firms or district or group):
        st.info(say("outage.stop.first"))
        return
    given = {"firms": _BETWEEN.join(firms), "district": district, "group": group}
    found = answer("resilience/without", scope=scope(), demand=demand, **given)
    with st.container(border=True, key="card_without"):
        n = Counter(r["effect"] for r in found.rows())
        st.markdown(f"**{plain(say('outage.without', stopped=n['stopped'], **{e: n[e] for e in _EFFECTS}))}**")
        for words in found.warnings:
            st.caption(plain(words))
        if found.findings:
            sides(found, "without", say("outage.after"))
        behind(found, "without")
    if found.findings:
        with st.container(border=True, key="card_changes"):
            st.subheader(say("outage.changes"))
            changes(found, "changes", "who")


def _choice() -> tuple[list[str], str, str, str]:
    made = {r["unit"]: r["name"] for r in answer("resilience/each_firm", scope=scope(), limit=MOST).rows()}
    groups = answer("resilience/each_firm", scope=scope(), unit="group", limit=MOST).rows()
    owners = {r["unit"]: say("outage.group.of", name=r["name"], n=r["firms"]) for r in groups if r["firms"] > 1}
    districts = {r["district_name"]: r["district_name"] for r in answer("clusters/priorities").rows()}
    left, middle, right = st.columns([6, 3, 3])
    with left:
        firms = _firms(made)
    with middle:
        district = _one("district", districts)
    with right:
        group = _one("group", owners)
    return firms, district, group, demand_choice()


def _firms(made: dict[str, str]) -> list[str]:
    """Producers of the scope to choose from; any other firm by its name."""
    asked = [f for f in str(st.query_params.get("stop", "")).split(_BETWEEN) if f]
    options = [*made, *(f for f in asked if f not in made)]
    firms = st.multiselect(
        say("outage.firms"), options, default=asked, key="stop_firms", accept_new_options=True,
        format_func=lambda id: made.get(id, id), placeholder=say("outage.firms.hint"),
    )  # fmt: skip
    keep("stop", _BETWEEN.join(firms), "")
    return list(firms)


def _one(name: str, options: dict[str, str]) -> str:
    ids = ["", *options]
    chosen = st.selectbox(
        say(f"outage.{name}"), ids, index=ids.index(said(name, ids, "")), key=f"stop_{name}",
        format_func=lambda id: options.get(id, say("outage.nobody")),
    )  # fmt: skip
    keep(name, chosen, "")
    return str(chosen)
