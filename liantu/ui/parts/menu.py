"""The menu: one list of pages with a heading before the first page of each group.

Streamlit's own sections put a <div> into the <ul>, so that no screen reader counts its items; a heading by CSS does not.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

from liantu.ui.speech import say

_ITEM = '[data-testid="stSidebarNavItems"] li:has(a[href$="/{page}"])::before'


def menu(pages: Mapping[str, st.Page], groups: Mapping[str, Sequence[str]]) -> st.Page:
    """Show the menu; the page that is open."""
    shown = {group: [name for name in names if name in pages] for group, names in groups.items()}
    heads = {names[0]: say(f"group.{group}") for group, names in shown.items() if group and names}
    rules = [f'{_ITEM.format(page=name)} {{ content: "{word}"; }}' for name, word in heads.items()]
    st.html(f"<style>{' '.join(rules)}</style>")
    return st.navigation([pages[name] for names in shown.values() for name in names], position="sidebar", expanded=True)
