"""Which gap comes first, and how much of that rests on the weights."""

import numpy as np
import pandas as pd

from queries.measures.inputs import Floats, in_order, numbers

_TOP = 10
_LOW, _HIGH = 0.05, 0.95
_DIGITS = 12  # float noise must not decide a tie


def rank_interval(terms: pd.DataFrame, draws: int = 1000, seed: int = 1) -> pd.DataFrame:
    """Ranks under weights drawn from Dirichlet(1, …, 1): 5 % and 95 % quantile, and the share of draws in the first ten.

    Importance = weighted mean of the known criticality terms x fragility; ties by feasibility, then code (OECD/JRC 2008).

    Args:
        terms: index component code; `fragility` (1 if absent), optional `feasibility`, all other columns criticality terms,
            values within 0..1.
        draws: how many weights are drawn.
        seed: of `numpy.random.default_rng`.

    Returns:
        `low`, `high` (1 = first) and `top10_share`, NaN where no term or no fragility is known: such a row takes no rank.
    """
    if draws < 1:
        raise ValueError(f"draws: {draws}")
    numbers(terms, "terms", 0, 1)
    names = in_order(c for c in terms.columns if c not in ("fragility", "feasibility"))
    if not names:
        raise ValueError("terms: no column with a criticality term")
    ordered = _ties_first(terms)
    weights = np.random.default_rng(seed).dirichlet(np.ones(len(names)), size=draws)
    importance = _importance(ordered, names, weights)
    ranked = ~np.isnan(importance[0]) if len(ordered) else np.zeros(0, dtype=bool)
    found = np.full((len(ordered), 3), np.nan)
    if ranked.any():
        found[ranked] = _intervals(importance[:, ranked])
    return pd.DataFrame(found, ordered.index, ["low", "high", "top10_share"]).loc[terms.index]


def _ties_first(terms: pd.DataFrame) -> pd.DataFrame:
    """Rows in the order that decides a tie: known feasibility, high first, then code."""
    by_code = terms.loc[in_order(terms.index)]
    if "feasibility" not in terms:
        return by_code
    easy = numbers(by_code[["feasibility"]], "terms")[:, 0]
    return by_code.iloc[np.argsort(-np.nan_to_num(easy, nan=-1.0), kind="stable")]


def _importance(terms: pd.DataFrame, names: list[str], weights: Floats) -> Floats:
    """Draws x rows. Term by term, not as a matrix product: equal rows must give equal sums to the last bit."""
    total = np.zeros((len(weights), len(terms)))
    weight = np.zeros_like(total)
    for at, name in enumerate(names):
        values = numbers(terms[[name]], "terms")[:, 0]
        total += np.outer(weights[:, at], np.nan_to_num(values))
        weight += np.outer(weights[:, at], ~np.isnan(values))
    fragile = numbers(terms[["fragility"]], "terms")[:, 0] if "fragility" in terms else np.ones(len(terms))
    with np.errstate(invalid="ignore"):
        return np.round(total / weight * fragile, _DIGITS)


def _intervals(importance: Floats) -> Floats:
    order = np.argsort(-importance, axis=1, kind="stable")
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.arange(1, order.shape[1] + 1)[None, :], axis=1)
    low = np.quantile(ranks, _LOW, axis=0, method="lower")
    high = np.quantile(ranks, _HIGH, axis=0, method="higher")
    return np.column_stack([low, high, (ranks <= _TOP).mean(axis=0)])
