"""`add`: one line by hand is a load like any other; what cannot be taken is said with the nearest names."""

import json

import pytest


def test_one_line_is_a_load_that_says_it_was_written_by_hand(liantu, exports):
    before = exports()

    done = liantu(
        "add", "企业名录", "单位名称=重庆示例电话有限公司", "2023年产值（亿元）=3.2", "区县=璧山", "主营产品=电芯;BMS",
        "--as-of", "2024-07", "--source", "电话核实", "--by", "王示例", "--format", "json",
    )  # fmt: skip

    load = json.loads(done.out)
    assert done.code == 0
    assert (load["rows"], load["created"], load["as_of"]) == (1, 1, "2024-07")
    assert load["file"].startswith("手工登记 企业名录 王示例 20")
    firm = json.loads(liantu("firm", "重庆示例电话有限公司", "--format", "json").out)
    facts = {f["name"]: f["value"] for f in firm["facts"]}
    assert facts["output_cny"] == 320_000_000
    assert facts["sources"] == ["电话核实"]
    assert {link["other_name"] for link in firm["links"]} >= {"电芯"}
    assert liantu("undo", str(load["load"])).code == 0
    assert exports()[0] == before[0]


def test_dry_run_writes_nothing_and_the_same_line_again_changes_nothing(liantu, exports):
    words = ("add", "firms", "企业名称=重庆示例电话有限公司", "区县=璧山区")
    before = exports()

    assert "试载" in liantu(*words, "--dry-run").out
    assert exports() == before
    liantu(*words)
    after = exports()
    again = liantu(*words, "--format", "json")

    assert json.loads(again.out)["unchanged"] == 1
    assert exports() == after


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["firm", "企业名称=甲"], "是否指：firms"),
        (["企业名", "企业名称=甲"], "是否指：企业名录"),
        (["firms", "企业名=甲"], "是否指：企业名称"),
        (["surveys", "zz=甲"], "可填的有：区县、日期、部件、"),
        (["firms", "区县=璧山区"], "还缺必填的栏：企业名称"),
        (["firms", "企业名称="], "还缺必填的栏：企业名称"),
        (["firms", "企业名称=甲", "公司名称=乙"], "同一栏"),
        (["firms", "企业名称"], "应写成 栏名=内容"),
    ],
)
def test_unknown_kind_or_field_is_one_sentence_with_the_nearest_names(liantu, exports, words, said):
    before = exports()

    done = liantu("add", *words)

    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert exports() == before


def test_a_line_that_cannot_be_taken_is_not_written(liantu, exports):
    before = exports()

    done = liantu("add", "supplies", "供应商=示例甲有限公司", "客户=示例甲有限公司")

    assert done.code == 3
    assert exports() == before


def test_a_bad_cell_costs_the_cell_and_is_told(liantu):
    done = liantu("add", "firms", "企业名称=重庆示例电话有限公司", "产值=约三千")

    assert done.code == 0
    assert "数字写成了文字" in done.out


def test_any_text_stays_one_cell(liantu):
    name = '重庆"示例";=1+1,<b>有限公司'

    assert liantu("add", "firms", f"企业名称={name}").code == 0
    assert json.loads(liantu("firm", name, "--format", "json").out)["name"] == name
