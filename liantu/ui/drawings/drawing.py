"""Our own components: each is a text of JavaScript and one of CSS that come with the program and are sent once."""

from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_HERE = Path(__file__).parent
_EXPLORER = _HERE.parent / "explorer"


@cache
def _texts(name: str) -> tuple[str, str]:
    folder = _EXPLORER if name == "explorer" else _HERE
    return (
        _read(_HERE / "dom.js") + _read(folder / f"{name}.js"),
        _read(_HERE / "base.css") + _read(folder / f"{name}.css"),
    )


def component(name: str) -> Any:
    """The component of this name; a known one is not sent again."""
    js, css = _texts(name)
    return st.components.v2.component(f"liantu_{name}", js=js, css=css)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") + "\n"
