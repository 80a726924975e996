"""Settings: what the person chose by option or environment. The only module that reads the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import UsageError

LANGUAGES = ("zh", "en")
_YES = frozenset({"1", "true", "yes", "on"})


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the store and the analyst's own files are, and in which language to speak. The password is never shown."""

    workspace: Path
    store: str  # a URL that `open_store` takes
    lang: str = "zh"
    read_only: bool = False
    font: str = ""  # a font file for briefings; '' = the one that comes with the program
    neo4j_user: str = field(default="", repr=False)
    neo4j_password: str = field(default="", repr=False)

    def environment(self) -> dict[str, str]:
        """The same choices for a process that we start, beside what it inherits."""
        chosen = {
            "LIANTU_WORKSPACE": str(self.workspace),
            "LIANTU_STORE": self.store,
            "LIANTU_LANG": self.lang,
            "LIANTU_READ_ONLY": "1" if self.read_only else "",
            "LIANTU_FONT": self.font,
        }
        return {**os.environ, **chosen}


def settings(
    workspace: str = "", store: str = "", lang: str = "", *, environ: Mapping[str, str] | None = None
) -> Settings:
    """Options win over the environment, the environment over the defaults (`./workspace`, its own embedded store).

    Raises:
        UsageError: a language that the program does not speak.
    """
    said = os.environ if environ is None else environ
    lang = lang or said.get("LIANTU_LANG") or "zh"
    if lang not in LANGUAGES:
        raise UsageError(f"没有语言“{lang}”。可用：{'、'.join(LANGUAGES)}。")
    folder = Path(workspace or said.get("LIANTU_WORKSPACE") or "workspace").expanduser()
    return Settings(
        workspace=folder,
        store=store or said.get("LIANTU_STORE") or f"embedded:{folder / 'store'}",
        lang=lang,
        read_only=said.get("LIANTU_READ_ONLY", "").casefold() in _YES,
        font=said.get("LIANTU_FONT", ""),
        neo4j_user=said.get("LIANTU_NEO4J_USER", ""),
        neo4j_password=said.get("LIANTU_NEO4J_PASSWORD", ""),
    )
