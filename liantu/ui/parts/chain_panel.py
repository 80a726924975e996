"""The panel beside the explorer: a system, assembly, component or firm, with the way to what can be done next."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from liantu.explorer.tree import PRESENT
from liantu.ui.desk import answer, desk
from liantu.ui.explorer.flow import QUESTIONS
from liantu.ui.parts.behind import behind
from liantu.ui.parts.entries import Entry, entries, row_ids
from liantu.ui.parts.firm.facts import CHAIN
from liantu.ui.parts.judge_link import judge_link
from liantu.ui.parts.link_firms import found as makers_of
from liantu.ui.parts.link_firms import link_firms
from liantu.ui.parts.link_routes import link_routes
from liantu.ui.parts.link_state import link_state
from liantu.ui.parts.links import state_word
from liantu.ui.parts.one_line import one_line_form
from liantu.ui.parts.register import registered
from liantu.ui.speech import plain, say
from queries.runner import Answer

_VIEWS = Path(__file__).parent.parent / "views"
Parts = Sequence[Mapping[str, Any]]


def panel(selected: str, parts: Parts, states: Answer) -> None:
    """What is chosen in the explorer; `states` is the answer that the parts' states come from."""
    code, _, firm = selected.partition("|")
    if firm and not _is_no_firm(code, firm):
        _firm(firm, code, parts)
    elif some := [r for r in parts if code in (r["code"], r["assembly"], r["system"])]:
        _component(some[0], states) if code == some[0]["code"] else _part(code, some)
    else:
        st.caption(say("panel.start"))


def _component(row: Mapping[str, Any], states: Answer) -> None:
    _head(
        f"{row['system_name']} › {row['assembly_name']} › {say('level.component')}",
        f"{row['name']} {row['abbreviation'] or ''}",
    )
    link_state(row, states)
    judge_link(row, states)
    link_firms(row)
    _priorities(row["assembly"])
    link_routes(row)
    _actions(row)
    behind(states, "panel_state")


def _part(code: str, some: Parts) -> None:
    """A system or an assembly: how many of its components are made, and which are not strong."""
    row, is_assembly = some[0], code == some[0]["assembly"]
    _head(
        row["system_name"] if is_assembly else say("level.system"),
        row["assembly_name"] if is_assembly else row["system_name"],
    )
    st.markdown(say("panel.parts", have=sum(r["status"] in PRESENT for r in some), total=len(some)))
    if is_assembly:
        _priorities(code)
    items = [
        Entry(r["name"], state_word(r["status"]), "value", (r["assembly_name"] if not is_assembly else "",))
        for r in some
    ]
    entries(items, {}, key=f"parts_{code}")


def _head(above: str, name: str) -> None:
    st.caption(plain(above))
    st.header(plain(name.strip()))


def _priorities(assembly: str) -> None:
    found = [p for p in answer("plan/priorities").rows() if p["assembly_code"] == assembly]
    names = "、".join(p["district"] + (f"（{p['note']}）" if p["note"] else "") for p in found)
    st.caption(plain(say("panel.priorities", names=names) if names else say("panel.priorities.none")))


def _actions(row: Mapping[str, Any]) -> None:
    """What a planner does next; a page that is not there is not offered."""
    if not desk().settings.read_only:
        name = str(row["name"])
        left, right = st.columns(2)
        with left:
            one_line_form("targets", say("panel.to_targets"), {"parts": name}, key="to_targets", primary=True)
        with right:
            one_line_form("firms", say("panel.register"), {"products": name}, key="to_register")
        registered()
    links = (
        ("network", "panel.path", {"from": row["code"]}), ("briefing", "panel.briefing", {"part": row["code"]}),
    )  # fmt: skip
    for page, words, address in links:
        if (file := _VIEWS / f"{page}.py").exists():
            st.page_link(file, label=say(words), query_params=address)


def _is_no_firm(code: str, who: str) -> bool:
    """Projects and surveys hang among the firms, but have no profile: their component is shown."""
    return code.startswith("C") and any(r["who"] == who and r["kind"] != "firm" for r in makers_of(code).rows())


def _firm(firm: str, code: str, parts: Parts) -> None:
    profile = answer("firms/profile", firm=firm).rows()[0]
    row = next((r for r in parts if r["code"] == code), None)
    _head(f"{row['assembly_name']} › {row['name']}" if row else say("level.firm"), profile["name"])
    st.caption(plain("、".join(p["name"] for p in profile["places"])))
    names = {r["code"]: r["name"] for r in parts}
    links = answer("firms/links", firm=firm)
    items = [_link(r, names) for r in links.rows() if r["relation"] in CHAIN]
    if items:
        entries(items, desk().rows(row_ids(items)), key="firm_links")
    else:
        st.info(say("panel.elsewhere"))
    with st.container(horizontal=True):
        st.page_link(_VIEWS / "firms.py", label=say("panel.profile"), query_params={"firm": firm})
        for mode in QUESTIONS:
            st.button(
                say(f"panel.{mode}stream"), key=f"to_{mode}", type="tertiary", on_click=_to_flow, args=(firm, mode)
            )
        if (file := _VIEWS / "network.py").exists():
            st.page_link(file, label=say("panel.path"), query_params={"from": firm, "to": code})
    behind(links, "panel_firm")


def _to_flow(firm: str, mode: str) -> None:
    st.query_params["firm"], st.query_params["mode"] = firm, mode


def _link(row: Mapping[str, Any], names: Mapping[str, str]) -> Entry:
    said = say("phrases", phrases="".join(f"“{p}”" for p in row["phrases"])) if row["phrases"] else ""
    mark = say(f"evidence.{row['evidence']}") if row["evidence"] else ""
    what = names.get(row["other"], row["other_name"])
    return Entry(
        what, mark, row["evidence"] or "", (said,), tuple(row["rows"]), lead=say(f"relation.{row['relation']}")
    )
