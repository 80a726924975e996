"""How concentrated assemblies are beside the darts of chance, and which of them choose the same districts."""

from typing import Any

import pandas as pd

from queries.derive.asked import Asked, Derived, Row, holding
from queries.derive.clusters import warnings_of
from queries.derive.frames import number
from queries.derive.standing import FIRMS, REST, Standing
from queries.measures.clusters import coagglomeration, ellison_glaeser, ellison_glaeser_test
from queries.question import Said


def assemblies(asked: Asked) -> Derived:
    """A row for each assembly: Ellison and Glaeser's gamma with the dartboard test."""
    standing, limits = Standing(asked), asked.thresholds["cluster"]
    plants, reference, silent = _plants(asked, standing)
    shown: dict[str, Row] = {}
    if len(plants):
        index = ellison_glaeser(plants, reference)
        test = ellison_glaeser_test(plants, reference, limits["permutations"], limits["seed"])
        largest = plants.sort_values(["size", "firm"], ascending=[False, True]).drop_duplicates("activity")
        shown = {
            str(name): {
                **{c: number(index, name, c) for c in ("gamma", "g", "plant_hhi")},
                **{c: number(test, name, c) for c in ("p_value", "plants")},
            }
            for name in index.index
        }
        for row in largest.to_dict("records") if asked.parameters["size"] != FIRMS else ():
            shown[row["activity"]]["largest"] = row["firm"]
    found = [_assembly(spine, shown.get(spine["assembly"], {}), standing, limits) for spine in asked.rows]
    return Derived(found, total=len(found), warnings=_warnings(standing, silent, asked.parameters["size"]))


def _assembly(spine: Row, found: Row, standing: Standing, limits: Any) -> Row:
    p, largest = found.get("p_value"), found.get("largest")
    known = p is not None and p == p
    return {
        "assembly": spine["assembly"],
        "assembly_name": spine["assembly_name"],
        "plants": found.get("plants"),
        **{name: found.get(name) for name in ("gamma", "g", "plant_hhi")},
        "p_value": p,
        "is_concentrated": bool(p <= limits["p_value"]) if known and p is not None else None,
        "largest": largest,
        "largest_name": standing.evidence.firms[largest]["name"] if largest else None,
    }


def coagglomerated(asked: Asked) -> Derived:
    """A row for each pair of assemblies on record: do they choose the same districts?"""
    standing = Standing(asked)
    plants, reference, silent = _plants(asked, standing)
    names = {spine["assembly"]: spine["assembly_name"] for spine in asked.rows}
    found: list[Row] = []
    if len(plants):
        table = coagglomeration(plants, reference)
        firms = plants.groupby("activity")["firm"].agg(set)
        found = [
            {
                "assembly": one,
                "assembly_name": names[one],
                "other": other,
                "other_name": names[other],
                "coagglomeration": number(table, one, other),
                "shared": len(firms[one] & firms[other]),
            }
            for at, one in enumerate(table.index)
            for other in table.index[at + 1 :]
        ]
    found.sort(key=lambda row: (-row["coagglomeration"], row["assembly"], row["other"]))
    return Derived(found, total=len(found), warnings=_warnings(standing, silent, asked.parameters["size"]))


def _plants(asked: Asked, standing: Standing) -> tuple[pd.DataFrame, pd.Series, int]:
    """Plants by assembly and district, the whole chain by district (each plant once), firms without a size or a place."""
    sized, silent = standing.sized(standing.counted(), asked.parameters["size"])
    inside = sized[(sized["district"] != REST) & sized["size"].notna()]
    reference = inside.drop_duplicates(["firm", "district"]).groupby("district")["size"].sum()
    return inside.rename(columns={"assembly": "activity", "district": "place"}), reference, silent


def _warnings(standing: Standing, silent: int, size: str) -> tuple[Said, ...]:
    rows = standing.counted()
    beyond = rows.loc[rows["district"] == REST, "firm"].nunique()
    left = Said(
        f"另有 {beyond} 家计入的企业不在渝西地区的八个区县之内，或不知在哪个区县，这里不计。",
        f"{beyond} further firms that count stand outside the eight western districts, or nobody says in which, and are left out here.",
    )
    return (*warnings_of(standing, silent, size), *holding((beyond, left)))
