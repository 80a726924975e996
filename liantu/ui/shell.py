"""The shell around every page: style, list of pages, language, scope, title, foot; errors as sentences."""

from pathlib import Path

import streamlit as st

from graph.errors import LiantuError
from liantu.ui.desk import desk
from liantu.ui.parts.doors import doors, has_plan
from liantu.ui.parts.foot import foot
from liantu.ui.parts.scope import scope_choice
from liantu.ui.speech import language_switch, plain, say

_HERE = Path(__file__).parent
ICON = str(_HERE / "icon.svg")
SEE = ("overview", "chain", "gaps", "firms")
KEEP = ("held", "data", "questions")
WITH_SCOPE = frozenset(SEE)


def run() -> None:
    """One visit of one page."""
    st.html(_HERE / "style.css")
    with st.sidebar:
        language_switch()
    names = dict(zip((*SEE, *KEEP), _pages(), strict=True))
    page = st.navigation({"": [names[n] for n in SEE], say("group.keep"): [names[n] for n in KEEP]}, position="sidebar")
    st.logo(str(_HERE / "logo.svg"), size="large", icon_image=ICON)
    current = next(name for name, p in names.items() if p == page)
    try:
        _visit(current, page)
    except LiantuError as error:
        _tell(error)


def _tell(error: LiantuError) -> None:
    st.error(f"**{say('error.title')}**　{plain(error)}")


def _pages() -> list[st.Page]:
    return [
        st.Page(_HERE / "views" / f"{name}.py", title=say(f"page.{name}"), url_path=name, default=name == SEE[0])
        for name in (*SEE, *KEEP)
    ]


def _visit(name: str, page: st.Page) -> None:
    opened = desk()
    ready = has_plan()
    with st.container(horizontal=True, horizontal_alignment="distribute", key="head"):
        st.title(page.title)
        if ready and name in WITH_SCOPE:
            scope_choice()
    for sentence in opened.recovered:
        st.warning(say("data.recovered", words=plain(sentence)))
    if ready:
        below = st.sidebar.container()
        try:
            page.run()
        except LiantuError as error:
            _tell(error)
        with below:  # last: its figures are asked anew after each change, the page need not wait for them
            foot()
    else:
        doors()
