"""Every measure at 1,000 and 20,000 firms: seconds on invented numbers.

`python benchmarks/measures.py [--firms N …] [--only WORD] [--stops N]`. Beside the clock the processor's seconds, which others on
the same machine do not lengthen (two threads count twice).

Firms, places and components by the plan's shares, a tiered network with about five relations a firm. At 20,000 firms ESRI is
timed on `--stops` firms and the whole is told from it; `--stops 0` computes all.
"""

import argparse
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from queries.measures import clusters, links, owner_rules, owners, relatedness, resilience
from queries.measures.communities import communities
from queries.measures.community_reading import firm_edges, modularity

SEED = 7
PLACES = ["璧山", "永川", "铜梁", "合川", "江津", "潼南", "大足", "荣昌"]
PLACE_SHARES = np.array([200, 150, 130, 150, 120, 50, 120, 80]) / 1000
COMPONENTS = [f"C{i:02}" for i in range(1, 57)]
ASSEMBLIES = [f"A{i:02}" for i in range(1, 13)]
ALL_STOPS = 2_000  # up to here ESRI is timed on every firm


@dataclass(frozen=True, slots=True)
class Economy:
    """Invented firms: what each makes, where and for which assembly, and who sells to whom."""

    firms: pd.DataFrame
    makes: pd.DataFrame
    trades: pd.DataFrame

    @property
    def counts(self) -> pd.DataFrame:
        return pd.crosstab(self.firms["district"], self.firms["assembly"])

    @property
    def plants(self) -> pd.DataFrame:
        return self.firms.rename(columns={"assembly": "activity", "district": "place", "output": "size"})

    @property
    def makers(self) -> dict[str, dict[str, list[str]]]:
        chain: dict[str, dict[str, list[str]]] = {a: {} for a in ASSEMBLIES}
        for at, component in enumerate(COMPONENTS):
            firms = self.makes.index[self.makes[component] == 1].tolist()
            chain[ASSEMBLIES[at % len(ASSEMBLIES)]][component] = firms
        return chain


def invented(count: int) -> Economy:
    rng = np.random.default_rng(SEED)
    popular = np.arange(1, 57) ** -0.8
    makes = rng.random((count, 56)) < 1.8 * popular / popular.sum()
    makes[np.arange(count), rng.choice(56, count, p=popular / popular.sum())] = True
    names = [f"F{i:05}" for i in range(count)]
    firms = pd.DataFrame(
        {
            "firm": names,
            "district": rng.choice(PLACES, count, p=PLACE_SHARES),
            "assembly": [ASSEMBLIES[c % 12] for c in makes.argmax(axis=1)],
            "output": rng.lognormal(17, 1.2, count),
            "components": np.minimum(5, makes.sum(axis=1)),
        }
    )
    return Economy(firms, pd.DataFrame(makes.astype(int), names, COMPONENTS), _trades(firms, rng))


def _trades(firms: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Supplier -> customer from later to earlier firms, big ones more often, mostly within an assembly."""
    count = len(firms)
    supplier = rng.integers(1, count, 5 * count)
    customer = (supplier * rng.beta(0.6, 1.5, len(supplier))).astype(int)
    near = rng.random(len(supplier)) < 0.6
    assembly = firms["assembly"].to_numpy()
    by_assembly = {a: np.flatnonzero(assembly == a) for a in ASSEMBLIES}
    for a, members in by_assembly.items():
        inside = near & (assembly[supplier] == a)
        customer[inside] = members[(len(members) * rng.beta(0.6, 1.5, inside.sum())).astype(int)]
    kept = supplier != customer
    supplier, customer = supplier[kept], customer[kept]
    name, sector = firms["firm"].to_numpy(), firms["assembly"].to_numpy()
    return pd.DataFrame(
        {
            "supplier": name[supplier],
            "customer": name[customer],
            "supplier_sector": sector[supplier],
            "customer_sector": sector[customer],
            "value": rng.lognormal(14, 1, len(supplier)),
            "essential": rng.choice([0, 1, 2], len(supplier), p=[0.2, 0.4, 0.4]),
        }
    ).assign(weight=lambda d: d["value"])


def work(economy: Economy, stops: int) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Name and call of everything that takes time."""
    firms, trades, makes = economy.firms, economy.trades, economy.makes
    counts, plants, makers = economy.counts, economy.plants, economy.makers
    reference = plants.groupby("place")["size"].sum()
    chain = firms.set_index("firm")[["output", "components"]]
    terms = pd.DataFrame(np.random.default_rng(SEED).random((56, 4)), COMPONENTS, ["k1", "k2", "k3", "fragility"])
    edges = firm_edges(trades, firms, 0)
    yield "rank_interval, 1,000 draws", lambda: links.rank_interval(terms)
    yield "empirical_bayes, 96 cells", lambda: clusters.empirical_bayes(counts)
    yield "ellison_glaeser", lambda: clusters.ellison_glaeser(plants, reference)
    yield "ellison_glaeser_test, 999 permutations", lambda: clusters.ellison_glaeser_test(plants, reference)
    yield "quotient_interval, 1,000 resamplings", lambda: clusters.quotient_interval(plants)
    yield "credible (co-production, chance)", lambda: relatedness.credible(makes)
    yield "owner_scores", lambda: owners.owner_scores(chain, trades, 5)
    yield "stability, 200 runs", lambda: owner_rules.stability(chain, trades, 5)
    yield "cut_sets, order 2", lambda: resilience.cut_sets(makers)
    yield "each_firm_gone", lambda: resilience.each_firm_gone(makers)
    if stops and len(firms) > ALL_STOPS:
        asked = sorted(set(trades["supplier"]))[:: max(1, len(firms) // stops)][:stops]
        yield f"esri_of, {len(asked)} firms", lambda: resilience.esri_of(trades, asked)
    else:
        yield "esri, every firm", lambda: resilience.esri(trades)
    yield f"communities, 100 seeds, {len(edges):,} edges", lambda: communities(edges)
    beside = firm_edges(trades, firms, 1)
    yield f"communities, 1 seed, lambda 1, {len(beside):,} edges", lambda: communities(beside, seeds=1)
    found = communities(edges, seeds=1)
    yield "modularity, 10 rewirings", lambda: modularity(edges, found, rewirings=10)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--firms", type=int, nargs="*", default=[1_000, 20_000])
    parser.add_argument("--only", default="", help="measures whose name holds this word")
    parser.add_argument("--stops", type=int, default=256)
    given = parser.parse_args()
    for count in given.firms:
        print(f"\n{count:,} firms\n{'measure':58} {'seconds':>8} {'processor':>9}")
        for name, call in work(invented(count), given.stops):
            if given.only in name:
                start, used = time.perf_counter(), time.process_time()
                call()
                print(f"{name:58} {time.perf_counter() - start:8.2f} {time.process_time() - used:9.2f}", flush=True)


if __name__ == "__main__":
    main()
