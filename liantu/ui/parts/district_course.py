"""区县: the indicator from period to period as a line, with the plan line to the target."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.parts.amounts import amount, number, unit_word
from liantu.ui.parts.behind import behind
from liantu.ui.parts.card import head
from liantu.ui.parts.standing import Standing
from liantu.ui.speech import say

Rows = Sequence[Mapping[str, Any]]
_INK, _QUIET = "#1d3461", "#5b6780"
_SMALL = {"color": "#4a5670", "hideOverlap": True}


def course(code: str, name: str, main: Standing) -> None:
    """One district."""
    indicator, basis = main.joint["indicator"], main.joint["basis"]
    found = answer("plan/course", district=code, indicator=indicator, basis=basis)
    rows = found.rows()
    counted = say(f"pace.counted.{main.joint['counted']}") if main.joint["counted"] else ""
    head("course", f"{name} {indicator}", " · ".join(filter(None, (unit_word(main.unit), counted))))
    if not any(row["number"] is not None for row in rows):
        st.caption(say("course.none"))
        return
    st.echarts_chart(_spec(rows, main.unit), height=210, key="course", alt=_words(rows, main.unit))
    behind(found, "course")


def _spec(rows: Rows, unit: str) -> dict[str, Any]:
    def points(field: str) -> list[list[Any]]:
        return [
            [row["day"], float(number(row[field], unit, 2).replace(",", ""))] for row in rows if row[field] is not None
        ]

    return {
        "animation": False,
        "grid": {"left": 8, "right": 78, "top": 24, "bottom": 6, "containLabel": True},
        "xAxis": {"type": "time", "axisLine": {"lineStyle": {"color": "#b8c1cf"}}, "axisLabel": _SMALL, "splitLine": {"show": False}},
        "yAxis": {"type": "value", "min": 0, "axisLabel": _SMALL, "splitLine": {"lineStyle": {"color": "#edf0f4"}}},
        "tooltip": {"trigger": "axis"},
        "series": [
            _line(say("course.plan"), points("plan_value"), _QUIET, say("course.target"), type="dashed", width=1.5),
            _line(say("course.now"), points("number"), _INK, say("course.now"), width=2.5),
        ],
    }  # fmt: skip


def _line(name: str, points: list[list[Any]], ink: str, label: str, **style: Any) -> dict[str, Any]:
    """The label is a word of ours, never data."""
    return {
        "type": "line", "name": name, "data": points, "symbolSize": 6, "showSymbol": "type" not in style, "itemStyle": {"color": ink},
        "lineStyle": {"color": ink, **style}, "endLabel": {"show": True, "formatter": label, "color": ink},
    }  # fmt: skip


def _words(rows: Rows, unit: str) -> str:
    """The line in words, for those who cannot see it."""
    return "；".join(f"{row['day']} {amount(row['number'], unit)}" for row in rows if row["number"] is not None)
