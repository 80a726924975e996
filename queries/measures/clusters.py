"""Where activities gather: location quotient, specialisation, adapted stars. Plants: `concentration`; chance: `smoothing`.

`counts`: index places, columns activities (assemblies), values firms or output >= 0. An unknown cell is left out of every
total and stays NaN; an all-zero row or column gives NaN. Add a row "rest" to compare with a wider reference, drop it after.
"""

import numpy as np
import pandas as pd

from queries.measures.concentration import Plants, coagglomeration, ellison_glaeser, ellison_glaeser_test
from queries.measures.inputs import Floats, Ints, codes, numbers, ratio
from queries.measures.smoothing import empirical_bayes, gamma_moments, gamma_posterior

__all__ = [
    "candidates",
    "coagglomeration",
    "ellison_glaeser",
    "ellison_glaeser_test",
    "empirical_bayes",
    "gamma_moments",
    "gamma_posterior",
    "herfindahl",
    "krugman",
    "location_quotient",
    "quotient_interval",
    "stars",
]


def location_quotient(counts: pd.DataFrame) -> pd.DataFrame:
    """LQ_ij = (X_ij / X_j) / (X_i / X): share of the activity in the place over its share everywhere (Balassa's RCA)."""
    values = numbers(counts, "counts")
    return pd.DataFrame(quotients(values), counts.index, counts.columns)


def quotients(values: Floats) -> Floats:
    """The location quotients of an array places x activities."""
    everywhere = np.nansum(values, axis=0) / _or_unknown(np.nansum(values))
    return ratio(_shares(values), np.broadcast_to(everywhere, values.shape))


def krugman(counts: pd.DataFrame) -> pd.Series:
    """K_j = sum_i |s_ij - s_i| (0..2): how far a place's mix is from the mix of all (Krugman 1991), over its known cells."""
    values = numbers(counts, "counts")
    everywhere = np.nansum(values, axis=0) / _or_unknown(np.nansum(values))
    distance = np.abs(_shares(values) - everywhere)
    return _by_place(np.nansum(distance, axis=1), values, counts.index, "krugman")


def herfindahl(counts: pd.DataFrame) -> pd.Series:
    """HHI_j = sum_i s_ij**2 (0..1): 1 = one activity only, over the place's known cells."""
    values = numbers(counts, "counts")
    return _by_place(np.nansum(_shares(values) ** 2, axis=1), values, counts.index, "herfindahl")


def candidates(counts: pd.DataFrame, quotient: float = 1.5, firms: int = 5) -> pd.DataFrame:
    """Which cells are candidate clusters: LQ >= `quotient` and at least `firms` firms. Chance makes many such: see `confirmed`."""
    values = numbers(counts, "counts")
    return pd.DataFrame((quotients(values) >= quotient) & (values >= firms), counts.index, counts.columns)


def stars(counts: pd.DataFrame, quotient: float = 2.0, lq: pd.DataFrame | None = None) -> pd.DataFrame:
    """0..3 per cell: largest place of the activity, LQ >= `quotient`, largest share of its place's economy among the places.

    Adapted from the European Cluster Observatory, whose "top 10 %" means nothing among 8 districts. Equals share a star.
    `lq`: the quotients of these cells against a wider reference; without it against the places themselves.
    """
    values = numbers(counts, "counts")
    share = _shares(values)
    found = np.zeros(values.shape)
    for scores in (values, share):
        best = np.fmax.reduce(scores, axis=0, initial=-np.inf)
        found += (scores == best) & (scores > 0)
    found += (quotients(values) if lq is None else numbers(lq.loc[counts.index, counts.columns], "lq")) >= quotient
    return pd.DataFrame(np.where(np.isnan(values), np.nan, found), counts.index, counts.columns)


def quotient_interval(firms: pd.DataFrame, level: float = 0.90, draws: int = 1000, seed: int = 1) -> pd.DataFrame:
    """Percentile bootstrap over firms of the LQ of output, where the Poisson model of `empirical_bayes` does not hold.

    Args:
        firms: a row per firm: `activity`, `place`, `size` (output, > 0). Rows without a size are refused: leave them out and say so.
            With a column `firm` all rows of one firm are drawn together; without it each row is a firm.
        level: of the central interval.
        draws: resamplings of the firms.
        seed: of `numpy.random.default_rng`.

    Returns:
        A row per cell that holds a firm: `place`, `activity`, `lq`, `low`, `high`. A draw without any firm of the place, or of the
        activity, has no quotient (0/0): it gathers nothing there and counts as 0, or one firm alone would never be in doubt.
    """
    if draws < 1 or not 0 < level < 1:
        raise ValueError(f"draws {draws} >= 1 and level {level} within 0..1")
    plants = Plants.read(firms)
    if np.isnan(plants.size).any():
        raise ValueError("size: unknown sizes")
    observed = quotients(plants.table(plants.size))
    cells = np.nonzero(observed > 0)
    rng = np.random.default_rng(seed)
    firm, count = _firms(firms)
    drawn = np.empty((draws, len(cells[0])))
    for draw in range(draws):
        times = np.bincount(rng.integers(count, size=count), minlength=count)[firm]
        drawn[draw] = np.nan_to_num(quotients(plants.table(plants.size * times))[cells])
    low, high = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2], axis=0) if count else np.empty((2, 0))
    place, activity = (
        [names[at] for at in side] for names, side in zip((plants.places, plants.activities), cells, strict=True)
    )
    return pd.DataFrame({"place": place, "activity": activity, "lq": observed[cells], "low": low, "high": high})


def _firms(rows: pd.DataFrame) -> tuple[Ints, int]:
    """Which firm each row is of, and how many firms there are."""
    if "firm" not in rows.columns:
        return np.arange(len(rows)), len(rows)
    names, (firm,) = codes(rows["firm"])
    return firm, len(names)


def _shares(values: Floats) -> Floats:
    """s_ij: the share of each activity in its place."""
    return ratio(values, np.broadcast_to(np.nansum(values, axis=1)[:, None], values.shape))


def _or_unknown(total: float) -> float:
    return total if total else np.nan


def _by_place(found: Floats, values: Floats, places: pd.Index, name: str) -> pd.Series:
    return pd.Series(np.where(np.nansum(values, axis=1) > 0, found, np.nan), places, name=name)
