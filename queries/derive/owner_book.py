"""The facts of chain owners, laid out once for any number of chains: firms are positions in the order of their ids."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

import numpy as np
import pandas as pd

from queries.derive.asked import Asked, Row
from queries.derive.evidence import VERIFIED, evidence_of
from queries.derive.leading import has_run_out
from queries.derive.market_rank import says_top_three
from queries.derive.traded import Sales, Traded, traded
from queries.measures.inputs import Bools, Floats, Ints
from queries.thresholds import Section

_ON_RECORD = frozenset({VERIFIED, "stale", "undated"})  # confirmed by a row, however old


@dataclass(frozen=True, slots=True)
class Chain:
    """What is judged: an assembly, or a named chain that covers several parts."""

    code: str
    name: str
    components: frozenset[str]
    assemblies: frozenset[str]


def chains_of(asked: Asked) -> list[Chain]:
    """The chain of that name or id; else the assembly asked for, or all."""
    if name := asked.parameters["chain"]:
        own = [row for row in asked.facts["chains"] if name in (row["chain"], row["name"])]
        return [_covering(row, asked.rows) for row in own]
    return [
        Chain(row["code"], row["name"], frozenset(row["components"]), frozenset({row["code"]})) for row in asked.rows
    ]


def _covering(row: Row, assemblies: Sequence[Row]) -> Chain:
    """A named chain, with the assemblies that it covers whole."""
    own = frozenset(row["components"])
    return Chain(
        row["chain"], row["name"], own, frozenset(a["code"] for a in assemblies if own.issuperset(a["components"]))
    )


class Book:
    """Every firm on record with what the gate asks of it, and who sells to whom; `Bools` say of each firm whether."""

    def __init__(self, asked: Asked) -> None:
        facts = asked.facts
        self._asked, firms = asked, sorted(facts["sizes"], key=itemgetter("firm"))
        self.ids: list[str] = [row["firm"] for row in firms]
        self.at = {firm: at for at, firm in enumerate(self.ids)}
        self.output_cny, self.revenue_cny = (_amounts(firms, name) for name in ("output_cny", "revenue_cny"))
        self.leads = np.full(len(firms), None)
        for row in facts["market_shares"]:
            self.leads[self.at[row["firm"]]] = says_top_three(row["market_share"])
        self._kind = pd.CategoricalDtype(self.ids)
        self.rules: Section = asked.thresholds["owners"]
        self.evidence = evidence_of(asked)
        self.inside: Bools = np.array([self.evidence.is_inside(firm) for firm in self.ids], dtype=bool)
        self._workers, self._official = facts["assembly_makers"], facts["official_owners"]

    @cached_property
    def _sold(self) -> Traded:
        """The supplies, which come last."""
        return traded(self._asked).among(self.ids)

    def marked(self, firms: Iterable[str]) -> Bools:
        """Which firms are among these."""
        found = np.zeros(len(self.ids), dtype=bool)
        found[[self.at[firm] for firm in firms]] = True
        return found

    def index(self, firms: Ints) -> pd.Index:
        """Their ids as labels of a frame."""
        found: pd.Index = pd.Index([self.ids[at] for at in firms.tolist()], dtype=object)
        return found

    def makers(self, chain: Chain) -> Bools:
        """Firms of the scope that a record says to make a component of the chain, or to work on its assembly, and that are not idle."""
        said = [found for component in chain.components for found in self.evidence.makers(component).items()]
        making = self.marked(firm for verdict, firms in said if verdict in _ON_RECORD for firm in firms)
        sure = [row for row in self._workers if row["evidence"] == "confirmed" and row["assembly"] in chain.assemblies]
        working = self.marked(firm for row in sure for firm in row["firms"] if not self.evidence.is_idle(firm))
        return (making | working) & self.inside

    def official(self, chain: Chain, members: Bools) -> dict[str, list[str]]:
        """Firm -> by which list: named for this chain or one that covers a part of it; or a member that bears the title today."""
        own = {chain.code} | chain.components | chain.assemblies
        found: dict[str, list[str]] = {}
        for row in self._official:
            if has_run_out(row["until"], self.evidence.age.as_of):
                continue
            if own & {row["by"], *row["parts"]} or (row["relation"] == "HOLDS" and members[self.at[row["firm"]]]):
                found.setdefault(row["firm"], []).append(row["by_name"])
        return found

    def sales(self, chain: Chain, makers: Bools) -> Sales:
        """Supplies of the chain's components; where nobody says of what, those of the chain's own makers."""
        sold = self._sold
        return sold.sales.which(sold.of(chain.components) | (sold.unsaid() & makers[sold.sales.supplier]))

    def buyers(self, component: str) -> Bools:
        """Who buys it from somebody."""
        found = np.zeros(len(self.ids), dtype=bool)
        found[self._sold.sales.customer[self._sold.of({component})]] = True
        return found

    def frame(self, sales: Sales) -> pd.DataFrame:
        """`supplier`, `customer`, `value` in units of the middle known value.

        A measure counts a supply without value as 1: in these units it counts like the middle one.
        """
        ends = {"supplier": sales.supplier, "customer": sales.customer}
        named = {name: pd.Categorical.from_codes(at, dtype=self._kind) for name, at in ends.items()}
        return pd.DataFrame({**named, "value": sales.value_cny / sales.middle_cny()})


def _amounts(firms: Iterable[Row], column: str) -> Floats:
    return np.array([row[column] for row in firms], dtype=np.float64)
