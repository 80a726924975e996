"""工业和信息化部中小企业特色产业集群 (2022), as a checklist for the firms of an assembly in a district."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from queries.derive.asked import Asked, Derived, Row, holding
from queries.derive.standing import REST, Standing
from queries.measures.official_cluster import ClusterFacts, Yardstick, checklist
from queries.question import Said

_WANTED = {
    "area": "集群四至面积",
    "output": "近三年产值",
    "sme_share": "企业产值与规模（从业人员或营业收入）",
    "lead_industry": "区县内企业产值",
    "growth": "历年产值",
    "honours": "企业称号",
}


@dataclass(frozen=True, slots=True)
class Group:
    """The firms of one cell; the whole district beside them."""

    firms: Sequence[Row]
    district: Sequence[Row]
    limits: Mapping[str, Any]

    @property
    def output(self) -> float | None:
        """Of the latest year on record; a part that passes the limit alone is enough, else unknown until all report."""
        return _sum(self.firms, self.limits["output_cny"])

    @property
    def sme_share(self) -> float | None:
        """Output of firms below the official limits of small and medium size."""
        sizes = [_is_sme(firm, self.limits) for firm in self.firms]
        total = _sum(self.firms)
        if None in sizes or not total:
            return None
        return sum(float(f["output_cny"]) for f, small in zip(self.firms, sizes, strict=True) if small) / total

    @property
    def lead_share(self) -> float | None:
        """Output of the assembly's firms among all component firms of the district."""
        total, own = _sum(self.district), _sum(self.firms)
        return own / total if own is not None and total else None

    def titled(self, words: Sequence[str], enough: int) -> int | None:
        """Firms with such a title; unknown while too few are found and some firms' titles are not on record."""
        found = sum(any(word in title for title in firm["titles"] for word in words) for firm in self.firms)
        return found if found >= enough or all(firm["knows_titles"] for firm in self.firms) else None


def judged(asked: Asked) -> Derived:
    """A row for each cell of the spine where firms count."""
    standing, limits = Standing(asked), asked.thresholds["yardstick"]
    rows = standing.counted()
    cells = rows[rows["district"] != REST].groupby(["district", "assembly"])["firm"].agg(list).to_dict()
    whole = rows.drop_duplicates(["district", "firm"]).groupby("district")["firm"].agg(list).to_dict()
    firms = {firm: _at_one_place(standing, firm) for firm in rows["firm"].unique()}
    found = [
        _row(
            spine,
            Group([firms[f] for f in cells[at]], [firms[f] for f in whole[at[0]]], limits),
        )
        for spine in asked.rows
        if (at := (spine["district"], spine["assembly"])) in cells
    ]
    unlisted = standing.unlisted()
    return Derived(
        found,
        total=len(found),
        warnings=holding(
            (
                unlisted,
                Said(
                    f"{'、'.join(unlisted)}还没有任何企业名单，不列。",
                    f"No list of firms yet from {', '.join(unlisted)}: not shown.",
                ),
            )
        ),
    )


def _at_one_place(standing: Standing, firm: str) -> Row:
    """With its titles; the output of a firm in several districts, in the scope or not, belongs to none of them."""
    evidence = standing.evidence
    row = {**evidence.firms[firm], "titles": evidence.titles(firm), "knows_titles": evidence.knows_titles(firm)}
    return row if standing.is_at_one_place(firm) else {**row, "output_cny": None, "output_cny_as_of": None}


def _row(spine: Row, group: Group) -> Row:
    limits = group.limits
    yardstick = Yardstick(**{name: limits[name] for name in Yardstick.__dataclass_fields__})
    champions = group.titled(limits["champion_titles"], limits["champions"])
    honoured = group.titled(limits["honour_titles"], limits["honoured"])
    facts = ClusterFacts(
        outputs_cny=(group.output,),
        sme_output_share=group.sme_share,
        lead_industry_share=group.lead_share,
        champions=champions,
        honoured=honoured,
    )
    tests = checklist(facts, yardstick)
    years = sorted({str(f["output_cny_as_of"])[:4] for f in group.firms if f["output_cny_as_of"]})
    return {
        **{name: spine[name] for name in ("assembly", "assembly_name", "district", "district_name")},
        "firms": len(group.firms),
        "with_output": sum(f["output_cny"] is not None for f in group.firms),
        "meets_all": tests["all"],
        "meets_area": tests["area"],
        "meets_output": tests["output"],
        "output_cny": _known_sum(group.firms),
        "years": years,
        "meets_sme_share": tests["sme_share"],
        "sme_share": group.sme_share,
        "meets_lead_industry": tests["lead_industry"],
        "lead_share": group.lead_share,
        "meets_growth": tests["growth"],
        "meets_honours": tests["honours"],
        "champions": champions,
        "honoured": honoured,
        "wanted": [words for name, words in _WANTED.items() if tests[name] is None],
    }


def _sum(firms: Sequence[Row], enough: float | None = None) -> float | None:
    """Unknown while one is unknown, unless the known ones alone are `enough`."""
    known = _known_sum(firms)
    complete = all(firm["output_cny"] is not None for firm in firms)
    return known if known is not None and (complete or (enough is not None and known >= enough)) else None


def _known_sum(firms: Sequence[Row]) -> float | None:
    outputs = [float(f["output_cny"]) for f in firms if f["output_cny"] is not None]
    return sum(outputs) if outputs else None


def _is_sme(firm: Row, limits: Mapping[str, Any]) -> bool | None:
    """Below either limit is small or medium; large only when both are known to be reached."""
    staff, revenue = firm["employees"], firm["revenue_cny"]
    if (staff is not None and staff < limits["sme_employees"]) or (
        revenue is not None and revenue < limits["sme_revenue_cny"]
    ):
        return True
    return None if staff is None or revenue is None else False
