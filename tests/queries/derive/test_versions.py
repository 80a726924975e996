"""A question's version changes with every text that decides its answer, also two imports away."""

import pytest

from queries.derive import asked


@pytest.fixture
def edited(monkeypatch):
    """As if a module of ours read otherwise."""
    real = asked._text.__wrapped__

    def edit(path):
        monkeypatch.setattr(asked, "_text", lambda p: real(p) + ("# edited" if p == path else ""))

    return edit


@pytest.mark.parametrize("path", ["derive/links.py", "derive/evidence.py", "derive/dates.py", "measures/links.py"])
def test_an_edit_of_a_module_that_is_used_is_seen(edited, path):
    before = asked.source("links.status")
    edited(path)

    assert asked.source("links.status") != before


def test_an_edit_elsewhere_is_not(edited):
    before = asked.source("links.status")
    edited("derive/sourcing.py")

    assert asked.source("links.status") == before
