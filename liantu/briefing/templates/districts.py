"""Districts against their targets, as they report: firms, output, pace; who did not report is said and left out of the total."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from liantu.briefing.asking import Told
from liantu.briefing.chain_map import KNOWN, Block, Column, Span, TableRow, Text, words
from liantu.briefing.desk import Desk
from liantu.briefing.values import day_zh
from queries.derive.returns import REPORTED

OUTPUT, FIRMS = "工业总产值", "企业数量"
PACES = {
    "achieved": "achieved",
    "on track": "on_track",
    "acceleration needed": "acceleration_needed",
    "limited": "limited",
    "deterioration": "deterioration",
}


def progress(desk: Desk, indicator: str) -> Told:
    """How far each district is in one indicator."""
    return desk.asking.ask("plan/progress", indicator=indicator, **_said(desk))


def progress_before(desk: Desk, indicator: str) -> Told | None:
    """The same at the compare date."""
    return desk.asking.before("plan/progress", indicator=indicator, **_said(desk))


def _said(desk: Desk) -> dict[str, str]:
    said = {"basis": desk.request.basis, "baseline": desk.request.baseline}
    return {name: value for name, value in said.items() if value}


class Basis(NamedTuple):
    """By which basis most districts reported, and for which day they are counted together; '' where none did."""

    name: str
    on: str

    def has(self, row: Mapping[str, Any]) -> bool:
        """Whether a row of `plan/progress` has a figure for that day."""
        return row["now"] is not None and row["basis"] == self.name and row["state_zh"] == REPORTED


def _basis(desk: Desk, indicator: str, told: Told) -> Basis:
    """As `plan/reported` counts them together. The table says which it is."""
    sent = Counter(str(row["basis"]) for row in told.rows if row["now"] is not None and row["basis"])
    if not sent:
        return Basis("", "")
    name = min(sent, key=lambda b: (-sent[b], b))
    joint = desk.asking.ask("plan/reported", indicator=indicator, **{**_said(desk), "basis": name}).rows[0]
    return Basis(name, str(joint["now_on"]))


def table(desk: Desk) -> Block:
    """A line for each district in the plan's order, its priorities below, and a total of those that reported."""
    firms, output = progress(desk, FIRMS), progress(desk, OUTPUT)
    by = {FIRMS: _basis(desk, FIRMS, firms), OUTPUT: _basis(desk, OUTPUT, output)}
    columns = (
        Column(desk.say.plain("districts.district"), weight=1.0),
        Column(desk.say.plain("districts.firms"), "家", 1.2, right=True),
        Column(desk.say.plain("districts.output"), "亿元", 1.5, right=True),
        Column(desk.say.plain("districts.pace"), weight=1.6),
    )
    rows: list[TableRow] = []
    for row in desk.asking.ask("plan/districts").rows:
        code = str(row["district_code"])
        rows += [_district(desk, row, firms, output, by), TableRow(f"{code}.priorities", (priorities(desk, code),))]
    total = _total(desk, firms, output, by)
    return Block(
        "table",
        "districts",
        desk.say("districts.title"),
        columns=columns,
        rows=(*rows, *((total,) if total else ())),
        note=_note(desk, by),
    )


def _district(desk: Desk, row: Mapping[str, Any], firms: Told, output: Told, by: Mapping[str, Basis]) -> TableRow:
    code = str(row["district_code"])
    rating, word = rated(desk, output, code, by[OUTPUT])
    cells = (
        words(str(row["district"]), "strong"),
        now_of_target(desk, firms, code, by[FIRMS]),
        now_of_target(desk, output, code, by[OUTPUT]),
        word,
    )
    return TableRow(code, cells, status=rating)


def priorities(desk: Desk, district: str) -> Text:
    """The assemblies that the plan gives the district, with what limits them."""
    named = [
        f"{p['assembly']}（{p['note']}）" if p["note"] else str(p["assembly"])
        for p in desk.asking.ask("plan/priorities").rows
        if p["district_code"] == district
    ]
    return words(" ".join(named), "quiet")


def now_of_target(desk: Desk, told: Told, district: str, basis: Basis) -> Text:
    """139 / 200; 未报送 where the district sent nothing, with its target all the same."""
    row = _row(told, district, basis)
    if row is None:
        return words(desk.say.plain("word.unreported"), "quiet")
    where = {"district_code": district, "basis": row["basis"]}
    target = told.text(f"{district}.{row['indicator']}.target", "target", **where)
    if not basis.has(row):
        return desk.say("districts.of", now=words(_why_unknown(desk, row), "quiet"), target=target)
    now = told.text(f"{district}.{row['indicator']}", "now", "strong", **where)
    return desk.say("districts.of", now=now, target=target)


def _why_unknown(desk: Desk, row: Mapping[str, Any]) -> str:
    if row["state_zh"] == "未报送" or row["now"] is not None:
        return desk.say.plain("word.unreported")
    waits = any("待确认" in note for note in row["notes"])
    return desk.say.plain("word.to_confirm" if waits else "word.unknown")


def rated(desk: Desk, told: Told, district: str, basis: Basis) -> tuple[str, Text]:
    """Code and word of the pace."""
    row = _row(told, district, basis)
    if row is None or not basis.has(row):
        return "unreported", words(_why_unknown(desk, row) if row else desk.say.plain("word.unreported"), "quiet")
    code = PACES.get(str(row["rating"]), "unrated")
    if code == "unrated":
        return code, words(desk.say.plain("pace_short.unrated"), "quiet")
    made = told.figure(f"{district}.{row['indicator']}.rating", "rating_zh", district_code=district, basis=row["basis"])
    return code, (Span(desk.say.plain(f"pace_short.{code}"), made.id, code),)


def _row(told: Told, district: str, basis: Basis) -> Mapping[str, Any] | None:
    own = [r for r in told.rows if r["district_code"] == district]
    return next((r for r in own if r["basis"] == basis.name), own[0] if own and not basis.name else None)


def _total(desk: Desk, firms: Told, output: Told, by: Mapping[str, Basis]) -> TableRow | None:
    """Those that reported, against their own targets."""
    if not by[OUTPUT].name:
        return None
    number = output.text("total.districts", "district_code", measure="distinct", **_sent(by[OUTPUT]))
    cells = (
        desk.say("districts.total", n=number),
        _sum(desk, firms, "total.firms", by[FIRMS]),
        _sum(desk, output, "total.output", by[OUTPUT]),
        (),
    )
    return TableRow("total", cells, total=True)


def _sent(basis: Basis) -> dict[str, Any]:
    return {"basis": basis.name, "state_zh": REPORTED, "now": KNOWN}


def _sum(desk: Desk, told: Told, id: str, basis: Basis) -> Text:
    where = _sent(basis)
    now = told.text(id, "now", "strong", measure="sum", **where)
    return desk.say("districts.of", now=now, target=told.text(f"{id}.target", "target", measure="sum", **where))


def _note(desk: Desk, by: Mapping[str, Basis]) -> Text:
    firms, output = by[FIRMS].name, by[OUTPUT].name
    if not output:
        return desk.say("districts.note_none")
    said = output if firms in (output, "") else f"产值{output}、企业{firms}"
    return desk.say("districts.note", date=day_zh(by[OUTPUT].on), basis=said)
