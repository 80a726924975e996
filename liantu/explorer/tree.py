"""The plan's spine with the state of each component -> the tree that the explorer draws, down to the components."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from liantu.explorer.changes import Changes
from liantu.look import NAVY, SYSTEMS
from liantu.words import Voice

LEVELS = ("root", "system", "assembly", "component", "firm")
PRESENT = frozenset({"STRONG", "ADEQUATE", "WEAK"})  # states in which somebody makes it
Node = dict[str, Any]
Row = Mapping[str, Any]


def tree(
    voice: Voice,
    spine: Sequence[Row],
    states: Mapping[str, Row],
    assemblies: Mapping[str, Row],
    changes: Changes,
    scope: str,
) -> Node:
    """Rows of `plan/structure` with those of `links/status` and `links/assemblies` by code; without states it says so."""
    systems = [_system(voice, rows, states, assemblies, changes) for rows in _grouped(spine, "system_code")]
    if systems:
        systems[0]["children"][0]["open"] = True  # one way stands open: it shows how to go on
    return {
        "id": "root", "level": "root", "name": voice.say("chain.vehicle"), "second": scope, "colour": NAVY, "open": True,
        "codes": [row["code"] for row in spine], "children": systems,
    }  # fmt: skip


def levels(voice: Voice, spine: Sequence[Row]) -> list[Node]:
    """The heads of the columns, each with how many stand in it."""
    counts = {
        "system": len({r["system_code"] for r in spine}), "assembly": len({r["assembly_code"] for r in spine}),
        "component": len(spine),
    }  # fmt: skip
    return [{"id": level, "head": voice.say(f"head.{level}", n=counts.get(level, ""))} for level in LEVELS]


def _system(
    voice: Voice, spine: Sequence[Row], states: Mapping[str, Row], assemblies: Mapping[str, Row], changes: Changes
) -> Node:
    code = spine[0]["system_code"]
    colour = SYSTEMS.get(code, NAVY)
    own = [_assembly(voice, rows, states, assemblies, changes, colour) for rows in _grouped(spine, "assembly_code")]
    known = [assemblies[node["id"]] for node in own if node["id"] in assemblies]
    judged = [row for row in known if row["is_priority"]]
    said = (
        voice.say("chain.have", n=sum(r["made"] for r in judged), m=sum(r["components"] for r in judged))
        if judged
        else ""
    )
    return {
        "id": code, "level": "system", "name": spine[0]["system"], "colour": colour, "open": True, "said": said,
        "second": said or voice.say("chain.kinds", n=len(spine)), "codes": [row["code"] for row in spine], "children": own,
    }  # fmt: skip


def _assembly(
    voice: Voice,
    spine: Sequence[Row],
    states: Mapping[str, Row],
    assemblies: Mapping[str, Row],
    changes: Changes,
    colour: str,
) -> Node:
    code = spine[0]["assembly_code"]
    row = assemblies.get(code)
    changed = sum(each["code"] in changes.states for each in spine)
    return {
        "id": code, "level": "assembly", "name": spine[0]["assembly"], "colour": colour,
        "note": _interval(voice, row, len(spine)), "said": _interval_said(voice, row, len(spine)),
        "change": {"said": voice.say("change.count.said", n=changed)} if changed else None,
        "codes": [each["code"] for each in spine],
        "children": [_component(voice, each, states.get(each["code"]), changes) for each in spine],
    }  # fmt: skip


def _interval(voice: Voice, row: Row | None, total: int) -> str:
    """6–7/7: made now, and at most once everybody has been asked; a district's other assemblies are not judged."""
    if row is None:
        return f"…/{total}"
    if not row["is_priority"]:
        return voice.state("NOT_PRIORITY")
    low, high = row["made"], row["made_at_most"]
    return f"{low}/{total}" if low == high else f"{low}–{high}/{total}"


def _interval_said(voice: Voice, row: Row | None, total: int) -> str:
    if row is None or not row["is_priority"]:
        return _interval(voice, row, total)
    return voice.say("chain.interval.said", n=row["made"], most=row["made_at_most"], total=total)


def _component(voice: Voice, spine: Row, row: Row | None, changes: Changes) -> Node:
    was = changes.states.get(spine["code"])
    node = {"id": spine["code"], "level": "component", "name": spine["name"], "short": spine["abbreviation"] or ""}
    if row is None:
        return node
    told = (
        {"word": voice.say("change.was"), "state": was, "said": voice.say("change.was.said", state=voice.state(was))}
        if was
        else None
    )
    pills = [(kind, row[name]) for kind, name in (("dashed", "unverified"), ("dotted", "pipeline")) if row[name]]
    return {
        **node, "state": row["status"], "count": voice.say("chain.firms", n=row["producers"]) if row["producers"] else None,
        "pills": pills, "parts": evidence_words(voice, row), "change": told,
    }  # fmt: skip


def evidence_words(voice: Voice, row: Row) -> str:
    """A row of `links/status`: firms by what is known of them, each count with its word."""
    counts = (("verified", row["producers"]), ("doubtful", row["unverified"]), ("pipeline", row["pipeline"]))
    return " · ".join(voice.say(f"chain.count.{name}", n=n) for name, n in counts if n or name == "verified")


def _grouped(rows: Sequence[Row], key: str) -> list[list[Row]]:
    return [list(some) for _, some in groupby(rows, key=lambda row: str(row[key]))]
