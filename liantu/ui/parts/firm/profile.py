"""A firm's profile: head, facts, place in the chain, suppliers and customers, what is near, timeline, what has ended."""

from collections.abc import Iterable

import streamlit as st

from graph import archive
from liantu.firm_card import FirmCard, firm_card
from liantu.ui.desk import answer, desk
from liantu.ui.parts.behind import behind
from liantu.ui.parts.entries import Entry, entries
from liantu.ui.parts.firm import facts as said
from liantu.ui.parts.firm.head import head
from liantu.ui.parts.firm.trade import SIDES, trade
from liantu.ui.parts.firm.years import years
from liantu.ui.parts.links import links
from liantu.ui.speech import say

NEAREST = 5


def profile(firm: str) -> None:
    """Everything that is known about it."""
    card = _card(firm)
    with st.container(border=True, key="card_head"):
        head(card)
    if not any(f.name not in said.SKIPPED for f in card.facts) and not card.keys:
        st.info(say("firm.mentioned"))
    left, right = st.columns(2)
    with left:
        _facts(card)
        _entries(card, "projects", [said.link(x) for x in card.links if x["relation"] in said.PROJECTS], always=False)
        _entries(card, "ended", [said.ended(x) for x in card.ended], always=False)
    with right:
        states = {row["code"]: row["status"] for row in links()}
        chain = [said.link(x, states) for x in card.links if x["relation"] in said.CHAIN + said.TAKES_PART]
        _entries(card, "chain", chain, note=say("firm.chain.note"))
        _trade(card)
        _nearest(card, states)
    years(card)


def _card(firm: str) -> FirmCard:
    opened = desk()
    found, related, ended = (answer(f"firms/{name}", firm=firm) for name in ("profile", "links", "ended"))
    with opened.lock:
        return firm_card(
            found, related, ended, lambda ids: archive.rows(opened.store, ids), opened.loads(), opened.maps
        )


def _facts(card: FirmCard) -> None:
    standing = (said.link(x) for x in card.links if x["relation"] in said.STANDING)
    shown = [*said.facts(card.facts), *map(said.place, card.places), *standing]
    _entries(card, "facts", shown, note=say("firm.facts.note"), question="firms/profile")
    if card.disputed:
        _entries(card, "disputed", list(said.disputed(card.disputed)), note=say("firm.disputed.note"))


def _entries(
    card: FirmCard, name: str, items: Iterable[Entry], note: str = "", question: str = "", *, always: bool = True
) -> None:
    items = list(items)
    if not items and not always:
        return
    with st.container(border=True, key=f"card_{name}"):
        st.subheader(say(f"firm.{name}"))
        if note:
            st.caption(note)
        if items:
            entries(items, card.rows, key=f"profile_{name}")
        else:
            st.caption(say("firm.none"))
        if question:
            behind(answer(question, firm=card.id), f"firm_{name}")


def _trade(card: FirmCard) -> None:
    with st.container(border=True, key="card_trade"):
        st.subheader(say("firm.trade"))
        st.caption(say("firm.trade.note"))
        trade(card)
        partners = [said.link(x) for x in card.links if x["relation"] in said.FIRMS]
        groups = [x for x in card.links if x["relation"] in said.FIRMS and x["relation"] not in SIDES.values()]
        if partners:
            with st.expander(
                say("firm.trade.rows", n=len(partners)), expanded=bool(groups) and len(partners) <= NEAREST
            ):
                entries(partners, card.rows, key="profile_trade")
        behind(answer("firms/links", firm=card.id), "firm_trade")


def _nearest(card: FirmCard, states: dict[str, str]) -> None:
    """Components that it does not make, by what it makes and can do."""
    found = answer("relatedness/of_firm", firm=card.id, limit=NEAREST)
    near = [row for row in found.rows() if row["rel"]]
    with st.container(border=True, key="card_nearest"):
        st.subheader(say("firm.nearest"))
        st.caption(say("firm.nearest.note"))
        if near:
            entries([_near(row, states) for row in near], {}, key="profile_nearest")
        else:
            st.caption(say("firm.nearest.none"))
        behind(found, "firm_nearest")


def _near(row: dict[str, object], states: dict[str, str]) -> Entry:
    return Entry(
        str(row["name"]), f"{row['rel']:.2f}", "value", (str(row["assembly_name"]), str(row["reason"] or "")),
        state=states.get(str(row["code"]), ""),
    )  # fmt: skip
