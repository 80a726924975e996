"""Who is who: keys -> firms. Pure and order-free; loaders only yield keys."""

import re
import unicodedata

_DOTS = re.compile(r"[·•・‧∙●]")
_BLANKS = re.compile(r"[\s\u200b\ufeff]+")


def normal_form(text: str) -> str:
    """A registered name with characters and brackets folded, nothing stripped: the part of a `name:` key after the colon."""
    folded = unicodedata.normalize("NFKC", text)
    return _DOTS.sub("·", _BLANKS.sub("", folded)).casefold()
