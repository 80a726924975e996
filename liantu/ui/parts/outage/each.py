"""一家停产: what each firm alone would stop, and the fewest that stop an assembly."""

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.parts.address import keep, said
from liantu.ui.parts.behind import behind
from liantu.ui.parts.chosen import FIRMS, to_part
from liantu.ui.parts.scope import scope
from liantu.ui.parts.tables import frame, table
from liantu.ui.speech import plain, say

MOST = 500
UNITS = ("firm", "group")
_EACH = ("name", "component_names", "assembly_names", "buyers", "alone", "vehicle_makers", "is_assessed")
_CUTS = ("assembly_name", "kind", "kind_zh", "component_name", "unit_names")


def each() -> None:
    """Two tables."""
    unit = _unit()
    found = answer("resilience/each_firm", scope=scope(), unit=unit, limit=MOST)
    with st.container(border=True, key="card_each"):
        st.subheader(say("outage.each"))
        if not found.findings:
            st.info(say("outage.none"))
        else:
            rows = found.rows()
            counts = {
                "n": found.total,
                "lost": sum(bool(r["components"]) for r in rows),
                "stop": sum(bool(r["assemblies"]) for r in rows),
            }
            st.markdown(plain(say("outage.each.sentence", **counts)))
            st.caption(say("outage.each.note"))
            names = (*_EACH[:1], "firms", *_EACH[1:]) if unit == "group" else _EACH
            at = table(frame(rows, [found.query.column(n) for n in names]), "each", select=True, lines=12)
            if at is not None:
                _chosen(rows[at]["unit"], rows[at]["name"], unit)
        behind(found, "each_firm")
    _cuts(unit)


def _unit() -> str:
    chosen = st.segmented_control(
        say("outage.unit"), UNITS, default=said("unit", UNITS, "firm"), required=True, key="unit",
        format_func=lambda u: say(f"outage.unit.{u}"), label_visibility="collapsed",
    )  # fmt: skip
    keep("unit", chosen or "firm", "firm")
    return chosen or "firm"


def _chosen(id: str, name: str, unit: str) -> None:
    """The ways on from a line."""
    with st.container(horizontal=True, vertical_alignment="center", key="each_chosen"):
        st.markdown(f"**{plain(name)}**")
        st.button(say("outage.try"), key="try", on_click=_try, args=("group" if unit == "group" else "stop", id))
        st.page_link(FIRMS, label=say("panel.profile"), query_params={"firm": id})


def _try(name: str, id: str) -> None:
    """Go to what happens when it stops."""
    for other in ("stop", "district", "group"):
        st.query_params.pop(other, None)
    st.query_params[name] = id
    st.query_params["view"] = st.session_state["outage_view"] = "without"


def _cuts(unit: str) -> None:
    found = answer("resilience/cut_sets", scope=scope(), unit=unit)
    with st.container(border=True, key="card_cuts"):
        st.subheader(say("outage.cuts"))
        st.caption(say("outage.cuts.note"))
        if not found.findings:
            st.info(say("outage.cuts.none"))
        else:
            rows = found.rows()
            shown = [{**r, "kind": say(f"outage.kind.{r['kind']}")} for r in rows]
            at = table(frame(shown, [found.query.column(n) for n in _CUTS]), "cuts", select=True, lines=14)
            if at is not None:
                to_part(rows[at]["component"])
        behind(found, "cut_sets")
