"""Workspace: settings -> store, reader, ledger, questions. Its folder holds the analyst's own vocab, maps, queries."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import LiantuError, StoreUnavailable
from liantu.paths import data_folder
from liantu.settings import Settings
from loaders.progress import SILENT, Progress

if TYPE_CHECKING:  # the command line starts quickly: each of these is imported where it is used
    from graph.store import GraphStore
    from loaders.columns import SheetMap
    from loaders.ledger import Ledger
    from loaders.reader import Reader
    from queries.registry import Query, QuestionError
    from queries.thresholds import Thresholds


def open_workspace_store(settings: Settings, *, make: bool = True, program: str = "") -> "GraphStore":
    """The store of the settings. With `make=False` an embedded store that is not there is not made.

    `program` is what another process is told that meets the store held by this one.

    Raises:
        LiantuError: there is no such store yet.
        StoreUnavailable: down, refused, or held by another process.
    """
    from graph.store import open_store

    folder = embedded_folder(settings.store)
    if folder is not None and not make and not folder.exists():
        raise LiantuError(f"这里还没有库：{folder}。请先运行 liantu plan load，或用 --store 指明库。")
    user, password = settings.neo4j_user, settings.neo4j_password
    return open_store(settings.store, user=user, password=password, program=program)


def open_app_store(settings: Settings) -> "tuple[GraphStore, tuple[str, ...]]":
    """The store for the app, with its door open to other processes unless the app only reads; what went wrong with that.

    Raises:
        StoreUnavailable: down, refused, or held by another process, another app among them.
    """
    store = open_workspace_store(settings, program="liantu app --read-only" if settings.read_only else "liantu app")
    refuse_second_app(store)
    if settings.read_only:  # its door would let others write
        return store, ()
    try:
        store.serve()
    except StoreUnavailable as error:
        return store, (f"别的程序现在不能使用这个库：{error}",)
    return store, ()


def refuse_second_app(store: "GraphStore") -> None:
    """An app holds its store itself: one that came by another's door would end with the other.

    Raises:
        StoreUnavailable: the store is another app's.
    """
    if store.engine == "door":
        held = store.about()["held"]
        store.close()
        raise StoreUnavailable(f"这个库已由另一个网页程序打开（{held}）。请用那个网页，或先关闭它。")


def embedded_folder(url: str) -> Path | None:
    """The folder of an embedded store; None for a server."""
    scheme, _, rest = url.partition(":")
    return Path(rest) if scheme == "embedded" and rest else None


def reader(settings: Settings) -> "Reader":
    """Reads rows by the packaged vocabulary and maps, and by the analyst's own where there are some."""
    from loaders.reader import Reader

    return Reader.from_folders(data_folder(), settings.workspace)


def ledger(settings: Settings, store: "GraphStore", progress: Progress = SILENT) -> "Ledger":
    """The store with its rows; opening it mends what an interrupted load left (`Ledger.recovered`)."""
    from loaders.ledger import Ledger

    return Ledger(store, reader(settings), progress)


def settle(settings: Settings, store: "GraphStore") -> tuple[str, ...]:
    """Before reading: mend what an interrupted load left, and say so. Costs one look when there is nothing to mend."""
    from graph import archive

    if all(load.state in ("done", "undone") for load in archive.loads(store)):
        return ()
    return ledger(settings, store).recovered


def questions(settings: Settings, broken: "dict[str, QuestionError] | None" = None) -> "Mapping[str, Query]":
    """The packaged questions and the analyst's own; own files that cannot be used go to `broken`, if given."""
    from queries.registry import registry

    return registry(settings.workspace / "queries", broken=broken)


def question(settings: Settings, name: str) -> "Query":
    """One of them.

    Raises:
        QuestionError: its file cannot be used; what is wrong with other files does not matter.
        UsageError: no such question.
    """
    from queries.registry import named

    broken: dict[str, QuestionError] = {}
    return named(name, questions(settings, broken), broken)


def thresholds(settings: Settings) -> "Thresholds":
    """The numbers by which answers are judged, with what the analyst's own file changes."""
    from queries.thresholds import load_thresholds

    return load_thresholds(settings.workspace)


def sheet_maps(settings: Settings) -> "Mapping[str, SheetMap]":
    """What the columns of each kind of sheet mean, the analyst's own maps included."""
    from loaders.mapping import PACKAGED, load_maps

    return load_maps(PACKAGED, settings.workspace / "maps")
