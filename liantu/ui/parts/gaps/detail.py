"""What is chosen: its state and why, what a person says beside it, who could close the gap, and the evidence that was weighed."""

from collections.abc import Iterator, Mapping
from typing import Any

import streamlit as st

from liantu.ui.parts.behind import behind
from liantu.ui.parts.chosen import CHAIN, to_firm
from liantu.ui.parts.gaps.ranking import route_word
from liantu.ui.parts.gaps.view import View, status_words
from liantu.ui.parts.judge_link import judge_link
from liantu.ui.parts.link_state import link_state
from liantu.ui.parts.links import state_word
from liantu.ui.parts.tables import frame, table
from liantu.ui.speech import both, plain, say


def line(view: View) -> None:
    """One line below the matrix: what is chosen, or that a click chooses."""
    row = next((r for r in view.states if r["code"] == view.part), None)
    if row is None:
        st.caption(say("gaps.choose"))
        return
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="gaps_line"):
        st.markdown(
            f"**{plain(row['assembly_name'])} › {plain(row['name'])}**　{'　'.join(map(plain, _said(row, view)))}"
        )
        st.page_link(CHAIN, label=say("to_chain"), query_params={"part": view.part})


def _said(row: Mapping[str, Any], view: View) -> Iterator[str]:
    yield status_words(row)
    if row["worst"] != row["best"]:
        yield say("gaps.range", worst=state_word(row["worst"]), best=state_word(row["best"]))
    yield say("gaps.producers", n=row["producers"], groups=row["owner_groups"])
    if rank := next((r for r in view.ranking if r["code"] == row["code"]), None):
        yield say("gaps.rank", n=rank["rank"], low=rank["low"], high=rank["high"])


def detail(view: View) -> None:
    """Status and judgement side by side, then the firms, then the evidence."""
    row = next((r for r in view.states if r["code"] == view.part), None)
    if row is None:
        st.info(say("gaps.choose.first"))
        return
    left, right = st.columns(2)
    with left, st.container(border=True, key="card_computed", height="stretch"):
        _computed(row, view)
    with right, st.container(border=True, key="card_judged", height="stretch"):
        st.subheader(say("judge.title"))
        judge_link(row, view.ask("links/status"))
    left, right = st.columns(2)
    with left, st.container(border=True, key="card_options", height="stretch"):
        _options(view)
    with right, st.container(border=True, key="card_proof", height="stretch"):
        _proof(view)


def _computed(row: Mapping[str, Any], view: View) -> None:
    found = view.ask("links/status")
    st.subheader(plain(say("gaps.computed", name=row["name"])))
    link_state(row, found)
    _ranked(view)
    behind(found, "links_status_chosen")


def _ranked(view: View) -> None:
    rank = next((r for r in view.ranking if r["code"] == view.part), None)
    if rank is None:
        return
    names = ("criticality", "fragility", "k1", "k2", "k3", "k4", "feasibility")
    query = view.ask("gaps/ranking").query
    terms = [(query.column(n), rank[n]) for n in names]
    said = [f"{both(c.zh, c.en)} {'—' if value is None else f'{value:.2f}'}" for c, value in terms]
    st.caption(plain("　".join([*said, route_word(rank)])))


def _options(view: View) -> None:
    found = view.ask("gaps/options", scope=view.scope, component=view.part)
    st.subheader(say("gaps.options"))
    if not found.findings:
        st.caption(say("gaps.options.none"))
    else:
        names = ("route_zh", "name", "reason", "where", "status", "as_of")
        at = table(frame(found.rows(), [found.query.column(n) for n in names]), "options", select=True, lines=8)
        if at is not None:
            to_firm(found.rows()[at]["firm"])
    behind(found, "gaps_options")


def _proof(view: View) -> None:
    found = view.ask("links/proof", scope=view.scope, component=view.part)
    st.subheader(say("gaps.proof"))
    if not found.findings:
        st.caption(say("gaps.proof.none"))
    else:
        names = ("name", "verdict", "counts", "could_count", "as_of")
        table(frame(found.rows(), [found.query.column(n) for n in names]), "proof", lines=8)
    behind(found, "links_proof")
