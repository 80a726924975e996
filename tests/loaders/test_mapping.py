"""Which map reads a sheet, and what a map may say."""

from pathlib import Path

import pytest

from graph.errors import LiantuError
from graph.model import MODEL
from loaders.headers import fold_header, named_apart, take_apart
from loaders.map_files import read_map
from loaders.mapping import PACKAGED, choose_map, load_maps

MAPS = load_maps(PACKAGED)
GOOD = """
title = "厂"
subject = "Enterprise"
[columns.name]
headers = ["厂名"]
takes = "name"
required = true
"""


@pytest.mark.parametrize(
    ("header", "names", "notes", "year"),
    [
        ("*企业名称（必填）", ("企业名称",), (), ""),
        ("工业总产值\n（万元）", ("工业总产值(万元)", "工业总产值"), ("万元",), ""),
        ("2023年产值", ("2023年产值", "产值"), (), "2023"),
        ("产值（2023年，亿元）", ("产值(2023年,亿元)", "产值"), ("2023年", "亿元"), "2023"),
        ("2022-2023年产值", ("2022-2023年产值",), (), ""),
        ("经营（元）/2023年/税收",
         ("经营(元)/2023年/税收", "经营/2023年/税收", "经营//税收", "经营税收", "税收"), ("元",), "2023"),
        ("上年/产值", ("上年/产值", "上年产值"), (), ""),
        ("output_cny", ("output_cny",), ("元",), ""),
        ("备注〔2〕", (), (), ""),
    ],
)  # fmt: skip
def test_headers_are_taken_apart(header: str, names: tuple[str, ...], notes: tuple[str, ...], year: str) -> None:
    text = take_apart(header)

    assert (text.names, text.notes, text.year) == (names, notes, year)


def test_headers_are_named_apart() -> None:
    assert named_apart(["甲", "", "甲", "甲"]) == ("甲", "第2列", "甲〔2〕", "甲〔3〕")


@pytest.mark.parametrize("name", sorted(MAPS))
def test_every_packaged_map_is_chosen_by_its_own_headers(name: str) -> None:
    header = [column.headers[0] for column in MAPS[name].columns]

    assert choose_map(header, MAPS).name == name
    assert choose_map([fold_header(text).upper() for text in reversed(header)], MAPS).name == name


@pytest.mark.parametrize("name", sorted(MAPS))
def test_every_packaged_map_has_a_title_in_both_languages(name: str) -> None:
    assert MAPS[name].title
    assert MAPS[name].title_en not in ("", MAPS[name].title)


def test_the_firm_map_knows_the_published_headers() -> None:
    published = [
        "企业名称",
        "统一社会信用代码",
        "简称",
        "曾用名",
        "区县",
        "地址",
        "园区",
        "所属总成",
        "所属部件",
        "主营产品",
        "经营范围",
        "工艺能力",
        "所属集团",
        "登记状态",
        "生产状态",
        "是否规上",
        "年度",
        "工业总产值（万元）",
        "营业收入（万元）",
        "研发投入（万元）",
        "税收（万元）",
        "用地（亩）",
        "从业人员数",
        "产能",
        "市场占有率",
        "主要客户",
        "资质称号",
        "认定日期",
        "到期日期",
        "来源方式",
        "原所在地",
        "联系人",
        "数据来源",
        "数据日期",
    ]

    assert [text for text in published if MAPS["firms"].find(text) is None] == []


def test_the_supply_map_knows_the_published_headers() -> None:
    published = [
        "供应商",
        "客户",
        "供货产品",
        "年供货额（万元）",
        "占供应商销售比",
        "占客户采购比",
        "配套车型",
        "数据日期",
        "来源",
        "证据",
    ]

    assert [text for text in published if MAPS["supplies"].find(text) is None] == []


def test_every_property_of_a_firm_that_sheets_may_state_has_a_column() -> None:
    computed = {"keys", "aliases", "mentioned", "unmatched_products", "excluded_products", "data_kind", "sources"}
    computed |= {"as_of", "conflicts", "rows", "summary_en", "closings", "moves", "changes"}
    stated = {p.name for p in MODEL.node["Enterprise"].properties if not p.name.endswith("_qualifier")} - computed

    columns = MAPS["firms"].columns

    assert stated - {column.target or column.name for column in columns} == set()


def test_units_and_years_are_bound_with_the_header() -> None:
    bound = MAPS["firms"].bind("2023年工业总产值（亿元）")

    assert bound is not None
    assert (bound.column.name, bound.unit, bound.year) == ("output_cny", "亿元", "2023")


def test_a_remark_in_brackets_is_no_unit() -> None:
    bound = MAPS["firms"].bind("工业总产值（不含税）")

    assert bound is not None
    assert bound.unit == ""


@pytest.mark.parametrize(
    "header", ["产值/增速（%）", "上年/产值", "其中：出口/产值", "2023年1-11月产值", "2023年产值增速"]
)
def test_a_qualified_figure_is_not_taken_for_the_plain_one(header: str) -> None:
    assert MAPS["firms"].find(header) is None


@pytest.mark.parametrize("header", ["2023年（万元）/产值", "产值/2023年", "基本情况/产值", "产值 （万元）"])
def test_a_figure_below_or_above_its_year_is_found(header: str) -> None:
    column = MAPS["firms"].find(header)

    assert column is not None
    assert column.target == "output_cny"


def test_an_unknown_header_row_is_one_error_with_expected_and_found_headers() -> None:
    with pytest.raises(LiantuError) as caught:
        choose_map(["客户", "数量", "单价"], MAPS)

    message = str(caught.value)
    assert "配套关系" in message
    assert "供应商*" in message
    assert "客户、数量、单价" in message
    assert "--map" in message


def test_a_named_map_must_exist_and_fit() -> None:
    with pytest.raises(LiantuError, match="没有名为 x 的对照表"):
        choose_map(["企业名称"], MAPS, "x")
    with pytest.raises(LiantuError, match="缺少必需的栏：供应商、客户"):
        choose_map(["企业名称"], MAPS, "supplies")


def test_an_analysts_map_replaces_the_packaged_one_of_the_same_name(tmp_path: Path) -> None:
    (tmp_path / "firms.toml").write_text(GOOD, encoding="utf-8")

    maps = load_maps(PACKAGED, tmp_path)

    assert choose_map(["厂名"], maps).name == "firms"
    assert set(maps) == set(MAPS)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('subject = "Enterprise"', 'subject = "Firm"', "'Firm' 不是已有的节点类型"),
        ('subject = "Enterprise"', 'relation = "SELLS"', "'SELLS' 不是已有的关系类型"),
        ('subject = "Enterprise"', 'subject = "Enterprise"\nrelation = "SUPPLIES"', "只能写一个"),
        ('subject = "Enterprise"', 'relation = "SUPPLIES"', "缺少 takes = end、start"),
        ('subject = "Enterprise"', "", "缺少 takes = id"),
        ('title = "厂"', 'titel = "厂"', "不认识的条目 titel"),
        ('title = "厂"', 'data_kind = "made up"', "data_kind = 'made up' 不认识"),
        ('headers = ["厂名"]', "", "缺少 headers"),
        ('headers = ["厂名"]', 'headers = "厂名"', "headers 的写法不对"),
        ('headers = ["厂名"]', 'headers = ["厂名"]\nheader = ["厂"]', "不认识的条目 header"),
        ('takes = "name"', 'takes = "nmae"', "takes = 'nmae' 不认识"),
        ('takes = "name"', 'takes = "products"\nsource = "mian"', "source = 'mian' 不认识"),
        ('takes = "name"', 'takes = "relation"\nrelation = "SELLS"', "relation 应为已有的关系类型"),
        ('takes = "name"', 'property = "nmae"', "Enterprise 没有属性 'nmae'"),
        ('takes = "name"', 'takes = "as_of"\notherwise = "address"', "otherwise 应为列表属性"),
        ("required = true", 'required = "ja"', "required 的写法不对"),
        ("required = true", '[columns.short_name]\nheaders = ["厂 名"]', "同时属于 name 和 short_name"),
        ("[columns.name]", "[column.name]", "不认识的条目 column"),
        ("[columns.name]", "[columns.name", "不是正确的 TOML"),
        (GOOD[1:], 'title = "x"', "没有 [columns.…]"),
    ],
)
def test_a_wrong_map_is_one_error_that_names_the_entry(tmp_path: Path, old: str, new: str, words: str) -> None:
    path = tmp_path / "mine.toml"
    assert old in GOOD
    path.write_text(GOOD.replace(old, new), encoding="utf-8")

    with pytest.raises(LiantuError) as caught:
        read_map(path)

    assert "mine.toml" in str(caught.value)
    assert words in str(caught.value)
