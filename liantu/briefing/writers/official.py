"""The layout of GB/T 9704 for DOCX: page, typefaces, headings, page numbers, tables. Content is put in by `document`.

Each run names its Chinese typeface too (`w:eastAsia`): without it WPS and Word keep their own.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from xml.sax.saxutils import escape, quoteattr

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Emu, Mm, Pt

BODY, TITLE, HEAD_1, HEAD_2, LATIN = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "Times New Roman"
PAGE_NUMBER = "宋体"
_SMALLEST_TITLE_PT = 18.0
BODY_PT, TITLE_PT, NUMBER_PT, TABLE_PT, FOOT_PT = 16.0, 22.0, 14.0, 12.0, 9.0
LINE_PT = 28.95  # 22 lines on 225 mm
_MARGINS_MM = {"top": 37, "bottom": 35, "left": 28, "right": 26}
WIDTH_MM = 210 - 28 - 26
LANDSCAPE_MM = (295.0, 208.0)  # what a picture takes of a page on its side: in it nothing is below 9 points
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
Align = Literal["left", "centre", "right", "both"]
_ALIGNED = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_NUMERALS = "零一二三四五六七八九十"


def new_document() -> Any:
    """An empty A4 document with the margins, the body style and odd and even footers."""
    document = Document()
    for element in list(document.element.body):
        if element.tag != qn("w:sectPr"):
            document.element.body.remove(element)
    document.settings.element.append(OxmlElement("w:evenAndOddHeaders"))
    page = document.sections[0]
    portrait(page)
    style = document.styles["Normal"]
    style.font.name, style.font.size = LATIN, Pt(BODY_PT)
    faces(style.element.get_or_add_rPr(), BODY)
    return document


def portrait(page: Any) -> None:
    """A4 upright with the margins of the standard."""
    page.orientation, page.page_width, page.page_height = WD_ORIENT.PORTRAIT, Mm(210), Mm(297)
    page.top_margin, page.bottom_margin = Mm(_MARGINS_MM["top"]), Mm(_MARGINS_MM["bottom"])
    page.left_margin, page.right_margin = Mm(_MARGINS_MM["left"]), Mm(_MARGINS_MM["right"])
    page.header_distance, page.footer_distance = Mm(15), Mm(18)


def landscape(document: Any) -> Any:
    """A new page on its side without margins or foot, for a picture that has its own."""
    page = document.add_section(WD_SECTION.NEW_PAGE)
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    page.top_margin = page.bottom_margin = page.left_margin = page.right_margin = Mm(0)
    page.header_distance = page.footer_distance = Mm(0)
    return page


def upright(document: Any) -> Any:
    """A new page, upright again."""
    page = document.add_section(WD_SECTION.NEW_PAGE)
    portrait(page)
    return page


def faces(properties: Any, chinese: str) -> None:
    """Typefaces of a run or style: Latin and Chinese."""
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    for name, face in (("w:ascii", LATIN), ("w:hAnsi", LATIN), ("w:cs", LATIN), ("w:eastAsia", chinese)):
        fonts.set(qn(name), face)
    fonts.set(qn("w:hint"), "eastAsia")


def paragraph(place: Any, align: Align = "both", *, indent: bool = False, line: float = LINE_PT) -> Any:
    """An empty paragraph with exact line spacing (0: single)."""
    made = place.add_paragraph()
    shape(made, align, indent=indent, line=line)
    return made


def shape(made: Any, align: Align = "both", *, indent: bool = False, line: float = LINE_PT) -> None:
    """Alignment, spacing and, with `indent`, two characters in front."""
    form = made.paragraph_format
    form.space_before = form.space_after = Pt(0)
    if line:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(line)
    made.alignment = _ALIGNED[align]
    if indent:
        made._p.get_or_add_pPr().get_or_add_ind().set(qn("w:firstLineChars"), "200")


def run(
    place: Any, text: str, face: str = BODY, size: float = BODY_PT, *, bold: bool = False, raised: bool = False
) -> Any:
    """A run in its typeface; `place` is a paragraph."""
    made = place.add_run(printable(text))
    made.font.size, made.font.bold = Pt(size), bold or None
    made.font.superscript = raised or None
    faces(made._r.get_or_add_rPr(), face)
    return made


def controlled(made: Any, tag: str, words: str) -> None:
    """Put a run into a content control: its text can be edited, and is found again by the tag."""
    control, properties, content = (OxmlElement(f"w:{name}") for name in ("sdt", "sdtPr", "sdtContent"))
    for name, value in (("alias", printable(words)), ("tag", tag)):
        element = OxmlElement(f"w:{name}")
        element.set(qn("w:val"), value)
        properties.append(element)
    control.append(properties)
    control.append(content)
    made._r.addprevious(control)
    content.append(made._r)


def bookmarked(document: Any) -> None:
    """A hidden bookmark around each control as well: LibreOffice forgets what controls are called, bookmarks it keeps."""
    body = document.element.body
    for n, control in enumerate(list(body.iter(qn("w:sdt"))), 1):
        tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val"))
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for element in (start, end):
            element.set(qn("w:id"), str(n))
        start.set(qn("w:name"), f"_{tag.replace('.', '_')}_{n}")
        control.addprevious(start)
        control.addnext(end)


def heading(document: Any, text: str, level: int, number: int) -> Any:
    """一、 in 黑体, （一） in 楷体; kept with what follows."""
    made = paragraph(document, indent=True)
    made.paragraph_format.keep_with_next = True
    lead = f"{numeral(number)}、" if level == 1 else f"（{numeral(number)}）"
    run(made, lead + text, HEAD_1 if level == 1 else HEAD_2)
    level_of = OxmlElement("w:outlineLvl")
    level_of.set(qn("w:val"), str(level - 1))
    made._p.get_or_add_pPr().append(level_of)
    return made


def numeral(number: int) -> str:
    """1 -> 一, 11 -> 十一, 20 -> 二十; up to 99."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _NUMERALS[ones]
    return ("" if tens == 1 else _NUMERALS[tens]) + "十" + (_NUMERALS[ones] if ones else "")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a cell. With a `tag` it stands in a content control whose name is `about`."""

    text: str
    tag: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: its cells, each some pieces; one cell alone spans the whole width."""

    cells: tuple[tuple[Piece, ...], ...]
    head: bool = False
    total: bool = False


def table(document: Any, widths_mm: Sequence[float], right: Sequence[bool], lines: Sequence[Line], size: float) -> None:
    """A table whose head rows are repeated on each page; a rule above, below, under the head and above a total.

    Written as one text: cell by cell through the library it takes ten times as long.
    """
    twips = [round(width / 25.4 * 1440) for width in widths_mm]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    rows = "".join(_line(line, twips, right, size) for line in lines)
    borders = _borders("tblBorders", {"top": 12, "bottom": 12, "insideH": 4})
    xml = (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(twips)}" w:type="dxa"/>{borders}'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )
    document.element.body.sectPr.addprevious(parse_xml(xml))


def _line(line: Line, twips: Sequence[int], right: Sequence[bool], size: float) -> str:
    edge = _borders("tcBorders", {"bottom": 6} if line.head else {"top": 6} if line.total else {})
    face, bold = HEAD_1 if line.head else BODY, line.total
    spans = len(line.cells) == 1 < len(twips)
    widths, sides = ([sum(twips)], [False]) if spans else (twips, right)
    span = f'<w:gridSpan w:val="{len(twips)}"/>' if spans else ""
    cells = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{edge}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:spacing w:before="30" w:after="30"/><w:jc w:val="{"right" if at_right else "left"}"/></w:pPr>'
        + "".join(_piece(piece, face, size, bold) for piece in cell)
        + "</w:p></w:tc>"
        for width, at_right, cell in zip(widths, sides, line.cells, strict=True)
    )
    head = "<w:tblHeader/>" if line.head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{''.join(cells)}</w:tr>"


def _piece(piece: Piece, face: str, size: float, bold: bool) -> str:
    made = (
        f'<w:r><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{face}" w:cs="{LATIN}"/>'
        f'{"<w:b/>" if bold else ""}<w:sz w:val="{round(size * 2)}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(printable(piece.text))}</w:t></w:r>'
    )
    if not piece.tag:
        return made
    named = f"<w:alias w:val={quoteattr(printable(piece.about))}/><w:tag w:val={quoteattr(piece.tag)}/>"
    return f"<w:sdt><w:sdtPr>{named}</w:sdtPr><w:sdtContent>{made}</w:sdtContent></w:sdt>"


def _borders(name: str, sides: dict[str, int]) -> str:
    lines = "".join(f'<w:{s} w:val="single" w:sz="{n}" w:space="0" w:color="16213A"/>' for s, n in sides.items())
    return f"<w:{name}>{lines}</w:{name}>" if lines else ""


def printable(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return _UNPRINTABLE.sub("", text)


def footers(page: Any, words: Sequence[str]) -> None:
    """— n — outside, right on odd and left on even pages, and below it the words in 9 point; none below a picture."""
    for footer, right in ((page.footer, True), (page.even_page_footer, False)):
        footer.is_linked_to_previous = False
        if page.orientation == WD_ORIENT.LANDSCAPE:
            shape(footer.paragraphs[0], "left", line=1)  # an empty line would take the picture's room
            continue
        line = footer.paragraphs[0]
        shape(line, "right" if right else "left", line=0)
        side = line._p.get_or_add_pPr().get_or_add_ind()
        side.set(qn("w:rightChars" if right else "w:leftChars"), "100")
        run(line, "— ", PAGE_NUMBER, NUMBER_PT)
        _field(line, "PAGE")
        run(line, " —", PAGE_NUMBER, NUMBER_PT)
        for text in words:
            below = paragraph(footer, "centre", line=0)
            run(below, text, BODY, FOOT_PT)


def _field(line: Any, code: str) -> None:
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("shown", "1"), ("end", "")):
        made = run(line, text if kind == "shown" else "", PAGE_NUMBER, NUMBER_PT)
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            made._r.append(mark)
        elif not kind:
            instruction = OxmlElement("w:instrText")
            instruction.text = f" {text} "
            made._r.append(instruction)


def picture(document: Any, data: bytes, width_mm: float, height_mm: float, about: str) -> None:
    """A picture as large as the room allows, centred, with words for who cannot see it."""
    place = paragraph(document, "centre", line=0)
    made = run(place, "", size=1)
    drawn = made.add_picture(io.BytesIO(data))
    scale = min(Mm(width_mm) / drawn.width, Mm(height_mm) / drawn.height)
    drawn.width, drawn.height = Emu(int(drawn.width * scale)), Emu(int(drawn.height * scale))
    drawn._inline.docPr.set("descr", about)


def fitting(title: str) -> float:
    """The size of a title: a little smaller where that keeps it on one line, else as it should be."""
    fits = WIDTH_MM / 25.4 * 72 / max(1, len(title))
    return min(TITLE_PT, int(fits * 2) / 2) if fits >= _SMALLEST_TITLE_PT else TITLE_PT


def properties(document: Any, title: str, subject: str, made_at: datetime) -> None:
    """Core properties: nothing of the machine or the hour unless it was given."""
    core = document.core_properties
    core.title, core.subject, core.author, core.last_modified_by = title, subject, "liantu", "liantu"
    core.created = core.modified = made_at
    core.revision, core.comments, core.keywords = 1, "", ""
