"""Are plants of an activity nearer together than darts thrown at the economy? Ellison and Glaeser 1997; with Kerr 2010."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from queries.measures.inputs import Floats, Ints, codes, column_numbers, columns, ratio, summed, unique

_DARTS = 2_000_000  # thrown at once: 16 MB


@dataclass(frozen=True, slots=True)
class Plants:
    """A row per plant: positions of its activity and place in the sorted names, and its size (NaN unknown)."""

    activities: list[Any]
    places: list[Any]
    activity: Ints
    place: Ints
    size: Floats

    @staticmethod
    def read(plants: pd.DataFrame, places: pd.Index | None = None) -> "Plants":
        """Checked; `places` fixes the list of places, and a plant elsewhere is refused."""
        rows = columns(plants, ("activity", "place", "size"), "plants")
        size = column_numbers(rows["size"], "size")
        if (size == 0).any():
            raise ValueError("size: a plant has a size above 0")
        activities, (activity,) = codes(rows["activity"])
        found, (place,) = codes(rows["place"])
        if places is None:
            return Plants(activities, found, activity, place, size)
        known = {name: at for at, name in enumerate(places.tolist())}
        if strange := [name for name in found if name not in known]:
            raise ValueError(f"reference: no place {strange[0]!r}")
        moved = np.array([known[name] for name in found], dtype=np.int64)
        return Plants(activities, places.tolist(), activity, moved[place], size)

    def table(self, size: Floats) -> Floats:
        """Sizes summed, places x activities."""
        flat = self.place * len(self.activities) + self.activity
        cells = summed(flat, size, len(self.places) * len(self.activities))
        return cells.reshape(len(self.places), len(self.activities))

    def per_activity(self, values: Floats) -> Floats:
        """Values summed by activity; unknown where one is unknown."""
        return summed(self.activity, values, len(self.activities))


def ellison_glaeser(plants: pd.DataFrame, reference: pd.Series) -> pd.DataFrame:
    """gamma_i = (G - (1 - sum x**2) Hp) / ((1 - sum x**2)(1 - Hp)), G = sum_j (s_ij - x_j)**2, Hp = HHI of plant sizes.

    Args:
        plants: a row per plant: `activity`, `place`, `size` > 0. An unknown size makes its activity unknown.
        reference: the whole economy by place; made into shares x_j here.

    Returns:
        By activity: `gamma` (0 = as darts; NaN for one plant or one place), `g` (the raw G), `plant_hhi`.
    """
    x = _reference(reference)
    found = Plants.read(plants, reference.index)
    g = _raw(found, x)
    hhi = found.per_activity((found.size / found.per_activity(found.size)[found.activity]) ** 2)
    alone = np.bincount(found.activity, minlength=len(found.activities)) == 1
    free = 1 - (x**2).sum()
    gamma = ratio(g - free * hhi, np.where(alone, 0.0, free * (1 - hhi)))
    return pd.DataFrame({"gamma": gamma, "g": g, "plant_hhi": hhi}, _index(found))


def coagglomeration(plants: pd.DataFrame, reference: pd.Series) -> pd.DataFrame:
    """sum_j (s_1j - x_j)(s_2j - x_j) / (1 - sum x**2) for each pair of activities; NaN on the diagonal."""
    x = _reference(reference)
    found = Plants.read(plants, reference.index)
    away = _away(found, x)
    free = 1 - (x**2).sum()
    table = ratio(away.T @ away, np.full((away.shape[1],) * 2, free))
    np.fill_diagonal(table, np.nan)
    return pd.DataFrame(table, _index(found), _index(found))


def ellison_glaeser_test(plants: pd.DataFrame, reference: pd.Series, draws: int = 999, seed: int = 1) -> pd.DataFrame:
    """The dartboard test: the same plants thrown at place j with probability x_j, `draws` times.

    The usual cut-offs .02 and .05 mislead (Cassey and Smith 2014); this says how often chance alone concentrates as much.

    Returns:
        By activity: `gamma`, `plants`, `p_value` = (1 + draws with G at least as large) / (draws + 1). NaN as `gamma`.
    """
    if draws < 1:
        raise ValueError(f"draws: {draws}")
    x = _reference(reference)
    found = Plants.read(plants, reference.index)
    answer = ellison_glaeser(plants, reference)[["gamma", "g"]]
    streams = np.random.default_rng(seed).spawn(len(found.activities))
    answer["plants"] = np.bincount(found.activity, minlength=len(found.activities))
    answer["p_value"] = [
        np.nan if np.isnan(gamma) else _p_value(np.sort(found.size[found.activity == at]), x, g, draws, rng)
        for at, (gamma, g, rng) in enumerate(zip(answer["gamma"], answer["g"], streams, strict=True))
    ]
    return answer[["gamma", "plants", "p_value"]]


def _p_value(size: Floats, x: Floats, g: float, draws: int, rng: np.random.Generator) -> float:
    if size[0] == size[-1]:  # sorted: all plants alike, so only how many fall where matters
        fallen = rng.multinomial(len(size), x / x.sum(), draws) / len(size)
        return (1 + int((((fallen - x) ** 2).sum(axis=1) >= g - 1e-12).sum())) / (draws + 1)
    share = size / size.sum()
    as_large, step = 0, max(1, _DARTS // len(size))
    edges = np.cumsum(x)
    for start in range(0, draws, step):
        count = min(step, draws - start)
        darts = np.minimum(np.searchsorted(edges, rng.random((count, len(size))), side="right"), len(x) - 1)
        flat = darts + np.arange(count)[:, None] * len(x)
        thrown = np.bincount(flat.ravel(), weights=np.tile(share, count), minlength=count * len(x))
        as_large += int((((thrown.reshape(count, -1) - x) ** 2).sum(axis=1) >= g - 1e-12).sum())
    return (1 + as_large) / (draws + 1)


def _reference(reference: pd.Series) -> Floats:
    values = column_numbers(reference, "reference")
    unique(reference.index, "reference")
    return ratio(values, np.full(values.shape, values.sum()))


def _raw(plants: Plants, x: Floats) -> Floats:
    return np.asarray((_away(plants, x) ** 2).sum(axis=0))


def _away(plants: Plants, x: Floats) -> Floats:
    """s_ij - x_j, places x activities."""
    table = plants.table(plants.size)
    return ratio(table, np.broadcast_to(plants.per_activity(plants.size), table.shape)) - x[:, None]


def _index(plants: Plants) -> pd.Index:
    found: pd.Index = pd.Index(plants.activities, name="activity")
    return found
