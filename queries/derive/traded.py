"""Supplies on record: who to whom, of which components, for how much; one by one, or as arrays."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import NamedTuple

import numpy as np

from queries.derive.asked import Asked, Row
from queries.measures.inputs import Bools, Floats, Ints


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


class Sales(NamedTuple):
    """Supplies as arrays: positions of supplier and customer, yearly value in yuan; NaN: nobody says."""

    supplier: Ints
    customer: Ints
    value_cny: Floats

    def which(self, kept: Bools) -> "Sales":
        """Only these."""
        return Sales(self.supplier[kept], self.customer[kept], self.value_cny[kept])

    @staticmethod
    def joined(parts: Sequence["Sales"]) -> "Sales":
        """One after the other."""
        return Sales(*map(np.concatenate, zip(_NO_SALES, *parts, strict=True)))


_NO_SALES = Sales(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0))


def sales_of(group: Row, at: Mapping[str, int]) -> Sales:
    """A row of the fact supplies, with firms as their positions."""
    supplier, customer = (
        np.array([at[firm] for firm in group[end]], dtype=np.int64) for end in ("suppliers", "customers")
    )
    told = group["sales_cny"] if group["is_told"] else np.full(len(supplier), np.nan)
    return Sales(supplier, customer, np.asarray(told, dtype=np.float64))


def middle_value(values_cny: Floats) -> float:
    """The median of the yearly sales that are known and positive, in yuan; 1 where none is."""
    known = values_cny[values_cny > 0]
    return float(np.median(known)) if len(known) else 1.0
