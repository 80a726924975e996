"""Thresholds: every number by which answers are judged, in one file that an analyst edits; printed with each answer."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from graph.errors import LiantuError
from queries.question import NO_WORDS, Words

PACKAGED = Path(__file__).with_name("thresholds.toml")
FILE = "thresholds.toml"  # an analyst's own, in the workspace
_CHANGES = "changes"
Section = Mapping[str, Any]
_HEAD = re.compile(r"\[(\w+)\]")
_COMMENTED = re.compile(
    r"(\w+) *= .*# (.*[\u3000-\u9fff\uff00-\uffef]) ([^\u3000-\uffef]+)$"
)  # name = value # 中文 English


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the file's own changelog."""

    date: str
    by: str
    what: str


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Section -> name -> value. `own` names what an analyst's file changed."""

    sections: Mapping[str, Section]
    own: tuple[str, ...] = ()
    changes: tuple[Change, ...] = field(default=())

    def __getitem__(self, section: str) -> Section:
        return self.sections[section]

    def of(self, sections: tuple[str, ...]) -> dict[str, dict[str, Any]]:
        """These sections as plain values, for an answer."""
        return {name: dict(self.sections[name]) for name in sections}

    def instead(self, values: Mapping[str, Section]) -> "Thresholds":
        """The same with these values (section -> name -> value) for one look; the file stays as it is.

        Raises:
            KeyError: no such section or name.
        """
        strange = [f"{s}.{n}" for s, some in values.items() for n in some if n not in self.sections.get(s, {})]
        if strange:
            raise KeyError(f"no such threshold: {', '.join(strange)}")
        changed = {s: MappingProxyType({**self.sections[s], **some}) for s, some in values.items()}
        return replace(self, sections=MappingProxyType({**self.sections, **changed}))


@cache
def packaged() -> Thresholds:
    """The thresholds as they come with the program."""
    return _thresholds(PACKAGED)


def meaning(section: str, name: str) -> Words:
    """What a threshold says, from the comment beside it in the packaged file; no words for one whose name says it."""
    return _meanings().get((section, name), NO_WORDS)


@cache
def _meanings() -> Mapping[tuple[str, str], Words]:
    found, section = {}, ""
    for line in PACKAGED.read_text(encoding="utf-8").splitlines():
        if head := _HEAD.match(line):
            section = head[1]
        elif said := _COMMENTED.match(line):
            found[section, said[1]] = Words(said[2], said[3])
    return found


def load_thresholds(workspace: Path | None = None) -> Thresholds:
    """Ours, with what the analyst's own file in the workspace says instead.

    Raises:
        LiantuError: the file cannot be read, or names a threshold that does not exist or a value of another kind.
    """
    path = workspace / FILE if workspace else None
    if path is None or not path.is_file():
        return packaged()
    own, base = _thresholds(path), packaged()
    sections = {name: dict(values) for name, values in base.sections.items()}
    for section, values in own.sections.items():
        for name, value in values.items():
            if name not in sections.get(section, {}):
                raise LiantuError(f"门槛文件“{path}”中的 {section}.{name} 不存在。可用的见 liantu thresholds。")
            sections[section][name] = _alike(path, f"{section}.{name}", value, sections[section][name])
    named = tuple(f"{section}.{name}" for section, values in own.sections.items() for name in values)
    return Thresholds(MappingProxyType(sections), named, (*own.changes, *base.changes))


def _thresholds(path: Path) -> Thresholds:
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LiantuError(f"门槛文件“{path}”不是正确的 TOML：{error}") from error
    changes = tuple(
        Change(str(c.get("date", "")), str(c.get("by", "")), str(c.get("what", ""))) for c in said.pop(_CHANGES, ())
    )
    if wrong := [name for name, values in said.items() if not isinstance(values, dict)]:
        raise LiantuError(f"门槛文件“{path}”中 {'、'.join(wrong)} 应为一节（[{wrong[0]}]）。")
    return Thresholds(MappingProxyType(said), changes=changes)


def _alike(path: Path, name: str, value: Any, ours: Any) -> Any:
    """A whole number will do for a fraction; nothing else changes its kind."""
    if isinstance(ours, float) and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not type(ours):
        raise LiantuError(f"门槛文件“{path}”中的 {name} = {value!r} 与原来的 {ours!r} 不是同一种值。")
    return value
