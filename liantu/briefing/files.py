"""A ChainMap as files: which formats there are, under which names, with what could not be printed."""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any

from graph.collecting import uncollected
from graph.errors import UsageError
from liantu.briefing import carried, manifest
from liantu.briefing.chain_map import ChainMap, Section
from liantu.briefing.evidence import NOTHING, Behind
from liantu.briefing.fonts import Font
from liantu.briefing.layout.laying import lay_out
from liantu.briefing.layout.pages import Layout
from liantu.briefing.templates import TEMPLATES
from liantu.briefing.wording import Wording


@dataclass(frozen=True, slots=True)
class File:
    """One file to be written or offered. `missing`: characters that its font lacks, printed as 〓."""

    name: str
    content: bytes
    missing: tuple[str, ...] = ()


@dataclass
class Layouts:
    """What is laid out already, for writers that work at the same time."""

    by_medium: dict[str, Layout] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def __reduce__(self) -> tuple[type["Layouts"], tuple[()]]:
        """Another process lays out anew."""
        return Layouts, ()


@dataclass(frozen=True, slots=True)
class Press:
    """What writers need beside the value. `stamp`: the only time that goes into a file; `explorer`: the chain for the HTML page."""

    font: Font
    say: Wording
    stamp: datetime
    behind: Behind = NOTHING
    explorer: Mapping[str, Any] | None = None
    layouts: Layouts = field(default_factory=Layouts, compare=False, repr=False)  # of one value

    def laid(self, made: ChainMap, medium: str) -> Layout:
        """Laid out once for all formats that show the same pages."""
        with self.layouts.lock:
            if medium not in self.layouts.by_medium:
                self.layouts.by_medium[medium] = lay_out(made, medium, self.font)
            return self.layouts.by_medium[medium]


Writer = Callable[[ChainMap, Press], list[File]]


def base_name(made: ChainMap) -> str:
    """全景图_渝西地区_2024-12-26, with 示例 in front where the data are: a file name travels alone."""
    kind = TEMPLATES[made.template].zh
    parts = [made.footer.mark, kind, made.given.get("part", ""), made.scope, made.data_date or made.as_of]
    return "_".join(_safe(part) for part in parts if part)


def _safe(text: str) -> str:
    return "".join("-" if c in '\\/:*?"<>|' or ord(c) < 32 else c for c in text).strip(". ")


def _pdf(made: ChainMap, press: Press) -> list[File]:
    """Maps on A3 and on A4, each its own layout; all else on A4."""
    from liantu.briefing.writers.pdf import pdf

    media = ("A3", "A4") if any(section.shape == "map" for section in made.sections) else ("A4",)
    found = []
    for medium in media:
        laid = lay_out(made, medium, press.font, press.say)
        name = f"{base_name(made)}_{medium}.pdf" if len(media) > 1 else f"{base_name(made)}.pdf"
        found.append(File(name, pdf(laid, press.font, press.stamp, made.title, manifest.text(made)), laid.missing))
    return found


def _pptx(made: ChainMap, press: Press) -> list[File]:
    from liantu.briefing.writers.slides import pptx

    laid = press.laid(made, "slide")
    return [File(f"{base_name(made)}.pptx", pptx(made, laid, press.stamp), laid.missing)]


def _svg(made: ChainMap, press: Press) -> list[File]:
    from liantu.briefing.writers.svg import svg

    laid = press.laid(made, "slide")
    drawn = [svg(page, press.font, about=_about(made)).encode() for page in laid.pages]
    return _pages(made, laid, "svg", drawn)


def _png(made: ChainMap, press: Press) -> list[File]:
    from liantu.briefing.writers.png import pictures

    laid = press.laid(made, "slide")
    return _pages(made, laid, "png", pictures(laid, press.font))


def _docx(made: ChainMap, press: Press) -> list[File]:
    """The map as picture is that of A4: what is printed beside the text."""
    from liantu.briefing.writers.document import docx
    from liantu.briefing.writers.png import pictures

    def picture(section: Section) -> bytes:
        laid = lay_out(replace(made, sections=(section,)), "A4", press.font)
        return pictures(replace(laid, pages=laid.pages[:1]), press.font)[0]

    return [File(f"{base_name(made)}.docx", docx(made, press.stamp, press.behind, picture))]


def _xlsx(made: ChainMap, press: Press) -> list[File]:
    from liantu.briefing.writers.workbook import xlsx

    return [File(f"{base_name(made)}.xlsx", xlsx(made, press.stamp, press.behind))]


def _html(made: ChainMap, press: Press) -> list[File]:
    from liantu.briefing.writers.page import html

    return [File(f"{base_name(made)}.html", html(made, press.explorer, press.behind))]


def _pages(made: ChainMap, laid: Layout, ending: str, drawn: list[bytes]) -> list[File]:
    name, digits = base_name(made), len(str(len(drawn)))
    numbers = [""] if len(drawn) == 1 else [f"_{n:0{digits}}" for n in range(1, len(drawn) + 1)]
    return [
        File(f"{name}{number}.{ending}", content, laid.missing) for number, content in zip(numbers, drawn, strict=True)
    ]


def _about(made: ChainMap) -> str:
    return f"{made.footer.source}。{made.footer.data_date}。{made.footer.mark_note}{made.footer.build}"


_AT_ONCE = 3  # formats
_PICTURES = frozenset({"svg", "png"})
WRITERS: Mapping[str, Writer] = {
    "pdf": _pdf, "pptx": _pptx, "docx": _docx, "xlsx": _xlsx, "svg": _svg, "png": _png, "html": _html,
}  # fmt: skip


def formats(words: str) -> tuple[str, ...]:
    """pdf,pptx -> the formats that are meant; '' is all.

    Raises:
        UsageError: a format that is not written.
    """
    wanted = tuple(dict.fromkeys(w.strip().lower() for w in words.replace("，", ",").split(",") if w.strip()))
    unknown = [w for w in wanted if w not in WRITERS]
    if unknown:
        raise UsageError(f"没有格式“{'、'.join(unknown)}”。可用：{'、'.join(WRITERS)}。")
    return wanted or tuple(WRITERS)


def usual(made: ChainMap) -> tuple[str, ...]:
    """The formats where nobody names any: all; of lists no pictures, twenty pages of them help nobody."""
    is_list = all(section.shape == "list" for section in made.sections)
    return tuple(name for name in WRITERS if not (is_list and name in _PICTURES))


@uncollected()
def files(made: ChainMap, press: Press, wanted: Iterable[str]) -> list[File]:
    """The briefing in these formats, each file with its manifest. Typst works beside the writers: it needs no interpreter."""
    told, press = manifest.text(made), replace(press, layouts=Layouts())
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        written = list(pool.map(lambda name: WRITERS[name](made, press), wanted))
    return [replace(file, content=carried.into(file.content, told)) for some in written for file in some]


def write(found: Iterable[File], folder: Path) -> list[Path]:
    """Into a folder, each file whole or not at all; older files of the same name are replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for file in found:
        path = folder / file.name
        partly = path.with_name(f".{path.name}.part")
        partly.write_bytes(file.content)
        partly.replace(path)
        paths.append(path)
    return paths
