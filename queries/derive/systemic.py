"""ESRI of the producers of one assembly: the share of the recorded output that is lost if one stops. Hidden where few report buyers.

Needs the facts of `Evidence` (without demand), supplies, firm_names; parameters assembly, scope, as_of, sectors, limit.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import numpy as np
import pandas as pd

from queries.derive.asked import Asked, Derived, holding
from queries.derive.evidence import evidence_of
from queries.derive.production import everybody, makers
from queries.derive.traded import Trade, middle_value, trades_of
from queries.measures.resilience import esri_of
from queries.question import Said

_ESSENTIAL, _OTHER, _NOTHING = 2, 1, 0


def systemic(asked: Asked) -> Derived:
    """The assembly's producers, the largest share lost first."""
    own, made = {row["code"] for row in asked.rows}, makers(asked.rows, evidence_of(asked))
    producers = everybody(made)
    trades = [t for t in trades_of(asked) if t.supplier != t.customer]
    sales = _sales(trades)
    reporting = sorted(producers & sales.keys(), key=lambda firm: (-sales[firm][1], -sales[firm][0], firm))
    least = asked.thresholds["resilience"]["reporting_share"]
    if not producers or len(reporting) < least * len(producers):
        return Derived([], warnings=(_hidden(len(reporting), len(producers), least),))
    shown = reporting[: asked.parameters["limit"]]
    names = {row["firm"]: row for row in asked.facts["firm_names"]}
    values = esri_of(_network(trades, own, _sectors(trades, made, asked.parameters["sectors"])), shown)
    rows = [
        {
            "firm": firm,
            "name": names[firm]["name"],
            "esri": float(values[firm]),
            "buyers": sales[firm][0],
            "sales_cny": sales[firm][1] or None,
            "makes": sorted(c for components in made.values() for c, firms in components.items() if firm in firms),
            "keys": names[firm]["keys"],
        }
        for firm in shown
    ]
    rows.sort(key=lambda row: (-round(float(row["esri"]), 9), row["firm"]))
    return Derived(rows, len(reporting), _warnings(trades, len(producers) - len(reporting)))


def _hidden(reporting: int, producers: int, least: float) -> Said:
    if not producers:
        return Said(
            "范围内没有已核实的生产企业，系统性影响不显示。",
            "No verified producer in the scope: the systemic effect is not shown.",
        )
    return Said(
        f"范围内 {producers} 家已核实的生产企业中只有 {reporting} 家有客户记录，不足 {least:.0%}，系统性影响不显示。",
        f"Only {reporting} of {producers} verified producers in the scope have recorded customers, below {least:.0%}: "
        "the systemic effect is not shown.",
    )


def _warnings(trades: Sequence[Trade], silent: int) -> tuple[Said, ...]:
    unsaid = sum(t.sales_cny is None for t in trades)
    return holding(
        (
            True,
            Said(
                f"{len(trades)} 条供货关系中 {unsaid} 条没有金额，各按已知金额的中位数计。",
                f"{unsaid} of {len(trades)} supplies have no value: each counts like the median known one.",
            ),
        ),
        (
            silent,
            Said(
                f"{silent} 家已核实的生产企业没有客户记录，未评估，不是没有影响。",
                f"{silent} verified producers have no recorded customer: not assessed, not without effect.",
            ),
        ),
    )


def _sales(trades: Sequence[Trade]) -> dict[str, tuple[int, float]]:
    """Supplier -> number of buyers, known yearly sales."""
    buyers: Mapping[str, set[str]] = defaultdict(set)
    known: dict[str, float] = defaultdict(float)
    for t in trades:
        buyers[t.supplier].add(t.customer)
        known[t.supplier] += t.sales_cny or 0.0
    return {firm: (len(others), known[firm]) for firm, others in buyers.items()}


def _sectors(trades: Sequence[Trade], made: Mapping[str, Mapping[str, Collection[str]]], kind: str) -> dict[str, str]:
    """Firm -> sector: its component of the assembly (the one it sells most of, then by code) or the assembly; else its own."""
    sold: dict[tuple[str, str], int] = defaultdict(int)
    for t in trades:
        for component in t.components:
            sold[t.supplier, component] += 1
    found: dict[str, str] = {}
    for assembly, components in made.items():
        for component in sorted(components):
            for firm in components[component]:
                if kind == "assembly":
                    found[firm] = assembly
                elif firm not in found or sold[firm, component] > sold[firm, found[firm]]:
                    found[firm] = component
    return found


def _network(trades: Sequence[Trade], own: Collection[str], sector: Mapping[str, str]) -> pd.DataFrame:
    """Every supply on record; a firm that makes nothing of the assembly is a sector of its own: nobody is said to replace it."""
    sales_cny = np.array([t.sales_cny for t in trades], dtype=np.float64)
    names = {
        "supplier": [t.supplier for t in trades],
        "customer": [t.customer for t in trades],
        "supplier_sector": [sector.get(t.supplier, t.supplier) for t in trades],
        "customer_sector": [sector.get(t.customer, t.customer) for t in trades],
    }
    return pd.DataFrame(
        {
            **{column: pd.Series(values, dtype=object) for column, values in names.items()},
            "weight": np.nan_to_num(sales_cny / middle_value(sales_cny), nan=1.0),
            "essential": [
                _ESSENTIAL if not t.components.isdisjoint(own) else _OTHER if t.components else _NOTHING for t in trades
            ],
        }
    )
