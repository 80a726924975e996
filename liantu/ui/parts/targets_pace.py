"""目标进度: each target against the plan line, what is needed per quarter, what came so far, when it is reached."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.parts.amounts import amount, number, unit_word
from liantu.ui.parts.behind import behind
from liantu.ui.parts.card import card, head
from liantu.ui.parts.district_choice import districts
from liantu.ui.parts.overview_reached import reached
from liantu.ui.parts.sheet import col, num, sheet
from liantu.ui.parts.standing import Standing, bar, pace_of, silent, standings
from liantu.ui.speech import say

Row = Mapping[str, Any]
_FIGURES = ("now", "plan_value", "rating", "needed_per_quarter", "per_quarter", "arrives")


def pace() -> None:
    """Together, each target of the region, each district."""
    _, some = standings()
    bases = {s.joint["indicator"]: s.joint["basis"] for s in some}
    found = answer("plan/pace")
    rows = [_of_today(row, some) for row in _one_basis(found.rows(), bases)]
    left, right = st.columns([5, 7])
    with left, card("reached"):
        reached()
        if some:
            st.caption(say("targets.together") + "　" + "；".join(_together(s.joint) for s in some))
    with right, card("west"):
        head("west", say("targets.west"), say("targets.west.note"))
        sheet("west", **_sheet([r for r in rows if not r["district_code"]], say("targets.target"), "name"), stack=True)
        behind(found, "west")
    with card("by_district", height="content"):
        head("by_district", say("targets.by_district"), say("targets.by_district.note"), to="districts")
        of = [r for r in rows if r["district_code"]]
        sheet(
            "by_district",
            **_sheet(sorted(of, key=lambda r: r["indicator"] or ""), say("compare.district"), "district"),
            stack=True,
        )
        st.caption(say("targets.line"))
        behind(found, "by_district")


def _together(joint: Row) -> str:
    unit = joint["unit"]
    return say(
        "targets.needed",
        name=joint["indicator"],
        need=amount(joint["needed_per_quarter"], unit, 1),
        so_far=amount(joint["per_quarter"], unit, 1),
        day=joint["arrives"] or "—",
    )


def _one_basis(rows: Sequence[Row], bases: Mapping[str, str]) -> Iterator[Row]:
    """Each target once, by the basis that most districts use; the other bases stand in the file."""
    seen: set[str] = set()
    for row in sorted(rows, key=lambda r: r["basis"] != bases.get(r["indicator"] or "", r["basis"])):
        if row["code"] not in seen:
            seen.add(row["code"])
            yield row


def _of_today(row: Row, some: Sequence[Standing]) -> Row:
    """A district whose newest figure is older than the others' is without a return: the old one does not stand for it."""
    by = next((s for s in some if s.joint["indicator"] == row["indicator"]), None)
    if not row["district_code"] or by is None or not by.is_silent(row["district_code"]):
        return row
    return {**row, **dict.fromkeys(_FIGURES), "not_reported": [row["district"]]}


def _sheet(rows: Sequence[Row], first: str, name: str) -> dict[str, Any]:
    heads = [
        col(first), num(say("targets.figure")), col("", 560, "bulleted"),
        col(say("compare.pace")), num(say("targets.need"), 720),
        num(say("targets.so_far"), 720), num(say("targets.arrives"), 560),
    ]  # fmt: skip
    return {"label": first, "heads": heads, "rows": [{"cells": _cells(r, name)} for r in rows]}


def _cells(row: Row, name: str) -> list[Any]:
    unit = row["unit"]
    share, tick = bar(row)
    word: Any = {"pace": pace_of(row)} if row["rating"] else {"text": _why(row), "tone": "quiet"}
    if row["now"] is None and row["indicator"] and row["not_reported"]:
        word = _missing(row)
    title = (
        row["name"] if name == "name" else f"{row['district'].removesuffix('区')} · {row['indicator'] or row['name']}"
    )
    return [
        title, f"{number(row['now'], unit) or '—'} / {number(row['target'], unit)} {unit_word(unit)}", {"bullet": [share, tick]}, word,
        number(row["needed_per_quarter"], unit, 1) or "—", number(row["per_quarter"], unit, 1) or "—", row["arrives"] or "—",
    ]  # fmt: skip


def _missing(row: Row) -> dict[str, Any]:
    """A district without a return; of the region how many districts are missing, for one missing leaves no sum."""
    missing = len(row["not_reported"])
    if row["district_code"] or missing == len(districts()):
        return {"pace": silent()}
    return {"text": say("targets.partial", n=missing), "tone": "warn"}


def _why(row: Row) -> str:
    """Why there is no word of the pace."""
    return row["notes"][0] if row["notes"] else say("pace.no_line")
