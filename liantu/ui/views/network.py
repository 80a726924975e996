"""关系网络: the whole as petals, what stands around one thing, the ways between two; the same as a table beside."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.network import ego, petals, route
from liantu.ui.network.marks import SIGNS
from liantu.ui.parts.behind import behind
from liantu.ui.parts.links import links, state_word
from liantu.ui.parts.network_choice import around_choice, centre, ends, view
from liantu.ui.parts.network_look import beside, clicked, drawn, relation_word
from liantu.ui.parts.scope import scope, scope_words
from liantu.ui.speech import plain, say
from queries.statuses import WORDS as STATUSES

HIGH = 760  # pixels of the overview


def page() -> None:
    """One of three views; the address says which."""
    chosen = view()
    if chosen == "petals":
        _petals()
    elif chosen == "around":
        _around()
    else:
        _route()


def _petals() -> None:
    parts = links()
    counts = {s: sum(r["status"] == s for r in parts) for s in STATUSES}
    present = [s for s in STATUSES if counts[s]]
    with st.container(border=True, key="card_network"):
        st.subheader(say("network.petals.title", scope=scope_words()))
        lit = st.pills(
            say("network.states"), present, selection_mode="multi", key="network_states", bind="query-params",
            format_func=lambda s: f"{SIGNS[s]} {state_word(s)} {counts[s]}", label_visibility="collapsed",
        )  # fmt: skip
        spec, codes = petals.petals(parts, say("chain.vehicle"), _told, lit or present)
        left, right = st.columns([8, 4])
        with left:
            at = drawn(spec, "petals", HIGH, say("network.petals.title", scope=scope_words()))
        with right:
            rows = [r for r in parts if r["status"] in (lit or present)]
            beside(
                answer("chain/components", scope=scope()),
                rows,
                ("name", "assembly_name", "confirmed", "inferred"),
                "petals",
            )
        st.caption(say("network.petals.note"))
        behind(answer("links/status", scope=scope()), "network_status")
    if at is not None and at < len(codes) and codes[at][:1] in ("A", "C"):
        clicked(codes[at])


def _told(row: Mapping[str, Any]) -> str:
    return say(
        "network.part", assembly=row["assembly_name"], name=row["name"], state=state_word(row["status"]),
        sure=row["confirmed"], inferred=row["inferred"],
    )  # fmt: skip


def _around() -> None:
    chosen = centre()
    if chosen is None:
        st.info(say("network.start"))
        return
    given = around_choice()
    found = answer("network/around", **chosen.asked, **given)
    rows = found.rows()
    with st.container(border=True, key="card_network"):
        if not rows:
            st.info(say("network.none"))
            behind(found, "network_around")
            return
        things = {row[e] for row in rows for e in ("start", "end")}
        st.markdown(f"**{plain(chosen.name)}**　{say('network.count', things=len(things), lines=len(rows))}")
        if found.total > len(rows):
            st.caption(say("network.cut", hops=given["hops"], total=f"{found.total:,}", most=given["limit"]))
        spec, ids = ego.ego(rows, chosen.id, relation_word)
        left, right = st.columns([8, 4])
        with left:
            at = drawn(spec, "around", ego.height(rows), chosen.name)
        with right:
            beside(found, rows, ("start_name", "relation", "end_name", "items", "evidence"), "around")
        st.caption(say("network.legend"))
        behind(found, "network_around")
    if (
        at is not None
        and at < len(ids)
        and ids[at][0] in ("Enterprise", "Component", "Assembly")
        and ids[at][1] != chosen.id
    ):
        clicked(ids[at][1])


def _route() -> None:
    chosen = ends()
    if chosen is None:
        st.info(say("network.start.route"))
        return
    start, goal = chosen
    found = answer("chain/path", firm=start.id, **({"to": goal.id} if "firm" in goal.asked else {"part": goal.id}))
    rows: Sequence[Mapping[str, Any]] = found.rows()
    with st.container(border=True, key="card_network"):
        for warning in () if rows else found.warnings:
            st.info(plain(warning))
        if rows:
            ways = {row["path"] for row in rows}
            st.markdown(f"**{say('network.ways', steps=max(r['step'] for r in rows), ways=len(ways))}**")
            drawn(
                route.route(rows, lambda r: relation_word(r, True)),
                "route",
                route.height(rows),
                f"{start.name} — {goal.name}",
            )
            beside(
                found, rows, ("path", "step", "start_name", "relation", "other_relations", "end_name", "items"), "route"
            )
        behind(found, "network_route")


page()
