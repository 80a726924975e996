"""`held`: what waits is listed, decided once, taken back; the same words for people and programs."""

import json

import pytest

HEADER = "企业名称,主营产品,工业总产值（万元）,数据日期"


@pytest.fixture
def unclear(liantu, tmp_path):
    """Two outputs of one date, and two names that are alike."""
    sheet = tmp_path / "unclear.csv"
    rows = [
        "示例甲有限公司,神秘件,100,2024",
        "示例甲有限公司,神秘件,200,2024",
        "示例远航有限公司,,,",
        "示例远航股份有限公司,,,",
    ]
    sheet.write_text("\n".join([HEADER, *rows]), "utf-8")
    assert liantu("load", str(sheet)).code == 0
    return {line["a"]: line for line in json.loads(liantu("held", "list", "--format", "json").out)}


def test_what_waits_is_listed_with_both_sides_and_the_rows(unclear, liantu):
    value, doubt = unclear["name:示例甲有限公司"], unclear["name:示例远航有限公司"]

    assert "1000000" in value["b"]
    assert "2000000" in value["b"]
    assert value["places"] == "unclear.csv!2；unclear.csv!3"
    assert doubt["b"] == "name:示例远航股份有限公司"
    assert "是同一企业吗" in liantu("held", "list").out


def test_decisions_are_kept_listed_and_taken_back(unclear, liantu, exports):
    before = exports()

    liantu("held", "value", unclear["name:示例甲有限公司"]["id"], "1", "--by", "张示例")
    liantu("held", "different", unclear["name:示例远航有限公司"]["id"])
    liantu("held", "means", "神秘件", "激光雷达")
    waiting = json.loads(liantu("held", "list", "--format", "json").out)
    judged = json.loads(liantu("held", "list", "--judged", "--format", "json").out)
    for line in judged:
        assert liantu("held", "forget", line["id"]).code == 0

    assert waiting == []
    assert [(j["kind"], j["by"]) for j in judged] == [("value", "张示例"), ("different", ""), ("means", "")]
    assert exports() == before


@pytest.mark.parametrize(
    "words", [["same", "nosuch"], ["value", "nosuch", "1"], ["means", "神秘件", "C99"], ["forget", "9"]], ids=" ".join
)
def test_what_is_not_there_cannot_be_judged(words, unclear, liantu, exports):
    before = exports()

    done = liantu("held", *words)

    assert (done.code, done.out) == (2, "")
    assert exports() == before


def test_show_puts_both_sides_beside_each_other(unclear, liantu):
    doubt, value = unclear["name:示例远航有限公司"], unclear["name:示例甲有限公司"]

    shown = liantu("held", "show", doubt["id"]).out
    pair = json.loads(liantu("held", "show", doubt["id"], "--format", "json").out)
    values = json.loads(liantu("held", "show", value["id"], "--format", "json").out)

    assert "甲 示例远航有限公司" in shown
    assert "≠ 不同" in shown
    assert "unclear.csv!4" in shown
    assert [side["name"] for side in pair["sides"]] == ["示例远航有限公司", "示例远航股份有限公司"]
    assert pair["lines"]["name"] == "differs"
    assert [side["facts"]["output_cny"] for side in values["sides"]] == [
        {"value": 1_000_000, "as_of": "2024"}, {"value": 2_000_000, "as_of": "2024"},
    ]  # fmt: skip


def test_two_names_that_are_only_mentioned_are_told_apart_but_not_joined(liantu, tmp_path):
    sheet = tmp_path / "supplies.csv"
    sheet.write_text(
        "供应商,客户,供货产品\n示例甲有限公司,示例壬汽车,电芯\n示例乙有限公司,示例壬汽车有限公司,电芯\n", "utf-8"
    )
    assert liantu("load", str(sheet)).code == 0
    doubt = json.loads(liantu("held", "list", "--format", "json").out)[0]["id"]

    refused = liantu("held", "same", doubt)
    kept = liantu("held", "different", doubt)

    assert refused.code == 2
    assert "先登记其中一家" in refused.err
    assert kept.code == 0
    assert json.loads(liantu("held", "list", "--format", "json").out) == []


def test_a_value_that_a_later_one_outdates_is_no_answer(liantu, tmp_path):
    sheet = tmp_path / "years.csv"
    lines = [f"示例甲有限公司,,{output},{year}" for output, year in ((100, 2022), (200, 2023), (300, 2023))]
    sheet.write_text("\n".join([HEADER, *lines]), "utf-8")
    assert liantu("load", str(sheet)).code == 0

    line = json.loads(liantu("held", "list", "--format", "json").out)[0]

    assert line["places"] == "years.csv!3；years.csv!4"
    assert liantu("held", "value", line["id"], "2").code == 0
    assert json.loads(liantu("held", "list", "--format", "json").out) == []
