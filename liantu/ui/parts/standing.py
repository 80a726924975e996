"""Where the districts stand by their returns: together against the targets of those that reported, and each for itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from liantu.ui.desk import answer
from liantu.ui.parts.amounts import amount, is_money, number, signed, unit_word
from liantu.ui.speech import say
from queries.derive.returns import REPORTED
from queries.runner import Answer

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Standing:
    """One indicator by the basis that most districts use: their sum and a row for each of the eight by its code."""

    joint: Row
    districts: Mapping[str, Row]
    found: Answer

    @property
    def unit(self) -> str:
        """Of the figures."""
        return str(self.joint["unit"])

    def is_silent(self, code: str) -> bool:
        """Nothing for the day on which the others are compared."""
        row = self.districts.get(code)
        return row is None or row["state_zh"] != REPORTED

    def pace(self, code: str) -> dict[str, str] | None:
        """The word of the pace; None where there is no plan line."""
        return pace_of(self.districts[code]) if not self.is_silent(code) else silent()


def standings() -> tuple[Answer, list[Standing]]:
    """Each indicator that districts have targets for, in the plan's order."""
    found = answer("plan/reported")
    first: dict[str, Row] = {}
    for row in found.rows():
        first.setdefault(row["indicator"], row)
    return found, [_standing(row) for row in first.values()]


def _standing(joint: Row) -> Standing:
    found = answer("plan/progress", indicator=joint["indicator"], basis=joint["basis"])
    return Standing(joint, {row["district_code"]: row for row in found.rows()}, found)


def main_of(some: list[Standing]) -> Standing | None:
    """The one that tiles show large: money, if any."""
    return next((s for s in some if is_money(s.unit)), some[0] if some else None)


def pace_of(row: Row) -> dict[str, str] | None:
    """Sign and word of a rating."""
    code = row["rating"]
    return {"code": code, "word": say(f"pace.{code.replace(' ', '_')}")} if code else None


def silent() -> dict[str, str]:
    """Sign and word of no return."""
    return {"code": "silent", "word": say("pace.silent")}


def bar(row: Row) -> tuple[float | None, float | None]:
    """Share of the target that is reached and that the plan line asks for."""
    target, now, line = row["target"], row["now"], row["plan_value"]
    return (now / target if target and now is not None else None), (
        line / target if target and line is not None else None
    )


def bullet(row: Row, name: str, notes: list[str], *, is_silent: bool) -> dict[str, Any]:
    """A row of `plan/reported`, `plan/progress` or `plan/pace` as the drawing takes it."""
    share, tick = (None, None) if is_silent else bar(row)
    unit, waits = str(row["unit"]), not is_silent and row["now"] is None
    word = silent() if is_silent else pace_of(row)
    return {
        "name": name, "number": (row.get("now_qualifier") or "") + number(row["now"], unit) if not is_silent and not waits else "—",
        "unit": unit_word(unit), "pace": word, "said": say("pace.unsettled") if waits else say("pace.no_line"), "share": share, "tick": tick,
        "due": say("pace.due", n=number(row["plan_value"], unit)) if tick is not None else "",
        "target": say("pace.target", n=amount(row["target"], unit)), "notes": [n for n in notes if n],
    }  # fmt: skip


def growth(value: float | None) -> str:
    """Against the same day of last year."""
    return say("pace.growth", n=signed(value)) if value is not None else say("pace.growth.unknown")
