"""`liantu export picture QUESTION`: what an answer names and what stands between, as a drawing or a page to move about in."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.errors import UsageError
from liantu.commands.exports import group
from liantu.commands.grammar import Command
from liantu.commands.session import Session

if TYPE_CHECKING:
    from graph.store import GraphStore
    from queries.registry import Query


class Engine(StrEnum):
    """What draws."""

    svg = "svg"
    pyvis = "pyvis"


@group.command("picture", cls=Command, help="把一个答案里的企业、部件等和它们之间的关系画成图（至多 150 个）。")
def picture(
    ctx: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="问题的名称，见 liantu list。")],
    given: Annotated[
        list[str] | None, typer.Option("--set", metavar="NAME=VALUE", help="问题的参数，可写多个：--set scope=璧山区。")
    ] = None,
    engine: Annotated[Engine, typer.Option(help="svg：一张图；pyvis：可拖动的网页，离线可开。")] = Engine.svg,
    as_of: Annotated[str, typer.Option("--as-of", metavar="DATE", help="哪一天或哪次载入时的数据。")] = "",
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="写到哪个文件；默认以问题命名。")] = None,
) -> None:
    """One file; its name to stdout."""
    from liantu.asking import ask_at
    from liantu.briefing.picture import picture as drawn_of
    from liantu.workspace import question as question_named

    session = Session.of(ctx)
    query = question_named(session.settings, question)
    with session.store() as store:
        answer = ask_at(session.settings, store, query, _values(query, given or []), as_of, session.progress())
        drawn = drawn_of(store, answer)
        mark = _mark(store)
    if drawn.left_out:
        session.warn([f"另有 {drawn.left_out} 个没有画出：一张图至多 {len(drawn.things)} 个。请缩小范围。"])
    path = out or Path(f"{mark}{query.name.replace('/', '_')}.{'svg' if engine is Engine.svg else 'html'}")
    path.write_text(_drawn(session, drawn, engine, mark), encoding="utf-8")
    typer.echo(path)


def _drawn(session: Session, drawn: Any, engine: Engine, mark: str) -> str:
    from liantu.briefing.fonts import find_font
    from liantu.briefing.writers.network import network_html, network_svg

    if engine is Engine.pyvis:
        return network_html(drawn, mark)
    return network_svg(drawn, find_font(session.settings.font), mark)


def _mark(store: "GraphStore") -> str:
    """示例 where any firm of the store is made up: a picture travels alone."""
    from queries.runner import ask

    return "示例" if ask(store, "overview/counts").rows()[0]["sample"] else ""


def _values(query: "Query", given: list[str]) -> dict[str, Any]:
    """NAME=VALUE as the question's parameters want them."""
    kinds = {p.name: p.kind for p in query.params}
    found: dict[str, Any] = {}
    for text in given:
        name, equals, value = text.partition("=")
        name = name.strip().replace("-", "_")
        if not equals or name not in kinds:
            raise UsageError(f"“{text}”不是这个问题的参数。可写：{'、'.join(f'{n}=…' for n in kinds) or '没有参数'}。")
        found[name] = _number(value, kinds[name], text)
    return found


def _number(value: str, kind: str, text: str) -> Any:
    try:
        return int(value) if kind == "integer" else float(value) if kind == "number" else value
    except ValueError as error:
        raise UsageError(f"“{text}”应为数字。") from error
