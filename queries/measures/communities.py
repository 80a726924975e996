"""Communities of firms: Leiden by graspologic-native over many seeds, joined where the runs agree; Louvain where it is absent."""

import importlib.util
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from queries.measures.consensus import agreeing_groups, fellowship
from queries.measures.inputs import Floats, Ints, codes, column_numbers, columns, summed

SMALLEST = 5  # firms; smaller groups are unattached
_ITERATIONS = 10  # karate club: the optimum in 200 of 200 runs; the default 1 gave 77


def communities(edges: pd.DataFrame, seeds: int = 100, agreement: float = 0.8) -> pd.DataFrame:
    """Groups of nodes that are together in at least `agreement` of the runs, directly or through others; 5 nodes at least.

    Args:
        edges: `source`, `target`, `weight` > 0, undirected: both directions and repeated rows are added. An edge to itself
            counts nothing, but its node is listed.
        seeds: runs, with seeds 0..seeds-1 (Leiden, modularity).
        agreement: share of runs, above 0 up to 1.

    Returns:
        Sorted by node: `node`; `community`, 1 = largest (equals: smallest node first), NA = unattached; `stability`, the mean
        share of runs that the node is with its fellow members, NaN = unattached.
    """
    if seeds < 1 or not 0 < agreement <= 1:
        raise ValueError(f"seeds {seeds} is at least 1 and agreement {agreement} within 0..1")
    network = Network.read(edges)
    runs = np.array(list(partitions(network, seeds)), dtype=np.int64).reshape(seeds, len(network.nodes))
    numbered = _numbered(agreeing_groups(runs, agreement), network.linked())
    found = pd.DataFrame({"node": network.nodes, "community": pd.array(numbered, dtype="Int64")})
    found["stability"] = fellowship(runs, numbered)
    found.loc[found["community"] == 0, "community"] = pd.NA
    return found


@dataclass(frozen=True, slots=True)
class Network:
    """Undirected: sorted nodes, and each linked pair once with its summed weight, in a fixed order."""

    nodes: list[Any]
    one: Ints
    other: Ints
    weight: Floats

    @staticmethod
    def read(edges: pd.DataFrame) -> "Network":
        """Checked."""
        rows = columns(edges, ("source", "target", "weight"), "edges")
        weight = column_numbers(rows["weight"], "weight")
        if not (weight > 0).all():
            raise ValueError("weight: every weight is known and above 0")
        nodes, (source, target) = codes(rows["source"], rows["target"])
        between = source != target
        low, high = np.minimum(source, target)[between], np.maximum(source, target)[between]
        width = max(1, len(nodes))
        pairs, place = np.unique(low * width + high, return_inverse=True)
        order = np.argsort(weight[between], kind="stable")
        total = summed(place[order], weight[between][order], len(pairs))
        return Network(nodes, pairs // width, pairs % width, total)

    def linked(self) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Which nodes have a link."""
        found = np.zeros(len(self.nodes), dtype=bool)
        found[self.one] = found[self.other] = True
        return found


def partitions(network: Network, seeds: int) -> Iterator[Ints]:
    """One labelling of the nodes for each seed; a node without a link has a label of its own."""
    if not len(network.one):
        yield from (np.arange(len(network.nodes)) for _ in range(seeds))
    elif importlib.util.find_spec("graspologic_native") is not None:
        yield from _leiden(network, seeds)
    else:
        yield from _louvain(network, seeds)


def _leiden(network: Network, seeds: int) -> Iterator[Ints]:
    from graspologic_native import leiden

    edges = [
        (str(a), str(b), w)
        for a, b, w in zip(network.one.tolist(), network.other.tolist(), network.weight.tolist(), strict=True)
    ]

    def run(seed: int) -> Ints:
        found: dict[str, int] = leiden(edges, iterations=_ITERATIONS, seed=seed)[1]
        labels = np.arange(len(network.nodes)) + len(found)
        labels[[int(node) for node in found]] = list(found.values())
        return labels

    with ThreadPoolExecutor() as threads:
        yield from threads.map(run, range(seeds))


def _louvain(network: Network, seeds: int) -> Iterator[Ints]:
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(range(len(network.nodes)))
    graph.add_weighted_edges_from(
        zip(network.one.tolist(), network.other.tolist(), network.weight.tolist(), strict=True)
    )
    for seed in range(seeds):
        labels = np.empty(len(network.nodes), dtype=np.int64)
        for number, members in enumerate(nx.community.louvain_communities(graph, weight="weight", seed=seed)):
            labels[list(members)] = number
        yield labels


def _numbered(groups: Ints, linked: np.ndarray[Any, np.dtype[np.bool_]]) -> Ints:
    """1 = largest; 0 = unattached."""
    names, first, place, size = np.unique(groups, return_index=True, return_inverse=True, return_counts=True)
    order = np.lexsort((first, -size))
    number = np.zeros(len(names), dtype=np.int64)
    kept = order[size[order] >= SMALLEST]
    number[kept] = np.arange(1, len(kept) + 1)
    return np.where(linked, number[place], 0)
