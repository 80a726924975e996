"""Before anything is loaded every question has a plain answer."""

import pytest

from graph.store import open_store
from queries.registry import registry
from queries.runner import ask

ASKABLE = sorted(name for name, query in registry().items() if not any(p.required for p in query.params))


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    with open_store(f"embedded:{tmp_path_factory.mktemp('empty')}/store") as store:
        yield store


@pytest.mark.parametrize("name", ASKABLE)
def test_an_empty_store_is_answered_without_a_finding_about_a_firm(empty, name):
    assert not [f for f in ask(empty, name).findings if f.values.get("firm")]
