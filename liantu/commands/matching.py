"""`liantu match`: product text in, what it means out, without a store."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from liantu.commands.grammar import Command
from liantu.commands.session import Session
from liantu.commands.shown import Format, FormatOption, NoBomOption, print_rows

_TITLES = {
    "outcome": ("结果", "Outcome"),
    "components": ("部件", "Components"),
    "assemblies": ("总成", "Assemblies"),
    "evidence": ("依据", "Evidence"),
    "rule": ("规则", "Rule"),
}


def add_to(app: typer.Typer) -> None:
    """Hang the command on the command line."""
    app.command(
        "match", cls=Command, help="产品文字对应什么：部件、总成、原料或零件、传统部件、排除，或没有规则认识。"
    )(match)


def match(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="csv，或每行一个产品的文本；- 为标准输入。")] = "-",
    column: Annotated[str, typer.Option(metavar="NAME", help="csv 中哪一列是产品文字。")] = "phrase",
    explain: Annotated[bool, typer.Option("--explain", help="每个短语一行，写明是词表哪一行决定的。")] = False,
    form: FormatOption = Format.csv,
    no_bom: NoBomOption = False,
) -> None:
    """Input columns and the result beside them; several are joined by |."""
    from liantu.matching import EXPLAINED, RESULT, Matcher, Plan, read_texts
    from liantu.paths import data_folder
    from loaders.products import ProductVocabulary

    session = Session.of(ctx)
    header, texts = read_texts(None if file == "-" else Path(file), sys.stdin, column)
    vocabulary = ProductVocabulary.from_folders(data_folder(), session.settings.workspace)
    matcher = Matcher(vocabulary, Plan.from_folder(data_folder()))
    if explain:
        rows = [{**row, **found} for row in texts for found in matcher.explain(row.get(column, ""))]
    else:
        rows = [{**row, **matcher.match(row.get(column, ""))} for row in texts]
    names = EXPLAINED if explain else RESULT
    added = session.titles(_TITLES) if form is Format.table else {name: name for name in names}
    print_rows(rows, {name: name for name in header} | {name: added[name] for name in names}, form, no_bom=no_bom)
