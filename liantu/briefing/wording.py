"""Wording: titles and sentences as data (`data/briefing/*.toml`); an office's own file of the same name replaces single lines.

A sentence has named fields in braces; a template fills them with figures. A field that the sentence may not use is refused.
"""

import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import LiantuError
from liantu.briefing.chain_map import Span, Text

FOLDER = "briefing"  # in the packaged data and in the workspace
COMMON = "common"
_FORMAT = string.Formatter()


@dataclass(frozen=True, slots=True)
class Wording:
    """Key -> text with fields. `origin` says which file a key came from, for errors."""

    lines: Mapping[str, str]
    origin: Mapping[str, Path]

    def __call__(self, key: str, /, **fields: Text | str) -> Text:
        """The sentence with its fields filled; a `Text` keeps its figures and tones."""
        found: list[Span] = []
        for literal, name, _, _ in _FORMAT.parse(self.lines[key]):
            if literal:
                found.append(Span(literal))
            if name is not None:
                found += self._field(key, name, fields)
        return tuple(found)

    def plain(self, key: str, /, **fields: str) -> str:
        """The same as plain text."""
        return "".join(span.text for span in self(key, **fields))

    def _field(self, key: str, name: str, fields: Mapping[str, Text | str]) -> Text:
        if name not in fields:
            raise LiantuError(
                f"{self.origin[key]} 的“{key}”用了 {{{name}}}，这一句可用的是：{'、'.join(sorted(fields)) or '没有'}。"
            )
        value = fields[name]
        return (Span(value),) if isinstance(value, str) else value


def wording(template: str, packaged: Path, own: Path | None = None) -> Wording:
    """Common lines and those of a template; of the office's own files (`own`) only keys that exist count.

    Raises:
        LiantuError: a file cannot be read, or an own file has a key or a field that nothing uses.
    """
    lines: dict[str, str] = {}
    origin: dict[str, Path] = {}
    for name in (COMMON, template):
        path = packaged / f"{name}.toml"
        base = _read(path)
        changed = _own(own / f"{name}.toml", base) if own else {}
        for key, text in base.items():
            lines[key] = changed.get(key, text)
            origin[key] = own / f"{name}.toml" if own and key in changed else path
    return Wording(lines, origin)


def _own(path: Path, base: Mapping[str, str]) -> dict[str, str]:
    if not path.is_file():
        return {}
    found = _read(path)
    for key, text in found.items():
        if key not in base:
            raise LiantuError(f"{path}：没有“{key}”这一句。可改的是：{'、'.join(base)}。")
        if extra := _fields(path, key, text) - _fields(path, key, base[key]):
            raise LiantuError(f"{path} 的“{key}”用了没有的数：{'、'.join(sorted(extra))}。")
    return found


def _fields(path: Path, key: str, text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in _FORMAT.parse(text) if name is not None}
    except ValueError as error:
        raise LiantuError(f"{path} 的“{key}”花括号不成对。要写花括号本身，请写两个。") from error


def _read(path: Path) -> dict[str, str]:
    try:
        return dict(_flat(tomllib.loads(path.read_text(encoding="utf-8-sig"))))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LiantuError(f"读不了简报文字 {path}：{error}") from error


def _flat(table: Mapping[str, Any], before: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        found += _flat(value, f"{before}{key}.") if isinstance(value, dict) else [(f"{before}{key}", str(value))]
    return found
