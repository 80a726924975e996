"""系统性影响: the share of recorded output that is lost when one firm stops; hidden with its reason where too few report."""

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.parts.address import keep, said
from liantu.ui.parts.behind import behind
from liantu.ui.parts.chosen import to_firm
from liantu.ui.parts.scope import scope
from liantu.ui.parts.tables import frame, percent_digits, table
from liantu.ui.speech import plain, say

SECTORS = ("component", "assembly")
_LIST = ("name", "esri", "buyers", "sales_cny", "makes")


def systemic() -> None:
    """One assembly at a time."""
    parts = answer("chain/components").rows()
    assemblies = {r["assembly"]: r["assembly_name"] for r in parts}
    names = {r["code"]: r["name"] for r in parts}
    with st.container(border=True, key="card_systemic"):
        st.subheader(say("view.outage_systemic"))
        st.caption(say("outage.systemic.note"))
        with st.container(horizontal=True, vertical_alignment="center"):
            assembly, sectors = _choice(assemblies)
        found = answer("resilience/systemic", scope=scope(), assembly=assembly, sectors=sectors, limit=100)
        for words in found.warnings:
            st.caption(plain(words))
        if not found.findings:
            st.info(say("outage.systemic.hidden"))
        else:
            rows = [{**r, "makes": [names.get(c, c) for c in r["makes"]]} for r in found.rows()]
            data = frame(rows, [found.query.column(n) for n in _LIST])
            percent_digits(data, found.query.column("esri"), 2)
            at = table(data, "systemic", select=True, lines=16)
            if at is not None:
                to_firm(rows[at]["firm"])
        behind(found, "systemic")


def _choice(assemblies: dict[str, str]) -> tuple[str, str]:
    first = next(iter(assemblies))
    ids = list(assemblies)
    assembly = st.selectbox(
        say("gaps.head.assembly"), ids, index=ids.index(said("part", ids, first)), key="systemic_part", width=220,
        format_func=lambda a: assemblies[a], label_visibility="collapsed",
    )  # fmt: skip
    keep("part", assembly, first)
    sectors = st.segmented_control(
        say("outage.sectors"), SECTORS, default=said("sectors", SECTORS, "component"), required=True, key="sectors",
        format_func=lambda s: say(f"outage.sectors.{s}"), label_visibility="collapsed",
    )  # fmt: skip
    keep("sectors", sectors or "component", "component")
    return str(assembly), sectors or "component"
