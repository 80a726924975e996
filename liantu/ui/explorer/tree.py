"""Rows of `links()` -> what the explorer draws: systems with assemblies with components and their states. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

COLOURS = {"S1": "#1d6f5f", "S2": "#2a4fa3", "S3": "#6b4a8a"}
PRESENT = frozenset({"STRONG", "ADEQUATE", "WEAK"})  # states in which somebody makes it


def tree(components: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """In the plan's order -> systems."""
    return [
        {
            "id": system, "name": rows[0]["system_name"], "colour": COLOURS.get(system, "#1d3461"),
            **_counted(rows), "children": _assemblies(rows),
        }
        for system, rows in _grouped(components, "system")
    ]  # fmt: skip


def _assemblies(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"id": assembly, "name": some[0]["assembly_name"], **_counted(some), "children": [_component(r) for r in some]}
        for assembly, some in _grouped(rows, "assembly")
    ]


def _component(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": row["code"], "name": row["name"], "short": row["abbreviation"] or "", "state": row["status"],
        "confirmed": row["confirmed"], "inferred": row["inferred"],
    }  # fmt: skip


def firms(rows: Iterable[Mapping[str, Any]], total: int) -> dict[str, Any]:
    """Rows of `chain/firms_of` for one component -> the firms that hang on it, confirmed ones first."""
    listed = [
        {"id": r["firm"], "name": r["name"], "note": "、".join(r["place_names"]), "sure": r["evidence"] == "confirmed"}
        for r in sorted(rows, key=lambda r: r["evidence"] != "confirmed")
    ]
    return {"total": max(total, len(listed)), "list": listed}


def _counted(rows: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    return {"have": sum(r["status"] in PRESENT for r in rows), "total": len(rows)}


def _grouped(rows: Sequence[Mapping[str, Any]], key: str) -> list[tuple[str, list[Mapping[str, Any]]]]:
    return [(id, list(some)) for id, some in groupby(rows, key=lambda r: str(r[key]))]
