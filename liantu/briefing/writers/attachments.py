"""Attachments of a document: the map on a page of its own, its components as a table, and 数据说明 with the footnotes."""

from collections.abc import Callable, Iterator, Sequence

from liantu.briefing.chain_map import Block, ChainMap, Column, Figure, Section, TableRow, Text, plain, words
from liantu.briefing.footnotes import Note, coverage, lines_of, parameters, thresholds
from liantu.briefing.writers import official
from liantu.briefing.writers.composing import Writing, legend, signed, small, table

_MOST_IN_ATTACHMENT = 400  # figures; the workbook has all
_SMALLEST_PT = 9.0
Picture = Callable[[Section], bytes]  # PNG of a section of the shape map


def attachments(it: Writing, picture: Picture | None) -> None:
    """附件1, 附件2 …: each on a page of its own; the map fills its page and bears its own title and foot."""
    number = 0
    for section in it.chain_map.sections:
        systems = [b for b in section.blocks if b.kind == "system"]
        if systems and picture:
            number += 1
            official.landscape(it.document)
            official.picture(it.document, picture(section), *official.LANDSCAPE_MM, plain(section.title))
        if systems:
            number += 1
            official.upright(it.document)
            _attachment(it, number, "部件一览")
            for counts in (b for b in section.blocks if b.kind == "legend"):
                legend(it, counts)
            parts_table(it, systems)
    official.upright(it.document)
    _attachment(it, number + 1, "数据说明")
    _explained(it)


def names(chain_map: ChainMap, picture: Picture | None) -> list[str]:
    """What the body announces, in order."""
    found = []
    for section in chain_map.sections:
        if any(b.kind == "system" for b in section.blocks):
            found += [plain(section.title)] if picture else []
            found.append("部件一览")
    return [*found, "数据说明"]


def _attachment(it: Writing, number: int, title: str) -> None:
    made = official.paragraph(it.document)
    official.run(made, f"附件{number}", official.HEAD_1)
    below = official.paragraph(it.document, "centre", line=34)
    official.run(below, title, official.TITLE, 18)


_PARTS = (
    Column("总成", weight=2.6),
    Column("部件", weight=3.4),
    Column("状态", weight=2.6),
    Column("情况", weight=3.4),
)

_PARTS_WITH_FIRMS = (
    Column("总成", weight=1.8),
    Column("部件", weight=2.4),
    Column("状态", weight=2),
    Column("情况", weight=6),
)


def parts_table(it: Writing, blocks: Sequence[Block]) -> None:
    """Systems or assemblies with their components, as a table."""
    has_firms = any(inner.kind == "cell" and inner.blocks for block in blocks for inner in block.walk())
    table(it, _PARTS_WITH_FIRMS if has_firms else _PARTS, list(_parts(blocks)))


def _parts(blocks: Sequence[Block]) -> Iterator[TableRow]:
    for block in blocks:
        if block.kind == "system":
            yield TableRow(block.id, (block.title, (), (), _joined(block.lines)), total=True)
            yield from _parts(block.blocks)
        elif block.kind == "assembly":
            yield TableRow(block.id, (block.title, (), _joined(block.lines), block.note))
            yield from map(_cell, block.blocks)
        else:
            yield _cell(block)


def _cell(cell: Block) -> TableRow:
    """A component: its state in words, what is said of it, its firms."""
    state = (*signed(cell.status), *words(cell.status_word))
    short = words(f"（{cell.short}）") if cell.short else ()
    inner = [_joined([b.title, *b.lines]) for b in cell.blocks]
    told = _joined([*cell.lines, *inner, *((cell.note,) if cell.note else ())])
    return TableRow(cell.id, ((), (*cell.title, *short), state, told), mark=cell.mark)


def _joined(lines: Sequence[Text]) -> Text:
    said: Text = ()
    for line in lines:
        said += (words("；") if said and line else ()) + line
    return said


def _explained(it: Writing) -> None:
    """The footnotes: what was asked, by which rule, how much is known, and the rows behind each figure."""
    for note in it.notes.notes:
        _note(it, note)
    for text in it.chain_map.notes:
        small(it, f"说明：{text}")
    for figure in _too_many(it):
        small(it, figure)


def _note(it: Writing, note: Note) -> None:
    asked = note.asked
    when = f"，比较日期 {it.chain_map.compare}" if asked.moment else ""
    small(it, f"〔{note.number}〕{asked.title}（{asked.question}，规则版本 {asked.question_version}{when}）", bold=True)
    small(it, f"规则：{asked.rule}")
    small(it, f"限制：{asked.limits}")
    said = [f"参数：{parameters(asked) or '无'}", f"门槛：{thresholds(asked)}" if asked.thresholds else ""]
    small(it, "；".join(s for s in (*said, f"数据版本 {asked.data_version}") if s) + "。")
    rows = [TableRow(f.id, tuple(words(t) for t in _figure(it, f))) for f in note.figures[:_MOST_IN_ATTACHMENT]]
    full = [n for n in range(len(_FIGURES)) if n < _ALWAYS or any(row.cells[n] for row in rows)]
    kept = [TableRow(row.id, tuple(row.cells[n] for n in full)) for row in rows]
    table(it, [_FIGURES[n] for n in full], kept, _SMALLEST_PT)


def _figure(it: Writing, figure: Figure) -> tuple[str, ...]:
    rows = lines_of(it.behind.places(figure.id))
    return str(it.numbers[figure.id]), it.meanings[figure.id], f"{figure.shown}{figure.unit}", coverage(figure), rows


_ALWAYS = 3
_FIGURES = (
    Column("数", weight=0.8),
    Column("含义", weight=4.6),
    Column("数值", weight=1.7, right=True),
    Column("覆盖", weight=1.7),
    Column("来源行", weight=5.2),
)


def _too_many(it: Writing) -> Iterator[str]:
    if any(len(note.figures) > _MOST_IN_ATTACHMENT for note in it.notes.notes):
        yield "数字太多，未全列；全部见同名的 XLSX。"
