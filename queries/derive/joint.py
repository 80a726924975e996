"""The districts that reported, together: what they sent against their own targets only. Who sent nothing is left out of both sides and named."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from queries.derive.asked import Asked, Derived, Row, holding
from queries.derive.indicators import unit
from queries.derive.pace import WEST_NAME, Progress
from queries.derive.reported import WEST, Figure, year_before
from queries.question import Said


def reported(asked: Asked) -> Derived:
    """A row for each indicator with targets of districts, by basis: the basis that most of them use comes first."""
    whole = Progress(asked)
    rows = [row for indicator, own in _wanted(asked, whole) for row in _by_basis(asked, whole, indicator, own)]
    first = {row["indicator"]: row for row in reversed(rows)}  # of each indicator the basis that most use
    silent = list(dict.fromkeys(name for row in first.values() for name in row["not_reported"]))
    said = Said(f"未报送的区县：{'、'.join(silent)}。", f"Districts that sent nothing: {', '.join(silent)}.")
    return Derived(rows, len(rows), holding((silent, said)))


def _wanted(asked: Asked, whole: Progress) -> Iterator[tuple[str, list[Row]]]:
    """Indicators that districts have targets for, in the plan's order."""
    said = asked.parameters["indicator"]
    of = [(whole.indicators.of(t), t) for t in asked.rows if t["district_code"] in whole.names]
    for indicator in dict.fromkeys(i for i, _ in of):
        if indicator and said in ("", indicator) and whole.indicators.adds_up(indicator):
            yield indicator, [t for i, t in of if i == indicator]


def _by_basis(asked: Asked, whole: Progress, indicator: str, own: Sequence[Row]) -> list[Row]:
    bases = [b for b in whole.reported.bases(WEST, indicator) if whole.basis in ("", b)]
    rows = [_row(asked, whole, indicator, own, basis) for basis in bases or [whole.basis]]
    return sorted(rows, key=lambda r: (-r["districts"], r["basis"]))


def _row(asked: Asked, whole: Progress, indicator: str, own: Sequence[Row], basis: str) -> Row:
    view = whole.indicators.for_plan(indicator)
    day = whole.reported.newest(WEST, indicator, basis, view)
    silent = set(whole.reported.silent(WEST, indicator, basis, day, view) if day else whole.names)
    told = [t for t in own if t["district_code"] not in silent]
    everybody = sum(t["number"] for t in own)
    head = {
        "indicator": indicator, "basis": basis, "unit": own[0]["unit"], "deadline": own[0]["deadline"], "districts": len(told),
        "of_districts": len(whole.names), "reported": [t["district"] for t in told],
        "not_reported": [name for code, name in whole.names.items() if code in silent], "target_of_all": everybody,
    }  # fmt: skip
    counted = _counted(whole, indicator, day)
    return {**head, "counted": counted, "counted_zh": _COUNTED.get(counted or ""), **_course(asked, told, basis)}


def _counted(whole: Progress, indicator: str, day: str) -> str | None:
    """What the figure of that day is a figure of."""
    if not day:
        return None
    kind = whole.indicators.kind(indicator)
    if kind == "flow":
        return "year" if day.endswith("-12-31") else "twelve_months"
    return "since_start" if kind == "since_start" else "end"


def _course(asked: Asked, told: Sequence[Row], basis: str) -> Row:
    """Their sum on the way to the sum of their targets."""
    if not told:
        return dict.fromkeys(_COURSE) | {"notes": [], "rows": []}
    names = {t["district_code"]: t["district"] for t in told}
    districts = [d for d in asked.facts["plan_districts"] if d["id"] in names]
    among = Progress(asked.supposing({"plan_districts": districts}))
    target = {**told[0], "district_code": None, "district": WEST_NAME, "number": sum(t["number"] for t in told)}
    row = among.row(target, basis)
    last = _last_year(among, target, basis, row["now_on"] or "")
    before = last.number if last.number and row["now"] is not None else None
    size = row["now"] / before if before else None
    rows = sorted({*row["rows"], *last.rows})
    return {k: row.get(k) for k in _COURSE} | {
        "last_year": before,
        "growth": None if size is None else size - 1,
        "rows": rows,
    }


def _last_year(among: Progress, target: Row, basis: str, day: str) -> Figure:
    """The same districts a year before, in the target's unit; unknown unless all of them reported."""
    if not day:
        return Figure(None)
    indicator = among.indicators.of(target)
    figures = among.reported.figures(WEST, indicator, basis, among.indicators.for_plan(indicator))
    found = figures.get(year_before(day), Figure(None))
    return replace(found, number=unit(target["unit"]).of(found.number))


_COUNTED = {"end": "期末数", "year": "全年", "twelve_months": "近十二个月", "since_start": "计划期内累计"}
_COURSE = (
    "target", "now_on", "now", "now_qualifier", "completed", "last_year", "growth", "baseline_on", "baseline", "plan_value", "gap",
    "observed", "required", "ratio", "rating", "rating_zh", "needed_per_quarter", "per_quarter", "arrives", "notes", "rows",
)  # fmt: skip
