"""链主: the official list, and for one chain the candidates with the five terms behind their score."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from liantu.ui.desk import answer
from liantu.ui.drawings.drawing import draw
from liantu.ui.parts.address import keep, said
from liantu.ui.parts.behind import behind
from liantu.ui.parts.chosen import choosing, chosen, to_firm
from liantu.ui.parts.owners.firm import firm
from liantu.ui.parts.scope import scope
from liantu.ui.parts.tables import frame, table
from liantu.ui.speech import both, plain, say
from queries.runner import Answer

TERMS = ("scale", "pull", "dominance", "influence", "breadth")
KEY = "candidates"
MOST = 40
_LIST = ("name", "covers", "chief_zh", "owners_zh", "lead_unit", "components", "made", "made_at_most")


def owners() -> None:
    """The official list, then one chain."""
    chains = answer("chains/list", scope=scope())
    with st.container(border=True, key="card_official"):
        st.subheader(say("owners.official.list"))
        if chains.findings:
            at = table(frame(chains.rows(), [chains.query.column(n) for n in _LIST]), "chains", select=True, lines=10)
            if at is not None and (leading := chains.rows()[at]["owners"]):
                to_firm(leading[0])
        else:
            st.info(say("owners.official.none"))
        behind(chains, "chains_list")
    with st.container(border=True, key="card_candidates"):
        _candidates([r["name"] for r in chains.rows()])


def _candidates(chains: list[str]) -> None:
    assemblies = {r["assembly"]: r["assembly_name"] for r in answer("chain/components").rows()}
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.subheader(say("owners.candidates"))
        of = _chain(assemblies, chains)
    found = answer("owners/candidates", scope=scope(), limit=MOST, **of)
    rows = found.rows()
    st.caption(say("owners.candidates.note"))
    if not rows:
        st.info(say("owners.candidates.none"))
    else:
        _draw(rows, found)
        for words in found.warnings:
            st.caption(plain(words))
        who = chosen({r["firm"] for r in rows}, "who")
        row = next((r for r in rows if r["firm"] == who), None)
        if row:
            firm(row, found)
    behind(found, "owners_candidates")


def _chain(assemblies: Mapping[str, str], chains: list[str]) -> dict[str, str]:
    """One assembly or one named chain; the first assembly at first."""
    options = [*assemblies, *chains]
    first = options[0]
    code = st.selectbox(
        say("owners.chain"), options, index=options.index(said("chain", options, first)), key="owners_chain", width=260,
        format_func=lambda o: say("owners.chain.assembly", name=assemblies[o]) if o in assemblies else o,
        label_visibility="collapsed",
    )  # fmt: skip
    keep("chain", code, first)
    return {"assembly": code} if code in assemblies else {"chain": code}


def _draw(rows: list[dict[str, Any]], found: Answer) -> None:
    terms = [found.query.column(n) for n in TERMS]
    data = {
        "label": say("owners.candidates"), "chosen": st.query_params.get("who", ""), "unknown": say("source.unknown"),
        "heads": ["", say("owners.head.firm"), say("owners.head.score"), say("owners.head.stability")],
        "terms": [both(c.zh, c.en) for c in terms], "more": say("owners.more", n="{n}"),
        "rows": [_line(n, r) for n, r in enumerate(rows, 1)],
    }  # fmt: skip
    draw("owners", KEY, data, on_chosen_change=choosing(KEY, "who"))


def _line(n: int, row: Mapping[str, Any]) -> dict[str, Any]:
    known = sum(row[t] is not None for t in TERMS)
    marks = [{"text": both(row["official"], say("owners.official")), "tone": "official"}] if row["official"] else []
    if row["computed"] in ("candidate", "potential"):
        marks.append({"text": say(f"owners.computed.{row['computed']}"), "tone": row["computed"]})
    return {
        "id": row["firm"], "rank": n, "name": row["name"], "marks": marks, "gate": both(say("owners.gate", words=row["gate"]), ""),
        "score": "—" if row["score"] is None else f"{row['score']:.2f}", "known": say("owners.known", n=known, of=len(TERMS)),
        "terms": [row[t] for t in TERMS], "stability": "—" if row["stability"] is None else f"{row['stability']:.0%}",
    }  # fmt: skip
