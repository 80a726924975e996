"""A firm's profile: facts, place in the chain, suppliers and customers, each with the rows behind it."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from graph import archive
from graph.model import MODEL
from liantu.firm_card import Cell, Fact, FirmCard, firm_card
from liantu.ui.desk import answer, desk
from liantu.ui.parts.entries import Entry, entries
from liantu.ui.parts.money import money
from liantu.ui.parts.values import title, valued
from liantu.ui.parts.waiting_link import waiting_about
from liantu.ui.speech import both, plain, say

_DATA = Path(__file__).parent.parent / "views" / "data.py"
CHAIN = ("MAKES", "WORKS_ON", "MAKES_INPUT_FOR")
TAKES_PART = ("BUILDS", "SOURCED_FROM", "INVESTS_IN", "TARGETED_FOR", "LEADS")
STANDING = ("HOLDS", "HAS_CAPABILITY")
FIRMS = ("OWNED_BY", "OWNS", "CUSTOMER", "SUPPLIER")
_QUALIFIER = "_qualifier"
_READ_OUT_OF = {"unmatched_products": "products", "excluded_products": "products"}
_SKIPPED = frozenset({"name", "as_of", "data_kind"})


def profile(firm: str) -> None:
    """Everything that is known about it."""
    card = _card(firm)
    st.header(plain(card.name))
    places = "、".join(str(p["name"]) for p in card.places)
    keys = say("firm.keys", keys="；".join(card.keys))
    st.caption(plain(" · ".join(filter(None, (places, keys, say("firm.rows", n=len(card.rows)))))))
    if card.conflicts:
        st.warning(plain(say("firm.conflict", names="、".join(_title(n) for n in card.conflicts))))
    with st.container(horizontal=True):
        waiting_about(card.id, in_conflict=bool(card.conflicts))
        if not desk().settings.read_only:
            st.page_link(_DATA, label=say("add.link"), query_params={"add": card.name})
    if not any(f.name not in _SKIPPED for f in card.facts) and not card.keys:
        st.info(say("firm.mentioned"))
    left, right = st.columns(2)
    with left, st.container(border=True, key="card_facts"):
        st.subheader(say("firm.facts"))
        st.caption(say("firm.facts.note"))
        standing = (_link(x) for x in card.links if x["relation"] in STANDING)
        facts = [*_facts(card.facts), *(_place(p) for p in card.places), *standing]
        _draw(facts, card, "facts")
    with right:
        for key, relations in (("chain", CHAIN + TAKES_PART), ("trade", FIRMS)):
            with st.container(border=True, key=f"card_{key}"):
                st.subheader(say(f"firm.{key}"))
                _draw([_link(x) for x in card.links if x["relation"] in relations], card, key)
        if card.ended:
            with st.container(border=True, key="card_ended"):
                st.subheader(say("firm.ended"))
                _draw([_ended(x) for x in card.ended], card, "ended")


def _card(firm: str) -> FirmCard:
    opened = desk()
    found, links, ended = (answer(f"firms/{name}", firm=firm) for name in ("profile", "links", "ended"))
    with opened.lock:
        return firm_card(found, links, ended, lambda ids: archive.rows(opened.store, ids), opened.loads(), opened.maps)


def _draw(items: list[Entry], card: FirmCard, key: str) -> None:
    if items:
        entries(items, card.rows, key=f"profile_{key}")
    else:
        st.caption(say("firm.none"))


def _facts(facts: Sequence[Fact]) -> Iterator[Entry]:
    """A qualifier (≈, ≥) stands with its number, never alone; what was read out of another cell names that cell."""
    qualifiers = {f.name.removesuffix(_QUALIFIER): str(f.value) for f in facts if f.name.endswith(_QUALIFIER)}
    cells = {f.name: f.cells for f in facts}
    for f in facts:
        if f.name not in _SKIPPED and not f.name.endswith(_QUALIFIER):
            yield _fact(f, f.cells or cells.get(_READ_OUT_OF.get(f.name, ""), ()), qualifiers.get(f.name, ""))


def _fact(fact: Fact, cells: Sequence[Cell], qualifier: str) -> Entry:
    dated = say("firm.as_of", date=fact.as_of) if fact.as_of else ""
    rows = tuple(dict.fromkeys(c.row for c in cells))
    about = frozenset((c.row, c.column) for c in cells)
    return Entry(
        _title(fact.name), qualifier + valued("Enterprise", fact.name, fact.value) + dated, "value", (), rows, about
    )


def _place(place: Mapping[str, Any]) -> Entry:
    return Entry(both(MODEL.relationship["LOCATED_IN"].zh, MODEL.relationship["LOCATED_IN"].en), str(place["name"]), "value",
                 (), tuple(place["rows"]))  # fmt: skip


def _link(link: Mapping[str, Any]) -> Entry:
    evidence = link["evidence"] or ""
    said = say("phrases", phrases="".join(f"“{p}”" for p in link["phrases"])) if link["phrases"] else ""
    shares = [_share(name, link[name]) for name in ("supplier_share", "customer_share")]
    facts = [link["item"], *shares, _money(link["sales_cny"]), *_held(link), str(link["as_of"] or "")]
    return Entry(
        link["other_name"], say(f"evidence.{evidence}") if evidence else "", evidence,
        (" · ".join(filter(None, facts)), said), tuple(link["rows"]), lead=say(f"relation.{link['relation']}"),
        firm=link["other"] if link["relation"] in FIRMS else "",
    )  # fmt: skip


def _held(link: Mapping[str, Any]) -> list[str]:
    """Since and until when a title is held."""
    dates = ((MODEL.property["HOLDS", name], link[name]) for name in ("since", "until"))
    return [f"{both(p.zh, p.en)} {date}" for p, date in dates if date]


def _ended(link: Mapping[str, Any]) -> Entry:
    """What was, in grey, with the day and the reason of its end."""
    facts = " · ".join(filter(None, (link["item"], f"{link['ended_by']} {link['ended_on']}")))
    firm = link["other"] if link["other_label"] == "Enterprise" else ""
    return Entry(
        link["other_name"], "", "", (facts,), tuple(link["rows"]), lead=say(f"relation.{link['relation']}"), firm=firm
    )


def _title(name: str) -> str:
    return title("Enterprise", name)


def _money(value: float | None) -> str:
    return "" if value is None else money(value)


def _share(name: str, value: float | None) -> str:
    """Of whose sales or purchases stands with the figure."""
    p = MODEL.property["SUPPLIES", name]
    return "" if value is None else f"{both(p.zh, p.en)} {value:.0%}"
