"""Lists: all that rows are read by besides their map; one value, so that each reader takes what it needs."""

from collections.abc import Mapping
from dataclasses import dataclass

from loaders.named_lists import NamedList
from loaders.places import Places
from loaders.products import ProductVocabulary


@dataclass(frozen=True, slots=True)
class Lists:
    """Places, product words, and the lists of things that stand by being named (label -> list)."""

    places: Places
    products: ProductVocabulary
    named: Mapping[str, NamedList]
