"""The borrowed things work: a fixture that quietly gave nothing would make every test after it mean nothing."""

import pytest

from graph.cypher import put_nodes
from graph.records import Node

pytest_plugins = ["pytester"]


@pytest.mark.parametrize("turn", ["first", "second"])
def test_each_test_begins_with_an_empty_store(engine, turn):
    before = engine.read("MATCH (n) RETURN count(n) AS n")

    engine.write(put_nodes([Node("Component", "C01", {"name": turn, "order": 1})]))

    assert before == [{"n": 0}]
    assert engine.read("MATCH (c:Component) RETURN c.name AS name") == [{"name": turn}]


def test_browser_shows_chinese_text(browser):
    page = browser.new_page()

    page.set_content("<h1>链图</h1>")

    assert page.locator("h1").inner_text() == "链图"
    page.close()


@pytest.mark.parametrize(
    ("required", "outcome"), [("", "skipped"), ("browser", "skipped"), ("browser,neo4j", "errors")]
)
def test_missing_neo4j_fails_only_where_it_is_required(pytester, monkeypatch, request, required, outcome):
    pytester.makeconftest((request.config.rootpath / "tests" / "conftest.py").read_text(encoding="utf-8"))
    pytester.makepyfile("def test_it(neo4j_server): pass")
    monkeypatch.syspath_prepend(request.config.rootpath)
    monkeypatch.delenv("LIANTU_TEST_NEO4J", raising=False)
    monkeypatch.setenv("LIANTU_REQUIRE", required)

    result = pytester.runpytest("-p", "no:cacheprovider")

    result.assert_outcomes(**{outcome: 1})
