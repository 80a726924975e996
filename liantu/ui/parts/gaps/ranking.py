"""补链次序: the ranked list with its interval of ranks, and importance against feasibility as a plot."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from liantu.ui.drawings.drawing import draw
from liantu.ui.parts.address import keep, said
from liantu.ui.parts.chosen import choosing
from liantu.ui.parts.gaps.view import View, among, status_words
from liantu.ui.speech import both, say
from queries.statuses import OPEN, SHORT, WORDS

KEY = "ranking"
LISTS = {"short": SHORT, "open": (*SHORT, *OPEN), "all": tuple(WORDS)}
_ROUTES = {"transfer": "gaps.route.transfer", "transform": "gaps.route.transform", "attract": "gaps.route.attract"}


def which() -> str:
    """Which components the list and the plot show: those with something to do, with the open ones, or all."""
    first = next(iter(LISTS))
    chosen = st.segmented_control(
        say("gaps.list"), list(LISTS), default=said("list", LISTS, first), required=True, key="gaps_list",
        format_func=lambda name: say(f"gaps.list.{name}"), label_visibility="collapsed",
    )  # fmt: skip
    keep("list", chosen or first, first)
    return chosen or first


def ranking(view: View, listed: str) -> list[Mapping[str, Any]]:
    """Draw the list; gives the rows that it shows."""
    rows = among(view.ranking, LISTS[listed], view.hidden)
    if not rows:
        st.info(say("gaps.list.empty"))
        return rows
    heads = ("", "component", "assembly", "importance", "interval", "route")
    data = {
        "label": say("gaps.ranking"), "chosen": view.part, "most": len(view.ranking), "more": say("gaps.more", n="{n}"),
        "heads": [say(f"gaps.head.{name}") if name else "" for name in heads], "rows": [_line(r) for r in rows],
    }  # fmt: skip
    draw("ranking", KEY, data, on_chosen_change=choosing(KEY))
    return rows


def left_out(view: View) -> str:
    """How many are not in the list because nobody knows their state: not known is not none."""
    counts = view.counts()
    return say("gaps.left_out", unknown=counts["UNKNOWN"], unverified=counts["UNVERIFIED"])


def route_word(row: Mapping[str, Any]) -> str:
    """The route as people say it; '' when none is known."""
    return both(row["route_zh"], say(_ROUTES[row["route"]])) if row["route"] else ""


def _line(row: Mapping[str, Any]) -> dict[str, Any]:
    low, high = row["low"], row["high"]
    return {
        "id": row["code"], "rank": row["rank"], "name": row["name"], "group": row["assembly_name"], "state": row["status"],
        "share": row["importance"] or 0, "value": "" if row["importance"] is None else f"{row['importance']:.2f}",
        "low": low, "high": high, "interval": f"{low}–{high}" if low != high else str(low), "route": route_word(row),
        "title": f"{row['name']} · {status_words(row)}",
    }  # fmt: skip


def unplaced(rows: Sequence[Mapping[str, Any]]) -> str:
    """Names of those whose feasibility is not known: they are not at zero, they are not on the plot."""
    return "、".join(str(row["name"]) for row in rows if row["feasibility"] is None)
