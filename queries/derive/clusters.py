"""Clusters: where firms of an assembly gather more than chance explains, how specialised districts are, who stands where."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from queries.derive.asked import Asked, Derived, Row, holding
from queries.derive.standing import FIRMS, OUTPUT, REST, STAFF, Standing
from queries.measures.clusters import (
    empirical_bayes,
    herfindahl,
    krugman,
    location_quotient,
    quotient_interval,
    stars,
)
from queries.question import Said

CONFIRMED, CANDIDATE, NOT_A_CLUSTER, NOT_KNOWN = "CONFIRMED", "CANDIDATE", "NO_CLUSTER", "NOT_KNOWN"
_MEASURES = {FIRMS: "number of firms", OUTPUT: "output", STAFF: "number of employees"}
_COLUMNS = ["expected", "lq", "smoothed", "low", "high", "confirmed"]


def confirmed(asked: Asked) -> Derived:
    """A row for each cell of the spine (assembly, district, priority): quotient, candidate, confirmed, stars."""
    standing, limits, measure = Standing(asked), asked.thresholds["cluster"], asked.parameters["measure"]
    rows = standing.counted()
    firms, waiting = standing.table(rows), standing.table(standing.could_count())
    sized, silent = standing.sized(rows, measure)
    values = firms if measure == FIRMS else standing.output_table(sized)
    cells = _by_count(values, limits) if measure == FIRMS else _by_output(values, sized, limits)
    judged, ranked = cells.to_dict("index"), values.drop(index=REST, errors="ignore")
    shown = stars(ranked, limits["star_quotient"], cells["lq"].unstack())
    found = [
        {
            **spine,
            **_cell(spine, firms, waiting, values, shown),
            **_verdict(judged[at], firms.at[at], limits),
        }
        for spine in asked.rows
        if (at := (spine["district"], spine["assembly"]))
    ]
    thin = int(((firms > 0) & values.isna()).to_numpy().sum())
    return Derived(found, total=len(found), warnings=(*warnings_of(standing, silent, measure), *_thin(thin, asked)))


def _thin(cells: int, asked: Asked) -> tuple[Said, ...]:
    coverage = asked.thresholds["link"]["output_coverage"]
    return holding(
        (
            cells,
            Said(
                f"{cells} 格（含只作参照的其余地方）有企业，但产值已知的不足 {coverage:.0%}，产值不明，也不作参照。",
                f"In {cells} cells (the rest of the scope too) under {coverage:.0%} of the firms have a known output: unknown, and no "
                "part of the reference.",
            ),
        )
    )


def _by_count(values: pd.DataFrame, limits: Any) -> pd.DataFrame:
    cells = empirical_bayes(values, limits["level"])
    return cells.set_index(["place", "activity"])[_COLUMNS]


def _by_output(values: pd.DataFrame, sized: pd.DataFrame, limits: Any) -> pd.DataFrame:
    """The Poisson model is for counts: output has a bootstrap over its firms instead (all rows of one together), and no smoothed value."""
    cells = pd.MultiIndex.from_frame(sized[["district", "assembly"]])
    known = sized["size"].notna() & _by_cell(values).reindex(cells).notna().to_numpy()
    plants = sized[known].rename(columns={"assembly": "activity", "district": "place"})
    drawn = quotient_interval(plants, limits["level"], limits["draws"], limits["seed"])
    found = pd.DataFrame({"lq": _by_cell(location_quotient(values))})
    found = found.join(drawn.set_index(["place", "activity"])[["low", "high"]])
    found["expected"] = _by_cell(values) / found["lq"]
    return found.assign(smoothed=float("nan"), confirmed=found["low"] > 1)[_COLUMNS]


def _by_cell(values: pd.DataFrame) -> pd.Series:
    return pd.Series(
        values.to_numpy().ravel(),
        pd.MultiIndex.from_product([values.index, values.columns], names=["place", "activity"]),
    )


def _cell(
    spine: Row, firms: pd.DataFrame, waiting: pd.DataFrame, values: pd.DataFrame, shown: pd.DataFrame
) -> dict[str, Any]:
    at = spine["district"], spine["assembly"]
    return {"firms": firms.at[at], "unverified": waiting.at[at], "value": values.at[at], "stars": shown.at[at]}


def _verdict(row: dict[Any, Any], firms: Any, limits: Any) -> dict[str, Any]:
    known = not pd.isna(row["lq"])
    candidate = known and bool(row["lq"] >= limits["quotient"] and firms >= limits["firms"])
    tier = CONFIRMED if row["confirmed"] else CANDIDATE if candidate else NOT_A_CLUSTER
    return {
        **{name: float(row[name]) for name in ("expected", "lq", "smoothed", "low", "high")},
        "tier": tier if known else NOT_KNOWN,
        "is_candidate": candidate if known else None,
        "is_confirmed": bool(row["confirmed"]) if known else None,
    }


def districts(asked: Asked) -> Derived:
    """A row for each district: how specialised, how different from the mix of the scope."""
    standing = Standing(asked)
    rows = standing.counted()
    table = standing.table(rows)
    index, distance = herfindahl(table), krugman(table)
    firms = rows.drop_duplicates(["firm", "district"]).groupby("district").size()
    waiting = standing.could_count()
    unverified = (
        waiting[~waiting["firm"].isin(rows["firm"])].drop_duplicates(["firm", "district"]).groupby("district").size()
    )
    names = {row["assembly"]: row["assembly_name"] for row in asked.facts["tree"]}
    mixes = table.to_dict("index")
    found = [
        {
            **{name: spine[name] for name in ("district", "district_name", "priorities")},
            "listed": standing.districts[spine["district"]]["listed"] or None,
            **_mix(mixes[spine["district"]], names),
            "firms": _known(firms, spine["district"], table),
            "unverified": _known(unverified, spine["district"], table),
            "hhi": index[spine["district"]],
            "krugman": distance[spine["district"]],
        }
        for spine in asked.rows
        if spine["district"] in standing.districts
    ]
    return Derived(found, total=len(found), warnings=warnings_of(standing, 0, FIRMS))


def _known(counts: pd.Series, district: str, table: pd.DataFrame) -> int | None:
    return None if table.loc[district].isna().all() else int(counts.get(district, 0))


def _mix(counts: Mapping[Any, float], names: Mapping[str, str]) -> dict[str, Any]:
    known = {str(assembly): n for assembly, n in counts.items() if not pd.isna(n)}
    if not known:
        return {"assemblies": None, "largest": None, "largest_name": None, "largest_share": None}
    total, largest = sum(known.values()), max(known, key=lambda assembly: known[assembly])
    return {
        "assemblies": sum(n > 0 for n in known.values()),
        "largest": largest if total else None,
        "largest_name": names[largest] if total else None,
        "largest_share": known[largest] / total if total else None,
    }


def firms(asked: Asked) -> Derived:
    """Who stands behind a cell: every firm said to make the assembly there, with what the claim is worth."""
    standing, names = Standing(asked), {row["assembly"]: row["name"] for row in asked.rows}
    claims = [claim for claim in standing.claims if claim.verdict != "outside" and claim.assembly in names]
    claims.sort(key=lambda claim: (claim.assembly, not standing.counts(claim), claim.verdict, claim.firm))
    places = {row["id"]: row["name"] for row in asked.facts["places"]}
    on_record, rows = standing.evidence.firms, _rows(asked.facts["behind"])
    return Derived(
        [
            {
                **{name: on_record[claim.firm][name] for name in ("firm", "name", "output_cny", "employees", "keys")},
                "assembly": claim.assembly,
                "assembly_name": names[claim.assembly],
                "places": [places[place] for place in standing.evidence.places(claim.firm)],
                "verdict": claim.verdict,
                "counts": standing.counts(claim),
                "rows": rows[claim.firm],
            }
            for claim in claims
        ]
    )


def _rows(parts: Sequence[Row]) -> Mapping[str, list[str]]:
    """Firm -> the rows by which it is said to make one of these parts."""
    found: Mapping[str, list[str]] = defaultdict(list)
    for part in parts:
        for firm, said in zip(part["firms"], part["rows"], strict=True):
            found[firm] += said
    return {firm: sorted(set(said)) for firm, said in found.items()}


def warnings_of(standing: Standing, silent: int, measure: str) -> tuple[Said, ...]:
    """What was left out, and how much of it."""
    unlisted, waiting = standing.unlisted(), standing.could_count()
    firms = waiting["firm"].nunique()
    return holding(
        (
            not standing.districts,
            Said("所选范围内没有渝西地区的区县。", "The scope holds none of the eight western districts."),
        ),
        (
            len(standing.districts) == 1,
            Said(
                "只有一个区县，没有可比的参照，区位商恒为 1。",
                "One district alone has nothing to be compared with: every location quotient is 1.",
            ),
        ),
        (
            unlisted,
            Said(
                f"{'、'.join(unlisted)}还没有任何企业名单，其各项为不明，不是 0。",
                f"No list of firms yet from {', '.join(unlisted)}: its values are unknown, not 0.",
            ),
        ),
        (
            firms,
            Said(
                f"另有 {firms} 家企业的说法待核实，未计入。",
                f"Claims of {firms} further firms are to be verified and do not count.",
            ),
        ),
        (
            silent,
            Said(
                f"{silent} 家企业没有{measure}或分布在多个区县（不论是否都在范围内），未计入{measure}。",
                f"{silent} firms have no {_MEASURES.get(measure, measure)} on record, or stand in several districts (in the scope "
                "or not), and do not count in it.",
            ),
        ),
    )
