"""人工研判: a person's status of a link stands beside the computed one, signed and dated; neither overwrites the other."""

import json

import pytest

from loaders.judging import STATUSES
from queries.measures.links import STATUS_ZH


def cells(liantu, *options):
    found = json.loads(liantu("ask", "links/status", "--format", "json", *options).out)["findings"]
    return next(row for row in found if row["code"] == "C02")


def test_the_statuses_that_may_be_judged_are_those_that_are_computed():
    assert set(STATUS_ZH) == STATUSES


def test_a_judgement_is_shown_beside_what_is_computed_and_can_be_taken_back(liantu, exports):
    before = exports()

    done = liantu("held", "link", "电芯", "优势", "--by", "示例科室", "--note", "走访核实")
    judged = cells(liantu)
    other = cells(liantu, "--scope", "璧山区")
    liantu("held", "forget", "1")

    assert done.code == 0, done.err
    assert (judged["status"], judged["judged"], judged["judged_zh"]) == ("UNKNOWN", "STRONG", "优势")
    assert (judged["judged_by"], judged["judged_note"]) == ("示例科室", "走访核实")
    assert other["judged"] is None
    assert cells(liantu)["judged"] is None
    assert exports() == before


def test_a_later_judgement_of_the_same_link_stands(liantu):
    liantu("held", "link", "C02", "优势", "--by", "甲")
    liantu("held", "link", "C02", "薄弱", "--by", "乙")

    assert (cells(liantu)["judged"], cells(liantu)["judged_by"]) == ("WEAK", "乙")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["电芯", "优势"], "署名"),
        (["电芯", "很好", "--by", "甲"], "没有状态"),
        (["电心", "优势", "--by", "甲"], "没有“电心”"),
        (["电芯", "优势", "--by", "甲", "--scope", "渝东"], "不认识的范围"),
    ],
)
def test_what_cannot_be_judged_is_refused(liantu, exports, words, complaint):
    before = exports()

    done = liantu("held", "link", *words)

    assert done.code in (1, 2)
    assert complaint in done.err
    assert exports() == before
