"""All loads, the newest first; of a chosen one what was not taken, and its undo with a question before."""

from typing import Any

import pandas as pd
import streamlit as st

from graph import archive
from graph.errors import LiantuError
from graph.records import Load, Reject
from liantu.ui.desk import desk
from liantu.ui.parts.outcomes import rejects_table, sum_words
from liantu.ui.parts.signature import signature
from liantu.ui.parts.tables import table
from liantu.ui.parts.work import work
from liantu.ui.speech import plain, say
from loaders.report import OUTCOMES


def loads() -> None:
    """The list; the plan's own loads come when asked for."""
    known = desk().loads()
    with st.container(border=True, key="card_loads"):
        st.subheader(say("data.loads"))
        reference = sum(load.reference for load in known)
        with_plan = st.checkbox(say("data.plan_loads", n=reference), key="with_plan")
        shown = [load for load in reversed(known) if with_plan or not load.reference]
        if not shown:
            st.info(say("data.none"))
            return
        st.caption(say("data.pick"))
        lines = pd.DataFrame([_line(load) for load in shown])
        chosen = table(lines, "loads", select=True, lines=12)
        if chosen is not None:
            _detail(shown[chosen])


def _line(load: Load) -> dict[str, Any]:
    facts = {
        "load": int(load.id), "file": load.file, "state": say(f"load.{load.state}"), "rows": sum(load.counts.values()),
        "as_of": load.as_of or None, "at": load.at.replace("T", " ").removesuffix("+00:00"),
        "map": "、".join(sorted({sheet.map for sheet in load.sheets})), "source": load.source or None,
    }  # fmt: skip
    counts = {say(f"outcome.{name}"): load.counts.get(name, 0) for name in OUTCOMES}
    named = {say(f"load.{name}"): value for name, value in facts.items()}
    return {k: v for k, v in {**named, **counts}.items()}


def _detail(load: Load) -> None:
    st.markdown(f"**{load.id} · {plain(load.file)}**　{sum_words(load.counts)}")
    if load.reference:
        st.caption(say("data.reference"))
    if load.state == "done":
        if rejects := _rejects(load):
            rejects_table(rejects, "load")
        if not desk().settings.read_only:
            _undo(load)


def _rejects(load: Load) -> list[Reject]:
    opened = desk()
    with opened.lock:
        return [reject for row in archive.rows_of(opened.store, load.id) for reject in row.rejects]


def _undo(load: Load) -> None:
    if st.button(say("data.undo"), key=f"undo_{load.id}"):
        st.session_state["undoing"] = load.id
    if st.session_state.get("undoing") != load.id:
        return
    st.warning(say("data.undo.ask", n=load.id, file=plain(load.file), rows=sum(load.counts.values())))
    by = signature("undo")
    with st.container(horizontal=True, gap="small"):
        sure = st.button(say("data.undo.yes"), key="undo_yes", type="primary")
        if st.button(say("data.undo.no"), key="undo_no"):
            st.session_state.pop("undoing")
            st.rerun()
    if sure:
        _undo_now(load, by)


def _undo_now(load: Load, by: str) -> None:
    st.session_state.pop("undoing")
    try:
        changed = work(lambda ledger: ledger.undo(load.id, by))
    except LiantuError as error:
        st.error(plain(error))
        return
    st.session_state["said"] = say("data.undone", n=load.id, nodes=changed.nodes_deleted, edges=changed.edges_deleted)
    st.rerun()
