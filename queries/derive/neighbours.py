"""What a district's priorities lack and which other district has it."""

from collections.abc import Mapping

from queries.derive.asked import Asked, Derived, Row
from queries.derive.evidence import Evidence
from queries.derive.nearest import by_district


def of_district(asked: Asked) -> Derived:
    """A row for each component of a priority assembly without a verified producer in the district."""
    there, whole, wanted = by_district(asked), Evidence(asked), asked.parameters["district"]
    names = {d["district"]: d["short_name"] or d["name"] for d in asked.facts["districts"]}
    city = frozenset(asked.parameters["city"])
    rows, judged = [], 0
    for spine in asked.rows:
        if wanted not in ("", spine["district"]) or spine["district"] not in there:
            continue
        judged += 1
        if not there[spine["district"]].producers(spine["code"]):
            rows.append(_row(spine, there, names, whole, city))
    return Derived(rows, judged)


def _row(
    spine: Row, there: Mapping[str, Evidence], names: Mapping[str, str], whole: Evidence, city: frozenset[str]
) -> Row:
    others = {d: e.producers(spine["code"]) for d, e in there.items() if d != spine["district"]}
    found = [(names[d], len(firms)) for d, firms in others.items() if firms]
    return {
        **spine,
        "unverified": there[spine["district"]].of(spine["code"], spine["assembly"]).unverified,
        "neighbours": [f"{name} {n} 家" for name, n in found],
        "neighbour_firms": len({firm for firms in others.values() for firm in firms}),
        "city_firms": len(whole.elsewhere(spine["code"], city)),
    }
