"""An answer on stdout: json and `--no-bom` with its codes, tables and csv in words, rows by file and line."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from liantu.commands.session import Session
from liantu.commands.shown import Format, percent, print_json, print_rows, short, text
from liantu.commands.wording import words_of

if TYPE_CHECKING:
    from graph.store import GraphStore
    from queries.question import Column, Query
    from queries.runner import Answer


def show_answer(session: Session, answer: "Answer", form: Format, places: Mapping[str, str], *, no_bom: bool) -> None:
    """Findings on stdout; how many of how many, and from which data, beside them."""
    session.warn(warning.of(session.settings.lang) for warning in answer.warnings)
    if form is Format.json:
        print_json(answer.as_json())
        return
    show_rows(session, answer.query, answer.rows(), form, {}, places, no_bom=no_bom)
    if answer.sentence.zh:
        session.note(answer.sentence.of(session.settings.lang))
    if answer.thresholds:
        session.note(f"{session.words('门槛', 'Thresholds')}：{_judged_by(answer)}")
    session.note(
        session.words(
            f"{len(answer.findings)} 条结论，总数 {answer.total}，数据版本 {answer.version or '—'}。",
            f"{len(answer.findings)} findings of {answer.total}, data version {answer.version or '—'}.",
        )
    )


def show_rows(
    session: Session,
    query: "Query",
    found: Sequence[Mapping[str, Any]],
    form: Format,
    more: Mapping[str, str],
    places: Mapping[str, str] = MappingProxyType({}),
    *,
    no_bom: bool,
) -> None:
    """Lines of a question's columns, with `more` columns (name -> title) in front."""
    own = {c.name: c.title.of(session.settings.lang) for c in query.columns} or {n: n for row in found[:1] for n in row}
    worded = [{name: _worded(session, name, value, places) for name, value in row.items()} for row in found]
    rows = found if no_bom else [_in_percent(query, row) for row in worded] if form is Format.table else worded
    print_rows(rows, {**more, **own}, form, no_bom=no_bom, hidden=left_out(query, session.settings.lang))


def read_as(session: Session, column: "Column", value: Any) -> str:
    """A value as a person reads it in a line of words."""
    if column.kind == "share" and value is not None:
        return percent(value)
    return text(_worded(session, column.name, value, {}), short)


def _judged_by(answer: "Answer") -> str:
    lines = (f"{section}.{name} = {value}" for section, of in answer.thresholds.items() for name, value in of.items())
    return "，".join(lines)


def _worded(session: Session, name: str, value: Any, places: Mapping[str, str]) -> Any:
    """For people: labels, relations and evidence in words, rows by file and line."""
    if isinstance(value, bool):
        return session.words("是", "yes") if value else session.words("否", "no")
    if isinstance(value, list):
        return [_worded(session, name, places.get(v, v) if isinstance(v, str) else v, places) for v in value]
    words = words_of(name, value)
    return session.words(*words) if words else value


def _in_percent(query: "Query", row: Mapping[str, Any]) -> dict[str, Any]:
    shares = {c.name: percent(row[c.name]) for c in query.columns if c.kind == "share" and row.get(c.name) is not None}
    return {**row, **shares}


def left_out(query: "Query", lang: str) -> Iterable[str]:
    """Columns that a table does without: keys, codes beside their names, and of code and Chinese words the other language."""
    names = {c.name for c in query.columns}
    for column in query.columns:
        if column.kind == "keys" or column.name.removesuffix("s") + "_names" in names:
            yield column.name
        elif f"{column.name}_zh" in names:
            yield f"{column.name}_zh" if lang == "en" else column.name


def row_places(store: "GraphStore", answer: "Answer") -> dict[str, str]:
    """Row id -> file and line, for the rows behind these findings."""
    from graph import archive

    columns = [c.name for c in answer.query.columns if c.kind == "rows"]
    ids = sorted({id for row in answer.rows() for name in columns for id in row[name]})
    return {row.id: row.place for row in archive.rows(store, ids)} if ids else {}
