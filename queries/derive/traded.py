"""Supplies on record as values: who to whom, of which components, for how much; and as the frame that measures take."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from statistics import median
from typing import NamedTuple

import pandas as pd

from queries.derive.asked import Asked, Row


class Trade(NamedTuple):
    """One supply on record; without components nobody says of what."""

    supplier: str
    customer: str
    components: frozenset[str]
    sales_cny: float | None


def trades_of(asked: Asked) -> Sequence[Trade]:
    """The fact supplies one by one, told apart once for all questions that share it."""
    facts = asked.facts["supplies"]
    return asked.once(("trades", id(facts)), lambda: [t for group in facts for t in _trades(group)])


def _trades(group: Row) -> Iterator[Trade]:
    """Of a group either every value is told or none."""
    values: Iterable[float | None] = group["sales_cny"] if group["is_told"] else repeat(None)
    return map(Trade, group["suppliers"], group["customers"], repeat(frozenset(group["components"] or ())), values)


def by_component(trades: Iterable[Trade]) -> Mapping[str, list[Trade]]:
    """Component -> supplies of it."""
    found: Mapping[str, list[Trade]] = defaultdict(list)
    for t in trades:
        for component in t.components:
            found[component].append(t)
    return found


class Ledger:
    """Supplies by component, laid out once for any number of chains."""

    def __init__(self, trades: Sequence[Trade]) -> None:
        self._of = by_component(trades)
        self._unsaid = [t for t in trades if not t.components]

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
