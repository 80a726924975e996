"""Who stands where: the firms of a scope by assembly and district of the plan, each with what its claim is worth.

Needs the facts of `Evidence` (without demand), assembly_makers, tree, districts; parameters scope, as_of, counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from queries.derive.asked import Asked, Row
from queries.derive.evidence import UNVERIFIED, VERIFIED, evidence_of

REST = ""  # in the scope, in none of the plan's districts there: the wider reference of a quotient
VERIFIED_ONLY = "已核实"  # parameter `counted`; the other choice counts claims that a check could confirm too
FIRMS, OUTPUT, STAFF = "企业数", "产值", "从业人员数"
_WORTH = {VERIFIED: 2, **dict.fromkeys(UNVERIFIED, 1)}  # of the claims of one firm for one assembly; the others 0
_SIZES = {OUTPUT: "output_cny", STAFF: "employees"}


class Claimed(NamedTuple):
    """A firm said to make an assembly or a component of it."""

    firm: str
    assembly: str
    verdict: str


class Standing:
    """The firms of one question, by assembly and district."""

    def __init__(self, asked: Asked) -> None:
        self.evidence = evidence_of(asked)
        self.districts: dict[str, Row] = {row["district"]: row for row in asked.facts["districts"]}
        self.assemblies = list(dict.fromkeys(row["assembly"] for row in asked.facts["tree"]))
        self._components = [(row["component"], row["assembly"]) for row in asked.facts["tree"]]
        self._assembly_makers = _by_assembly(asked.facts["assembly_makers"])
        self._verified_only = asked.parameters.get("counted", VERIFIED_ONLY) == VERIFIED_ONLY
        self._coverage = asked.thresholds["link"]["output_coverage"]
        self._where: dict[str, list[str]] = {}

    @cached_property
    def claims(self) -> list[Claimed]:
        """The best claim of each firm for each assembly, of equals the first; refused ones too (outside, stopped, not_yet)."""
        found: dict[tuple[str, str], str] = {}
        for assembly, makers in self._all():
            said = sorted((firm, verdict) for verdict, firms in makers.items() for firm in firms)
            for firm, verdict in said:
                known = found.setdefault((firm, assembly), verdict)
                if _WORTH.get(verdict, 0) > _WORTH.get(known, 0):
                    found[firm, assembly] = verdict
        return [Claimed(firm, assembly, verdict) for (firm, assembly), verdict in found.items()]

    def counts(self, claim: Claimed) -> bool:
        """Whether the reader wants this claim counted."""
        return claim.verdict == VERIFIED or (not self._verified_only and claim.verdict in UNVERIFIED)

    def counted(self) -> pd.DataFrame:
        """`firm`, `assembly`, `district`: a row for each plant that counts; REST in a wider scope."""
        return self._rows(claim for claim in self.claims if self.counts(claim))

    def could_count(self) -> pd.DataFrame:
        """The same for claims that count only once checked."""
        return self._rows(c for c in self.claims if c.verdict in UNVERIFIED and not self.counts(c))

    def table(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Firms by district and assembly; the rest last where there is one; a district without a list is unknown."""
        found = rows.groupby(["district", "assembly"]).size().unstack(fill_value=0)
        return self._shaped(found, rows)

    def output_table(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Output by district and assembly of `rows` with a `size`; unknown where too few of the firms that count tell theirs."""
        cells = rows.groupby(["district", "assembly"])["size"]
        found, told = cells.sum().unstack(), (cells.count() / cells.size()).unstack()
        silent = told < self._coverage  # not where nobody stands: that is 0
        known = self._shaped(found.fillna(0.0), rows)
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
        if firm not in self._where:
            self._where[firm] = [p for p in self.evidence.places(firm) if p in self.districts] or [REST]
        return self._where[firm]

    def is_at_one_place(self, firm: str) -> bool:
        """Whether all of it stands in one cell of the table: a plant beyond the scope is another place, the city around its district is not."""
        places, lies_in = self.evidence.places(firm), self.evidence.surveys.lies_in
        if len(places) <= 1:
            return True
        finest = [p for p in places if not any(other != p and lies_in(other, p) for other in places)]
        return len({self._cell(place) for place in finest}) == 1

    def unlisted(self) -> list[str]:
        """Districts where no list places a firm: nothing is known of them."""
        return [row["name"] for row in self.districts.values() if not row["listed"]]

    def _size(self, firm: str, name: str) -> float:
        value = self.evidence.firms[firm][name]
        return float(value) if value and self.is_at_one_place(firm) else float("nan")

    def _cell(self, place: str) -> str:
        """The district that it is or lies in, REST for the remainder of the scope; a place beyond the scope is itself."""
        for district in self.districts:
            if self.evidence.surveys.lies_in(place, district):
                return district
        return REST if "" in self.evidence.scope or place in self.evidence.scope else place

    def _rows(self, claims: Iterable[Claimed]) -> pd.DataFrame:
        found = [(firm, assembly, district) for firm, assembly, _ in claims for district in self.places(firm)]
        return pd.DataFrame(found, columns=["firm", "assembly", "district"], dtype="object")

    def _shaped(self, found: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
        places = [*self.districts, *([REST] if (rows["district"] == REST).any() else [])]
        table = found.reindex(index=places, columns=self.assemblies, fill_value=0).astype("float64")
        table.loc[[d for d, row in self.districts.items() if not row["listed"]]] = float("nan")
        return table

    def _all(self) -> Iterator[tuple[str, Mapping[str, list[str]]]]:
        """Assembly and firms by verdict: of each component, then of those that work on the assembly."""
        for component, assembly in self._components:
            yield assembly, self.evidence.makers(component)
        for assembly, rows in self._assembly_makers.items():
            yield assembly, self.evidence.judged(rows)


def _by_assembly(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    found: Mapping[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["assembly"]].append(row)
    return dict(sorted(found.items()))
