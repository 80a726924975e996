"""总览: targets with their clause, what is known of the 56, the eight districts, the 28 priorities, the assemblies."""

from pathlib import Path

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.parts.doors import doors, has_firms
from liantu.ui.parts.drawn import strip, tiles
from liantu.ui.parts.exports import about
from liantu.ui.parts.links import links
from liantu.ui.parts.money import money
from liantu.ui.parts.scope import scope, scope_words
from liantu.ui.parts.tables import frame, qualified, table
from liantu.ui.parts.waiting_link import waiting_link
from liantu.ui.speech import both, language, plain, say

TARGETS = ("T02", "T03")  # the plan's first two: firms and output
YI_YUAN, YI = "亿元", 100_000_000
RECORDS = ("firms", "firms_on_chain", "unplaced", "mentioned", "supplies", "conflicts")
_VIEWS = Path(__file__).parent


def page() -> None:
    """From the answer of a leader's first question to the tables."""
    if not has_firms():
        doors()
    left, right = st.columns([5, 7])
    with left, st.container(border=True, key="card_targets", height="stretch"):
        _targets()
    with right, st.container(border=True, key="card_components", height="stretch"):
        _components()
    left, right = st.columns([7, 5])
    with left, st.container(border=True, key="card_districts", height="stretch"):
        st.subheader(say("districts"))
        tiles(answer("districts/profile").rows(), key="tiles")
        st.caption(say("districts.note"))
    with right, st.container(border=True, key="card_priorities", height="stretch"):
        _priorities()
        _records()
        waits = st.container()
    with st.container(border=True, key="card_assemblies"):
        st.subheader(say("assemblies"))
        _assemblies()
    with st.expander(say("targets.all")):
        found = answer("plan/targets")
        table(frame(found.rows(), [c for c in found.query.columns if not c.name.endswith("code")]), "all_targets")
    with waits:  # last: to find what waits takes longest
        waiting_link()


def _targets() -> None:
    st.subheader(say("targets"))
    found = {row["code"]: row for row in answer("plan/targets").rows()}
    for column, code in zip(st.columns(2), TARGETS, strict=True):
        target = found.get(code)
        if target is None:
            column.caption(say("targets.none"))
            continue
        column.metric(plain(target["name"]), _target(target["number"], target["unit"]))
        clause = say("targets.clause", section=target["section"], page=target["page"], basis=target["basis"])
        column.caption(plain(clause))
    st.caption(say("targets.pace"))


def _target(number: float, unit: str) -> str:
    """As the plan writes it, or in the units of the page's language."""
    if unit == YI_YUAN:
        return money(number * YI, 0)
    return say("unit.firms", n=f"{number:,.0f}")


def _components() -> None:
    found = answer("plan/sentence", scope=scope())
    with st.container(key="sentence"):
        st.markdown(plain(found.sentence.of(language())))
    strip(links(), key="strip")
    st.caption(about(found))


def _priorities() -> None:
    found = answer("gaps/priority_without_maker", scope=scope())
    none = [qualified(row) for row in found.rows() if row["with_maker"] == 0]
    st.subheader(say("priorities"))
    if not found.total:
        st.caption(say("priorities.outside"))
        return
    st.markdown(say("priorities.none", total=found.total, n=len(none)))
    names = ("district_name", "assembly_name", "components", "works_on")
    if none:
        table(frame(none, [found.query.column(n) for n in names]), "priorities", lines=5)
    else:
        st.caption(say("priorities.all_met"))
    st.page_link(_VIEWS / "gaps.py", label=say("to_gaps"))


def _records() -> None:
    found = answer("overview/counts", scope=scope())
    counts = found.rows()[0]
    st.subheader(say("records"))
    st.caption(scope_words())
    for row in (RECORDS[:3], RECORDS[3:]):
        for column, name in zip(st.columns(3, wrap=False), row, strict=True):
            words = found.query.column(name)
            column.markdown(f"**{counts[name]:,}**")
            column.caption(both(words.zh, words.en))


def _assemblies() -> None:
    found = answer("chain/assemblies", scope=scope())
    names = ("system_name", "name", "components", "with_maker", "inferred_only", "firms", "inferred", "districts")
    table(frame(found.rows(), [found.query.column(n) for n in names]), "assemblies")
    st.caption(about(found))
    st.page_link(_VIEWS / "chain.py", label=say("to_chain"))


page()
