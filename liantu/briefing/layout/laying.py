"""ChainMap -> Layout for a medium. Map and sheet sections take a page each, lists run over pages; 数据说明 comes last."""

from dataclasses import replace

from liantu.briefing.chain_map import ChainMap, Section
from liantu.briefing.data_note import data_note
from liantu.briefing.fonts import Font
from liantu.briefing.layout import frame
from liantu.briefing.layout.fitting import Fitter
from liantu.briefing.layout.list_pages import list_pages
from liantu.briefing.layout.map_page import map_page
from liantu.briefing.layout.pages import Layout, Page
from liantu.briefing.layout.paper import A3, A4, A4_UPRIGHT, SLIDE, SLIDE_LIST, Paper
from liantu.briefing.layout.sheet_page import sheet_page
from liantu.briefing.wording import Wording

# medium -> paper of maps and sheets, paper of lists
MEDIA: dict[str, tuple[Paper, Paper]] = {
    "slide": (SLIDE, SLIDE_LIST),
    "A3": (A3, A4_UPRIGHT),
    "A4": (A4, A4_UPRIGHT),
}


def lay_out(made: ChainMap, medium: str, font: Font, say: Wording | None = None) -> Layout:
    """Pages for `slide`, `A3` or `A4`. Pure: the same value and font give the same pages. With `say` 数据说明 is added."""
    fitter = Fitter(font)
    paper, upright = MEDIA[medium]
    laid: list[tuple[Page, Paper]] = []
    for section in made.sections:
        laid += _pages(made, section, paper, upright, fitter)
    cut, left_out = tuple(sorted(fitter.cut.items())), tuple(fitter.left_out)
    if say is not None:
        note = data_note(made, say, cut, left_out, sorted(fitter.missing))
        laid += [(page, upright) for page in list_pages(made, note, upright, Fitter(font, missing=fitter.missing))]
    pages = tuple(_numbered(made, page, used, n, len(laid), fitter) for n, (page, used) in enumerate(laid, 1))
    return Layout(pages, cut, tuple(sorted(fitter.missing)), left_out)


def _pages(made: ChainMap, section: Section, paper: Paper, upright: Paper, fitter: Fitter) -> list[tuple[Page, Paper]]:
    if section.shape == "list":
        return [(page, upright) for page in list_pages(made, section, upright, fitter)]
    place = map_page if section.shape == "map" else sheet_page
    return [(place(made, section, paper, fitter), paper)]


def _numbered(made: ChainMap, page: Page, paper: Paper, n: int, total: int, fitter: Fitter) -> Page:
    foot, _ = frame.footer(made, paper, n, total, fitter)
    return replace(page, items=(*page.items, *foot))
