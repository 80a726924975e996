"""The question itself: what is asked and why, what each answer changes, one button and one key for each answer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import streamlit as st

from graph.errors import LiantuError
from liantu.sides import Comparison, compare
from liantu.ui.desk import desk
from liantu.ui.parts.queue import Place, ask_for
from liantu.ui.parts.signature import signature
from liantu.ui.parts.values import title, valued
from liantu.ui.parts.work import work
from liantu.ui.pending import Question, apart, shared
from liantu.ui.speech import both, plain, say

MOST_KEYS = 9  # values that have a key of their own


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its button, its key, what it changes, and what is kept."""

    label: str
    key: str
    changes: str
    kind: str
    said: str


def ask(place: Place, *, can_judge: bool) -> Comparison:
    """Draw the question; an answer is kept and the next question asked. Gives the sides to be shown below."""
    compared = _compared(place.question)
    with st.container(border=True, key="card_question"):
        st.subheader(plain(_asked(compared)))
        st.caption(plain(_why(compared)))
        if not can_judge:
            st.info(say("held.read_only"))
            return compared
        answers = list(_answers(compared))
        buttons = st.container(key="answers")
        left, right = st.columns([3, 1])
        note = left.text_input(
            say("held.note"), key=f"note_{place.question.id}", placeholder=say("held.note.hint"), max_chars=500
        ).strip()
        with right:
            by = signature("held")
        if not by:
            st.info(say("who.first"))
        with buttons:
            _buttons(place, answers, lambda answer: _keep(place, answer, by, note), disabled=not by)
    return compared


def _compared(question: Question) -> Comparison:
    opened = desk()
    with opened.lock:
        return compare(question.waiting, opened.store, opened.reader, opened.loads())


def _asked(compared: Comparison) -> str:
    q = compared.question
    if q.choices:
        return say("held.ask.value", name=compared.subject, property=title(compared.label, q.b))
    one, other = apart((compared.sides[0].name, compared.sides[1].name), (q.a, q.b))
    return say(f"held.ask.{q.kind}", one=one, other=other)


def _why(compared: Comparison) -> str:
    q = compared.question
    if q.zh:
        alone = "" if compared.can_be_same else say("held.why.mentioned")
        return say("held.why", why=both(q.zh, q.en)) + alone
    return say(f"held.why.{q.kind}", n=len(q.rows) or len(q.choices))


def _answers(compared: Comparison) -> Iterator[Answer]:
    q = compared.question
    if not q.choices:
        counts = {"n": len(q.rows), "one": compared.sides[0].total, "other": compared.sides[1].total}
        if compared.can_be_same:
            yield Answer(say("held.same"), "S", say(f"held.same.{q.kind}", **counts), "same", q.b)
        yield Answer(say("held.different"), "D", say(f"held.different.{q.kind}", **counts), "different", q.b)
        return
    for number, choice in enumerate(q.choices, 1):
        words = valued(compared.label, q.b, choice.value)
        key = str(number) if number <= MOST_KEYS else ""
        yield Answer(words, key, say("held.value.rows", n=len(choice.rows)), "value", choice.text)


def _buttons(place: Place, answers: list[Answer], give: Callable[[Answer], None], *, disabled: bool) -> None:
    skip = Answer(say("held.skip"), "X", say("held.skip.note"), "", "")
    for first in range(0, len(answers) + 1, 3):
        for column, each in zip(st.columns(3), [*answers, skip][first : first + 3], strict=False):
            with column:
                pressed = st.button(
                    plain(each.label), key=f"answer_{each.kind}_{each.key or each.said}", shortcut=each.key or None, width="stretch",
                    disabled=disabled and bool(each.kind),
                )  # fmt: skip
                st.caption(plain(each.changes))
            if pressed and not each.kind:
                ask_for(place.step(1))
                st.rerun()
            if pressed:
                give(each)


def _keep(place: Place, answer: Answer, by: str, note: str) -> None:
    waits, question = shared(), place.question
    try:
        made = work(lambda ledger: waits.judge(ledger, question, answer.kind, answer.said, by, note))
    except LiantuError as error:
        st.session_state["judged_wrong"] = plain(error)
    else:
        st.session_state.setdefault("judged", []).append(made.id)
        st.query_params.pop("id", None)
    st.rerun()
