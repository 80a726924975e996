"""Who could switch to what: for a firm its nearest components, for a component its nearest firms, for a district both."""

from collections.abc import Sequence
from operator import itemgetter

import pandas as pd

from queries.derive.asked import Asked, Derived, Row, holding
from queries.derive.evidence import Evidence, standing_in
from queries.derive.frames import number
from queries.derive.links import WORDS, limits
from queries.derive.related import FROM_PRODUCTS, Relations, relations_of, shown
from queries.measures.links import link_status
from queries.measures.relatedness import Transformable, density, double_centred
from queries.question import Said


def of_firm(asked: Asked) -> Derived:
    """Components (rows of the spine) that the firm does not make, nearest first."""
    relations, firm = relations_of(asked), asked.parameters["firm"]
    found = relations.near([firm])
    scores = found.rel.loc[firm].reindex([row["code"] for row in asked.rows]).dropna()
    order = {row["code"]: row for row in asked.rows}
    best = sorted((code for code in scores.index if scores[code] > 0), key=lambda code: (-scores[code], code))
    rows = [
        {
            **{name: order[code][name] for name in ("code", "name", "assembly_name")},
            **shown(relations.why(found, firm, code), relations),
            "is_said_to": firm in order[code]["said"],
        }
        for code in best[: asked.parameters["limit"]]
    ]
    return Derived(rows, total=len(best), warnings=_about_firm(relations, firm))


def _about_firm(relations: Relations, firm: str) -> tuple[Said, ...]:
    processes, source = relations.processes(firm)
    return holding(
        (
            not relations.products(firm),
            Said(
                "这家企业没有已证实的产品，只能按工艺看。",
                "The firm has no confirmed product: only its processes can tell.",
            ),
        ),
        (
            not processes,
            Said(
                "这家企业的工艺没有记录，也无从由产品推出。",
                "No process of the firm is on record, and its products tell none.",
            ),
        ),
        (
            processes and source == FROM_PRODUCTS,
            Said(
                "这家企业的工艺没有记录，按其产品用到的工艺推定。",
                "No process of the firm is on record: those that its products use are taken.",
            ),
        ),
    )


def of_component(asked: Asked) -> Derived:
    """Firms of the scope (rows of the spine) that are not said to make the component, nearest first."""
    relations, part = relations_of(asked), asked.parameters["component"]
    inside, makers = standing_in(asked, "scope"), {row["firm"] for row in asked.facts["makers_of"]}
    own = {row["firm"]: row for row in asked.rows if inside is None or row["firm"] in inside}
    firms = {firm: row for firm, row in own.items() if firm not in makers}
    known = [firm for firm in firms if relations.processes(firm)[0] or relations.products(firm)]
    found = relations.near(known)
    scores = {firm: score for firm, score in found.rel[part].items() if score > 0}
    best = sorted(scores, key=lambda firm: (-scores[firm], firm))
    where = _place_names(asked, best[: asked.parameters["limit"]])
    rows = [
        _candidate(firms[firm] | {"place_names": where[firm]}, relations, found, part)
        for firm in best[: asked.parameters["limit"]]
    ]
    said, silent = len(own) - len(firms), len(firms) - len(known)
    warnings = holding(
        (
            said,
            Said(
                f"{said} 家企业已有生产这种部件的说法，不列。",
                f"{said} firms are said to make the component already: not listed.",
            ),
        ),
        (
            silent,
            Said(
                f"{silent} 家企业既没有产品也没有工艺记录，远近不明，不列。",
                f"{silent} firms have neither products nor processes on record: how near is unknown, not listed.",
            ),
        ),
    )
    return Derived(rows, total=len(best), warnings=warnings)


def _place_names(asked: Asked, firms: Sequence[str]) -> dict[str, list[str]]:
    """Where these firms stand, in order of the places' ids."""
    names, located = {row["id"]: row["name"] for row in asked.facts["places"]}, asked.facts["located"]
    at = [(row["place"], frozenset(row["firms"])) for row in sorted(located, key=itemgetter("place"))]
    return {firm: [names[place] for place, there in at if firm in there] for firm in firms}


def _candidate(row: Row, relations: Relations, found: Transformable, part: str) -> Row:
    firm = row["firm"]
    return {
        **{name: row[name] for name in ("firm", "name", "place_names")},
        **shown(relations.why(found, firm, part), relations),
        "legacy": [relations.parts[p]["name"] for p in relations.products(firm) if relations.parts[p]["is_legacy"]],
        "processes_from": relations.processes(firm)[1],
        "keys": row["keys"],
    }


def of_district(asked: Asked) -> Derived:
    """For each district of the scope the components nearest to what it makes that have no verified producer there."""
    nearest = asked.thresholds["relatedness"]["nearest"]
    there = by_district(asked)
    presence = present(asked, there)
    near = density(presence, nearness(asked, list(presence.columns)))
    centred = double_centred(near)
    rows = [
        row
        for district in asked.facts["districts"]
        for row in _nearest(district, asked, there[district["district"]], near, centred, nearest)
    ]
    unlisted = [d["name"] for d in asked.facts["districts"] if not d["listed"]]
    zh, en = (
        f"{'、'.join(unlisted)}还没有任何企业名单，无从判断。",
        f"No list of firms yet from {', '.join(unlisted)}: nothing to judge by.",
    )
    warnings = holding((unlisted, Said(zh, en)))
    return Derived(rows, total=len(rows), warnings=warnings)


def _nearest(
    district: Row, asked: Asked, evidence: Evidence, near: pd.DataFrame, centred: pd.DataFrame, most: int
) -> list[Row]:
    own = district["district"]
    free = [row for row in asked.rows if not evidence.producers(row["code"]) and number(near, own, row["code"]) > 0]
    free.sort(key=lambda row: (-number(near, own, row["code"]), row["code"]))
    found = []
    for rank, row in enumerate(free[:most], 1):
        known = evidence.of(row["code"], row["assembly"])
        point = link_status(known, limits(asked)).point
        found.append(
            {
                "district": own,
                "district_name": district["name"],
                "rank": rank,
                **{name: row[name] for name in ("code", "name", "assembly_name")},
                "is_priority": own in row["priority_districts"],
                "density": number(near, own, row["code"]),
                "centred": number(centred, own, row["code"]) if len(centred) > 1 else None,
                "status": point,
                "status_zh": WORDS[point],
                "unverified": known.unverified,
            }
        )
    return found


def nearness(asked: Asked, components: list[str]) -> pd.DataFrame:
    """Component x component 0..1, as rel of a firm: by the firms that make both, or half of the shared processes."""
    return relations_of(asked).alike.loc[components, components]


def by_district(asked: Asked) -> dict[str, Evidence]:
    """What is known in each district of the scope on its own."""
    return {row["district"]: Evidence(narrowed(asked, row["district"])) for row in asked.facts["districts"]}


def present(asked: Asked, there: dict[str, Evidence]) -> pd.DataFrame:
    """District x component: 1 with a verified producer, 0 where the district's lists name none; NaN without a list."""
    codes = [row["code"] for row in asked.rows]
    listed = {row["district"]: bool(row["listed"]) for row in asked.facts["districts"]}
    found = [[float(bool(e.producers(c))) if listed[d] else float("nan") for c in codes] for d, e in there.items()]
    return pd.DataFrame(found, list(there), codes, dtype="float64")


def narrowed(asked: Asked, district: str) -> Asked:
    """The same facts for one district of the scope."""
    there = {firm for row in asked.facts["located"] if row["place"] == district for firm in row["firms"]}
    facts = {
        "makers": [{**row, "firms": [f for f in row["firms"] if f in there]} for row in asked.facts["makers"]],
        "pipeline": [row for row in asked.facts["pipeline"] if district in row["places"]],
    }
    return asked.supposing(facts, scope=[district])
