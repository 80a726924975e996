"""The command line: its global options and the list of commands. What they do is in `liantu/commands`."""

import sys
from typing import Annotated

import typer

from liantu.commands import (
    adding,
    briefing,
    comparing,
    exports,
    firm,
    held,
    keeping,
    loading,
    matching,
    naming,
    picture,  # noqa: F401 hangs itself below `export`
    plan,
    questions,
    serving,
    template,
    thresholds,
    verifying,
)
from liantu.commands.grammar import Commands
from liantu.commands.session import Session
from liantu.settings import settings

EPILOG = "退出码：0 完成；1 使用者可改正的错误；2 命令写错；3 未采用的行过多，没有写入；4 库不可用；5 文件不能核对；130 按 Ctrl+C 停下。"

app = typer.Typer(
    name="liantu",
    cls=Commands,
    help="链图：渝府办〔2023〕3号行动计划的供应链知识图谱。表格进来，问题出去，每个数字都能回到它的那一行。",
    epilog=EPILOG,
    no_args_is_help=True,
    add_completion=False,
    context_settings={"max_content_width": 110},
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        from liantu.doctor import program_version

        typer.echo(f"liantu {program_version()}")
        raise typer.Exit


@app.callback()
def _globals(
    ctx: typer.Context,
    store: Annotated[
        str,
        typer.Option(
            metavar="URL",
            help="库：embedded:文件夹、bolt://主机:7687 或 neo4j://主机/库名；默认 LIANTU_STORE，再默认工作文件夹里的 store。",
        ),
    ] = "",
    workspace: Annotated[
        str,
        typer.Option(
            metavar="FOLDER", help="工作文件夹：自己的词表、对照表、问题；默认 LIANTU_WORKSPACE，再默认 ./workspace。"
        ),
    ] = "",
    lang: Annotated[str, typer.Option(metavar="zh|en", help="结果的语言：zh 或 en。")] = "",
    quiet: Annotated[bool, typer.Option("--quiet", help="不显示进度和说明，只给结果和错误。")] = False,
    show_version: Annotated[
        bool, typer.Option("--version", help="显示版本。", is_eager=True, callback=_version)
    ] = False,
) -> None:
    """Global options, before the command or behind it."""
    ctx.obj = Session(settings(workspace, store, lang), quiet)


for group in (
    serving,
    plan,
    template,
    loading,
    adding,
    matching,
    naming,
    questions,
    comparing,
    thresholds,
    firm,
    briefing,
    verifying,
    held,
    keeping,
    exports,
):
    group.add_to(app)


def main() -> None:
    """Entry point of the `liantu` command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a pipe on Windows would speak GBK
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    app()
