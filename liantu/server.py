"""Starts the app's server: Streamlit bound to this machine, every setting given as a flag, nothing read from outside."""

import json
import os
import socket
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from graph.errors import LiantuError
from liantu.paths import app_file, theme_file
from liantu.settings import Settings

HOST = "127.0.0.1"
DEFAULT_PORT = 8501
FIXED = {
    "server.address": HOST,
    "server.fileWatcherType": "none",
    "server.enableXsrfProtection": "true",
    "browser.serverAddress": HOST,
    "browser.gatherUsageStats": "false",
    "logger.hideWelcomeMessage": "true",
    "logger.level": "warning",
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
}


def serve(settings: Settings, *, port: int | None, open_browser: bool, say: Callable[[str], None]) -> None:
    """Run the server until somebody stops it; where possible it takes the place of this process.

    Raises:
        LiantuError: the port that was asked for is taken.
    """
    chosen = choose_port(port)
    if port is None and chosen != DEFAULT_PORT:
        say(f"端口 {DEFAULT_PORT} 已被占用，改用 {chosen}。")
    say(f"网页：http://{HOST}:{chosen}　按 Ctrl+C 结束。")
    line = command(chosen, open_browser=open_browser)
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "posix":
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what the server says is no result
        os.execve(line[0], line, settings.environment())  # noqa: S606 no shell, and our own arguments only
    try:
        sys.exit(subprocess.run(line, env=settings.environment(), stdout=sys.stderr, check=False).returncode)  # noqa: S603
    except KeyboardInterrupt:
        sys.exit(0)


def command(port: int, *, open_browser: bool) -> list[str]:
    """What starts the server; the theme file of the package is handed on, for a wheel has no project folder."""
    options = {
        **dict(theme_flags()),
        **FIXED,
        "server.port": str(port),
        "server.headless": str(not open_browser).lower(),
    }
    flags = [part for name, value in options.items() for part in (f"--{name}", value)]
    return [sys.executable, "-m", "streamlit", "run", str(app_file()), *flags]


def theme_flags() -> Iterator[tuple[str, str]]:
    """Every plain setting of the theme file as `section.name` and its text."""
    yield from _flat(tomllib.loads(theme_file().read_text(encoding="utf-8")), "")


def choose_port(wanted: int | None) -> int:
    """The port that was asked for, else the usual one, else any free one.

    Raises:
        LiantuError: the port that was asked for is taken.
    """
    if is_free(wanted or DEFAULT_PORT):
        return wanted or DEFAULT_PORT
    if wanted is not None:
        raise LiantuError(f"端口 {wanted} 已被占用或不允许使用。请换一个，或不写 --port。")
    with socket.socket() as free:
        free.bind((HOST, 0))
        return int(free.getsockname()[1])


def is_free(port: int) -> bool:
    """Whether nobody listens there and we may."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, os.name == "posix")
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _flat(table: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value if isinstance(value, str) else json.dumps(value)  # lists too, as JSON
