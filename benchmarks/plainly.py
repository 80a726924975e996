"""The peer of some questions: the same work written plainly in pandas and networkx over the whole graph in memory.

No evidence rules beyond confirmed, no thresholds, no rows behind a finding: what a script of an afternoon would do.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import networkx as nx
import pandas as pd

from graph import snapshot
from graph.store import GraphStore

HUB = "示例枢纽1号汽车有限公司"
HOPS = 3


@dataclass(frozen=True)
class Whole:
    """The graph as a script holds it: one frame a relationship, one directed graph of who supplies whom."""

    components: pd.Series  # id -> assembly
    makes: pd.DataFrame  # firm, component, assembly, confirmed makers only
    places: pd.DataFrame  # firm, place
    supplies: pd.DataFrame  # supplier, buyer
    hub: str
    scope: Sequence[str]

    @cached_property
    def in_scope(self) -> pd.DataFrame:
        """Confirmed makers in the scope."""
        return self.makes.merge(self.places[self.places.place.isin(self.scope)], on="firm")


def whole(store: GraphStore, scope: Sequence[str]) -> Whole:
    """Everything the peers need, read once."""
    pairs: dict[str, list[tuple[str, str, Any]]] = {"MAKES": [], "LOCATED_IN": [], "SUPPLIES": [], "HAS_COMPONENT": []}
    for e in snapshot.edges(store):
        if e.type in pairs:
            pairs[e.type].append((e.start.id, e.end.id, e.properties.get("evidence")))
    of = pd.Series({c: a for a, c, _ in pairs["HAS_COMPONENT"]})
    makes = pd.DataFrame(pairs["MAKES"], columns=["firm", "component", "evidence"])
    makes = makes[(makes.evidence == "confirmed") & makes.component.isin(of.index)]
    hub = store.read("MATCH (e:Enterprise {name: $name}) RETURN e.id AS id", {"name": HUB})[0]["id"]
    return Whole(
        of,
        makes.assign(assembly=makes.component.map(of)),
        pd.DataFrame(pairs["LOCATED_IN"], columns=["firm", "place", "evidence"])[["firm", "place"]],
        pd.DataFrame(pairs["SUPPLIES"], columns=["supplier", "buyer", "evidence"])[["supplier", "buyer"]],
        hub,
        scope,
    )


def without_maker(known: Whole) -> set[str]:
    """gaps/no_recorded_maker."""
    return set(known.components.index) - set(known.in_scope.component)


def single_maker(known: Whole) -> set[str]:
    """gaps/single_maker."""
    makers = known.in_scope.groupby("component").firm.nunique()
    return set(makers[makers == 1].index)


def link_counts(known: Whole) -> dict[str, int]:
    """The count behind links/status: makers of each component in the scope."""
    return dict(known.in_scope.groupby("component").firm.nunique().reindex(known.components.index, fill_value=0))


def quotients(known: Whole) -> set[tuple[str, str]]:
    """Location quotients of the cells of clusters/assembly_district; the cells with firms are compared."""
    counts = known.in_scope.drop_duplicates(["firm", "assembly", "place"]).groupby(["place", "assembly"]).size()
    table = counts.unstack(fill_value=0)
    lq = table.div(table.sum(axis=1), axis=0).div(table.sum() / table.to_numpy().sum())
    return set(lq.stack()[lambda each: each > 0].index)


def three_hops(known: Whole) -> set[str]:
    """Who stands within three steps before the hub."""
    chain = nx.from_pandas_edgelist(known.supplies, "supplier", "buyer", create_using=nx.DiGraph)
    near = nx.single_source_shortest_path_length(chain.reverse(copy=False), known.hub, cutoff=HOPS)
    return {firm for firm, hops in near.items() if hops}


PEERS: dict[str, Callable[[Whole], Any]] = {
    "gaps/no_recorded_maker": without_maker,
    "gaps/single_maker": single_maker,
    "links/status": link_counts,
    "clusters/assembly_district": quotients,
    "three hops": three_hops,
}
