"""One file of thresholds: an analyst's own changes what it names, and an answer prints what decided it."""

import re

import pytest

from graph.errors import LiantuError
from queries.thresholds import load_thresholds, meaning, packaged


def own(tmp_path, text):
    (tmp_path / "thresholds.toml").write_text(text, encoding="utf-8")
    return load_thresholds(tmp_path)


def test_without_an_own_file_the_packaged_thresholds_hold(tmp_path):
    assert load_thresholds(tmp_path) is packaged()


def test_an_own_file_changes_what_it_names_and_is_named(tmp_path):
    known = own(tmp_path, '[link]\nweak = 2\n[[changes]]\ndate = "2026-11-25"\nby = "示例"\nwhat = "试算"\n')

    assert (known["link"]["weak"], known["link"]["strong"]) == (2, packaged()["link"]["strong"])
    assert known.own == ("link.weak",)
    assert (known.changes[0].by, known.changes[1:]) == ("示例", packaged().changes)


def test_a_whole_number_will_do_for_a_fraction(tmp_path):
    assert own(tmp_path, "[link]\nconcentration = 1\n")["link"]["concentration"] == 1.0


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[link]\nweek = 2\n", "link.week 不存在"),
        ("[links]\nweak = 2\n", "links.weak 不存在"),
        ('[link]\nweak = "2"\n', "不是同一种值"),
        ("[link]\nweak = true\n", "不是同一种值"),
        ("weak = 2\n", "应为一节"),
        ("[link\n", "不是正确的 TOML"),
    ],
)
def test_an_own_file_that_is_wrong_is_refused_with_the_place(tmp_path, text, complaint):
    with pytest.raises(LiantuError, match=r"thresholds\.toml") as refused:
        own(tmp_path, text)

    assert complaint in str(refused.value)


@pytest.mark.parametrize(("section", "name"), [(s, n) for s, some in packaged().sections.items() for n in some])
def test_each_threshold_says_what_it_is_in_both_languages(section, name):
    said = meaning(section, name)

    if section == "indicators":  # named in Chinese: the plan's own words
        assert not said.zh
    else:
        assert re.search("[\u4e00-\u9fff]", said.zh)
        assert said.en
        assert not re.search("[\u4e00-\u9fff]", said.en)
