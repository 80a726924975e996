"""`liantu match`: product text in, what it means out. Needs no store; where there is one, its judgements hold."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from graph.errors import LiantuError
from liantu.commands.grammar import Command
from liantu.commands.session import Session
from liantu.commands.shown import Format, FormatOption, NoBomOption, print_rows

if TYPE_CHECKING:
    from graph.records import Judgement

_TITLES = {
    "outcome": ("结果", "Outcome"),
    "components": ("部件", "Components"),
    "assemblies": ("总成", "Assemblies"),
    "evidence": ("依据", "Evidence"),
    "rule": ("规则", "Rule"),
    "rejected": ("未采用的词", "Not taken"),
    "judgement": ("人工判断", "Judgement"),
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
    phrase: Annotated[list[str] | None, typer.Option(metavar="TEXT", help="直接给出文字，代替文件；可重复。")] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="每个短语一行：词表哪一行决定，哪些词未采用、为什么，是否由人工判断。")
    ] = False,
    form: FormatOption = Format.csv,
    no_bom: NoBomOption = False,
) -> None:
    """Input columns and the result beside them; several are joined by |."""
    from liantu.matching import EXPLAINED, RESULT, Matcher, Plan, read_texts
    from liantu.paths import data_folder
    from loaders.products import ProductVocabulary

    session = Session.of(ctx)
    if phrase:
        header, texts = [column], [{column: text} for text in phrase]
    else:
        header, texts = read_texts(None if file == "-" else Path(file), sys.stdin, column)
    vocabulary = ProductVocabulary.from_folders(data_folder(), session.settings.workspace)
    matcher = Matcher(vocabulary, Plan.from_folder(data_folder()), _judgements(session))
    if explain:
        rows = [{**row, **found} for row in texts for found in matcher.explain(row.get(column, ""))]
    else:
        rows = [{**row, **matcher.match(row.get(column, ""))} for row in texts]
    names = EXPLAINED if explain else RESULT
    added = session.titles(_TITLES) if form is Format.table else {name: name for name in names}
    print_rows(rows, {name: name for name in header} | {name: added[name] for name in names}, form, no_bom=no_bom)


def _judgements(session: Session) -> "tuple[Judgement, ...]":
    """What people said of phrases, as far as there is a store that can be read now."""
    from graph import archive
    from liantu.workspace import embedded_folder

    folder = embedded_folder(session.settings.store)
    if folder is not None and not folder.exists():
        return ()
    try:
        with session.store() as store:
            return archive.judgements(store)
    except LiantuError as error:
        session.warn([session.words(f"没有用到人工判断：{error}", f"Judgements are not used: {error}")])
        return ()
