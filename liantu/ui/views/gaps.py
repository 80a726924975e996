"""强弱缺分析: the matrix, which gap first, importance against feasibility, and one component lit in all three."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from liantu.ui.parts.behind import behind
from liantu.ui.parts.chosen import chosen
from liantu.ui.parts.demand import demand_choice
from liantu.ui.parts.exports import downloads
from liantu.ui.parts.gaps.detail import detail, line
from liantu.ui.parts.gaps.districts import by_district
from liantu.ui.parts.gaps.matrix import hidden, matrix
from liantu.ui.parts.gaps.priorities import priorities
from liantu.ui.parts.gaps.ranking import left_out, ranking, unplaced, which
from liantu.ui.parts.gaps.recorded import QUESTIONS as RECORDED
from liantu.ui.parts.gaps.recorded import recorded
from liantu.ui.parts.gaps.scatter import scatter
from liantu.ui.parts.gaps.view import View
from liantu.ui.parts.guarded import guarded
from liantu.ui.parts.limits import limits
from liantu.ui.parts.scope import scope
from liantu.ui.parts.sections import section
from liantu.ui.speech import language, plain, say

SECTIONS = ("evidence", "districts", "priorities", *RECORDED)


@guarded
def page() -> None:
    """The first card holds the answer; what is chosen in it is lit everywhere."""
    view = _view()
    with st.container(border=True, key="card_matrix"):
        matrix(view)
        line(view)
        behind(view.ask("links/status"), "links_status")
    left, right = st.columns([6, 5])
    with left, st.container(border=True, key="card_ranking", height="stretch"):
        rows = _ranking(view)
    with right, st.container(border=True, key="card_plot", height="stretch"):
        st.subheader(say("gaps.plot"))
        st.caption(say("gaps.plot.note", n=len(rows)))
        if rows:
            scatter(rows, view.part)
        if names := unplaced(rows):
            st.caption(plain(say("gaps.unplaced", names=names)))
    _section(section("gaps", SECTIONS), view)


def _view() -> View:
    with st.container(horizontal=True, vertical_alignment="center", key="tools"):
        demand = demand_choice()
        changed = limits()
        view = View(scope(), demand, changed, "", hidden())
        _export(view)
    return View(view.scope, demand, changed, chosen({r["code"] for r in view.states}), view.hidden)


def _export(view: View) -> None:
    with st.popover(say("export"), type="primary", key="export"):
        for question in ("links/status", "gaps/ranking", "links/assemblies"):
            found = view.ask(question)
            st.caption(plain(found.query.title.of(language())))
            downloads(found, f"export_{question.replace('/', '_')}")


def _ranking(view: View) -> list[Mapping[str, Any]]:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.subheader(say("gaps.ranking"))
        listed = which()
    st.caption(say("gaps.ranking.note", draws=view.ask("gaps/ranking").thresholds["gap"]["draws"]))
    rows = ranking(view, listed)
    if listed == "short":
        st.caption(left_out(view))
    behind(view.ask("gaps/ranking"), "gaps_ranking")
    return rows


def _section(name: str, view: View) -> None:
    if name == "evidence":
        detail(view)
    elif name == "districts":
        by_district(view)
    elif name == "priorities":
        priorities(view)
    else:
        recorded(view, name)


page()
