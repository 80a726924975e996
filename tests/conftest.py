"""What tests borrow: fresh stores on both engines, the real data beside the project, a browser.

What this machine lacks is skipped in words; LIANTU_REQUIRE=neo4j,browser turns such a skip into a failure (CI does).
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

import hypothesis
import neo4j
import pytest
from filelock import FileLock

from graph.store import GraphStore, open_store

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM_ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # the network is cut: what a page wants from outside fails
]
START_NEO4J = (
    "start one with `python tests/neo4j/server.py start --home .cache/neo4j/home` and set LIANTU_TEST_NEO4J to its URL"
)

hypothesis.settings.register_profile("liantu", deadline=None)
hypothesis.settings.load_profile("liantu")


@dataclass(frozen=True, slots=True)
class Neo4jServer:
    """Where the test server answers. Its database is emptied: never name one that holds something."""

    url: str
    user: str
    password: str


def missing(kind: str, why: str) -> NoReturn:
    """Skip, or fail when this kind is required here."""
    if kind in os.environ.get("LIANTU_REQUIRE", "").split(","):
        pytest.fail(f"{kind} is required (LIANTU_REQUIRE) but missing: {why}", pytrace=False)
    pytest.skip(f"no {kind}: {why}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark by what a test borrows, so that `-m neo4j` and `-m 'not browser'` work."""
    for item in items:
        borrowed = set(getattr(item, "fixturenames", ()))
        if "neo4j_server" in borrowed:
            item.add_marker(pytest.mark.neo4j)
        if "browser" in borrowed or "windows" in borrowed:
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def neo4j_server() -> Iterator[Neo4jServer]:
    """A real Neo4j with an empty database, held by this test alone even when two runs share the server."""
    url = os.environ.get("LIANTU_TEST_NEO4J", "")
    if not url:
        missing("neo4j", START_NEO4J)
    user = os.environ.get("LIANTU_TEST_NEO4J_USER", "neo4j")
    password = os.environ.get("LIANTU_TEST_NEO4J_PASSWORD", "liantu-test")
    place = urlsplit(url)
    with FileLock(Path(tempfile.gettempdir()) / f"liantu-test-{place.hostname}-{place.port}.lock"):
        _empty(url, user, password)
        yield Neo4jServer(url, user, password)


@pytest.fixture
def embedded_url(tmp_path: Path) -> str:
    """The URL of an embedded store that does not exist yet."""
    try:
        import arcadedb  # noqa: F401
    except ImportError:
        missing("embedded", "arcadedb has no wheel for this platform")
    return f"embedded:{tmp_path / 'store'}"


@pytest.fixture
def embedded(embedded_url: str) -> Iterator[GraphStore]:
    """A fresh empty store on the embedded engine, for what does not depend on the engine."""
    with open_store(embedded_url) as store:
        yield store


@pytest.fixture
def on_neo4j(neo4j_server: Neo4jServer) -> Iterator[GraphStore]:
    """A fresh empty store on the Neo4j server."""
    with open_store(neo4j_server.url, user=neo4j_server.user, password=neo4j_server.password) as store:
        yield store


@pytest.fixture
def through_door(embedded: GraphStore) -> Iterator[GraphStore]:
    """A fresh empty embedded store as a second process has it: through the door of the one that holds it."""
    embedded.serve()
    with open_store(embedded.url) as store:
        yield store


@pytest.fixture(params=["embedded", "door", pytest.param("neo4j", marks=pytest.mark.neo4j)])
def engine(request: pytest.FixtureRequest) -> GraphStore:
    """A fresh empty store, once on each engine, and once through the door."""
    names = {"embedded": "embedded", "door": "through_door", "neo4j": "on_neo4j"}
    store: GraphStore = request.getfixturevalue(names[request.param])
    return store


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The real public data that may not be committed; it lies beside the project or where LIANTU_SHARED_DATA says."""
    folder = Path(os.environ.get("LIANTU_SHARED_DATA") or ROOT.parent / "shared" / "data")
    if not (folder / "main_job_firms.csv").is_file():
        missing("shared-data", f"no main_job_firms.csv in {folder}; set LIANTU_SHARED_DATA to its folder")
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium of this machine, driven by Playwright; `browser.new_page()` for each test."""
    names = (os.environ.get("LIANTU_TEST_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    chromium = next((found for name in names if name and (found := shutil.which(name))), None)
    if chromium is None:
        missing("browser", "Chromium is not installed (Debian: apt-get install chromium fonts-noto-cjk)")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("browser", "Playwright for Python is not installed")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        yield running
        running.close()


def _empty(url: str, user: str, password: str) -> None:
    """Delete everything but the schema, in steps: one transaction could be too large for the server's heap."""
    with neo4j.GraphDatabase.driver(url, auth=(user, password)) as driver, driver.session(database="neo4j") as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()
