"""The name of what takes long to compute: the frames and numbers it is made of, the text of its rule, and whose libraries."""

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version

import numpy as np
import pandas as pd

from queries.derive.asked import source
from queries.reading import MadeOf

_LIBRARIES = ("graspologic-native", "networkx", "numpy", "pandas", "scipy")


def made_of(kind: str, rule: str, frames: Iterable[pd.DataFrame], *numbers: float) -> MadeOf:
    """`rule`: the deriving function `module.function`; its text and that of all ours it uses tells one rule from the next."""
    sign = sha256(f"{kind} {numbers} {_libraries()} {source(rule)}".encode())
    for frame in frames:  # a store gives its rows in any order
        sign.update(np.sort(pd.util.hash_pandas_object(frame, index=False).to_numpy()).tobytes())
    return MadeOf(kind, sign.hexdigest())


@cache
def _libraries() -> tuple[str, ...]:
    """Their versions; '' where one is not installed."""
    return tuple(map(_version, _LIBRARIES))


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""
