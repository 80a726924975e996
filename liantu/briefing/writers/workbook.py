"""XLSX: a briefing as an appendix to calculate with. A sheet a section and a table, then 数字, 数据来源行 and 说明.

Figures are numbers, their units in the heads; no text is ever read as a formula. Each cell with a figure has a name (`liantu.f12`),
so that `verify` finds it wherever rows were put in or taken out.
"""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

import xlsxwriter

from liantu.briefing import manifest
from liantu.briefing.carried import into_office
from liantu.briefing.chain_map import ChainMap, plain
from liantu.briefing.evidence import NOTHING, Behind, ids_in_short
from liantu.briefing.footnotes import coverage, meanings, notes, parameters, thresholds
from liantu.briefing.writers.sheets import Cell, Head, Sheet, section_sheets

_SAFE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_MOST = 32_767  # characters of a cell
_WIDEST, _NARROWEST = 48, 8  # characters of a column
_READABLE = 300  # characters of a line that one page across still shows
_LINE_PT, _HIGHEST = 15, 25  # of a row
_FONT = {"font_name": "宋体", "font_size": 11, "valign": "top"}
_LOOKS: dict[str, dict[str, Any]] = {
    "": {}, "head": {"bold": True, "bottom": 2, "valign": "vcenter"}, "total": {"bold": True, "top": 1},
}  # fmt: skip
_EMPTY = Cell("")  # of a row that has no such column: most of a sheet that joins many files
_NO_NAME = str.maketrans({c: " " for c in "[]:*?/\\'"})


def xlsx(chain_map: ChainMap, made_at: datetime, behind: Behind = NOTHING) -> bytes:
    """The workbook; `made_at` is its date as a file. Only 工作 holds the cells of the source rows."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _SAFE) as book:
        book.set_properties(
            {"title": chain_map.title, "subject": chain_map.footer.source, "author": "liantu", "created": made_at}
        )
        writer = _Writer(book, chain_map)
        for sheet in (
            *section_sheets(chain_map),
            _figures(chain_map, behind),
            _rows(chain_map, behind),
            *_about(chain_map),
        ):
            writer.write(sheet)
    return into_office(out.getvalue(), manifest.text(chain_map))


class _Writer:
    """Sheets into a book: formats, names, page set-up."""

    def __init__(self, book: Any, chain_map: ChainMap) -> None:
        self._book, self._map = book, chain_map
        self._names: set[str] = set()
        self._marks: dict[str, int] = {}
        self._forms: dict[tuple[str, bool, str, bool], Any] = {}

    def write(self, sheet: Sheet) -> None:
        """One sheet: head, lines, filter, frozen head, page set-up."""
        name = self._name(sheet.name)
        page = self._book.add_worksheet(name)
        widths = [self._wide(sheet, column) for column in range(len(sheet.heads))]
        for column, (head, width) in enumerate(zip(sheet.heads, widths, strict=True)):
            page.set_column(column, column, width)
            page.write_string(0, column, head.words, self._form("head", head.right))
        for line, cells in enumerate(sheet.lines, 1):
            page.set_row(line, _high(cells, widths))
            look = "total" if line - 1 in sheet.totals else ""
            for column, cell in enumerate(cells):
                if cell is not _EMPTY:
                    self._write(page, name, line, column, cell, look, right=sheet.heads[column].right)
        page.autofilter(0, 0, max(1, len(sheet.lines)), max(0, len(sheet.heads) - 1))
        page.freeze_panes(1, sheet.frozen)
        self._printed(page, sum(widths), sheet.frozen)

    def _wide(self, sheet: Sheet, column: int) -> int:
        head = _width(sheet.heads[column].words) + 3  # the filter's button
        widest = max((_width(line[column].text) for line in sheet.lines), default=0)
        return min(_WIDEST, max(_NARROWEST, head, widest))

    def _write(self, page: Any, sheet: str, line: int, column: int, cell: Cell, look: str, *, right: bool) -> None:
        if cell.number is not None:
            page.write_number(line, column, cell.number, self._form(look, right, cell.form))
        elif cell.text:
            text = cell.text[:_MOST]
            page.write_string(line, column, text, self._form(look, right, quoted=text.startswith(_FORMULA)))
        for mark in cell.marks:
            n = self._marks[mark] = self._marks.get(mark, 0) + 1
            full = mark if n == 1 else f"{mark}.{n}"
            self._book.define_name(full, f"='{sheet}'!${_letters(column)}${line + 1}")

    def _form(self, look: str, right: bool, number: str = "", quoted: bool = False) -> Any:
        key = (look, right, number, quoted)
        if key not in self._forms:
            more: dict[str, Any] = {"align": "right", "indent": 1} if right else {}
            more |= {"num_format": number} if number else {"text_wrap": True}
            more |= {"quote_prefix": True} if quoted else {}
            self._forms[key] = self._book.add_format({**_FONT, **_LOOKS[look], **more})
        return self._forms[key]

    def _printed(self, page: Any, wide: int, frozen: int) -> None:
        """A4 on its side, the head on each page, one page wide if that can be read; 示例 above and below made-up data."""
        foot = self._map.footer
        page.set_paper(9)
        page.set_landscape()
        if wide <= _READABLE:
            page.fit_to_pages(1, 0)
        elif frozen:
            page.repeat_columns(0, frozen - 1)
        page.repeat_rows(0)
        page.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.8)
        page.set_header(f"&L{_escaped(self._map.title, 120)}&R{_escaped(foot.mark, 20)}")
        below = "　".join(part for part in (foot.mark_note or foot.mark, foot.data_date, foot.build) if part)
        page.set_footer(f"&L{_escaped(below, 180)}&R&P / &N")

    def _name(self, wanted: str) -> str:
        clean = wanted.translate(_NO_NAME).strip()[:28] or "表"
        name, n = clean, 1
        while name.casefold() in self._names:
            n += 1
            name = f"{clean} {n}"
        self._names.add(name.casefold())
        return name


def _figures(chain_map: ChainMap, behind: Behind) -> Sheet:
    """Every figure of the briefing with what stands behind it."""
    numbers, what = manifest.numbers(chain_map), meanings(chain_map)
    noted = {f.id: note for note in notes(chain_map).notes for f in note.figures}
    heads = (
        "编号",
        "含义",
        "数值",
        "单位",
        "文中写法",
        "覆盖",
        "来源行数",
        "来源行编号",
        "问题",
        "规则版本",
        "数据版本",
    )
    lines = []
    for figure, texts in manifest.shown_as(chain_map).values():
        asked, rows = noted[figure.id].asked, behind.of.get(figure.id, ())
        told = (
            coverage(figure),
            str(len(rows)),
            ids_in_short(rows),
            asked.title,
            asked.question_version,
            asked.data_version,
        )
        value = Cell.of(chain_map, figure, numbers[figure.id])
        if value.number is None:
            value = Cell(texts[0], marks=value.marks)
        lines.append(
            (
                Cell(str(numbers[figure.id]), float(numbers[figure.id]), "0"),
                Cell(what[figure.id]),
                value,
                Cell(figure.unit),
                Cell("；".join(texts)),
                *map(Cell, told),
            )
        )
    return Sheet("数字", tuple(Head(h, right=h == "数值") for h in heads), tuple(lines))


def _rows(chain_map: ChainMap, behind: Behind) -> Sheet:
    """The rows behind every figure, each once; with their cells only for who works with them."""
    numbers = manifest.numbers(chain_map)
    uses: dict[str, list[int]] = {}
    for figure, ids in behind.of.items():
        for id in ids:
            uses.setdefault(id, []).append(numbers[figure])
    open_ = chain_map.audience == "工作"
    fields = list(dict.fromkeys(h for row in behind.rows.values() for h in row.cells)) if open_ else []
    heads = [Head(h) for h in ("编号", "文件", "工作表", "行", "用于数字", *fields)]
    lines = []
    for id, row in behind.rows.items():
        book, _, rest = row.place.partition("#")
        sheet, _, line = (rest or book).rpartition("!")
        place = (book if rest else sheet, sheet if rest else "")
        used = "，".join(map(str, sorted(uses.get(id, ()))))
        number = Cell(line, float(line), "0") if line.isdigit() else Cell(line)
        cells = (Cell(row.cells[h]) if h in row.cells else _EMPTY for h in fields)
        lines.append((Cell(id), *map(Cell, place), number, Cell(used), *cells))
    return Sheet("数据来源行", tuple(heads), tuple(lines), frozen=1)


def _about(chain_map: ChainMap) -> Iterable[Sheet]:
    """说明: what was made, from what; then the questions with their rules."""
    foot = chain_map.footer
    said: Sequence[tuple[str, str]] = (
        ("标题", chain_map.title),
        ("副标题", chain_map.subtitle),
        ("范围", chain_map.scope),
        ("供谁使用", chain_map.audience),
        ("截至", chain_map.as_of or "现在"),
        ("对比", chain_map.compare or "无"),
        ("数据日期", foot.data_date),
        ("数据性质", foot.mark_note or foot.mark or "—"),
        ("来源", foot.source),
        ("版本", foot.build),
        *(("说明", note) for note in chain_map.notes),
        *(("另选", f"{name}={value}") for name, value in chain_map.given.items()),
        ("来源行", "来源行的单元格只随“工作”提供。" if chain_map.audience != "工作" else "见“数据来源行”。"),
        *((plain(s.title), "见同名工作表") for s in chain_map.sections),
    )
    yield Sheet("说明", (Head("项目"), Head("内容")), tuple((Cell(a), Cell(b)) for a, b in said))
    heads = ("脚注", "标题", "问题", "规则版本", "规则", "限制", "参数", "门槛", "时点", "数据版本")
    lines = [
        tuple(
            map(
                Cell,
                (
                    str(note.number),
                    note.asked.title,
                    note.asked.question,
                    note.asked.question_version,
                    note.asked.rule,
                    note.asked.limits,
                    parameters(note.asked),
                    thresholds(note.asked),
                    chain_map.compare if note.asked.moment else chain_map.as_of or "现在",
                    note.asked.data_version,
                ),
            )
        )
        for note in notes(chain_map).notes
    ]
    yield Sheet("说明 问题与规则", tuple(map(Head, heads)), tuple(lines))


@lru_cache(maxsize=100_000)
def _width(text: str) -> int:
    return max((sum(2 if ord(c) > 0x2E7F else 1 for c in line) for line in text.split("\n")), default=0) + 1


def _high(cells: Sequence[Cell], widths: Sequence[int]) -> int:
    """Points of a row: programs that do not fit wrapped text by themselves would cut it."""
    texts = ((cell.text, width) for cell, width in zip(cells, widths, strict=True) if cell is not _EMPTY)
    lines = max((-(-(_width(text) - 1) // width) for text, width in texts), default=1)
    return _LINE_PT * min(_HIGHEST, max(1, lines))


def _letters(column: int) -> str:
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def _escaped(text: str, most: int) -> str:
    return text[:most].replace("&", "&&")
