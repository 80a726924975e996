"""Tables of a briefing out of an answer: headings are the question's own words, numbers are figures, a status bears its sign."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from liantu.briefing.asking import NUMBERS, Told
from liantu.briefing.chain_map import Block, Column, Holds, TableRow, Text, words
from liantu.briefing.desk import Desk
from liantu.briefing.values import unit_shown

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """A column to be shown. `status`: the column of its code, whose word it then says.

    `title`: a key of the wording instead of the question's own heading.
    """

    name: str
    weight: float = 1.0
    status: str = ""
    title: str = ""
    holds: Holds = ""
    strong: bool = False
    optional: bool = False  # left out where no row says anything


def table(
    desk: Desk,
    told: Told,
    id: str,
    title: Text,
    columns: Sequence[Shown],
    rows: Iterable[Row] | None = None,
    *,
    note: Text = (),
    marks: Mapping[str, str] | None = None,
) -> Block:
    """These columns of these rows (default: all). `marks`: id of a row -> new or gone."""
    wanted = told.rows if rows is None else tuple(rows)
    columns = _used(columns, wanted)
    return Block(
        "table",
        id,
        title,
        columns=tuple(_heading(desk, told, column) for column in columns),
        rows=tuple(_row(desk, told, id, row, columns, marks or {}) for row in wanted),
        note=note if wanted else desk.say("word.none"),
    )


def joined(
    desk: Desk,
    id: str,
    title: Text,
    first: str,
    columns: Sequence[Shown],
    groups: Sequence[tuple[Text, Told, Sequence[Row]]],
    note: Text = (),
) -> Block:
    """One table out of several answers to one question; the first column (`first` is its heading) says what each is about."""
    listed = [(label, told, row) for label, told, rows in groups for row in rows]
    columns = _used(columns, [row for _, _, row in listed])
    if not groups:
        return Block("table", id, title, note=desk.say("word.none"))
    headings = tuple(_heading(desk, groups[0][1], column) for column in columns)
    rows = []
    for n, (label, told, row) in enumerate(listed):
        again = n > 0 and listed[n - 1][0] == label
        made = _row(desk, told, f"{id}.{told.asked.id}", row, columns, {})
        rows.append(TableRow(made.id, (() if again else label, *made.cells), made.status, mark=made.mark))
    return Block(
        "table", id, title, columns=(Column(desk.say.plain(first), weight=1.2), *headings), rows=tuple(rows), note=note
    )


def _used(columns: Sequence[Shown], rows: Sequence[Row]) -> list[Shown]:
    return [c for c in columns if not c.optional or any(row[c.name] not in (None, "", []) for row in rows)]


def _heading(desk: Desk, told: Told, column: Shown) -> Column:
    declared = next(c for c in told.asked.columns if c.name == column.name)
    title = desk.say.plain(column.title) if column.title else declared.title
    unit = unit_shown(declared.unit)
    title = title.removesuffix(f"（{unit}）").removesuffix("（元）")
    number = declared.kind in NUMBERS and not column.status
    return Column(title, unit, column.weight, right=number, holds=column.holds)


def _row(desk: Desk, told: Told, id: str, row: Row, columns: Sequence[Shown], marks: Mapping[str, str]) -> TableRow:
    place = ".".join(str(row[name]) for name in told.asked.identity)
    status = next((str(row[c.status]) for c in columns if c.status and row[c.status]), "")
    cells = tuple(_cell(desk, told, id, row, column) for column in columns)
    mark = marks.get(place, "")
    if mark and cells:
        cells = (cells[0] + words(f" {desk.say.plain(f'word.{mark}')}", mark), *cells[1:])
    return TableRow(f"{id}.{place}", cells, status=status, mark=mark)


def _cell(desk: Desk, told: Told, id: str, row: Row, column: Shown) -> Text:
    if column.status:
        code = str(row[column.status] or "")
        key = f"status.{code}"
        return words(desk.say.plain(key) if key in desk.say.lines else str(row[column.name] or ""), code)
    return told.cell(row, column.name, "strong" if column.strong else "", prefix=id)
