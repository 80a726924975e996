"""What stands behind a figure, one click away: rule, limits, thresholds, parameters, the query itself, and both files."""

import json
from collections.abc import Callable
from typing import Any

import streamlit as st

from liantu.ui.parts.exports import about, downloads
from liantu.ui.speech import language, plain, say
from queries.runner import Answer
from queries.thresholds import meaning


def behind(found: Answer, key: str, *more: Answer, whole: Callable[[], Answer] | None = None) -> None:
    """One small button for the end of a card, for all answers that the card shows; `key` is unique on the page.

    Where the card shows a page of a long list, `whole` gives all of it for the files.
    """
    with st.popover(say("behind"), type="tertiary", key=f"behind_{key}"):
        if not more:
            _one(found, key, whole)
            return
        every = (found, *more)
        for number, (tab, each) in enumerate(zip(st.tabs([_title(e) for e in every]), every, strict=True)):
            with tab:
                _one(each, f"{key}_{number}" if number else key)


def _title(found: Answer) -> str:
    return plain(found.query.title.of(language()) or found.query.name)


def _one(found: Answer, key: str, whole: Callable[[], Answer] | None = None) -> None:
    st.markdown(f"**{plain(found.query.question.of(language()))}**")
    downloads(found, key, whole)
    rule(found)
    st.caption(plain(parameters(found)))
    st.caption(say("questions.show"))
    st.code(found.query.shown, language="cypher", height=240)
    st.caption(about(found))


def rule(found: Answer) -> None:
    """The rule with its limits, and each number that decided."""
    st.markdown(f"{plain(found.query.rule.of(language()))}\n\n{plain(found.query.limits.of(language()))}")
    for section, values in found.thresholds.items():
        st.caption(plain("；".join(_threshold(section, name, value) for name, value in values.items())))


def _threshold(section: str, name: str, value: Any) -> str:
    """What it says, then its name in the file and its value."""
    return f"{meaning(section, name).of(language())} {section}.{name} = {value}".strip()


def parameters(found: Answer) -> str:
    """As they were used; a scope by its words, for its list of places may be long."""
    used: dict[str, Any] = {n: v["words"] if isinstance(v, dict) else v for n, v in found.parameters.items()}
    return json.dumps(used, ensure_ascii=False)
