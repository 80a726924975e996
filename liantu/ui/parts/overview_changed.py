"""总览, what changed: components whose state is another one than on the day of comparison. The past is only folded when asked for."""

from collections.abc import Iterator, Mapping
from typing import Any

import streamlit as st

from graph.records import Load
from liantu.ui.desk import answer, desk
from liantu.ui.parts.behind import behind
from liantu.ui.parts.card import head
from liantu.ui.parts.links import state_word
from liantu.ui.parts.moments import as_of, before
from liantu.ui.parts.scope import scope
from liantu.ui.parts.sheet import col, line, num, sheet
from liantu.ui.speech import plain, say
from queries.finding import compare

SHOWN = 8
LOADS = 4
_BETTER = ("STRONG", "ADEQUATE", "WEAK", "PIPELINE", "BROKEN", "MISSING", "UNVERIFIED", "UNKNOWN", "NOT_PRIORITY")


def changed() -> None:
    """Since the day chosen in the head; without one a button offers the last quarter's end."""
    if not before():
        head("changed", say("changed"))
        _offer()
        return
    with st.spinner(say("changed.wait", day=plain(before()))):
        now, then = (answer("links/status", at=at, scope=scope()) for at in (None, before()))
        firms = [answer("overview/counts", at=at, scope=scope()).rows()[0]["firms"] for at in (None, before())]
    found = list(_changes(now, then))
    head("changed", say("changed.since", day=plain(before())), say("changed.count", n=len(found)))
    if found:
        sheet("changed", say("changed"), [col(""), col("")], [{"cells": _cells(*c)} for c in found[:SHOWN]])
    if len(found) > SHOWN:
        st.caption(say("more.entries", n=len(found) - SHOWN))
    st.caption(say("changed.firms", now=f"{firms[0]:,}", change=f"{firms[0] - firms[1]:+,}"))
    behind(now, "changed", then)


def _changes(now: Any, then: Any) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Pairs of before and after, the best after first."""
    pairs = [(old.values, new.values) for old, new in compare(then.findings, now.findings).open]
    moved = [(old, new) for old, new in pairs if old["status"] != new["status"]]
    yield from sorted(moved, key=lambda pair: _BETTER.index(pair[1]["status"]))


def _cells(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Any]:
    return [
        new["name"],
        {
            "from": old["status"],
            "to": new["status"],
            "word": f"{state_word(old['status'])} → {state_word(new['status'])}",
        },
    ]


def _offer() -> None:
    newest = str(answer("overview/dates", scope="").rows()[0]["newest"] or as_of())
    day = quarter_end_before(newest)
    if not day:
        st.caption(say("changed.undated"))
        return
    st.caption(say("changed.offer", day=day))
    _loads()
    st.button(say("changed.button", day=day), key="compare_quarter", on_click=_choose, args=(day,))


def _loads() -> None:
    """What came in last: file, day, how many things are new or changed by it."""
    known = [load for load in reversed(desk().loads()) if load.state == "done" and not load.reference][:LOADS]
    if known:
        heads = [num("", kind="number tight"), col(say("changed.loads")), num("")]
        sheet(
            "loads",
            say("changed.loads"),
            heads,
            [line([f"#{x.id}", x.file, say("changed.load", **_counts(x))]) for x in known],
        )


def _counts(load: Load) -> dict[str, str]:
    return {name: f"{load.counts.get(name, 0):,}" for name in ("created", "updated")}


def _choose(day: str) -> None:
    st.query_params["before"] = day


def quarter_end_before(date: str) -> str:
    """The last day of the quarter before this date (2024, 2024-12 or 2024-12-26); '' for no date."""
    parts = date.split("-")
    if not parts[0].isdigit():
        return ""
    year, month = int(parts[0]), int(parts[1]) if len(parts) > 1 else 12
    quarter = (month - 1) // 3  # quarters that are over
    return f"{year}-{('03-31', '06-30', '09-30')[quarter - 1]}" if quarter else f"{year - 1}-12-31"
