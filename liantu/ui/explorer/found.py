"""What a search finds that the explorer can open: parts, firms by name or product, districts."""

from collections.abc import Mapping
from typing import Any

from liantu.ui.desk import answer
from liantu.ui.speech import say

LISTED, ASKED = 12, 20
_LEVELS = {
    "System": "system",
    "Assembly": "assembly",
    "Component": "component",
    "Enterprise": "firm",
    "District": "place",
}


def districts() -> dict[str, str]:
    """The eight, by code."""
    return {d["district_code"]: d["district"] for d in answer("plan/districts").rows()}


def results(text: str, only: str = "") -> dict[str, Any]:
    """For what was typed; `only` one level."""
    if not text:
        return {"text": "", "list": []}
    known = districts()
    found = [_result(row) for row in answer("find/anything", text=text, limit=ASKED).rows() if row["kind"] in _LEVELS]
    kept = (r for r in found if only in ("", r["level"]) and (r["level"] != "place" or r["id"] in known))
    return {"text": text, "list": list(kept)[:LISTED]}


def _result(row: Mapping[str, Any]) -> dict[str, str]:
    note = say(f"matched.{row['matched']}") if row["matched"] != "name" else ""
    return {"id": row["found"], "level": _LEVELS[row["kind"]], "name": row["name"], "note": note}
