"""The timeline of a firm: what happened on which day, planned ones apart, with the row of each."""

import streamlit as st

from liantu.firm_card import FirmCard
from liantu.ui.desk import answer
from liantu.ui.drawings.drawing import draw
from liantu.ui.parts.behind import behind
from liantu.ui.parts.entries import place_words
from liantu.ui.speech import say


def years(card: FirmCard) -> None:
    """Nothing is drawn where nothing is dated."""
    found = answer("firms/timeline", firm=card.id)
    with st.container(border=True, key="card_years"):
        st.subheader(say("firm.years"))
        if not found.findings:
            st.caption(say("firm.years.none"))
        else:
            events = [
                {"on": row["on"], "word": say(f"event.{row['event']}"), "what": row["what"], "planned": row["planned"],
                 "place": next((place_words(card.rows[id].place) for id in row["rows"] if id in card.rows), "")}
                for row in found.rows()
            ]  # fmt: skip
            draw("years", "years", {"events": events, "label": say("firm.years"), "planned": say("firm.planned")})
        behind(found, "firm_years")
