"""ESRI: the share of a network's output that is lost when a firm stops (Diem et al. 2022, Scientific Reports 12).

Written from the published equations. Only for chains where at least half of the producers report buyers: hide it otherwise.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from queries.measures.inputs import Floats, Ints, codes, column_numbers, columns, ratio

_SETTLED = 1e-12
_MOST_ROUNDS, _MOST_WORK = (
    1_000_000,
    10_000_000_000,
)  # cells; two firms that sell almost all to each other would go on for hours
_TOGETHER = 64  # stops computed side by side: the arrays stay in the cache at 20,000 firms
_AT_ONCE = 2  # threads; numpy and scipy do not hold up each other
_COLUMNS = ("supplier", "customer", "supplier_sector", "customer_sector", "weight", "essential")


def esri(trades: pd.DataFrame) -> pd.Series:
    """Index of every firm, 0..1.

    sigma_j = min(1, s_j / output left in j's sector); a firm produces as its scarcest essential input sector allows, less
    each non-essential input's share of all inputs; and as much as its buyers still take. Repeated until nothing changes.

    Args:
        trades: `supplier`, `customer`, their sectors, `weight` >= 0 (value sold), `essential`: 2 essential, 1 not, 0 no effect.
            An unknown weight or type is refused, and a firm in two sectors.

    Returns:
        By firm, sorted; NaN where nothing is sold at all, or where something still changes after a million rounds
        (fewer in a large network).
    """
    network = _Network.read(trades)
    return network.index(range(len(network.firms)))


def esri_of(trades: pd.DataFrame, firms: Iterable[Any]) -> pd.Series:
    """The same for some firms; one that trades with nobody is refused."""
    network = _Network.read(trades)
    place = {firm: at for at, firm in enumerate(network.firms)}
    wanted = list(firms)
    if strange := [firm for firm in wanted if firm not in place]:
        raise ValueError(f"trades: no firm {strange[0]!r}")
    return network.index([place[firm] for firm in wanted])


@dataclass(frozen=True, slots=True)
class _Network:
    """Firms with sector and sales; `essential` (customer and sector x supplier), `other`, `demand`: shares of inputs and sales."""

    firms: list[Any]
    sales: Floats
    sectors: csr_array
    sector: Ints
    essential: csr_array
    first: Ints
    customers: Ints
    other: csr_array
    demand: csr_array

    @staticmethod
    def read(trades: pd.DataFrame) -> "_Network":
        rows = columns(trades, _COLUMNS, "trades")
        weight, kind = column_numbers(rows["weight"], "weight"), column_numbers(rows["essential"], "essential")
        if np.isnan(weight).any() or not np.isin(kind, (0, 1, 2)).all():
            raise ValueError("trades: every weight is known and essential is 0, 1 or 2")
        firms, (supplier, customer) = codes(rows["supplier"], rows["customer"])
        sector, count = _sectors(rows, supplier, customer, len(firms))
        n = len(firms)
        sales = np.bincount(supplier, weights=weight, minlength=n).astype(np.float64)
        bought = np.bincount(customer, weights=weight, minlength=n)
        vital, plain = (kind == 2) & (weight > 0), (kind == 1) & (weight > 0)
        groups, group = np.unique(customer[vital] * max(1, count) + sector[supplier[vital]], return_inverse=True)
        total = np.bincount(group, weights=weight[vital], minlength=len(groups))
        customers, first = np.unique(groups // max(1, count), return_index=True)
        return _Network(
            firms,
            sales,
            _sparse(sales, sector, np.arange(n), (count, n)),
            sector,
            _sparse(weight[vital] / total[group], group, supplier[vital], (len(groups), n)),
            first,
            customers,
            _sparse(weight[plain] / bought[customer[plain]], customer[plain], supplier[plain], (n, n)),
            _sparse(ratio(weight, sales[supplier]), supplier, customer, (n, n), keep=weight > 0),
        )

    def index(self, stops: Iterable[int]) -> pd.Series:
        wanted = np.array(list(stops), dtype=np.int64)
        together = max(1, min(_TOGETHER, -(-len(wanted) // _AT_ONCE)))
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            found = np.concatenate(
                [np.zeros(0), *pool.map(self._lost, np.split(wanted, range(together, len(wanted), together)))]
            )
        names = pd.Index([self.firms[at] for at in wanted], name="firm")
        return pd.Series(found, names, name="esri")

    def _lost(self, stops: Ints) -> Floats:
        """Output lost by each stop. What inputs allow and what buyers take do not touch each other until the end."""
        capacity = np.ones((len(self.firms), len(stops)))
        capacity[stops, np.arange(len(stops))] = 0
        work = capacity.size + len(stops) * (self.essential.nnz + self.other.nnz + self.demand.nnz)
        rounds = min(_MOST_ROUNDS, _MOST_WORK // max(1, work))
        left = np.minimum(_settled(capacity, self._inputs, rounds), _settled(capacity, self._orders, rounds))
        lost = self.sales @ (1 - left)
        return ratio(lost, np.full(lost.shape, self.sales.sum()))

    def _orders(self, demand: Floats) -> Floats:
        """What each firm's buyers still take; a firm without buyers is not bound by them."""
        taken = self.demand @ demand
        taken[self.sales == 0] = 1
        return np.asarray(taken)

    def _inputs(self, supply: Floats) -> Floats:
        """What each firm can produce with the inputs that are left."""
        left = self.sectors @ supply
        per_sale = np.divide(1.0, left, out=np.zeros_like(left), where=left > 0)
        share = np.minimum(1, self.sales[:, None] * per_sale[self.sector])
        if not left.all():
            share[(left == 0)[self.sector]] = 1
        missing = share * (1 - supply)
        lost = self.other @ missing
        if len(self.first):
            scarcest = np.maximum.reduceat(self.essential @ missing, self.first, axis=0)
            lost[self.customers] = np.maximum(lost[self.customers], scarcest)
        left_over: Floats = 1 - lost
        return left_over.clip(0)  # shares may sum to a hair above 1, and less than nothing would count as output


def _settled(capacity: Floats, step: Callable[[Floats], Floats], rounds: int) -> Floats:
    """The state, a column for each stop, repeated until nothing changes; a column that has settled is not computed again.

    NaN where that takes more than so many rounds.
    """
    final, running = np.full_like(capacity, np.nan), np.arange(capacity.shape[1])
    state, limit = capacity, capacity
    for _ in range(rounds):
        if not len(running):
            break
        fresh = np.minimum(limit, step(state))
        done = np.abs(fresh - state).max(axis=0) <= _SETTLED
        if done.any():
            final[:, running[done]] = fresh[:, done]
            running, fresh, limit = running[~done], fresh[:, ~done], limit[:, ~done]
        state = fresh
    return final


def _sectors(rows: pd.DataFrame, supplier: Ints, customer: Ints, count: int) -> tuple[Ints, int]:
    """Each firm's sector as a position, and how many sectors there are."""
    names, (sells, buys) = codes(rows["supplier_sector"], rows["customer_sector"])
    found = np.zeros(count, dtype=np.int64)
    found[supplier], found[customer] = sells, buys
    if (found[supplier] != sells).any() or (found[customer] != buys).any():
        raise ValueError("trades: a firm is in two sectors")
    return found, len(names)


def _sparse(
    values: Floats,
    row: Ints,
    column: Ints,
    shape: tuple[int, int],
    keep: np.ndarray[Any, np.dtype[np.bool_]] | None = None,
) -> csr_array:
    if keep is not None:
        values, row, column = values[keep], row[keep], column[keep]
    return csr_array((values, (row, column)), shape=shape)
