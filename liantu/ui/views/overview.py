"""总览: what a leader asks first, in that order. The cheap cards are drawn first; what takes longer fills its place afterwards."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import streamlit as st

from liantu.ui.parts.card import card
from liantu.ui.parts.doors import doors, has_firms
from liantu.ui.parts.foot import data_date
from liantu.ui.parts.overview_chains import chains
from liantu.ui.parts.overview_changed import changed
from liantu.ui.parts.overview_gaps import gaps
from liantu.ui.parts.overview_known import known
from liantu.ui.parts.overview_places import places
from liantu.ui.parts.overview_projects import stages
from liantu.ui.parts.overview_reached import reached
from liantu.ui.parts.waiting_link import waiting_link
from liantu.ui.parts.ways import ways

Place = AbstractContextManager[object]
ROWS: tuple[tuple[tuple[int, str, Callable[[], None]], ...], ...] = (
    ((5, "reached", reached), (7, "components", known)),
    ((7, "districts", places), (5, "stages", stages)),
    ((4, "changed", changed), (5, "gaps", gaps), (5, "chains", chains)),
)


def page() -> None:
    """Every card has its place before the first is filled."""
    if not has_firms():
        doors()
    waiting = [(draw, place) for row in ROWS for draw, place in _row(row)]
    bottom = st.container(key="overview_bottom")
    with bottom:
        ways()
        st.caption(data_date().replace("  \n", ""))
        waits = st.container()
    slow = {changed: 2, gaps: 1, chains: 1}
    for draw, place in sorted(waiting, key=lambda each: slow.get(each[0], 0)):
        with place:
            draw()
    with waits:  # last: to find what waits takes longest
        waiting_link()


def _row(cards: tuple[tuple[int, str, Callable[[], None]], ...]) -> list[tuple[Callable[[], None], Place]]:
    columns = st.columns([width for width, _, _ in cards])
    places_: list[tuple[Callable[[], None], Place]] = []
    for column, (_, key, draw) in zip(columns, cards, strict=True):
        with column, card(key):
            places_.append((draw, st.container()))
    return places_


page()
