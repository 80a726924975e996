"""What a person reads is in words: no column of a Chinese table holds a bare code, whatever the question."""

import json
import re

import pytest

from liantu.commands.answers import left_out
from liantu.commands.wording import words_of
from queries.registry import registry
from tests.queries.test_questions import ANSWERS

CODE = re.compile(r"[A-Z]?[a-z_]{3,}|[A-Z_]{3,}")
VERBATIM = {"abbreviation", "phrases", "items", "item", "context"}  # as somebody wrote it


def shown(name):
    """(column, value) of the golden answers, as far as a table shows them."""
    query = registry()[name]
    hidden = {*left_out(query, "zh"), *VERBATIM, *(c.name for c in query.columns if c.kind in ("rows", "keys"))}
    for case in json.loads((ANSWERS / f"{name}.json").read_text("utf-8")):
        for finding in case["rows"]:
            for column in query.columns:
                if column.name not in hidden:
                    value = finding[column.name]
                    yield from ((column.name, each) for each in (value if isinstance(value, list) else [value]))


@pytest.mark.parametrize("name", registry())
def test_no_bare_code_stands_in_a_chinese_table(name):
    bare = {
        (column, value)
        for column, value in shown(name)
        if isinstance(value, str) and CODE.fullmatch(value) and not words_of(column, value)
    }

    assert bare == set()


def test_a_code_has_the_words_of_its_column():
    assert words_of("located", "city") == ("市内范围外", "in the city")
    assert words_of("flags", "SINGLE_SOURCE") == ("单一来源", "a single source")
    assert words_of("name", "SINGLE_SOURCE") is None
    assert words_of("located", None) is None
