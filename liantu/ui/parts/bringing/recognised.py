"""What the files are taken for: the kind of each sheet and the meaning of each column, before anything is tried."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from graph.errors import LiantuError
from liantu.sheet_look import Look, Looked, look
from liantu.template import header_of, how
from liantu.ui.desk import desk
from liantu.ui.parts.bringing.files import Files, signature_of, with_files
from liantu.ui.parts.tables import table
from liantu.ui.speech import both, plain, say


def recognised(files: Files, kind: str, district: str) -> bool:
    """Each sheet in a line, its columns behind it; whether at least one can be read."""
    try:
        found = _looked(files, kind, district)
    except LiantuError as error:
        st.error(plain(error))
        return False
    if not any(sheet.kind for sheet in found):
        st.error(plain(found[0].error))
        return False
    for at, sheet in enumerate(found):
        _sheet(sheet, at, expanded=len(found) == 1 or bool(sheet.error and kind))
    return True


def _looked(files: Files, kind: str, district: str) -> tuple[Look, ...]:
    """Read once for these files and choices."""
    key = (signature_of(files), kind, district)
    kept = st.session_state.get("looked")
    if kept is None or kept[0] != key:
        with st.spinner(say("data.looking")):
            kept = (key, with_files(files, lambda paths: look(desk().reader, paths, kind, district)))
        st.session_state["looked"] = kept
    return tuple(kept[1])


def _sheet(sheet: Look, at: int, *, expanded: bool) -> None:
    name = plain(" · ".join(filter(None, (sheet.file, sheet.sheet))))
    if sheet.kind is None:
        with st.expander(f"✕ {name}　{say('data.look.none', rows=sheet.rows)}", expanded=expanded):
            st.markdown(plain(sheet.error))
        return
    read = [each for each in sheet.columns if each.column is not None]
    told = say(
        "data.look",
        kind=plain(both(sheet.kind.title, sheet.kind.title_en)),
        rows=f"{sheet.rows:,}",
        n=len(read),
        of=len(sheet.columns),
    )
    with st.expander(f"✓ {name}　{told}", expanded=expanded):
        table(_frame(sheet), f"look_{at}", lines=8)
        for note in sheet.notes:
            st.caption(plain(note))


def _frame(sheet: Look) -> pd.DataFrame:
    """Header, what it is taken for, how it is read, what stands in it."""
    heads = [say(f"data.look.{name}") for name in ("header", "as", "how", "examples")]
    rows: Sequence[tuple[str, str, str, str]] = [
        (each.header, _taken(each), both(how(each.column), "") if each.column else "", "；".join(each.examples))
        for each in sheet.columns
    ]
    return pd.DataFrame(rows, columns=heads)


def _taken(each: Looked) -> str:
    column = each.column
    if column is None:
        return say("data.look.kept")
    declared = column.declared
    return both(header_of(column), declared.en if declared else column.headers[-1].replace("_", " "))
