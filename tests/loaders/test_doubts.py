"""Similar names are doubts, never joins."""

import pytest

from loaders.doubts import Doubt, doubts, stem
from graph.records import Judgement

STEMS = [
    ("重庆示例青山工业有限责任公司", "示例青山工业"),
    ("示例青山工业股份有限公司", "示例青山工业"),
    ("示例远航（重庆）汽车零部件有限公司", "示例远航汽车零部件"),
    ("重庆市璧山区示例弹簧厂", "示例弹簧"),
    ("重庆汽车零部件有限公司", ""),  # nothing distinctive remains
    ("重庆科技有限公司", ""),
]


@pytest.mark.parametrize(("name", "expected"), STEMS)
def test_the_stem_leaves_out_place_brackets_and_legal_form(name: str, expected: str) -> None:
    assert stem(name) == expected


def firm(name: str, *keys: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (keys or (f"name:{name}",), (name,))


def test_names_that_differ_in_legal_form_only_are_a_doubt() -> None:
    firms = {"name:a": firm("示例远航有限公司"), "name:b": firm("示例远航股份有限公司"), "name:c": firm("示例远洋有限公司")}

    assert doubts(firms, ()) == (Doubt("name:a", "name:b", "示例远航"),)


def test_two_credit_codes_are_two_firms_whatever_the_names() -> None:
    firms = {"code:A": firm("示例远航有限公司", "code:A"), "code:B": firm("示例远航股份有限公司", "code:B")}

    assert doubts(firms, ()) == ()


def test_a_pair_judged_different_is_settled() -> None:
    firms = {"name:示例远航有限公司": firm("示例远航有限公司"), "name:示例远航厂": firm("示例远航厂")}

    assert len(doubts(firms, ())) == 1
    assert doubts(firms, (Judgement("1", "different", "name:示例远航厂", "name:示例远航有限公司"),)) == ()


def test_an_ordinary_word_shared_by_many_is_no_doubt() -> None:
    firms = {f"name:{i}": firm(f"示例通用（{i}）有限公司") for i in range(8)}

    assert doubts(firms, ()) == ()
