"""Who sells to whom, as arrays: the common ground of the owner measures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from queries.measures.inputs import Bools, Floats, Ints, codes, column_numbers, columns, summed

_ENOUGH = 1e-12


@dataclass(frozen=True, slots=True)
class Trades:
    """A relation per supplier and customer: positions in the sorted firms, and the value sold."""

    firms: list[Any]
    supplier: Ints
    customer: Ints
    value: Floats

    @staticmethod
    def read(trades: pd.DataFrame) -> "Trades":
        """Rows of one pair added; a missing value counts 1; a firm's supply to itself is no relation, but the firm stays."""
        rows = columns(trades, ("supplier", "customer", "value"), "trades")
        value = np.nan_to_num(column_numbers(rows["value"], "value"), nan=1.0)
        firms, (supplier, customer) = codes(rows["supplier"], rows["customer"])
        between = supplier != customer
        pairs, place = np.unique((supplier * len(firms) + customer)[between], return_inverse=True)
        order = np.argsort(value[between], kind="stable")  # sums that do not depend on the order of the rows
        total = summed(place[order], value[between][order], len(pairs))
        width = max(1, len(firms))
        return Trades(firms, pairs // width, pairs % width, total)

    def kept(self, which: Bools) -> "Trades":
        """Only these relations, all firms."""
        return Trades(self.firms, self.supplier[which], self.customer[which], self.value[which])

    def sums(self, at: Ints, values: Floats | None = None) -> Floats:
        """Values (or a count) summed by firm."""
        return summed(at, values, len(self.firms))

    def marked(self, names: Iterable[Any]) -> Bools:
        """Which firms are among these."""
        wanted = set(names)
        return np.array([firm in wanted for firm in self.firms], dtype=bool)

    def dominance(self) -> Floats:
        """D by firm, NaN without a supplier, or where a supplier's sales are all zero."""
        sold = self.sums(self.supplier, self.value)[self.supplier]
        with np.errstate(invalid="ignore"):
            found = self.sums(self.customer, self.value / sold)
        return np.where(self.sums(self.customer) > 0, found, np.nan)

    def influence(self, alpha: float) -> Floats:
        """Weighted PageRank along the sales; a firm that sells nothing hands its rank to all."""
        found: Floats = influences([self], alpha)[0]
        return found


def influences(runs: Sequence[Trades], alpha: float) -> Floats:
    """Run x firm: `influence` of several sets of relations between the same firms, all in one power iteration."""
    from scipy.sparse import csr_array

    count = len(runs[0].firms) if runs else 0
    if not count:
        return np.zeros((len(runs), 0))
    sold = [run.sums(run.supplier, run.value) for run in runs]
    flows = [run.value > 0 for run in runs]
    share = [run.value[f] / s[run.supplier[f]] for run, f, s in zip(runs, flows, sold, strict=True)]
    to = [run.customer[f] + at * count for at, (run, f) in enumerate(zip(runs, flows, strict=True))]
    by = [run.supplier[f] + at * count for at, (run, f) in enumerate(zip(runs, flows, strict=True))]
    size = len(runs) * count
    step = csr_array((np.concatenate(share), (np.concatenate(to), np.concatenate(by))), shape=(size, size))
    idle = np.array(sold) == 0
    rank = np.full((len(runs), count), 1 / count)
    found, running = np.empty_like(rank), np.ones(len(runs), dtype=bool)
    while running.any():
        handed = (rank * idle).sum(axis=1, keepdims=True) / count
        fresh = alpha * ((step @ rank.ravel()).reshape(rank.shape) + handed) + (1 - alpha) / count
        settled = running & (np.abs(fresh - rank).sum(axis=1) < _ENOUGH)
        found[settled], running = fresh[settled], running & ~settled
        rank = fresh
    return np.asarray(found / found.sum(axis=1, keepdims=True))
