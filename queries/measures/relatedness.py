"""How near one component is to another, to a firm and to a district: co-production, proximity, density, tags (存量转型).

Eight districts cannot carry a product space: independent presence gives a proximity of .5 to a quarter of all pairs. Relate
components by the firms that make both (`co_production`, `steijn`), keep what chance does not explain (`chance`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from queries.measures.inputs import Floats, is_frame, numbers, ratio, unique, zero_or_one

TAG_WEIGHT = 0.5  # our choice: shared processes count half of shared products


def co_production(makes: pd.DataFrame) -> pd.DataFrame:
    """C = M'M without its diagonal: firms that make both, for each pair of components. An unknown cell counts no pair."""
    made = np.nan_to_num(zero_or_one(makes, "makes"))
    pairs = (made.T @ made).round().astype(np.int64)
    np.fill_diagonal(pairs, 0)
    return pd.DataFrame(pairs, makes.columns, makes.columns)


def steijn(co: pd.DataFrame) -> pd.DataFrame:
    """Relatedness, 1 = as often as chance (Steijn 2021; `relatedness` of R EconGeo).

    R_kl = C_kl / [(T/2)(s_k/T * s_l/(T - s_k) + s_l/T * s_k/(T - s_l))], s = column sums of C, T their sum.
    NaN where a component has no pair; the diagonal of `co` is ignored. Small counts are not filtered: see `chance`.
    """
    pairs = _square(co, "co")
    if not np.allclose(pairs, pairs.T, rtol=0, atol=1e-9, equal_nan=True):
        raise ValueError("co: not symmetric")
    np.fill_diagonal(pairs, 0)
    s = pairs.sum(axis=0)
    total = s.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        one_way = np.outer(s / total, s) / (total - s)[None, :]
    expected = total / 2 * (one_way + one_way.T)
    none = s == 0
    found = ratio(pairs, np.where(none[:, None] | none[None, :], 0.0, expected))
    return _labelled(found, co)


def proximity(presence: pd.DataFrame) -> pd.DataFrame:
    """phi_kl = places with both / max(places with k, places with l) (Hidalgo et al. 2007).

    A place unknown for k or l is left out of that pair. NaN where no place has either.
    """
    values = zero_or_one(presence, "presence")
    have, looked = np.nan_to_num(values), (~np.isnan(values)).astype(np.float64)
    with_k = have.T @ looked
    found = ratio(have.T @ have, np.maximum(with_k, with_k.T))
    return pd.DataFrame(found, presence.columns, presence.columns)


def density(presence: pd.DataFrame, phi: pd.DataFrame) -> pd.DataFrame:
    """density_dc = sum_(k != c) M_dk phi_ck / sum_(k != c) phi_ck: how much of what is near c the place already has.

    Self excluded: with phi_cc = 1 in both sums, as ecomplexity and R economiccomplexity do, every missing product looks
    farther and every present one nearer. An unknown M_dk or phi_ck leaves k out of both sums.

    Args:
        presence: place x component, 0/1.
        phi: component x component, any relatedness >= 0, the same components in any order.
    """
    have = zero_or_one(presence, "presence")
    unique(phi.index, "phi")
    if set(phi.index) != set(presence.columns) or set(phi.columns) != set(presence.columns):
        raise ValueError("phi: not the components of presence")
    near = numbers(phi.loc[presence.columns, presence.columns], "phi")
    np.fill_diagonal(near, 0)
    near = np.nan_to_num(near)
    looked = (~np.isnan(have)).astype(np.float64)
    return pd.DataFrame(ratio(np.nan_to_num(have) @ near.T, looked @ near.T), presence.index, presence.columns)


def double_centred(density: pd.DataFrame) -> pd.DataFrame:
    """Density minus its means over components and over places, plus the grand mean: what size and ubiquity do not explain."""
    values = density.astype("float64")
    if values.isna().all(axis=None):  # nobody is known to make anything: no mean to speak of
        return values
    by_place, by_component = values.mean(axis=1), values.mean(axis=0)
    return values.sub(by_place, axis=0).sub(by_component, axis=1) + float(np.nanmean(values))


def within_one(relatedness: pd.DataFrame) -> pd.DataFrame:
    """Relatedness r = R / (1 + R) for display and `transformable`, 0..1, one half = chance."""
    values = pd.DataFrame(numbers(relatedness, "relatedness"), relatedness.index, relatedness.columns)
    return values / (1 + values)


def chance(makes: pd.DataFrame) -> pd.DataFrame:
    """Hypergeometric P(X >= C_kl), given all firms, makers of k and makers of l; NaN on the diagonal and where nobody makes one."""
    made = np.nan_to_num(zero_or_one(makes, "makes"))
    pairs, makers = (found.round().astype(np.int64) for found in (made.T @ made, made.sum(axis=0)))
    found, tail = np.full(pairs.shape, np.nan), _tail(len(made))
    for k, other in combinations(np.flatnonzero(makers), 2):
        found[k, other] = found[other, k] = tail(pairs[k, other], makers[k], makers[other])
    return pd.DataFrame(found, makes.columns, makes.columns)


def _tail(firms: int) -> Callable[[int, int, int], float]:
    """P(at least `least` of `some` are among `others`) of so many firms; by hand, as scipy.stats takes longer to import."""
    from scipy.special import gammaln

    log = gammaln(np.arange(firms + 1) + 1)  # of the factorials

    def at_least(least: int, some: int, others: int) -> float:
        first, last = max(least, some + others - firms), min(some, others) + 1
        if not least:
            return 1.0
        if first >= last:
            return 0.0
        x, rest = slice(first, last), firms - others - some
        ways = log[others] - log[x] - log[others - last + 1 : others - first + 1][::-1]
        ways += log[firms - others] - log[some - last + 1 : some - first + 1][::-1] - log[rest + first : rest + last]
        return min(1.0, float(np.exp(ways - log[firms] + log[some] + log[firms - some]).sum()))

    return at_least


def credible(makes: pd.DataFrame, pairs: int = 3, p_value: float = 0.01) -> pd.DataFrame:
    """Steijn's r where at least `pairs` firms make both and chance would do so with P < `p_value`, else 0: what may be shown.

    NaN where a component has no pair at all. On independent firms 0.09 % of pairs pass.
    """
    co = co_production(makes)
    kept = (co >= pairs) & (chance(makes) < p_value)
    related = within_one(steijn(co))
    return related.where(kept | related.isna(), 0.0)


@dataclass(frozen=True, slots=True)
class Transformable:
    """Firm x component, 0..1: by what it makes, by its process tags, and the larger of the known two. Own products NaN."""

    by_products: pd.DataFrame
    by_tags: pd.DataFrame
    rel: pd.DataFrame


def transformable(
    makes: pd.DataFrame,
    related: pd.DataFrame,
    firm_tags: pd.DataFrame,
    component_tags: pd.DataFrame,
    tag_weights: pd.Series | None = None,
) -> Transformable:
    """rel(f, c) = max(best r_kc over the products k of f, 0.5 * Jaccard(tags of f, tags of c)), for components f does not make.

    Args:
        makes: firm x component 0/1; legacy components are columns too.
        related: component x component 0..1, such as `credible`.
        firm_tags: firm x tag 0/1, firms as in `makes`; a row of NaN = nobody looked.
        component_tags: component x tag 0/1, components as in `makes`.
        tag_weights: by tag, such as `tag_rarity`; 1 if absent.
    """
    made = zero_or_one(makes, "makes")
    near = np.nan_to_num(numbers(related.loc[makes.columns, makes.columns], "related", 0, 1))
    shared = jaccard(firm_tags.loc[makes.index], component_tags.loc[makes.columns], tag_weights).to_numpy()
    best = np.zeros(made.shape)
    for k, makers in enumerate(made.T == 1):
        best[makers] = np.maximum(best[makers], near[k])
    best[np.nansum(made, axis=1) == 0] = np.nan  # no product on record: unknown, not far
    new = made != 1
    tags = TAG_WEIGHT * shared
    frames = (np.where(new, values, np.nan) for values in (best, shared, np.fmax(best, tags)))
    return Transformable(*(pd.DataFrame(values, makes.index, makes.columns) for values in frames))


def jaccard(left: pd.DataFrame, right: pd.DataFrame, weights: pd.Series | None = None) -> pd.DataFrame:
    """Shared / all tags for each row of `left` with each of `right` (0/1, columns the tags). NaN if a row has an unknown or both none."""
    if set(left.columns) != set(right.columns):
        raise ValueError("tags: the two frames have different tags")
    weight = (
        np.ones(left.shape[1]) if weights is None else numbers(weights.loc[left.columns].to_frame(), "weights")[:, 0]
    )
    mine, theirs = zero_or_one(left, "tags"), zero_or_one(right[left.columns], "tags")
    both = (mine * weight) @ theirs.T
    total = (mine @ weight)[:, None] + (theirs @ weight)[None, :] - both
    return pd.DataFrame(ratio(both, total), left.index, right.index)


def tag_rarity(firm_tags: pd.DataFrame) -> pd.Series:
    """Inverse document frequency ln(N / n) of each tag among firms whose tags are known; for lists of over 200 firms."""
    tags = zero_or_one(firm_tags, "tags")
    known = tags[~np.isnan(tags).any(axis=1)]
    holders = known.sum(axis=0)
    return pd.Series(
        np.log(ratio(np.full(holders.shape, float(len(known))), holders)), firm_tags.columns, name="rarity"
    )


def _square(frame: pd.DataFrame, name: str) -> Floats:
    is_frame(frame, name)
    if set(frame.index) != set(frame.columns):
        raise ValueError(f"{name}: rows and columns are different components")
    unique(frame.index, name)
    return numbers(frame.loc[:, list(frame.index)], name)


def _labelled(values: Floats, like: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(values, like.index, like.index).loc[:, like.columns]
