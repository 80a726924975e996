"""Who has reported what for a period: a line for each district and figure; who did not reads 未报送, never 0."""

from collections.abc import Sequence

from graph.dates import interval
from queries.derive.asked import Asked, Derived, Row, holding
from queries.derive.indicators import people_unit
from queries.derive.pace import NOT_REPORTED
from queries.derive.reported import last_day
from queries.question import Said

REPORTED = "已报送"


def who(asked: Asked) -> Derived:
    """The districts by what anybody reported for the period (until its last day), in the plan's order."""
    every, indicator = asked.facts["returns"], asked.parameters["indicator"]
    wanted = [r for r in every if indicator in ("", r["indicator"])]
    day = last_day(asked.parameters["period"], "period") or _newest(wanted)
    found = [r for r in wanted if interval(r["period"])[1] == day]
    figures = sorted({(r["indicator"], r["basis"], r["period"]) for r in found}) or [(indicator, "", "")]
    rows = []
    for district in asked.rows:
        own = {(r["indicator"], r["basis"], r["period"]): r for r in found if r["place"] == district["district_code"]}
        rows += [_row(district, day, figure, own.get(figure), bool(own)) for figure in figures]
    return Derived(rows, len(rows), _warnings(rows, found, {d["district_code"] for d in asked.rows}))


def _newest(rows: Sequence[Row]) -> str:
    return max((interval(r["period"])[1] for r in rows), default="")


def _row(district: Row, day: str, figure: tuple[str, str, str], row: Row | None, sent_any: bool) -> Row:
    indicator, basis, period = figure
    own = people_unit((row["unit"] or "") if row else "")
    return {
        **district,
        "day": day or None,
        "indicator": indicator,
        "basis": basis,
        "period": period,
        "state_zh": _state(row),
        "sent_any": sent_any,
        "number": own.of(row["number"]) if row else None,
        "unit": own.name or None,
        "qualifier": row["qualifier"] if row else None,
        "growth_reported": row["growth"] if row else None,
        "reported_on": row["reported_on"] if row else None,
        "by": (row["by"] or []) if row else [],
        "rows": row["rows"] if row else [],
    }


def _state(row: Row | None) -> str:
    if row is None:
        return NOT_REPORTED
    return REPORTED if row["number"] is not None else "待确认"


def _warnings(rows: Sequence[Row], found: Sequence[Row], districts: set[str]) -> tuple[Said, ...]:
    silent = list(dict.fromkeys(r["district"] for r in rows if not r["sent_any"]))
    others = sorted({r["place_name"] for r in found if r["place"] not in districts})
    return holding(
        (
            silent,
            Said(
                f"这一期未报送的区县：{'、'.join(silent)}。",
                f"Districts that sent nothing for the period: {', '.join(silent)}.",
            ),
        ),
        (
            others,
            Said(
                f"不在计划八个区县之内、没有列出的：{'、'.join(others)}。",
                f"Outside the eight districts of the plan and not listed: {', '.join(others)}.",
            ),
        ),
    )
