"""Options win over the environment, the environment over the defaults; the password shows nowhere."""

import ast
from pathlib import Path

import pytest

from graph.errors import UsageError
from liantu.settings import settings

ROOT = Path(__file__).resolve().parents[2]


def test_defaults_are_a_workspace_here_with_its_own_embedded_store():
    s = settings(environ={})

    assert (s.workspace, s.store, s.lang, s.read_only) == (
        Path("workspace"),
        f"embedded:{Path('workspace/store')}",
        "zh",
        False,
    )


def test_environment_wins_over_defaults_and_options_over_both():
    said = {"LIANTU_STORE": "bolt://a:7687", "LIANTU_WORKSPACE": "w", "LIANTU_LANG": "en", "LIANTU_READ_ONLY": "1"}

    from_environment, from_options = settings(environ=said), settings("x", "bolt://b:7687", "zh", environ=said)

    assert (from_environment.workspace, from_environment.store, from_environment.lang) == (
        Path("w"),
        "bolt://a:7687",
        "en",
    )
    assert from_environment.read_only
    assert (from_options.workspace, from_options.store, from_options.lang) == (Path("x"), "bolt://b:7687", "zh")


def test_store_of_another_workspace_lies_in_it():
    assert settings("x", environ={}).store == f"embedded:{Path('x/store')}"


def test_password_is_in_no_text_of_the_settings():
    s = settings(environ={"LIANTU_NEO4J_USER": "me", "LIANTU_NEO4J_PASSWORD": "secret"})

    assert s.neo4j_password == "secret"
    assert "secret" not in f"{s} {s!r}"


def test_language_that_nobody_speaks_is_refused():
    with pytest.raises(UsageError, match="没有语言“fr”"):
        settings(lang="fr", environ={})


def test_a_process_that_we_start_gets_the_same_settings(monkeypatch):
    monkeypatch.setenv("LIANTU_NEO4J_PASSWORD", "secret")
    s = settings("x", "bolt://b:7687", "en")

    assert settings(environ=s.environment()) == s


def test_only_settings_reads_the_environment():
    """Nothing else of the program asks the machine; graph/building.py sets one variable for its engine."""
    readers = {
        path.relative_to(ROOT).as_posix()
        for package in ("graph", "loaders", "queries", "liantu")
        for path in (ROOT / package).rglob("*.py")
        if any(
            isinstance(n, ast.Attribute) and n.attr in ("environ", "getenv")
            for n in ast.walk(ast.parse(path.read_text("utf-8")))
        )
    }

    assert readers == {"liantu/settings.py", "graph/building.py"}
