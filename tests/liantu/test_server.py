"""The app's server: on this machine only, every setting a flag, a free port; `demo` fills the store first."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from graph.errors import LiantuError
from liantu import server
from liantu.paths import app_file

ROOT = Path(__file__).resolve().parents[2]
needs_app = pytest.mark.skipif(not (ROOT / "app_streamlit.py").is_file(), reason="no app yet")


def flags(line):
    given = line[line.index("run") + 2 :]
    return dict(zip(given[::2], given[1::2], strict=True))


@pytest.fixture
def taken():
    """A port that somebody listens on."""
    with socket.socket() as listening:
        listening.bind((server.HOST, 0))
        listening.listen()
        yield listening.getsockname()[1]


@needs_app
def test_server_is_bound_to_this_machine_and_sends_nothing_home():
    given = flags(server.command(8600, open_browser=False))

    assert given["--server.address"] == "127.0.0.1"
    assert given["--browser.gatherUsageStats"] == "false"
    assert given["--client.showErrorDetails"] == "none"
    assert (given["--server.port"], given["--server.headless"]) == ("8600", "true")


@needs_app
def test_theme_of_the_package_is_handed_on_whole():
    given = flags(server.command(8600, open_browser=True))

    assert given["--theme.primaryColor"] == "#1d3461"
    assert json.loads(given["--theme.headingFontSizes"])[0] == "24px"
    assert given["--server.headless"] == "false"


def test_port_that_was_asked_for_and_is_taken_is_refused(taken):
    with pytest.raises(LiantuError, match=f"端口 {taken} 已被占用"):
        server.choose_port(taken)


def test_usual_port_that_is_taken_gives_another(taken, monkeypatch):
    monkeypatch.setattr(server, "DEFAULT_PORT", taken)

    chosen = server.choose_port(None)

    assert chosen != taken
    assert server.is_free(chosen)


def test_app_on_a_store_that_is_not_there_says_so_in_the_terminal(command_line, tmp_path):
    done = command_line(tmp_path / "nowhere", "app", "--no-open")

    assert done.code == 1
    assert "这里还没有库" in done.err


def answers(url, seconds):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(url, timeout=1) as found:
                return found.status
        except OSError:
            time.sleep(0.2)
    return None


@needs_app
def test_demo_loads_plan_and_sample_and_serves(tmp_path, command_line):
    with socket.socket() as free:
        free.bind((server.HOST, 0))
        port = free.getsockname()[1]
    run = "from liantu.cli import main; main()"
    demo = subprocess.Popen(
        [sys.executable, "-c", run, "demo", "--no-open", "--port", str(port), "--workspace", str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        status = answers(f"http://127.0.0.1:{port}/_stcore/health", 60)
    finally:
        demo.terminate()
        out, said = demo.communicate(timeout=20)

    assert status == 200, said
    assert f"http://127.0.0.1:{port}" in said
    assert out == ""
    stats = json.loads(command_line(tmp_path, "stats", "--format", "json").out)
    assert stats["nodes"]["Component"] == 56
    assert stats["nodes"]["Enterprise"] >= 300


def test_paths_of_the_app_are_those_of_the_package():
    if not (ROOT / "app_streamlit.py").is_file():
        pytest.skip("no app yet")
    assert app_file() == ROOT / "app_streamlit.py"
