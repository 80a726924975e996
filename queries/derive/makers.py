"""Everybody who is said to make one component, wherever they are, with projects and surveys; it reads only that component."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from queries.derive.asked import Asked, Derived, Row
from queries.derive.evidence import VERIFIED, Evidence

_ORDER = (VERIFIED, "stale", "undated", "surveyed", "projected", "inferred", "planned", "not_yet", "stopped")
_WHERE = ("scope", "city", "beyond", "nowhere")


def of_component(asked: Asked) -> Derived:
    """A line for each firm, each project on its way, each survey of the scope."""
    own = _Own(asked)
    rows = [*own.firms(), *own.besides()]
    rows.sort(
        key=lambda row: (_WHERE.index(row["located"]), _rank(row["verdict"]), -(row["output_cny"] or 0), row["who"])
    )
    return Derived(rows)


def _rank(verdict: str) -> int:
    return _ORDER.index(verdict) if verdict in _ORDER else len(_ORDER)


@dataclass(frozen=True, slots=True)
class _Own:
    """The facts of one component."""

    asked: Asked

    def firms(self) -> Iterator[Row]:
        judged = self._evidence(everywhere=True).claims(self.asked.parameters["component"])
        verdicts = {claim.who: claim.verdict for claim in judged}
        names = {place["id"]: place["name"] for place in self.asked.facts["places"]}
        for row in self.asked.rows:
            located = self._located(row["places"])
            verdict = verdicts[row["firm"]]
            yield {
                **_nobody(row["firm"], row["name"]), "kind": "firm", "located": located, "verdict": verdict,
                "counts": verdict == VERIFIED and located == "scope", "places": row["places"],
                "place_names": [names[place] for place in row["places"] if place in names],
                "as_of": row["as_of"], "output_cny": row["output_cny"], "phrases": row["phrases"] or [],
                "rows": row["rows"] or [], "keys": row["keys"],
            }  # fmt: skip

    def besides(self) -> Iterator[Row]:
        """What is no firm: projects signed, started or producing without a firm on record; surveys."""
        component, evidence = self.asked.parameters["component"], self._evidence(everywhere=False)
        firms = {row["firm"] for row in self.asked.rows}
        projects = {p["project"]: p for p in self.asked.facts["pipeline"] if p["component"] == component}
        for project in evidence.planned(component):
            yield self._project(project, "planned")
        told = {claim.who: claim.verdict for claim in evidence.claims(component) if claim.who not in firms}
        yield from (self._project(projects[who], verdict) for who, verdict in told.items() if who in projects)
        for survey in evidence.surveys.within(component):
            who, title = survey["survey"], evidence.surveys.titles[survey["survey"]]
            verdict = told.get(who, f"searched_{survey['found']}")
            yield {
                **_nobody(who, title), "kind": "survey", "verdict": verdict, "places": [survey["place"]],
                "place_names": [survey["place_name"]], "as_of": survey["date"], "rows": survey["rows"] or [],
            }  # fmt: skip

    def _project(self, project: Row, verdict: str) -> Row:
        stages = {stage["id"]: stage["name"] for stage in self.asked.facts["stages"]}
        names = {place["id"]: place["name"] for place in self.asked.facts["places"]}
        return {
            **_nobody(project["project"], project["name"]), "kind": "project", "verdict": verdict,
            "places": project["places"], "place_names": [names[p] for p in project["places"] if p in names],
            "stage": stages.get(project["reached"][-1]) if project["reached"] else None, "rows": project["rows"] or [],
        }  # fmt: skip

    def _evidence(self, *, everywhere: bool) -> Evidence:
        """Of this component alone; `everywhere`: as if every firm lay in the scope."""
        rows = self.asked.rows
        facts: Mapping[str, Sequence[Row]] = {
            "makers": [{**row, "firms": [row["firm"]]} for row in rows],
            "operations": [{"operation": row["operation"], "firms": [row["firm"]]} for row in rows],
            "located": [{"place": place, "firms": [row["firm"]]} for row in rows for place in row["places"]],
            "titles": [],
            "owner_links": [],
        }
        scope = [""] if everywhere else self.asked.parameters["scope"]
        return Evidence(self.asked.supposing(facts, scope=scope))

    def _located(self, places: Sequence[str]) -> str:
        scope, city = (self.asked.parameters[name] for name in ("scope", "city"))
        if "" in scope or any(place in scope for place in places):
            return "scope"
        if any(place in city for place in places):
            return "city"
        return "beyond" if places else "nowhere"


def _nobody(who: str, name: str) -> Row:
    """A line about which nothing more is known yet."""
    return {
        "who": who, "name": name, "located": "scope", "counts": False, "places": [], "place_names": [], "stage": None,
        "as_of": None, "output_cny": None, "phrases": [], "rows": [], "keys": [],
    }  # fmt: skip
