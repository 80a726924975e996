"""Supplies on record as arrays: who to whom, of which components, for how much."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np
import pandas as pd

from queries.derive.asked import Asked, Row
from queries.measures.inputs import Bools, Floats, Ints


class Sales(NamedTuple):
    """Positions of supplier and customer, yearly value in yuan; NaN: nobody says."""

    supplier: Ints
    customer: Ints
    value_cny: Floats

    def which(self, kept: Bools) -> "Sales":
        """Only these."""
        return Sales(self.supplier[kept], self.customer[kept], self.value_cny[kept])

    def middle_cny(self) -> float:
        """The median of the yearly values that are known and positive; 1 where none is."""
        known = self.value_cny[self.value_cny > 0]
        return float(np.median(known)) if len(known) else 1.0


@dataclass(frozen=True, slots=True)
class Traded:
    """All supplies; `firms` that trade in the order of their ids; `said`: the place of each supply in `components`."""

    firms: list[str]
    sales: Sales
    said: Ints
    components: Sequence[frozenset[str]]  # what one supply is of; none: nobody says

    def which(self, kept: Bools) -> "Traded":
        """Only these supplies, all firms."""
        return Traded(self.firms, self.sales.which(kept), self.said[kept], self.components)

    def among(self, firms: list[str]) -> "Traded":
        """The same with positions in these firms; all that trade are among them."""
        place = {firm: at for at, firm in enumerate(firms)}
        at = np.array([place[firm] for firm in self.firms], dtype=np.int64)
        sales = Sales(at[self.sales.supplier], at[self.sales.customer], self.sales.value_cny)
        return Traded(firms, sales, self.said, self.components)

    def of(self, components: Collection[str]) -> Bools:
        """Which supplies are of one of these components."""
        return self._where(not own.isdisjoint(components) for own in self.components)

    def unsaid(self) -> Bools:
        """Of which supplies nobody says what they are of."""
        return self._where(not own for own in self.components)

    def _where(self, groups: Iterable[bool]) -> Bools:
        found: Bools = np.array(list(groups), dtype=bool)[self.said]
        return found

    def marked(self, firms: Collection[str] | None) -> Bools:
        """Which of the firms that trade are among these; None is all."""
        return np.array([firms is None or firm in firms for firm in self.firms], dtype=bool)

    def named(self, at: Ints) -> list[str]:
        """The firms at these positions."""
        return [self.firms[each] for each in at.tolist()]


def traded(asked: Asked) -> Traded:
    """The fact supplies, laid out once for all questions that share it."""
    return asked.once(("traded", asked.named(["supplies"])), lambda: _laid_out(asked.facts["supplies"]))


def _laid_out(groups: Sequence[Row]) -> Traded:
    ends = chain.from_iterable(group[end] for end in ("suppliers", "customers") for group in groups)
    at, firms = pd.factorize(np.fromiter(ends, dtype=object), sort=True)
    supplier, customer = np.split(at.astype(np.int64), 2)
    said = np.repeat(np.arange(len(groups)), [len(group["suppliers"]) for group in groups])
    value_cny = np.concatenate([np.zeros(0), *map(_values_cny, groups)])
    components = [frozenset(group["components"] or ()) for group in groups]
    return Traded(firms.tolist(), Sales(supplier, customer, value_cny), said, components)


def _values_cny(group: Mapping[str, Sequence[float]]) -> Floats:
    """Of a group either every value is told or none."""
    told = group["sales_cny"] if group["is_told"] else np.full(len(group["suppliers"]), np.nan)
    return np.asarray(told, dtype=np.float64)
