"""What a demand scope is on record as buying of each component, and how much of it from outside a supply scope.

Needs the fact supplies.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from queries.derive.asked import Asked
from queries.derive.traded import Traded, traded
from queries.measures.inputs import Bools


@dataclass(frozen=True, slots=True)
class Purchased:
    """Of one component, in yuan: `reported` by buyers of whom every value is known, not by the `silent`; of that `outside` and `unplaced`."""

    buyers: frozenset[str]
    silent: int
    reported: float
    outside: float
    unplaced: float  # from suppliers that may stand anywhere

    def outside_share(self, limit: float) -> float | None:
        """Of what is placed; unknown where what is not could move it over the limit, or back."""
        if self.reported <= 0 or self.unplaced >= self.reported:
            return None
        least, most = self.outside / self.reported, (self.outside + self.unplaced) / self.reported
        return None if least <= limit < most else self.outside / (self.reported - self.unplaced)


NOTHING = Purchased(frozenset(), 0, 0.0, 0.0, 0.0)


def purchased(
    asked: Asked, demand: Collection[str] | None, inside: Collection[str] | None, outside: Collection[str]
) -> Mapping[str, Purchased]:
    """By component; firms of the demand scope, of the supply scope (None is all) and surely outside it. Who is neither may be anywhere."""
    found: dict[str, Purchased] = defaultdict(lambda: NOTHING)
    sold = traded(asked)
    wanted, local = sold.marked(demand), sold.marked(inside)
    away = sold.marked(outside) & ~local
    bought = sold.which(wanted[sold.sales.customer])
    for component in frozenset().union(*bought.components):
        found[component] = _summed(bought.which(bought.of({component})), local, away)
    return found


def _summed(bought: Traded, local: Bools, away: Bools) -> Purchased:
    sales = bought.sales
    silent = np.unique(sales.customer[np.isnan(sales.value_cny)])
    told = sales.which(~np.isin(sales.customer, silent))
    buyers = frozenset(bought.named(np.unique(sales.customer)))
    unplaced = ~(local | away)
    outside, anywhere = (float(told.value_cny[which[told.supplier]].sum()) for which in (away, unplaced))
    return Purchased(buyers, len(silent), float(told.value_cny.sum()), outside, anywhere)
