"""企业库: firms by conditions, page by page, and a firm's profile with the rows behind each fact."""

from pathlib import Path
from typing import Any

import streamlit as st

from liantu.ui.desk import answer, desk
from liantu.ui.parts.behind import behind
from liantu.ui.parts.firm.conditions import clear, conditions
from liantu.ui.parts.firm.profile import profile
from liantu.ui.parts.links import links
from liantu.ui.parts.moments import as_of
from liantu.ui.parts.scope import scope_words
from liantu.ui.parts.tables import frame, table
from liantu.ui.speech import plain, say
from queries.runner import Answer
from queries.statuses import STATUSES

AT_ONCE = 500  # firms of one page of the list
_COLUMNS = (
    "name",
    "place_names",
    "components",
    "inferred",
    "titles",
    "output_cny",
    "employees",
    "operation",
    "data_kind",
    "as_of",
)
_UNKNOWN = list(STATUSES)[-1]
_DATA = Path(__file__).parent / "data.py"


def page() -> None:
    """The profile when the address names a firm, else the list."""
    firm = st.query_params.get("firm", "")
    if firm:
        st.button(say("firms.back"), key="back", on_click=_close, type="tertiary")
        profile(firm)
    else:
        _list()


def _close() -> None:
    st.query_params.pop("firm", None)


def _list() -> None:
    given = conditions()
    skip = AT_ONCE * _page_number(given)
    found = answer("firms/sift", **given, limit=AT_ONCE, skip=skip)
    with st.container(border=True, key="card_firms"):
        if not found.findings:
            _nothing(found, given["part"])
            return
        last = skip + len(found.findings)
        cut = "" if found.total <= AT_ONCE else f" · {say('firms.range', first=skip + 1, last=last)}"
        st.markdown(f"**{say('firms.count', scope=scope_words(), n=f'{found.total:,}')}**{cut}　{say('firms.pick')}")
        chosen = table(frame(found.rows(), [found.query.column(n) for n in _COLUMNS]), "firms", select=True, lines=16)
        if found.total > AT_ONCE:
            _turn(skip, found.total)
        when = as_of()
        behind(found, "firms", whole=lambda: answer("firms/sift", at=when, **given, limit=found.total, skip=0))
    if chosen is not None:
        st.query_params["firm"] = found.rows()[chosen]["firm"]
        st.rerun()


def _page_number(given: dict[str, Any]) -> int:
    """The page of the list; other conditions begin with the first."""
    if st.session_state.get("firms_given") not in (None, given):
        st.query_params.pop("page", None)
    st.session_state["firms_given"] = dict(given)
    said = str(st.query_params.get("page", "1"))
    return max(0, int(said) - 1) if said.isdigit() else 0


def _turn(skip: int, total: int) -> None:
    with st.container(horizontal=True, gap="small"):
        for name, to in (("before", skip - AT_ONCE), ("after", skip + AT_ONCE)):
            if st.button(say(f"firms.{name}"), key=f"firms_{name}", disabled=not 0 <= to < total):
                st.query_params["page"] = str(to // AT_ONCE + 1)
                st.rerun()


def _nothing(found: Answer, part: str) -> None:
    """Nothing here does not mean nothing there; what was not surveyed is said."""
    st.info(say("firms.empty"))
    row = next((r for r in links() if r["code"] == part), None)
    if row and row["status"] == _UNKNOWN:
        st.caption(plain(say("firms.unsurveyed", name=row["name"], scope=scope_words())))
    with st.container(horizontal=True, gap="small"):
        st.button(say("firms.clear"), key="clear", on_click=clear)
        if not desk().settings.read_only:
            st.page_link(_DATA, label=say("add.link"), query_params={"add": " "})
    behind(found, "firms")


page()
