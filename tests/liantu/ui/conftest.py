"""Workspaces that pages are opened on: empty, with the plan, with the 示例 firms; and the app as a person meets it."""

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from graph.store import open_store
from liantu.server import HOST, command
from liantu.settings import settings
from liantu.ui import desk
from queries.runner import ask
from tests.liantu.ui.watching import SIZES, Watched

ROOT = Path(__file__).resolve().parents[3]
APP = ROOT / "app_streamlit.py"
VIEWS = ROOT / "liantu" / "ui" / "views"
SAMPLE = sorted(p for p in (ROOT / "data" / "sample").glob("*.*") if p.suffix in (".xlsx", ".csv"))
# A firm whose name would run a script wherever a page takes text for markup.
TRAP = "重庆<img src=x onerror=alert(1)></script><script>alert(2)</script>有限公司"
TRAP_SHEET = f"企业名称,区县,主营产品,数据来源\n{TRAP},璧山区,电芯,=1+1\n重庆示例**粗体**[链](javascript:alert(3))有限公司,璧山区,电芯,@cmd\n"
START_S = 120
STOP_S = 90
Open = Callable[..., AppTest]


@pytest.fixture(scope="session")
def sample_workspace(plan_workspace: Path, command_line: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Plan, 示例 and the firm with the script in its name; to be copied, never changed."""
    folder = Path(shutil.copytree(plan_workspace, tmp_path_factory.mktemp("sample") / "workspace"))
    trap = folder.parent / "陷阱.csv"
    trap.write_text(TRAP_SHEET, encoding="utf-8")
    done = command_line(folder, "load", *map(str, SAMPLE), str(trap))
    assert done.code == 0, done.err
    return folder


@pytest.fixture(scope="session")
def command_line() -> Any:
    """Wider than the one of the commands: a session's workspace is made with it."""
    from typer.testing import CliRunner

    from liantu.cli import app

    class Done:
        def __init__(self, result: Any) -> None:
            self.code, self.out, self.err = result.exit_code, result.stdout, result.stderr

    return lambda folder, *args: Done(CliRunner().invoke(app, ["--workspace", str(folder), *args]))


@pytest.fixture
def with_sample(sample_workspace: Path, tmp_path: Path) -> Path:
    """A workspace of the test's own, with the 示例 firms."""
    return Path(shutil.copytree(sample_workspace, tmp_path / "sample"))


@pytest.fixture
def open_app(monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Open a page of the app on a workspace: `open_app(folder, "chain", scope="璧山区")`."""

    yield partial(run_app, monkeypatch)
    desk.close()


def run_app(
    patch: pytest.MonkeyPatch, folder: Path, page: str = "overview", read_only: bool = False, **address: str
) -> AppTest:
    """A page of the app on a workspace, drawn without a browser."""
    patch.setenv("LIANTU_WORKSPACE", str(folder))
    patch.setenv("LIANTU_STORE", f"embedded:{folder / 'store'}")
    patch.setenv("LIANTU_READ_ONLY", "1" if read_only else "")
    patch.delenv("LIANTU_LANG", raising=False)
    app = AppTest.from_file(str(APP), default_timeout=240)
    for name, value in address.items():
        app.query_params[name] = value
    app.switch_page(str(VIEWS / f"{page}.py"))
    return app.run()


@pytest.fixture
def drawn() -> Callable[[AppTest, str], dict[str, Any]]:
    """What one of our own drawings was given, by its key: `drawn(app, "tiles")`."""

    def data(app: AppTest, key: str) -> dict[str, Any]:
        found = [e for e in drawings(app) if e.id.endswith(f"-{key}")]
        assert len(found) == 1, f"{len(found)} drawings called {key}"
        return json.loads(found[0].json)

    return data


def drawings(app: AppTest) -> list[Any]:
    """What was sent of our own drawings that stand on a page."""
    return [e.proto for e in _elements(app._tree) if e.type == "bidi_component"]


def _elements(block: Any) -> Iterator[Any]:
    for child in block.children.values():
        if hasattr(child, "children"):
            yield from _elements(child)
        else:
            yield child


@pytest.fixture
def texts() -> Callable[[AppTest], str]:
    """Every word that is written on a page outside drawings and tables, without the escapes of Markdown."""
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error", "success")
    return lambda app: "\n".join(str(e.value) for kind in kinds for e in getattr(app, kind)).replace("\\", "")


@pytest.fixture
def asked() -> Callable[..., Any]:
    """What the command line answers on a workspace that no app holds: `asked(folder, "plan/reported", scope=…)`."""

    def answer(folder: Path, question: str, **given: Any) -> Any:
        with open_store(f"embedded:{folder / 'store'}") as store:
            return ask(store, question, **given)

    return answer


@pytest.fixture(scope="session")
def served(sample_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on the 示例 firms, started as `liantu app` starts it; its address."""
    folder = Path(shutil.copytree(sample_workspace, tmp_path_factory.mktemp("served") / "workspace"))
    yield from serve(folder)


@pytest.fixture(scope="session")
def serving() -> Callable[[Path], Iterator[str]]:
    """Starts the app on a workspace, gives its address, stops it."""
    return serve


@pytest.fixture(scope="session")
def trap() -> str:
    """The name that must run nowhere."""
    return TRAP


@pytest.fixture(scope="session")
def windows(browser: Any) -> Iterator[dict[str, Any]]:
    """A window (a browser context) of each size, kept for the session: what Streamlit sends once is loaded once."""
    made = {name: browser.new_context(viewport=size) for name, size in SIZES.items()}
    yield made
    for window in made.values():
        window.close()


@pytest.fixture(params=list(SIZES))
def watched(request: pytest.FixtureRequest, windows: dict[str, Any], served: str) -> Iterator[Watched]:
    """A page of the app on the 示例 firms, on a desk and on a phone."""
    made = Watched(windows[request.param], served, SIZES[request.param])
    yield made
    made.close()


@pytest.fixture
def on_desk(windows: dict[str, Any], served: str) -> Iterator[Watched]:
    """A page of the app on the 示例 firms, on a desk."""
    made = Watched(windows["desk"], served)
    yield made
    made.close()


@pytest.fixture(scope="session")
def screenshots(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pictures of pages go: LIANTU_SCREENSHOTS, else a folder that pytest throws away."""
    named = os.environ.get("LIANTU_SCREENSHOTS")
    return Path(named) if named else tmp_path_factory.mktemp("screenshots")


def serve(folder: Path) -> Iterator[str]:
    """Start the server, wait for it, stop it."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    log = (folder / "server.log").open("w")
    chosen = settings(str(folder), environ={})
    running = subprocess.Popen(command(port, open_browser=False), env=chosen.environment(), stdout=log, stderr=log)
    try:
        _wait(f"http://{HOST}:{port}/_stcore/health", running, folder)
        yield f"http://{HOST}:{port}"
    finally:
        running.terminate()
        running.wait(STOP_S)
        log.close()


def _wait(address: str, running: "subprocess.Popen[bytes]", folder: Path) -> None:
    until = time.monotonic() + START_S
    while time.monotonic() < until:
        assert running.poll() is None, (folder / "server.log").read_text()
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"the app did not start: {(folder / 'server.log').read_text()}")
