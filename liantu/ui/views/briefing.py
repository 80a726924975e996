"""简报: choose template, part and audience, see the page, take the files. Scope and both days are those of the head."""

from functools import partial

import streamlit as st

from graph.errors import LiantuError
from liantu.briefing.chain_map import ChainMap
from liantu.briefing.files import WRITERS
from liantu.briefing.preview import Preview
from liantu.briefing.request import Request
from liantu.briefing.templates import TEMPLATES
from liantu.ui.desk import desk
from liantu.ui.parts.briefing_choices import choices
from liantu.ui.parts.made import ZIP, content, file_of, made, preview, zip_of
from liantu.ui.speech import plain, say


def page() -> None:
    """Choices at the left, the page and its files at the right."""
    left, right = st.columns([3, 9])
    with left, st.container(border=True, key="card_choices"):
        asked = choices()
    with right:
        if TEMPLATES[asked.template].needs_compare and not asked.compare:
            st.info(say("briefing.compare"))
            return
        try:
            with st.spinner(say("briefing.making")):
                found = made(asked)
            shown = _shown(asked, found)
        except LiantuError as error:
            st.error(plain(error))
            return
        _files(found, shown)


def _shown(asked: Request, found: ChainMap) -> Preview:
    """The page, and which of several."""
    place = st.empty()
    number = int(st.session_state.get("briefing_page", 1))
    shown = preview(asked, number)
    with place.container(border=True, key="card_preview"):
        if shown.pages > 1:
            label = say("briefing.page", n=shown.pages)
            st.number_input(label, 1, shown.pages, shown.page, key="briefing_page", width=160)
        st.image(shown.picture, width="stretch", alt=say("briefing.picture", title=found.title))
        if shown.missing:
            st.warning(say("briefing.missing", chars=plain(" ".join(shown.missing))))
    return shown


def _files(found: ChainMap, shown: Preview) -> None:
    opened = desk()
    with st.container(border=True, key="card_files"):
        st.subheader(say("briefing.files"))
        st.caption(say("briefing.figures", n=len(found.used())))
        name, kind = zip_of(found)
        st.download_button(
            say("briefing.zip"), partial(content, opened, found, tuple(WRITERS), packed=True), name, kind,
            key="briefing_zip", on_click="ignore", type="primary",
        )  # fmt: skip
        for column, form in zip(st.columns(len(WRITERS)), WRITERS, strict=True):
            name, kind = file_of(found, form, shown.pages)
            with column:
                st.download_button(
                    form.upper(), partial(content, opened, found, (form,), packed=kind == ZIP), name, kind,
                    key=f"briefing_{form}", on_click="ignore", width="stretch",
                )  # fmt: skip
                told = "two_pdf" if form == "pdf" and kind == ZIP else form
                st.caption(say(f"briefing.{told}"))
        if found.notes:
            with st.expander(say("briefing.notes")):
                for note in found.notes:
                    st.caption(plain(note))


page()
