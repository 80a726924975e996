"""Which of the waiting questions are looked at: by kind, district and text, kept in the address."""

from collections.abc import Sequence

import streamlit as st

from liantu.ui.parts.address import keep, said
from liantu.ui.pending import KINDS, Question, kinds
from liantu.ui.speech import say

ALL = "all"


def counted(found: Sequence[Question]) -> None:
    """How many wait, by kind."""
    counts = kinds(found)
    parts = " · ".join(say(f"held.counted.{kind}", n=f"{counts[kind]:,}") for kind in KINDS)
    st.markdown(say("held.count", n=f"{len(found):,}", parts=parts))


def sift(found: Sequence[Question]) -> tuple[Question, ...]:
    """Three filters, and what they leave."""
    options = (ALL, *KINDS)
    one, two, three = st.columns([5, 2, 3])
    with one:
        kind = st.segmented_control(
            say("held.kind"), options, default=said("kind", options, ALL), required=True, key="held_kind",
            format_func=lambda name: say(f"held.kind.{name}"), label_visibility="collapsed",
        )  # fmt: skip
    keep("kind", kind or ALL, ALL)
    places = ["", *sorted({place for q in found for place in q.places})]
    place = two.selectbox(
        say("held.place"), places, index=places.index(said("place", places, "")), key="held_place",
        format_func=lambda name: name or say("held.place.any"), label_visibility="collapsed",
    )  # fmt: skip
    keep("place", place, "")
    text = three.text_input(
        say("held.search"), key="held_text", bind="query-params", type="search", placeholder=say("held.search"),
        label_visibility="collapsed",
    ).strip()  # fmt: skip
    return tuple(
        q
        for q in found
        if kind in (ALL, None, q.waiting.kind) and (not place or place in q.places) and (not text or q.holds(text))
    )
