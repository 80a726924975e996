"""A briefing's sections as sheets of cells: texts, and figures as numbers in columns of their own. No spreadsheet library here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.errors import UsageError
from liantu.briefing import manifest
from liantu.briefing.chain_map import Block, ChainMap, Figure, Section, TableRow, Text, plain
from liantu.briefing.disclosure import is_number
from liantu.briefing.footnotes import quantity
from liantu.briefing.read_back import mark, within
from liantu.briefing.templates import template

_YUAN_PER_YI = 100_000_000


@dataclass(frozen=True, slots=True)
class Head:
    """A column's words, its unit in brackets; `right` for numbers and what stands in their place."""

    words: str
    right: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """`text` as a person reads it; `number` in the unit shown, `form` as a spreadsheet writes it; `marks` name its figures."""

    text: str = ""
    number: float | None = None
    form: str = "0"
    marks: tuple[str, ...] = ()

    @classmethod
    def of(cls, chain_map: ChainMap, figure: Figure, number: int) -> "Cell":
        """A figure alone: a number where it is one, its words otherwise."""
        marks = (mark(number),)
        value = figure.value
        if not isinstance(value, int | float) or isinstance(value, bool):
            return cls(figure.shown, marks=marks)
        if figure.shown.endswith("%"):
            return cls(figure.shown, float(value), "0%", marks)
        shown = value / _YUAN_PER_YI if figure.unit == "亿元" and is_yuan(chain_map, figure) else value
        return cls(figure.shown, float(shown), "0.0" if "." in figure.shown else "0", marks)


def is_yuan(chain_map: ChainMap, figure: Figure) -> bool:
    """Whether the value is in yuan: declared so by its answer."""
    declared = {c.name: c.unit for c in chain_map.asked[figure.asked].columns}
    return figure.find.measure in ("value", "sum") and declared.get(figure.find.column) == "CNY"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a head. `totals`: numbers of lines that are totals; `frozen`: columns that stay in sight."""

    name: str
    heads: tuple[Head, ...]
    lines: tuple[tuple[Cell, ...], ...]
    totals: frozenset[int] = frozenset()
    frozen: int = 0


def section_sheets(chain_map: ChainMap) -> Iterator[Sheet]:
    """For each section one sheet of its texts and cells, and one for each of its tables."""
    numbers = manifest.numbers(chain_map)
    for n, section in enumerate(chain_map.sections, 1):
        lead = f"{n} " if len(chain_map.sections) > 1 else ""
        if told := _told(chain_map, section, numbers):
            heads = ("系统", "总成", "项目", "状态", "文字", "数值", "单位", "数的含义", "与上期比")
            shown = tuple(Head(h, right=h == "数值") for h in heads)
            yield Sheet(f"{lead}{_short(chain_map, section)}", shown, tuple(told), frozen=3)
        for block in section.walk():
            if block.kind == "table":
                yield _table(chain_map, block, numbers, f"{lead}{plain(block.title) or _short(chain_map, section)}")


def _short(chain_map: ChainMap, section: Section) -> str:
    """A name for a sheet: of the template where the section has no title of its own."""
    title = plain(section.title)
    if title and title != chain_map.title:
        return title
    try:
        return template(chain_map.template).zh
    except UsageError:
        return title


# ---- texts and cells ------------------------------------------------------------------------------------------------

_MARKS = {"new": "新增", "gone": "退出", "changed": "有变化"}


def _told(chain_map: ChainMap, section: Section, numbers: dict[str, int]) -> list[tuple[Cell, ...]]:
    return [line for block in section.blocks for line in _lines(chain_map, block, numbers, ())]


def _lines(
    chain_map: ChainMap, block: Block, numbers: dict[str, int], above: tuple[str, ...]
) -> Iterator[tuple[Cell, ...]]:
    """A line for each number of a block, one for a block without; then what it holds."""
    if block.kind == "table":
        return
    texts = [t for t in (*block.lines, block.note) if t]
    said = Cell("；".join(map(plain, texts)), marks=_within(numbers, texts))
    place = above if block.kind == "cell" else (*above, plain(block.title))
    system, assembly = (*place, "", "")[:2] if block.kind in ("system", "assembly", "cell") else ("", "")
    item = plain(block.title) if block.kind != "sentence" else "综述"
    front = (Cell(system), Cell(assembly), Cell(item), Cell(block.status_word), said)
    found = [f for f in _figures(chain_map, block) if is_number(f.value) or f.shown == manifest.WITHHELD_ZH]
    for n, figure in enumerate(found):
        if n:
            front = (*front[:-1], Cell())
        about = (Cell(figure.unit), Cell(quantity(chain_map, figure.id)), Cell(_MARKS.get(block.mark, "")))
        yield (*front, Cell.of(chain_map, figure, numbers[figure.id]), *about)
    if not found and (texts or block.kind == "cell"):
        yield (*front, Cell(), Cell(), Cell(), Cell(_MARKS.get(block.mark, "")))
    for inner in block.blocks:
        yield from _lines(chain_map, inner, numbers, place)


def _figures(chain_map: ChainMap, block: Block) -> list[Figure]:
    ids = (span.figure for text in (block.title, *block.lines, block.note) for span in text if span.figure)
    return [chain_map.figures[id] for id in dict.fromkeys(ids)]


def _within(numbers: dict[str, int], texts: Sequence[Text]) -> tuple[str, ...]:
    ids = dict.fromkeys(span.figure for text in texts for span in text if span.figure)
    return tuple(within(numbers[id]) for id in ids)


# ---- tables ---------------------------------------------------------------------------------------------------------


def _table(chain_map: ChainMap, block: Block, numbers: dict[str, int], name: str) -> Sheet:
    """The printed table; a column whose cells hold several figures becomes as many columns of numbers."""
    whole = [row for row in block.rows if len(row.cells) == len(block.columns)]
    widths = [_wide(whole, n) if column.right else 0 for n, column in enumerate(block.columns)]
    heads: list[Head] = []
    for n, column in enumerate(block.columns):
        unit = f"（{column.unit}）" if column.unit else ""
        more = _more(chain_map, whole, n, widths[n])
        heads += [Head(f"{column.title}{' ' if m else ''}{m}{unit}", right=True) for m in more] or [
            Head(f"{column.title}{unit}", column.right)
        ]
    lines = [
        tuple(c for n, text in enumerate(row.cells) for c in _cells(chain_map, text, widths[n], numbers))
        for row in whole
    ]
    for head, told in _beside(block, numbers):
        heads.append(Head(head))
        lines = [(*line, told.get(row.id, Cell())) for line, row in zip(lines, whole, strict=True)]
    return Sheet(name, tuple(heads), tuple(lines), frozenset(n for n, r in enumerate(whole) if r.total), frozen=1)


def _beside(block: Block, numbers: dict[str, int]) -> Iterator[tuple[str, dict[str, Cell]]]:
    """Columns of their own for what stands below a line over the whole width, and for what has changed."""
    below: dict[str, Cell] = {}
    above = ""
    for row in block.rows:
        if len(row.cells) == len(block.columns):
            above = row.id
        else:
            below[above] = Cell(plain(row.cells[0]), marks=_within(numbers, row.cells))
    if below:
        yield "附注", below
    if changed := {row.id: Cell(_MARKS[row.mark]) for row in block.rows if row.mark in _MARKS}:
        yield "与上期比", changed


def _wide(rows: Sequence[TableRow], n: int) -> int:
    return max((len(_ids(row.cells[n])) for row in rows), default=0)


def _ids(text: Text) -> list[str]:
    return list(dict.fromkeys(span.figure for span in text if span.figure))


def _more(chain_map: ChainMap, rows: Sequence[TableRow], n: int, width: int) -> list[str]:
    """What tells the columns apart that one column became: the quantities of its fullest row."""
    if width < 2:
        return [""] * width
    fullest = next(row for row in rows if len(_ids(row.cells[n])) == width)
    return [quantity(chain_map, id).removesuffix("合计") for id in _ids(fullest.cells[n])]


def _cells(chain_map: ChainMap, text: Text, width: int, numbers: dict[str, int]) -> list[Cell]:
    """As many cells as the column became; words stand where a number is not known (未报送 / 200)."""
    ids = _ids(text)
    if not width:
        return [Cell(plain(text), marks=tuple(within(numbers[id]) for id in ids))]
    made = [Cell.of(chain_map, chain_map.figures[id], numbers[id]) for id in ids]
    if len(made) == width:
        return made
    words = [t for id, said in manifest.runs(text) if not id and (t := said.strip(" /"))]
    spare = [Cell(w) for w in words][: width - len(made)]
    spare += [Cell()] * (width - len(made) - len(spare))
    starts_with_words = bool(text) and not text[0].figure
    return [*spare, *made] if starts_with_words else [*made, *spare]
