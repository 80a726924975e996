"""Communities of firms that trade, or stand side by side: named, with how stable they are and whether chance would do as much."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from graph.errors import UsageError
from queries.derive.asked import Asked, Derived, Row, holding
from queries.derive.frames import known
from queries.derive.made_of import made_of
from queries.derive.standing import REST, Standing
from queries.derive.traded import traded
from queries.measures.communities import communities
from queries.measures.community_reading import Modularity, dominant, firm_edges, modularity
from queries.question import Said

_RULE = "communities.found"
_NO_TIES = Said(
    "范围内没有记录在案的供货关系，分不出社群。",
    "No supplies on record within the scope: nothing to tell communities by.",
)
_TEN_THOUSAND = 10_000  # values are weighed in 万元: log1p of yuan would drown the neighbours


@dataclass(frozen=True)
class Network:
    """The firms of a scope, what ties them, and the communities that the runs agree on."""

    asked: Asked

    @cached_property
    def standing(self) -> Standing:
        """Who makes what, where."""
        return Standing(self.asked)

    @cached_property
    def edges(self) -> pd.DataFrame:
        """`source`, `target`, `weight`: sales within the scope, and lambda for each pair of a district and assembly."""
        places = self.places if self.beside else self.places.head(0)  # first: the supplies come last
        sold = traded(self.asked)
        inside = np.array([self.standing.evidence.is_inside(firm) for firm in sold.firms], dtype=bool)
        within = sold.sales.which(inside[sold.sales.supplier] & inside[sold.sales.customer])
        ends = {"supplier": sold.named(within.supplier), "customer": sold.named(within.customer)}
        return firm_edges(pd.DataFrame({**ends, "value": within.value_cny / _TEN_THOUSAND}), places, self.beside)

    @cached_property
    def beside(self) -> float:
        """Lambda; refused where it would tie more pairs than anybody can wait for."""
        value, most = float(self.asked.parameters["beside"]), self.asked.thresholds["community"]["pairs"]
        pairs = sum(n * (n - 1) // 2 for n in self.places.groupby(["district", "assembly"]).size())
        if value and pairs > most:
            raise UsageError(
                f"同区县同总成的企业对有 {pairs} 对，多于 {most}。请缩小范围，或用 beside=0 只看供货关系。"
            )
        return value

    @cached_property
    def places(self) -> pd.DataFrame:
        """`firm`, `assembly`, `district` of the firms that count."""
        counted = self.standing.counted()
        return counted[counted["district"] != REST]

    @cached_property
    def seeds(self) -> int:
        """Runs: fewer where the network is large."""
        limits = self.asked.thresholds["community"]
        can = limits["edge_runs"] // max(1, len(self.edges))
        return int(min(limits["seeds"], max(limits["fewest_seeds"], can)))

    @cached_property
    def members(self) -> pd.DataFrame:
        """`node`, `community`, `stability`, and `strength`: what ties the firm to its fellows."""
        agreement = self.asked.thresholds["community"]["agreement"]
        made = made_of("communities", _RULE, [self.edges], self.seeds, agreement)
        plain = self.asked.once(made, lambda: _plain(communities(self.edges, self.seeds, agreement)))
        found = pd.DataFrame(plain).astype({"community": "Int64", "stability": "float64"})
        return found.assign(strength=found["node"].map(self._strength(found)).fillna(0.0))

    @cached_property
    def modularity(self) -> Modularity:
        """Of the whole, with its z; random networks are parted as often as this one at most."""
        limits, own = self.asked.thresholds["community"], self.members[["node", "community"]]
        times = min(limits["rewirings"], self.seeds)
        made = made_of("modularity", _RULE, [self.edges, own], times, limits["seed"])
        return Modularity(**self.asked.once(made, lambda: asdict(modularity(self.edges, own, times, limits["seed"]))))

    @cached_property
    def cores(self) -> Mapping[int, str]:
        """Community -> its member that is tied most strongly to the others: by it a community is known again."""
        inside = self.members.dropna(subset=["community"]).sort_values(["strength", "node"], ascending=[False, True])
        best = inside.drop_duplicates("community")
        return {int(number): str(node) for number, node in zip(best["community"], best["node"], strict=True)}

    @cached_property
    def traits(self) -> pd.DataFrame:
        """By community: the assembly that most members that count make, the district where most stand, whatever they make."""
        firms = self.members["node"][self.members["community"].notna()]
        stands = [(firm, district) for firm in firms for district in self.standing.places(firm) if district != REST]
        places = pd.DataFrame(stands, columns=["firm", "district"], dtype="object")
        made = dominant(self.members, self.places[["firm", "assembly"]])
        return made.join(dominant(self.members, places)[["district", "district_share"]])

    @cached_property
    def names(self) -> Mapping[str, Row]:
        """Of every firm of the scope."""
        inside = self.standing.evidence.is_inside
        return {row["firm"]: row for row in self.asked.facts["firm_names"] if inside(row["firm"])}

    @cached_property
    def unattached(self) -> int:
        """Firms of the scope that belong to no community: without a tie, or in a group too small or too loose."""
        return len(self.names) - int(self.members["community"].notna().sum())

    def warnings(self) -> tuple[Said, ...]:
        """What was left out, and what was counted otherwise than asked."""
        most = self.asked.thresholds["community"]["seeds"]
        return holding(
            (not len(self.edges), _NO_TIES),
            (
                self.unattached,
                Said(
                    f"{self.unattached} 家企业没有归入任何社群（没有记录的联系，或所在的组不足 5 家、不稳定）。",
                    f"{self.unattached} firms belong to no community (no tie on record, or a group below 5 firms or not stable).",
                ),
            ),
            (
                self.seeds < most and len(self.edges),
                Said(
                    f"网络有 {len(self.edges)} 条联系，只运行 {self.seeds} 次（不是 {most} 次）。",
                    f"The network has {len(self.edges)} ties: {self.seeds} runs only (not {most}).",
                ),
            ),
        )

    def _strength(self, members: pd.DataFrame) -> pd.Series:
        number = members.dropna(subset=["community"]).set_index("node")["community"]
        ties = self.edges.assign(one=self.edges["source"].map(number), other=self.edges["target"].map(number))
        ties = ties[(ties["one"] == ties["other"]).fillna(False) & (ties["source"] != ties["target"])]
        ends = [ties[[end, "weight"]].set_axis(["node", "weight"], axis=1) for end in ("source", "target")]
        return pd.concat(ends).groupby("node")["weight"].sum()


def found(asked: Asked) -> Derived:
    """A row for each community."""
    network = Network(asked)
    if not len(network.edges):
        return Derived([], total=0, warnings=network.warnings())
    quality = network.modularity
    spread = network.members.groupby("community")["stability"].mean()
    words = {row["id"]: row["name"] for row in asked.rows}
    rows = [
        _community(int(str(number)), network, row, words) for number, row in network.traits.to_dict("index").items()
    ]
    for row in rows:
        row |= {"stability": float(spread[row["number"]]), "modularity": quality.value, "z": quality.z}
        row |= {"unattached": network.unattached, "runs": network.seeds}
    return Derived(rows, total=len(rows), warnings=network.warnings())


def _plain(members: pd.DataFrame) -> dict[str, list[Any]]:
    """By column, as JSON has it."""
    return {str(name): [None if pd.isna(v) else v for v in column.tolist()] for name, column in members.items()}


def _community(number: int, network: Network, row: Mapping[Any, Any], words: Mapping[str, str]) -> Row:
    core = network.cores[number]
    named: dict[str, str | None] = {n: None if pd.isna(row[n]) else str(row[n]) for n in ("district", "assembly")}
    said = [words[each] for each in named.values() if each]
    return {
        "number": number,
        "name": "·".join(said) or "（总成和区县不明）",
        "core": core,
        "core_name": network.names[core]["name"],
        "firms": int(row["firms"]),
        "assembly": named["assembly"],
        "assembly_share": known(row["assembly_share"]),
        "district": named["district"],
        "district_share": known(row["district_share"]),
        "keys": network.names[core]["keys"],
    }


def members(asked: Asked) -> Derived:
    """A row for each firm of a community (or of all): how firmly it belongs, and by what."""
    network, core = Network(asked), asked.parameters["core"]
    rows = network.members if len(network.edges) else network.members.head(0)
    wanted = {number for number, firm in network.cores.items() if core in ("", firm)}
    if core and not wanted:
        number = rows.set_index("node")["community"].get(core)
        wanted = set() if number is None or pd.isna(number) else {int(number)}
    inside = rows[rows["community"].isin(list(wanted))]
    inside = inside.sort_values(["community", "strength", "node"], ascending=[True, False, True])
    words = {row["id"]: row["name"] for row in asked.rows}
    made: Mapping[str, set[str]] = defaultdict(set)
    for firm, assembly in zip(network.places["firm"], network.places["assembly"], strict=True):
        made[firm].add(assembly)
    shown = [_member(row, network, words, made) for row in inside.to_dict("records")]
    return Derived(shown, total=len(shown), warnings=network.warnings())


def _member(row: Mapping[Any, Any], network: Network, words: Mapping[str, str], made: Mapping[str, set[str]]) -> Row:
    firm, number = str(row["node"]), int(row["community"])
    return {
        "firm": firm,
        "name": network.names[firm]["name"],
        "number": number,
        "core": network.cores[number],
        "stability": row["stability"],
        "strength": row["strength"],
        "places": [words[p] for p in network.standing.evidence.places(firm) if p in words],
        "assemblies": [words[a] for a in sorted(made[firm])],
        "keys": network.names[firm]["keys"],
    }
