"""Rows in and out again: load, loads, undo, rebuild, copy."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.errors import TooManyRejects, UsageError
from liantu.commands.grammar import Command
from liantu.commands.load_reports import LOAD, STATES, load_line, notes, row_lines, said
from liantu.commands.session import Session
from liantu.commands.shown import Format, FormatOption, NoBomOption, print_facts, print_rows

if TYPE_CHECKING:
    from liantu.returned import Verdicts
    from loaders.ledger import Ledger
    from loaders.report import LoadReport

_CHANGED = {
    "nodes_put": ("写入节点", "Nodes written"),
    "nodes_deleted": ("删除节点", "Nodes deleted"),
    "edges_put": ("写入关系", "Relationships written"),
    "edges_deleted": ("删除关系", "Relationships deleted"),
}


def add_to(app: typer.Typer) -> None:
    """Hang the commands on the command line."""
    app.command("load", cls=Command, help="载入表格（xlsx、xls、csv）。打印每行的去向，六项之和等于读入的行数。")(load)
    app.command("loads", cls=Command, help="列出所有载入，最新的在最后。")(loads)
    app.command("undo", cls=Command, help="撤销一次载入：图回到没有它的样子。")(undo)
    app.command("rebuild", cls=Command, help="按现在的词表和对照表重读所有行，更新图。")(rebuild)
    app.command("copy", cls=Command, help="把全部载入、行和判断带到另一个空库，并在那里重建图。")(copy)


def load(
    ctx: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE…", help="一个或多个表格文件，或文件夹（其中的表格）；要么全部载入，要么都不。"),
    ],
    sheet_map: Annotated[str, typer.Option("--map", metavar="NAME", help="对照表；默认按表头选。")] = "",
    district: Annotated[str, typer.Option(metavar="NAME", help="表中没写区县的行属于哪个区县。")] = "",
    as_of: Annotated[str, typer.Option(metavar="DATE", help="数据日期：2024、2024-06 或 2024-06-30。")] = "",
    source: Annotated[str, typer.Option(metavar="TEXT", help="谁提供的。")] = "",
    by: Annotated[str, typer.Option(metavar="TEXT", help="经手人。")] = "",
    replaces: Annotated[
        str,
        typer.Option(metavar="LOAD", help="这是更正后的文件：替代这次载入中同一企业、同一关系的行，其余的行仍然有效。"),
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看会怎样，什么也不写入。")] = False,
    max_rejects: Annotated[
        float, typer.Option(metavar="SHARE", min=0, max=1, help="未采用的行超过这个比例就什么也不写入。")
    ] = 0.10,
    report: Annotated[
        Path | None,
        typer.Option(metavar="FILE.xlsx", help="退回报送人的表：原有各栏，加上结果、原因、建议；改好可再载入。"),
    ] = None,
    each_row: Annotated[bool, typer.Option("--rows", help="逐行打印：在哪里、去向、原因。")] = False,
    form: FormatOption = Format.table,
) -> None:
    """Files become rows, rows become the graph."""
    from liantu.commands.given import given
    from loaders.intake import LoadOptions

    session = Session.of(ctx)
    options = LoadOptions(sheet_map, district, as_of, source, by, dry_run, max_rejects, replaces=replaces)
    _refuse_report_over(report, files)
    with session.ledger(make=True) as ledger:
        found = given(files, ledger.reader, map=sheet_map, dry_run=dry_run)
        try:
            reports = ledger.load(found.files, options)
        except TooManyRejects as error:
            _send_back_refused(session, report, found.files, error)
            raise
        verdicts = _verdicts(ledger, reports) if report or each_row else []
        _send_back(session, report, found.files, verdicts, ledger)
    notes(session, reports)
    if each_row:
        row_lines(session, verdicts, found.left, form)
    else:
        said(session, reports, found.left, form)


def loads(ctx: typer.Context, form: FormatOption = Format.table, no_bom: NoBomOption = False) -> None:
    """The ledger's own list."""
    from graph import archive

    session = Session.of(ctx)
    with session.store() as store:
        known = archive.loads(store)
        numbers = {load.fingerprint: load.id for load in known}
        rows = [load_line(session, load, numbers) for load in known]
    if form is not Format.json:
        rows = [{**row, "state": session.words(*STATES[row["state"]])} for row in rows]
    hidden = [name for name in ("district", "source", "by", "replaces") if not any(row[name] for row in rows)]
    print_rows(rows, session.titles(LOAD), form, no_bom=no_bom, hidden=hidden)


def undo(
    ctx: typer.Context,
    load_id: Annotated[str, typer.Argument(metavar="LOAD", help="载入的编号，见 liantu loads。")],
    by: Annotated[str, typer.Option(metavar="TEXT", help="经手人。")] = "",
    form: FormatOption = Format.table,
) -> None:
    """Take one load back."""
    session = Session.of(ctx)
    with session.ledger() as ledger:
        changed = ledger.undo(load_id, by)
    session.note(session.words(f"已撤销载入 {load_id}。", f"Load {load_id} is undone."))
    print_facts(asdict(changed), session.titles(_CHANGED), form)


def rebuild(ctx: typer.Context, form: FormatOption = Format.table) -> None:
    """Read every row anew."""
    session = Session.of(ctx)
    with session.ledger() as ledger:
        changed = ledger.rebuild()
    same = not any(asdict(changed).values())
    session.note(
        session.words("图与所有行一致，没有改动。" if same else "已重建。", "Unchanged." if same else "Rebuilt.")
    )
    print_facts(asdict(changed), session.titles(_CHANGED), form)


def copy(
    ctx: typer.Context,
    to: Annotated[str, typer.Option("--to", metavar="URL", help="目标库，须是空的。")],
    form: FormatOption = Format.table,
) -> None:
    """Bring everything to another engine or folder."""
    from dataclasses import replace

    from liantu.workspace import embedded_folder, open_workspace_store

    session = Session.of(ctx)
    here, there = embedded_folder(session.settings.store), embedded_folder(to)
    if to == session.settings.store or (here and there and here.resolve() == there.resolve()):
        raise UsageError("目标库就是现在的库。请用 --to 指明另一个库。")
    with session.ledger() as ledger, open_workspace_store(replace(session.settings, store=to)) as target:
        changed = ledger.copy_to(target)
    print_facts(asdict(changed), session.titles(_CHANGED), form)


def _refuse_report_over(report: Path | None, files: Sequence[Path]) -> None:
    if report and report.suffix.casefold() != ".xlsx":
        raise UsageError(f"--report 应为 .xlsx 文件，不是“{report.name}”。")
    if report and report.resolve() in {file.resolve() for file in files}:
        raise UsageError(f"--report 不能写到要载入的文件“{report.name}”上。请换一个文件名。")


def _verdicts(ledger: "Ledger", reports: "Sequence[LoadReport]") -> "list[Verdicts]":
    """What became of each row: of a load from its rows, of a dry run from what it would have done."""
    from liantu.returned import Verdicts

    return [
        Verdicts.of_trial(r) if r.dry_run and not r.already else Verdicts.of_rows(ledger.rows_of(r.load))
        for r in reports
    ]


def _send_back(
    session: Session, target: Path | None, files: Sequence[Path], verdicts: "Sequence[Verdicts]", ledger: "Ledger"
) -> None:
    """Write the workbook for the sender."""
    if target is None:
        return
    from liantu.returned import write_returned

    write_returned(target, files, verdicts, ledger.reader.is_known)
    session.note(session.words(f"退回报送人的表：{target}", f"Workbook for the sender: {target}"))


def _send_back_refused(session: Session, target: Path | None, files: Sequence[Path], error: TooManyRejects) -> None:
    """Too much was refused and nothing written: the sender of that file needs the workbook all the more."""
    refused = [file for file in files if file.name == error.file]
    if target is None or not refused:
        return
    from liantu.returned import Verdicts, write_returned

    write_returned(target, refused[:1], [Verdicts.of_rejects(error.rejects)])
    session.note(session.words(f"退回报送人的表：{target}", f"Workbook for the sender: {target}"))
