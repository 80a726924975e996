"""Asked and Derived: what a deriving function is given, and what it gives back. `function` finds it by its name."""

import importlib
import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias, TypeVar, cast

from queries.question import NO_WORDS, Said, Words
from queries.reading import Known
from queries.thresholds import Thresholds

Row: TypeAlias = dict[str, Any]
Reading: TypeAlias = Callable[[Sequence[str]], Sequence[Row]]
T = TypeVar("T")
_HOME = Path(__file__).resolve().parents[1]
_IMPORTS = re.compile(r"^from queries\.(derive|measures)\.([a-z_]+) import", re.MULTILINE)
_NAME = re.compile(r"([a-z_]+)\.([a-z_]+)")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the store found: `rows` by the question's own Cypher, `facts` by its files; parameters as Cypher took them.

    `shown` has the parameters as people read them; `names` names facts before they come; `later`
    reads what is told of the things that the answer shows.
    """

    rows: Sequence[Row]
    facts: Mapping[str, Sequence[Row]]
    parameters: Mapping[str, Any]
    thresholds: Thresholds
    shown: Mapping[str, Any] = field(default_factory=dict)
    known: Known = field(default_factory=Known, compare=False, repr=False)  # shared by questions to one state
    names: Mapping[str, Hashable] = field(default_factory=dict, compare=False, repr=False)
    later: Mapping[str, Reading] = field(default_factory=dict, compare=False, repr=False)

    def once(self, what: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made anew only when nobody asked for it: `what` names it with all that it is made of."""
        return cast(T, self.known.once(what, make))

    def shown_firms(self, firms: Iterable[str]) -> Mapping[str, Row]:
        """Names, keys and rows of these firms, in their order."""
        wanted = dict.fromkeys(firms)
        told = {row["firm"]: row for row in self.later["shown_firms"](sorted(wanted))}
        return {firm: told[firm] for firm in wanted}

    def named(self, facts: Iterable[str]) -> Hashable:
        """What names these facts, for `once`, without waiting for them; given by hand, without a name, they must be kept."""
        return tuple(self.names.get(fact) or id(self.facts.get(fact)) for fact in facts)

    def supposing(self, facts: Mapping[str, Sequence[Row]], **parameters: Any) -> "Asked":
        """The same question with these facts and parameters in place of its own."""
        names = {**self.names, **{fact: object() for fact in facts}}  # like no other, ever
        given = {**self.parameters, **parameters}
        return replace(self, facts={**self.facts, **facts}, parameters=given, names=names)

    def words(self, parameter: str) -> str:
        """The words of a parameter that stands for a place, part or firm."""
        shown = self.shown.get(parameter, "")
        return str(shown["words"] if isinstance(shown, Mapping) else shown)


@dataclass(frozen=True, slots=True)
class Derived:
    """The rows of the answer by column name, in their order; `total` = how many could have been findings (None: as found).

    `sentence` says the answer in one sentence for people, where the question has such a sentence.
    """

    rows: Sequence[Row]
    total: int | None = None
    warnings: tuple[Said, ...] = field(default=())
    sentence: Words = NO_WORDS


def holding(*said: tuple[object, Said]) -> tuple[Said, ...]:
    """Of sentences, each behind its condition, those whose condition holds."""
    return tuple(text for holds, text in said if holds)


Deriving: TypeAlias = Callable[[Asked], Derived]


def function(name: str) -> Deriving:
    """The function `module.function` of this package, imported when asked for: some need pandas and scipy.

    Raises:
        LookupError: there is none of that name.
    """
    module, own = _parts(name)
    try:
        found = getattr(importlib.import_module(f"queries.derive.{module}"), own)
    except (ModuleNotFoundError, AttributeError) as error:
        raise LookupError(name) from error
    return found  # type: ignore[no-any-return]


def source(name: str) -> str:
    """The text of the module in which the function stands and of all ours that it uses: another text may answer otherwise."""
    module = _parts(name)[0]
    if not (_HOME / f"derive/{module}.py").is_file():
        raise LookupError(name)
    return "".join(_text(path) for path in sorted(_used(f"derive/{module}.py", set())))


def _used(path: str, seen: set[str]) -> set[str]:
    """The module and those that it imports, however far."""
    if path not in seen and (_HOME / path).is_file():
        seen.add(path)
        for folder, module in _IMPORTS.findall(_text(path)):
            _used(f"{folder}/{module}.py", seen)
    return seen


@cache
def _text(path: str) -> str:
    return (_HOME / path).read_text(encoding="utf-8")


def _parts(name: str) -> tuple[str, str]:
    match = _NAME.fullmatch(name)
    if match is None:
        raise LookupError(name)
    return match[1], match[2]
