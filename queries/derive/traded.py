"""Supplies on record as values: who to whom, of which components, for how much; and as the frame that measures take."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from statistics import median
from typing import NamedTuple

import pandas as pd

from queries.derive.asked import Row


class Trade(NamedTuple):
    """One supply on record; without components nobody says of what."""

    supplier: str
    customer: str
    components: frozenset[str]
    sales_cny: float | None

    @staticmethod
    def read(row: Row) -> "Trade":
        """Of the fact supplies."""
        return Trade(row["supplier"], row["customer"], frozenset(row["components"] or ()), row["sales_cny"])


def bought(
    supplies: Iterable[Row], buyers: Collection[str] | None = None, parts: Collection[str] | None = None
) -> Mapping[str, list[Row]]:
    """Component -> supplies of it (facts supplies, purchases), to these buyers and of these parts; None is all."""
    found: Mapping[str, list[Row]] = defaultdict(list)
    for row in supplies:
        if row["components"] and (buyers is None or row["customer"] in buyers):
            for component in row["components"]:
                if parts is None or component in parts:
                    found[component].append(row)
    return found


class Ledger:
    """Supplies by component, laid out once for any number of chains."""

    def __init__(self, trades: Iterable[Trade]) -> None:
        self._of: Mapping[str, list[Trade]] = defaultdict(list)
        self._unsaid: list[Trade] = []
        for t in trades:
            for component in t.components:
                self._of[component].append(t)
            if not t.components:
                self._unsaid.append(t)

    def of_chain(self, components: Collection[str], makers: Collection[str]) -> list[Trade]:
        """Supplies of these components; where nobody says of what, those of the chain's own makers."""
        said = {
            id(t): t for component in sorted(components) for t in self._of[component]
        }  # of several components, once
        return [*said.values(), *(t for t in self._unsaid if t.supplier in makers)]


def firms_of(trades: Iterable[Trade]) -> set[str]:
    """Everybody who sells or buys."""
    return {firm for t in trades for firm in (t.supplier, t.customer)}


def frame(trades: Sequence[Trade]) -> pd.DataFrame:
    """`supplier`, `customer`, `value` in units of the middle known value.

    A measure counts a supply without value as 1: in these units it counts like the middle one.
    """
    unit = middle_value(trades)
    return pd.DataFrame(
        {
            "supplier": pd.Series([t.supplier for t in trades], dtype=object),
            "customer": pd.Series([t.customer for t in trades], dtype=object),
            "value": pd.array([None if t.sales_cny is None else t.sales_cny / unit for t in trades], dtype="Float64"),
        }
    )


def middle_value(trades: Iterable[Trade]) -> float:
    """The median of the yearly sales that are known and positive, in yuan; 1 where none is."""
    known = [t.sales_cny for t in trades if t.sales_cny]
    return float(median(known)) if known else 1.0
