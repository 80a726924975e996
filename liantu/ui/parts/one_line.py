"""One line written by hand beside what it is about, by the same door as 登记一条: a dry run first, then kept."""

from collections.abc import Mapping

import streamlit as st

from liantu.ui.desk import desk
from liantu.ui.parts.register import fields_of, options_of, try_and_keep
from liantu.ui.speech import say


def one_line_form(kind: str, label: str, preset: Mapping[str, str], key: str, *, primary: bool = False) -> None:
    """A button that opens the fields of this kind of sheet; `preset` fills columns by their names."""
    shown = f"{key}_shown"
    if st.button(label, key=key, width="stretch", type="primary" if primary else "secondary"):
        st.session_state[shown] = True
    if st.session_state.get(shown):
        st.dialog(label, width="large", on_dismiss=lambda: st.session_state.pop(shown, None))(_fields)(
            kind, preset, key
        )


def _fields(kind: str, preset: Mapping[str, str], key: str) -> None:
    maps = {name: each for name, each in desk().maps.items() if each.template}
    st.caption(say("add.note"))
    if try_and_keep(maps, kind, list(fields_of(maps[kind], key, preset)), options_of(key), key):
        st.session_state.pop(f"{key}_shown", None)
        st.rerun()
