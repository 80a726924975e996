"""The font of briefings: found once, measured by its own widths, and asked which characters it lacks. No font is ever guessed.

Order: `LIANTU_FONT`, then Noto Sans SC from the package `justmytype-intl-cjk` (OFL-1.1), then what the system has.
Widths and coverage of a font file are worked out once (some seconds) and kept in a cache folder.
"""

import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from graph.errors import LiantuError
from liantu.remade import remade

INSTEAD = "〓"  # printed where the font has no glyph: never blank; the result lists the characters
_PACKAGE, _IN_PACKAGE = "justmytype_intl_cjk", Path("fonts/ofl/notosanssc/NotoSansSC[wght].ttf")
_SYSTEM = (
    "NotoSansSC*.[ot]tf",
    "NotoSansCJK*-Regular.ttc",
    "NotoSansCJKsc-Regular.otf",
    "SourceHanSansSC-Regular.otf",
    "SourceHanSansCN-Regular.otf",
    "msyh.ttc",
    "PingFang.ttc",
    "wqy-*hei.ttc",
)
_FOLDERS = (
    "~/.local/share/fonts",
    "~/.fonts",
    "~/Library/Fonts",
    "~/AppData/Local/Microsoft/Windows/Fonts",
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
    "C:/Windows/Fonts",
)
_REGULAR, _BOLD = 400, 700
_VERSION = 1  # of the cache
_MEASURED = 100_000  # texts whose width is kept: the same words stand in many cells and formats


@dataclass(frozen=True)
class Font:
    """One font file. Widths are parts of the size (1.0 = as wide as high)."""

    path: Path
    family: str
    licence: Path | None
    covered: frozenset[int]
    widths: Mapping[str, tuple[float, float]]  # regular, bold; of those that are not 1.0
    _measured: dict[tuple[str, bool], float] = field(default_factory=dict, compare=False, repr=False)

    def width(self, text: str, *, bold: bool = False) -> float:
        """How wide a text runs, in ems."""
        found = self._measured.get((text, bold))
        if found is None:
            found = sum(self.widths.get(char, (1.0, 1.0))[bold] for char in text)
            if len(self._measured) < _MEASURED:
                self._measured[text, bold] = found
        return found

    def missing(self, text: str) -> set[str]:
        """Characters of the text that this font has no glyph for."""
        return {char for char in text if ord(char) not in self.covered and not char.isspace()}

    def files(self) -> list[Path]:
        """The file, and its bold beside it where that is another."""
        bold = self.path.with_name(self.path.name.replace("Regular", "Bold"))
        return [self.path, *([bold] if bold != self.path and bold.is_file() else [])]

    def printable(self, text: str) -> str:
        """The text with a sign for every missing character."""
        lacking = self.missing(text)
        return "".join(INSTEAD if char in lacking else char for char in text) if lacking else text


def find_font(configured: str = "") -> Font:
    """The font to print with.

    Raises:
        LiantuError: the configured file is no font, or no font with Chinese characters is to be found.
    """
    if configured:
        path = Path(configured).expanduser()
        if not path.is_file():
            raise LiantuError(f"没有字体文件 {path}（LIANTU_FONT）。请改正，或去掉这项设置。")
        return _font(path)
    for path in candidates():
        return _font(path)
    raise LiantuError("没有找到中文字体：请安装 justmytype-intl-cjk（随 liantu 安装），或用 LIANTU_FONT 指明字体文件。")


def candidates() -> Iterator[Path]:
    """Font files in the order in which they are taken."""
    spec = find_spec(_PACKAGE)
    if spec is not None and spec.submodule_search_locations:
        yield from (p for p in [Path(spec.submodule_search_locations[0]) / _IN_PACKAGE] if p.is_file())
    for pattern in _SYSTEM:
        for folder in _FOLDERS:
            yield from sorted(Path(folder).expanduser().rglob(pattern))


@lru_cache(maxsize=4)
def _font(path: Path) -> Font:
    measured = _cached(path)
    covered = frozenset(c for first, last in measured["covered"] for c in range(first, last + 1))
    widths = {chr(int(code)): (r, b) for code, (r, b) in measured["widths"].items()}
    beside = path.with_name("OFL.txt")
    return Font(path, measured["family"], beside if beside.is_file() else None, covered, widths)


def _cached(path: Path) -> dict[str, Any]:
    stat = path.stat()
    name = hashlib.sha256(f"{_VERSION} {path} {stat.st_size} {stat.st_mtime_ns}".encode()).hexdigest()[:16]
    return dict(remade(cache_folder() / f"font-{name}.json", lambda: _measured(path)))


def cache_folder() -> Path:
    """Where this person's programs keep what can be made again."""
    home = Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "liantu"
    if sys.platform == "win32":
        return home / "AppData" / "Local" / "liantu" / "cache"
    return home / ".cache" / "liantu"


def _measured(path: Path) -> dict[str, Any]:
    from fontTools.ttLib import TTFont, TTLibError

    try:
        font = TTFont(path, fontNumber=_simplified(path), lazy=True)
        glyphs = font.getBestCmap()
        family = font["name"].getBestFamilyName()
    except (OSError, TTLibError, KeyError) as error:
        raise LiantuError(f"{path} 不是能用的字体文件：{error}") from error
    em = font["head"].unitsPerEm
    variable = "fvar" in font and any(axis.axisTag == "wght" for axis in font["fvar"].axes)
    regular, bold = (
        font.getGlyphSet(location={"wght": weight}) if variable else font.getGlyphSet() for weight in (_REGULAR, _BOLD)
    )
    widths = {code: (regular[name].width / em, bold[name].width / em) for code, name in glyphs.items()}
    return {
        "family": family,
        "covered": list(_ranges(sorted(glyphs))),
        "widths": {str(c): [round(r, 4), round(b, 4)] for c, (r, b) in widths.items() if (r, b) != (1.0, 1.0)},
    }


def _simplified(path: Path) -> int:
    """Which font of a collection: the one for simplified Chinese, else the first."""
    from fontTools.ttLib import TTCollection

    if path.suffix.lower() != ".ttc":
        return -1
    with TTCollection(path, lazy=True) as fonts:
        names = [str(font["name"].getBestFamilyName()) for font in fonts]
    return next((i for i, name in enumerate(names) if name.endswith((" SC", " CN"))), 0)


def _ranges(codes: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = last = None
    for code in codes:
        if last is not None and code == last + 1:
            last = code
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = code
    if first is not None and last is not None:
        yield first, last
