"""A parameter takes the words that people use and refuses others with near ones."""

import pytest

from graph.cypher import put_nodes
from graph.errors import UsageError
from graph.records import Node
from queries.parameters import used_parameters
from queries.registry import Param, Query, Words
from queries.scope import UnknownWord


def used(store, kind, said, default=""):
    words = Words("某", "x")
    query = Query("t/x", words, words, (Param("p", kind, default, words),), (), (), "RETURN $p")
    given = {} if said is None else {"p": said}
    return used_parameters(store, query, given)["p"].value


@pytest.mark.parametrize(
    ("kind", "said", "value"),
    [
        ("component", "C01", "C01"),
        ("component", "电池管理系统", "C01"),
        ("component", "bms", "C01"),
        ("component", "ＢＭＳ", "C01"),
        ("component", "", ""),
        ("assembly", "电驱", "A02"),
        ("assembly", "A02", "A02"),
        ("district", "璧山", "500120"),
        ("district", "500120", "500120"),
        ("enterprise", "code:91500227AAAAAAAAA1", "code:91500227AAAAAAAAA1"),
        ("enterprise", "91500227aaaaaaaaa1", "code:91500227AAAAAAAAA1"),
        ("enterprise", "示例璧山电池有限公司", "code:91500227AAAAAAAAA1"),
        ("enterprise", " 示例 璧山电池有限公司", "code:91500227AAAAAAAAA1"),
        ("enterprise", "name:示例璧山电池有限公司", "code:91500227AAAAAAAAA1"),
        ("enterprise", "璧电", "code:91500227AAAAAAAAA1"),
        ("enterprise", "600001.sh", "stock:600001.SH"),
        ("enterprise", "某品牌汽车", "text:某品牌汽车"),
        ("text", "  电 ", "电"),
        ("integer", "12", 12),
        ("integer", 12, 12),
        ("scope", "渝西地区", ["500120", "500151", "500152"]),
    ],
)
def test_words_become_ids(golden, kind, said, value):
    assert used(golden, kind, said) == value


@pytest.mark.parametrize(
    ("kind", "said", "near"),
    [
        ("component", "电机控制", "电机控制器"),
        ("component", "激光雷大", "激光雷达"),
        ("assembly", "电池", "动力电池"),
        ("district", "壁山区", "璧山区"),
        ("enterprise", "璧山电池", "示例璧山电池有限公司"),
        ("scope", "潼南县", "潼南区"),
    ],
)
def test_unknown_words_are_refused_with_near_ones(golden, kind, said, near):
    with pytest.raises(UnknownWord, match=f"是否指：.*{near}"):
        used(golden, kind, said)


@pytest.mark.parametrize(("kind", "said"), [("integer", "三"), ("integer", -1), ("text", 5), ("component", ["C01"])])
def test_values_of_another_kind_are_refused(golden, kind, said):
    with pytest.raises(UsageError):
        used(golden, kind, said, default=0 if kind == "integer" else "")


@pytest.mark.parametrize(("kind", "said"), [("text", None), ("text", " "), ("enterprise", ""), ("component", None)])
def test_required_parameter_must_be_said(golden, kind, said):
    with pytest.raises(UsageError, match="p"):
        used(golden, kind, said, default=None)


def test_alias_of_two_firms_asks_which(fresh_golden):
    twin = {"name": "示例另一家", "aliases": ("璧电",), "keys": ("name:示例另一家",), "mentioned": False}
    fresh_golden.write(put_nodes([Node("Enterprise", "name:示例另一家", twin)]))

    with pytest.raises(UnknownWord, match=r"可指 2 家企业.*code:91500227AAAAAAAAA1.*name:示例另一家"):
        used(fresh_golden, "enterprise", "璧电")


def test_firm_with_own_rows_is_meant_before_one_only_mentioned(fresh_golden):
    fresh_golden.write(
        put_nodes([Node("Enterprise", "text:璧电", {"name": "示例璧山电池有限公司", "mentioned": True})])
    )

    assert used(fresh_golden, "enterprise", "示例璧山电池有限公司") == "code:91500227AAAAAAAAA1"
