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
Places = Mapping[int, Sequence[str]]


def mark(number: int) -> str:
    """The name by which a file marks a figure."""
    return f"{MARK}f{number}"


def within(number: int) -> str:
    """The name of a cell whose text has the figure among other words."""
    return f"{MARK}w{number}"


class Within(str):
    """A text that has the figure among other words."""

    def holds(self, words: str) -> bool:
        """Whether these words stand in it, not as part of a longer number."""
        return re.search(rf"(?<![0-9.]){re.escape(words)}(?![0-9]|\.[0-9])", self) is not None


def marked(data: bytes, kind: str) -> Places | None:
    """Number of a figure -> the texts at its places; None where a format's text is not read (PDF, PNG)."""
    how = _HOW.get(kind)
    return how(data) if how else None


def _number(name: str) -> int | None:
    match = _NUMBERED.match(name)
    return int(match[2]) if match else None


def _docx(data: bytes) -> Places:
    from docx.oxml import parse_xml

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root: Any = parse_xml(package.read("word/document.xml"))
    found: dict[int, list[str]] = defaultdict(list)
    for control in root.iter(f"{_W}sdt"):
        tag = control.find(f"{_W}sdtPr/{_W}tag")
        number = _number(tag.get(f"{_W}val", "")) if tag is not None else None
        if number is not None:
            found[number].append("".join(t.text or "" for t in control.iter(f"{_W}t")))
    return found


def _xlsx(data: bytes) -> Places:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data))
    found: dict[int, list[str]] = defaultdict(list)
    for name, defined in book.defined_names.items():
        match = _NUMBERED.match(name)
        if match is None or "#REF!" in (defined.attr_text or ""):
            continue
        for sheet, address in defined.destinations:
            if sheet in book.sheetnames:
                text = _cell(book[sheet][address])
                found[int(match[2])].append(Within(text) if match[1] == "w" else text)
    return found


def _cell(cell: Any) -> str:
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return shown(cell.value, "share" if "%" in (cell.number_format or "") else "")
    return "" if cell.value is None else str(cell.value)


class _Html(HTMLParser):
    """Texts of elements with data-figure."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[int, list[str]] = defaultdict(list)
        self._open: list[tuple[str, int | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs).get("data-figure")
        number = int(said) if said and said.isdigit() else None
        if number is not None:
            self.found[number].append("")
        self._open.append((tag, number))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        if self._open and (number := self._open[-1][1]) is not None:
            self.found[number][-1] += data


def _markup(data: bytes) -> Places:
    parser = _Html()
    parser.feed(data.decode("utf-8", "replace"))
    return parser.found


_HOW: dict[str, Callable[[bytes], Places]] = {"docx": _docx, "xlsx": _xlsx, "html": _markup, "svg": _markup}
