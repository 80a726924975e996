"""Scope words mean a place and all that lies within it."""

import pytest

from graph.cypher import put_edges, put_nodes
from graph.records import Edge, Node, NodeRef
from queries.scope import Scope, UnknownWord, resolve_scope

WESTERN = ("500120", "500151", "500152")
CHONGQING = ("500000", "500112", "500120", "500151", "500152")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", Scope("", ("",))),
        ("全部", Scope("", ("",))),
        ("渝西地区", Scope("渝西地区", WESTERN)),
        ("渝西", Scope("渝西地区", WESTERN)),
        ("重庆", Scope("重庆市", CHONGQING)),
        ("500000", Scope("重庆市", CHONGQING)),
        ("璧山", Scope("璧山区", ("500120",))),
        (" 璧山区 ", Scope("璧山区", ("500120",))),
        ("重庆市璧山区", Scope("璧山区", ("500120",))),
        ("500120", Scope("璧山区", ("500120",))),
        ("江苏", Scope("江苏省", ("320000",))),
        ("中国", Scope("中国", ("320000", *CHONGQING, "CN"))),
    ],
)
def test_words_mean_places(golden, words, expected):
    assert resolve_scope(golden, words) == expected


def test_unknown_word_names_near_ones(golden):
    with pytest.raises(UnknownWord, match=r"不认识的范围“壁山区”。是否指：.*璧山区"):
        resolve_scope(golden, "壁山区")


def test_unknown_word_without_near_ones_says_what_can_be_said(golden):
    with pytest.raises(UnknownWord, match="渝西地区、重庆、区县名或行政区划代码"):
        resolve_scope(golden, "qwxyz")


def test_word_with_two_meanings_asks_for_the_code(fresh_golden):
    fresh_golden.write(put_nodes([Node("Place", "Z-BS", {"name": "某区", "short_name": "璧山", "level": "zone"})]))

    with pytest.raises(UnknownWord, match="璧山区（500120）、某区（Z-BS）"):
        resolve_scope(fresh_golden, "璧山")


def test_a_store_without_places_says_how_to_get_them(embedded):
    with pytest.raises(UnknownWord, match="liantu plan load"):
        resolve_scope(embedded, "璧山")


def test_western_chongqing_of_an_empty_store_is_no_place_and_not_everywhere(embedded):
    assert resolve_scope(embedded, "渝西地区") == Scope("渝西地区", ())


def test_places_that_lie_within_each_other_do_not_hang(fresh_golden):
    fresh_golden.write(put_edges([Edge("WITHIN", NodeRef("Place", "CN"), NodeRef("Place", "500000"), "", {})]))

    assert resolve_scope(fresh_golden, "重庆").places == ("320000", *CHONGQING, "CN")
