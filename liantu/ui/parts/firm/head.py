"""The head of a profile: the name, what it is in a line, four figures, and where to go from here."""

from pathlib import Path
from typing import Any

import streamlit as st

from liantu.firm_card import Fact, FirmCard
from liantu.ui.desk import desk
from liantu.ui.parts.exports import XLSX_TYPE, book_bytes
from liantu.ui.parts.firm.facts import SKIPPED, fact_title
from liantu.ui.parts.money import money
from liantu.ui.parts.tables import joined, worded
from liantu.ui.parts.waiting_link import waiting_about
from liantu.ui.speech import plain, say

_VIEWS = Path(__file__).parents[2] / "views"
_FIGURES = ("output_cny", "revenue_cny", "employees")


def head(card: FirmCard) -> None:
    """Drawn in a card of its own."""
    left, right = st.columns([5, 6], vertical_alignment="center")
    with left:
        st.header(plain(card.name))
        st.caption(plain(_line(card)))
    with right, st.container(key="firm_figures"):
        known = {fact.name: fact for fact in card.facts}
        *figures, last = st.columns(len(_FIGURES) + 1, gap="small")
        for column, name in zip(figures, _FIGURES, strict=True):
            with column:
                _figure(name, known.get(name))
        dated = known.get("as_of")
        last.metric(say("firm.dated"), str(dated.value) if dated else say("firm.empty"))
    _ways(card)


def _line(card: FirmCard) -> str:
    """璧山区 · 在产 · 3 种部件 · 曾用名 1 个 · 14 行来源."""
    known = {fact.name: fact.value for fact in card.facts}
    made = sum(link["relation"] == "MAKES" and link["other_label"] == "Component" for link in card.links)
    former = known.get("former_names") or ()
    told = [
        "、".join(str(place["name"]) for place in card.places), str(known.get("operation") or ""),
        say("firm.makes", n=made) if made else "", say("firm.former", n=len(former)) if former else "",
        worded("data_kind", str(known.get("data_kind") or "")), say("firm.rows", n=len(card.rows)),
    ]  # fmt: skip
    return " · ".join(filter(None, told))


def _figure(name: str, fact: Fact | None) -> None:
    if fact is None:
        st.metric(fact_title(name), say("firm.empty"))
        return
    value = money(fact.value, 1) if name.endswith("_cny") else f"{fact.value:,}"
    st.metric(f"{fact_title(name)}{say('firm.as_of', date=fact.as_of) if fact.as_of else ''}", value)


def _ways(card: FirmCard) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="firm_ways"):
        st.page_link(_VIEWS / "network.py", label=say("firm.network"), query_params={"centre": card.id})
        if not desk().settings.read_only:
            st.page_link(_VIEWS / "data.py", label=say("add.link"), query_params={"add": card.name})
        waiting_about(card.id, in_conflict=bool(card.conflicts))
        st.download_button(
            say("firm.export"), lambda: _file(card), "firm.xlsx", XLSX_TYPE, key="firm_export", on_click="ignore", type="tertiary",
        )  # fmt: skip


def _file(card: FirmCard) -> bytes:
    """Facts, relations and the rows behind them, each in a sheet."""
    facts = [
        {"fact": fact_title(f.name), "value": joined(f.value) if isinstance(f.value, list | tuple) else f.value, "as_of": f.as_of,
         "places": "；".join(dict.fromkeys(c.place for c in f.cells))}
        for f in card.facts if f.name not in SKIPPED
    ]  # fmt: skip
    links = [
        {**link, "words": worded("relation", str(link["relation"])), "rows": "；".join(_places(card, link["rows"]))}
        for link in card.links
    ]
    rows = [
        {"place": row.place, "cells": "；".join(f"{h}：{v}" for h, v in row.cells.items())}
        for row in card.rows.values()
    ]
    return book_bytes({
        say("firm.sheet.facts"): (facts, _heads("fact", "value", "as_of", "places")),
        say("firm.sheet.links"): (links, _heads("words", "other_name", "item", "evidence", "as_of", "rows")),
        say("firm.sheet.rows_of"): (rows, _heads("place", "cells")),
    })  # fmt: skip


def _heads(*names: str) -> dict[str, str]:
    return {name: say(f"firm.sheet.{name}") for name in names}


def _places(card: FirmCard, ids: Any) -> list[str]:
    return [card.rows[id].place for id in ids if id in card.rows]
