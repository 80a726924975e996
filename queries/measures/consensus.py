"""What many partitions agree on. `runs`: seeds x nodes, a label for each node in each run."""

import math

import numpy as np

from queries.measures.inputs import Floats, Ints

_CELLS = 4_000_000  # compared at once


def agreeing_groups(runs: Ints, agreement: float) -> Ints:
    """Connected groups of nodes over the pairs that share their label in at least `agreement` of the runs."""
    if not runs.shape[1]:
        return np.zeros(0, dtype=np.int64)
    kinds, place = np.unique(runs.T, axis=0, return_inverse=True)  # nodes that no run tells apart
    enough = math.ceil(agreement * len(runs) - 1e-9)
    return _joined(np.ascontiguousarray(kinds.T), enough)[place.ravel()]


def fellowship(runs: Ints, groups: Ints) -> Floats:
    """Mean share of runs that a node is with the other members of its group; NaN for group 0."""
    size = np.bincount(groups, minlength=1)[groups]
    together = np.zeros(len(groups))
    for labels in runs:
        _, place, count = np.unique(
            groups * (int(labels.max(initial=0)) + 1) + labels, return_inverse=True, return_counts=True
        )
        together += count[place.ravel()] - 1
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(groups > 0, together / (len(runs) * (size - 1)), np.nan)


def _joined(runs: Ints, enough: int) -> Ints:
    """Groups of columns; block by block, keeping of each block only who is joined with whom."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    count = runs.shape[1]
    group = np.arange(count)
    step = max(1, _CELLS // count)
    for start in range(0, count, step):
        stop = min(start + step, count)
        together = np.zeros((stop - start, count - start), dtype=np.uint16)
        for labels in runs:
            together += labels[start:stop, None] == labels[None, start:]
        one, other = np.nonzero(together >= enough)
        ends = np.concatenate([one + start, np.arange(count)]), np.concatenate([other + start, group])
        links = coo_array((np.ones(len(ends[0]), dtype=bool), ends), shape=(count, count))
        group = connected_components(links, directed=False)[1].astype(np.int64)
        group = np.unique(group, return_index=True)[1][group]  # each group by its first column, a node of it
    return group
