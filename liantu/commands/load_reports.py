"""What became of files, in words: a paragraph a load, a line in the ledger's list."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from liantu.commands.rejects import reject_lines
from liantu.commands.session import Session
from liantu.commands.shown import Format, print_json, print_rows, print_text

if TYPE_CHECKING:
    from graph.records import Load
    from loaders.report import LoadReport

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
STATES = {
    "arriving": ("未写完", "arriving"),
    "folding": ("未写完", "folding"),
    "done": ("在库", "done"),
    "undone": ("已撤销", "undone"),
}


def said(session: Session, reports: "Sequence[LoadReport]", form: Format) -> None:
    """What became of the files, and what was noticed on the way."""
    for report in reports:
        session.note(*(f"{report.file}：{note}" for note in report.notes))
    if form is Format.json:
        made = [report.as_json() for report in reports]
        print_json(made[0] if len(made) == 1 else made)
    elif form is Format.csv:
        titles = {
            name: title
            for name, title in session.titles(LOAD).items()
            if name not in ("state", "at", "map", "replaces")
        }
        print_rows([report.as_json() for report in reports], titles, form)
    else:
        print_text("\n".join(_paragraph(session, report) for report in reports))


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
