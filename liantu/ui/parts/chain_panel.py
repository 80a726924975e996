"""The panel beside the explorer: a system, assembly, component or firm, its firms, and the rows behind each."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from liantu.ui.desk import answer, desk
from liantu.ui.explorer.tree import PRESENT, evidence_words
from liantu.ui.parts.entries import Entry, entries, row_ids
from liantu.ui.parts.exports import about
from liantu.ui.parts.firm.facts import CHAIN
from liantu.ui.parts.links import state_word
from liantu.ui.parts.scope import scope
from liantu.ui.speech import plain, say

LISTED = 60
_FIRMS = Path(__file__).parent.parent / "views" / "firms.py"
Parts = Sequence[Mapping[str, Any]]


def panel(selected: str, parts: Parts) -> None:
    """What is chosen in the explorer."""
    code, _, firm = selected.partition("|")
    if firm:
        _firm(firm, code, parts)
    elif some := [r for r in parts if code in (r["code"], r["assembly"], r["system"])]:
        _part(code, some)
    else:
        st.caption(say("panel.start"))


def _part(code: str, some: Parts) -> None:
    row = some[0]
    if code == row["code"]:
        _head(f"{row['system_name']} › {row['assembly_name']}", f"{row['name']} {row['abbreviation'] or ''}")
        st.markdown(f"**{state_word(row['status'])}**　{plain(evidence_words(row))}")
    else:
        name = row["assembly_name"] if code == row["assembly"] else row["system_name"]
        _head(row["system_name"] if code == row["assembly"] else say("level.system"), name)
        st.markdown(say("panel.parts", have=sum(r["status"] in PRESENT for r in some), total=len(some)))
    _priorities(row["assembly"] if code != row["system"] else "")
    if code != row["system"]:
        _makers(code, is_component=code == row["code"])


def _head(above: str, name: str) -> None:
    st.caption(plain(above))
    st.subheader(plain(name.strip()))


def _priorities(assembly: str) -> None:
    found = [p for p in answer("plan/priorities").rows() if p["assembly_code"] == assembly]
    names = "、".join(p["district"] + (f"（{p['note']}）" if p["note"] else "") for p in found)
    if names:
        st.caption(plain(say("panel.priorities", names=names)))


def _makers(code: str, *, is_component: bool) -> None:
    part = {"component": code} if is_component else {"assembly": code}
    found = answer("chain/firms_of", scope=scope(), limit=LISTED, **part)
    if not found.findings:
        st.info(say("panel.unknown"))
        return
    st.markdown(f"**{say('panel.firms')}**")
    items = [_maker(row, is_component=is_component) for row in found.rows()]
    entries(items, desk().rows(row_ids(items)), key="makers")
    if found.total > len(items):
        st.caption(say("panel.cut", n=len(items), total=found.total))
    st.caption(about(found))


def _maker(row: Mapping[str, Any], *, is_component: bool) -> Entry:
    where = "" if is_component else say("works_on") if row["relation"] == "WORKS_ON" else row["part_name"]
    said = say("phrases", phrases="".join(f"“{p}”" for p in row["phrases"])) if row["phrases"] else ""
    return Entry(
        row["name"], say(f"evidence.{row['evidence']}"), row["evidence"],
        (" · ".join(filter(None, ("、".join(row["place_names"]), where))), said), tuple(row["rows"]), firm=row["firm"],
    )  # fmt: skip


def _firm(firm: str, code: str, parts: Parts) -> None:
    profile = answer("firms/profile", firm=firm).rows()[0]
    row = next((r for r in parts if r["code"] == code), None)
    _head(f"{row['assembly_name']} › {row['name']}" if row else say("level.firm"), profile["name"])
    st.caption(plain("、".join(p["name"] for p in profile["places"])))
    names = {r["code"]: r["name"] for r in parts}
    items = [_link(r, names) for r in answer("firms/links", firm=firm).rows() if r["relation"] in CHAIN]
    if items:
        entries(items, desk().rows(row_ids(items)), key="firm_links")
    else:
        st.info(say("panel.elsewhere"))
    st.page_link(_FIRMS, label=say("panel.profile"), query_params={"firm": firm})


def _link(row: Mapping[str, Any], names: Mapping[str, str]) -> Entry:
    said = say("phrases", phrases="".join(f"“{p}”" for p in row["phrases"])) if row["phrases"] else ""
    mark = say(f"evidence.{row['evidence']}") if row["evidence"] else ""
    what = names.get(row["other"], row["other_name"])
    return Entry(
        what, mark, row["evidence"] or "", (said,), tuple(row["rows"]), lead=say(f"relation.{row['relation']}")
    )
