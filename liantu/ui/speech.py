"""The language of the page: one switch in the sidebar, kept in the URL; `say` gives every word."""

import re
from typing import Any

import streamlit as st

from liantu.settings import settings
from liantu.words import Voice

_NAMES = {"zh": "中文", "en": "English"}  # in their own language: these two are never translated
_MARKDOWN = str.maketrans({c: f"\\{c}" for c in "\\`*_{}[]()<>#+-.!|$~:="} | {"\n": " ", "\r": " "})
# Markdown makes a link of a bare address, escaped or not. A word joiner, which nobody sees, takes that from it.
_ADDRESS = re.compile(r"(https?://|www|@)(?=[\w.-])", re.IGNORECASE)
_JOINER = "\u2060"


def language() -> str:
    """`zh` or `en`, as the switch stands."""
    chosen = st.session_state.get("lang")
    return next((code for code, name in _NAMES.items() if name == chosen), settings().lang)


def language_switch() -> None:
    """The switch itself; it comes before any word. The address bears the name that is shown: `?lang=English`."""
    st.segmented_control(
        " / ".join(_NAMES.values()), list(_NAMES.values()), default=_NAMES[settings().lang], required=True, key="lang",
        bind="query-params", label_visibility="collapsed",
    )  # fmt: skip


def voice() -> Voice:
    """The language of the page, for what makes values of words."""
    return Voice(language())


def say(id: str, /, **fields: Any) -> str:
    """The word for this id in the language of the page."""
    return voice().say(id, **fields)


def both(zh: str, en: str) -> str:
    """Of two words that came with the data, the one in the language of the page."""
    return voice().both(zh, en)


def plain(text: object) -> str:
    """Text from data for a place that reads Markdown: nothing in it is a sign of Markdown any more, no address a link."""
    return _ADDRESS.sub(rf"\1{_JOINER}", str(text)).translate(_MARKDOWN)
