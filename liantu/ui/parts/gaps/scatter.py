"""Importance against feasibility: a sign for each component at a fixed place, with four quarters."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from liantu.look import INK, SECOND
from liantu.ui.network import marks
from liantu.ui.network.marks import FONT
from liantu.ui.parts.chosen import choose
from liantu.ui.parts.links import state_word
from liantu.ui.speech import say
from queries.statuses import WORDS

HALF = 0.5
_NEAR_EDGE = 0.8  # from here a label stands at the left of its point

_LABEL = {
    "show": True, "position": "right", "formatter": "{b}", "color": INK, "fontSize": 12, "textBorderColor": "#fff",
    "textBorderWidth": 3, "width": 96, "overflow": "truncate", "ellipsis": "…",
}  # fmt: skip
_HALVES = {
    "silent": True, "symbol": "none", "animation": False, "label": {"show": False},
    "lineStyle": {"color": "#8a94a6", "type": [4, 3], "width": 1}, "data": [{"xAxis": HALF}, {"yAxis": HALF}],
}  # fmt: skip


def scatter(rows: Sequence[Mapping[str, Any]], part: str) -> None:
    """Draw the rows of `gaps/ranking` whose feasibility is known; a click chooses."""
    series = [(s, _at_once([r for r in rows if r["status"] == s and r["feasibility"] is not None])) for s in WORDS]
    series = [(s, some) for s, some in series if some]

    codes = [[r["code"] for r in some] for _, some in series]
    key = f"scatter_{hashlib.sha256(json.dumps(codes).encode()).hexdigest()[:8]}"  # other points, other places in it
    before = f"{key}_before"

    def clicked() -> None:
        """The chart tells all that is selected, one of each series: what came or went is what was clicked."""
        selected = st.session_state[key]["selection"]["selected"]
        now = {codes[each["series_index"]][at] for each in selected for at in each["data_indices"]}
        known = st.session_state.get(before, set())
        for code in sorted((now - known) or (known - now))[:1]:
            choose(code)
        st.session_state[before] = now

    spec = {
        "animation": False, "textStyle": {"fontFamily": FONT}, "grid": {"left": 36, "right": 18, "top": 30, "bottom": 40},
        "tooltip": {"trigger": "item", "formatter": "{b}"},
        "xAxis": _axis(say("gaps.feasibility.axis"), "center"), "yAxis": _axis("", "end", _top(rows)),
        "series": [_series(s, some, part) for s, some in series], "graphic": _corners(),
    }  # fmt: skip
    st.echarts_chart(spec, theme=None, height=430, key=key, on_select=clicked, renderer="svg", alt=say("gaps.plot.alt"))


def _top(rows: Sequence[Mapping[str, Any]]) -> float:
    """The first tenth above all of them, at least a little above the half."""
    return max(6, *(int(10 * (r["importance"] or 0)) + 1 for r in rows)) / 10


def _at_once(rows: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The most important last, so that it is drawn on top."""
    return sorted(rows, key=lambda r: (r["importance"] or 0, r["code"]))


def _axis(name: str, place: str, most: float = 1) -> dict[str, Any]:
    return {
        "type": "value", "min": 0, "max": most, "interval": 0.25 if most == 1 else 0.2, "name": name, "nameLocation": place, "nameGap": 24,
        "nameTextStyle": {"color": SECOND, "fontSize": 12}, "axisLine": {"show": place == "center", "lineStyle": {"color": "#b8c1cf"}},
        "axisTick": {"show": False}, "axisLabel": {"color": SECOND, "fontSize": 12}, "splitLine": {"lineStyle": {"color": "#edf0f4"}},
    }  # fmt: skip


def _series(state: str, rows: Sequence[Mapping[str, Any]], part: str) -> dict[str, Any]:
    look = marks.state(state, 10)
    look["itemStyle"]["opacity"] = 1
    return {
        "type": "scatter", "name": state_word(state), **look, "selectedMode": "single", "select": {"itemStyle": look["itemStyle"]},
        "labelLayout": {"hideOverlap": True, "moveOverlap": "shiftY"},
        "label": _LABEL, "data": [_point(r, part) for r in rows], "markLine": _HALVES,
    }  # fmt: skip


def _point(row: Mapping[str, Any], part: str) -> dict[str, Any]:
    point: dict[str, Any] = {
        "name": row["name"],
        "value": [round(row["feasibility"], 3), round(row["importance"] or 0, 3)],
    }
    label: dict[str, Any] = {"position": "left"} if row["feasibility"] > _NEAR_EDGE else {}
    if row["code"] == part:
        point |= {"symbolSize": 17, "itemStyle": {"borderColor": INK, "borderWidth": 3}}
        label |= {"fontWeight": "bold", "fontSize": 13}
    if label:
        point["label"] = label
    return point


def _corners() -> list[dict[str, Any]]:
    """Words in the upper quarters."""
    first = {"text": say("gaps.corner.first"), "font": f"700 12px {FONT}", "fill": "#1d3461"}
    hard = {"text": say("gaps.corner.hard"), "font": f"12px {FONT}", "fill": SECOND}
    return [
        {"type": "text", "right": 18, "top": 6, "silent": True, "style": first},
        {"type": "text", "left": 40, "top": 6, "silent": True, "style": hard},
    ]
