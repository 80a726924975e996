"""Who makes a component in the chosen scope, with what counts and what does not, and the rows behind each."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from liantu.explorer.makers import head, verdict_word
from liantu.ui.desk import answer, desk
from liantu.ui.parts.behind import behind
from liantu.ui.parts.entries import Entry, entries, row_ids
from liantu.ui.parts.scope import scope
from liantu.ui.speech import plain, say, voice
from queries.runner import Answer

LISTED, AT_FIRST = 60, 4
Row = Mapping[str, Any]


def found(code: str) -> Answer:
    """`chain/makers` of this component in the chosen scope."""
    return answer("chain/makers", component=code, scope=scope())


def link_firms(part: Row) -> None:
    """Firms, projects and surveys of the scope; how many verified ones there are elsewhere in the city."""
    answered = found(part["code"])
    rows = answered.rows()
    own = [row for row in rows if row["located"] == "scope"]
    hung = [row for row in own if not row["verdict"].startswith("searched_")]
    st.markdown(f"**{say('panel.firms')}**　{plain(head(voice(), hung))}")
    if not own:
        st.info(say("panel.unknown"))
    items = [_entry(row) for row in own[:LISTED]]
    if items:
        entries(items, desk().rows(row_ids(items)), key="makers", first=AT_FIRST)
    if len(own) > len(items):
        st.caption(say("panel.cut", n=len(items), total=len(own)))
    if near := sum(row["located"] == "city" and row["verdict"] == "verified" for row in rows):
        st.caption(say("panel.elsewhere_in_city", n=near))
    behind(answered, "panel_makers")


def _entry(row: Row) -> Entry:
    said = say("phrases", phrases="".join(f"“{p}”" for p in row["phrases"])) if row["phrases"] else ""
    dated = say("chain.evidence_of", date=row["as_of"]) if row["as_of"] else ""
    lead = say(f"level.{row['kind']}") if row["kind"] != "firm" else ""
    return Entry(
        row["name"], verdict_word(voice(), row), "confirmed" if row["counts"] else "inferred",
        (" · ".join(filter(None, ("、".join(row["place_names"]), dated))), said), tuple(row["rows"]), lead=lead,
        firm=row["who"] if row["kind"] == "firm" else "",
    )  # fmt: skip
