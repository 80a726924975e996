"""Everything out: the graph as sorted facts, the ledger's rows, schema.cypher."""

from enum import StrEnum
from typing import Annotated

import typer

from liantu.commands.grammar import Command, Commands
from liantu.commands.session import Session
from liantu.commands.shown import print_lines, print_text

group = typer.Typer(cls=Commands, help="导出：图或来源行，每行一个 JSON。", no_args_is_help=True, rich_markup_mode=None)


class GraphFormat(StrEnum):
    """Ways to write the graph."""

    jsonl = "jsonl"


def add_to(app: typer.Typer) -> None:
    """Hang the commands on the command line."""
    app.add_typer(group, name="export")
    app.command("schema", cls=Command, help="库的约束和索引（schema.cypher）。")(schema)


@group.command("graph", cls=Command, help="全部事实，已排序，不含时间和行号：事实相同的两个库，导出逐字节相同。")
def graph(
    ctx: typer.Context,
    with_rows: Annotated[bool, typer.Option("--with-rows", help="每条事实带上来源行的编号。")] = False,
    form: Annotated[GraphFormat, typer.Option("--format", help="输出格式。")] = GraphFormat.jsonl,
) -> None:
    """Nodes and relationships, one a line."""
    from graph.snapshot import export_graph

    with Session.of(ctx).store() as store:
        print_lines(export_graph(store, with_rows=with_rows))


@group.command("rows", cls=Command, help="全部在库的载入和来源行：单元格原样，去向和未采用的原因。")
def rows(ctx: typer.Context) -> None:
    """The ledger, load by load."""
    import json
    from dataclasses import asdict

    from graph import archive

    with Session.of(ctx).store() as store:
        for load in archive.loads(store):
            print_lines([json.dumps({"load": load.id, **asdict(load)}, ensure_ascii=False)])
            print_lines(
                json.dumps({"row": row.id, **asdict(row)}, ensure_ascii=False)
                for row in archive.rows_of(store, load.id)
            )


def schema() -> None:
    """The same text as the committed file."""
    from graph import cypher

    print_text(cypher.schema().rstrip())
