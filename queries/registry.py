"""All questions by name: the packaged files, and an analyst's own."""

import difflib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from graph.errors import UsageError
from queries.front_matter import FACTS, read_question
from queries.question import Column, Param, Query, QuestionError, Words

__all__ = [
    "HOME",
    "Column",
    "Param",
    "Query",
    "QuestionError",
    "Words",
    "named",
    "read_question",
    "registry",
    "statement",
]

HOME = Path(__file__).parent


def registry(*folders: Path, broken: dict[str, QuestionError] | None = None) -> dict[str, Query]:
    """The packaged questions by name, and those of an analyst's own folders as `own/FILE`.

    Raises:
        QuestionError: a file that cannot be used. With `broken`, own files that cannot be used go there instead, by the question's name.
    """
    found = dict(_packaged())
    for folder in folders:
        for path in sorted(folder.glob("*.cypher")):
            name = f"own/{path.stem}"
            try:
                found[name] = read_question(path, name, own=True)
            except QuestionError as error:
                if broken is None:
                    raise
                broken[name] = error
    return found


def named(
    name: str, questions: Mapping[str, Query], broken: Mapping[str, QuestionError] = MappingProxyType({})
) -> Query:
    """The question of that name.

    Raises:
        QuestionError: its file is one of those that cannot be used.
        UsageError: no such question; near ones are named.
    """
    if name in questions:
        return questions[name]
    if name in broken:
        raise broken[name]
    near = [n for n in questions if name in n][:5] or difflib.get_close_matches(name, questions, n=5, cutoff=0.4)
    raise UsageError(
        f"没有问题“{name}”。" + (f"是否指：{'、'.join(near)}？" if near else "可用 liantu list 查看全部问题。")
    )


@cache
def _packaged() -> Mapping[str, Query]:
    paths = sorted(path for path in HOME.glob("*/*.cypher") if path.parent != FACTS)
    names = [path.relative_to(HOME).with_suffix("").as_posix() for path in paths]
    return MappingProxyType({name: read_question(p, name) for name, p in zip(names, paths, strict=True)})


@cache
def statement(name: str) -> str:
    """A look-up that the questions need, such as `scope`: Cypher beside this module."""
    return (HOME / f"{name}.cypher").read_text(encoding="utf-8")
