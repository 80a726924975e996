"""DOCX: a briefing in the layout of GB/T 9704. A clean body; the parts of the chain and 数据说明 as attachments.

Every figure is a run in a content control, so that it is found again after the words around it were edited.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO

from liantu.briefing import manifest
from liantu.briefing.carried import into_office
from liantu.briefing.chain_map import Block, ChainMap, Section, Text, plain, words
from liantu.briefing.evidence import NOTHING, Behind
from liantu.briefing.footnotes import meanings, notes
from liantu.briefing.writers import official
from liantu.briefing.writers.attachments import Picture, attachments, names, parts_table
from liantu.briefing.writers.composing import Writing, legend, marked, noted, say, signed, table


def docx(chain_map: ChainMap, made_at: datetime, behind: Behind = NOTHING, picture: Picture | None = None) -> bytes:
    """The document. `made_at` is its date as a file; `picture` draws a section with the whole chain as PNG."""
    numbers = manifest.numbers(chain_map)
    it = Writing(chain_map, official.new_document(), notes(chain_map), numbers, meanings(chain_map), behind)
    _head(it)
    for number, section in enumerate(chain_map.sections, 1):
        _section(it, section, number)
    _announced(it, names(chain_map, picture))
    attachments(it, picture)
    official.bookmarked(it.document)
    for page in it.document.sections:
        official.footers(page, _foot(chain_map))
    official.properties(it.document, chain_map.title, chain_map.footer.source, made_at)
    out = BytesIO()
    it.document.save(out)
    return into_office(out.getvalue(), manifest.text(chain_map))


def _foot(chain_map: ChainMap) -> tuple[str, ...]:
    foot = chain_map.footer
    first = "　".join(part for part in (foot.mark_note or foot.mark, foot.data_date, foot.build) if part)
    return (foot.source, first)


def _head(it: Writing) -> None:
    title = official.paragraph(it.document, "centre", line=36)
    official.run(title, it.chain_map.title, official.TITLE, official.fitting(it.chain_map.title))
    below = official.paragraph(it.document, "centre")
    official.run(below, "　".join(_under_title(it.chain_map)), official.HEAD_2)
    official.paragraph(it.document)


def _under_title(chain_map: ChainMap) -> Iterator[str]:
    if chain_map.subtitle:
        yield chain_map.subtitle
    if chain_map.footer.mark:
        yield f"【{chain_map.footer.mark}】"
    if chain_map.audience != "工作":
        yield f"（{chain_map.audience}）"


# ---- the body -------------------------------------------------------------------------------------------------------


def _section(it: Writing, section: Section, number: int) -> None:
    has_parts = any(
        b.kind == "system" for b in section.blocks
    )  # they go to an attachment, with the counts of the states
    blocks = [b for b in section.blocks if b.kind != "system" and not (has_parts and b.kind == "legend")]
    if len(it.chain_map.sections) > 1:
        official.heading(it.document, plain(section.title), 1, number)
    titled = 0
    for block in blocks:
        if block.title and block.kind in ("table", "list", "heading", "legend"):
            titled += 1
            level = 2 if len(it.chain_map.sections) > 1 else 1
            made = official.heading(it.document, "", level, titled)
            say(it, made, block.title, official.HEAD_2 if level == 2 else official.HEAD_1)
            noted(it, made, it.notes.of_block(block))
        _block(it, block)


def _block(it: Writing, block: Block) -> None:
    if block.kind == "table":
        table(it, block.columns, block.rows)
    elif block.kind == "legend":
        legend(it, block)
    elif block.kind in ("system", "assembly", "cell"):
        parts_table(it, [block])
    elif block.kind == "list":
        for inner in block.blocks:
            _item(it, inner)
    else:
        for text in (*([] if block.kind == "heading" else [block.title]), *block.lines):
            _body(it, text, it.notes.of(text))
        for inner in block.blocks:
            _block(it, inner)
    if block.note:
        _remark(it, block.note)


def _body(it: Writing, text: Text, of: Sequence[int] = ()) -> None:
    if text:
        made = official.paragraph(it.document, indent=True)
        say(it, made, text)
        noted(it, made, of)


def _item(it: Writing, block: Block) -> None:
    """One line of a list: its title, then what is said of it."""
    made = official.paragraph(it.document, indent=True)
    say(it, made, (*signed(block.status), *block.title, *marked(block.mark)), bold=True)
    for line in block.lines:
        official.run(made, "　")
        say(it, made, line)
    for inner in block.blocks:
        _item(it, inner)


def _remark(it: Writing, text: Text) -> None:
    made = official.paragraph(it.document, line=18)
    say(it, made, (*words("注："), *text), size=official.TABLE_PT)


def _announced(it: Writing, titles: Sequence[str]) -> None:
    """附件：1. … below the body, as the standard has it."""
    official.paragraph(it.document)
    for n, title in enumerate(titles, 1):
        line = official.paragraph(it.document, "left", indent=True)
        official.run(line, f"{'附件：' if n == 1 else '　　　'}{n}. {title}")
