"""What is known of each component in a scope: every firm with its verdict, and the evidence that a link's status rests on.

Needs the facts makers, chain_firms, surveys, places, pipeline, and for demand purchases, located, sourcing; parameters
scope, demand, as_of.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from queries.derive.asked import Asked, Row
from queries.derive.dates import Age
from queries.derive.surveyed import Surveys
from queries.measures.links import LinkEvidence

VERIFIED = "verified"
# Further verdicts: outside the scope, stopped, not_yet producing.
UNVERIFIED = frozenset({"stale", "undated", "inferred", "surveyed", "projected"})  # claims that a check could confirm
_NOT_MAKING = {"停产": "stopped", "在建": "not_yet", "试生产": "not_yet"}
_SIGNED, _RUNNING = frozenset({"ST3", "ST4"}), frozenset({"ST5", "ST6"})
_GIVEN_UP = frozenset({"终止", "搁置"})
_LEADING = ("链主", "领军", "单项冠军", "小巨人")  # titles that make a producer a lead firm (methods: L)


@dataclass(frozen=True, slots=True)
class Claim:
    """One firm (or project, or survey) said to make a component, and what became of the claim."""

    component: str
    who: str
    verdict: str  # verified, or why it does not count
    as_of: str = ""


class Evidence:
    """The facts of one question, gathered by component."""

    def __init__(self, asked: Asked) -> None:
        limits = asked.thresholds["link"]
        self.scope: Sequence[str] = asked.parameters["scope"]
        self.age = Age(asked.parameters["as_of"], limits["evidence_months"])
        self.surveys = Surveys(asked.facts["surveys"], asked.facts["places"], self.scope, self.age)
        self._output_coverage, self._buyer_coverage = limits["output_coverage"], limits["buyer_coverage"]
        self.firms: Mapping[str, Row] = {row["firm"]: _sorted(row) for row in asked.facts["chain_firms"]}
        self._makers = _by(sorted(asked.facts["makers"], key=itemgetter("firm")), "component")
        self._pipeline = _by(asked.facts["pipeline"], "component")
        self._purchases = _purchases(asked)
        self._sourcing = _by(asked.facts.get("sourcing", ()), "part")
        self._claims: dict[str, tuple[Claim, ...]] = {}
        self._known: dict[str, LinkEvidence] = {}

    def claims(self, component: str) -> tuple[Claim, ...]:
        """Everybody who is said to make it, with the verdict; firms outside the scope too."""
        if component not in self._claims:
            self._claims[component] = tuple(self._judged(component))
        return self._claims[component]

    def producers(self, component: str) -> list[str]:
        """Verified producers in the scope."""
        return [c.who for c in self.claims(component) if c.verdict == VERIFIED]

    def of(self, component: str, assembly: str) -> LinkEvidence:
        """The evidence on which the component's status rests; gathered once."""
        if component not in self._known:
            self._known[component] = self._gathered(component, assembly)
        return self._known[component]

    def _gathered(self, component: str, assembly: str) -> LinkEvidence:
        makers = self.producers(component)
        return LinkEvidence(
            producers=len(makers),
            owner_groups=len({self.group(firm) for firm in makers}),
            unverified=sum(c.verdict in UNVERIFIED for c in self.claims(component)),
            pipeline=len(self.planned(component)),
            surveyed=self.surveys.covers(component),
            demand=True if self._is_wanted(component, assembly) else None,
            lead=self._has_lead(makers),
            concentration=self._concentration(makers),
            outside_share=self._outside_share(component),
        )

    def elsewhere(self, component: str, places: Container[str]) -> list[str]:
        """Producers that would be verified, but lie outside the scope and within these places."""
        return [
            row["firm"]
            for row in self._makers[component]
            if self.verdict(row) == "outside"
            and self._standing(row) == VERIFIED
            and any(place in places for place in self.firms[row["firm"]]["places"])
        ]

    def planned(self, component: str) -> list[Row]:
        """Projects for it that are signed or under construction, and not given up."""
        return [p for p in self._pipeline[component] if _last(p) in _SIGNED and p["state"] not in _GIVEN_UP]

    def buyers(self, component: str) -> set[str]:
        """Who in the demand scope is on record as buying it, or needing it for vehicles."""
        needing = {row["firm"] for row in self._sourcing[component] if row["how"] == "needs"}
        return needing | {row["buyer"] for row in self._purchases[component]}

    def vehicle_makers(self, parts: Iterable[str]) -> set[str]:
        """Vehicle makers in the demand scope whose models need one of these parts."""
        return {row["firm"] for part in parts for row in self._sourcing[part] if row["how"] == "needs"}

    def group(self, firm: str) -> str:
        """The owner group of a firm: the topmost owner on record, itself where nobody says."""
        return _top(firm, self._owners)

    def verdict(self, row: Row) -> str:
        """What a claim (firm, evidence, as_of) to make a part is worth: `verified`, or why it does not count."""
        return self._standing(row) if self.firms[row["firm"]]["in_scope"] else "outside"

    def _standing(self, row: Row) -> str:
        if stopped := _NOT_MAKING.get(self.firms[row["firm"]]["operation"] or ""):
            return stopped
        if row["evidence"] != "confirmed":
            return "inferred"
        if not row["as_of"]:
            return "undated"
        return VERIFIED if self.age.allows(row["as_of"]) else "stale"

    @cached_property
    def _owners(self) -> dict[str, str]:
        return {firm: row["owners"][0] for firm, row in self.firms.items() if row["owners"]}

    def _judged(self, component: str) -> Iterator[Claim]:
        known = set()
        for row in self._makers[component]:
            known.add(row["firm"])
            yield Claim(component, row["firm"], self.verdict(row), row["as_of"] or "")
        for project in self._pipeline[component]:
            if _last(project) in _RUNNING and project["state"] not in _GIVEN_UP and known.isdisjoint(project["firms"]):
                yield Claim(component, project["project"], "projected")
        if not any(c in known for c in self._inside(known)):
            yield from (Claim(component, s["survey"], "surveyed", s["date"]) for s in self.surveys.found(component))

    def _inside(self, firms: Iterable[str]) -> list[str]:
        return [firm for firm in firms if self.firms[firm]["in_scope"]]

    def _is_wanted(self, component: str, assembly: str) -> bool:
        """Somebody in the demand scope buys or needs it, or makes or needs its assembly."""
        return bool(self._purchases[component] or self._sourcing[component] or self._sourcing[assembly])

    def _has_lead(self, makers: Sequence[str]) -> bool | None:
        """True when a producer bears such a title; False only when the titles of all are on record."""
        titles = [self.firms[firm]["titles"] for firm in makers]
        if any(word in title for held in titles for title in held for word in _LEADING):
            return True
        return False if titles and all(titles) else None

    def _concentration(self, makers: Sequence[str]) -> float | None:
        outputs = [v for firm in makers if (v := self.firms[firm]["output_cny"]) is not None]
        total = sum(outputs)
        if not makers or len(outputs) < self._output_coverage * len(makers) or total <= 0:
            return None
        return min(1.0, float(sum((v / total) ** 2 for v in outputs)))

    def _outside_share(self, component: str) -> float | None:
        """Share of the purchases on record that comes from outside the scope; unknown while too few buyers report."""
        rows = self._purchases[component]
        buyers = {row["buyer"] for row in rows}
        silent = {row["buyer"] for row in rows if row["sales_cny"] is None}
        total = sum(row["sales_cny"] for row in rows if row["buyer"] not in silent)
        if not buyers or len(buyers - silent) < self._buyer_coverage * len(buyers) or total <= 0:
            return None
        outside = sum(row["sales_cny"] for row in rows if row["buyer"] not in silent and not row["from_scope"])
        return float(outside / total)


def _sorted(firm: Row) -> Row:
    """The same on both engines."""
    return {**firm, **{name: sorted(firm[name]) for name in ("places", "owners", "titles")}}


def _purchases(asked: Asked) -> Mapping[str, list[Row]]:
    """Component -> who in the demand scope buys it from whom, in the scope or not."""
    found: Mapping[str, list[Row]] = defaultdict(list)
    if not (rows := asked.facts.get("purchases")):
        return found
    sellers, buyers = (_within(asked, name) for name in ("scope", "demand"))
    for row in rows:
        if buyers is None or row["buyer"] in buyers:
            bought = {**row, "from_scope": sellers is None or row["supplier"] in sellers}
            for component in row["components"]:
                found[component].append(bought)
    return found


def _within(asked: Asked, parameter: str) -> frozenset[str] | None:
    """The firms of a scope; None is all."""
    places = frozenset(asked.parameters[parameter])
    return None if "" in places else frozenset(r["firm"] for r in asked.facts["located"] if r["place"] in places)


def _last(project: Row) -> str:
    return project["reached"][-1] if project["reached"] else ""


def _top(firm: str, owners: Mapping[str, str]) -> str:
    seen = {firm}
    while (owner := owners.get(firm)) and owner not in seen:
        seen.add(firm := owner)
    return min(seen) if owner in seen else firm  # a ring of owners is one group


def _by(rows: Iterable[Row], name: str) -> Mapping[str, list[Row]]:
    found: Mapping[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[name]].append(row)
    return found
