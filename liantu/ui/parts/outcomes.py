"""What became of a file's rows: the six counts with their sum, and the places and reasons of what was not taken."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from graph.model import MODEL
from graph.records import Reject
from liantu.ui.parts.exports import XLSX_TYPE, csv_bytes, xlsx_bytes
from liantu.ui.parts.tables import table
from liantu.ui.speech import both, plain, say
from loaders.report import OUTCOMES, REASONS, LoadReport

_COLUMNS = ("place", "column", "value", "reason", "weight")


def summary(report: LoadReport) -> None:
    """The counts that add up to the rows read, the relationships, and what was noticed."""
    st.markdown(sum_words(report.outcomes))
    if report.already:
        st.info(say("data.already", n=report.already))
    if report.links:
        st.caption(plain(say("data.links", parts="，".join(f"{_type(name)} {n}" for name, n in report.links.items()))))
    for note in report.notes:
        st.caption(plain(note))


def _type(name: str) -> str:
    return both(MODEL.relationship[name].zh, MODEL.relationship[name].en)


def sum_words(outcomes: Mapping[str, int]) -> str:
    """`262 行 = 新增 259 + 更新 1 + …`, every outcome named, zeros too."""
    parts = " + ".join(f"{say(f'outcome.{name}')} {outcomes.get(name, 0):,}" for name in OUTCOMES)
    rows = sum(outcomes.get(name, 0) for name in OUTCOMES)
    return plain(say("data.sum", rows=f"{rows:,}", parts=parts))


def rejects_table(rejects: Sequence[Reject], key: str) -> None:
    """Each with its place, what stood there and why it was not taken; to be downloaded too."""
    st.markdown(f"**{say('data.rejects', n=len(rejects))}**")
    heads = {name: say(f"reject.{name}") for name in _COLUMNS}
    rows = [_reject(r) for r in rejects]
    table(
        pd.DataFrame([{heads[n]: r[n] for n in heads} for r in rows]),
        f"rejects_{key}",
        lines=8,
    )
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            say("download.csv"),
            lambda: csv_bytes(rows, heads),
            "rejects.csv",
            "text/csv",
            key=f"rcsv_{key}",
            on_click="ignore",
        )
        st.download_button(
            say("download.xlsx"),
            lambda: xlsx_bytes(rows, heads),
            "rejects.xlsx",
            XLSX_TYPE,
            key=f"rxlsx_{key}",
            on_click="ignore",
        )


def _reject(reject: Reject) -> dict[str, Any]:
    return {
        "place": reject.place, "column": reject.column, "value": reject.value, "reason": both(*REASONS[reject.reason]),
        "weight": say("data.rejects.fatal" if reject.fatal else "data.rejects.cell"),
    }  # fmt: skip
