"""`liantu verify`: the figures of a briefing made here are computed again, and its text is compared with what it said when made."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from liantu.commands.grammar import Command
from liantu.commands.session import Session
from liantu.commands.shown import Format, FormatOption, NoBomOption, print_json, print_rows, print_text

if TYPE_CHECKING:
    from liantu.briefing.verifying import Verdict

_COLUMNS = {
    "kind": ("哪里不同", "Kind"),
    "figure": ("数", "Figure"),
    "said": ("做成时", "When made"),
    "now": ("现在", "Now"),
    "question": ("问题", "Question"),
}
_KINDS = {"data": ("数据", "data"), "text": ("文字", "text")}


def add_to(app: typer.Typer) -> None:
    """Hang the command on the command line."""
    app.command(
        "verify",
        cls=Command,
        help="核对一份简报：用文件里的清单重算每个数，再看文字有没有改过。相同退出码 0，不同 1，不能核对 5。",
    )(verify)


def verify(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="liantu brief 写的文件，任何一种格式，改过文字的也可以。")
    ],
    form: FormatOption = Format.table,
    no_bom: NoBomOption = False,
) -> None:
    """Same, or which figures differ."""
    from liantu.briefing.making import workbench
    from liantu.briefing.verifying import verify as verified

    session = Session.of(ctx)
    data = _read(file)
    with session.store() as store, workbench(session.settings, store, session.progress()) as bench:
        verdict = verified(data, bench)
    if form is Format.json:
        print_json(as_json(verdict))
    else:
        _show(session, verdict, form, no_bom=no_bom)
    if not verdict.is_same:
        raise typer.Exit(1)


def _read(file: Path) -> bytes:
    from graph.errors import UsageError

    try:
        return file.read_bytes()
    except OSError as error:
        raise UsageError(f"读不了文件 {file}：{error.strerror}。") from error


def _show(session: Session, verdict: "Verdict", form: Format, *, no_bom: bool) -> None:
    made = verdict.made
    session.note(f"{made.title} · {made.scope} · {made.audience} · 程序 {made.program} · 数据 {made.data_version}")
    session.note(*verdict.remarks, *_told(verdict))
    if verdict.differences:
        rows = [
            {
                "kind": session.words(*_KINDS[d.kind]),
                "figure": d.figure,
                "said": d.said,
                "now": d.now,
                "question": d.question,
            }
            for d in verdict.differences
        ]
        print_rows(rows, session.titles(_COLUMNS), form, no_bom=no_bom)
    elif form is Format.table:
        zh = f"相同：{verdict.checked} 个数重算后与文件一致。" if verdict.is_same else "图片的画面与做成时不同。"
        print_text(session.words(zh, f"Same: {verdict.checked} figures." if verdict.is_same else "Another picture."))


def _told(verdict: "Verdict") -> list[str]:
    """What was not looked at, and why."""
    said = []
    if verdict.differences:
        said.append(f"不同：{len({d.figure for d in verdict.differences})} 个数，共 {verdict.checked} 个。")
    if verdict.withheld:
        said.append(f"{verdict.withheld} 个数不公开，没有值可比。")
    if verdict.removed:
        said.append(f"{verdict.removed} 个数不在文件的文字里（版面放不下，或已删去）。")
    if verdict.kind in ("pdf", "png"):
        said.append(f"{verdict.kind.upper()} 的文字不逐字核对，只重算清单中的数。")
    return said


def as_json(verdict: "Verdict") -> dict[str, object]:
    """The verdict for programs."""
    return {
        "same": verdict.is_same,
        "format": verdict.kind,
        "title": verdict.made.title,
        "data_version": verdict.made.data_version,
        "checked": verdict.checked,
        "withheld": verdict.withheld,
        "not_in_text": verdict.removed,
        "repainted": verdict.repainted,
        "remarks": list(verdict.remarks),
        "differences": [
            {"kind": d.kind, "figure": d.figure, "said": d.said, "now": d.now, "question": d.question}
            for d in verdict.differences
        ],
    }
