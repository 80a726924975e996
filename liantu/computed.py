"""What takes long to compute of a graph, kept in the workspace: named by all that it is made of, so it is never stale."""

from collections.abc import Callable, Hashable
from contextlib import suppress
from pathlib import Path
from typing import Any

from liantu.remade import remade
from queries.reading import Known, MadeOf

KEPT = 40  # files; those that were used longest ago make room


class Computed(Known):
    """What questions know, and behind it the folder `computed` of a workspace."""

    def __init__(self, workspace: Path) -> None:
        super().__init__()
        self._home = workspace / "computed"

    def once(self, what: Hashable, make: Callable[[], Any]) -> Any:
        """As of `Known`; what is named by its content is looked for in the folder before it is made."""
        if what not in self and isinstance(what, MadeOf):
            self[what] = remade(self._home / f"{what.kind}-{what.digest}.json", make)
            self._make_room()
        return super().once(what, make)

    def _make_room(self) -> None:
        with suppress(OSError):
            for old in sorted(self._home.glob("*.json"), key=lambda file: file.stat().st_mtime)[:-KEPT]:
                old.unlink(missing_ok=True)
