"""`liantu template`: an empty sheet to be filled in by a sender."""

from pathlib import Path
from typing import Annotated

import typer

from liantu.commands.grammar import Command
from liantu.commands.session import Session


def add_to(app: typer.Typer) -> None:
    """Hang the command on the command line."""
    app.command("template", cls=Command, help="写一份空表（xlsx）：表头、下拉表、批注、填表说明，填好即可载入。")(
        template
    )


def template(
    ctx: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="KIND", help="哪一种表，如 firms、supplies；写错时列出全部。")],
    district: Annotated[str, typer.Option(metavar="NAME", help="填报区县，写在表头上方，载入时各行归它。")] = "",
    out: Annotated[
        Path | None, typer.Option(metavar="FILE.xlsx", help="写到哪里；默认当前文件夹，按表名和区县。")
    ] = None,
) -> None:
    """Headers, drop-downs and instructions of one map."""
    from graph.errors import UsageError
    from liantu.matching import Plan
    from liantu.paths import data_folder
    from liantu.template import Choices, template_map, write_template
    from liantu.workspace import reader

    session = Session.of(ctx)
    rules = reader(session.settings)
    sheet_map = template_map(rules.maps, kind)
    name = rules.places.by_id[rules.district(district)].name if district else ""
    target = out or Path("-".join(filter(None, (sheet_map.title, name))) + ".xlsx")
    if target.suffix.casefold() != ".xlsx":
        raise UsageError(f"--out 应为 .xlsx 文件，不是“{target.name}”。")
    write_template(target, sheet_map, Choices.of(rules.places, Plan.from_folder(data_folder())), name)
    typer.echo(str(target))
    session.note(session.words("填表说明在第二张表。", "Instructions are on the second sheet."))
