"""总览, the eight districts as tiles: output behind its tick, the word of the pace, firms; no return is hatched."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.drawings.drawing import draw
from liantu.ui.parts.amounts import amount, number, unit_word
from liantu.ui.parts.behind import behind
from liantu.ui.parts.card import head
from liantu.ui.parts.drawn import PLACES
from liantu.ui.parts.scope import scope
from liantu.ui.parts.standing import Standing, bar, main_of, standings
from liantu.ui.speech import say
from queries.scope import WESTERN


def places() -> None:
    """A click narrows the scope of the page to that district, a second one widens it."""
    _, some = standings()
    head("places", say("districts"), say("districts.note"), to="districts")
    names = {d["district"]: d["name"] for d in answer("districts/profile").rows()}

    def narrow() -> None:
        chosen = names.get(st.session_state["tiles"]["chosen"])
        if chosen:
            st.session_state["scope"] = st.session_state["scope_before"] if chosen == scope() else chosen

    if scope() not in names.values():
        st.session_state["scope_before"] = scope()
    st.session_state.setdefault("scope_before", WESTERN)
    chosen = {c for c, name in names.items() if name == scope()}
    draw("tiles", "tiles", tiles(some, chosen), on_chosen_change=narrow)
    if some:
        behind(some[0].found, "places", *(s.found for s in some[1:]))


def tiles(some: list[Standing], chosen: set[str], by: Standing | None = None) -> dict[str, Any]:
    """What the drawing takes; `by` is the indicator shown large."""
    main = by or main_of(some)
    if main is None:
        return {"label": say("districts"), "tiles": []}
    others = [s for s in some if s is not main]
    return {
        "label": say("districts"),
        "tiles": [_tile(main, others, code, chosen) for code in PLACES if code in main.districts],
    }


def _tile(main: Standing, others: list[Standing], code: str, chosen: set[str]) -> dict[str, Any]:
    row, silent = main.districts[code], main.is_silent(code)
    share, tick = bar(row)
    lines = _silent(main, others, code) if silent else [_beside(s, code) for s in others]
    return {
        "id": code, "name": row["district"].removesuffix("区"), "at": PLACES[code], "silent": silent, "chosen": code in chosen,
        "pace": main.pace(code), "number": number(row["now"], main.unit) or "—", "share": share, "tick": tick, "lines": lines,
        "goal": f"/ {amount(row['target'], main.unit)}",
    }  # fmt: skip


def _beside(s: Standing, code: str) -> str:
    row = s.districts[code]
    now = say("pace.silent") if s.is_silent(code) else number(row["now"], s.unit) or "—"
    return f"{row['indicator']} {now} / {amount(row['target'], s.unit)}"


def _silent(main: Standing, others: list[Standing], code: str) -> list[str]:
    """Target and last return, which does not stand for this one."""
    rows: list[Mapping[str, Any]] = [s.districts[code] for s in (*others, main) if code in s.districts]
    targets = " · ".join(amount(r["target"], r["unit"]) for r in rows)
    last = [f"{number(r['now'], r['unit'])} {unit_word(r['unit'])}" for r in rows if r["now"] is not None]
    day = max((str(r["now_on"]) for r in rows if r["now"] is not None), default="")
    told = say("tile.last", what=" · ".join(last), day=day[:7]) if last else say("tile.never")
    return [say("pace.target", n=targets), told, say("tile.left_out")]
