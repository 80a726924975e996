"""Answers that are kept: the ones used last, no more than fit. Nobody changes an answer, so all visitors share one."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from queries.runner import Answer

CELLS = 1_500_000  # of all answers together; 150 to 250 MB of Python values at most
ANSWERS = 300
_FRAME = 60  # cells that an answer without findings counts for


class Kept:
    """By key; safe for several visitors. Two that ask the same at once wait for one answer."""

    def __init__(self, cells: int = CELLS, answers: int = ANSWERS) -> None:
        self._cells, self._answers = cells, answers
        self._lock = threading.Lock()
        self._making: dict[Hashable, threading.Lock] = {}
        self._held: OrderedDict[Hashable, tuple[Answer, int]] = OrderedDict()
        self._total = 0

    def get(self, key: Hashable, make: Callable[[], Answer]) -> Answer:
        """The answer of this key, made if it is not there."""
        if (found := self._find(key)) is not None:
            return found
        with self._lock:
            turn = self._making.setdefault(key, threading.Lock())
        with turn:
            try:
                if (found := self._find(key)) is None:
                    found = make()
                    self._keep(key, found)
                return found
            finally:
                with self._lock:
                    self._making.pop(key, None)

    def _find(self, key: Hashable) -> Answer | None:
        with self._lock:
            if key not in self._held:
                return None
            self._held.move_to_end(key)
            return self._held[key][0]

    def _keep(self, key: Hashable, made: Answer) -> None:
        weight = _FRAME + len(made.findings) * max(1, len(made.query.columns))
        with self._lock:
            if key in self._held or weight > self._cells:
                return
            self._held[key] = made, weight
            self._total += weight
            while self._total > self._cells or len(self._held) > self._answers:
                self._total -= self._held.popitem(last=False)[1][1]

    def clear(self) -> None:
        """Forget all."""
        with self._lock:
            self._held.clear()
            self._total = 0

    @property
    def cells(self) -> int:
        """What is held now."""
        return self._total
