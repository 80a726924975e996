"""The desk that all pages work at: one store with its reader, opened once; answers kept until the store changes."""

import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import streamlit as st

from graph import archive
from graph.records import Load, Row
from graph.store import GraphStore
from liantu import workspace
from liantu.asking import given_at
from liantu.computed import Computed
from liantu.recalled import Recalled
from liantu.settings import Settings, settings
from liantu.ui.kept import Kept
from liantu.ui.parts.moments import as_of
from loaders.columns import SheetMap
from loaders.ledger import Ledger
from loaders.past import Moment, moment
from loaders.progress import SILENT, Progress
from loaders.reader import Reader
from queries.registry import Query, QuestionError
from queries.runner import Answer, ask, data_version
from queries.thresholds import Section, Thresholds

_TURN_S = 0.2  # how long whoever waits for another program lets the pages have the store


class _Giving:
    """Progress of work that holds the lock and gives it away at each moment of waiting: pages go on meanwhile."""

    def __init__(self, shown: Progress, lock: threading.RLock) -> None:
        self._lock = lock
        self.start, self.step, self.done, self._wait = shown.start, shown.step, shown.done, shown.wait

    def wait(self, words: str) -> None:
        """Say it, and let the pages have their turn."""
        self._wait(words)
        self._lock.release()
        try:
            time.sleep(_TURN_S)
        finally:
            self._lock.acquire()


@dataclass(frozen=True)
class Desk:
    """What is open. Whoever reads or writes holds `lock`: a large load swaps the store under a reader's feet."""

    settings: Settings
    store: GraphStore
    reader: Reader
    maps: Mapping[str, SheetMap]
    questions: Mapping[str, Query]
    broken: tuple[QuestionError, ...]
    recovered: tuple[str, ...]
    lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def revision(self) -> int:
        """Raised at each commit; what was read before is old."""
        with self.lock:
            return archive.meta(self.store).revision

    @cached_property
    def past(self) -> Recalled:
        """Stores of earlier moments, kept open."""
        return Recalled(self.settings.workspace)

    def moment(self, when: str) -> Moment:
        """What a person means by a day or the number of a load.

        Raises:
            UsageError: neither a date nor a load that stands.
        """
        return moment(when, self.loads())

    @contextmanager
    def at(self, when: Moment, progress: Progress = SILENT) -> Iterator[GraphStore]:
        """The store as it was then, for whoever asks it within."""
        if when.is_now:
            with self.lock:
                yield self.store
            return
        with self.lock:
            version = data_version(self.store)
        with self.past.lock:
            yield self.past.store(self.store, version, self.reader, when, self.lock, progress)

    def is_ready(self, when: Moment) -> bool:
        """Whether a question as of then need not wait for its store to be made."""
        with self.lock:
            return when.is_now or self.past.is_open(data_version(self.store), when)

    def open_past(self, when: Moment, progress: Progress = SILENT) -> None:
        """Make it ready."""
        with self.at(when, progress):
            pass

    def ledger(self, progress: Progress = SILENT) -> Ledger:
        """To be used while holding `lock`; while it waits for another program to write, it lets others have the lock."""
        return Ledger(self.store, self.reader, _Giving(progress, self.lock))

    def loads(self) -> tuple[Load, ...]:
        """All loads, the newest last."""
        with self.lock:
            return archive.loads(self.store)

    def rows(self, ids: Iterable[str]) -> dict[str, Row]:
        """The rows behind a fact, by id."""
        with self.lock:
            return {row.id: row for row in archive.rows(self.store, ids)}


def desk() -> Desk:
    """The open desk.

    Raises:
        StoreUnavailable: down, refused, or held by another process.
    """
    return _open(settings())


def answer(
    question: str, thresholds: Mapping[str, Section] | None = None, /, *, at: str | None = None, **given: Any
) -> Answer:
    """What `ask` answers at a moment: '' is now, None the one chosen in the head of the page.

    `thresholds` (section -> name -> value) decide instead of the file's in this one answer. The same parameters are
    asked once for each state of the store, and questions to one state share what was read.
    """
    opened = desk()
    query = opened.questions[question]
    judged_by = workspace.thresholds(opened.settings)  # read each time: an analyst edits the file while the app is open
    if thresholds:
        judged_by = judged_by.instead(thresholds)
    when = as_of() if at is None else at
    revision = opened.revision
    sections = repr({name: dict(values) for name, values in judged_by.sections.items()})
    key = (revision, when, query.name, query.version, sections, repr(sorted(given.items())))
    return _kept(opened.settings.store).get(key, lambda: _asked(opened, revision, when, query, judged_by, given))


def close() -> None:
    """Let the store go and forget all answers."""
    st.cache_data.clear()
    st.cache_resource.clear()


def _release(opened: Desk) -> None:
    opened.past.close()
    opened.store.close()


@st.cache_resource(show_spinner=False, on_release=_release)
def _open(chosen: Settings) -> Desk:
    store, said = workspace.open_app_store(chosen)
    broken: dict[str, QuestionError] = {}
    questions = workspace.questions(chosen, broken)
    return Desk(
        chosen, store, workspace.reader(chosen), workspace.sheet_maps(chosen), questions, tuple(broken.values()),
        (*said, *workspace.settle(chosen, store)),
    )  # fmt: skip


def _asked(
    opened: Desk, revision: int, when: str, query: Query, judged_by: Thresholds, given: Mapping[str, Any]
) -> Answer:
    at = opened.moment(when)
    asked = given_at(query, given, at) if when else dict(given)
    with opened.at(at) as then:
        return ask(
            then, query, judged_by, _known(opened.settings.store, revision, when, opened.settings.workspace), **asked
        )


@st.cache_resource(show_spinner=False, max_entries=2)
def _kept(store: str) -> Kept:
    return Kept()


@st.cache_resource(show_spinner=False, max_entries=3)
def _known(store: str, revision: int, when: str, workspace: Path) -> Computed:
    """What questions have read of this state of the store; only who holds its lock uses it."""
    return Computed(workspace)
