"""Chain owners (链主): five visible terms and their mean. Gate, labels and stability: `owner_rules`.

Supplier -> buyer finds integrators; the reverse finds shared upstream suppliers. With half of the relations unknown these
terms keep the true order best (Kendall tau .84-.86; betweenness .72, PageRank buyer -> supplier .41).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from queries.measures.inputs import Bools, Floats, Ints, column_numbers, columns, ratio, unique
from queries.measures.trades import Trades, influences

TERMS = ("scale", "pull", "dominance", "influence", "breadth")
_ALPHA = 0.85


def dominance(trades: pd.DataFrame) -> pd.Series:
    """D_f = sum over suppliers s of v(s, f) / sum_b v(s, b), b every buyer of s: how far its suppliers depend on f.

    Args:
        trades: `supplier`, `customer`, `value` >= 0; rows of one pair are added, a missing value counts 1. Supply to
            oneself is left out.

    Returns:
        By customer.
    """
    found = Trades.read(trades)
    index = pd.Index(found.firms, name="customer")
    return pd.Series(found.dominance(), index, name="dominance")[found.sums(found.customer) > 0]


def influence(trades: pd.DataFrame, alpha: float = _ALPHA) -> pd.Series:
    """Weighted PageRank on supplier -> buyer relations (Brin and Page 1998; Zhang, Wang, Yan 2021), by firm; sums to 1."""
    if not 0 <= alpha < 1:
        raise ValueError(f"alpha: {alpha} is not within 0..1")
    found = Trades.read(trades)
    return pd.Series(found.influence(alpha), pd.Index(found.firms, name="firm"), name="influence")


def owner_scores(
    firms: pd.DataFrame, trades: pd.DataFrame, components: int, outside: Iterable[Any] = (), partners: int = 15
) -> pd.DataFrame:
    """The five terms of each firm of one assembly's chain, their mean and how many are known.

    scale = output / max; pull = min(1, in-scope suppliers / `partners`); dominance = D / max; influence = PageRank / max;
    breadth = components / `components`. Maxima are over `firms`.

    Args:
        firms: index the in-scope firms of the chain; `output`; `components` it makes or buys.
        trades: as for `dominance`; firms outside stay in it.
        components: length of the assembly's list.
        outside: firms of `trades` out of scope.
        partners: in-scope suppliers that give a full pull (Shanxi's rule: 15).

    Returns:
        `scale`, `pull`, `dominance`, `influence`, `breadth`, `score`, `coverage` (0..1). Without a recorded supplier pull and
        dominance are NaN, without any relation influence too.
    """
    chain = Chain.read(firms, components, outside, partners)
    known = Trades.read(trades)
    return chain.scores(known, chain.seats(known))


@dataclass(frozen=True, slots=True)
class Seats:
    """Which firms of some trades are in scope, and where the chain's firms stand among them (-1: nowhere)."""

    local: Bools
    at: Ints


@dataclass(frozen=True, slots=True)
class Chain:
    """The firms of a chain with what does not come from relations, to be scored with all or some of these."""

    index: pd.Index
    scale: Floats
    breadth: Floats
    outside: frozenset[Any]
    partners: int

    @staticmethod
    def read(firms: pd.DataFrame, components: int, outside: Iterable[Any], partners: int) -> "Chain":
        """Checked."""
        rows = columns(firms, ("output", "components"), "firms")
        unique(firms.index, "firms")
        if components < 1 or partners < 1:
            raise ValueError(f"components {components} and partners {partners} are at least 1")
        strangers = frozenset(outside)
        if both := strangers.intersection(firms.index):
            raise ValueError(f"outside: {sorted(map(str, both))[0]} is among the firms in scope")
        breadth = column_numbers(rows["components"], "components", 0, components) / components
        output = column_numbers(rows["output"], "output")
        return Chain(firms.index, _of_largest(output), breadth, strangers, partners)

    def seats(self, trades: Trades) -> "Seats":
        """Once for any number of subsets of these trades."""
        at = pd.Index(trades.firms, dtype=object).get_indexer(self.index.astype(object))
        return Seats(~trades.marked(self.outside), np.asarray(at, dtype=np.int64))

    def scores(self, trades: Trades, seats: "Seats") -> pd.DataFrame:
        """The frame of `owner_scores`."""
        terms = np.column_stack(self.terms(trades, seats, trades.influence(_ALPHA)))
        found = pd.DataFrame(terms, self.index, list(TERMS))
        return found.assign(score=_mean(terms), coverage=(~np.isnan(terms)).mean(axis=1))

    def each_score(self, runs: Sequence[Trades], seats: "Seats") -> Iterator[Floats]:
        """The column `score` alone, of each run's relations."""
        for trades, influence in zip(runs, influences(runs, _ALPHA), strict=True):
            yield _mean(np.column_stack(self.terms(trades, seats, influence)))

    def terms(self, trades: Trades, seats: "Seats", influence: Floats) -> tuple[Floats, ...]:
        """The five terms in the order of `TERMS`."""
        suppliers = trades.sums(trades.customer[seats.local[trades.supplier]])
        recorded = trades.sums(trades.customer) > 0
        pull = np.where(recorded, np.minimum(1.0, suppliers / self.partners), np.nan)
        of_firms = (_at(values, seats.at) for values in (pull, trades.dominance(), influence))
        pulled, dominant, influential = of_firms
        return self.scale, pulled, _of_largest(dominant), _of_largest(influential), self.breadth


def _mean(terms: Floats) -> Floats:
    """Of the known terms of each firm."""
    known = ~np.isnan(terms)
    return ratio(np.nansum(terms, axis=1), known.sum(axis=1).astype(np.float64))


def _at(values: Floats, at: Ints) -> Floats:
    """Values of the chain's firms; NaN for one that no relation names."""
    absent: Bools = at < 0
    return np.where(absent, np.nan, values[np.where(absent, 0, at)]) if len(values) else np.full(len(at), np.nan)


def _of_largest(values: Floats) -> Floats:
    return ratio(values, np.full(values.shape, np.fmax.reduce(values, initial=0.0)))
