"""`plan check`: every check over the plan as the graph holds it, read by the questions under `plan/`."""

from collections.abc import Callable, Sequence

from graph.errors import LiantuError
from graph.store import GraphStore
from liantu.plan.kinds import QUESTIONS, CheckedPlan, PlanCheck, Row
from liantu.plan.structure import STRUCTURE
from liantu.plan.targets import TARGETS
from liantu.plan.tensions import TENSIONS
from queries.runner import ask

CHECKS = (*STRUCTURE, *TARGETS, *TENSIONS)


def check_plan(rows_of: Callable[[str], Sequence[Row]]) -> list[PlanCheck]:
    """All checks in order; `rows_of` answers a question such as `plan/targets` with its rows.

    Raises:
        LiantuError: no plan is loaded.
    """
    plan = CheckedPlan(**{name: rows_of(f"plan/{name}") for name in QUESTIONS})
    if not plan.clauses:
        raise LiantuError("图中没有行动计划。请先运行 liantu plan load。")
    return [check(plan) for check in CHECKS]


def check_store(store: GraphStore) -> list[PlanCheck]:
    """The audit of the plan in a store."""
    return check_plan(lambda name: ask(store, name).rows())
