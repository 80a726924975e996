"""区县: the eight at a glance, one of them whole, up to four side by side."""

import streamlit as st

from liantu.ui.parts.card import card
from liantu.ui.parts.district_choice import chosen, districts
from liantu.ui.parts.district_compare import side_by_side
from liantu.ui.parts.district_course import course
from liantu.ui.parts.district_map import picture
from liantu.ui.parts.district_more import nearest, projects, responsible
from liantu.ui.parts.district_profile import priorities, reached
from liantu.ui.parts.standing import standings


def page() -> None:
    """Left the map and the line, right the district, below the comparison."""
    known = districts()
    code = chosen(known)
    name = known[code]
    _, some = standings()
    left, right = st.columns([11, 13])
    with left:
        with card("map", height="content"):
            main = picture(known, code, some)
        if main is not None:
            with card("course", height="content"):
                course(code, name, main)
    with right:
        with card("district", height="content"):
            reached(code, name, some)
            priorities(code, name)
        one, other = st.columns(2)
        with one, card("district_projects"):
            projects(name)
        with other, card("responsible"):
            responsible(code, name)
    left, right = st.columns([4, 8])
    with left, card("nearest"):
        later = st.container()
    with right, card("compare"):
        side_by_side(known, code, some)
    with later:  # it takes longest
        nearest(name)


page()
