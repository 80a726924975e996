"""The lock files can be installed anywhere: exact, hashed, no index host, and in step with pyproject.toml."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)( ; .+)? \\$")


def blocks(name):
    """Each pinned line with the hashes below it."""
    found = []
    for line in (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            found[-1][1].append(line.strip(" \\"))
        else:
            found.append((line, []))
    return found


def names(requirements):
    return {re.split(r"[<>=;\[ ]", r)[0].lower() for r in requirements}


def pinned(name):
    return {PIN.match(line)[1] for line, _ in blocks(name)}


@pytest.mark.parametrize("name", ["app.txt", "dev.txt"])
def test_every_line_is_an_exact_version_with_hashes_and_nothing_else(name):
    wrong = [line for line, hashes in blocks(name) if not PIN.match(line) or not hashes]
    strange = [h for _, hashes in blocks(name) for h in hashes if not re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", h)]

    assert (wrong, strange) == ([], [])


def test_development_adds_to_the_app_and_changes_nothing():
    app = {line for line, _ in blocks("app.txt")}

    assert app <= {line for line, _ in blocks("dev.txt")}


def test_every_dependency_of_the_project_is_pinned():
    core, dev = names(PROJECT["dependencies"]), names(PROJECT["optional-dependencies"]["dev"])

    assert core - pinned("app.txt") == set()
    assert dev - pinned("dev.txt") == set()


def test_what_builds_the_project_is_pinned_too():
    assert {"hatchling", "editables"} <= pinned("app.txt")
