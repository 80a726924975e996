"""What every command is given: settings, the language, where to put notes, and the store opened and closed for it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from graph.errors import UsageError
from liantu.progress import terminal_progress
from liantu.settings import Settings
from liantu.workspace import ledger, open_workspace_store, settle

if TYPE_CHECKING:
    from graph.store import GraphStore
    from loaders.ledger import Ledger
    from loaders.progress import Progress


@dataclass(frozen=True, slots=True)
class Session:
    """One run of the command line."""

    settings: Settings
    quiet: bool = False

    @classmethod
    def of(cls, ctx: typer.Context) -> "Session":
        """The session that the command line made before the command."""
        session = ctx.find_object(cls)
        if session is None:
            raise TypeError("a command outside the command line")
        return session

    def words(self, zh: str, en: str) -> str:
        """In the person's language."""
        return en if self.settings.lang == "en" else zh

    def titles(self, both: dict[str, tuple[str, str]]) -> dict[str, str]:
        """Column titles in the person's language."""
        return {name: self.words(zh, en) for name, (zh, en) in both.items()}

    def note(self, *sentences: str) -> None:
        """Say something beside the result; nothing with --quiet."""
        if not self.quiet:
            self.warn(sentences)

    def warn(self, sentences: Iterable[str]) -> None:
        """Say something that must not be missed."""
        for sentence in sentences:
            typer.echo(sentence, err=True)

    def progress(self) -> "Progress":
        """A bar where somebody watches."""
        return terminal_progress(quiet=self.quiet)

    @contextmanager
    def store(self) -> "Iterator[GraphStore]":
        """A store that exists, to be read."""
        with open_workspace_store(self.settings, make=False) as store:
            self.warn(settle(self.settings, store))
            yield store

    @contextmanager
    def ledger(self, *, make: bool = False) -> "Iterator[Ledger]":
        """The store with its rows, to be changed; with `make` it may be a new one."""
        if self.settings.read_only:
            raise UsageError("现在是只读方式（LIANTU_READ_ONLY），不能写入。")
        with open_workspace_store(self.settings, make=make) as store:
            opened = ledger(self.settings, store, self.progress())
            self.warn(opened.recovered)
            yield opened
