"""Our own components: each is a text of JavaScript and one of CSS that come with the program and are sent once."""

import hashlib
import json
import time
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent
_EXPLORER = _HERE.parent / "explorer"
_PARTS = ("explorer", "history", "search", "bar", "windows", "places", "faces", "drawing", "gestures", "saving")


def draw(name: str, key: str, data: Mapping[str, Any], **told: Callable[[], None]) -> Any:
    """Put the component of this name on the page; a known one is not sent again.

    Its data gets a `stamp`: the same as long as nothing changes, and higher than all before when something does.
    """
    js, css = texts(name)
    made: Any = st.components.v2.component(f"liantu_{name}", js=js, css=css)
    return made(key=key, data={**data, "stamp": _stamp(key, data)}, **told)


@cache
def texts(name: str) -> tuple[str, str]:
    """JavaScript and CSS of a component."""
    files = [_HERE / f"{name}.js"] if name != "explorer" else [_EXPLORER / f"{part}.js" for part in _PARTS]
    js = "".join(map(_read, [_HERE / "dom.js", *files]))
    return js, _read(_HERE / "base.css") + _read(files[0].with_name(f"{name}.css"))


def _stamp(key: str, data: Mapping[str, Any]) -> int:
    """Milliseconds when this data was first drawn: so it also rises from one visit of an open page to the next."""
    now = hashlib.sha256(json.dumps(data, ensure_ascii=False).encode()).hexdigest()
    before, at = st.session_state.get(f"drawn {key}", ("", 0))
    if now != before:
        at = max(at + 1, time.time_ns() // 1_000_000)
        st.session_state[f"drawn {key}"] = now, at
    return int(at)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") + "\n"
