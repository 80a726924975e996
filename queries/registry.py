"""All questions by name: the packaged files, and an analyst's own."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from queries.front_matter import FACTS, read_question
from queries.question import Column, Param, Query, QuestionError, Words

__all__ = ["HOME", "Column", "Param", "Query", "QuestionError", "Words", "read_question", "registry", "statement"]

HOME = Path(__file__).parent


def registry(*folders: Path, broken: list[QuestionError] | None = None) -> dict[str, Query]:
    """The packaged questions by name, and those of an analyst's own folders as `own/FILE`.

    Raises:
        QuestionError: a file that cannot be used. With a list `broken`, own files that cannot be used go there instead.
    """
    found = dict(_packaged())
    for folder in folders:
        for path in sorted(folder.glob("*.cypher")):
            try:
                query = read_question(path, f"own/{path.stem}", own=True)
            except QuestionError as error:
                if broken is None:
                    raise
                broken.append(error)
            else:
                found[query.name] = query
    return found


@cache
def _packaged() -> Mapping[str, Query]:
    paths = sorted(path for path in HOME.glob("*/*.cypher") if path.parent != FACTS)
    names = [path.relative_to(HOME).with_suffix("").as_posix() for path in paths]
    return MappingProxyType({name: read_question(p, name) for name, p in zip(names, paths, strict=True)})


@cache
def statement(name: str) -> str:
    """A look-up that the questions need, such as `scope`: Cypher beside this module."""
    return (HOME / f"{name}.cypher").read_text(encoding="utf-8")
