"""What breaks if a firm stops: AND/OR cut sets of assemblies, losses of a removal, gains of projects. ESRI: `systemic`.

An assembly works if all its components are available; a component if any of its recorded makers survives. "Within recorded
relations": a firm without a recorded buyer is not assessed, not harmless. `makers` is assembly -> component -> firms; put
owner groups in place of firms with `as_groups`.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

import pandas as pd

from queries.measures.systemic import esri, esri_of

__all__ = ["CutSets", "Loss", "as_groups", "cut_sets", "each_firm_gone", "esri", "esri_of", "with_projects", "without"]

Makers = Mapping[str, Mapping[str, Collection[Any]]]


@dataclass(frozen=True, slots=True)
class CutSets:
    """`broken`: assemblies already down. `single`, `pairs`: by assembly, the firms and pairs of firms whose stop brings it down."""

    broken: frozenset[str]
    single: Mapping[str, frozenset[Any]]
    pairs: Mapping[str, frozenset[frozenset[Any]]]


@dataclass(frozen=True, slots=True)
class Loss:
    """What a removal newly loses: (assembly, component) without any maker, and assemblies that worked before."""

    components: frozenset[tuple[str, str]]
    assemblies: frozenset[str]


def cut_sets(makers: Makers, order: int = 2) -> CutSets:
    """Minimal cut sets up to `order` (1 or 2): makers of a component that hold no other component's makers.

    Assemblies without cuts have no key; those already down are only in `broken`, never a new loss.
    """
    if order not in (1, 2):
        raise ValueError(f"order: {order} is neither 1 nor 2")
    chains = _checked(makers)
    single: dict[str, frozenset[Any]] = {}
    pairs: dict[str, frozenset[frozenset[Any]]] = {}
    for assembly, components in chains.items():
        if not all(components.values()):
            continue
        alone = frozenset(chain.from_iterable(firms for firms in components.values() if len(firms) == 1))
        twos = frozenset(firms for firms in components.values() if len(firms) == 2 and not firms & alone)
        if alone:
            single[assembly] = alone
        if twos and order == 2:
            pairs[assembly] = twos
    return CutSets(_down(chains), single, pairs)


def without(makers: Makers, firms: Iterable[Hashable]) -> Loss:
    """What is lost if these firms stop: a plant, a district, an owner group."""
    return _lost(_checked(makers), frozenset(firms))


def each_firm_gone(makers: Makers) -> pd.DataFrame:
    """The n-1 table: index firm, `components` lost and `assemblies` stopped if it alone stops; firms that lose nothing too."""
    chains = _checked(makers)
    lost: dict[Any, list[tuple[str, str]]] = {}
    for assembly, components in chains.items():
        for component, firms in components.items():
            for firm in firms:
                lost.setdefault(firm, []).extend([(assembly, component)] if len(firms) == 1 else [])
    down = _down(chains)
    rows = {firm: (len({c for _, c in pairs}), len({a for a, _ in pairs} - down)) for firm, pairs in lost.items()}
    found = pd.DataFrame.from_dict(rows, orient="index", columns=["components", "assemblies"], dtype="int64")
    return (
        found.rename_axis("firm")
        .sort_index(key=lambda index: index.map(str))
        .sort_values(["assemblies", "components"], ascending=False, kind="stable")
    )


def with_projects(makers: Makers, planned: Makers) -> Loss:
    """What planned projects newly close (若全部投产): components that had no maker, assemblies that were down."""
    now, later = _checked(makers), _checked(planned)
    if strange := [(a, c) for a, cs in later.items() for c in cs if c not in now.get(a, {})]:
        raise ValueError(f"planned: {strange[0]} is not among makers")
    both = {a: {c: firms | later.get(a, {}).get(c, frozenset()) for c, firms in cs.items()} for a, cs in now.items()}
    opened = frozenset((a, c) for a, cs in now.items() for c, firms in cs.items() if not firms and both[a][c])
    return Loss(opened, _down(now) - _down(both))


def as_groups(makers: Makers, group: Mapping[Any, Hashable]) -> dict[str, dict[str, frozenset[Any]]]:
    """The same with owner groups as units; a firm without a group stands for itself."""
    return {
        a: {c: frozenset(group.get(f, f) for f in firms) for c, firms in cs.items()}
        for a, cs in _checked(makers).items()
    }


def _lost(chains: Mapping[str, Mapping[str, frozenset[Any]]], gone: frozenset[Any]) -> Loss:
    lost = frozenset((a, c) for a, cs in chains.items() for c, firms in cs.items() if firms and firms <= gone)
    return Loss(lost, frozenset(a for a, _ in lost) - _down(chains))


def _down(chains: Mapping[str, Mapping[str, frozenset[Any]]]) -> frozenset[str]:
    return frozenset(a for a, components in chains.items() if not all(components.values()))


def _checked(makers: Makers) -> dict[str, dict[str, frozenset[Any]]]:
    if not isinstance(makers, Mapping) or not all(isinstance(components, Mapping) for components in makers.values()):
        raise ValueError("makers: assembly -> component -> firms")
    return {a: {c: _firms(firms, f"{a}, {c}") for c, firms in components.items()} for a, components in makers.items()}


def _firms(firms: Collection[Any], where: str) -> frozenset[Any]:
    if isinstance(firms, str | bytes) or not isinstance(firms, Collection):
        raise ValueError(f"{where}: firms are a collection, not {firms!r}")
    if any(firm is None or firm != firm for firm in firms):  # NaN differs from itself
        raise ValueError(f"{where}: a firm is missing")
    return frozenset(firms)
