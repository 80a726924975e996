"""What a plan check works on and what it yields: the plan's rows as read from the graph, one check, one verdict."""

import tomllib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from liantu.plan.citing import cited
from queries.registry import Words

Row = Mapping[str, Any]
Verdict = Literal["相符", "存疑"]
QUESTIONS = ("structure", "clauses", "targets", "priorities", "districts", "stages")
WORDS = Path(__file__).with_name("checks.toml")
NOTHING = Words("—", "—")


@dataclass(frozen=True, slots=True)
class PlanCheck:
    """One line of the audit. 存疑 is no error: it asks a person to read the clause and decide."""

    name: str
    title: Words
    expected: Words
    found: Words
    verdict: Verdict
    explanation: Words
    clause: str  # sections of the plan
    page: str

    @property
    def agrees(self) -> bool:
        """相符."""
        return self.verdict == "相符"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check computed. `agrees` decides the verdict; `fill` completes the words of checks.toml."""

    agrees: bool
    fill: Mapping[str, object] = field(default_factory=dict)


class Absent(Exception):
    """The graph lacks a clause or target that a check needs."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.said = Words(f"无法核对：{zh}。", f"Cannot be checked: {en}.")


@dataclass(frozen=True, slots=True)
class CheckedPlan:
    """The plan as the graph holds it: the rows of the questions under `plan/`."""

    structure: Sequence[Row]
    clauses: Sequence[Row]
    targets: Sequence[Row]
    priorities: Sequence[Row]
    districts: Sequence[Row]
    stages: Sequence[Row]

    def clause(self, code: str) -> Row:
        """A clause by its code."""
        return _only(self.clauses, code, Words("条款", "clauses"))

    def pages(self, codes: Collection[str]) -> list[int]:
        """Where these clauses begin and their targets' numbers stand."""
        begin = {int(k["page"]) for k in self.clauses if k["code"] in codes}
        return sorted(begin | {int(t["page"]) for t in self.targets if t["clause_code"] in codes})

    def chapter(self, number: int) -> list[Row]:
        """The clauses of a chapter, in order."""
        return [k for k in self.clauses if k["code"].startswith(f"K{number}.")]

    def target(self, code: str) -> Row:
        """A target by its code."""
        return _only(self.targets, code, Words("目标", "targets"))

    def number(self, code: str) -> float:
        """The number that a target sets."""
        return float(self.target(code)["number"])

    def of_districts(self, unit: str) -> list[Row]:
        """The districts' own targets in a unit."""
        return [t for t in self.targets if t["district_code"] and t["unit"] == unit]


def _only(rows: Sequence[Row], code: str, what: Words) -> Row:
    found = [row for row in rows if row["code"] == code]
    if len(found) != 1:
        count = len(found)
        raise Absent(
            f"图中{what.zh} {code} 有 {count} 个，应为 1 个", f"the graph has {count} {what.en} {code}, not one"
        )
    return found[0]


@dataclass(frozen=True, slots=True)
class Check:
    """A named check; its words and the clauses that it reads are in checks.toml."""

    name: str
    compute: Callable[[CheckedPlan], Outcome]

    def __call__(self, plan: CheckedPlan) -> PlanCheck:
        """Compute it; what cannot be computed is 存疑, and says what is missing."""
        words = check_words()[self.name]
        expected = found = NOTHING
        verdict: Verdict = "存疑"
        try:
            outcome = self.compute(plan)
        except Absent as absent:
            said = absent.said
        else:
            verdict = "相符" if outcome.agrees else "存疑"
            parts = ("expected", "found", "agrees" if outcome.agrees else "doubt")
            expected, found, said = (_filled(words[part], outcome.fill) for part in parts)
        clauses = words["clauses"]
        where = cited(plan.clauses, clauses), "、".join(str(page) for page in plan.pages(clauses))
        return PlanCheck(self.name, Words(**words["title"]), expected, found, verdict, said, *where)


def _filled(words: Mapping[str, str], fill: Mapping[str, object]) -> Words:
    return Words(words["zh"].format_map(fill), words["en"].format_map(fill))


def check(name: str) -> Callable[[Callable[[CheckedPlan], Outcome]], Check]:
    """Name a function as a check."""
    return lambda compute: Check(name, compute)


@cache
def check_words() -> dict[str, Any]:
    """Name of a check -> its words."""
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))


def shown(number: float) -> str:
    """A number as the plan writes it: 1000, 2.5."""
    return str(int(number)) if number == int(number) else f"{round(number, 2):g}"
