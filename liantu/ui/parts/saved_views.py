"""Saved views: a page as it stands under a name, in the store, for everybody; and its address to be copied."""

from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from graph import archive
from graph.errors import LiantuError
from graph.records import View
from liantu.ui.desk import desk
from liantu.ui.drawings.drawing import draw
from liantu.ui.parts.signature import signature
from liantu.ui.parts.work import work
from liantu.ui.speech import plain, say

_VIEWS = Path(__file__).parent.parent / "views"


def saved_views(page: str) -> None:
    """The menu in the head of the page."""
    opened = desk()
    with st.popover(say("views"), key="views"):
        words = {name: say(f"views.{name}") for name in ("copy", "copied", "failed")}
        draw("share", "share", {"words": words})
        if not opened.settings.read_only:
            _save(page)
        with opened.lock:
            known = archive.views(opened.store)
        st.markdown(f"**{say('views.saved')}**")
        if not known:
            st.caption(say("views.none"))
        for view in known:
            _view(view)


def address(page: str) -> str:
    """The page with every choice in it; the language is the reader's own."""
    said = sorted((name, value) for name, value in st.query_params.items() if name not in ("lang", "add"))
    return f"{page}?{urlencode(said)}" if said else page


def taken_apart(address: str) -> tuple[str, dict[str, str]]:
    """Page and choices of a saved address."""
    page, _, rest = address.partition("?")
    return page, dict(parse_qsl(rest))


def _save(page: str) -> None:
    name = st.text_input(say("views.name"), key="view_name", placeholder=say("views.name.hint"), max_chars=60).strip()
    by = signature("view")
    st.button(
        say("views.save"),
        key="view_save",
        type="primary",
        disabled=not (name and by),
        on_click=_keep,
        args=(page, name, by),
    )
    if told := st.session_state.pop("view_told", ""):
        st.success(told)


def _keep(page: str, name: str, by: str) -> None:
    opened = desk()
    try:
        if opened.settings.read_only:
            raise LiantuError(say("read_only.refused"))
        with opened.lock:
            opened.ledger().keep_view(name, address(page), by)
    except LiantuError as error:
        st.session_state["view_told"] = plain(error)
        return
    st.session_state["view_told"] = say("views.kept", name=plain(name))
    st.session_state["view_name"] = ""


def _view(view: View) -> None:
    page, choices = taken_apart(view.address)
    file = _VIEWS / f"{page}.py"
    left, right = st.columns([5, 1], vertical_alignment="center")
    with left:
        if file.exists():
            st.page_link(
                file,
                label=plain(view.name),
                query_params={**choices, "lang": st.query_params.get("lang", "")}
                if "lang" in st.query_params
                else choices,
            )
        else:
            st.markdown(plain(view.name))
        told = " · ".join(filter(None, (say(f"page.{page}") if file.exists() else page, view.by, view.at[:10])))
        st.caption(plain(told))
    if not desk().settings.read_only and right.button(
        "×", key=f"view_drop_{view.id}", help=say("views.drop", name=view.name), type="tertiary"
    ):
        work(lambda ledger: ledger.drop_view(view.id))
        st.rerun()
