"""`liantu plan`: the plan as data, and what it promises compared with what the graph holds."""

from typing import TYPE_CHECKING, Any

import typer

from liantu.commands.grammar import Command, Commands
from liantu.commands.load_reports import notes, said
from liantu.commands.session import Session
from liantu.commands.shown import Format, FormatOption, NoBomOption, print_rows, print_text

if TYPE_CHECKING:
    from liantu.plan import PlanCheck

group = typer.Typer(cls=Commands, help="《行动计划》本身：装入、核对。", no_args_is_help=True, rich_markup_mode=None)
_TITLES = {
    "title": ("核对项", "Check"),
    "expected": ("应为", "Expected"),
    "found": ("库中", "Found"),
    "verdict": ("结论", "Verdict"),
    "explanation": ("说明", "Explanation"),
    "clause": ("条款", "Clause"),
    "page": ("页", "Page"),
}


_VERDICTS = {"相符": "agrees", "存疑": "questionable"}


def add_to(app: typer.Typer) -> None:
    """Hang the commands on the command line."""
    app.add_typer(group, name="plan")


@group.command("load", cls=Command, help="装入《行动计划》：系统、总成、部件、区县、目标、条款。再次运行不会重复。")
def load(ctx: typer.Context, form: FormatOption = Format.table) -> None:
    """All reference sheets as one load each."""
    from liantu.shipped import load_plan

    session = Session.of(ctx)
    with session.ledger(make=True) as ledger:
        reports = load_plan(ledger)
    notes(session, reports)
    said(session, reports, (), form)


@group.command(
    "check", cls=Command, help="核对《行动计划》的数字和文字：每项一行，相符或存疑（存疑是请人看原文，不是错误）。"
)
def check(ctx: typer.Context, form: FormatOption = Format.table, no_bom: NoBomOption = False) -> None:
    """The plan's sums, wording and tensions, from the graph."""
    from liantu.plan import check_store

    session = Session.of(ctx)
    with session.store() as store:
        lines = [_line(session, check) for check in check_store(store)]
    if form is Format.table:
        print_text("\n".join(_sentence(session, line) for line in lines))
    else:
        print_rows(lines, session.titles(_TITLES), form, no_bom=no_bom)


def _sentence(session: Session, line: dict[str, Any]) -> str:
    """Whole, on one line: `[相符] 各区企业数量之和：库中 1000 家（应为 1000 家）。…（二、主要目标，第3页）`."""
    found = session.words(
        f"库中 {line['found']}（应为 {line['expected']}）。", f"{line['found']} (expected {line['expected']}). "
    )
    verdict = session.words(line["verdict"], _VERDICTS[line["verdict"]])
    source = f"（{line['clause']}，第{line['page']}页）" if line["clause"] else ""
    return f"[{verdict}] {line['title']}：{found}{line['explanation']}{source}"


def _line(session: Session, check: "PlanCheck") -> dict[str, Any]:
    lang = session.settings.lang
    words = {name: getattr(check, name).of(lang) for name in ("title", "expected", "found", "explanation")}
    return {"name": check.name, **words, "verdict": check.verdict, "clause": check.clause, "page": check.page}
