"""What became of files, in words: a paragraph a load, a line in the ledger's list."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from liantu.commands.rejects import reject_lines
from liantu.commands.session import Session
from liantu.commands.shown import Format, print_json, print_rows, print_text

if TYPE_CHECKING:
    from pathlib import Path

    from graph.records import Load
    from liantu.returned import Verdicts
    from loaders.report import LoadReport

    Left = Sequence[tuple[Path, str]]

OUTCOMES = {
    "created": ("新增", "created"),
    "updated": ("更新", "updated"),
    "unchanged": ("不变", "unchanged"),
    "merged": ("合并", "merged"),
    "held": ("待确认", "held"),
    "rejected": ("未采用", "rejected"),
}
LOAD = {
    "load": ("载入", "Load"),
    "file": ("文件", "File"),
    "state": ("状态", "State"),
    "at": ("时间", "At"),
    "as_of": ("数据日期", "As of"),
    "map": ("对照表", "Map"),
    "rows": ("行数", "Rows"),
    **OUTCOMES,
    "district": ("区县", "District"),
    "source": ("来源", "Source"),
    "by": ("署名", "By"),
    "replaces": ("更正载入", "Corrects"),
}
ROW = {"place": ("位置", "Place"), "outcome": ("去向", "Outcome"), "reason": ("原因", "Reason")}
NOT_READ = ("未读取", "Not read")
STATES = {
    "arriving": ("未写完", "arriving"),
    "folding": ("未写完", "folding"),
    "done": ("在库", "done"),
    "undone": ("已撤销", "undone"),
}


def notes(session: Session, reports: "Sequence[LoadReport]") -> None:
    """What was noticed on the way."""
    for report in reports:
        session.note(*(f"{report.file}：{note}" for note in report.notes))


def said(session: Session, reports: "Sequence[LoadReport]", left: "Left", form: Format) -> None:
    """What became of the files; json and table also have the files that were not read."""
    if form is Format.json:
        made = [
            *(report.as_json() for report in reports),
            *({"file": path.name, "not_read": why} for path, why in left),
        ]
        print_json(made[0] if len(made) == 1 else made)
    elif form is Format.csv:
        titles = {
            name: title
            for name, title in session.titles(LOAD).items()
            if name not in ("state", "at", "map", "replaces")
        }
        print_rows([report.as_json() for report in reports], titles, form)
        session.note(*(f"{session.words(*NOT_READ)}：{why}" for _, why in left))
    else:
        unread = [f"{session.words(*NOT_READ)}：{why}" for _, why in left]
        print_text("\n".join([*(_paragraph(session, report) for report in reports), *unread]))


def _paragraph(session: Session, report: "LoadReport") -> str:
    words = session.words
    counts = session.titles(OUTCOMES)
    total = " + ".join(f"{title} {report.outcomes[name]}" for name, title in counts.items())
    head = (
        words("试载（未写入）", "dry run, nothing written")
        if report.dry_run
        else f"{words('载入', 'load')} {report.load}"
    )
    dated = words(f"，数据日期 {report.as_of}", f", as of {report.as_of}") if report.as_of else ""
    lines = [f"{head}：{report.file}{dated}", f"  {report.rows} {words('行', 'rows')} = {total}"]
    if report.already:
        lines.append(
            "  "
            + words(
                f"同一文件已在库中（载入 {report.already}），没有改动。",
                f"The same file is load {report.already}: unchanged.",
            )
        )
    if report.links:
        lines.append(f"  {words('关系', 'relationships')}：{_counted(report.links)}")
    if report.reasons:
        lines.append(f"  {words('原因', 'reasons')}：{_counted(_worded(session, report.reasons))}")
    return "\n".join([*lines, *reject_lines(session.words, report.rejects)])


def row_lines(session: Session, verdicts: "Sequence[Verdicts]", left: "Left", form: Format) -> None:
    """Every row with what became of it and why, in the order of the files, then the files that were not read."""
    rows = [
        {"place": place, "outcome": outcome, "reason": reasons.get(place, "")}
        for verdict in verdicts
        for reasons in (verdict.reasons(),)
        for place, outcome in verdict.outcomes.items()
    ]
    rows += [{"place": path.name, "outcome": session.words(*NOT_READ), "reason": why} for path, why in left]
    print_rows(rows, session.titles(ROW), form)


def _counted(counts: dict[str, int]) -> str:
    return "，".join(f"{name} {n}" for name, n in counts.items())


def _worded(session: Session, reasons: dict[str, int]) -> dict[str, int]:
    from loaders.report import REASONS

    return {session.words(*REASONS[reason]): n for reason, n in reasons.items()}


def load_line(session: Session, load: "Load", numbers: Mapping[str, str]) -> dict[str, Any]:
    """One load as a row of `liantu loads`. `numbers`: fingerprint -> load, for the one that it corrects."""
    maps = sorted({sheet.map for sheet in load.sheets})
    shown = {"load": int(load.id), "file": load.file, "state": load.state, "at": load.at, "as_of": load.as_of}
    shown |= {"map": maps, "rows": sum(load.counts.values()), **{name: load.counts.get(name, 0) for name in OUTCOMES}}
    corrects = numbers.get(load.replaces[0], "") if load.replaces else ""
    return {**shown, "district": load.district, "source": load.source, "by": load.by, "replaces": corrects}
