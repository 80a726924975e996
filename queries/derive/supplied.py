"""Records of supplies of one component -> a line for each pair of supplier and customer; suppliers without one beside."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from queries.derive.asked import Asked, Derived, Row

_CONFIDENCE = ("low", "medium", "high")


def pairs(asked: Asked) -> Derived:
    """Those with a customer first, the newest record first; then who names none."""
    found: Mapping[tuple[str, str], list[Row]] = defaultdict(list)
    for row in asked.rows:
        found[row["firm"], row["buyer"] or ""].append(row)
    rows = [_pair(some) for some in found.values()]
    rows.sort(key=lambda row: (row["firm"], row["buyer"]))
    rows.sort(key=lambda row: row["as_of"] or "", reverse=True)
    rows.sort(key=lambda row: not row["buyer"])
    return Derived(rows)


def _pair(records: Sequence[Row]) -> Row:
    """What all records of the pair say together: the best confidence, the newest date."""
    first = records[0]
    said = [r["confidence"] for r in records if r["confidence"] in _CONFIDENCE]
    return {
        **{name: first[name] for name in ("firm", "name", "keys", "maker", "buyer_name", "relation")},
        "buyer": first["buyer"] or "",
        "items": sorted({r["item"] for r in records if r["item"]}),
        "confidence": max(said, key=_CONFIDENCE.index) if said else None,
        "as_of": max((str(r["as_of"]) for r in records if r["as_of"]), default=None),
        "rows": sorted({row for r in records for row in r["rows"]}),
    }
