"""The foot of the sidebar: what kind of data this is, from when, which load, how many firms are on record."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from liantu.ui.desk import answer, desk
from liantu.ui.speech import say


def foot() -> None:
    """Drawn on every page: no figure stands without it."""
    with st.container(key="foot"):
        counts = answer("overview/counts").rows()[0]
        badges(counts)
        st.caption(data_date())
        numbers = [int(load.id) for load in desk().loads() if load.state == "done" and not load.reference]
        st.caption(say("foot.load", n=max(numbers), firms=f"{counts['firms']:,}") if numbers else say("foot.none"))
        if desk().settings.read_only:
            st.caption(say("read_only"))
        st.caption(say("plan"))


def badges(counts: Mapping[str, Any]) -> None:
    """示例 and 据公开报道, each with its warning, where such firms are in the store."""
    kinds = [kind for kind in ("sample", "public") if counts[kind]]
    for kind in kinds:
        with st.container(key="badge" if kind == kinds[0] else f"badge_{kind}"):
            st.markdown(say(f"badge.{kind}"))
        st.caption(say(f"badge.{kind}.note"))


def data_date(scope: str = "") -> str:
    """From when to when the data are."""
    dates = answer("overview/dates", scope=scope).rows()[0]
    if not dates["newest"]:
        return say("foot.undated")
    if dates["oldest"] == dates["newest"]:
        return say("foot.day", to=dates["newest"])
    return say("foot.date", from_=dates["oldest"], to=dates["newest"])
