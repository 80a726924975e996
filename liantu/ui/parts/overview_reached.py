"""总览, first card: firms and output as reported against their targets; a district without a return is named and left out."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.drawings.drawing import draw
from liantu.ui.parts.amounts import number
from liantu.ui.parts.behind import behind
from liantu.ui.parts.card import head
from liantu.ui.parts.dates import day_words
from liantu.ui.parts.scope import scope
from liantu.ui.parts.standing import Standing, bullet, growth, standings
from liantu.ui.speech import plain, say
from queries.runner import Answer


def reached() -> None:
    """Of the region, or of the one district that is the scope."""
    found, some = standings()
    code = next((c for s in some for c, row in s.districts.items() if row["district"] == scope()), "")
    if not some:
        head("reached", say("reached"))
        st.caption(say("targets.none"))
        return
    if code:
        _one(code, some)
        return
    head("reached", say("reached"), _who(some))
    draw("bullet", "reached", {"items": [_joint(s) for s in some]})
    _foot(found, some)


def _who(some: Sequence[Standing]) -> str:
    """How many reported, who did not, and that they are left out of both sides."""
    row = max((s.joint for s in some), key=lambda r: (r["districts"], str(r["now_on"])))
    silent = [name.removesuffix("区") for name in row["not_reported"]]
    if not row["districts"]:
        return say("reached.nobody")
    told = say("reached.who", n=row["districts"], day=day_words(str(row["now_on"])))
    return told + (say("reached.silent", names=plain("、".join(silent))) if silent else "")


def _joint(s: Standing) -> dict[str, Any]:
    row = s.joint
    counted = say(f"pace.counted.{row['counted']}") if row["counted"] else ""
    name = row["indicator"] + (f"（{counted}）" if counted else "")
    told = row if row["districts"] else {**row, "target": row["target_of_all"]}
    of_all = say("pace.of_all", n=row["of_districts"], target=number(row["target_of_all"], s.unit))
    notes = [growth(row["growth"]), of_all] if row["districts"] else []
    return bullet(told, name, notes, is_silent=not row["districts"])


def _one(code: str, some: Sequence[Standing]) -> None:
    head("reached", say("reached"), plain(scope()), to="districts", query={"district": scope()})
    items, behind_it = [], []
    for s in some:
        last = answer("plan/course", district=code, indicator=s.joint["indicator"], basis=s.joint["basis"])
        now = next((r for r in last.rows() if r["day"] == s.districts[code]["now_on"]), None)
        silent = s.is_silent(code)
        notes = [] if silent else [growth(now["growth"] if now else None)]
        items.append(bullet(s.districts[code], s.joint["indicator"], notes, is_silent=silent))
        behind_it.append(last)
    draw("bullet", "reached", {"items": items})
    _foot(some[0].found, some, behind_it)


def _foot(found: Answer, some: Sequence[Standing], more: Sequence[Answer] = ()) -> None:
    with st.container(key="foot_reached"):
        st.caption(say("pace.basis", basis=plain(some[0].joint["basis"] or "—")) if some else "")
        behind(found, "reached", *(s.found for s in some if s.found is not found), *more)
