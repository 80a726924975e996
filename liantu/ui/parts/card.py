"""A card: its title with a remark and a way on, whatever fills it, and at its end what stands behind the figures."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import streamlit as st

from liantu.ui.speech import plain, say

_VIEWS = Path(__file__).parent.parent / "views"


def view(name: str) -> str | None:
    """The file of a page; None while there is no such page."""
    file = _VIEWS / f"{name}.py"
    return str(file) if file.exists() else None


@contextmanager
def card(key: str, *, height: Literal["stretch", "content"] = "stretch") -> Iterator[None]:
    """A white card of the height of its row."""
    with st.container(border=True, key=f"card_{key}", height=height):
        yield


def head(key: str, title: str, note: str = "", to: str = "", query: Mapping[str, str] | None = None) -> None:
    """The first line of a card; `note` is Markdown, `to` the page that shows it all."""
    words = plain(title) + (f"　:small[{note}]" if note else "")
    file = view(to) if to else None
    with st.container(
        horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", key=f"top_{key}"
    ):
        st.subheader(words)
        if file:
            st.page_link(file, label=f"{say(f'page.{to}')} ›", query_params=dict(query or {}))
