"""Reading a file's figures back: what stands at each marked place now, whatever an office did to the words around it."""

import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from html.parser import HTMLParser
from typing import Any

from liantu.briefing.values import shown

MARK = "liantu."  # begins the tag of a content control, the name of a cell; the figure's number follows
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NUMBERED = re.compile(rf"^{re.escape(MARK)}([fw])([0-9]+)(?:\..*)?$")
FIGURES_ZH = "数字编号："  # begins the alternative text of a slide's shape
_BOOKMARK = re.compile(rf"^_{MARK.removesuffix('.')}_f([0-9]+)_[0-9]+$")
Places = Mapping[str, Sequence[str]]  # by number or id of a figure


def mark(number: int) -> str:
    """The name by which a file marks a figure."""
    return f"{MARK}f{number}"


def within(number: int) -> str:
    """The name of a cell whose text has the figure among other words."""
    return f"{MARK}w{number}"


class Crowd(str):
    """A text that has several figures, each as often as there are figures of that text: an edited one leaves too few."""

    def times(self, words: str) -> int:
        """How often these words stand in it, not as part of a longer number; broken into lines or not."""
        whole = self.replace("\n", "")
        return max(len(re.findall(_alone(words), text)) for text in (self, whole))


def _alone(words: str) -> str:
    return rf"(?<![0-9.]){re.escape(words)}(?![0-9]|\.[0-9])"


class Within(str):
    """A text that has the figure among other words."""

    def holds(self, words: str) -> bool:
        """Whether these words stand in it, not as part of a longer number."""
        return re.search(_alone(words), self) is not None


def marked(data: bytes, kind: str) -> Places | None:
    """Number or id of a figure -> the texts at its places; None where a format's text is not read (PDF, PNG)."""
    how = _HOW.get(kind)
    return how(data) if how else None


def _number(name: str) -> str | None:
    match = _NUMBERED.match(name)
    return match[2] if match else None


def _docx(data: bytes) -> Places:
    """Content controls by their tag; where a program forgot the tags, the bookmarks around them."""
    from docx.oxml import parse_xml

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root: Any = parse_xml(package.read("word/document.xml"))
    found: dict[str, list[str]] = defaultdict(list)
    for control in root.iter(f"{_W}sdt"):
        tag = control.find(f"{_W}sdtPr/{_W}tag")
        number = _number(tag.get(f"{_W}val", "")) if tag is not None else None
        if number is not None:
            found[number].append(_words(control))
    if not found:
        for start in root.iter(f"{_W}bookmarkStart"):
            if match := _BOOKMARK.match(start.get(f"{_W}name", "")):
                found[match[1]].append(_within_bookmark(start))
    return found


def _within_bookmark(start: Any) -> str:
    text = ""
    for element in start.itersiblings():
        if element.tag == f"{_W}bookmarkEnd" and element.get(f"{_W}id") == start.get(f"{_W}id"):
            break
        text += _words(element)
    return text


def _words(element: Any) -> str:
    return "".join(t.text or "" for t in element.iter(f"{_W}t"))


def _xlsx(data: bytes) -> Places:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data))
    found: dict[str, list[str]] = defaultdict(list)
    for name, defined in book.defined_names.items():
        match = _NUMBERED.match(name)
        if match is None or "#REF!" in (defined.attr_text or ""):
            continue
        for sheet, address in defined.destinations:
            if sheet in book.sheetnames:
                text = _cell(book[sheet][address])
                found[match[2]].append(Within(text) if match[1] == "w" else text)
    return found


def _cell(cell: Any) -> str:
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return shown(cell.value, "share" if "%" in (cell.number_format or "") else "")
    return "" if cell.value is None else str(cell.value)


def _pptx(data: bytes) -> Places:
    """Runs by their mark, where a program kept it; else the whole text of the shape that says which figures it shows."""
    from pptx import Presentation

    found: dict[str, list[str]] = defaultdict(list)
    for slide in Presentation(io.BytesIO(data)).slides:
        for shape in slide.shapes:
            _shape(shape._element, found)
    return found


def _shape(element: Any, found: dict[str, list[str]]) -> None:
    from pptx.oxml.ns import qn

    said = element.xpath(".//p:cNvPr/@descr")
    told = str(said[0]).removeprefix(FIGURES_ZH).split("、") if said and str(said[0]).startswith(FIGURES_ZH) else []
    lines = []
    for paragraph in element.iter(qn("a:p")):
        lines.append(_paragraph(paragraph, found))
    for number in told:
        found[number].append(Crowd("\n".join(lines)))


def _paragraph(paragraph: Any, found: dict[str, list[str]]) -> str:
    """Its text; marked runs go to `found`, neighbours with the same mark as one."""
    from pptx.oxml.ns import qn

    before, words = "", ""
    for child in paragraph:
        if child.tag == qn("a:br"):
            words += "\n"
        if child.tag != qn("a:r"):
            continue
        properties = child.find(qn("a:rPr"))
        id = properties.get("bmk", "") if properties is not None else ""
        text = child.findtext(qn("a:t")) or ""
        if id and id == before:
            found[id][-1] += text
        elif id:
            found[id].append(text)
        before, words = id, words + text
    return words


class _Html(HTMLParser):
    """Texts of elements with data-figure; neighbours with the same one are one text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = defaultdict(list)
        self._open: list[tuple[str, str]] = []
        self._before = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs).get("data-figure") or ""
        if said and said != self._before:
            self.found[said].append("")
        self._open.append((tag, said))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            name, said = self._open.pop()
            self._before = said
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        said = self._open[-1][1] if self._open else ""
        if said:
            self.found[said][-1] += data
        elif data.strip():
            self._before = ""


def _markup(data: bytes) -> Places:
    parser = _Html()
    parser.feed(data.decode("utf-8", "replace"))
    return parser.found


_HOW: dict[str, Callable[[bytes], Places]] = {
    "docx": _docx, "xlsx": _xlsx, "pptx": _pptx, "html": _markup, "svg": _markup,
}  # fmt: skip
