"""Bring sheets: upload, what they are taken for, dry run with its counts, then commit. Nothing is written before commit."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import streamlit as st

from graph.errors import LiantuError, TooManyRejects
from liantu.returned import Verdicts
from liantu.ui.parts.bringing.files import Files, returned, signature_of, with_files
from liantu.ui.parts.bringing.options import chosen_map, district, options
from liantu.ui.parts.bringing.recognised import recognised
from liantu.ui.parts.bringing.templates import templates
from liantu.ui.parts.outcomes import rejects_table, summary
from liantu.ui.parts.work import work
from liantu.ui.speech import plain, say
from loaders.intake import LoadOptions
from loaders.ledger import Ledger
from loaders.report import LoadReport

KINDS = ["xlsx", "xlsm", "xls", "et", "csv"]


def bring() -> None:
    """The card with which sheets come in."""
    with st.container(border=True, key="card_bring"):
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="bring_head"
        ):
            st.subheader(say("data.bring"))
            templates()
        st.caption(say("data.bring.note"))
        _own_words()
        turn = st.session_state.setdefault("upload_turn", 0)  # a new key empties the uploader
        files = st.file_uploader(say("data.upload"), type=KINDS, accept_multiple_files=True, key=f"upload_{turn}")
        if files:
            _brought(files)


def _brought(files: Files) -> None:
    left, right = st.columns(2)
    with left:
        kind = chosen_map()
    with right:
        place = district()
    if not recognised(files, kind, place):
        return
    said = options(kind, place)
    signature = hashlib.sha256(f"{signature_of(files)} {said}".encode()).hexdigest()
    if st.button(say("data.try"), key="try"):
        _try(files, said, signature)
    tried = st.session_state.get("tried")
    if tried and tried["signature"] == signature:
        _tried(files, said, tried["reports"])


def _own_words() -> None:
    """Streamlit's own words in its uploader are English only: ours take their place."""
    zone = '[data-testid="stFileUploaderDropzone"]'
    st.html(
        f"<style>{zone} button p, {zone} [data-testid=stFileUploaderDropzoneInstructions] * {{font-size:0}}"
        f'{zone} button p::after {{font-size:14px;content:"{say("data.choose")}"}}'
        f'{zone} [data-testid=stFileUploaderDropzoneInstructions]::after {{content:"{say("data.limits")}"}}</style>'
    )


def _try(files: Files, said: LoadOptions, signature: str) -> None:
    st.session_state.pop("tried", None)
    dry = replace(said, dry_run=True)
    try:
        reports = work(lambda ledger: with_files(files, lambda paths: ledger.load(paths, dry)))
    except TooManyRejects as error:
        st.error(plain(error))
        rejects_table(error.rejects, "refused")
        returned([f for f in files if Path(f.name).name == error.file][:1], [Verdicts.of_rejects(error.rejects)])
    except LiantuError as error:
        st.error(plain(error))
    else:
        st.session_state["tried"] = {"signature": signature, "reports": reports}


def _tried(files: Files, said: LoadOptions, reports: Sequence[LoadReport]) -> None:
    for i, report in enumerate(reports):
        st.markdown(f"**{say('data.tried', file=plain(report.file))}**")
        summary(report)
        if report.rejects:
            rejects_table(report.rejects, f"tried_{i}")
    with st.container(horizontal=True, gap="small"):
        if any(report.rejects for report in reports):
            returned(files, [Verdicts.of_trial(r) for r in reports])
        pressed = st.button(say("data.commit"), key="commit", type="primary")
    if not said.by:
        st.caption(say("data.unsigned"))
    if pressed:
        _commit(files, said)


def _commit(files: Files, said: LoadOptions) -> None:
    try:
        reports = work(lambda ledger: _load(ledger, files, said))
    except LiantuError as error:
        st.error(plain(error))
        return
    st.session_state.pop("tried", None)
    st.session_state.pop("looked", None)
    st.session_state["upload_turn"] += 1
    st.session_state["said"] = "　".join(_said(report) for report in reports)
    st.rerun()


def _load(ledger: Ledger, files: Files, said: LoadOptions) -> tuple[LoadReport, ...]:
    return with_files(files, lambda paths: ledger.load(paths, said))


def _said(report: LoadReport) -> str:
    if report.already:
        return say("data.already", n=report.already)
    return say("data.loaded", file=plain(report.file), n=report.load)
