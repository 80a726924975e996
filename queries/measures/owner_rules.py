"""Who may be called a chain owner: the gate, the label beside the official list, and whether lost relations would change it."""

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from pandas.arrays import BooleanArray

from queries.measures.inputs import column_numbers, columns, flag
from queries.measures.owners import Chain
from queries.measures.trades import Trades

Flags: TypeAlias = Any  # BooleanArray: true, false, unknown; the stubs know no `|` between two
_TOGETHER = 500_000  # relations that are ranked at a time


@dataclass(frozen=True, slots=True)
class GateRules:
    """One of these makes a firm large or connected enough (Guangdong 2022, Shanxi 2023)."""

    revenue_cny: float = 1e9
    partners: int = 15


@dataclass(frozen=True, slots=True)
class LabelRules:
    """From this score, and among the best of this share of the chain, at this coverage of the terms."""

    score: float = 0.5
    best_share: float = 0.1
    coverage: float = 0.6


def gate(facts: pd.DataFrame, rules: GateRules = GateRules()) -> pd.DataFrame:
    """Located in scope, no dishonesty record, and one of: revenue, partners, a documented top-3 share. Three-valued.

    Args:
        facts: index firm; `located`, `dishonest`, `top_share` true, false or unknown; `revenue_cny`, `partners` numbers or NaN.
        rules: the limits.

    Returns:
        pandas booleans with NA = unknown: `located`, `honest`, `large`, `connected`, `leading`, `passes`.
    """
    rows = columns(facts, ("located", "dishonest", "revenue_cny", "partners", "top_share"), "facts")
    located, dishonest, leading = (_three_valued(rows[name]) for name in ("located", "dishonest", "top_share"))
    large, connected = _at_least(rows["revenue_cny"], rules.revenue_cny), _at_least(rows["partners"], rules.partners)
    found = {"located": located, "honest": ~dishonest, "large": large, "connected": connected, "leading": leading}
    return pd.DataFrame({**found, "passes": located & ~dishonest & (large | connected | leading)}, index=facts.index)


def labels(
    scores: pd.DataFrame, passes: pd.Series, official: Collection[Any] = (), rules: LabelRules = LabelRules()
) -> pd.Series:
    """The first that holds: official, candidate (gate; score >= .5 and in the top decile), potential (score only), none.

    Args:
        scores: of `owner_scores`; below 60 % coverage a firm that is not official has no label (None).
        passes: of `gate`, by firm; unknown is not passed.
        official: firms of an official list.
        rules: the limits.
    """
    score, coverage = (scores[name].to_numpy(dtype=float, na_value=np.nan) for name in ("score", "coverage"))
    scored = np.where(coverage >= rules.coverage - 1e-9, score, np.nan)
    ranked = np.sort(scored[~np.isnan(scored)])[::-1]
    limit = ranked[max(1, int(len(ranked) * rules.best_share + 1e-9)) - 1] if len(ranked) else math.inf
    high = (scored >= rules.score) & (scored >= limit)
    passed = passes.reindex(scores.index).astype("boolean").to_numpy(dtype=bool, na_value=False)
    found = np.full(len(scores), "none", dtype=object)
    found[high] = "potential"
    found[high & passed] = "candidate"
    found[np.isnan(scored)] = None
    found[scores.index.isin(list(official))] = "official"
    return pd.Series(found, scores.index, dtype=object, name="label")


def stability(
    firms: pd.DataFrame,
    trades: pd.DataFrame,
    components: int,
    outside: Iterable[Any] = (),
    partners: int = 15,
    *,
    lost: float = 0.2,
    runs: int = 200,
    top: int = 10,
    seed: int = 1,
) -> pd.Series:
    """Share of runs, each without `lost` of the relations, in which a firm is among the first `top` by score (of `owner_scores`)."""
    if not 0 <= lost < 1 or runs < 1 or top < 1:
        raise ValueError(f"lost {lost} within 0..1, runs {runs} and top {top} at least 1")
    chain, whole = Chain.read(firms, components, outside, partners), Trades.read(trades)
    seats = chain.seats(whole)
    by_name = np.argsort(np.argsort([str(name) for name in firms.index], kind="stable"))
    rng, count = np.random.default_rng(seed), len(whole.supplier)
    times, together = np.zeros(len(firms)), max(1, _TOGETHER // max(1, count))
    for done in range(0, runs, together):
        tried = [_without(whole, round(lost * count), rng) for _ in range(min(together, runs - done))]
        for score in chain.each_score(tried, seats):
            first = np.lexsort((by_name, np.round(-np.nan_to_num(score, nan=-1.0), 12)))[:top]
            times[first] += ~np.isnan(score[first])
    return pd.Series(times / runs, firms.index, name="stability")


def _without(trades: Trades, lost: int, rng: np.random.Generator) -> Trades:
    """The relations without some, drawn."""
    kept = np.ones(len(trades.supplier), dtype=bool)
    kept[rng.permutation(len(kept))[:lost]] = False
    return trades.kept(kept)


def _three_valued(values: pd.Series) -> Flags:
    said = values.tolist()
    meaning = {value: flag(value, str(values.name)) for value in set(said)}  # a few values of thousands of firms
    told = [meaning[value] for value in said]
    return BooleanArray(
        np.array([t is True for t in told], dtype=bool), np.array([t is None for t in told], dtype=bool)
    )


def _at_least(values: pd.Series, limit: float) -> Flags:
    amounts = column_numbers(values, str(values.name))
    return BooleanArray(amounts >= limit, np.isnan(amounts))
