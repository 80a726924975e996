"""The language of the page: one switch in the sidebar, kept in the URL; `say` gives every word."""

from typing import Any

import streamlit as st

from liantu.settings import LANGUAGES, settings
from liantu.words import word

_NAMES = {"zh": "中文", "en": "English"}
_MARKDOWN = str.maketrans({c: f"\\{c}" for c in "\\`*_{}[]()<>#+-.!|$~:="} | {"\n": " ", "\r": " "})


def language() -> str:
    """`zh` or `en`, as the switch stands."""
    return str(st.session_state.get("lang") or settings().lang)


def language_switch() -> None:
    """The switch itself."""
    chosen = settings().lang
    st.segmented_control(
        word("language", language()), LANGUAGES, default=chosen, required=True, key="lang", bind="query-params",
        format_func=_NAMES.__getitem__, label_visibility="collapsed",
    )  # fmt: skip


def say(id: str, /, **fields: Any) -> str:
    """The word for this id in the language of the page."""
    return word(id, language(), **fields)


def both(zh: str, en: str) -> str:
    """Of two words that came with the data, the one in the language of the page."""
    return en if language() == "en" else zh


def plain(text: object) -> str:
    """Text from data for a place that reads Markdown: nothing in it is a sign of Markdown any more."""
    return str(text).translate(_MARKDOWN)
