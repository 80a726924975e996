"""Clusters that chance does not explain: counts as Poisson around their expectation, shrunk by an empirical gamma prior."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from queries.measures.inputs import Floats, column_numbers, known, numbers, ratio

_NO_SPREAD = 1e-9  # without this margin float noise flagged 1-8 % of the cells of independent firms


def empirical_bayes(counts: pd.DataFrame, level: float = 0.90) -> pd.DataFrame:
    """Every cell's smoothed quotient with its interval; `confirmed` = the lower bound lies above 1 (counts only).

    O_ij ~ Poisson(E_ij theta), E_ij = X_i X_j / X, theta ~ Gamma(a, rate b) by Marshall's moments over the cells with E > 0:
    a = m**2 / s2, b = m / s2. Without spread beyond chance (s2 <= 1e-9) all three are m and nothing is confirmed.

    Returns:
        `place`, `activity`, `observed`, `expected`, `lq`, `smoothed`, `low`, `high`, `confirmed`: a row per cell, place by place.
    """
    observed = numbers(counts, "counts")
    unknown = np.isnan(observed)
    by_place, by_activity = np.nansum(observed, axis=1), np.nansum(observed, axis=0)
    expected = ratio(np.outer(by_place, by_activity), np.full(observed.shape, observed[~unknown].sum()))
    expected[unknown] = np.nan
    flat, possible = observed.ravel(), expected.ravel()
    posterior = _posterior(flat, possible, level)
    return pd.DataFrame(
        {
            "place": np.repeat(counts.index.to_numpy(), counts.shape[1]),
            "activity": np.tile(counts.columns.to_numpy(), counts.shape[0]),
            "observed": flat,
            "expected": possible,
            "lq": ratio(flat, possible),
            "smoothed": posterior[0],
            "low": posterior[1],
            "high": posterior[2],
            "confirmed": posterior[3] > 0,
        }
    )


def gamma_moments(observed: npt.ArrayLike, expected: npt.ArrayLike) -> tuple[float, float]:
    """Mean m and variance s2 of theta over the known cells with E > 0 (Marshall 1991, as in esda's Empirical_Bayes).

    m = sum O / sum E;  s2 = sum E (O/E - m)**2 / sum E - m / mean E, which may be negative. NaN when no cell is left.
    """
    counted, possible = _pair(observed, expected)
    usable = ~np.isnan(counted) & (possible > 0)
    o, e = counted[usable], possible[usable]
    if not len(e):
        return float("nan"), float("nan")
    m = o.sum() / e.sum()
    return float(m), float((e * (o / e - m) ** 2).sum() / e.sum() - m / e.mean())


def gamma_posterior(
    observed: npt.ArrayLike, expected: npt.ArrayLike, a: float, b: float, level: float = 0.90
) -> pd.DataFrame:
    """`smoothed` = (O + a) / (E + b) and the central interval `low`..`high` of Gamma(O + a, rate E + b).

    `observed` and `expected` are paired by position; the rows are named as `observed` is.
    """
    if not (known(a, "a") and known(b, "b")):
        raise ValueError(f"gamma prior: shape {a} and rate {b} are above 0")
    counted, possible = _pair(observed, expected)
    index = observed.index if isinstance(observed, pd.Series) else None
    smoothed, low, high = _gamma(counted, possible, a, b, level)
    return pd.DataFrame({"smoothed": smoothed, "low": low, "high": high}, index=index)


def _posterior(observed: Floats, expected: Floats, level: float) -> tuple[Floats, Floats, Floats, Floats]:
    """Smoothed, low, high, and 1 where confirmed; NaN where the cell is unknown or E = 0."""
    m, s2 = gamma_moments(observed, expected)
    _within(level)
    usable = ~np.isnan(observed) & (expected > 0)
    if not s2 > _NO_SPREAD:
        flat = np.where(usable, m, np.nan)
        return flat, flat, flat, np.zeros_like(flat)
    smoothed, low, high = (np.where(usable, v, np.nan) for v in _gamma(observed, expected, m**2 / s2, m / s2, level))
    return smoothed, low, high, (low > 1).astype(np.float64)


def _gamma(observed: Floats, expected: Floats, a: float, b: float, level: float) -> tuple[Floats, Floats, Floats]:
    from scipy.special import gammaincinv  # a second to import, and only needed here

    _within(level)
    shape, rate = observed + a, expected + b
    low, high = (gammaincinv(shape, p) / rate for p in ((1 - level) / 2, (1 + level) / 2))
    return shape / rate, low, high


def _pair(observed: npt.ArrayLike, expected: npt.ArrayLike) -> tuple[Floats, Floats]:
    counted, possible = (
        column_numbers(v if isinstance(v, pd.Series) else pd.Series(np.asarray(v)), name)
        for v, name in ((observed, "observed"), (expected, "expected"))
    )
    if counted.shape != possible.shape:
        raise ValueError(f"{len(counted)} observed, {len(possible)} expected")
    return counted, possible


def _within(level: float) -> None:
    if not 0 < level < 1:
        raise ValueError(f"level: {level} is not within 0..1")
