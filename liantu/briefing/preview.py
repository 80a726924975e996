"""A page of a briefing as a picture on a screen: the same layout and drawing as its files, smaller."""

from dataclasses import dataclass, replace

from liantu.briefing.chain_map import ChainMap
from liantu.briefing.files import Press
from liantu.briefing.layout.laying import lay_out
from liantu.briefing.writers.png import pictures

_SCALE = 1.6  # pixels a point: 1536 x 864 for a slide


@dataclass(frozen=True, slots=True)
class Preview:
    """One page as PNG, of how many; characters that the font lacks."""

    picture: bytes
    page: int
    pages: int
    missing: tuple[str, ...]


def preview(made: ChainMap, press: Press, page: int = 1) -> Preview:
    """The page of that number, or the last where there are fewer."""
    laid = lay_out(made, "slide", press.font)
    at = min(max(1, page), len(laid.pages))
    picture = pictures(replace(laid, pages=(laid.pages[at - 1],)), press.font, _SCALE)[0]
    return Preview(picture, at, len(laid.pages), laid.missing)
