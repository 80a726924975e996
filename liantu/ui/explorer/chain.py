"""The chain for the explorer: what is open of it, from the answers of this page's moment and of the day of comparison."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from liantu import workspace
from liantu.explorer.changes import Changes, FirmChanges, firm_changes, state_changes
from liantu.explorer.makers import makers
from liantu.explorer.said import words
from liantu.explorer.tree import LEVELS, levels, tree
from liantu.ui.desk import answer, desk
from liantu.ui.explorer.found import districts as known_districts
from liantu.ui.explorer.found import results
from liantu.ui.explorer.view import MOST_OPEN, SENT, View
from liantu.ui.parts.foot import data_date
from liantu.ui.parts.moments import as_of, before
from liantu.ui.parts.scope import scope, scope_words
from liantu.ui.speech import language, say, voice
from queries.runner import Answer
from queries.statuses import STATUSES

FIRMS_AT_FIRST = 8
_KNOWN = "explorer_known"
Part = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Chain:
    """What is sent to the explorer, what is selected, and the components with their states for the panel."""

    data: dict[str, Any]
    selected: str
    parts: list[dict[str, Any]]
    states: Answer | None  # `links/status`, from which the parts have theirs


def is_known() -> bool:
    """Whether the states of this scope, moment and state of the store were already asked for in this visit."""
    return bool(st.session_state.get(_KNOWN) == _moment())


def know() -> None:
    """Ask for them: the slow part of the page."""
    _judged()
    answer("links/assemblies", scope=scope())
    _changes()
    st.session_state[_KNOWN] = _moment()


def _moment() -> tuple[Any, ...]:
    opened = desk()
    judged_by = workspace.thresholds(opened.settings)
    return opened.settings.store, opened.revision, scope(), as_of(), before(), repr(judged_by.sections)


def chain(view: View, *, with_states: bool) -> Chain:
    """The tree with the firms of the components that are open."""
    spine = answer("plan/structure").rows()
    judged = _judged() if with_states else None
    states = {row["code"]: row for row in judged.rows()} if judged else {}
    assemblies = {r["assembly"]: r for r in answer("links/assemblies", scope=scope()).rows()} if with_states else {}
    parts = [{**states.get(row["code"], {}), **_part(row)} for row in spine]
    reveal = _reveal(view, spine)
    selected = reveal["selected"] if reveal else view.selected
    codes = {row["code"] for row in spine}
    code, _, firm = selected.partition("|")
    wanted = list(dict.fromkeys(c for c in (*view.open, code) if c in codes))[-MOST_OPEN:]
    districts = known_districts()
    data = {
        "mode": "chain", "first": FIRMS_AT_FIRST, "levels": levels(voice(), spine),
        "tree": tree(voice(), spine, states, assemblies, _changes() if with_states else Changes(), scope_words()),
        "firms": {c: _makers(c, view, firm if c == code else "") for c in wanted},
        "counts": {s: sum(r["status"] == s for r in states.values()) if with_states else None for s in STATUSES},
        "filter": {"status": list(view.status), "district": view.district if view.district in districts else ""},
        "districts": [{"id": id, "name": name} for id, name in districts.items()],
        "inside": {view.district: _inside(view.district)} if view.district in districts else {},
        "legend": ["solid", "dashed", "dotted"], "reveal": reveal if _is_asked(view, reveal) else None, "results": results(view.text),
        "words": {
            **words(voice(), {level: say(f"chain.to.{level}") for level in LEVELS}, f"{say('page.chain')} · {scope_words()}", _foot()),
            "changes": say("change.note") if before() else "",
        },
    }  # fmt: skip
    return Chain(data, selected, parts, judged)


def _part(row: Part) -> Part:
    """A row of the spine under the names that the other questions use."""
    return {
        "code": row["code"], "name": row["name"], "abbreviation": row["abbreviation"], "system": row["system_code"],
        "system_name": row["system"], "assembly": row["assembly_code"], "assembly_name": row["assembly"],
    }  # fmt: skip


def _judged() -> Answer:
    return answer("links/status", scope=scope())


def _changes() -> Changes:
    if not before():
        return Changes()
    return state_changes(*(answer("links/status", at=at, scope=scope()) for at in (before(), as_of())))


def _makers(code: str, view: View, firm: str) -> dict[str, Any]:
    return _hung(_moment(), language(), code, view.upto.get(code, SENT), firm)


@st.cache_resource(show_spinner=False, max_entries=200)
def _hung(moment: tuple[Any, ...], lang: str, code: str, upto: int, firm: str) -> dict[str, Any]:
    """What hangs on a component; asked for again at each click, so it is kept as it is sent. Nobody changes it."""
    given = {"component": code, "scope": scope()}
    found = answer("chain/makers", **given)
    changed = firm_changes(answer("chain/makers", at=before(), **given), found) if before() else FirmChanges()
    return makers(voice(), code, found.rows(), changed, upto, firm)


def _inside(district: str) -> list[str]:
    """Components with a firm on record there."""
    return [row["code"] for row in answer("districts/components", district=district).rows()]


def _is_asked(view: View, reveal: Part | None) -> bool:
    """Clicks are drawn by the explorer itself; an address or a firm found by search needs the way shown."""
    return bool(reveal) and (view.is_first or view.selected.startswith("|"))


def _reveal(view: View, spine: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The way to what was asked for by address or search: `C02`, `A01`, `C02|firm` or `|firm`."""
    code, firm = view.code, view.firm
    if firm and not code:
        code = _first_part(firm, {row["code"] for row in spine} | {row["assembly_code"] for row in spine})
    row = next((r for r in spine if code in (r["code"], r["assembly_code"], r["system_code"])), None)
    if row is None:
        return None
    path = ["root", row["system_code"], *([row["assembly_code"]] if code != row["system_code"] else ())]
    path += [code] if code == row["code"] else []
    return {"path": path, "selected": f"{code}|{firm}" if firm else code, "token": f"{scope()} {view.selected}"}


def _first_part(firm: str, codes: set[str]) -> str:
    """The component that it makes, a confirmed one rather; else the assembly that it works on."""
    order = {"MAKES": 0, "WORKS_ON": 1}
    made = [r for r in answer("firms/links", firm=firm).rows() if r["relation"] in order and r["other"] in codes]
    return min(
        ((order[r["relation"]], r["evidence"] != "confirmed", r["other"]) for r in made), default=(0, False, "")
    )[2]


def _foot() -> list[str]:
    """Below the saved picture: scope, day, where it comes from."""
    return [say("chain.foot", scope=scope_words()), data_date().replace("  \n", "")]
