"""季度变化: against the compare date, which components changed, which firms came and went, which projects moved."""

from collections.abc import Mapping
from typing import Any

from liantu.briefing.asking import Told
from liantu.briefing.chain_map import Block, Column, Section, Span, TableRow, Text, words
from liantu.briefing.desk import Desk, Sheet
from liantu.briefing.templates.districts import FIRMS, OUTPUT, progress, progress_before
from liantu.briefing.templates.makers import changed_rows, gone_rows
from liantu.briefing.values import day_zh


def build(desk: Desk) -> Sheet:
    """One section."""
    title = desk.say.plain("title", scope=desk.scope)
    status = _status(desk)
    new, gone = _firms(desk)
    fields: dict[str, Text | str] = {
        "compare": day_zh(desk.request.compare),
        "scope": desk.scope,
        "changed": words(str(len(status.rows)), "strong"),
        "new": words(str(len(new.rows)), "strong"),
        "gone": words(str(len(gone.rows)), "strong"),
    }
    lead = Block("sentence", "lead", lines=(desk.say("lead", **fields),))
    blocks = (lead, status, new, gone, Block("remark", "note", desk.say("note")), _projects(desk), _districts(desk))
    return Sheet(title, "", (Section("changes", words(title), "list", blocks),))


def _before(desk: Desk, question: str, **given: str) -> Told:
    found = desk.asking.before(question, **given)
    if found is None:
        raise ValueError("changes want a date to compare with")
    return found


def _heads(desk: Desk, *keys: str) -> tuple[Column, ...]:
    return tuple(Column(desk.say.plain(key)) for key in keys)


def _status(desk: Desk) -> Block:
    now = desk.asking.ask("links/status", scope=desk.request.scope)
    then = {row["code"]: row for row in _before(desk, "links/status", scope=desk.request.scope).rows}
    rows = tuple(
        _changed(desk, row, then[row["code"]])
        for row in now.rows
        if row["code"] in then and then[row["code"]]["status"] != row["status"]
    )
    columns = _heads(desk, "component", "assembly", "before", "now")
    return Block("table", "status", desk.say("status"), columns=columns, rows=rows)


def _changed(desk: Desk, row: Mapping[str, Any], was: Mapping[str, Any]) -> TableRow:
    code = str(row["code"])
    now = desk.asking.ask("links/status", scope=desk.request.scope).figure(f"{code}.status", "status", code=code)
    then = _before(desk, "links/status", scope=desk.request.scope).figure(f"{code}.was", "status", code=code)
    words_ = [desk.say.plain(f"status.{r['status']}") for r in (was, row)]
    cells: tuple[Text, ...] = (
        words(str(row["name"]), "strong"),
        words(str(row["assembly_name"])),
        (Span(words_[0], then.id, "quiet"),),
        (Span(words_[1], now.id, str(row["status"])),),
    )
    return TableRow(f"status.{code}", cells, status=str(row["status"]))


def _firms(desk: Desk) -> tuple[Block, Block]:
    now = desk.asking.ask("firms/list", scope=desk.request.scope)
    then = _before(desk, "firms/list", scope=desk.request.scope)
    came = changed_rows(now, then)
    new = [row for row in now.rows if str(row["firm"]) in came]
    columns = _heads(desk, "column.firm", "place", "makes")

    def block(id: str, rows: Any) -> Block:
        made = tuple(TableRow(f"{id}.{row['firm']}", _firm(desk, row), mark=id, holds="firms") for row in rows)
        return Block("table", f"firms.{id}", desk.say(f"firms_{id}"), columns=columns, rows=made, holds="firms")

    return block("new", new), block("gone", gone_rows(now, then))


def _firm(desk: Desk, row: Mapping[str, Any]) -> tuple[Text, ...]:
    names = {r["code"]: r["name"] for r in desk.asking.ask("plan/structure").rows}
    makes = "、".join(str(names.get(code, code)) for code in row["components"] or ())
    return words(str(row["name"]), "strong"), words("、".join(row["place_names"] or ())), words(makes)


def _projects(desk: Desk) -> Block:
    """Those at another stage, and those that were not there."""
    now = desk.asking.ask("projects/list", scope=desk.request.scope)
    then = {row["project"]: row for row in _before(desk, "projects/list", scope=desk.request.scope).rows}
    rows = []
    for row in now.rows:
        was = then.get(row["project"])
        if was is not None and was["stage"] == row["stage"]:
            continue
        before = str(was["stage_zh"]) if was else desk.say.plain("stage_none")
        cells: tuple[Text, ...] = (
            words(str(row["name"]), "strong"),
            words(str(row["district"] or "")),
            words(before, "quiet"),
            words(str(row["stage_zh"] or "")),
        )
        rows.append(TableRow(f"project.{row['project']}", cells, holds="talks"))
    columns = _heads(desk, "project", "district", "before", "now")
    note = () if rows else desk.say("word.none")
    return Block("table", "projects", desk.say("projects"), columns=columns, rows=tuple(rows), note=note)


def _districts(desk: Desk) -> Block:
    """What districts reported, then and now; each basis by itself."""
    rows: list[TableRow] = []
    for indicator in (OUTPUT, FIRMS):
        now, then = progress(desk, indicator), progress_before(desk, indicator)
        was = {(r["district_code"], r["basis"]): r for r in then.rows} if then else {}
        for row in now.rows:
            old = was.get((row["district_code"], row["basis"]))
            if row["now"] is None and (old is None or old["now"] is None):
                continue
            cells = (
                words(str(row["district"]), "strong"),
                words(f"{indicator}（{row['basis']}，{row['unit']}）"),
                _reported(desk, then, old, "was"),
                _reported(desk, now, row, "now"),
            )
            rows.append(TableRow(f"{row['district_code']}.{indicator}.{row['basis']}", cells))
    columns = tuple(
        Column(desk.say.plain(k), weight=w, right=r)
        for k, w, r in (("district", 1.0, False), ("indicator", 2.4, False), ("before", 1.0, True), ("now", 1.0, True))
    )
    return Block("table", "districts", desk.say("districts"), columns=columns, rows=tuple(rows))


def _reported(desk: Desk, told: Told | None, row: Mapping[str, Any] | None, prefix: str) -> Text:
    if told is None or row is None or row["now"] is None:
        return words(desk.say.plain("word.unreported"), "quiet")
    return told.cell(row, "now", prefix=prefix + str(row["indicator"]))
