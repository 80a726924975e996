"""What the explorer of an HTML page draws: the chain with its states and its firms, from answers, in Chinese words.

The shape is that of `liantu/ui/explorer/explorer.js`, whose script the page carries; here it is made without Streamlit.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from liantu.briefing.asking import Asking
from liantu.briefing.chain_map import ChainMap
from liantu.briefing.look import NAVY, SYSTEMS
from liantu.briefing.request import WESTERN
from liantu.commands.wording import VALUE_WORDS
from liantu.words import WORDS, word
from queries.statuses import STATUSES
from queries.statuses import WORDS as STATUS_WORDS

if TYPE_CHECKING:
    from liantu.briefing.making import Workbench

LEVELS = ("root", "system", "assembly", "component", "firm")
FIRST = 8  # firms that are shown at first
_ELSEWHERE = ("city", "beyond", "nowhere")
_LINES = {"verified": "solid", "planned": "dotted", "not_yet": "dotted"}
_COUNTED = {
    "verified": "verified",
    "inferred": "inferred",
    "planned": "pipeline",
    "stopped": "stopped",
    "not_yet": "not_yet",
}
Row = Mapping[str, Any]
Node = dict[str, Any]


def explored(made: ChainMap, bench: "Workbench") -> Node:
    """The explorer's data for a briefing. Only 工作 has firms and counts: they would tell what a withheld figure hides."""
    asking = Asking(bench.at(made.as_of))
    scope = next((a.given["scope"] for a in made.asked.values() if "scope" in a.given and not a.moment), WESTERN)
    spine = asking.ask("plan/structure").rows
    states = {row["code"]: row for row in asking.ask("links/status", scope=scope).rows}
    assemblies = {row["assembly"]: row for row in asking.ask("links/assemblies", scope=scope).rows}
    open_ = made.audience == "工作"
    makers = {c: asking.ask("chain/makers", component=c, scope=scope).rows if open_ else () for c in states}
    return {
        "mode": "chain",
        "first": FIRST,
        "levels": _levels(spine),
        "tree": _tree(spine, states, assemblies, made.scope, counted=open_),
        "firms": {code: _makers(code, rows, open_) for code, rows in makers.items()},
        "counts": {status: sum(row["status"] == status for row in states.values()) for status in STATUSES},
        "filter": {"status": [], "district": ""},
        "districts": [],
        "inside": {},
        "legend": ["solid", "dashed", "dotted"],
        "words": _words(made),
    }


# ---- the tree -------------------------------------------------------------------------------------------------------


def _tree(
    spine: Sequence[Row], states: Mapping[str, Row], assemblies: Mapping[str, Row], scope: str, *, counted: bool
) -> Node:
    systems = []
    for n, (code, rows) in enumerate(_grouped(spine, "system_code")):
        colour = SYSTEMS[n % len(SYSTEMS)]
        parts = [
            _assembly(own, states, assemblies.get(id), colour, counted) for id, own in _grouped(rows, "assembly_code")
        ]
        node = {"id": code, "level": "system", "name": rows[0]["system"], "second": _say("kinds", n=len(rows))}
        systems.append({**node, "said": "", "colour": colour, "open": True, "codes": _codes(rows), "children": parts})
    if systems:
        systems[0]["children"][0]["open"] = True
    root = {"id": "root", "level": "root", "name": _say("vehicle"), "second": scope, "colour": NAVY, "open": True}
    return {**root, "codes": _codes(spine), "children": systems}


def _assembly(rows: Sequence[Row], states: Mapping[str, Row], found: Row | None, colour: str, counted: bool) -> Node:
    note, said = f"…/{len(rows)}", ""
    if found and not found["is_priority"]:
        note = said = STATUS_WORDS["NOT_PRIORITY"][0]
    elif found:
        low, high = found["made"], found["made_at_most"]
        note = f"{low}/{len(rows)}" if low == high else f"{low}–{high}/{len(rows)}"
        said = _say("interval.said", n=low, most=high, total=len(rows))
    parts = [_component(row, states[row["code"]], counted) for row in rows if row["code"] in states]
    node = {"id": rows[0]["assembly_code"], "level": "assembly", "name": rows[0]["assembly"], "colour": colour}
    return {**node, "note": note, "said": said, "change": None, "codes": _codes(rows), "children": parts}


def _component(row: Row, state: Row, counted: bool) -> Node:
    node = {"id": row["code"], "level": "component", "name": row["name"], "short": row["abbreviation"] or ""}
    node |= {"state": state["status"], "count": None, "pills": [], "parts": "", "change": None}
    if not counted:
        return node
    counts = (("verified", state["producers"]), ("doubtful", state["unverified"]), ("pipeline", state["pipeline"]))
    return {
        **node,
        "count": _say("firms", n=state["producers"]) if state["producers"] else None,
        "pills": [
            (line, state[name]) for line, name in (("dashed", "unverified"), ("dotted", "pipeline")) if state[name]
        ],
        "parts": " · ".join(_say(f"count.{name}", n=n) for name, n in counts if n or name == "verified"),
    }


# ---- firms ----------------------------------------------------------------------------------------------------------


def _makers(code: str, rows: Sequence[Row], open_: bool) -> Node:
    """Those of the scope, then those elsewhere in groups."""
    some = [row for row in rows if not str(row["verdict"]).startswith("searched_")]
    own = [row for row in some if row["located"] == "scope"]
    groups = []
    for place in _ELSEWHERE:
        if away := [row for row in some if row["located"] == place]:
            listed = [_firm(code, row) for row in away]
            name = _say(f"elsewhere.{place}", n=len(away))
            groups.append({"id": place, "name": name, "total": len(away), "list": listed})
    head = _head(own) if open_ else _say("withheld")
    return {"head": head, "total": len(own), "groups": groups, "list": [_firm(code, row) for row in own]}


def _head(own: Sequence[Row]) -> str:
    """Counts by evidence; nobody on record is said, too."""
    kinds = [_COUNTED.get(row["verdict"], "unverified") for row in own]
    names = ("verified", "unverified", "inferred", "pipeline", "not_yet", "stopped")
    told = [_say(f"count.{name}", n=kinds.count(name)) for name in names if name in kinds]
    return " · ".join(told) if told else _say("count.none")


def _firm(code: str, row: Row) -> Node:
    verdict = str(row["verdict"])
    stage = row["stage"] if row["kind"] == "project" and verdict == "planned" else ""
    name = _say("survey", name=row["name"]) if row["kind"] == "survey" else str(row["name"])
    return {
        "id": f"{code}|{row['who']}",
        "level": "firm",
        "kind": row["kind"],
        "name": name,
        "line": _LINES.get(verdict, "dashed"),
        "note": " · ".join(
            filter(None, ("、".join(map(_short, row["place_names"])), stage or VALUE_WORDS[verdict][0]))
        ),
        "tip": _say("evidence_of", date=row["as_of"]) if row["as_of"] else "",
        "away": row["located"] != "scope",
    }


# ---- words ----------------------------------------------------------------------------------------------------------


def _words(made: ChainMap) -> Node:
    """All of the explorer's words; fields that the script fills keep their braces."""
    chain = {id.removeprefix("chain."): zh for id, (zh, _) in WORDS.items() if id.startswith("chain.")}
    chip = {s: WORDS.get(f"state.chip.{s}", STATUS_WORDS[s])[0] for s in STATUSES}
    foot = made.footer
    return {
        **{name: text.replace("{from_}", "{from}") for name, text in chain.items() if "." not in name},
        "states": {s: STATUS_WORDS[s][0] for s in STATUSES},
        "short": {s: WORDS[f"state.short.{s}"][0] for s in STATUSES},
        "chips": chip,
        "kinds": {id.removeprefix("level."): zh for id, (zh, _) in WORDS.items() if id.startswith("level.")},
        "to": {level: WORDS[f"chain.to.{level}"][0] for level in LEVELS},
        "save_head": made.title,
        "save_foot": [
            foot.source,
            "　".join(p for p in (foot.mark_note or foot.mark, foot.data_date, foot.build) if p),
        ],
    }


def _levels(spine: Sequence[Row]) -> list[Node]:
    counts = {
        "system": len({r["system_code"] for r in spine}),
        "assembly": len({r["assembly_code"] for r in spine}),
        "component": len(spine),
    }
    return [{"id": level, "head": word(f"head.{level}", "zh", n=counts.get(level, ""))} for level in LEVELS]


def _say(id: str, **fields: Any) -> str:
    return word(f"chain.{id}", "zh", **fields)


def _short(place: str) -> str:
    return place.removesuffix("区") if len(place) > 2 else place


def _codes(rows: Sequence[Row]) -> list[str]:
    return [str(row["code"]) for row in rows]


def _grouped(rows: Sequence[Row], key: str) -> list[tuple[str, list[Row]]]:
    return [(code, list(some)) for code, some in groupby(rows, key=lambda row: str(row[key]))]
