"""Around `communities`: the edges it is given, what a community is called, and whether it is more than chance."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import pandas as pd

from queries.measures.communities import Network, partitions
from queries.measures.inputs import Ints, column_numbers, columns

_ROUNDS = 10  # proposals of a swap for each edge and rewiring


@dataclass(frozen=True, slots=True)
class Modularity:
    """Newman's Q of a partition, and how many standard deviations it lies above the best found on rewired graphs."""

    value: float
    z: float


def firm_edges(trades: pd.DataFrame, places: pd.DataFrame, same_place: float = 1.0) -> pd.DataFrame:
    """Edges for `communities`: log1p(value) of each trade (value 1 if missing) + `same_place` per pair of a district and assembly.

    Args:
        trades: `supplier`, `customer`, `value` >= 0. A value of 0 makes no edge.
        places: a row for each `firm`, `district` and `assembly` it belongs to.
        same_place: lambda, >= 0. Show the answer for 0 and 1.
    """
    if same_place < 0:
        raise ValueError(f"same_place: {same_place} is below 0")
    rows = columns(trades, ("supplier", "customer", "value"), "trades")
    value = np.nan_to_num(column_numbers(rows["value"], "value"), nan=1.0)
    sold = rows.set_axis(["source", "target", "weight"], axis=1).assign(weight=np.log1p(value))
    near = columns(places, ("firm", "district", "assembly"), "places").drop_duplicates()
    pairs = near.merge(near, on=["district", "assembly"])
    pairs = pairs[pairs["firm_x"].map(str) < pairs["firm_y"].map(str)]
    beside = pairs[["firm_x", "firm_y"]].set_axis(["source", "target"], axis=1).assign(weight=float(same_place))
    both = pd.concat([sold, beside], ignore_index=True)
    return both[both["weight"] > 0].reset_index(drop=True)


def dominant(members: pd.DataFrame, traits: pd.DataFrame) -> pd.DataFrame:
    """What most members of a community share, for its name: index community; each trait with the share of members that have it.

    Args:
        members: of `communities`.
        traits: rows of `firm` and one column a trait, such as `assembly` and `district`; a firm may have several.
    """
    columns(traits, ("firm",), "traits")
    names = [str(name) for name in traits.columns if name != "firm"]
    inside = members.dropna(subset=["community"])
    found = pd.DataFrame({"firms": inside.groupby("community").size()})
    for name in names:
        held = inside.merge(traits[["firm", name]].dropna().drop_duplicates(), left_on="node", right_on="firm")
        counts = held.groupby(["community", name]).size().rename("n").reset_index()
        counts = counts.sort_values(["community", "n", name], ascending=[True, False, True], kind="stable")
        best = counts.drop_duplicates("community").set_index("community")
        found[name] = best[name]
        found[f"{name}_share"] = best["n"] / found["firms"]
    return found


def modularity(edges: pd.DataFrame, members: pd.DataFrame, rewirings: int = 100, seed: int = 1) -> Modularity:
    """Q of the communities (each unattached firm alone), and its z against the best partition of degree-preserving rewirings.

    Every random network has communities too: z says how much better the real ones are. NaN without two rewirings or edges.
    """
    network = Network.read(edges)
    numbers = members.set_index("node")["community"].reindex(network.nodes).fillna(0).to_numpy(dtype=np.int64)
    alone = np.arange(len(numbers)) + numbers.max(initial=0) + 1
    value = _modularity(network, np.where(numbers > 0, numbers, alone))
    rng = np.random.default_rng(seed)
    by_chance = (_rewired(network, rng) for _ in range(rewirings if len(network.one) else 0))
    with ThreadPoolExecutor() as threads:  # drawn one after the other here, parted side by side there
        chance = list(threads.map(_best, by_chance))
    spread = float(np.std(chance, ddof=1)) if len(chance) > 1 else 0.0
    return Modularity(value, (value - float(np.mean(chance))) / spread if spread else float("nan"))


def _best(network: Network) -> float:
    return _modularity(network, next(iter(partitions(network, 1))))


def _modularity(network: Network, labels: Ints) -> float:
    """Q = share of weight inside - sum over communities of (share of degree)**2."""
    total = network.weight.sum()
    if not total:
        return float("nan")
    degree = np.bincount(labels[network.one], network.weight, labels.max() + 1)
    degree += np.bincount(labels[network.other], network.weight, labels.max() + 1)
    inside = network.weight[labels[network.one] == labels[network.other]].sum()
    return float(inside / total - ((degree / (2 * total)) ** 2).sum())


def _rewired(network: Network, rng: np.random.Generator) -> Network:
    """Ends of random pairs of edges swapped where that makes neither a loop nor a double edge; every degree stays."""
    one, other, width = network.one.copy(), network.other.copy(), len(network.nodes)
    half = len(one) // 2
    for _ in range(_ROUNDS * 2):
        turned = rng.random(len(one)) < 0.5
        one, other = np.where(turned, other, one), np.where(turned, one, other)
        order = rng.permutation(len(one))
        a, b = order[:half], order[half : 2 * half]
        fresh = np.concatenate([_key(one[a], other[b], width), _key(one[b], other[a], width)])
        keys = pd.Series(fresh)  # by hash: sorting takes five times as long
        twice = (keys.isin(_key(one, other, width)) | keys.duplicated(keep=False)).to_numpy()
        loop = np.concatenate([one[a] == other[b], one[b] == other[a]])
        good = ~(twice | loop).reshape(2, half).any(axis=0)
        other[a[good]], other[b[good]] = other[b[good]], other[a[good]]
    return Network(network.nodes, np.minimum(one, other), np.maximum(one, other), network.weight)


def _key(one: Ints, other: Ints, width: int) -> Ints:
    return np.minimum(one, other) * width + np.maximum(one, other)
