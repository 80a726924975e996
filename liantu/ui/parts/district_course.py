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

    now, line = points("number"), points("plan_value")
    return {
        "animation": False, "grid": {"left": 8, "right": 72, "top": 24, "bottom": 6, "containLabel": True},
        "xAxis": {"type": "time", "axisLine": {"lineStyle": {"color": "#b8c1cf"}}, "axisLabel": {"color": "#4a5670", "hideOverlap": True}, "splitLine": {"show": False}},
        "yAxis": {"type": "value", "min": 0, "axisLabel": {"color": "#4a5670"}, "splitLine": {"lineStyle": {"color": "#edf0f4"}}},
        "tooltip": {"trigger": "axis"},
        "series": [
            {"type": "line", "name": say("course.plan"), "data": line, "showSymbol": False, "lineStyle": {"type": "dashed", "color": _QUIET, "width": 1.5},
             "itemStyle": {"color": _QUIET}, "endLabel": {"show": True, "formatter": say("course.target"), "color": _QUIET}},
            {"type": "line", "name": say("course.now"), "data": now, "symbolSize": 6, "lineStyle": {"color": _INK, "width": 2.5}, "itemStyle": {"color": _INK},
             "endLabel": {"show": True, "formatter": say("course.now"), "color": _INK, "fontWeight": 700}},
        ],
    }  # fmt: skip


def _words(rows: Rows, unit: str) -> str:
    """The line in words, for those who cannot see it."""
    return "；".join(f"{row['day']} {amount(row['number'], unit)}" for row in rows if row["number"] is not None)
