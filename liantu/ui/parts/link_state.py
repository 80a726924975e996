"""What a component is and why, in words; the range that further data could make of it."""

from collections.abc import Iterator, Mapping
from typing import Any

import streamlit as st

from liantu.ui.drawings.drawing import draw
from liantu.ui.parts.links import state_word
from liantu.ui.speech import plain, say
from queries.runner import Answer
from queries.statuses import FLAGS, NOT_PRIORITY

SCALE = ("MISSING", "PIPELINE", "WEAK", "ADEQUATE", "STRONG")  # from absent to strong
_AT = {state: at for at, state in enumerate(SCALE)} | {"BROKEN": 0}
_CONDITIONS = ("lead", "concentration", "outside_share")
Row = Mapping[str, Any]


def link_state(row: Row, states: Answer) -> None:
    """Rows and thresholds of `links/status`."""
    limits = states.thresholds["link"]
    data = {
        "state": row["status"], "word": state_word(row["status"]), "note": say("state.computed"), **_range(row),
    }  # fmt: skip
    draw("range", "state_range", data)
    st.markdown(plain("；".join(reason(row, limits)) + "。"))
    if row["status"] != NOT_PRIORITY:
        wanted = "state.demand" if row["demand"] else "state.demand.none"
        st.caption(plain(say(wanted, place=states.parameters["demand"]["words"])))
    if row["wanted"]:
        st.caption(plain(say("state.wanted", names="、".join(row["wanted"]))))


def _range(row: Row) -> dict[str, Any]:
    """Nothing to draw where nothing was judged."""
    if row["status"] == NOT_PRIORITY:
        return {"label": "", "steps": [], "at": -1, "from": 0, "to": -1}
    worst, best = _AT.get(row["worst"], 0), _AT.get(row["best"], len(SCALE) - 1)
    steps = [
        {"state": "BROKEN" if at == 0 and row["worst"] == "BROKEN" else s, "word": say(f"state.short.{s}")}
        for at, s in enumerate(SCALE)
    ]
    label = say("state.range", worst=state_word(row["worst"]), best=state_word(row["best"]))
    return {"label": label, "steps": steps, "at": _AT.get(row["status"], -1), "from": worst, "to": best}


def reason(row: Row, limits: Mapping[str, Any]) -> list[str]:
    """Why it is so: the rules that decided with their numbers, then what is not known."""
    if row["status"] == NOT_PRIORITY:
        return [say("why.NOT_PRIORITY")]
    return [
        *(_made(row, limits) if row["producers"] else _not_made(row)),
        *(say(f"flag.{f}") for f in FLAGS if f in row["flags"]),
    ]


def _made(row: Row, limits: Mapping[str, Any]) -> Iterator[str]:
    yield say("why.makers", n=row["producers"], g=row["owner_groups"])
    for rule in row["rules"]:
        yield say(f"why.{rule}", **_figures(row, limits))
    if row["status"] == "STRONG":
        yield say("why.STRONG", **_figures(row, limits))
    if row["status"] == "ADEQUATE":
        yield say("why.ADEQUATE", **_figures(row, limits))
    if unknown := [say(f"condition.{name}") for name in _CONDITIONS if row[name] is None]:
        yield say("why.unknown", names="、".join(unknown))


def _figures(row: Row, limits: Mapping[str, Any]) -> dict[str, Any]:
    shares = {name: "—" if row[name] is None else f"{row[name]:.0%}" for name in ("concentration", "outside_share")}
    return {
        "g": row["owner_groups"], "weak": limits["weak"], "strong": limits["strong"], **shares,
        "most_concentration": f"{limits['concentration']:.0%}", "most_outside": f"{limits['outside_share']:.0%}",
    }  # fmt: skip


def _not_made(row: Row) -> Iterator[str]:
    yield say(f"why.{row['status']}", p=row["pipeline"], u=row["unverified"], t=row["to_reconfirm"])
    if row["pipeline"] and row["status"] != "PIPELINE":
        yield say("why.pipeline_too", p=row["pipeline"])
