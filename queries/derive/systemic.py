"""ESRI of the producers of one assembly: the share of the recorded output that is lost if one stops. Hidden where few report buyers.

Needs the facts of `Evidence` (without demand), supplies, later shown_firms; parameters assembly, scope, as_of, sectors, limit.
"""

from collections.abc import Collection, Mapping
from heapq import nsmallest
from math import isnan

import numpy as np
import pandas as pd

from queries.derive.asked import Asked, Derived, holding
from queries.derive.evidence import evidence_of
from queries.derive.frames import known
from queries.derive.production import Makers, everybody, makers
from queries.derive.traded import Traded, traded
from queries.measures.inputs import Ints
from queries.measures.resilience import esri_of
from queries.question import Said

_ESSENTIAL, _OTHER, _NOTHING = 2, 1, 0


def systemic(asked: Asked) -> Derived:
    """The assembly's producers, the largest share lost first."""
    own, made = {row["code"] for row in asked.rows}, makers(asked.rows, evidence_of(asked))
    producers, everything = everybody(made), traded(asked)
    sold = everything.which(everything.sales.supplier != everything.sales.customer)
    sales = _sales(sold, producers)
    limits = asked.thresholds["resilience"]
    if not producers or len(sales) < limits["reporting_share"] * len(producers):
        return Derived([], warnings=(_hidden(len(sales), len(producers), limits["reporting_share"]),))
    limit = asked.parameters["limit"]
    most = max(limit, limits["stop_supplies"] // max(1, len(sold.sales.value_cny)))
    assessed = nsmallest(most, sales, key=lambda firm: (-sales[firm][1], -sales[firm][0], firm))
    values = esri_of(_network(sold, own, _sectors(sold, made, asked.parameters["sectors"])), assessed).to_dict()
    shown = sorted(assessed, key=lambda firm: _by_loss(firm, known(values[firm])))[:limit]
    told = asked.shown_firms(shown)
    rows = [
        {
            "firm": firm,
            "name": told[firm]["name"],
            "esri": known(values[firm]),
            "buyers": sales[firm][0],
            "sales_cny": sales[firm][1] or None,
            "makes": sorted(c for components in made.values() for c, firms in components.items() if firm in firms),
            "keys": told[firm]["keys"],
        }
        for firm in shown
    ]
    apart = (len(producers) - len(sales), len(sales) - len(assessed), sum(map(isnan, values.values())))
    return Derived(rows, len(sales), _warnings(sold, *apart))


def _by_loss(firm: str, lost: float | None) -> tuple[bool, float, str]:
    """The largest first, the unknown last."""
    return lost is None, -round(lost or 0.0, 9), firm


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


def _warnings(sold: Traded, silent: int, left_out: int, endless: int) -> tuple[Said, ...]:
    values = sold.sales.value_cny
    supplies, unsaid = len(values), int(np.isnan(values).sum())
    return holding(
        (
            True,
            Said(
                f"{supplies} 条供货关系中 {unsaid} 条没有金额，各按已知金额的中位数计。",
                f"{unsaid} of {supplies} supplies have no value: each counts like the median known one.",
            ),
        ),
        (
            silent,
            Said(
                f"{silent} 家已核实的生产企业没有客户记录，未评估，不是没有影响。",
                f"{silent} verified producers have no recorded customer: not assessed, not without effect.",
            ),
        ),
        (
            left_out,
            Said(
                f"只算了有记录的销售额最大的企业，另有 {left_out} 家未评估，不是没有影响；可用参数 limit 或门槛 stop_supplies 多算。",
                f"Only the largest recorded sellers are assessed; {left_out} more are not, which is not without effect. "
                "The parameter limit or the threshold stop_supplies assesses more.",
            ),
        ),
        (
            endless,
            Said(
                f"{endless} 家企业的影响算不出（有企业几乎只相互供货，反复计算不收敛），列在最后，不是没有影响。",
                f"The effect of {endless} firms cannot be told (some sell almost only to each other and the rounds do not end): "
                "last, not without effect.",
            ),
        ),
    )


def _sales(sold: Traded, producers: Collection[str]) -> Mapping[str, tuple[int, float]]:
    """Of the producers that sell: number of buyers, known yearly sales."""
    count, (supplier, customer, value_cny) = len(sold.firms), sold.sales
    pairs = np.unique(supplier * count + customer)
    buyers = np.bincount(pairs // max(1, count), minlength=count).tolist()
    sold_cny = np.bincount(supplier, weights=np.nan_to_num(value_cny), minlength=count).tolist()
    return {f: (n, cny) for f, n, cny in zip(sold.firms, buyers, sold_cny, strict=True) if n and f in producers}


def _sectors(sold: Traded, made: Makers, kind: str) -> Ints:
    """Each firm's sector: its component of the assembly (the one it sells most of, then by code) or the assembly; else its own."""
    count = len(sold.firms)
    found, most = np.arange(count), np.full(count, -1)
    components = sorted((code, firms) for own in made.values() for code, firms in own.items())
    alike = components if kind == "component" else [("", everybody(made))]
    for at, (code, firms) in enumerate(alike, count):
        times = np.bincount(sold.sales.supplier[sold.of({code})], minlength=count)
        better = sold.marked(firms) & (times > most)
        found[better], most[better] = at, times[better]
    return found


def _network(sold: Traded, own: Collection[str], sector: Ints) -> pd.DataFrame:
    """Every supply on record; a firm that makes nothing of the assembly is a sector of its own: nobody is said to replace it."""
    firms, sectors = pd.CategoricalDtype(sold.firms), pd.CategoricalDtype(pd.RangeIndex(sector.max(initial=-1) + 1))
    kinds = [_ESSENTIAL if not said.isdisjoint(own) else _OTHER if said else _NOTHING for said in sold.components]
    supplier, customer, value_cny = sold.sales
    return pd.DataFrame(
        {
            "supplier": pd.Categorical.from_codes(supplier, dtype=firms),
            "customer": pd.Categorical.from_codes(customer, dtype=firms),
            "supplier_sector": pd.Categorical.from_codes(sector[supplier], dtype=sectors),
            "customer_sector": pd.Categorical.from_codes(sector[customer], dtype=sectors),
            "weight": np.nan_to_num(value_cny / sold.sales.middle_cny(), nan=1.0),
            "essential": np.array(kinds)[sold.said],
        }
    )
