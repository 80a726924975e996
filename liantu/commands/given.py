"""Which files a person means: those named, and of a folder its tables. What is left out is told with the reason."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import LiantuError

if TYPE_CHECKING:
    from loaders.reader import Reader

_TABLES = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".csv", ".tsv", ".txt"})
_SYSTEM = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Given:
    """`files` are to be read; `left` are the others, each with a sentence why."""

    files: tuple[Path, ...]
    left: tuple[tuple[Path, str], ...] = ()


def given(paths: Sequence[Path], reader: "Reader", *, map: str = "", dry_run: bool) -> Given:
    """The files that these paths mean.

    A file that is named is read or refused by the load itself. In a folder, files that are no tables are left out; a
    table that no map can read is left out of a dry run, while a load refuses: half a folder is nobody's intention.

    Raises:
        LiantuError: nothing is left to read, or a table of a folder cannot be read.
    """
    from loaders.kinds import is_lock, refuse_other_kinds

    files: list[Path] = []
    left: list[tuple[Path, str]] = []
    for path in paths:
        for file in _inside(path) if path.is_dir() else (path,):
            try:
                if is_lock(file):
                    refuse_other_kinds(file, b"")
                if path.is_dir():
                    reader.look(file, map)
                files.append(file)
            except LiantuError as error:
                left.append((file, str(error).partition("\n")[0]))
    unread = [(file, why) for file, why in left if file.suffix.casefold() in _TABLES and not is_lock(file)]
    if unread and not dry_run:
        why = "\n".join(f"  {words}" for _, words in unread)
        raise LiantuError(
            f"文件夹中有 {len(unread)} 个表格不能载入，什么也没有写入：\n{why}\n请改好，或只写要载入的文件名。"
        )
    if not files:
        why = "；".join(words for _, words in left[:5]) or "文件夹是空的"
        raise LiantuError(f"没有可以载入的文件：{why}。请检查写的是不是表格文件。")
    return Given(tuple(files), tuple(left))


def _inside(folder: Path) -> Iterator[Path]:
    """The files of a folder and its folders, in order; hidden ones and those of the system are nobody's data."""
    for path in sorted(folder.rglob("*")):
        is_hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not is_hidden and path.name.casefold() not in _SYSTEM:
            yield path
