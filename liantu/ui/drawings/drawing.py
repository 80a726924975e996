"""Our own components: each is a text of JavaScript and one of CSS that come with the program and are sent once."""

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent
_EXPLORER = _HERE.parent / "explorer"
_PARTS = ("explorer", "history", "search", "bar", "windows", "places", "faces", "drawing", "gestures", "saving")


@cache
def _texts(name: str) -> tuple[str, str]:
    files = [_HERE / f"{name}.js"] if name != "explorer" else [_EXPLORER / f"{part}.js" for part in _PARTS]
    js = "".join(map(_read, [_HERE / "dom.js", *files]))
    return js, _read(_HERE / "base.css") + _read(files[0].with_name(f"{name}.css"))


def component(name: str) -> Any:
    """The component of this name; a known one is not sent again."""
    js, css = _texts(name)
    return st.components.v2.component(f"liantu_{name}", js=js, css=css)


def draw(name: str, key: str, data: Mapping[str, Any], **told: Callable[[], None]) -> Any:
    """Put it on the page with a stamp of its data, by which it knows that nothing has changed."""
    stamp = hashlib.sha256(json.dumps(data, ensure_ascii=False).encode()).hexdigest()
    return component(name)(key=key, data={**data, "stamp": stamp}, **told)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") + "\n"
