"""The shell around every page: style, list of pages, language, scope, title, foot; errors as sentences."""

from pathlib import Path

import streamlit as st

from graph.errors import LiantuError
from liantu.ui.desk import desk
from liantu.ui.parts.briefing_button import briefing_button
from liantu.ui.parts.doors import doors, has_firms, has_plan
from liantu.ui.parts.foot import foot
from liantu.ui.parts.menu import menu
from liantu.ui.parts.moment_choice import moment_choice, recall
from liantu.ui.parts.moments import only_now
from liantu.ui.parts.saved_views import saved_views
from liantu.ui.parts.scope import scope_choice
from liantu.ui.parts.search import search
from liantu.ui.parts.tour import tour
from liantu.ui.speech import language_switch, plain, say

_HERE = Path(__file__).parent
ICON = str(_HERE / "icon.svg")
GROUPS = {
    "": ("overview",),
    "plan": ("chain", "districts", "targets"),
    "analysis": ("gaps", "sourcing", "owners", "outage", "network"),
    "invest": ("projects", "firms"),
    "report": ("briefing",),
    "data": ("held", "data", "questions"),
}
PAGES = tuple(name for names in GROUPS.values() for name in names)
WITHOUT_SCOPE = frozenset(GROUPS["data"])  # they are about all that came in


ONLY_NOW = frozenset({"held", "data"})


def run() -> None:
    """One visit of one page."""
    st.html(_HERE / "style.css")
    with st.sidebar:
        language_switch()
    pages = _pages()
    page = menu(pages, GROUPS)
    st.logo(str(_HERE / "logo.svg"), size="large", icon_image=ICON)
    current = next(name for name, p in pages.items() if p == page)
    try:
        _visit(current, page)
    except LiantuError as error:
        _tell(error)


def _tell(error: LiantuError) -> None:
    st.error(f"**{say('error.title')}**　{plain(error)}")


def _pages() -> dict[str, st.Page]:
    return {
        name: st.Page(
            _HERE / "views" / f"{name}.py", title=say(f"page.{name}"), url_path=name, default=name == PAGES[0]
        )
        for name in PAGES
    }


def _visit(name: str, page: st.Page) -> None:
    opened = desk()
    ready = has_plan()
    with st.container(horizontal=True, horizontal_alignment="distribute", key="head"):
        st.title(page.title)
        if ready:
            search()
        if ready and name not in WITHOUT_SCOPE:
            scope_choice()
        only_now(name in ONLY_NOW)
        if ready and name not in ONLY_NOW:
            moment_choice()
        if ready:
            saved_views(name)
            if name != "briefing":
                briefing_button()
    for sentence in opened.recovered:
        st.warning(say("data.recovered", words=plain(sentence)))
    if ready:
        if has_firms():
            tour(name)
        below = st.sidebar.container()
        try:
            if recall():
                page.run()
            else:
                only_now(True)  # the foot, which is about the same day, stands for today
        except LiantuError as error:
            _tell(error)
        with below:  # last: its figures are asked anew after each change, the page need not wait for them
            foot()
    else:
        doors()
