"""Supplies on record as values: who to whom, of which components, for how much; and as the frame that measures take."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

import pandas as pd

from queries.derive.asked import Row


@dataclass(frozen=True, slots=True)
class Trade:
    """One supply on record; without components nobody says of what."""

    supplier: str
    customer: str
    components: frozenset[str]
    sales_cny: float | None

    @staticmethod
    def read(row: Row) -> "Trade":
        """Of the facts trades, trades_of_assembly."""
        return Trade(row["supplier"], row["customer"], frozenset(row["components"]), row["sales_cny"])


def of_chain(trades: Iterable[Trade], components: Collection[str], makers: Collection[str]) -> list[Trade]:
    """Supplies of these components; where nobody says of what, those of the chain's own makers."""
    own = frozenset(components)
    return [t for t in trades if t.components & own or (not t.components and t.supplier in makers)]


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
            "supplier": [t.supplier for t in trades],
            "customer": [t.customer for t in trades],
            "value": pd.array([None if t.sales_cny is None else t.sales_cny / unit for t in trades], dtype="Float64"),
        }
    )


def middle_value(trades: Iterable[Trade]) -> float:
    """The median of the yearly sales that are known and positive, in yuan; 1 where none is."""
    known = [t.sales_cny for t in trades if t.sales_cny]
    return float(median(known)) if known else 1.0
