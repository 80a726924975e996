"""Start and stop a real Neo4j for the tests: jars by Maven, Java 17, no Docker, nothing outside the given home.

python tests/neo4j/server.py start --home .cache/neo4j/home     # prints the Bolt URL
python tests/neo4j/server.py stop  --home .cache/neo4j/home
"""

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import LiteralString
from xml.etree import ElementTree

import neo4j
from neo4j.exceptions import AuthError, DriverError, Neo4jError

HERE = Path(__file__).resolve().parent
PROJECT_ROOT = HERE.parent.parent
FIRST_PASSWORD = "neo4j"  # what a new server accepts once
OPENS = ("java.nio", "java.lang", "java.io", "sun.nio.ch")
CONFIG = """\
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.pagecache.size=512m
"""


class ServerError(Exception):
    """The server cannot be had here; the text says what to install or where to look."""


def main() -> int:
    """Parse the command line and do it."""
    options = _options()
    try:
        if options.command == "start":
            print(start(options.home.resolve(), options.port, options.password, options.lib or jars()))
        else:
            stop(options.home.resolve())
    except ServerError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def start(home: Path, port: int, password: str, lib: Path) -> str:
    """Start the server in the background, wait until it answers with this password, and return its Bolt URL."""
    if _is_alive(_pid(home)):
        raise ServerError(f"A server already runs in {home} (pid {_pid(home)}); stop it first.")
    port = _free_port(port)
    (home / "conf").mkdir(parents=True, exist_ok=True)
    (home / "conf" / "neo4j.conf").write_text(CONFIG.format(port=port), encoding="utf-8")
    with (home / "console.log").open("ab") as log:
        process = subprocess.Popen(
            _java(home, lib), stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
        )
    url = f"bolt://127.0.0.1:{port}"
    (home / "server.json").write_text(json.dumps({"pid": process.pid, "url": url}), encoding="utf-8")
    try:
        _wait(process, url, password, home)
    except BaseException:
        stop(home)
        raise
    print(f"Neo4j {version()}, pid {process.pid}, home {home}", file=sys.stderr)
    return url


def stop(home: Path, patience: float = 30) -> None:
    """End the server that `start` began in this home, by its own pid; nothing happens when it is gone."""
    pid = _pid(home)
    for sign in (signal.SIGTERM, signal.SIGKILL):
        if not _is_alive(pid):
            break
        os.kill(pid, sign)
        end = time.monotonic() + patience
        while _is_alive(pid) and time.monotonic() < end:
            time.sleep(0.2)
    (home / "server.json").unlink(missing_ok=True)


def jars() -> Path:
    """The folder of the server's jars, fetched by Maven once; a stop in the middle leaves no half folder."""
    lib = PROJECT_ROOT / ".cache" / "neo4j" / version() / "lib"
    if lib.is_dir():
        return lib
    maven = _tool("mvn", "apt-get install maven")
    part = lib.with_name(f"lib.{os.getpid()}")
    goal = ["dependency:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={part}"]
    done = subprocess.run([maven, "-q", "-B", "-f", str(HERE / "pom.xml"), *goal], check=False, stdout=sys.stderr)
    if done.returncode:
        shutil.rmtree(part, ignore_errors=True)
        raise ServerError(f"Maven could not fetch Neo4j {version()} (exit {done.returncode}); see its lines above.")
    part.rename(lib)
    return lib


def version() -> str:
    """The version of Neo4j that pom.xml names."""
    found = ElementTree.parse(HERE / "pom.xml").findtext(".//{*}neo4j.version")
    assert found, "pom.xml names no neo4j.version"
    return found


def _java(home: Path, lib: Path) -> list[str]:
    java = Path(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
    opens = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENS]
    place = ["--home-dir", str(home), "--config-dir", str(home / "conf")]
    remedy = "apt-get install openjdk-17-jre-headless (Neo4j 5.26 wants Java 17 or 21)"
    command = [_tool(str(java), remedy), "-Xmx1g", *opens, "-cp", f"{lib.resolve()}/*"]
    return [*command, "org.neo4j.server.CommunityEntryPoint", *place]


def _tool(name: str, remedy: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise ServerError(f"`{name}` is not on this machine: {remedy}")
    return path


def _wait(process: "subprocess.Popen[bytes]", url: str, password: str, home: Path, patience: float = 120) -> None:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if process.poll() is not None:
            raise ServerError(f"Neo4j ended at once (exit {process.returncode}):\n{_last_lines(home)}")
        if _answers(url, password):
            return
        time.sleep(0.5)
    raise ServerError(f"Neo4j did not answer within {patience:.0f} s:\n{_last_lines(home)}")


def _answers(url: str, password: str) -> bool:
    """Log in; a new server first gets the password."""
    try:
        _run(url, password, "RETURN 1")
    except AuthError:
        _set_password(url, password)
        return False  # the database may still be opening: ask again
    except (DriverError, Neo4jError, OSError):
        return False
    return True


def _set_password(url: str, password: str) -> None:
    try:
        _run(url, FIRST_PASSWORD, "ALTER CURRENT USER SET PASSWORD FROM $old TO $new", old=FIRST_PASSWORD, new=password)
    except AuthError as error:
        raise ServerError(f"The database at {url} has another password than the one given.") from error


def _run(url: str, secret: str, text: LiteralString, **parameters: str) -> None:
    driver = neo4j.GraphDatabase.driver(url, auth=("neo4j", secret), connection_timeout=2, max_transaction_retry_time=0)
    with driver, driver.session(database="system" if parameters else "neo4j") as session:
        session.run(text, parameters).consume()


def _pid(home: Path) -> int:
    try:
        return int(json.loads((home / "server.json").read_text(encoding="utf-8"))["pid"])
    except (OSError, ValueError, KeyError):
        return 0


def _is_alive(pid: int) -> bool:
    """Whether this process is still the Neo4j that we started (a pid may have been given to another)."""
    if not pid:
        return False
    with suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)  # our own child would stay as a zombie
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    command = Path(f"/proc/{pid}/cmdline")
    return not command.exists() or b"org.neo4j.server" in command.read_bytes()


def _free_port(wanted: int) -> int:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", wanted))
        except OSError as error:
            raise ServerError(f"Port {wanted} is taken: {error.strerror}.") from error
        return int(probe.getsockname()[1])


def _last_lines(home: Path, count: int = 15) -> str:
    logs = [home / "console.log", home / "logs" / "neo4j.log"]
    lines = [line for log in logs if log.exists() for line in log.read_text(errors="replace").splitlines()[-count:]]
    return "\n".join(lines)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=["start", "stop"])
    parser.add_argument("--home", type=Path, required=True, help="folder of the database, its settings and logs")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--password", default=os.environ.get("LIANTU_TEST_NEO4J_PASSWORD", "liantu-test"))
    parser.add_argument("--lib", type=Path, help="a folder that already holds the jars")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
