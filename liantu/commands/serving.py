"""The app: `liantu app` on the current store, `liantu demo` on a workspace with the plan and firms to look at."""

from typing import Annotated

import typer

from liantu.commands.grammar import Command
from liantu.commands.session import Session

PortOption = Annotated[
    int | None, typer.Option(metavar="N", min=1, max=65535, help="端口；默认 8501，被占用时另选一个。")
]
NoOpenOption = Annotated[bool, typer.Option("--no-open", help="不打开浏览器。")]


def add_to(app: typer.Typer) -> None:
    """Hang the commands on the command line."""
    app.command("demo", cls=Command, help="装入《行动计划》和示例企业（虚构），打开网页。")(demo)
    app.command("app", cls=Command, help="打开当前库的网页，只在本机可见。")(serve_app)


def demo(
    ctx: typer.Context,
    public: Annotated[bool, typer.Option("--public", help="不用示例，用公开报道中的企业。")] = False,
    port: PortOption = None,
    no_open: NoOpenOption = False,
) -> None:
    """The plan and the firms that come with the program, then the app."""
    from liantu.server import serve
    from liantu.shipped import fill, packaged_sheets

    session = Session.of(ctx)
    with session.ledger(make=True) as ledger:
        for report in fill(ledger, packaged_sheets("public" if public else "sample")):
            session.note(f"{report.file}：{report.rows} 行" + ("（已在库中）" if report.already else ""))
    serve(session.settings, port=port, open_browser=not no_open, say=session.note)


def serve_app(
    ctx: typer.Context,
    port: PortOption = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="网页上不能载入、撤销。")] = False,
    no_open: NoOpenOption = False,
) -> None:
    """The app on the store of the settings."""
    from dataclasses import replace

    from liantu.server import serve
    from liantu.workspace import refuse_second_app

    session = Session.of(ctx)
    with session.store() as store:  # held, down or missing: said here, in the terminal, and not in the browser
        refuse_second_app(store)
    settings = replace(session.settings, read_only=read_only or session.settings.read_only)
    serve(settings, port=port, open_browser=not no_open, say=session.note)
