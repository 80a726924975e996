"""区县: up to four side by side, each against its own targets; no rank is made of it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from liantu.ui.desk import answer
from liantu.ui.parts.amounts import number, unit_word
from liantu.ui.parts.behind import behind
from liantu.ui.parts.card import head
from liantu.ui.parts.district_choice import compare_choice
from liantu.ui.parts.money import money
from liantu.ui.parts.sheet import col, num, sheet
from liantu.ui.parts.standing import Standing, bar
from liantu.ui.speech import say


def side_by_side(known: dict[str, str], own: str, some: Sequence[Standing]) -> None:
    """The choice and the table."""
    head("compare", say("compare"), say("compare.note"))
    codes = compare_choice(known, own)
    funnel = answer("projects/funnel", by="区县")
    goals = {r["district_code"]: r["priorities"] for r in answer("plan/districts", at="").rows()}
    money_of: dict[str, float] = defaultdict(float)
    count_of: dict[str, int] = defaultdict(int)
    for row in funnel.rows():
        money_of[row["group"]] += row["investment_cny"] or 0
        count_of[row["group"]] += row["projects"]
    heads = [col(say("compare.district"), kind="tight"), *(h for s in some for h in _heads(s)), num(say("compare.priorities"), 560),
             num(say("compare.projects"), 720)]  # fmt: skip
    rows = []
    for code in codes:
        name = known[code]
        told = (
            say("compare.sum", n=count_of[name], money=money(money_of[name], 1))
            if count_of[name]
            else say("compare.none")
        )
        rows.append(
            {
                "cells": [
                    {"text": name.removesuffix("区"), "tone": "strong"},
                    *(c for s in some for c in _cells(s, code)),
                    str(goals[code]),
                    told,
                ],
                "tone": "chosen" if code == own else "",
            }
        )
    sheet("compare_sheet", say("compare"), heads, rows, stack=True)
    behind(funnel, "compare", *(s.found for s in some))


def _heads(s: Standing) -> list[dict[str, Any]]:
    return [
        num(say("compare.figure", name=s.joint["indicator"], unit=unit_word(s.unit))),
        col("", 720, ""), col(say("compare.pace")),
    ]  # fmt: skip


def _cells(s: Standing, code: str) -> list[Any]:
    row, silent = s.districts[code], s.is_silent(code)
    share, tick = (None, None) if silent else bar(row)
    now = "—" if silent or row["now"] is None else number(row["now"], s.unit)
    return [
        f"{now} / {number(row['target'], s.unit)}",
        {"bullet": [share, tick]},
        {"pace": s.pace(code)} if s.pace(code) else say("pace.no_line"),
    ]
