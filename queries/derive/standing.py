"""Who stands where: the firms of a scope by assembly and district of the plan, each with what its claim is worth.

Needs the facts makers, chain_firms, surveys, places, pipeline, assembly_makers, tree, districts; parameters scope, as_of, counted.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from queries.derive.asked import Asked, Row
from queries.derive.evidence import UNVERIFIED, VERIFIED, Evidence

REST = ""  # in the scope, in none of the plan's districts there: the wider reference of a quotient
VERIFIED_ONLY = "已核实"  # parameter `counted`; the other choice counts claims that a check could confirm too
FIRMS, OUTPUT, STAFF = "企业数", "产值", "从业人员数"
_SIZES = {OUTPUT: "output_cny", STAFF: "employees"}


@dataclass(frozen=True, slots=True)
class Claimed:
    """A firm said to make an assembly or a component of it."""

    firm: str
    assembly: str
    verdict: str


class Standing:
    """The firms of one question, by assembly and district."""

    def __init__(self, asked: Asked) -> None:
        self.evidence = Evidence(asked)
        self.districts: dict[str, Row] = {row["district"]: row for row in asked.facts["districts"]}
        self.assemblies = list(dict.fromkeys(row["assembly"] for row in asked.facts["tree"]))
        self._components = [(row["component"], row["assembly"]) for row in asked.facts["tree"]]
        self._assembly_makers = asked.facts["assembly_makers"]
        self._verified_only = asked.parameters.get("counted", VERIFIED_ONLY) == VERIFIED_ONLY

    @cached_property
    def claims(self) -> dict[tuple[str, str], Claimed]:
        """The best claim of each firm for each assembly; refused ones too (outside, stopped, not_yet)."""
        found: dict[tuple[str, str], Claimed] = {}
        for claim in self._all():
            known = found.get((claim.firm, claim.assembly))
            if known is None or _worth(claim.verdict) > _worth(known.verdict):
                found[claim.firm, claim.assembly] = claim
        return found

    def counts(self, claim: Claimed) -> bool:
        """Whether the reader wants this claim counted."""
        return claim.verdict == VERIFIED or (not self._verified_only and claim.verdict in UNVERIFIED)

    def counted(self) -> pd.DataFrame:
        """`firm`, `assembly`, `district`: a row for each plant that counts; REST in a wider scope."""
        return self._rows(claim for claim in self.claims.values() if self.counts(claim))

    def could_count(self) -> pd.DataFrame:
        """The same for claims that count only once checked."""
        return self._rows(c for c in self.claims.values() if c.verdict in UNVERIFIED and not self.counts(c))

    def table(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Firms by district and assembly; the rest last where there is one; a district without a list is unknown."""
        found = rows.groupby(["district", "assembly"]).size().unstack(fill_value=0)
        return self._shaped(found, rows)

    def output_table(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Output by district and assembly of `rows` with a `size`; unknown where firms are on record and none tells its output."""
        found = rows.groupby(["district", "assembly"])["size"].sum(min_count=1).unstack()
        known = self._shaped(found.fillna(0.0), rows)
        silent = found.isna() & (rows.groupby(["district", "assembly"]).size().unstack(fill_value=0) > 0)
        return known.mask(silent.reindex(index=known.index, columns=known.columns, fill_value=False))

    def sized(self, rows: pd.DataFrame, measure: str) -> tuple[pd.DataFrame, int]:
        """The rows with their `size`; NaN where it is unknown or belongs to several places; how many firms that leaves out."""
        if measure == FIRMS:
            return rows.assign(size=1.0), 0
        sizes = {firm: self._size(firm, _SIZES[measure]) for firm in rows["firm"].unique()}
        found = rows.assign(size=rows["firm"].map(sizes).astype("float64"))
        return found, sum(pd.isna(size) for size in sizes.values())

    def places(self, firm: str) -> list[str]:
        """The districts of the plan where it stands; REST alone where in none of them."""
        return [place for place in self.evidence.firms[firm]["places"] if place in self.districts] or [REST]

    def unlisted(self) -> list[str]:
        """Districts where no list places a firm: nothing is known of them."""
        return [row["name"] for row in self.districts.values() if not row["listed"]]

    def _size(self, firm: str, name: str) -> float:
        value = self.evidence.firms[firm][name]
        return float(value) if value and len(self.places(firm)) == 1 else float("nan")

    def _rows(self, claims: Iterable[Claimed]) -> pd.DataFrame:
        found = [(claim.firm, claim.assembly, district) for claim in claims for district in self.places(claim.firm)]
        return pd.DataFrame(found, columns=["firm", "assembly", "district"], dtype="object")

    def _shaped(self, found: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
        places = [*self.districts, *([REST] if (rows["district"] == REST).any() else [])]
        table = found.reindex(index=places, columns=self.assemblies, fill_value=0).astype("float64")
        table.loc[[d for d, row in self.districts.items() if not row["listed"]]] = float("nan")
        return table

    def _all(self) -> Iterator[Claimed]:
        for component, assembly in self._components:
            for claim in self.evidence.claims(component):
                if claim.who in self.evidence.firms:
                    yield Claimed(claim.who, assembly, claim.verdict)
        for row in self._assembly_makers:
            yield Claimed(row["firm"], row["assembly"], self.evidence.verdict(row))


def _worth(verdict: str) -> int:
    return 2 if verdict == VERIFIED else int(verdict in UNVERIFIED)
