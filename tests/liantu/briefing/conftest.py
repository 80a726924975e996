"""A workspace with the sample, and what is made of it: read once, changed by nobody."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from graph.store import GraphStore
from liantu.briefing.chain_map import ChainMap
from liantu.briefing.files import File
from liantu.briefing.fonts import Font, find_font
from liantu.briefing.layout.laying import lay_out
from liantu.briefing.layout.pages import Layout
from liantu.briefing.making import Workbench, workbench
from liantu.briefing.request import Request
from liantu.settings import Settings, settings
from liantu.shipped import fill, packaged_sheets
from liantu.workspace import ledger, open_workspace_store


@pytest.fixture(scope="session")
def sample_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A workspace with the plan and the made-up firms; to be read only."""
    pytest.importorskip("arcadedb")
    folder: Path = tmp_path_factory.mktemp("sample")
    said = settings(str(folder), environ={})
    with open_workspace_store(said) as store:
        fill(ledger(said, store), packaged_sheets("sample"))
    return said


@pytest.fixture(scope="session")
def sample_store(sample_settings: Settings) -> Iterator[GraphStore]:
    """Its store, open."""
    with open_workspace_store(sample_settings) as store:
        yield store


@pytest.fixture(scope="session")
def bench(sample_settings: Settings, sample_store: GraphStore) -> Iterator[Workbench]:
    """A workbench on it."""
    with workbench(sample_settings, sample_store) as made:
        yield made


@pytest.fixture(scope="session")
def brief(bench: Workbench) -> Callable[..., ChainMap]:
    """A briefing of the sample: `brief("panorama", scope="璧山区")`, each made once."""
    made: dict[Request, ChainMap] = {}

    def _brief(template: str, **options: str) -> ChainMap:
        request = Request(template, **options)  # type: ignore[arg-type]
        if request not in made:
            made[request] = bench.make(request)
        return made[request]

    return _brief


STAMP = datetime(2024, 7, 1, 8, tzinfo=UTC)


@pytest.fixture(scope="session")
def font() -> Font:
    """The font that comes as a dependency."""
    return find_font()


@pytest.fixture(scope="session")
def pressed(brief: Callable[..., ChainMap], bench: Workbench) -> Callable[..., list[File]]:
    """Files of a briefing of the sample: `pressed("panorama", "pdf")`, each written once."""
    made: dict[tuple[object, ...], list[File]] = {}

    def _pressed(template: str, form: str, **options: str) -> list[File]:
        key = (template, form, *sorted(options.items()))
        if key not in made:
            made[key] = bench.files(brief(template, **options), [form], STAMP)
        return made[key]

    return _pressed


@pytest.fixture(scope="session")
def laid(brief: Callable[..., ChainMap], font: Font) -> Callable[..., Layout]:
    """Layouts, each laid once: `laid("panorama", "A4")`."""
    made: dict[tuple[object, ...], Layout] = {}

    def _laid(template: str, medium: str, **options: str) -> Layout:
        key = (template, medium, *sorted(options.items()))
        if key not in made:
            made[key] = lay_out(brief(template, **options), medium, font)
        return made[key]

    return _laid
