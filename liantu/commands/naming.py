"""`liantu same`: pairs of firm names in, same, unsure or different out, each with its reason, without a store."""

from pathlib import Path
from typing import Annotated

import typer

from liantu.commands.grammar import Command
from liantu.commands.session import Session
from liantu.commands.shown import Format, FormatOption, NoBomOption, print_rows

_TITLES = {"verdict": ("判断", "Verdict"), "reason": ("理由", "Reason")}


def add_to(app: typer.Typer) -> None:
    """Hang the command on the command line."""
    app.command(
        "same",
        cls=Command,
        help="两个企业名称是不是一家：same 同一家、unsure 待人判断、different 不是一家，并写明理由。"
        "只按规则（字号、行业、地点、公司形式、分支），不按字面相似度；用词在 vocab/name_words.csv。",
    )(same)


def same(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="csv，有 name_a、name_b 两列；其余列原样保留。")],
    form: FormatOption = Format.csv,
    no_bom: NoBomOption = False,
) -> None:
    """Input columns, the verdict and the reason beside them."""
    from liantu.naming import judged, read_pairs
    from liantu.paths import data_folder
    from loaders.name_rules import NameRules

    session = Session.of(ctx)
    header, rows = read_pairs(file)
    rules = NameRules.from_folders(data_folder(), session.settings.workspace)
    found = [{**row, **judged(rules, row, session.settings.lang)} for row in rows]
    added = session.titles(_TITLES) if form is Format.table else {name: name for name in _TITLES}
    print_rows(found, {name: name for name in header if name not in added} | added, form, no_bom=no_bom)
