"""Results on stdout: rows and facts as table, csv or json. Everything that is not a result goes elsewhere."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Annotated, Any

import typer

from liantu.commands.table import CELL_WIDTH, table

_BOM = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")  # a spreadsheet would run what begins so


class Format(StrEnum):
    """How rows are written."""

    table = "table"
    csv = "csv"
    json = "json"


class Shape(StrEnum):
    """How one thing is written that is no list of rows."""

    table = "table"
    json = "json"


ShapeOption = Annotated[
    Shape, typer.Option("--format", help="输出格式：table 给人看，json 给程序。", show_default=True)
]
FormatOption = Annotated[
    Format, typer.Option("--format", help="输出格式：table 给人看，csv 给表格软件，json 给程序。", show_default=True)
]
NoBomOption = Annotated[
    bool, typer.Option("--no-bom", help="csv 给程序用：不加 BOM，表头用英文列名，不在 = + - @ 开头的文字前加单引号。")
]


def print_rows(
    rows: Iterable[Mapping[str, Any]],
    titles: Mapping[str, str],
    form: Format = Format.table,
    *,
    no_bom: bool = False,
    hidden: Iterable[str] = (),
    cell_width: int = CELL_WIDTH,
) -> None:
    """Rows under their titles (name -> words). `hidden` columns are left out of tables only; json has all there is."""
    if form is Format.json:
        print_json(list(rows))
    elif form is Format.csv:
        typer.echo(csv_text(rows, titles, no_bom=no_bom).encode(), nl=False)
    else:
        left_out = set(hidden)
        shown = {name: title for name, title in titles.items() if name not in left_out}
        print_text(
            table(list(shown.values()), [[text(row.get(name), short) for name in shown] for row in rows], cell_width)
        )


def print_facts(facts: Mapping[str, Any], titles: Mapping[str, str], form: Format = Format.table) -> None:
    """One thing with its facts, a line each; json has it as one object."""
    if form is Format.json:
        print_json(facts)
    elif form is Format.csv:
        print_rows([facts], titles, form)
    else:
        print_text("\n".join(f"{title}：{text(facts.get(name)) or '—'}" for name, title in titles.items()))


def print_json(value: Any) -> None:
    """UTF-8 whatever the terminal speaks."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1).encode())


def print_lines(lines: Iterable[str]) -> None:
    """Many lines, UTF-8, written as they come."""
    for line in lines:
        typer.echo(line.encode())


def print_text(words: str) -> None:
    """Words for people."""
    typer.echo(words)


def csv_text(rows: Iterable[Mapping[str, Any]], titles: Mapping[str, str], *, no_bom: bool = False) -> str:
    """For people: BOM, titles, no cell that a spreadsheet would run. For programs: names, cells as they are."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n" if no_bom else "\r\n")
    writer.writerow(titles.keys() if no_bom else [f"'{t}" if t.startswith(FORMULA) else t for t in titles.values()])
    writer.writerows(_csv_line(row, titles, safe=not no_bom) for row in rows)
    return ("" if no_bom else _BOM) + out.getvalue()


def text(value: Any, fraction: Callable[[float], str] = str) -> str:
    """A value as a cell shows it, fractions as told; unknown is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return fraction(value)
    if isinstance(value, list | tuple):
        return "；".join(text(each, fraction) for each in value)
    if isinstance(value, Mapping):
        return "，".join(f"{name} {text(of, fraction)}" for name, of in value.items() if of is not None)
    return str(value)


def short(value: float, digits: int = 4) -> str:
    """For reading: so many decimals at most; of what is smaller than one so many digits, lest it read as nothing."""
    value += 0.0  # no minus before a zero
    return f"{value:.{digits}g}" if abs(value) < 1 else f"{value:.{digits}f}".rstrip("0").rstrip(".")


def percent(share: float) -> str:
    """For reading: 0.6667 as 66.67%."""
    return f"{short(100 * share, 2)}%"


def _csv_line(row: Mapping[str, Any], titles: Mapping[str, str], *, safe: bool) -> Sequence[str]:
    cells = [(row.get(name), text(row.get(name))) for name in titles]
    return [
        f"'{shown}" if safe and not isinstance(v, int | float) and shown.startswith(FORMULA) else shown
        for v, shown in cells
    ]
