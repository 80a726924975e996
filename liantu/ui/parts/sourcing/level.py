"""The next level: the components of the chosen assembly, and the firms behind a row or one of its cells."""

from typing import Any

import streamlit as st

from liantu.ui.parts.behind import behind
from liantu.ui.parts.chosen import CHAIN, chosen, to_firm
from liantu.ui.parts.sourcing.bars import LEVELS, bars, system_colour
from liantu.ui.parts.sourcing.needs import SOURCES, Needs, source_words
from liantu.ui.parts.tables import frame, table
from liantu.ui.speech import plain, say

_FIRMS = ("name", "source", "source_zh", "place_names", "part_name", "buyer_name", "purchases_cny")


def level(needs: Needs, assemblies: list[dict[str, Any]]) -> None:
    """Nothing until an assembly is chosen."""
    row = next((r for r in assemblies if r["assembly"] == chosen({r["assembly"] for r in assemblies})), None)
    if row is None:
        st.caption(say("sourcing.choose"))
        return
    with st.container(border=True, key="card_components"):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.subheader(plain(say("sourcing.components", name=row["name"])))
            st.page_link(CHAIN, label=say("to_chain"), query_params={"part": row["assembly"]})
        found = needs.ask("by_assembly", assembly=row["assembly"])
        st.caption(say("sourcing.components.note"))
        colour = system_colour(list(dict.fromkeys(r["system_name"] for r in assemblies)), row["system_name"])
        bars(found.rows(), "code", say("sourcing.component"), LEVELS[1], colour)
        behind(found, "sourcing_by_assembly")
    component = chosen({r["code"] for r in found.rows()}, "component")
    name = next((r["name"] for r in found.rows() if r["code"] == component), row["name"])
    source = chosen(SOURCES, "from" if component else "source")
    _firms(needs, component or row["assembly"], name, source)


def _firms(needs: Needs, part: str, name: str, source: str) -> None:
    found = needs.ask("firms", part=part)
    rows = [r for r in found.rows() if source in ("", r["source"])]
    with st.container(border=True, key="card_suppliers"):
        words = source_words()
        where = words[source] if source else say("sourcing.any_source")
        st.subheader(plain(say("sourcing.firms", name=name, where=where)))
        if not rows:
            st.caption(say("sourcing.firms.none"))
        else:
            shown = [{**r, "source": words[r["source"]], "source_zh": words[r["source"]]} for r in rows]
            at = table(frame(shown, [found.query.column(n) for n in _FIRMS]), "suppliers", select=True, lines=12)
            if at is not None and rows[at]["firm"]:
                to_firm(rows[at]["firm"])
            st.caption(say("sourcing.firms.note"))
        behind(found, "sourcing_firms")
