"""产业链图: the explorer on the left, on the right what is chosen with its firms and the rows behind each."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.drawings.drawing import component
from liantu.ui.explorer.tree import firms, tree
from liantu.ui.parts.chain_panel import panel
from liantu.ui.parts.links import links, state_word
from liantu.ui.parts.scope import scope, scope_words
from liantu.ui.speech import say
from queries.statuses import WORDS as STATUSES

KEY = "explorer"
MOST_OPEN = 6
SENT = 400  # firms of one component that are sent; the rest is said in words
LEVELS = ("root", "system", "assembly", "component", "firm")
_WORDS = ("search", "found", "searching", "nothing", "loading", "more", "beyond", "to_assemblies", "to_components",
          "save_title", "save_name", "filter", "solid", "dashed", "gestures", "tree", "chosen", "have", "firms",
          "inferred")  # fmt: skip


@st.fragment
def page() -> None:
    """Explorer and panel are drawn anew together, without the rest of the page."""
    view = _view()
    parts = links()
    codes = {row["code"] for row in parts}
    reveal = _reveal(view["selected"], parts)
    selected = reveal["selected"] if reveal else view["selected"]
    wanted = [c for c in (*view["open"], selected.partition("|")[0]) if c in codes][-MOST_OPEN:]
    left, right = st.columns([7, 3])
    with left:
        _draw(_data(parts, {c: _firms(c) for c in wanted}, view, reveal))
    with right, st.container(border=True, key="card_panel"):
        panel(selected, parts)


def _view() -> dict[str, Any]:
    """What the person did last; at first what the address says."""
    told = (st.session_state.get(KEY) or {}).get("view")
    view = {"selected": "", "open": [], "text": "", **(told or {"selected": st.query_params.get("part", "")})}
    if view["selected"]:
        st.query_params["part"] = view["selected"]
    return view


def _reveal(selected: str, parts: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The way to what was asked for by address or search: `C02`, `A01`, `C02|firm` or `|firm` (wherever it hangs)."""
    code, _, firm = selected.partition("|")
    if firm and not code:
        code = _first_component(firm, {row["code"] for row in parts})
    row = next((r for r in parts if code in (r["code"], r["assembly"], r["system"])), None)
    if row is None:
        return None
    path = ["root", row["system"], *([row["assembly"]] if code != row["system"] else ())]
    path += [code] if code == row["code"] else []
    return {"path": path, "selected": f"{code}|{firm}" if firm else code, "token": f"{scope()} {selected}"}


def _first_component(firm: str, codes: set[str]) -> str:
    made = [r for r in answer("firms/links", firm=firm).rows() if r["relation"] == "MAKES" and r["other"] in codes]
    return min((r["evidence"] != "confirmed", r["other"]) for r in made)[1] if made else ""


def _firms(code: str) -> dict[str, Any]:
    found = answer("chain/firms_of", component=code, scope=scope(), limit=SENT)
    return firms(found.rows(), found.total)


def _data(
    parts: list[dict[str, Any]], makers: Mapping[str, Any], view: Mapping[str, Any], reveal: Any
) -> dict[str, Any]:
    data = {
        "words": _words(parts), "root": {"name": say("chain.vehicle"), "note": scope_words()}, "systems": tree(parts),
        "firms": makers, "counts": {s: sum(r["status"] == s for r in parts) for s in STATUSES},
        "reveal": reveal if _is_asked(view, reveal) else None, "results": _results(view["text"]),
    }  # fmt: skip
    return {**data, "stamp": hashlib.sha256(json.dumps(data, ensure_ascii=False).encode()).hexdigest()}


def _is_asked(view: Mapping[str, Any], reveal: Any) -> bool:
    """Clicks are drawn by the explorer itself; an address or a firm found by search needs the way shown."""
    told = (st.session_state.get(KEY) or {}).get("view")
    return bool(reveal) and (told is None or str(view["selected"]).startswith("|"))


def _results(text: str) -> dict[str, Any]:
    if not text:
        return {"text": "", "list": []}
    found = answer("firms/search", text=text, limit=8)
    return {"text": text, "list": [{"id": r["firm"], "name": r["name"]} for r in found.rows()]}


def _words(parts: list[dict[str, Any]]) -> dict[str, Any]:
    counts = {
        "system": len({r["system"] for r in parts}), "assembly": len({r["assembly"] for r in parts}), "component": len(parts),
    }  # fmt: skip
    fields = {"n": "{n}", "m": "{m}"}
    return {
        **{name: say(f"chain.{name}", **fields) for name in _WORDS},
        "states": {s: state_word(s) for s in STATUSES}, "states_short": say("evidence.inferred"),
        "levels": {level: say(f"level.{level}") for level in LEVELS},
        "heads": {level: say(f"head.{level}", n=counts.get(level, "")) for level in LEVELS},
    }  # fmt: skip


def _draw(data: dict[str, Any]) -> None:
    component("explorer")(key=KEY, data=data, on_view_change=lambda: None)


page()
