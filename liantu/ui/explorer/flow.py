"""Who stands before or behind a firm, step by step, for the same drawing as the chain."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from liantu.explorer.said import words
from liantu.look import NAVY
from liantu.ui.speech import say, voice
from queries.runner import Answer

QUESTIONS = {"up": "chain/upstream", "down": "chain/downstream"}
FIRST = 12
_OWN = ("search", "solid", "dashed", "interval", "tree")  # words that differ from those of the chain
Row = Mapping[str, Any]


def flow(mode: str, firm: Row, found: Answer, results: Mapping[str, Any]) -> dict[str, Any]:
    """Rows of `chain/upstream` or `chain/downstream` of one firm (a row of `firms/profile`) -> what the explorer draws."""
    rows = found.rows()
    hops = sorted({row["hop"] for row in rows})
    levels = ["root", *(f"hop{hop}" for hop in hops)]
    direct = sum(row["hop"] == 1 for row in rows)
    heads = [
        say("flow.firm"),
        *(say(f"flow.head.{mode}", n=hop, count=sum(r["hop"] == hop for r in rows)) for hop in hops),
    ]
    tree = {
        "id": "root", "level": "root", "name": firm["name"], "second": say("flow.counts", n=direct, total=found.total),
        "colour": NAVY, "open": True, "codes": [], "children": _children(rows),
    }  # fmt: skip
    said = words(voice(), {}, f"{firm['name']} · {say(f'flow.{mode}')}", ())
    said["to"] = {level: say("flow.hop", n=at) for at, level in enumerate(levels)}
    return {
        "mode": mode, "first": FIRST, "levels": [{"id": level, "head": head} for level, head in zip(levels, heads, strict=True)],
        "tree": tree, "firms": {}, "counts": {}, "filter": {"status": [], "district": ""}, "districts": [], "inside": {},
        "reveal": None, "results": results, "legend": ["solid", "dashed"], "words": {**said, **{n: say(f"flow.{n}") for n in _OWN}},
    }  # fmt: skip


def _children(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Each firm below the one through which it was reached, in the order of the answer."""
    ids = {(row["hop"], row["name"]): row["firm"] for row in reversed(rows)}
    below: Mapping[str, list[Row]] = defaultdict(list)
    for row in rows:
        below[ids.get((row["hop"] - 1, row["path"][-2]), "") if row["hop"] > 1 else ""].append(row)

    def node(row: Row) -> dict[str, Any]:
        return {
            "id": row["firm"], "level": f"hop{row['hop']}", "kind": "firm", "name": row["name"], "line": line_of(row),
            "note": "、".join(row["items"]), "tip": " → ".join(row["path"]), "children": [node(each) for each in below[row["firm"]]],
        }  # fmt: skip

    return [node(row) for row in below[""]]


def line_of(row: Row) -> str:
    """Dashed where all that is on record is of low confidence."""
    return "dashed" if row["confidence"] == ["low"] else "solid"
