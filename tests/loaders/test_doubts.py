"""Similar names are doubts, never joins."""

import pytest

from graph.records import Judgement
from liantu.paths import data_folder
from loaders.doubts import doubts
from loaders.name_rules import NameRules


@pytest.fixture(scope="module")
def rules() -> NameRules:
    return NameRules.from_folders(data_folder())


def firm(name: str, *keys: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (keys or (f"name:{name}",), (name,))


def test_names_that_differ_in_legal_form_only_are_a_doubt_with_its_reason(rules: NameRules) -> None:
    firms = {
        "name:a": firm("示例远航有限公司"),
        "name:b": firm("示例远航股份有限公司"),
        "name:c": firm("示例远洋有限公司"),
    }

    found = doubts(firms, (), rules)

    assert [(doubt.a, doubt.b) for doubt in found] == [("name:a", "name:b")]
    assert "公司形式不同" in found[0].zh


def test_a_short_name_is_a_doubt_with_the_full_one(rules: NameRules) -> None:
    firms = {"name:a": firm("示例远航汽车"), "name:b": firm("重庆示例远航汽车股份有限公司")}

    assert [(doubt.a, doubt.b) for doubt in doubts(firms, (), rules)] == [("name:a", "name:b")]


def test_two_credit_codes_are_two_firms_whatever_the_names(rules: NameRules) -> None:
    firms = {"code:A": firm("示例远航有限公司", "code:A"), "code:B": firm("示例远航股份有限公司", "code:B")}

    assert doubts(firms, (), rules) == ()


def test_a_pair_judged_different_is_settled(rules: NameRules) -> None:
    firms = {"name:示例远航有限公司": firm("示例远航有限公司"), "name:示例远航厂": firm("示例远航厂")}

    assert len(doubts(firms, (), rules)) == 1
    assert doubts(firms, (Judgement("1", "different", "name:示例远航厂", "name:示例远航有限公司"),), rules) == ()


def test_names_whose_brackets_tell_them_apart_are_no_doubt(rules: NameRules) -> None:
    firms = {f"name:{i}": firm(f"示例通用（{i}）有限公司") for i in range(8)}

    assert doubts(firms, (), rules) == ()


def test_the_doubts_do_not_depend_on_the_order_of_firms(rules: NameRules) -> None:
    names = (
        "示例远航汽车",
        "重庆示例远航汽车股份有限公司",
        "示例远航汽车有限公司",
        "示例远航汽车零部件（重庆）有限公司",
    )
    firms = {f"name:{name}": firm(name) for name in names}

    assert doubts(firms, (), rules) == doubts(dict(reversed(firms.items())), (), rules)
    assert len(doubts(firms, (), rules)) == 3
