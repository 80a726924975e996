"""What components are: the leader's sentence, the legend with counts, systems with their assemblies and cells."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from liantu.briefing.asking import Told
from liantu.briefing.chain_map import Block, Span, Text, words
from liantu.briefing.desk import Desk

STATUSES = ("STRONG", "ADEQUATE", "WEAK", "PIPELINE", "BROKEN", "MISSING", "UNVERIFIED", "UNKNOWN")
NOT_PRIORITY = "NOT_PRIORITY"
MADE = frozenset({"STRONG", "ADEQUATE", "WEAK"})
_TONE = {"strong", "adequate", "weak", "pipeline", "unverified", "unknown"}
_NAMED = 3  # of a remark


def sentence(desk: Desk) -> Block:
    """The sentence that a leader asks for, each number a figure; they add up to the components of the plan."""
    told = desk.asking.ask("plan/sentence", scope=desk.request.scope)
    fields: dict[str, Text | str] = {"date": desk.date(), "scope": desk.scope}
    for column in told.rows[0]:
        tone = column.upper() if column in _TONE else {"made": "strong", "absent": "BROKEN"}.get(column, "")
        fields[column] = told.text(f"sentence.{column}", column, tone)
    key = "sentence.leader_district" if desk.one_district else "sentence.leader"
    return Block("sentence", "sentence", lines=(desk.say(key, **fields),))


def legend(desk: Desk, within: Collection[str] = ()) -> Block:
    """Each status with its number of components (`within`: of these); a district's own status only where there are some."""
    told = desk.asking.ask("links/status", scope=desk.request.scope)
    shown = (*STATUSES, NOT_PRIORITY) if desk.one_district else STATUSES
    counts = [_count(desk, told, status, within) for status in shown]
    if desk.asking.then:
        counts.append(Block("remark", "legend.changed", desk.say("word.changed"), status="changed"))
    return Block("legend", "legend", blocks=tuple(counts))


def _count(desk: Desk, told: Told, status: str, within: Collection[str]) -> Block:
    codes: dict[str, Any] = {"code": tuple(sorted(within))} if within else {}
    place = f"legend.{min(within)}" if within else "legend"
    number = told.text(f"{place}.{status}", "code", measure="count", status=status, **codes)
    title = words(desk.say.plain(f"status.{status}"))
    return Block("remark", f"legend.{status}", title, lines=(number,), status=status)


def systems(desk: Desk, *, remarks: bool = True, detailed: bool = False) -> tuple[Block, ...]:
    """System > assembly > cell, in the plan's order, which never changes: so places stay the same each quarter.

    `detailed`: cells say what their status rests on.
    """
    rows = _placed(desk)
    return tuple(
        Block("system", code, words(str(parts[0]["system"])), blocks=tuple(_assemblies(desk, parts, remarks, detailed)))
        for code, parts in _grouped(rows, "system_code")
    )


def _placed(desk: Desk) -> list[dict[str, Any]]:
    status = {row["code"]: row for row in desk.asking.ask("links/status", scope=desk.request.scope).rows}
    return [
        {**place, "found": status[place["code"]]}
        for place in desk.asking.ask("plan/structure").rows
        if place["code"] in status
    ]


def _grouped(rows: Sequence[Mapping[str, Any]], key: str) -> list[tuple[str, list[Mapping[str, Any]]]]:
    return [(code, list(parts)) for code, parts in groupby(rows, lambda row: str(row[key]))]


def _assemblies(desk: Desk, rows: Sequence[Mapping[str, Any]], remarks: bool, detailed: bool) -> Iterator[Block]:
    for code, parts in _grouped(rows, "assembly_code"):
        yield Block(
            "assembly",
            code,
            words(str(parts[0]["assembly"])),
            lines=(completeness(desk, code),),
            blocks=tuple(cell(desk, part, detailed=detailed) for part in parts),
            note=remark(desk, code, parts) if remarks else (),
        )


def completeness(desk: Desk, assembly: str) -> Text:
    """有 6–7 / 7 种: those made, at most once surveys are done, of how many."""
    told = desk.asking.ask("links/assemblies", scope=desk.request.scope)
    row = next(r for r in told.rows if r["assembly"] == assembly)
    if not row["is_priority"]:
        return words(desk.say.plain("assembly.not_priority"), "quiet")
    names = {"made": "made", "at_most": "made_at_most", "components": "components"}
    fields = {f: told.text(f"{assembly}.{c}", c, assembly=assembly) for f, c in names.items()}
    return desk.say("assembly.made" if row["made"] == row["made_at_most"] else "assembly.made_range", **fields)


def cell(desk: Desk, part: Mapping[str, Any], *, detailed: bool = False) -> Block:
    """A component: its name, its firms or the word for having none, what it was at the compare date."""
    found = part["found"]
    code, status = str(part["code"]), str(found["status"])
    told = desk.asking.ask("links/status", scope=desk.request.scope)
    if status in MADE:
        number = told.text(f"{code}.producers", "producers", status, firms=True, code=code)
        line = tuple(Span(s.text, s.figure, status) for s in desk.say("word.firms", n=number))
    else:
        line = words(desk.say.plain(f"short.{status}"), status)
    was = _was(desk, code, status)
    return Block(
        "cell",
        code,
        words(str(part["name"])),
        short=str(part["abbreviation"] or ""),
        lines=(line, *((was,) if was else ()), *(details(desk, code) if detailed else ())),
        status=status,
        status_word=desk.say.plain(f"status.{status}"),
        mark="changed" if was else "",
    )


def details(desk: Desk, code: str) -> tuple[Text, ...]:
    """What the status rests on, as far as there is something to say: owner groups, claims to verify, projects, makers outside."""
    told = desk.asking.ask("links/status", scope=desk.request.scope)
    row = next(r for r in told.rows if r["code"] == code)
    if row["status"] == NOT_PRIORITY:
        return ()
    said = [
        desk.say(f"detail.{column}", n=told.text(f"{code}.{column}", column, code=code))
        for column in ("owner_groups", "unverified", "pipeline", "outside")
        if row[column]
    ]
    grounds = str(row["status_zh"]).partition("（")[2].removesuffix("）")
    if grounds and row["status"] in MADE:
        said.insert(0, words(grounds, "quiet"))
    if row["judged_zh"]:
        said.append(
            desk.say(
                "detail.judged", word=row["judged_zh"], by=str(row["judged_by"] or ""), on=str(row["judged_on"] or "")
            )
        )
    return tuple(said)


def _was(desk: Desk, code: str, status: str) -> Text:
    """What it was before, where that was something else."""
    before = desk.asking.before("links/status", scope=desk.request.scope)
    row = next((r for r in before.rows if r["code"] == code), None) if before else None
    if before is None or row is None or row["status"] == status:
        return ()
    made = before.figure(f"{code}.was", "status", code=code)
    return tuple(
        Span(s.text, made.id, "changed") for s in desk.say("word.was", word=desk.say.plain(f"short.{row['status']}"))
    )


def remark(desk: Desk, assembly: str, parts: Sequence[Mapping[str, Any]]) -> Text:
    """One thing to know about an assembly: what is absent, else not surveyed, to verify, weak; or that all is there."""
    by = {status: [str(p["name"]) for p in parts if p["found"]["status"] == status] for status in STATUSES}
    if by["BROKEN"] or by["MISSING"]:
        return _naming(desk, "assembly.absent", by["BROKEN"] + by["MISSING"])
    for status in ("UNKNOWN", "UNVERIFIED", "PIPELINE", "WEAK"):
        if by[status]:
            return _naming(desk, f"assembly.{status.lower()}", by[status])
    if all(p["found"]["status"] in MADE for p in parts):
        told = desk.asking.ask("links/assemblies", scope=desk.request.scope)
        number = told.text(f"{assembly}.components", "components", assembly=assembly)
        return desk.say("assembly.complete", components=number)
    return ()


def _naming(desk: Desk, key: str, names: Sequence[str]) -> Text:
    listed = "、".join(names[:_NAMED]) + ("等" if len(names) > _NAMED else "")
    return desk.say(key, names=listed)
