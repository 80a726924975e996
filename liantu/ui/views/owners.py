"""链主与集群: official owners and candidates by five visible terms; clusters, communities, the ministry's checklist."""

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.parts.behind import behind
from liantu.ui.parts.chosen import to_firm
from liantu.ui.parts.guarded import guarded
from liantu.ui.parts.owners.clusters import clusters
from liantu.ui.parts.owners.communities import communities
from liantu.ui.parts.owners.ranked import owners
from liantu.ui.parts.scope import scope
from liantu.ui.parts.sections import section
from liantu.ui.parts.tables import frame, table
from liantu.ui.speech import plain, say

SECTIONS = ("owners", "trade", "clusters", "communities", "checklist")
_TRADE = ("name", "place_names", "suppliers", "customers", "mentioned")
_MEETS = ("meets_area", "meets_output", "meets_sme_share", "meets_lead_industry", "meets_growth", "meets_honours")


@guarded
def page() -> None:
    """One section at a time."""
    name = section("owners", SECTIONS)
    {"owners": owners, "trade": _trade, "clusters": clusters, "communities": communities, "checklist": _checklist}[
        name
    ]()


def _trade() -> None:
    found = answer("owners/degree", scope=scope(), limit=500)
    with st.container(border=True, key="card_trade"):
        st.subheader(say("view.owners_trade"))
        st.caption(say("owners.trade.note"))
        if not found.findings:
            st.info(say("owners.trade.none"))
        else:
            at = table(frame(found.rows(), [found.query.column(n) for n in _TRADE]), "trade", select=True, lines=18)
            if at is not None:
                to_firm(found.rows()[at]["firm"])
        for words in found.warnings:
            st.caption(plain(words))
        behind(found, "owners_degree")


def _checklist() -> None:
    found = answer("clusters/checklist", scope=scope())
    with st.container(border=True, key="card_checklist"):
        st.subheader(say("view.owners_checklist"))
        st.caption(say("owners.checklist.note"))
        if not found.findings:
            st.info(say("owners.clusters.none"))
        else:
            data = frame(found.rows(), [found.query.column("firms")])
            data.insert(0, say("owners.cell"), [f"{r['district_name']} · {r['assembly_name']}" for r in found.rows()])
            for name in _MEETS:
                column = found.query.column(name)
                data[frame([], [column]).columns[0]] = [_word(r[name]) for r in found.rows()]
            table(data, "checklist", lines=18)
        behind(found, "clusters_checklist")


def _word(value: bool | None) -> str:
    return say("owners.unclear") if value is None else say("owners.met" if value else "owners.unmet")


page()
