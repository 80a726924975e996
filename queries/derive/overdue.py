"""Projects that are late or out of order: too long in a stage, a planned date passed, a stage skipped or gone back without a paper."""

from collections.abc import Iterator, Mapping
from datetime import date

from graph.dates import interval
from queries.derive.asked import Asked, Derived, Row, holding
from queries.derive.projects import NO_STAGE, Project, Step, read
from queries.question import Said

KINDS = {
    "too_long": "超过阶段天数",
    "plan_passed": "计划日期已过",
    "skipped": "跳过阶段且没有文号",
    "went_back": "退回且没有文号",
}


def found(asked: Asked) -> Derived:
    """What is late or out of order in projects that are going."""
    stages, projects = read(asked)
    today, limits = asked.parameters["as_of"], asked.thresholds["project"]
    going = [p for p in projects if p.is_going]
    rows = [row for p in going for row in _findings(p, stages, today, limits)]
    undated = sum(bool(p.reached) and p.stage in limits and not p.reached[-1].date for p in going)
    without = sum(not p.reached for p in going)
    return Derived(
        rows,
        len(going),
        holding(
            (
                undated,
                Said(
                    f"{undated} 个项目没有写进入当前阶段的日期，不能算阶段天数。",
                    f"{undated} projects do not say when they reached their stage: its days cannot be counted.",
                ),
            ),
            (without, Said(f"{without} 个项目没有写阶段。", f"{without} projects name no stage.")),
        ),
    )


def _findings(p: Project, stages: Mapping[str, str], today: str, limits: Mapping[str, int]) -> Iterator[Row]:
    order = list(stages)
    if today and p.reached and (since := p.reached[-1].date) and (limit := limits.get(p.stage)):
        days = _days(interval(since)[1], today)
        if days > limit:
            yield _finding(p, "too_long", p.reached[-1], stages, days=days, limit=limit)
    for step in p.expected:
        later = not p.stage or order.index(step.stage) > order.index(p.stage)
        if today and later and step.date and (days := _days(interval(step.date)[1], today)) > 0:
            yield _finding(p, "plan_passed", step, stages, days=days, limit=0)
    for before, after in zip(p.reached, p.reached[1:], strict=False):
        if order.index(after.stage) - order.index(before.stage) > 1 and not after.paper:
            yield _finding(p, "skipped", after, stages)
        if _is_later(before, after) and not before.paper:
            yield _finding(p, "went_back", before, stages)


def _is_later(a: Step, b: Step) -> bool:
    """Whether the earlier stage was surely reached after the later one."""
    return bool(a.date and b.date) and interval(a.date)[0] > interval(b.date)[1]


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _finding(
    p: Project, kind: str, step: Step, stages: Mapping[str, str], days: int | None = None, limit: int | None = None
) -> Row:
    return {
        **{k: p.row[k] for k in ("project", "name", "district_code", "district")},
        "kind": kind,
        "kind_zh": KINDS[kind],
        "stage": step.stage,
        "stage_zh": stages[step.stage],
        "now_zh": stages.get(p.stage, NO_STAGE),
        "date": step.date or None,
        "days": days,
        "limit_days": limit or None,
        "days_over": None if days is None else days - (limit or 0),
        **{k: p.row[k] for k in ("investment_cny", "responsible", "problems")},
        "rows": sorted({*step.rows, *p.row["rows"]}),
    }
