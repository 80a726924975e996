"""`liantu held`: what waits for a person, and the decisions. A decision is given once and holds for every later load."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.errors import UsageError
from liantu.commands.grammar import Command, Commands
from liantu.commands.session import Session
from liantu.commands.shown import (
    Format,
    FormatOption,
    NoBomOption,
    Shape,
    ShapeOption,
    print_json,
    print_rows,
    print_text,
)

if TYPE_CHECKING:
    from graph.records import Judgement
    from loaders.ledger import Ledger
    from loaders.waiting import Waiting

group = typer.Typer(cls=Commands, help="待确认：列出、判断、撤回判断。", no_args_is_help=True, rich_markup_mode=None)
_WAITING = {
    "id": ("编号", "ID"),
    "kind": ("种类", "Kind"),
    "a": ("甲", "One"),
    "b": ("乙", "Other"),
    "why": ("为什么问", "Why"),
    "places": ("来源", "Rows"),
}
_KINDS = {
    "held": ("这几行说的是乙吗", "Are these rows about the other?"),
    "doubt": ("是同一企业吗", "One firm?"),
    "value": ("哪个值是对的", "Which value is right?"),
}
_JUDGED = {
    "id": ("编号", "ID"),
    "kind": ("判断", "Judgement"),
    "a": ("甲", "One"),
    "b": ("乙", "Other"),
    "by": ("署名", "By"),
    "at": ("时间", "At"),
    "note": ("说明", "Note"),
}
IdArgument = Annotated[str, typer.Argument(metavar="ID", help="liantu held list 中的编号。")]
ByOption = Annotated[str, typer.Option(metavar="TEXT", help="署名。")]
NoteOption = Annotated[str, typer.Option(metavar="TEXT", help="说明。")]


def add_to(app: typer.Typer) -> None:
    """Hang the commands on the command line."""
    app.add_typer(group, name="held")


@group.command("list", cls=Command, help="列出待确认的行、疑似同一企业、同一日期的不同数值；--judged 列出已有的判断。")
def list_(
    ctx: typer.Context,
    judged: Annotated[bool, typer.Option("--judged", help="列出已作的判断。")] = False,
    form: FormatOption = Format.table,
    no_bom: NoBomOption = False,
) -> None:
    """What waits, or what was decided."""
    session = Session.of(ctx)
    with session.ledger() as ledger:
        if judged:
            rows, titles = [_as_row(j) for j in ledger.judgements()], _JUDGED
        else:
            rows, titles = list(_lines(session, ledger)), _WAITING
    print_rows(rows, session.titles(titles), form, no_bom=no_bom)


@group.command("show", cls=Command, help="一条待确认的内容：两边并列，哪里不同，各自的来源行。")
def show(ctx: typer.Context, waiting: IdArgument, form: ShapeOption = Shape.table) -> None:
    """Both sides next to each other."""
    from liantu.commands.beside import as_json, as_text
    from liantu.sides import compare

    session = Session.of(ctx)
    with session.ledger() as ledger:
        compared = compare(_found(ledger, waiting, tuple(_KINDS)), ledger.store, ledger.reader, ledger.loads())
    if form is Shape.json:
        print_json(as_json(compared))
    else:
        print_text(as_text(session.words, compared))


@group.command("same", cls=Command, help="判断：甲和乙是同一企业。")
def same(ctx: typer.Context, waiting: IdArgument, by: ByOption = "", note: NoteOption = "") -> None:
    """Join two keys."""
    _pair(ctx, "same", waiting, by, note)


@group.command("different", cls=Command, help="判断：甲和乙是两家企业，以后不再问。")
def different(ctx: typer.Context, waiting: IdArgument, by: ByOption = "", note: NoteOption = "") -> None:
    """Keep two keys apart."""
    _pair(ctx, "different", waiting, by, note)


@group.command("value", cls=Command, help="判断：几个数值中哪一个是对的（写第几个，从 1 数起）。")
def value(
    ctx: typer.Context,
    waiting: IdArgument,
    number: Annotated[int, typer.Argument(metavar="N", help="第几个数值。")],
    by: ByOption = "",
    note: NoteOption = "",
) -> None:
    """Choose one of several values."""
    session = Session.of(ctx)
    with session.ledger() as ledger:
        found = _found(ledger, waiting, ("value",))
        if not 1 <= number <= len(found.choices):
            raise UsageError(f"{waiting} 只有 {len(found.choices)} 个数值，没有第 {number} 个。")
        made = ledger.judge("value", found.a, found.choices[number - 1].text, by, note)
    _say(session, made)


@group.command("means", cls=Command, help="判断：一个产品词指哪种部件或总成；不写部件，就是不属于任何部件。")
def means(
    ctx: typer.Context,
    phrase: Annotated[str, typer.Argument(metavar="PHRASE", help="表中的产品词。")],
    component: Annotated[str, typer.Argument(metavar="COMPONENT", help="部件或总成的编码或名称。")] = "",
    by: ByOption = "",
    note: NoteOption = "",
) -> None:
    """Correct the vocabulary for one phrase, here and in every later load."""
    session = Session.of(ctx)
    with session.ledger() as ledger:
        made = ledger.judge("means", phrase, component, by, note)
    _say(session, made)


@group.command(
    "link", cls=Command, help="人工研判：一种部件在一个范围内是什么状态；与系统测算并列显示，不改测算。要署名。"
)
def link(
    ctx: typer.Context,
    component: Annotated[str, typer.Argument(metavar="COMPONENT", help="部件的编码、名称或缩写。")],
    status: Annotated[
        str, typer.Argument(metavar="STATUS", help="优势、基本具备、薄弱、已签约或在建、待核实、未摸排、缺失。")
    ],
    scope: Annotated[str, typer.Option(metavar="TEXT", help="范围：区县、渝西地区、重庆或全部（空白）。")] = "渝西地区",
    by: ByOption = "",
    note: NoteOption = "",
) -> None:
    """One person's judgement of a link, shown beside the computed status."""
    from queries.measures.links import STATUS_ZH
    from queries.scope import resolve_scope

    if not by.strip():
        raise UsageError("人工研判要署名：--by 姓名或科室。")
    codes = {word: code for code, word in STATUS_ZH.items()} | {code: code for code in STATUS_ZH}
    if status not in codes:
        raise UsageError(f"没有状态“{status}”。可用：{'、'.join(STATUS_ZH.values())}。")
    session = Session.of(ctx)
    with session.ledger() as ledger:
        where = resolve_scope(ledger.store, scope).words
        made = ledger.judge("link", f"{component}@{where}", codes[status], by, note)
    _say(session, made)


@group.command("forget", cls=Command, help="撤回一个判断：图回到没有它的样子。")
def forget(
    ctx: typer.Context,
    judgement: Annotated[str, typer.Argument(metavar="ID", help="held list --judged 中的编号。")],
) -> None:
    """Take a decision back."""
    session = Session.of(ctx)
    with session.ledger() as ledger:
        ledger.forget(judgement)
    session.note(session.words(f"已撤回判断 {judgement}。", f"Judgement {judgement} is taken back."))


def _pair(ctx: typer.Context, kind: str, waiting: str, by: str, note: str) -> None:
    session = Session.of(ctx)
    with session.ledger() as ledger:
        found = _found(ledger, waiting, ("held", "doubt"))
        made = ledger.judge(kind, found.a, found.b, by, note)
    _say(session, made)


def _found(ledger: "Ledger", waiting: str, kinds: tuple[str, ...]) -> "Waiting":
    found = next((w for w in ledger.waiting() if w.id == waiting and w.kind in kinds), None)
    if found is None:
        raise UsageError(f"没有编号为“{waiting}”、可以这样判断的内容。可用 liantu held list 查看。")
    return found


def _lines(session: Session, ledger: "Ledger") -> Iterator[dict[str, Any]]:
    for w in ledger.waiting():
        values = [f"{n}. {choice.value}" for n, choice in enumerate(w.choices, 1)]
        rows = ledger.rows([*w.rows, *(row for choice in w.choices for row in choice.rows)])
        places = sorted(row.place for row in rows.values())
        other = f"{w.b}：{'；'.join(values)}" if values else w.b
        kind, why = session.words(*_KINDS[w.kind]), session.words(w.zh, w.en)
        yield {"id": w.id, "kind": kind, "a": w.a, "b": other, "why": why, "places": "；".join(places)}


def _as_row(judgement: "Judgement") -> dict[str, Any]:
    return {name: getattr(judgement, name) for name in _JUDGED}


def _say(session: Session, made: "Judgement") -> None:
    zh = f"已记下判断 {made.id}。撤回：liantu held forget {made.id}"
    session.note(session.words(zh, f"Judgement {made.id} is kept. To take it back: liantu held forget {made.id}"))
