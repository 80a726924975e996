"""The firms of one assembly in one district: what a cell of an assembly and district matrix opens."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.parts.behind import behind
from liantu.ui.parts.chosen import to_firm
from liantu.ui.parts.tables import frame, table, worded_value
from liantu.ui.speech import plain, say

_NAMES = ("name", "places", "verdict", "counts", "output_cny", "employees")


def cell_id(row: Mapping[str, Any]) -> str:
    """As the address keeps it: `A01@璧山区`."""
    return f"{row['assembly']}@{row['district_name']}"


def cell_firms(rows: list[dict[str, Any]], word: str, **given: Any) -> None:
    """Of the rows (assembly, district) the one whose cell is in the address; `word` names the column with its verdict."""
    cell = str(st.query_params.get("cell", ""))
    row = next((r for r in rows if cell_id(r) == cell), None)
    if row is None:
        st.caption(say("cell.click"))
        return
    found = answer("clusters/firms", assembly=row["assembly"], scope=row["district_name"], **given)
    st.markdown(f"**{plain(row['district_name'])} · {plain(row['assembly_name'])}**　{plain(word_of(row, word))}")
    if not found.findings:
        st.caption(say("cell.nobody"))
        return
    at = table(frame(found.rows(), [found.query.column(n) for n in _NAMES]), "cell_firms", select=True, lines=8)
    if at is not None:
        to_firm(found.rows()[at]["firm"])
    behind(found, "clusters_firms")


def word_of(row: Mapping[str, Any], name: str) -> str:
    """The verdict of a cell in words."""
    return worded_value(str(row[name]))
