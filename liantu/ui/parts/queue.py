"""The list of questions beside the one that is asked: a page of it at a time; a click asks another one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from liantu.sides import thing
from liantu.ui.drawings.drawing import draw
from liantu.ui.parts.values import title
from liantu.ui.pending import Question
from liantu.ui.speech import say

PAGE = 10


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person is in the list."""

    questions: tuple[Question, ...]
    at: int

    @property
    def question(self) -> Question:
        """The one that is asked."""
        return self.questions[self.at]

    def step(self, by: int) -> str:
        """Id of the question so many places further on, round the end."""
        return self.questions[(self.at + by) % len(self.questions)].id


def chosen(questions: Sequence[Question]) -> Place:
    """The question of the address; when it was answered, the one that has moved into its place."""
    ids = [q.id for q in questions]
    asked = st.query_params.get("id", "")
    at = ids.index(asked) if asked in ids else min(st.session_state.get("held_at", 0), len(ids) - 1)
    st.session_state["held_at"] = at
    st.query_params["id"] = ids[at]
    return Place(tuple(questions), at)


def ask_for(id: str) -> None:
    """Ask this one at the next drawing."""
    st.query_params["id"] = id


def queue(place: Place) -> None:
    """Draw the page of the list on which the question stands."""
    first = place.at // PAGE * PAGE
    total = len(place.questions)
    words = {
        "label": say("held.list"), "at": say("held.at", at=f"{place.at + 1:,}", total=f"{total:,}"),
        "before": say("held.before"), "after": say("held.after"),
    }  # fmt: skip
    items = [_item(q) for q in place.questions[first : first + PAGE]]
    data = {
        "words": words,
        "items": items,
        "current": place.question.id,
        "first": not first,
        "last": first + PAGE >= total,
    }
    told = draw("queue", "queue", data, on_chosen_change=lambda: None, on_turned_change=lambda: None)
    if told.turned:
        ask_for(place.questions[(first + PAGE if told.turned == "after" else first - PAGE) % total].id)
        st.rerun()
    if told.chosen in {q.id for q in place.questions} - {place.question.id}:
        ask_for(told.chosen)
        st.rerun()


def _item(q: Question) -> dict[str, Any]:
    one, other = q.apart()
    if q.waiting.choices:
        other = title(thing(q.waiting.a).label, q.waiting.b)
    return {"id": q.id, "kind": say(f"held.kind.{q.waiting.kind}"), "one": one, "other": other}
