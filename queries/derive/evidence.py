"""What is known of each component in a scope: every firm with its verdict, and the evidence that a link's status rests on.

Needs the facts makers, operations, located, surveys, places, pipeline; for titles titles, for owner groups owner_links, for what a
list says of the firm itself chain_firms; for a link's evidence titles, official_owners, market_shares, owner_links, outputs, and for
its demand supplies, sourcing, assembly_makers. Parameters scope, demand, as_of. A fact `supposed` names producers that stand in the
scope by supposition (`supposed.py`).
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from queries.derive.asked import Asked, Row
from queries.derive.dates import Age
from queries.derive.demand import NOTHING, Purchased, purchased
from queries.derive.leading import has_run_out, leading_firms
from queries.derive.projects import GIVEN_UP
from queries.derive.surveyed import Surveys
from queries.measures.links import LinkEvidence

VERIFIED = "verified"
# Further verdicts: outside the scope, stopped, not_yet producing.
UNVERIFIED = frozenset({"stale", "undated", "inferred", "surveyed", "projected"})  # claims that a check could confirm
_OUTSIDE = "outside"
_NEEDED = (
    "makers", "operations", "outputs", "chain_firms", "located", "titles", "official_owners", "market_shares", "owner_links", "surveys",
    "places", "pipeline", "supplies", "sourcing", "assembly_makers", "supposed",
)  # fmt: skip
_NOT_MAKING = {"停产": "stopped", "在建": "not_yet", "试生产": "not_yet"}
_SIGNED, _RUNNING = frozenset({"ST3", "ST4"}), frozenset({"ST5", "ST6"})
_CERTIFIED = "体系认证"  # no title: whoever holds one may have others that nobody wrote down


class Claim(NamedTuple):
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
        self._outside_limit = limits["outside_share"]
        self._asked = asked
        self._inside = standing_in(asked, "scope")
        self._not_making = _not_making(asked.facts["operations"])
        self._makers = _by(asked.facts["makers"], "component")
        self._pipeline = _by(asked.facts["pipeline"], "component")
        self._sourcing = _by(asked.facts.get("sourcing", ()), "part")
        self._sorted: dict[str, Mapping[str, list[str]]] = {}
        self._known: dict[str, LinkEvidence] = {}

    @cached_property
    def firms(self) -> Mapping[str, Row]:
        """What is on record of every firm that has a row of its own."""
        return {row["firm"]: row for row in self._asked.facts["chain_firms"]}

    def makers(self, component: str) -> Mapping[str, list[str]]:
        """Firms that are said to make it, by verdict and in order of their ids; firms outside the scope too."""
        if component not in self._sorted:
            self._sorted[component] = self.judged(self._makers[component])
        return self._sorted[component]

    def producers(self, component: str) -> list[str]:
        """Verified producers in the scope."""
        return self.makers(component).get(VERIFIED, [])

    def claims(self, component: str) -> list[Claim]:
        """Everybody who is said to make it, with the verdict: firms by their ids, then projects and surveys."""
        dates = {firm: row["as_of"] or "" for row in self._makers[component] for firm in row["firms"]}
        found = [Claim(component, f, verdict, dates[f]) for verdict, fs in self.makers(component).items() for f in fs]
        return [*sorted(found, key=itemgetter(1)), *self._besides(component)]

    def verdicts(self, component: str) -> Mapping[str, int]:
        """How many claims came to which verdict."""
        found: dict[str, int] = defaultdict(int, {v: len(firms) for v, firms in self.makers(component).items()})
        for claim in self._besides(component):
            found[claim.verdict] += 1
        return found

    def of(self, component: str, assembly: str) -> LinkEvidence:
        """The evidence on which the component's status rests; gathered once."""
        if component not in self._known:
            self._known[component] = self._gathered(component, assembly)
        return self._known[component]

    def _gathered(self, component: str, assembly: str) -> LinkEvidence:
        makers, verdicts = self.producers(component), self.verdicts(component)
        return LinkEvidence(
            producers=len(makers),
            owner_groups=len({self.group(firm) for firm in makers}),
            unverified=sum(n for verdict, n in verdicts.items() if verdict in UNVERIFIED),
            pipeline=len(self.planned(component)),
            surveyed=self.surveys.covers(component),
            demand=True if self._is_wanted(component, assembly) else None,
            lead=self._has_lead(makers),
            concentration=self._concentration(makers),
            outside_share=self._outside_share(component),
        )

    def elsewhere(self, component: str, places: Container[str]) -> list[str]:
        """Producers that would be verified, but lie outside the scope and within these places."""
        outside = frozenset(self.makers(component).get(_OUTSIDE, ())) - self._not_making.keys()
        rows = [row for row in self._makers[component] if self._worth(row) == VERIFIED]
        found = {firm for row in rows for firm in row["firms"] if firm in outside}
        return sorted(firm for firm in found if any(place in places for place in self.places(firm)))

    def planned(self, component: str) -> list[Row]:
        """Projects for it that are signed or under construction, and not given up."""
        return [p for p in self._pipeline[component] if is_planned(p)]

    def buyers(self, component: str) -> set[str]:
        """Who in the demand scope is on record as buying it, or needing it for vehicles."""
        return self.vehicle_makers([component]) | self._purchased[component].buyers

    def vehicle_makers(self, parts: Iterable[str]) -> set[str]:
        """Vehicle makers in the demand scope whose models need one of these parts."""
        return {row["firm"] for part in parts for row in self._sourcing[part]}

    def group(self, firm: str) -> str:
        """The owner group of a firm: the topmost owner on record, itself where nobody says."""
        return _top(firm, self._owners)

    def is_inside(self, firm: str) -> bool:
        """Whether it stands in the scope."""
        return self._inside is None or firm in self._inside

    def is_idle(self, firm: str) -> bool:
        """Whether it is on record as not producing now."""
        return firm in self._not_making

    def places(self, firm: str) -> list[str]:
        """Where it stands, as far as anybody says."""
        return self._places.get(firm, [])

    def titles(self, firm: str) -> list[str]:
        """Titles that it holds, those that have run out by the date of the question left away."""
        return self._titles[0].get(firm, [])

    def knows_titles(self, firm: str) -> bool:
        """Whether any title of it is on record, run out or not."""
        return firm in self._titles[1]

    def judged(self, rows: Iterable[Row]) -> Mapping[str, list[str]]:
        """Of claims (evidence, as_of, firms) the firms by verdict, in order of their ids."""
        found: Mapping[str, list[str]] = defaultdict(list)
        for row in rows:
            worth, firms = self._worth(row), row["firms"]
            for firm in firms if self._not_making else ():
                if firm in self._not_making and self.is_inside(firm):
                    found[self._not_making[firm]].append(firm)
            if self._inside is not None:
                found[_OUTSIDE] += [firm for firm in firms if firm not in self._inside]
                firms = [firm for firm in firms if firm in self._inside]
            found[worth] += [f for f in firms if f not in self._not_making] if self._not_making else firms
        return {verdict: sorted(firms) for verdict, firms in found.items() if firms}

    def _worth(self, row: Row) -> str:
        """What a claim is worth where the firm produces."""
        if row["evidence"] != "confirmed":
            return "inferred"
        if not row["as_of"]:
            return "undated"
        return VERIFIED if self.age.allows(row["as_of"]) else "stale"

    @cached_property
    def _places(self) -> Mapping[str, list[str]]:
        return _listed((firm, row["place"]) for row in self._asked.facts["located"] for firm in row["firms"])

    @cached_property
    def _titles(self) -> tuple[Mapping[str, list[str]], frozenset[str]]:
        """Firm -> titles that it holds by the date of the question; everybody who is on record with any, run out or not."""
        rows, day = self._asked.facts["titles"], self.age.as_of
        held = [row for row in rows if not has_run_out(row["until"], day)]
        every = frozenset(firm for row in rows if row["kind"] != _CERTIFIED for firm in row["firms"])
        return _listed((firm, row["title"]) for row in held for firm in row["firms"]), every

    @cached_property
    def _owners(self) -> dict[str, str]:
        """Firm -> its owner, of several the newest, then the first; every firm on record, for a holding that makes nothing joins too."""
        by_name = sorted(self._asked.facts["owner_links"], key=itemgetter("owner"), reverse=True)
        links = sorted(by_name, key=lambda row: row.get("as_of") or "")
        return {row["firm"]: row["owner"] for row in links}

    def _besides(self, component: str) -> Iterator[Claim]:
        """Claims of no firm: projects that run, and surveys that found somebody in a place where no firm of the scope is named."""
        rows = self._makers[component] if self._pipeline[component] else ()
        known = {firm for row in rows for firm in row["firms"] if self.is_inside(firm)}
        for project in self._pipeline[component]:
            if _last(project) in _RUNNING and project["state"] not in GIVEN_UP and known.isdisjoint(project["firms"]):
                yield Claim(component, project["project"], "projected")
        found = self.surveys.found(component)
        there = self._where_made(component) if found else frozenset()
        for survey in found:
            if not any(self.surveys.lies_in(place, survey["place"]) for place in there):
                yield Claim(component, survey["survey"], "surveyed", survey["date"])

    def _where_made(self, component: str) -> frozenset[str]:
        """Where firms of the scope stand that are said to make it, whatever that is worth."""
        said = [firm for verdict, firms in self.makers(component).items() if verdict != _OUTSIDE for firm in firms]
        return frozenset(place for firm in said for place in self.places(firm))

    def _is_wanted(self, component: str, assembly: str) -> bool:
        """Somebody in the demand scope buys or needs it, or makes or needs its assembly."""
        needed = self._sourcing[component] or self._sourcing[assembly]
        return bool(needed or assembly in self._worked_on or self._purchased[component].buyers)

    @cached_property
    def _worked_on(self) -> frozenset[str]:
        """Assemblies that somebody in the demand scope surely makes; a question without the facts need not have the parameter."""
        if "sourcing" not in self._asked.facts:
            return frozenset()
        there = standing_in(self._asked, "demand")
        sure = [row for row in self._asked.facts["assembly_makers"] if row["evidence"] == "confirmed"]
        return frozenset(row["assembly"] for row in sure if there is None or not there.isdisjoint(row["firms"]))

    def _has_lead(self, makers: Sequence[str]) -> bool | None:
        """True when a producer leads; False only when the titles of all are on record."""
        if not self._leading.isdisjoint(makers):
            return True
        return False if makers and self._titles[1].issuperset(makers) else None

    @cached_property
    def _leading(self) -> frozenset[str]:
        return leading_firms(self._asked, self.age.as_of)

    def _concentration(self, makers: Sequence[str]) -> float | None:
        outputs = [self._outputs_cny[firm] for firm in makers if firm in self._outputs_cny]
        total = sum(outputs)
        if not makers or len(outputs) < self._output_coverage * len(makers) or total <= 0:
            return None
        return min(1.0, float(sum((v / total) ** 2 for v in outputs)))

    @cached_property
    def _outputs_cny(self) -> Mapping[str, float]:
        """Firm -> its output, where one is on record."""
        rows = self._asked.facts["outputs"]
        return {firm: cny for row in rows for firm, cny in zip(row["firms"], row["outputs_cny"], strict=True)}

    def _outside_share(self, component: str) -> float | None:
        """Share of the purchases on record that comes from outside the scope; unknown while too few buyers report."""
        found = self._purchased[component]
        reporting = len(found.buyers) - found.silent
        if not found.buyers or reporting < self._buyer_coverage * len(found.buyers):
            return None
        return found.outside_share(self._outside_limit)

    @cached_property
    def _surely_outside(self) -> frozenset[str]:
        """Firms with a place that neither lies in the scope nor holds it: one that is only known to be in 重庆 may be anywhere there."""
        near = {*self.scope, *self.surveys.around_scope()}
        return frozenset(f for row in self._asked.facts["located"] if row["place"] not in near for f in row["firms"])

    @cached_property
    def _purchased(self) -> Mapping[str, Purchased]:
        """Component -> what the demand scope buys of it; a question without the fact need not have the parameter."""
        if not self._asked.facts.get("supplies"):
            return defaultdict(lambda: NOTHING)
        return purchased(self._asked, standing_in(self._asked, "demand"), self._inside, self._surely_outside)


def evidence_of(asked: Asked) -> Evidence:
    """The evidence of these facts, gathered once for all questions that share them."""
    told = tuple(str(asked.parameters.get(name)) for name in ("scope", "demand", "as_of"))
    made = ("evidence", asked.named(_NEEDED), told, tuple(asked.thresholds["link"].items()))
    return asked.once(made, lambda: Evidence(asked))


def standing_in(asked: Asked, parameter: str) -> frozenset[str] | None:
    """The firms of a scope, and those that are supposed to stand in it; None is all."""
    places = frozenset(asked.parameters[parameter])
    if "" in places:
        return None
    found = {firm for row in asked.facts["located"] if row["place"] in places for firm in row["firms"]}
    return frozenset(found) | {row["firm"] for row in asked.facts.get("supposed", ())}


def _not_making(operations: Iterable[Row]) -> Mapping[str, str]:
    """Firms that do not produce now, with what that makes of a claim."""
    idle = [row for row in operations if row["operation"] in _NOT_MAKING]
    return {firm: _NOT_MAKING[row["operation"]] for row in idle for firm in row["firms"]}


def is_planned(project: Row) -> bool:
    """Whether a project is signed or under construction, and not given up."""
    return _last(project) in _SIGNED and project["state"] not in GIVEN_UP


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


def _listed(pairs: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    """Of each first all seconds, in order: the same on both engines."""
    found: Mapping[str, list[str]] = defaultdict(list)
    for one, other in pairs:
        found[one].append(other)
    return {one: sorted(others) for one, others in found.items()}
