"""What if: the facts of a question as they would be, for `Evidence` to judge by the same rules as ever."""

from collections.abc import Collection, Iterator, Mapping

from queries.derive.asked import Asked, Row
from queries.derive.evidence import Evidence

_STOPPED = "停产"


def stopped(asked: Asked, firms: Collection[str]) -> Asked:
    """As if these firms had stopped production. Their records stay, so that no survey that found them counts anew."""
    going = [{**row, "firms": [f for f in row["firms"] if f not in firms]} for row in asked.facts["operations"]]
    return asked.supposing({"operations": [*going, {"operation": _STOPPED, "firms": sorted(firms)}]})


def producing(asked: Asked, evidence: Evidence) -> Asked:
    """As if every project signed or under construction produced: a producer more, unless its own firm makes the part already."""
    made = {row["code"]: set(evidence.producers(row["code"])) for row in asked.rows}
    new = [p for row in asked.rows for p in evidence.planned(row["code"]) if made[row["code"]].isdisjoint(p["firms"])]
    own = {(p["component"], p["project"]) for p in new}
    facts: Mapping[str, list[Row]] = {
        "makers": [*asked.facts["makers"], *(_makes(p, asked.parameters["as_of"]) for p in new)],
        "owner_links": [*asked.facts["owner_links"], *(link for p in new for link in _owned(p))],
        "supposed": [{"firm": p["project"]} for p in new],
        "pipeline": [p for p in asked.facts["pipeline"] if (p["component"], p["project"]) not in own],
    }
    return asked.supposing(facts)


def _makes(project: Row, as_of: str) -> Row:
    return {"component": project["component"], "firms": [project["project"]], "evidence": "confirmed", "as_of": as_of}


def _owned(project: Row) -> Iterator[Row]:
    """It belongs to whoever invests in it, of several the first."""
    yield from ({"firm": project["project"], "owner": firm} for firm in sorted(project["firms"])[:1])
