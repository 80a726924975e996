"""Rows of `chain/makers` for one component -> the firms and projects that hang on it; those elsewhere in groups of their own."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from liantu.commands.wording import VALUE_WORDS
from liantu.explorer.changes import FirmChanges
from liantu.words import Voice

LINES = {"verified": "solid", "planned": "dotted", "not_yet": "dotted"}
_COUNTED = {
    "verified": "verified",
    "inferred": "inferred",
    "planned": "pipeline",
    "stopped": "stopped",
    "not_yet": "not_yet",
}
_ELSEWHERE = ("city", "beyond", "nowhere")
Node = dict[str, Any]
Row = Mapping[str, Any]


def makers(voice: Voice, code: str, rows: Iterable[Row], changes: FirmChanges, upto: int, wanted: str = "") -> Node:
    """At most `upto` of each list are sent, and so many more that `wanted` is among them."""
    some = [row for row in rows if not str(row["verdict"]).startswith("searched_")]
    own = [row for row in some if row["located"] == "scope"]
    gone = [{**row, "gone": True} for row in changes.gone]
    groups = [_group(voice, code, name, some, changes, upto, wanted) for name in _ELSEWHERE]
    return {
        "head": head(voice, own), "total": len(own) + len(gone), "groups": [g for g in groups if g["total"]],
        "list": [_node(voice, code, row, changes) for row in _cut([*own, *gone], upto, wanted)],
    }  # fmt: skip


def head(voice: Voice, own: Sequence[Row]) -> str:
    """Counts by evidence, in words; nobody on record is said, too."""
    counts = Counter(_COUNTED.get(row["verdict"], "unverified") for row in own)
    names = ("verified", "unverified", "inferred", "pipeline", "not_yet", "stopped")
    told = [voice.say(f"chain.count.{name}", n=counts[name]) for name in names if counts[name]]
    return " · ".join(told) if told else voice.say("chain.count.none")


def verdict_word(voice: Voice, row: Row) -> str:
    """A project by its stage, a firm by what is known of it."""
    if row["kind"] == "project" and row["verdict"] == "planned" and row["stage"]:
        return str(row["stage"])
    return voice.both(*VALUE_WORDS[row["verdict"]])


def short_place(row: Row) -> str:
    """璧山 for 璧山区; several places as they are."""
    return "、".join(name.removesuffix("区") if len(name) > 2 else name for name in row["place_names"])


def line_of(row: Row) -> str:
    """Solid what counts, dotted what is being built, dashed what a check would have to confirm."""
    return LINES.get(row["verdict"], "dashed")


def _group(
    voice: Voice, code: str, name: str, rows: Sequence[Row], changes: FirmChanges, upto: int, wanted: str
) -> Node:
    own = [row for row in rows if row["located"] == name]
    shown = [_node(voice, code, row, changes) for row in _cut(own, upto, wanted)]
    return {"id": name, "name": voice.say(f"chain.elsewhere.{name}", n=len(own)), "total": len(own), "list": shown}


def _cut(rows: Sequence[Row], upto: int, wanted: str) -> Sequence[Row]:
    at = next((i for i, row in enumerate(rows) if row["who"] == wanted), 0) if wanted else 0
    return rows[: max(upto, at + 8)]


def _node(voice: Voice, code: str, row: Row, changes: FirmChanges) -> Node:
    return {
        "id": f"{code}|{row['who']}", "level": "firm", "kind": row["kind"], "name": _name(voice, row), "line": line_of(row),
        "note": " · ".join(filter(None, (short_place(row), verdict_word(voice, row)))), "places": list(row["places"]),
        "tip": voice.say("chain.evidence_of", date=row["as_of"]) if row["as_of"] else "",
        "away": row["located"] != "scope", "gone": bool(row.get("gone")), "change": _change(voice, row, changes),
    }  # fmt: skip


def _name(voice: Voice, row: Row) -> str:
    return voice.say("chain.survey", name=row["name"]) if row["kind"] == "survey" else str(row["name"])


def _change(voice: Voice, row: Row, changes: FirmChanges) -> Node | None:
    if row.get("gone"):
        return {"word": voice.say("change.gone"), "said": voice.say("change.gone.said")}
    if row["who"] in changes.new:
        return {"word": voice.say("change.new"), "said": voice.say("change.new.said")}
    if was := changes.was.get(row["who"]):
        return {
            "word": voice.say("change.other"),
            "said": voice.say("change.was.said", state=voice.both(*VALUE_WORDS[was])),
        }
    return None
