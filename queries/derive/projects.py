"""Projects by stage: the list, and the funnel (count and money)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from queries.derive.asked import Asked, Derived, Row, holding
from queries.derive.reported import Figure, total
from queries.measures.pace import stage_probability
from queries.question import Said

GIVEN_UP = frozenset({"终止", "搁置"})
_ENDED = "终止"
_PRODUCING = "ST5"
NO_STAGE = "阶段不明"


@dataclass(frozen=True, slots=True)
class Step:
    """A stage with its date and paper, '' where nobody says."""

    stage: str
    date: str
    paper: str
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Project:
    """A project with the stages that it reached and those that it plans, in the plan's order."""

    row: Row
    reached: tuple[Step, ...]
    expected: tuple[Step, ...]
    parts: tuple[str, ...] = ()
    assemblies: tuple[str, ...] = ()
    investors: tuple[str, ...] = ()

    @property
    def stage(self) -> str:
        """The furthest stage that it has reached; '' where none is on record."""
        return self.reached[-1].stage if self.reached else ""

    @property
    def is_going(self) -> bool:
        """Neither halted nor ended; one that says nothing is going."""
        return self.row["state"] not in GIVEN_UP


def read(asked: Asked) -> tuple[dict[str, str], list[Project]]:
    """The stages (code -> word, in order) and the projects of the scope."""
    stages = {s["id"]: s["name"] for s in asked.facts["stages"]}
    order = {stage: at for at, stage in enumerate(stages)}
    steps: Mapping[tuple[str, str], list[Step]] = defaultdict(list)
    for r in asked.facts["project_stages"]:
        steps[r["project"], r["relation"]].append(
            Step(r["stage"], str(r["date"] or ""), r["paper"] or "", tuple(r["rows"] or ()))
        )
    for each in steps.values():
        each.sort(key=lambda s: order[s.stage])
    parts, assemblies = _words(asked, "project_parts", "part"), _words(asked, "project_parts", "assembly")
    investors = _words(asked, "project_investors", "name")
    return stages, [
        Project(row, tuple(steps[id, "REACHED"]), tuple(steps[id, "EXPECTS"]), parts[id], assemblies[id], investors[id])
        for row in asked.rows
        if (id := row["project"])
    ]


def _words(asked: Asked, facts: str, name: str) -> Mapping[str, tuple[str, ...]]:
    """By project, each once, in order; nothing where the question does not need these facts."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in asked.facts.get(facts, ()):
        found[row["project"]].append(row[name])
    return defaultdict(tuple, {project: tuple(sorted(set(names))) for project, names in found.items()})


def every(asked: Asked) -> Derived:
    """Each project with the stage in which it is and the next one that it plans."""
    stages, projects = read(asked)
    wanted = asked.parameters["stage"]
    rows = [_listed(p, stages) for p in projects if wanted in ("全部", stages.get(p.stage, NO_STAGE))]
    return Derived(rows, len(projects))


def _listed(p: Project, stages: Mapping[str, str]) -> Row:
    following = [s for s in p.expected if not p.stage or list(stages).index(s.stage) > list(stages).index(p.stage)]
    return {
        **{k: p.row[k] for k in ("project", "name", "district_code", "district")},
        "parts": list(p.parts),
        "investors": list(p.investors),
        "origin_place": p.row["origin_place"],
        "stage": p.stage or None,
        "stage_zh": stages.get(p.stage, NO_STAGE),
        "since": (p.reached[-1].date or None) if p.reached else None,
        "paper": (p.reached[-1].paper or None) if p.reached else None,
        "next_zh": stages[following[0].stage] if following else None,
        "next_on": following[0].date or None if following else None,
        **{k: p.row[k] for k in ("state", "investment_cny", "investment_qualifier", "paid_in_cny", "full_output_cny")},
        **{k: p.row[k] for k in ("responsible", "problems", "as_of", "rows")},
    }


def funnel(asked: Asked) -> Derived:
    """Going projects by stage (and district or assembly), with their money; the halted and ended apart."""
    stages, projects = read(asked)
    by, least = asked.parameters["by"], _passing(stages, projects)
    groups: Mapping[str, list[Project]] = defaultdict(list)
    for project in projects:
        for name in _groups(project, by):
            groups[name].append(project)
    rows = [
        _funnel_row(name, stage, word, own, least)
        for name, own in groups.items()
        for stage, word in (*stages.items(), ("", NO_STAGE))
        if stage or any(not p.stage for p in own)
    ]
    return Derived(rows, len(projects), _funnel_warnings(projects, by, least))


def _groups(project: Project, by: str) -> Sequence[str]:
    if by == "区县":
        return [project.row["district"] or "没有区县"]
    return (project.assemblies or ["没有写总成"]) if by == "总成" else [""]


def _funnel_row(
    name: str, stage: str, word: str, projects: Iterable[Project], least: Mapping[str, tuple[float, float, float]]
) -> Row:
    here = [p for p in projects if p.stage == stage]
    going = [p for p in here if p.is_going]
    known = [p for p in going if p.row["investment_cny"] is not None]
    money = total([Figure(p.row["investment_cny"], p.row["investment_qualifier"] or "") for p in known])
    chance = least.get(stage)
    return {
        "group": name or None,
        "stage": stage or None,
        "stage_zh": word,
        "projects": len(going),
        "investment_cny": money.number if known or not going else None,
        "investment_qualifier": money.qualifier or None,
        "without_investment": len(going) - len(known),
        "halted": len(here) - len(going),
        "probability": chance[0] if chance else None,
        "probability_low": chance[1] if chance else None,
        "probability_high": chance[2] if chance else None,
        "names": [p.row["name"] for p in going],
        "rows": sorted({row for p in here for row in p.row["rows"]}),
    }


def _passing(stages: Mapping[str, str], projects: Sequence[Project]) -> dict[str, tuple[float, float, float]]:
    """How likely a project of a stage comes to produce: of those finished (producing, or ended) that had come so far."""
    order, found = list(stages), {}
    finished = [p for p in projects if p.stage and (_produces(p, order) or p.row["state"] == _ENDED)]
    for at, stage in enumerate(order):
        if stage == _PRODUCING:
            break
        come = [p for p in finished if order.index(p.stage) >= at]
        if chance := stage_probability(sum(_produces(p, order) for p in come), len(come)):
            found[stage] = chance
    return found


def _produces(project: Project, order: Sequence[str]) -> bool:
    return _PRODUCING in order and order.index(project.stage) >= order.index(_PRODUCING)


def _funnel_warnings(
    projects: Sequence[Project], by: str, least: Mapping[str, tuple[float, float, float]]
) -> tuple[Said, ...]:
    several = sum(len(p.assemblies) > 1 for p in projects) if by == "总成" else 0
    without = sum(p.is_going and p.row["investment_cny"] is None for p in projects)
    return holding(
        (
            several,
            Said(
                f"{several} 个项目涉及几个总成，在每个总成里各算一次，各组不能相加。",
                f"{several} projects aim at several assemblies and count once in each: the groups do not add up.",
            ),
        ),
        (
            without,
            Said(
                f"{without} 个推进中的项目没有投资额，未计入金额。",
                f"{without} projects on their way state no investment and do not count in the sums.",
            ),
        ),
        (
            not least,
            Said(
                "有结果（投产或终止）的项目不足 20 个，不估计投产概率。",
                "Fewer than 20 projects have ended (producing or given up): no probability is estimated.",
            ),
        ),
    )
