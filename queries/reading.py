"""Reading for questions: a store, or a store whose answers are kept for further questions to the same state of it."""

import json
from collections.abc import Callable, Hashable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Any, NamedTuple, Protocol, TypeAlias

Rows: TypeAlias = list[dict[str, Any]]


class MadeOf(NamedTuple):
    """Names what was computed by all that it is made of, its rule too: the same name has the same value in any process.

    The value is plain, as JSON has it (NaN too).
    """

    kind: str
    digest: str


class Known(dict[Hashable, Any]):
    """What was read, by statement and parameters, and what was computed of it; nobody changes the values."""

    def once(self, what: Hashable, make: Callable[[], Any]) -> Any:
        """What `make` gives, made anew only when nobody asked for it: `what` names it with all that it is made of."""
        if what not in self:
            self[what] = make()
        return self[what]


class Readable(Protocol):
    """What questions need of a store."""

    def read(self, text: str, parameters: Mapping[str, Any] | None = None, /) -> list[dict[str, Any]]:
        """The rows of a reading statement."""


def what_is_read(text: str, parameters: Mapping[str, Any] | None) -> Hashable:
    """Names the rows before they come: the same state of the store gives the same rows to the same name."""
    return text, json.dumps(parameters or {}, sort_keys=True)


class Kept:
    """A store that is asked each thing once."""

    def __init__(self, store: Readable, known: Known) -> None:
        self._store, self._known = store, known

    def read(self, text: str, parameters: Mapping[str, Any] | None = None, /) -> list[dict[str, Any]]:
        """As the store gave them the first time; not to be changed."""
        key = what_is_read(text, parameters)
        if key not in self._known:
            self._known[key] = self._store.read(text, parameters)
        rows: list[dict[str, Any]] = self._known[key]
        return rows


class Arriving(Mapping[str, Rows]):
    """Facts by name while they are read: who wants one waits for that one, or for the first that cannot be read."""

    def __init__(self, coming: Mapping[str, "Future[Rows]"]) -> None:
        self._coming = coming

    def __getitem__(self, name: str) -> Rows:
        wanted, rest = self._coming[name], set(self._coming.values())
        while not wanted.done():
            came, rest = wait(rest, return_when=FIRST_COMPLETED)
            for fact in came:
                fact.result()
        return wanted.result()

    def __contains__(self, name: object) -> bool:
        return name in self._coming

    def __iter__(self) -> Iterator[str]:
        return iter(self._coming)

    def __len__(self) -> int:
        return len(self._coming)

    def all_came(self) -> None:
        """What nobody wanted must have come too: a store that fails is told, whatever the answer needed."""
        for rows in self._coming.values():
            rows.result()
