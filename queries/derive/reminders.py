"""Whom to remind: what each district is to report for a period and has not."""

from collections.abc import Sequence

from graph.dates import interval
from queries.derive.asked import Asked, Derived, Row
from queries.derive.indicators import people_unit
from queries.derive.reported import last_day

What = tuple[str, str]  # indicator, basis


def due(asked: Asked) -> Derived:
    """A line for each figure that is missing, in the plan's order of districts; `total` = all that was to be reported."""
    returns = asked.facts["returns"]
    day = last_day(asked.parameters["period"], "period") or max((_end(r) for r in returns), default="")
    districts = {d["id"]: d["name"] for d in asked.facts["plan_districts"]}
    anybody = sorted({_what(r) for r in returns if _end(r) == day and r["place"] in districts})
    rows, expected = [], 0
    for place, name in districts.items():
        own = [r for r in returns if r["place"] == place]
        wanted = _wanted(asked.rows, own, place, day) or anybody
        expected += len(wanted)
        told = {_what(r) for r in own if _end(r) == day}
        rows += [_row(place, name, what, day, own, sent=bool(told)) for what in wanted if what not in told]
    return Derived(rows, expected)


def _wanted(targets: Sequence[Row], own: Sequence[Row], place: str, day: str) -> list[What]:
    """What the year sets a target for, and what the district sent the last time before."""
    aimed = {
        (t["indicator"], t["basis"] or "") for t in targets if t["place"] == place and (t["year"] or "")[:4] == day[:4]
    }
    earlier = max((_end(r) for r in own if _end(r) < day), default="")
    before = {_what(r) for r in own if _end(r) == earlier}
    loose = {i for i, basis in aimed if not basis} & {i for i, _ in before}  # a target without a basis: as last time
    return sorted({w for w in aimed if w[1] or w[0] not in loose} | before)


def _row(place: str, name: str, what: What, day: str, own: Sequence[Row], *, sent: bool) -> Row:
    indicator, basis = what
    past = [r for r in own if _what(r) == what and _end(r) < day]
    last = max(past, key=lambda r: (_end(r), interval(r["period"])[0]), default=None)
    by = max(own, key=_end, default=None)
    unit = people_unit((last["unit"] or "") if last else "")
    return {
        "district_code": place, "district": name, "day": day, "indicator": indicator, "basis": basis, "sent_any": sent,
        "last_period": last["period"] if last else None, "last_number": unit.of(last["number"]) if last else None,
        "unit": unit.name or None, "last_reported_on": last["reported_on"] if last else None,
        "by": (by["by"] or []) if by else [], "rows": last["rows"] if last else [],
    }  # fmt: skip


def _end(row: Row) -> str:
    return interval(row["period"])[1]


def _what(row: Row) -> What:
    return row["indicator"], row["basis"]
