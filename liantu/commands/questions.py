"""Questions: list, ask (a command for each question file, made from its front matter), find."""

import inspect
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.errors import LiantuError, UsageError
from liantu.commands.answers import row_places, show_answer
from liantu.commands.grammar import Command, Commands
from liantu.commands.session import Session
from liantu.commands.shown import Format, FormatOption, NoBomOption, print_json, print_rows, print_text

if TYPE_CHECKING:
    from queries.registry import Param, Query, QuestionError

_LIST = {
    "name": ("名称", "Name"),
    "title": ("标题", "Title"),
    "question": ("问题", "Question"),
    "params": ("参数", "Parameters"),
}
_ALL = {
    "name": ("名称", "Name"),
    "title": ("标题", "Title"),
    "findings": ("结论", "Findings"),
    "total": ("总数", "Total"),
    "error": ("未能回答", "Not answered"),
}
_KINDS: dict[str, type] = {"integer": int, "number": float}
AsOfOption = Annotated[
    str,
    typer.Option("--as-of", metavar="DATE", help="回到这一天（2024、2024-06、2024-06-30）或这次载入（编号）时的数据。"),
]
ShowQueryOption = Annotated[bool, typer.Option("--show-query", help="只显示问题的 Cypher，不去问。")]


class Questions(Commands):
    """`liantu ask`: every question is a command of its own."""

    def list_commands(self, ctx: Any) -> list[str]:
        """All questions, the analyst's own included."""
        return sorted(_known(ctx))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of one question.

        Raises:
            UsageError: no such question; near ones are named.
        """
        from queries.registry import named

        known, broken = _read(ctx)
        _warn_of(ctx, (error for name, error in broken.items() if name != cmd_name))
        return question_command(named(cmd_name, known, broken))


def add_to(app: typer.Typer) -> None:
    """Hang the commands on the command line."""
    app.command("list", cls=Command, help="列出所有问题。")(list_questions)
    group = typer.Typer(cls=Questions, rich_markup_mode=None, invoke_without_command=True)
    group.callback(help="问一个问题。参数见 liantu ask NAME --help；全部问一遍用 --all。")(ask_all)
    app.add_typer(group, name="ask")
    app.command("find", cls=Command, help="在企业、部件、总成、地点和条款中查找，一个字即可。")(find)


def list_questions(ctx: typer.Context, form: FormatOption = Format.table, no_bom: NoBomOption = False) -> None:
    """Names, words and parameters of all questions."""
    session = Session.of(ctx)
    known = [query for _, query in sorted(_known(ctx).items())]
    if form is Format.json:
        print_json([_described(session, query) for query in known])
        return
    lang = session.settings.lang
    rows = [
        {
            "name": q.name,
            "title": q.title.of(lang),
            "question": q.question.of(lang),
            "params": [p.name for p in q.params],
        }
        for q in known
    ]
    print_rows(rows, session.titles(_LIST), form, no_bom=no_bom, cell_width=80)


def ask_all(
    ctx: typer.Context,
    everything: Annotated[bool, typer.Option("--all", help="问全部不需要参数的问题，各给一行：结论数与总数。")] = False,
    form: FormatOption = Format.table,
    no_bom: NoBomOption = False,
) -> None:
    """Without a question: all of them, or the list."""
    if ctx.invoked_subcommand:
        return
    if not everything:
        raise UsageError("要问哪个问题？liantu list 列出全部问题，--all 全部问一遍。")
    from liantu.computed import Computed
    from liantu.workspace import thresholds
    from queries.runner import ask

    session = Session.of(ctx)
    rows = []
    judged_by, read = thresholds(session.settings), Computed(session.settings.workspace)
    with session.store() as store:
        for name, query in sorted(_known(ctx).items()):
            if any(param.required for param in query.params):
                continue
            row: dict[str, Any] = {"name": name, "title": query.title.of(session.settings.lang)}
            try:
                answer = ask(store, query, judged_by, read)
                rows.append({**row, "findings": len(answer.findings), "total": answer.total})
            except LiantuError as error:
                rows.append({**row, "error": str(error)})
    print_rows(rows, session.titles(_ALL), form, no_bom=no_bom)
    if any("error" in row for row in rows):
        raise typer.Exit(1)


def question_command(query: "Query") -> Any:
    """A command with one option for each parameter of the question."""
    app = typer.Typer(rich_markup_mode=None, add_completion=False)
    app.command(query.name, cls=Command, help=query.question.zh, short_help=query.title.zh)(_asking(query))
    return typer.main.get_command(app)


def _asking(query: "Query") -> Callable[..., None]:
    dated = any(p.name == "as_of" for p in query.params)

    def asking(ctx: typer.Context, form: Format, no_bom: bool, show_query: bool, **given: Any) -> None:
        when = given["as_of"] if dated else given.pop("as_of")
        _answer(Session.of(ctx), query, form, no_bom=no_bom, show_query=show_query, given=given, when=when)

    fixed: list[tuple[str, Any, Any]] = [
        ("ctx", typer.Context, inspect.Parameter.empty),
        ("form", FormatOption, Format.table),
        ("no_bom", NoBomOption, False),
        ("show_query", ShowQueryOption, False),
    ]
    past = [] if dated else [("as_of", AsOfOption, "")]
    wanted = [*fixed[:1], *map(_option, query.params), *past, *fixed[1:]]
    kind = inspect.Parameter.KEYWORD_ONLY
    asking.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [inspect.Parameter(name, kind, annotation=annotation, default=default) for name, annotation, default in wanted]
    )
    asking.__annotations__ = {name: annotation for name, annotation, _ in wanted}
    return asking


def _option(param: "Param") -> tuple[str, Any, Any]:
    kind = _KINDS.get(param.kind, str)
    metavar = "|".join(param.choices) or ("TEXT" if kind is str else "N")
    option = typer.Option(f"--{param.name.replace('_', '-')}", help=param.doc.zh, metavar=metavar)
    return param.name, Annotated[kind, option], inspect.Parameter.empty if param.required else param.default


def _answer(
    session: Session,
    query: "Query",
    form: Format,
    *,
    no_bom: bool,
    show_query: bool,
    given: dict[str, Any],
    when: str = "",
) -> None:
    from liantu.asking import ask_at

    if show_query:
        print_text(query.shown)
        return
    with session.store() as store:
        answer = ask_at(session.settings, store, query, given, when, session.progress())
        places = row_places(store, answer) if form is Format.table else {}
    show_answer(session, answer, form, places, no_bom=no_bom)


def find(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="要找的文字。")],
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="最多列出几条。")] = 50,
    form: FormatOption = Format.table,
    no_bom: NoBomOption = False,
) -> None:
    """The question find/anything."""
    query = _known(ctx)["find/anything"]
    _answer(Session.of(ctx), query, form, no_bom=no_bom, show_query=False, given={"text": text, "limit": limit})


def _described(session: Session, query: "Query") -> dict[str, Any]:
    lang = session.settings.lang
    params = [{"name": p.name, "kind": p.kind, "required": p.required, "default": p.default} for p in query.params]
    described = {"name": query.name, "title": query.title.of(lang), "question": query.question.of(lang)}
    return {**described, "params": params, "columns": [c.name for c in query.columns]}


def _known(ctx: Any) -> dict[str, "Query"]:
    """Packaged and own questions; an own file that cannot be used is told once and left out."""
    known, broken = _read(ctx)
    _warn_of(ctx, broken.values())
    return known


def _read(ctx: Any) -> "tuple[dict[str, Query], dict[str, QuestionError]]":
    from liantu.workspace import questions

    broken: dict[str, QuestionError] = {}
    return dict(questions(Session.of(ctx).settings, broken)), broken


def _warn_of(ctx: Any, broken: "Iterable[QuestionError]") -> None:
    Session.of(ctx).warn(str(error) for error in broken)
