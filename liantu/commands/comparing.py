"""`liantu compare`: one question at two moments, and what is new, still open (with what changed), closed."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from liantu.commands.answers import left_out, read_as, show_rows
from liantu.commands.grammar import Command
from liantu.commands.session import Session
from liantu.commands.shown import Format, FormatOption, NoBomOption, print_json

if TYPE_CHECKING:
    from queries.finding import Comparison, Finding
    from queries.question import Column
    from queries.runner import Answer

_CHANGE = ("变化", "Change")
_WORDS = {
    "new": ("新出现", "new"),
    "changed": ("有变化", "changed"),
    "open": ("仍在", "open"),
    "closed": ("已消失", "closed"),
}
_QUIET = frozenset({"rows", "keys"})  # who says so may change without the finding changing


def add_to(app: typer.Typer) -> None:
    """Hang the command on the command line."""
    app.command("compare", cls=Command, help="同一个问题在两个时点的答案：新出现、仍在（什么变了）、已消失。")(compare)


def compare(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="问题的名称，见 liantu list。")],
    before: Annotated[str, typer.Option(metavar="DATE|LOAD", help="早的时点：日期，或载入编号（那次载入之后）。")],
    after: Annotated[str, typer.Option(metavar="DATE|LOAD", help="晚的时点；不写是现在。")] = "",
    given: Annotated[
        list[str] | None, typer.Option("--param", metavar="NAME=VALUE", help="问题的参数，可写多次。")
    ] = None,
    form: FormatOption = Format.table,
    no_bom: NoBomOption = False,
) -> None:
    """New, open and closed findings."""
    from liantu.asking import ask_at
    from liantu.workspace import question as question_named
    from queries.finding import compare as compared

    session = Session.of(ctx)
    query = question_named(session.settings, name)
    values = _values(given or [])
    with session.store() as store:
        first, second = (
            ask_at(session.settings, store, query, values, when, session.progress()) for when in (before, after)
        )
    _show(session, compared(first.findings, second.findings), first, second, form, no_bom=no_bom)


def _values(given: list[str]) -> dict[str, str]:
    from graph.errors import UsageError

    if wrong := [each for each in given if "=" not in each]:
        raise UsageError(f"参数“{wrong[0]}”应写成 名称=值，例如 --param scope=璧山区。")
    return {name.strip().replace("-", "_"): value for name, _, value in (each.partition("=") for each in given)}


def _show(
    session: Session, found: "Comparison", before: "Answer", after: "Answer", form: Format, *, no_bom: bool
) -> None:
    if form is Format.json:
        print_json(as_json(found, before, after))
        return
    counts = {kind: 0 for kind in _WORDS}
    rows = []
    doubles = set(left_out(after.query, session.settings.lang))
    columns = {c.name: c for c in after.query.columns if c.name not in doubles}
    for kind, finding, changes in _told(found, after):
        counts[kind] += 1
        if kind != "open":
            said = [_said(session, columns[name], *of) for name, of in changes.items() if name in columns]
            rows.append({"change": "；".join([session.words(*_WORDS[kind]), *said]), **finding.values})
    show_rows(session, after.query, rows, form, {"change": session.words(*_CHANGE)}, no_bom=no_bom)
    session.note("，".join(f"{session.words(*_WORDS[kind])} {n}" for kind, n in counts.items()))


def _said(session: Session, column: "Column", old: Any, new: Any) -> str:
    before, after = (read_as(session, column, value) or "—" for value in (old, new))
    return f"{column.title.of(session.settings.lang)} {before} → {after}"


def as_json(found: "Comparison", before: "Answer", after: "Answer") -> dict[str, Any]:
    """One object: lists of new, changed, open and closed findings, and both answers' parameters and versions."""
    told = list(_told(found, after))
    lists = {
        kind: [
            {"id": f.id, **f.values, **({"changes": changes} if changes else {})} for k, f, changes in told if k == kind
        ]
        for kind in _WORDS
    }
    about = {
        name: {"parameters": dict(a.parameters), "version": a.version}
        for name, a in (("before", before), ("after", after))
    }
    return {**lists, **about}


def _told(found: "Comparison", after: "Answer") -> Iterator[tuple[str, "Finding", dict[str, tuple[Any, Any]]]]:
    kinds: Mapping[str, str] = {c.name: c.kind for c in after.query.columns}
    yield from (("new", finding, {}) for finding in found.new)
    for old, new in found.open:
        changes = {
            name: (old.values.get(name), value)
            for name, value in new.values.items()
            if kinds.get(name) not in _QUIET and old.values.get(name) != value
        }
        yield ("changed" if changes else "open"), new, changes
    yield from (("closed", finding, {}) for finding in found.closed)
