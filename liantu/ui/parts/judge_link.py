"""人工研判 beside 系统测算: what a person judges of a component in the chosen scope, signed and dated; neither overwrites the other."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from graph.errors import LiantuError
from liantu.ui.desk import desk
from liantu.ui.parts.links import state_word
from liantu.ui.parts.moments import as_of
from liantu.ui.parts.signature import signature
from liantu.ui.parts.work import work
from liantu.ui.speech import plain, say
from queries.runner import Answer
from queries.statuses import STATUSES


def judge_link(row: Mapping[str, Any], states: Answer) -> None:
    """The judgement that stands, and the form for a new one; none is taken of the past or in a read-only app."""
    if row["judged"]:
        st.markdown(f"**{say('judge.title')}**　{plain(state_word(row['judged']))}")
        signed = say("judge.signed", by=row["judged_by"] or say("judged.unsigned"), on=row["judged_on"] or "—")
        st.caption(plain(" · ".join(filter(None, (row["judged_note"], signed)))))
    else:
        st.caption(f"{say('judge.title')}　{say('judge.none')}")
    if message := st.session_state.pop("judge_said", ""):
        st.session_state["judge_form"] = False  # it closes once it is kept
        st.success(message)
    if desk().settings.read_only or as_of():
        return
    form = st.popover(say("judge.write"), type="tertiary", key="judge_form", on_change="rerun")
    if form.open:
        with form:
            _form(row, str(states.parameters["scope"]["words"]))


def _form(row: Mapping[str, Any], where: str) -> None:
    st.caption(say("judge.note", scope=plain(where or say("scope.all"))))
    status = st.selectbox(
        say("judge.state"),
        list(STATUSES),
        index=None,
        format_func=state_word,
        key="judge_state",
        placeholder=say("add.choose"),
    )
    note = st.text_area(say("judge.why"), key="judge_why", max_chars=500, height=68).strip()
    by = signature("judge")
    if st.button(say("judge.keep"), key="judge_keep", type="primary", disabled=not (status and by)):
        _keep(f"{row['code']}@{where}", str(status), by, note)


def _keep(about: str, status: str, by: str, note: str) -> None:
    try:
        made = work(lambda ledger: ledger.judge("link", about, status, by, note))
    except LiantuError as error:
        st.error(plain(error))
        return
    st.session_state["judge_said"] = say("judge.kept", n=made.id)
    st.rerun()
