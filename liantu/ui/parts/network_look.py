"""How 关系网络 shows: the drawing with its clicks, the table beside it, words of relations."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from liantu.commands.wording import VALUE_WORDS
from liantu.ui.parts.tables import frame, table
from liantu.ui.speech import both, say
from queries.runner import Answer

_BACKWARDS = {"SUPPLIES": "SUPPLIER", "OWNED_BY": "OWNS", "SOURCED_FROM": "SOURCED_FROM"}  # seen from the other end


def drawn(spec: dict[str, Any], key: str, height: int, words: str) -> int | None:
    """The drawing; the mark that is selected in it. Another picture (`words`) begins without a selection."""
    mark = hashlib.sha256(words.encode()).hexdigest()[:8]
    with st.container(key=f"drawing_{key}"):
        told: Any = st.echarts_chart(
            spec, height=height, theme=None, key=f"chart_{key}_{mark}", on_select="rerun", alt=words
        )
    with st.container(key=f"narrow_{key}"):
        st.caption(say("network.narrow"))
    return selected((told or {}).get("selection") or {})


def selected(selection: Mapping[str, Any]) -> int | None:
    """The first node among what Streamlit says is selected."""
    nodes = [group["data_indices"] for group in selection.get("selected") or () if group["data_type"] == "node"]
    return int(nodes[0][0]) if nodes and nodes[0] else None


def clicked(id: str) -> None:
    """Put it in the middle."""
    st.query_params["centre"] = id
    st.session_state["network_go"] = True
    st.rerun()


def beside(found: Answer, rows: Sequence[Mapping[str, Any]], columns: Sequence[str], key: str) -> None:
    """The same as a table."""
    table(frame(rows, [found.query.column(n) for n in columns]), f"table_{key}", lines=19)


def relation_word(relation: str, away: bool) -> str:
    """A relation as people say it, seen from where it begins or from its end."""
    name = relation if away else _BACKWARDS.get(relation, relation)
    return both(*VALUE_WORDS["CUSTOMER" if name == "SUPPLIES" else name])
