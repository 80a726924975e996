"""What the person has chosen, opened and filtered: told by the explorer, at first by the address, and kept there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from queries.statuses import STATUSES

KEY = "explorer"
MOST_OPEN = 8
SENT = 60  # firms of one list that are sent at first
MOST_SENT = 2_000


@dataclass(frozen=True, slots=True)
class View:
    """`selected`: a code, `code|firm`, `|firm` (wherever it hangs), or '' (nothing)."""

    selected: str = ""
    open: tuple[str, ...] = ()
    upto: Mapping[str, int] = field(default_factory=dict)
    text: str = ""
    status: tuple[str, ...] = ()
    district: str = ""
    is_first: bool = False  # nothing was told yet: what the address asks for has to be shown

    @property
    def code(self) -> str:
        """The part of what is selected."""
        return self.selected.partition("|")[0]

    @property
    def firm(self) -> str:
        """The firm of what is selected."""
        return self.selected.partition("|")[2]


def view_now() -> View:
    """As the explorer told it last; the address follows."""
    told = (st.session_state.get(KEY) or {}).get("view")
    if told is None:
        asked = tuple(s for s in st.query_params.get("status", "").split(",") if s in STATUSES)
        return View(
            st.query_params.get("part", ""), status=asked, district=st.query_params.get("district", ""), is_first=True
        )
    view = _view(told)
    _keep("part", view.selected)
    _keep("status", ",".join(view.status))
    _keep("district", view.district)
    return view


def flow_view(key: str) -> View:
    """Of the tree before or behind a firm: what it told last."""
    told = (st.session_state.get(key) or {}).get("view")
    return _view(told) if told else View(is_first=True)


def _view(told: Mapping[str, Any]) -> View:
    """Nothing in it is trusted: it comes from the browser."""
    upto = {str(code): min(int(n), MOST_SENT) for code, n in dict(told.get("upto") or {}).items()}
    return View(
        str(told.get("selected") or ""), tuple(map(str, told.get("open") or ()))[-MOST_OPEN:], upto,
        str(told.get("text") or "")[:60], tuple(s for s in map(str, told.get("status") or ()) if s in STATUSES),
        str(told.get("district") or ""),
    )  # fmt: skip


def _keep(name: str, value: str) -> None:
    if value:
        st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]
