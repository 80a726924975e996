"""The words of the interface in both languages, by short ids, one module a topic; words about data stand with the data."""

import importlib
import pkgutil
from dataclasses import dataclass

from queries.statuses import WORDS as STATUSES


def _all() -> dict[str, tuple[str, str]]:
    """Of every module here; an id that two of them declare is a mistake of ours."""
    words: dict[str, tuple[str, str]] = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
        for id, both in importlib.import_module(f"{__name__}.{module}").WORDS.items():
            if id in words:
                raise ValueError(f"the word {id} is declared twice, the second time in liantu/words/{module}.py")
            words[id] = both
    return words


WORDS = _all()


@dataclass(frozen=True, slots=True)
class Voice:
    """One language, for what makes values of words: `zh` or `en`."""

    lang: str

    def say(self, id: str, /, **fields: object) -> str:
        """The word of this id."""
        return word(id, self.lang, **fields)

    def both(self, zh: str, en: str) -> str:
        """Of two words that came with the data, the one of this language."""
        return en if self.lang == "en" else zh

    def state(self, status: str) -> str:
        """A state of a component as people say it."""
        return self.both(*STATUSES[status])


def word(id: str, lang: str, **fields: object) -> str:
    """The word of this id in one language, with its fields filled in."""
    text = WORDS[id][lang == "en"]
    return text.format(**fields) if fields else text
