"""Whom a component is supplied to: one line a pair, solid what is on record, dashed what is of low confidence or inferred."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.drawings.drawing import draw
from liantu.ui.parts.behind import behind
from liantu.ui.parts.scope import scope
from liantu.ui.speech import plain, say

DRAWN = 12
Row = Mapping[str, Any]


def supplies(part: Row) -> None:
    """Rows of `chain/supplies`, those with a customer first."""
    found = answer("chain/supplies", component=part["code"], scope=scope())
    rows = found.rows()
    if not rows:
        return
    title = say("supplies.title", name=" ".join(filter(None, (part["name"], part["abbreviation"]))))
    with st.container(border=True, key="card_supplies"):
        st.subheader(plain(title))
        data = {
            "label": title, "heads": [say("supplies.firm"), "", say("supplies.buyer"), say("supplies.record")],
            "lines": [_line(row) for row in _both(rows)],
        }  # fmt: skip
        draw("supplies", "supplies", data)
        if len(rows) > DRAWN:
            st.caption(say("supplies.more", n=min(DRAWN, len(rows)), total=len(rows)))
        behind(found, "supplies")


def _both(rows: Sequence[Row]) -> list[Row]:
    """Of a long list also some that name no customer: that it is not known is news, too."""
    known = [row for row in rows if row["buyer"]]
    unknown = [row for row in rows if not row["buyer"]]
    least = min(len(unknown), 2)
    return [*known[: DRAWN - least], *unknown[: max(least, DRAWN - len(known))]]


def _line(row: Row) -> dict[str, Any]:
    if not row["buyer"]:
        return {
            "from": row["name"],
            "to": say("supplies.unknown"),
            "line": "",
            "mark": "",
            "note": say("supplies.none"),
            "unknown": True,
        }
    sure = row["confidence"] != "low" and row["maker"] == "confirmed"
    note = " · ".join(filter(None, ("、".join(row["items"]), row["as_of"])))
    return {
        "from": row["name"], "to": row["buyer_name"], "line": "solid" if sure else "dashed",
        "mark": say("supplies.recorded" if sure else "supplies.low"), "note": note,
    }  # fmt: skip
