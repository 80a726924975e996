"""Uploaded files: their fingerprint, and as files of a folder that is gone afterwards."""

import hashlib
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from liantu.returned import Verdicts, write_returned
from liantu.ui.parts.exports import XLSX_TYPE
from liantu.ui.speech import say

T = TypeVar("T")
Files = Sequence[UploadedFile]


def signature_of(files: Files) -> str:
    """The same for the same files."""
    sums = [(f.name, hashlib.sha256(f.getvalue()).hexdigest()) for f in files]
    return hashlib.sha256(repr(sums).encode()).hexdigest()


def with_files(files: Files, use: Callable[[list[Path]], T]) -> T:
    """The uploads as files under their own names; the folder is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="liantu-") as folder:
        paths = []
        for i, file in enumerate(files):
            path = Path(folder) / str(i) / (Path(file.name.replace("\\", "/")).name or "upload")
            path.parent.mkdir()
            path.write_bytes(file.getvalue())
            paths.append(path)
        return use(paths)


def returned(files: Files, verdicts: Sequence[Verdicts]) -> None:
    """The workbook for the sender, made when somebody asks for it."""
    if files:
        st.download_button(
            say("data.returned"), lambda: with_files(files, lambda paths: _workbook(paths, verdicts)),
            "returned.xlsx", XLSX_TYPE, key="returned", on_click="ignore",
        )  # fmt: skip


def _workbook(paths: Sequence[Path], verdicts: Sequence[Verdicts]) -> bytes:
    target = paths[0].parent / "returned.xlsx"
    write_returned(target, paths, verdicts)
    return target.read_bytes()
