"""`liantu add`: one line registered by hand."""

from typing import Annotated

import typer

from graph.errors import UsageError
from liantu.commands.grammar import Command
from liantu.commands.load_reports import said
from liantu.commands.session import Session
from liantu.commands.shown import Format, FormatOption


def add_to(app: typer.Typer) -> None:
    """Hang the command on the command line."""
    app.command("add", cls=Command, help="登记一条：等于载入只有一行的表，可以撤销（liantu undo）。")(add)


def add(
    ctx: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="哪一种表，如 firms 或 企业名录；写错时列出全部。")],
    fields: Annotated[
        list[str], typer.Argument(metavar="FIELD=VALUE…", help="栏名=内容；栏名可用表头的各种写法，如 企业名称=…。")
    ],
    as_of: Annotated[str, typer.Option(metavar="DATE", help="数据日期：2024、2024-06 或 2024-06-30。")] = "",
    source: Annotated[str, typer.Option(metavar="TEXT", help="谁提供的，如 电话核实。")] = "",
    by: Annotated[str, typer.Option(metavar="TEXT", help="经手人。")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看会怎样，什么也不写入。")] = False,
    form: FormatOption = Format.table,
) -> None:
    """A line becomes a row, the row becomes part of the graph."""
    from liantu.adding import add as register
    from liantu.adding import one_line
    from liantu.workspace import sheet_maps
    from loaders.intake import LoadOptions

    session = Session.of(ctx)
    line = one_line(sheet_maps(session.settings), kind, [_pair(field) for field in fields])
    with session.ledger() as ledger:
        report = register(ledger, line, LoadOptions(as_of=as_of, source=source, by=by, dry_run=dry_run))
    said(session, [report], (), form)
    if not report.dry_run and not report.already:
        session.note(session.words(f"撤销：liantu undo {report.load}", f"To undo: liantu undo {report.load}"))


def _pair(field: str) -> tuple[str, str]:
    header, equals, value = field.replace("＝", "=", 1).partition("=")
    if not equals or not header.strip():
        raise UsageError(f"“{field}”应写成 栏名=内容，如 企业名称=重庆示例有限公司。")
    return header.strip(), value
