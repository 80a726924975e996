"""Typst, the one way to it for PDF and pictures: our font only, read once."""

import tempfile
from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from liantu.briefing.fonts import Font


def has_typst() -> bool:
    """Whether this platform has it."""
    return find_spec("typst") is not None


def typeset(text: str, font: Font, beside: Mapping[str, str] | None = None, /, **how: Any) -> list[bytes]:
    """A file, or one a page for pictures. `beside`: texts that it attaches, by their names; `how`: as typst takes it."""
    import typst

    with tempfile.TemporaryDirectory() as folder:
        for name, said in {**(beside or {}), "main.typ": text}.items():
            (Path(folder) / name).write_text(said, encoding="utf-8")
        main = Path(folder) / "main.typ"
        made = typst.compile(
            str(main), root=folder, font_paths=_fonts(font.path.parent), ignore_system_fonts=True, **how
        )
    return [made] if isinstance(made, bytes) else [bytes(page) for page in made or ()]


@lru_cache(maxsize=2)
def _fonts(folder: Path) -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
