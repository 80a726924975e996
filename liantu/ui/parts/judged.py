"""What was judged: who, when, what, why; each can be taken back, the last one by one key."""

from collections.abc import Sequence

import streamlit as st

from graph import archive, snapshot
from graph.errors import LiantuError
from graph.phrases import NOTHING
from graph.records import Judgement, Value
from liantu.sides import spoken, thing
from liantu.ui.desk import answer, desk
from liantu.ui.parts.links import state_word
from liantu.ui.parts.queue import ask_for
from liantu.ui.parts.values import title, valued
from liantu.ui.parts.work import work
from liantu.ui.pending import shared
from liantu.ui.speech import plain, say

SHOWN = 10
_OF_PARTS = ("means", "link")  # about a phrase or a component: the others are about firms and things


def undo_last() -> None:
    """The button that takes back what was judged last in this visit."""
    mine: list[str] = st.session_state.setdefault("judged", [])
    if desk().settings.read_only:
        return
    if st.button(say("held.undo"), key="undo_judgement", shortcut="Z", disabled=not mine):
        _forget(mine[-1])


def judged() -> None:
    """The newest judgements; more when asked for."""
    opened = desk()
    with opened.lock:
        made = archive.judgements(opened.store)[::-1]
    if not made:
        return
    most = st.session_state.get("judged_most", SHOWN)
    with st.container(border=True, key="card_judged"):
        st.subheader(say("judged", n=f"{len(made):,}"))
        names = _names(made[:most])
        for judgement in made[:most]:
            _line(judgement, names)
        if len(made) > most and st.button(say("more.entries", n=len(made) - most), key="judged_more"):
            st.session_state["judged_most"] = most + 50
            st.rerun()


def _line(judgement: Judgement, names: dict[str, str]) -> None:
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key=f"judged_{judgement.id}"
    ):
        with st.container():
            st.markdown(plain(_said(judgement, names)))
            at = judgement.at.replace("T", " ").removesuffix("+00:00")
            signed = say("judged.signed", by=judgement.by or say("judged.unsigned"), at=at, n=judgement.id)
            st.caption(plain(" · ".join(filter(None, (signed, judgement.note)))))
        if not desk().settings.read_only and st.button(say("judged.back"), key=f"back_{judgement.id}"):
            _forget(judgement.id)


def _forget(judgement: str) -> None:
    """Take it back; its question is asked again where it is known."""
    waits = shared()
    try:
        back = work(lambda ledger: waits.forget(ledger, judgement))
    except LiantuError as error:
        st.session_state["judged_wrong"] = plain(error)
        back = ()
    else:
        st.session_state["judged_said"] = say("judged.taken_back", n=judgement)
    st.session_state["judged"] = [each for each in st.session_state["judged"] if each != judgement]
    if back:
        ask_for(back[0].id)
    st.rerun()


def _names(made: Sequence[Judgement]) -> dict[str, str]:
    """What the things of these judgements are called, where the graph has them."""
    opened = desk()
    refs = [thing(key) for j in made if j.kind not in _OF_PARTS for key in (j.a, j.b)]
    with opened.lock:
        return {
            id: name
            for label in {ref.label for ref in refs}
            for id, (name, _) in snapshot.named(opened.store, label, (r.id for r in refs if r.label == label)).items()
        }


def _called(key: str, names: dict[str, str]) -> str:
    ref = thing(key)
    bare = spoken(ref.id)
    known = names.get(ref.id, bare)
    return known if known == bare else f"{known}（{bare}）"


def _said(judgement: Judgement, names: dict[str, str]) -> str:
    if judgement.kind == "means":
        of = judgement.b if judgement.b != NOTHING else say("judged.nothing")
        return say("judged.means", phrase=judgement.a, code=of)
    if judgement.kind == "link":
        code, _, where = judgement.a.partition("@")
        parts = {row["code"]: row["name"] for row in answer("chain/components").rows()}
        return say("judged.link", part=parts.get(code, code), scope=where, state=state_word(judgement.b))
    if judgement.kind == "value":
        label = thing(judgement.a).label
        name, _, text = judgement.b.partition("=")
        return say("judged.value", name=_called(judgement.a, names), property=title(label, name),
                   value=valued(label, name, _value(text)))  # fmt: skip
    return say(f"judged.{judgement.kind}", one=_called(judgement.a, names), other=_called(judgement.b, names))


def _value(text: str) -> Value:
    import json

    value: Value = json.loads(text)
    return tuple(value) if isinstance(value, list) else value
