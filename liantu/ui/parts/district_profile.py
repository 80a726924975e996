"""区县: the chosen one against its targets, its priorities beside what is there, its projects, who is responsible."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from liantu.explorer.tree import PRESENT
from liantu.ui.desk import answer
from liantu.ui.drawings.drawing import draw
from liantu.ui.parts.behind import behind
from liantu.ui.parts.card import head
from liantu.ui.parts.links import state_word
from liantu.ui.parts.sheet import col, num, sheet
from liantu.ui.parts.standing import Standing, bullet, growth
from liantu.ui.speech import say

Row = Mapping[str, Any]
_ABSENT = ("BROKEN", "MISSING", "PIPELINE", "UNVERIFIED", "UNKNOWN")


def reached(code: str, name: str, some: list[Standing]) -> None:
    """Two bullets."""
    priorities = next(r["priorities"] for r in answer("plan/districts", at="").rows() if r["district_code"] == code)
    head("district", name, say("district.priorities", n=priorities))
    items = [_item(s, code) for s in some if code in s.districts]
    draw("bullet", "district_bullets", {"items": items})


def _item(s: Standing, code: str) -> dict[str, Any]:
    row, silent = s.districts[code], s.is_silent(code)
    found = answer("plan/course", district=code, indicator=row["indicator"], basis=row["basis"]).rows()
    now = next((r for r in found if r["day"] == row["now_on"]), None)
    notes = [say("district.last", day=row["now_on"])] if silent and row["now_on"] else []
    return bullet(
        row, row["indicator"], notes if silent else [growth(now["growth"] if now else None)], is_silent=silent
    )


def priorities(code: str, name: str) -> None:
    """A line for each priority assembly: the states of its components, what is absent, which neighbour has it."""
    states, near = answer("links/status", scope=name), answer("districts/neighbours", district=code)
    own = [p for p in answer("plan/priorities", at="").rows() if p["district_code"] == code]
    parts: dict[str, list[Row]] = defaultdict(list)
    for row in states.rows():
        parts[row["assembly"]].append(row)
    some = [r for p in own for r in parts[p["assembly_code"]]]
    present = sum(r["status"] in PRESENT for r in some)
    head("priorities", say("district.compared"), say("district.present", n=present, total=len(some)), to="gaps")
    heads = [
        col(say("level.assembly"), kind="tight"), col(say("district.each")), num(say("district.kinds")),
        col(say("district.lacking")), col(say("district.neighbours"), 560),
    ]  # fmt: skip
    by_code = {r["code"]: r for r in near.rows()}
    rows = [{"cells": _cells(p, parts[p["assembly_code"]], by_code)} for p in own]
    sheet("priorities", say("district.compared"), heads, rows, stack=True)
    st.caption(say("district.compared.note"))
    behind(states, "priorities", near)


def _cells(priority: Row, parts: Sequence[Row], near: Mapping[str, Row]) -> list[Any]:
    note = f"（{priority['note']}）" if priority["note"] else ""
    words = "，".join(f"{p['name']} {state_word(p['status'])}" for p in parts)
    have = sum(p["status"] in PRESENT for p in parts)
    return [
        {"text": priority["assembly"] + note, "tone": "strong"}, {"states": [p["status"] for p in parts], "word": words},
        f"{have} / {len(parts)}", _lacking(parts), _has(parts, near),
    ]  # fmt: skip


def _lacking(parts: Sequence[Row]) -> list[Any]:
    """What is not there by state, the confirmed absent first."""
    found = [(s, [p["name"] for p in parts if p["status"] == s]) for s in _ABSENT]
    told = [{"state": s, "word": f"{'、'.join(names)}"} for s, names in found if names]
    return told or [say("district.whole")]


def _has(parts: Sequence[Row], near: Mapping[str, Row]) -> str:
    told = [f"{p['name']}：{_who(near[p['code']])}" for p in parts if p["code"] in near and p["status"] not in PRESENT]
    return "；".join(told) or "—"


def _who(row: Row) -> str:
    if row["neighbours"]:
        return "、".join(row["neighbours"])
    return say("district.city", n=row["city_firms"]) if row["city_firms"] else say("district.nobody")
