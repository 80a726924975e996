"""季评比: the quarterly index of the districts, its three parts shown, each against what the year's target plans by that quarter."""

from collections.abc import Mapping
from typing import NamedTuple

from queries.derive.asked import Asked, Derived, Row, holding
from queries.derive.reported import WEST, last_day
from queries.derive.year_targets import Standing, Year
from queries.measures.pace import quarterly_index
from queries.question import Said

PARTS = ("growth", "projects", "firms")


class Part(NamedTuple):
    """What one part of the index rests on: increments in base units, and the rows that say so."""

    actual: float | None
    planned: float | None
    basis: str = ""
    rows: tuple[str, ...] = ()
    note: str = ""


def index(asked: Asked) -> Derived:
    """A row for each district of the plan; the rank only where all three parts are known."""
    settings, year = asked.thresholds["index"], Year(asked)
    weights = {part: settings[f"{part}_weight"] for part in PARTS}
    day = _day(asked, year)
    rows = []
    for place, name in year.names.items():
        parts = {part: _part(asked, year, place, settings[part], part, day) for part in PARTS}
        rows.append(_row(place, name, day, parts, weights))
    whole = sorted((row["index"] for row in rows if row["is_complete"]), reverse=True)
    for row in rows:
        row["rank"] = whole.index(row["index"]) + 1 if row["is_complete"] else None
        row["behind_first"] = whole[0] - row["index"] if row["is_complete"] else None
    rows.sort(key=lambda r: (r["rank"] is None, r["rank"] or 0))
    without = [row["district"] for row in rows if not row["is_complete"]]
    told = Said(
        f"三项不全、不排名次的区县：{'、'.join(without)}。",
        f"Districts without all three parts, which have no rank: {', '.join(without)}.",
    )
    return Derived(rows, len(rows), holding((without, told)))


def _day(asked: Asked, year: Year) -> str:
    """The day asked for, or the last one for which any of the three indicators is reported."""
    if said := last_day(asked.parameters["until"], "until"):
        return said
    names = [asked.thresholds["index"][part] for part in PARTS]
    return max(
        (
            year.reported.newest(WEST, name, basis, year.indicators.for_year(name))
            for name in names
            for basis in year.reported.bases(WEST, name)
        ),
        default="",
    )


def _part(asked: Asked, year: Year, place: str, indicator: str, part: str, day: str) -> Part:
    own = [t for t in asked.rows if (t["place"], t["indicator"], t["year"][:4]) == (place, indicator, day[:4])]
    chosen = [t for t in own if t["basis"] == asked.parameters["basis"]] or own
    if len(chosen) != 1:
        return Part(None, None, note="没有年度目标" if not own else "年度目标有几个口径，请用参数 basis 选一个")
    target = chosen[0]
    standings = [s for s in year.standings(target) if s.day]
    if len(standings) != 1 or standings[0].day != day:
        return Part(None, None, target["basis"] or "", note="未报送" if len(standings) < 2 else "报送有几个口径")
    return _increments(year, standings[0], part)


def _increments(year: Year, s: Standing, part: str) -> Part:
    """Of output what exceeds last year's same months, of projects all, of firms what exceeds last year's end."""
    goal, now, elapsed = s.target["number"], s.now.number, s.elapsed or 0.0
    whole, same = s.year_end.number, s.last_year.number
    rows = tuple(sorted({*s.target["rows"], *s.now.rows, *s.last_year.rows, *s.year_end.rows}))
    if now is None or goal is None:
        return Part(None, None, s.basis, rows, "数待确认")
    if not year.indicators.is_flow(s.target["indicator"]):
        if whole is None:
            return Part(None, None, s.basis, rows, "没有上年末的数")
        return Part(now - whole, (goal - whole) * elapsed, s.basis, rows)
    season = same / whole if same is not None and whole else elapsed  # same quarter of last year
    if part != "growth":
        return Part(now, goal * season, s.basis, rows)
    if same is None:
        return Part(None, None, s.basis, rows, "没有上年同期的数")
    return Part(now - same, goal * season - same, s.basis, rows)


def _row(place: str, name: str, day: str, parts: Mapping[str, Part], weights: Mapping[str, float]) -> Row:
    sound = {k: p for k, p in parts.items() if p.planned is not None and p.planned > 0}
    scores, _ = quarterly_index(
        {k: p.actual for k, p in sound.items()}, {k: p.planned or 0.0 for k, p in sound.items()}
    )
    total = sum(weights[k] for k in scores)
    value = 100 * sum(weights[k] * score for k, score in scores.items()) / total if total else None
    return {
        "rank": None,
        "district_code": place,
        "district": name,
        "day": day or None,
        "index": value,
        "behind_first": None,
        "is_complete": len(scores) == len(weights),
        **{k: scores.get(k) for k in PARTS},
        "bases": sorted({p.basis for p in parts.values() if p.basis}),
        "notes": [f"{_WORDS[k]}：{note}" for k, p in parts.items() if (note := _why(p))],
        "rows": sorted({row for p in parts.values() for row in p.rows}),
    }


_WORDS = {"growth": "工业经济增长", "projects": "重点项目引进", "firms": "市场主体培育"}


def _why(part: Part) -> str:
    if part.note or part.planned is None:
        return part.note
    return "" if part.planned > 0 else "年度目标按序时没有增量"
