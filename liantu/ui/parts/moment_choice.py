"""The two days as select boxes: now, the ends of quarters and years that the data know, the loads, or any day by hand."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

import streamlit as st

from graph.dates import interval
from graph.errors import LiantuError
from liantu.ui.desk import answer, desk
from liantu.ui.parts.address import keeping, kept
from liantu.ui.parts.moments import as_of, before
from liantu.ui.parts.work import watch
from liantu.ui.speech import plain, say

QUARTERS, LOADS = 12, 8  # the newest so many are offered; any other is written by hand
_ENDS = ((12, 31), (9, 30), (6, 30), (3, 31))


def moment_choice() -> None:
    """Both boxes."""
    labels = dict(_labels())
    for name in ("as_of", "before"):
        value = keeping(name, f"{name}_choice")
        options = [*labels, *([value] if value not in labels else [])]
        chosen = st.selectbox(
            say(f"moment.{name}"), options, key=f"{name}_choice", width=158, label_visibility="collapsed",
            accept_new_options=True, format_func=partial(_label, labels, name),
        )  # fmt: skip
        kept(name, (chosen or "").strip())


def recall() -> bool:
    """Make the stores of both days ready, showing how far it is; False, with the reason, where a day is none."""
    opened = desk()
    for when in filter(None, (as_of(), before())):
        try:
            moment = opened.moment(when)
            if not opened.is_ready(moment):
                watch(partial(opened.open_past, moment))
        except LiantuError as error:
            st.error(plain(error))
            return False
    return True


def _label(labels: Mapping[str, str], name: str, at: str) -> str:
    return labels.get(at, at) if at else say(f"moment.{name}.none")


def _labels() -> Iterator[tuple[str, str]]:
    """Value -> words: '' is now."""
    yield "", ""
    yield from ((day, day) for day in _quarter_ends())
    loads = [load for load in desk().loads() if load.state == "done" and not load.reference]
    yield from ((load.id, say("moment.load", n=load.id, file=load.file)) for load in reversed(loads[-LOADS:]))


def _quarter_ends() -> list[str]:
    """From the newest day of the data back to the oldest, at most so many."""
    dates: Mapping[str, str | None] = answer("overview/dates", at="").rows()[0]
    if not dates["oldest"] or not dates["newest"]:
        return []
    first, last = interval(dates["oldest"])[0], interval(dates["newest"])[1]
    years = range(int(last[:4]), int(first[:4]) - 1, -1)
    days = [date(year, *end).isoformat() for year in years for end in _ENDS]
    return [day for day in days if first <= day <= last][:QUARTERS]
