"""A field that finds anything as one types: firms, components, assemblies, places, clauses, from one character on."""

from collections.abc import Collection
from typing import Any, NamedTuple

import streamlit as st

from liantu.commands.wording import VALUE_WORDS
from liantu.ui.desk import answer
from liantu.ui.drawings.drawing import draw
from liantu.ui.speech import both, say

MOST = 12
_TEXTS = frozenset({"Clause"})  # behind things of the same name
_LOOKED = 60  # where only some kinds are wanted, so many are looked through


class Found(NamedTuple):
    """What somebody chose."""

    kind: str  # the label: Enterprise, Component, …
    id: str
    name: str


def seek(key: str, label: str, hint: str, kinds: Collection[str] = (), value: str = "") -> Found | None:
    """The field; what was chosen in it, once. `kinds` = only these labels; `value` stands in the field."""
    told: Any = st.session_state.get(key) or {}
    text = str(told.get("asked") or "").strip()
    found = _found(text, kinds) if text else []
    listed = [{"id": f"{f.kind} {f.id}", "name": f.name or f.id, "note": both(*VALUE_WORDS[f.kind])} for f in found]
    data = {
        "words": {"label": label, "hint": hint, "searching": say("seek.searching"), "nothing": say("seek.nothing")},
        "value": value, "results": {"text": text, "list": listed},
    }  # fmt: skip
    said = draw("seek", key, data, on_asked_change=lambda: None, on_chosen_change=lambda: None)
    if said.chosen:
        kind, _, id = str(said.chosen).partition(" ")
        return next((f for f in found if (f.kind, f.id) == (kind, id)), None)
    return None


def _found(text: str, kinds: Collection[str]) -> list[Found]:
    asked = answer("find/anything", text=text, limit=_LOOKED if kinds else MOST, at="").rows()
    found = [Found(r["kind"], r["found"], r["name"]) for r in asked if not kinds or r["kind"] in kinds]
    return sorted(found, key=lambda f: f.kind in _TEXTS)[:MOST]
