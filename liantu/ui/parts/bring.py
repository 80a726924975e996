"""Bring sheets: upload, dry run with its counts, then commit. Nothing is written before commit."""

import hashlib
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from graph.errors import LiantuError, TooManyRejects
from liantu.returned import Verdicts, write_returned
from liantu.ui.desk import desk
from liantu.ui.parts.exports import XLSX_TYPE
from liantu.ui.parts.outcomes import rejects_table, summary
from liantu.ui.parts.scope import scope_options
from liantu.ui.parts.work import work
from liantu.ui.speech import plain, say
from loaders.intake import LoadOptions
from loaders.ledger import Ledger
from loaders.report import LoadReport

T = TypeVar("T")
Files = Sequence[UploadedFile]
_NOT_DISTRICTS = frozenset({"渝西地区", "重庆市", "全部"})


def bring() -> None:
    """The card with which sheets come in."""
    with st.container(border=True, key="card_bring"):
        st.subheader(say("data.bring"))
        st.caption(say("data.bring.note"))
        _own_words()
        turn = st.session_state.setdefault("upload_turn", 0)  # a new key empties the uploader
        files = st.file_uploader(
            say("data.upload"),
            type=["xlsx", "xlsm", "xls", "et", "csv"],
            accept_multiple_files=True,
            key=f"upload_{turn}",
        )
        if not files:
            return
        options = _options()
        signature = _signature(files, options)
        if st.button(say("data.try"), key="try"):
            _try(files, options, signature)
        tried = st.session_state.get("tried")
        if tried and tried["signature"] == signature:
            _tried(files, options, tried["reports"])


def _own_words() -> None:
    """Streamlit's own words in its uploader are English only: ours take their place."""
    zone = '[data-testid="stFileUploaderDropzone"]'
    st.html(
        f"<style>{zone} button p, {zone} [data-testid=stFileUploaderDropzoneInstructions] * {{font-size:0}}"
        f'{zone} button p::after {{font-size:14px;content:"{say("data.choose")}"}}'
        f'{zone} [data-testid=stFileUploaderDropzoneInstructions]::after {{content:"{say("data.limits")}"}}</style>'
    )


def _options() -> LoadOptions:
    one, two, three = st.columns(3)
    places = [name for name in scope_options() if name not in _NOT_DISTRICTS]
    district = one.selectbox(
        say("data.district"), ["", *places], key="district", format_func=lambda name: name or say("data.no_district")
    )
    as_of = two.text_input(say("data.as_of"), key="as_of", placeholder=say("data.as_of.hint"))
    source = three.text_input(say("data.source"), key="source")
    loads = {load.id: load.file for load in desk().loads() if load.state == "done" and not load.reference}
    replaces = st.selectbox(
        say("data.replaces"), ["", *reversed(loads)], key="replaces", help=say("data.replaces.help"),
        format_func=lambda id: say("data.replaces.load", n=id, file=plain(loads[id])) if id else say("data.replaces.none"),
    )  # fmt: skip
    allowed = st.checkbox(say("data.allow"), key="allow")
    return LoadOptions(
        district=district or "",
        as_of=as_of.strip(),
        source=source.strip(),
        max_rejects=1.0 if allowed else 0.10,
        replaces=replaces or "",
    )


def _signature(files: Files, options: LoadOptions) -> str:
    sums = [(f.name, hashlib.sha256(f.getvalue()).hexdigest()) for f in files]
    return hashlib.sha256(repr((sums, options)).encode()).hexdigest()


def _try(files: Files, options: LoadOptions, signature: str) -> None:
    st.session_state.pop("tried", None)
    dry = replace(options, dry_run=True)
    try:
        reports = work(lambda ledger: _with_files(files, lambda paths: ledger.load(paths, dry)))
    except TooManyRejects as error:
        st.error(plain(error))
        rejects_table(error.rejects, "refused")
        _returned([f for f in files if Path(f.name).name == error.file][:1], [Verdicts.of_rejects(error.rejects)])
    except LiantuError as error:
        st.error(plain(error))
    else:
        st.session_state["tried"] = {"signature": signature, "reports": reports}


def _tried(files: Files, options: LoadOptions, reports: Sequence[LoadReport]) -> None:
    for i, report in enumerate(reports):
        st.markdown(f"**{say('data.tried', file=plain(report.file))}**")
        summary(report)
        if report.rejects:
            rejects_table(report.rejects, f"tried_{i}")
    if any(report.rejects for report in reports):
        _returned(files, [Verdicts.of_trial(r) for r in reports])
    if st.button(say("data.commit"), key="commit", type="primary"):
        _commit(files, options)


def _commit(files: Files, options: LoadOptions) -> None:
    try:
        reports = work(lambda ledger: _load(ledger, files, options))
    except LiantuError as error:
        st.error(plain(error))
        return
    st.session_state.pop("tried", None)
    st.session_state["upload_turn"] += 1
    st.session_state["said"] = "　".join(_said(report) for report in reports)
    st.rerun()


def _load(ledger: Ledger, files: Files, options: LoadOptions) -> tuple[LoadReport, ...]:
    return _with_files(files, lambda paths: ledger.load(paths, options))


def _said(report: LoadReport) -> str:
    if report.already:
        return say("data.already", n=report.already)
    return say("data.loaded", file=plain(report.file), n=report.load)


def _with_files(files: Files, use: Callable[[list[Path]], T]) -> T:
    """The uploads as files under their own names; the folder is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="liantu-") as folder:
        paths = []
        for i, file in enumerate(files):
            path = Path(folder) / str(i) / (Path(file.name.replace("\\", "/")).name or "upload")
            path.parent.mkdir()
            path.write_bytes(file.getvalue())
            paths.append(path)
        return use(paths)


def _returned(files: Files, verdicts: Sequence[Verdicts]) -> None:
    if files:
        st.download_button(
            say("data.returned"), lambda: _with_files(files, lambda paths: _workbook(paths, verdicts)),
            "returned.xlsx", XLSX_TYPE, key="returned", on_click="ignore",
        )  # fmt: skip


def _workbook(paths: Sequence[Path], verdicts: Sequence[Verdicts]) -> bytes:
    target = paths[0].parent / "returned.xlsx"
    write_returned(target, paths, verdicts)
    return target.read_bytes()
