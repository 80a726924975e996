"""An answer drawn as a graph; a click on a firm, component or assembly shows what stands around it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from liantu.ui.network.layers import height, layers, node_columns
from liantu.ui.parts.network_choice import MOST
from liantu.ui.parts.network_look import drawn
from liantu.ui.speech import language, say
from queries.runner import Answer

_NETWORK = Path(__file__).parent.parent / "views" / "network.py"
_OPENS = ("Enterprise", "Component", "Assembly")


def can_be_graph(found: Answer, rows: Sequence[Mapping[str, Any]]) -> bool:
    """Whether two of its columns name nodes."""
    return len(node_columns(found.query.columns, rows)) > 1


def graph(found: Answer, rows: Sequence[Mapping[str, Any]]) -> None:
    """As many rows as can be read; how many are left out is said."""
    spec, things, shown = layers(node_columns(found.query.columns, rows), rows, MOST)
    if shown < len(rows):
        st.caption(say("questions.graph.cut", n=shown, total=len(rows), most=MOST))
    at = drawn(spec, "answer", height(things), found.query.title.of(language()))
    if at is not None and at < len(things) and things[at].label in _OPENS:
        st.switch_page(_NETWORK, query_params={"centre": things[at].id})
