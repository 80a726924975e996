"""Briefings for the page: made once for each state of the store, drawn and written when somebody asks."""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from liantu import workspace
from liantu.briefing.chain_map import ChainMap
from liantu.briefing.files import File, base_name
from liantu.briefing.making import workbench
from liantu.briefing.preview import Preview
from liantu.briefing.preview import preview as drawn
from liantu.briefing.request import Request
from liantu.briefing.wording import FOLDER
from liantu.ui.desk import Desk, desk

ZIP = "application/zip"
TYPES = {
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "svg": "image/svg+xml",
    "png": "image/png",
    "html": "text/html",
}


def made(request: Request) -> ChainMap:
    """The briefing of this request and this state of the store."""
    opened = desk()
    return _made(opened, opened.settings.store, opened.revision, _edited(opened), request)


def preview(request: Request, page: int) -> Preview:
    """One of its pages as a picture."""
    opened = desk()
    return _preview(opened, opened.settings.store, opened.revision, _edited(opened), request, page)


def file_of(found: ChainMap, form: str, pages: int) -> tuple[str, str]:
    """Name and type of what a format gives; where it gives several files they come as one ZIP. `pages`: as slides."""
    several = pages > 1 if form in ("svg", "png") else form == "pdf" and any(s.shape == "map" for s in found.sections)
    name = base_name(found)
    return (f"{name}_{form}.zip", ZIP) if several else (f"{name}.{form}", TYPES[form])


def zip_of(found: ChainMap) -> tuple[str, str]:
    """Name and type of all formats together."""
    return f"{base_name(found)}.zip", ZIP


def content(opened: Desk, found: ChainMap, forms: Sequence[str], *, packed: bool) -> bytes:
    """What is downloaded, written now: all files of these formats as ZIP, or the only one as it is."""
    with opened.lock, workbench(opened.settings, opened.store) as bench:
        written = bench.files(found, forms, datetime.now(UTC).replace(microsecond=0))
    return _zipped(written) if packed else written[0].content


def _zipped(files: Sequence[File]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for file in files:
            package.writestr(file.name, file.content)
    return out.getvalue()


def _edited(opened: Desk) -> str:
    """What an analyst may change while the app is open: thresholds and the office's own wording."""
    own = sorted((opened.settings.workspace / FOLDER).glob("*.toml"))
    return repr((workspace.thresholds(opened.settings).sections, [(p.name, p.stat().st_mtime_ns) for p in own]))


@st.cache_data(show_spinner=False, max_entries=12)
def _made(_opened: Desk, store: str, revision: int, edited: str, request: Request) -> ChainMap:
    with _opened.lock, workbench(_opened.settings, _opened.store) as bench:
        return bench.make(request)


@st.cache_data(show_spinner=False, max_entries=24)
def _preview(_opened: Desk, store: str, revision: int, edited: str, request: Request, page: int) -> Preview:
    found = _made(_opened, store, revision, edited, request)
    with _opened.lock, workbench(_opened.settings, _opened.store) as bench:
        press = bench.press(found.template, datetime.now(UTC))
    return drawn(found, press, page)
