"""The Sankey: systems to assemblies to sources, always in the same order."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from liantu.ui.parts.sourcing.bars import system_colour
from liantu.ui.parts.sourcing.needs import SOURCES, source_words
from liantu.ui.speech import say

FONT = '"Noto Sans SC","Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC",sans-serif'
_FILLS = {"in_scope": "#1d3461", "in_city": "#6f8dbb", "outside": "#cbbfae", "nobody": "#ffffff", "unknown": "#e6eaf1"}
_EDGES = {"nobody": "#a81c2e", "unknown": "#8a94a6"}


def flow(rows: Sequence[Mapping[str, Any]]) -> None:
    """Draw the rows of `sourcing/by_vehicle`."""
    words = source_words()
    systems = list(dict.fromkeys(r["system_name"] for r in rows))
    used = [s for s in SOURCES if any(r[s] for r in rows)]
    nodes = [
        *(_node(name, system_colour(systems, name), 0) for name in systems),
        *(_node(r["name"], system_colour(systems, r["system_name"]), 1) for r in rows if r["needs"]),
        *(_node(words[s], _FILLS[s], 2, _EDGES.get(s, _FILLS[s])) for s in used),
    ]  # fmt: skip
    links = [
        *({"source": r["system_name"], "target": r["name"], "value": r["needs"]} for r in rows if r["needs"]),
        *(_link(r["name"], words[s], r[s], s) for r in rows for s in used if r[s]),
    ]
    series = {
        "type": "sankey", "data": nodes, "links": links, "layoutIterations": 0, "nodeAlign": "justify", "nodeGap": 9, "nodeWidth": 14,
        "left": 8, "right": 110, "top": 8, "bottom": 8, "draggable": False, "emphasis": {"focus": "adjacency"},
        "label": {"color": "#16213a", "fontSize": 13}, "lineStyle": {"color": "target", "opacity": 0.28, "curveness": 0.5},
    }  # fmt: skip
    spec = {
        "animation": False,
        "textStyle": {"fontFamily": FONT},
        "tooltip": {"trigger": "item", "formatter": "{b} {c}"},
        "series": [series],
    }
    st.echarts_chart(spec, theme=None, height=520, key="flow", renderer="svg", alt=say("sourcing.flow.alt"))


def _node(name: str, fill: str, depth: int, edge: str = "") -> dict[str, Any]:
    return {"name": name, "depth": depth, "itemStyle": {"color": fill, "borderColor": edge or fill, "borderWidth": 1}}


def _link(assembly: str, source: str, needs: int, name: str) -> dict[str, Any]:
    style = {"color": _EDGES.get(name, _FILLS[name]), "opacity": 0.55 if name == "outside" else 0.28}
    return {"source": assembly, "target": source, "value": needs, "lineStyle": style}
