"""What rows say: firms, relations, the plan's own nodes; rejects with their reasons; never an exception."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import LiantuError
from graph.model import MODEL
from graph.records import Firm, Link, Load, Mention, NodeRef, Record, Reject, Row, SheetContext
from liantu.paths import data_folder
from loaders.cleaning import FORMULA_WITHOUT_VALUE
from loaders.codes import check_character
from loaders.headers import fold_header
from loaders.mapping import PACKAGED, load_maps
from loaders.reader import Reader
from loaders.report import NOT_DATA, REASONS
from loaders.sheets import RawSheet, read_sheets

CODE = "91500227M000100Y4" + check_character("91500227M000100Y4")
LOAD = Load("1", "名录.csv", "", ())


def read(
    reader: Reader,
    cells: dict[str, str],
    map_: str = "firms",
    load: Load = LOAD,
    *,
    context: SheetContext | None = None,
) -> tuple[Record | None, tuple[Reject, ...]]:
    row = Row("1!1", "1", "", "名录.csv!2", cells)
    return reader.read(row, load, context or SheetContext("", map_))


def firm(reader: Reader, cells: dict[str, str], **context: str) -> Record:
    record, _ = read(reader, {"企业名称": "甲公司", **cells}, context=SheetContext("", "firms", **context))
    assert record is not None
    return record


def facts(record: Record) -> dict[str, object]:
    return {fact.name: fact.value for fact in record.facts}


def located(record: Record) -> str:
    return next(
        (link.end.id for link in record.links if isinstance(link.end, NodeRef) and link.type == "LOCATED_IN"), ""
    )


def made(record: Record) -> set[tuple[str, str, str]]:
    return {
        (link.type, link.end.id, str({f.name: f.value for f in link.facts}["evidence"]))
        for link in record.links
        if isinstance(link.end, NodeRef) and link.type != "LOCATED_IN"
    }


# ---- firms -----------------------------------------------------------------------------------------------------------


def test_keys_come_strongest_first_and_names_in_normal_form(reader: Reader) -> None:
    cells = {"企业名称": "重庆ＡＢＣ 汽车（集团）有限公司", "统一社会信用代码": CODE.lower(), "证券代码": "603489",
             "简称": "ABC", "曾用名": "重庆旧名厂；无；重庆ABC汽车（集团）有限公司"}  # fmt: skip

    record = firm(reader, cells)

    assert record.subject == Firm(
        (f"code:{CODE}", "stock:603489.SH", "name:重庆abc汽车(集团)有限公司"), ("abc", "重庆旧名厂")
    )
    assert facts(record) == {
        "name": "重庆ＡＢＣ 汽车（集团）有限公司", "credit_code": CODE, "stock_code": "603489.SH", "short_name": "ABC",
        "former_names": ("重庆旧名厂",), "data_kind": "reported",
    }  # fmt: skip


def test_a_wrong_code_costs_the_cell_and_the_firm_stands_by_its_name(reader: Reader) -> None:
    wrong = CODE[:-1] + ("0" if CODE[-1] != "0" else "1")

    record, rejects = read(reader, {"企业名称": "甲公司", "统一社会信用代码": wrong, "证券代码": "2594"})

    assert record is not None
    assert record.subject == Firm(("name:甲公司",))
    assert rejects == (
        Reject("名录.csv!2", "统一社会信用代码", wrong, "bad_checksum"),
        Reject("名录.csv!2", "证券代码", "2594", "bad_stock_code"),
    )


NO_FIRM = [
    ("", "missing_required"),
    ("无", "missing_required"),
    ("待定", "missing_required"),
    ("\u200b\x07", "missing_required"),
    ("合 计：", "total_line"),
    ("注：以上为规上企业", "note_line"),
    ("填表人（签字）：张三", "note_line"),
    ("企业名称", "header_line"),
    ("重" * 201, "name_too_long"),
    (FORMULA_WITHOUT_VALUE, "formula_without_value"),
    ("#REF!", "formula_error"),
    ('=HYPERLINK("x","甲公司")', "formula_without_value"),
    ("=A2", "formula_without_value"),
]


@pytest.mark.parametrize(("name", "reason"), NO_FIRM)
def test_a_row_that_names_no_firm_is_rejected_once_with_its_reason(reader: Reader, name: str, reason: str) -> None:
    record, rejects = read(reader, {"企业名称": name, "区县": "璧山区", "统一社会信用代码": CODE})

    assert record is None
    assert [(reject.column, reject.reason, reject.fatal) for reject in rejects] == [("企业名称", reason, True)]


@pytest.mark.parametrize(
    ("cells", "context", "place"),
    [
        ({"区县": "璧山"}, {}, "500120"),
        ({"区县": "重庆市璧山区"}, {}, "500120"),
        ({"区县": "璧山县"}, {}, "500120"),
        ({"区县": "两江新区"}, {}, "Z-LJ"),
        ({"区县": "璧山区", "生产地": "永川区"}, {}, "500118"),
        ({"区县": "璧山区", "地址": "重庆市永川区凤凰湖工业园"}, {}, "500120"),
        ({"省份": "重庆", "地址": "重庆市铜梁区金龙大道1号"}, {}, "500151"),
        ({"地址": "江津区双福工业园"}, {}, "500116"),
        ({"地址": "重庆市渝北区江北区大道1号"}, {}, "500112"),
        ({"地址": "浙江省宁波市江北区长兴路"}, {}, "330000"),
        ({"地址": "宁波市江北区长兴路"}, {}, ""),
        ({"省份": "江苏"}, {}, "320000"),
        ({"省份": "内蒙"}, {}, "150000"),
        ({"城市": "重庆"}, {}, "500000"),
        ({"城市": "深圳", "省份": "广东"}, {}, "440000"),
        ({"国家": "德国"}, {}, "DE"),
        ({}, {}, ""),
        ({}, {"district": "500120"}, "500120"),
        ({"省份": "重庆"}, {"district": "500120"}, "500120"),
        ({"省份": "江苏"}, {"district": "500120"}, "320000"),
        ({"区县": "永川区"}, {"district": "500120"}, "500118"),
        ({"区县": "火星区"}, {"district": "500120"}, ""),
    ],
)
def test_where_a_firm_is(reader: Reader, cells: dict[str, str], context: dict[str, str], place: str) -> None:
    assert located(firm(reader, cells, **context)) == place


def test_the_loads_district_stands_in_like_the_sheets(reader: Reader) -> None:
    load = Load("1", "名录.csv", "", (), district="500118")

    record, _ = read(reader, {"企业名称": "甲公司"}, load=load)

    assert record is not None
    assert located(record) == "500118"


def test_an_unknown_place_is_rejected_with_its_cell(reader: Reader) -> None:
    _, rejects = read(reader, {"企业名称": "甲公司", "区县": "火星区"})

    assert rejects == (Reject("名录.csv!2", "区县", "火星区", "unknown_place"),)


def test_numbers_carry_unit_period_and_qualifier(reader: Reader) -> None:
    cells = {"年度": "2023年", "工业总产值（万元）": "约1,200", "营业收入（亿元）": "3.5", "2022年税收（万元）": "8",
             "从业人员数": "300余人", "用地（亩）": "12.5"}  # fmt: skip

    stated = [tuple(fact) for fact in firm(reader, cells).facts if fact.name not in ("name", "data_kind")]

    assert set(stated) == {
        ("output_cny", 12_000_000.0, "2023"), ("output_cny_qualifier", "≈", "2023"),
        ("revenue_cny", 350_000_000.0, "2023"), ("tax_cny", 80_000.0, "2022"), ("land_mu", 12.5, "2023"),
        ("employees", 300, "2023"), ("employees_qualifier", "≥", "2023"),
    }  # fmt: skip


def test_an_unreadable_period_is_told_once(reader: Reader) -> None:
    _, rejects = read(reader, {"企业名称": "甲公司", "年度": "去年", "从业人员数": "3", "产能": "4"})

    assert [(reject.column, reject.reason) for reject in rejects] == [("年度", "not_a_date")]


def test_two_years_side_by_side_are_two_facts(reader: Reader) -> None:
    record = firm(reader, {"2022年产值（万元）": "1", "2023年产值（万元）": "2"})

    assert {(f.value, f.date) for f in record.facts if f.name == "output_cny"} == {
        (10_000.0, "2022"),
        (20_000.0, "2023"),
    }


def test_of_several_columns_for_one_property_the_maps_first_speaks(reader: Reader) -> None:
    record = firm(reader, {"注册地址": "乙路", "生产地址": "甲路", "产值（万元）": "1", "工业总产值（万元）": "2"})

    assert [f.value for f in record.facts if f.name in ("address", "output_cny")] == ["甲路", 20_000.0]


def test_two_headers_for_one_column_both_speak_so_that_a_conflict_is_found(reader: Reader) -> None:
    record = firm(reader, {"工业总产值（万元）": "1", "工业产值（万元）": "2", "主要客户": "A", "配套客户": "B"})

    assert [f.value for f in record.facts if f.name in ("main_customers", "output_cny")] == [
        10_000.0,
        20_000.0,
        ("A",),
        ("B",),
    ]


def test_a_cell_of_mere_marks_says_nothing(reader: Reader) -> None:
    marks = "；、；、；、；、；、；、；"

    assert facts(firm(reader, {"资质": marks, "主营产品": marks, "曾用名": marks, "地址": "\u200b" * 20})) == {
        "name": "甲公司",
        "data_kind": "reported",
    }


def test_unit_and_year_said_once_for_the_sheet_count_for_its_cells(reader: Reader) -> None:
    record = firm(reader, {"产值": "12"}, unit="万元", year="2023")

    assert ("output_cny", 120_000.0, "2023") in [tuple(fact) for fact in record.facts]


BAD_CELLS = [
    ("用地（亩）", "约30亩", "not_exact"),
    ("工业总产值（万元）", "约三千", "number_in_words"),
    ("工业总产值（万元）", "见附表", "not_a_number"),
    ("工业总产值（万元）", "100-200", "number_range"),
    ("工业总产值（万元）", "1e99", "number_too_large"),
    ("工业总产值", "12", "unit_missing"),
    ("工业总产值（万元）", "12公斤", "unit_unknown"),
    ("工业总产值（万美元）", "12", "foreign_currency"),
    ("从业人员数", "12.5", "not_whole"),
    ("从业人员数", "-3", "negative"),
    ("是否规上", "也许", "not_yes_or_no"),
    ("数据日期", "去年", "not_a_date"),
    ("统一社会信用代码", "123", "bad_credit_code"),
    ("统一社会信用代码", "9.15E+17", "code_as_number"),
    ("所属部件", "航天发动机", "unknown_component"),
    ("所属总成", "火箭", "unknown_assembly"),
    ("地址", "长" * 40_000, "text_too_long"),
    ("工业总产值（万元）", FORMULA_WITHOUT_VALUE, "formula_without_value"),
    ("工业总产值（万元）", "#DIV/0!", "formula_error"),
]


@pytest.mark.parametrize(("column", "text", "reason"), BAD_CELLS)
def test_a_bad_cell_costs_the_cell_and_says_where(reader: Reader, column: str, text: str, reason: str) -> None:
    record, rejects = read(reader, {"企业名称": "甲公司", column: text})

    assert record is not None
    assert facts(record) == {"name": "甲公司", "data_kind": "reported"}
    assert [(reject.place, reject.column, reject.reason, reject.fatal) for reject in rejects] == [
        ("名录.csv!2", column, reason, False)
    ]


def test_what_a_firm_makes_with_evidence_and_phrases(reader: Reader) -> None:
    cells = {
        "所属部件": "BMS；电池箱体",
        "所属总成": "电驱",
        "主营产品": "电芯；动力电池包箱体检测设备",
        "经营范围": "汽车零部件研发；电机及其控制系统研发；电芯制造",
    }

    record = firm(reader, cells)

    assert {("MAKES", "C01", "confirmed"), ("MAKES", "C07", "confirmed"), ("MAKES", "C02", "confirmed"),
            ("WORKS_ON", "A02", "confirmed")} <= made(record)  # fmt: skip
    assert ("MAKES", "C02", "inferred") not in made(record)
    cell = next(link for link in record.links if link.end == NodeRef("Component", "C02"))
    assert "电芯" in str({f.name: f.value for f in cell.facts}["phrases"])
    assert facts(record)["products"] == ("电芯", "动力电池包箱体检测设备")
    assert facts(record)["scope_text"] == cells["经营范围"]


def test_words_of_main_products_that_lead_nowhere_are_kept(reader: Reader) -> None:
    stated = facts(firm(reader, {"主营产品": "蓝色小马；电池检测设备"}))

    assert stated["unmatched_products"] == ("蓝色小马",)
    assert stated["excluded_products"] == ("电池检测设备",)


def test_a_scope_alone_is_only_inferred_and_leaves_no_unmatched_words(reader: Reader) -> None:
    record = firm(reader, {"经营范围": "汽车座椅制造；蓝色小马销售"})

    assert {evidence for _, _, evidence in made(record)} <= {"inferred"}
    assert not {"unmatched_products", "excluded_products", "products"} & set(facts(record))


def test_date_and_source_of_the_row_outrank_those_of_the_load(reader: Reader) -> None:
    load = Load("1", "名录.csv", "", (), as_of="2024-01", source="经信委")

    with_own, _ = read(
        reader, {"企业名称": "甲公司", "数据日期": "2023年7月", "数据来源": "据公开报道（重庆日报）"}, load=load
    )
    without, _ = read(reader, {"企业名称": "甲公司"}, load=load)

    assert with_own is not None
    assert without is not None
    assert (with_own.as_of, facts(with_own)["sources"]) == ("2023-07", ("据公开报道（重庆日报）",))
    assert facts(with_own)["data_kind"] == "public"
    assert (without.as_of, facts(without)["sources"]) == ("2024-01", ("经信委",))


def test_made_up_firms_are_marked(reader: Reader) -> None:
    assert facts(firm(reader, {"企业名称": "重庆示例电池有限公司"}))["data_kind"] == "sample"


def test_words_instead_of_a_date_are_kept_where_the_map_says_so(reader: Reader) -> None:
    cells = {"firm_name": "甲公司", "as_of": "2021 products", "source_id": "A-share"}

    record, rejects = read(reader, cells, "public_firms")

    assert record is not None
    assert (record.as_of, facts(record)["sources"], rejects) == ("", ("A-share", "2021 products"), ())


# ---- who supplies whom -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"序号": "7"}, "empty_line"),
        ({"序号": "7", "区县": "—"}, "empty_line"),
        ({"序号": "以上数据截至2023年底"}, "note_line"),
        ({"序号": "7", "区县": "璧山区"}, "missing_required"),
        ({"心情": "好", "天气": "晴"}, "missing_required"),
    ],
)
def test_lines_that_never_were_data_are_told_apart(reader: Reader, cells: dict[str, str], reason: str) -> None:
    record, rejects = read(reader, cells)

    assert record is None
    assert [reject.reason for reject in rejects] == [reason]
    assert (reason in NOT_DATA) == (reason != "missing_required")


def test_a_supply_row_is_one_link_between_two_mentions(reader: Reader) -> None:
    cells = {"供应商": "甲（重庆）公司", "客户": "长安汽车", "供货产品": " 电芯 ", "年供货额（万元）": "12", "占供应商销售比": "25.4%",
             "数据日期": "2023", "来源": "年报", "证据": "供货电芯，占比25.4%"}  # fmt: skip

    record, rejects = read(reader, cells, "supplies")

    assert rejects == ()
    assert record is not None
    (link,) = record.links
    assert (record.subject, record.as_of) == (None, "2023")
    assert link[:4] == ("SUPPLIES", Mention("甲(重庆)公司", "甲（重庆）公司"), Mention("长安汽车", "长安汽车"), "电芯")
    assert {f.name: f.value for f in link.facts} == {
        "sales_cny": 120_000.0, "supplier_share": 0.254, "components": ("C02",), "sources": ("年报",),
        "evidence_text": ("供货电芯，占比25.4%",),
    }  # fmt: skip


def test_an_absent_item_is_an_empty_key(reader: Reader) -> None:
    record, _ = read(reader, {"供应商": "甲公司", "客户": "乙公司", "供货产品": "—"}, "supplies")

    assert record is not None
    assert record.links[0].key == ""


NO_TWO_FIRMS = [
    ("甲公司", "", "missing_required"),
    ("无", "乙公司", "missing_required"),
    ("甲公司", "第一大客户", "unnamed_firm"),
    ("甲公司", "客户A", "unnamed_firm"),
    ("某企业", "乙公司", "unnamed_firm"),
    ("甲公司", "甲 公司", "same_ends"),
    ("甲公司", "乙" * 201, "name_too_long"),
]


@pytest.mark.parametrize(("supplier", "customer", "reason"), NO_TWO_FIRMS)
def test_a_supply_row_without_two_firms_is_rejected(reader: Reader, supplier: str, customer: str, reason: str) -> None:
    record, rejects = read(reader, {"供应商": supplier, "客户": customer}, "supplies")

    assert record is None
    assert [(reject.reason, reject.fatal) for reject in rejects] == [(reason, True)]


BAD_SUPPLY_CELLS = [
    ("占供应商销售比", "254%", "share_out_of_range"),
    ("供货产品", "长" * 301, "text_too_long"),
]


@pytest.mark.parametrize(("column", "text", "reason"), BAD_SUPPLY_CELLS)
def test_a_bad_cell_of_a_supply_row_costs_the_cell(reader: Reader, column: str, text: str, reason: str) -> None:
    record, rejects = read(reader, {"供应商": "甲公司", "客户": "乙公司", column: text}, "supplies")

    assert record is not None
    assert record.links[0].facts == ()
    assert [reject.reason for reject in rejects] == [reason]


def test_a_share_of_at_least_so_much_keeps_its_qualifier(reader: Reader) -> None:
    record, rejects = read(reader, {"供应商": "甲公司", "客户": "乙公司", "占供应商销售比": "50%以上"}, "supplies")

    assert record is not None
    assert {(f.name, f.value) for f in record.links[0].facts} == {
        ("supplier_share", 0.5),
        ("supplier_share_qualifier", "≥"),
    }
    assert rejects == ()


def test_confidence_is_one_of_the_models_words(reader: Reader) -> None:
    cells = {"supplier": "甲", "customer": "乙", "confidence": "low (self-media list, no primary source)"}

    record, _ = read(reader, cells, "public_supplies")
    _, rejects = read(reader, {**cells, "confidence": "so so"}, "public_supplies")

    assert record is not None
    assert [tuple(fact) for fact in record.links[0].facts] == [("confidence", "low", "")]
    assert [reject.reason for reject in rejects] == ["unknown_word"]


# ---- the plan's own nodes --------------------------------------------------------------------------------------------


def test_a_component_hangs_below_its_assembly(reader: Reader) -> None:
    cells = {
        "id": "C01",
        "label": "Component",
        "name": "电池管理系统",
        "abbreviation": "BMS",
        "order": "1",
        "parent_id": "A01",
    }

    record, rejects = read(reader, cells, "plan_tree")

    assert rejects == ()
    assert record is not None
    assert record.subject == NodeRef("Component", "C01")
    assert facts(record) == {"name": "电池管理系统", "abbreviation": "BMS", "order": 1}
    assert record.links == (Link("HAS_COMPONENT", NodeRef("Assembly", "A01"), None),)


def test_a_target_concerns_places_by_their_own_label(reader: Reader) -> None:
    cells = {"id": "T9", "name": "产值", "number": "300", "unit": "亿元", "deadline": "2027",
             "place_ids": "500111|Z-LJ", "clause_id": "K1", "page": "3", "order": "1", "joint_units": "市甲局|市乙局"}  # fmt: skip

    record, _ = read(reader, cells, "plan_targets")

    assert record is not None
    assert set(record.links) == {
        Link("CONCERNS", None, NodeRef("District", "500111")), Link("CONCERNS", None, NodeRef("Place", "Z-LJ")),
        Link("SETS", NodeRef("Clause", "K1"), None),
    }  # fmt: skip
    assert facts(record)["joint_units"] == ("市甲局", "市乙局")


def test_a_priority_joins_district_and_assembly(reader: Reader) -> None:
    record, _ = read(reader, {"district_id": "500152", "assembly_id": "A01", "note": "材料"}, "plan_priorities")

    assert record is not None
    (link,) = record.links
    assert link[:4] == ("PRIORITISES", NodeRef("District", "500152"), NodeRef("Assembly", "A01"), "")
    assert [tuple(fact) for fact in link.facts] == [("note", "材料", "")]


def test_an_id_that_looks_like_a_placeholder_is_an_id(reader: Reader) -> None:
    cells = {"id": "NA", "label": "Place", "name": "纳米比亚", "level": "country"}

    record, _ = read(reader, cells, "places")

    assert record is not None
    assert record.subject == NodeRef("Place", "NA")


@pytest.mark.parametrize("label", ["Firm", "Row"])
def test_a_label_that_the_model_does_not_have_costs_the_row(reader: Reader, label: str) -> None:
    record, rejects = read(reader, {"id": "X", "label": label, "name": "x"}, "plan_tree")

    assert record is None
    assert [(reject.reason, reject.fatal) for reject in rejects] == [("unknown_word", True)]


# ---- the reader as a whole -------------------------------------------------------------------------------------------


def raw(header: str, *titles: str, name: str = "") -> RawSheet:
    return RawSheet("名录.csv", name, titles, tuple(header.split()), ())


@pytest.mark.parametrize(
    ("sheet", "context"),
    [
        (raw("企业名称 产值"), SheetContext("", "firms")),
        (raw("企业名称", "2023年璧山区企业名录", "单位：万元"), SheetContext("", "firms", "500120", "万元", "2023")),
        (raw("企业名称", "填报单位：璧山区经信委"), SheetContext("", "firms", "500120")),
        (raw("企业名称", "璧山区、永川区企业名录（2022年、2023年）"), SheetContext("", "firms")),
        (raw("企业名称", name="铜梁"), SheetContext("铜梁", "firms", "500151")),
        (raw("供应商 客户"), SheetContext("", "supplies")),
    ],
)
def test_titles_say_once_what_counts_for_all_rows(reader: Reader, sheet: RawSheet, context: SheetContext) -> None:
    assert reader.context(sheet) == context


def test_a_person_may_name_district_and_map(reader: Reader) -> None:
    context = reader.context(raw("企业名称", "璧山区名录"), "firms", "江津")

    assert context == SheetContext("", "firms", "500116")
    with pytest.raises(LiantuError, match="没有名为“火星”的区县"):
        reader.context(raw("企业名称"), district="火星")


def test_columns_that_no_map_knows_are_told(reader: Reader) -> None:
    notes = reader.notes(raw("企业名称 心情 天气"))

    assert len(notes) == 1
    assert "心情、天气" in notes[0]
    assert reader.notes(raw("企业名称 区县")) == ()
    assert reader.fits(raw("企业名称"))
    assert not reader.fits(raw("心情 天气"))


def test_the_digest_changes_with_an_analysts_map_or_places(tmp_path: Path, reader: Reader) -> None:
    (tmp_path / "maps").mkdir()
    (tmp_path / "vocab").mkdir()
    same = Reader.from_folders(data_folder(), tmp_path)
    places = (data_folder() / "vocab" / "places.csv").read_text("utf-8")
    (tmp_path / "vocab" / "places.csv").write_text(places.replace("璧山县", "老璧山"), "utf-8")
    other = Reader.from_folders(data_folder(), tmp_path)
    (tmp_path / "maps" / "mine.toml").write_text(
        'subject = "Enterprise"\n[columns.name]\nheaders = ["厂名"]\ntakes = "name"', "utf-8"
    )
    third = Reader.from_folders(data_folder(), tmp_path)

    assert same.digest == reader.digest
    assert len({reader.digest, other.digest, third.digest}) == 3
    assert other.district("老璧山") == "500120"


def test_a_map_that_is_gone_is_a_clear_error(reader: Reader) -> None:
    with pytest.raises(LiantuError, match="对照表 gone 已不存在"):
        read(reader, {"企业名称": "甲"}, "gone")


def test_districts_are_those_of_chongqing_and_its_zones(reader: Reader) -> None:
    assert {("璧山区", "500120"), ("两江新区", "Z-LJ")} <= set(reader.districts.items())
    assert "重庆市" not in reader.districts


KNOWN = [
    "企业名称",
    "统一社会信用代码",
    "证券代码",
    "曾用名",
    "区县",
    "地址",
    "省份",
    "所属部件",
    "所属总成",
    "主营产品",
    "经营范围",
    "年度",
    "工业总产值（万元）",
    "2023年税收",
    "用地（亩）",
    "从业人员数",
    "是否规上",
    "数据日期",
    "数据来源",
    "心情",
    "供应商",
    "客户",
    "供货产品",
    "占供应商销售比",
    "年供货额（万元）",
    "firm_name",
    "summary_en",
    "as_of",
    "id",
    "label",
    "name",
    "level",
    "within",
    "order",
    "number",
    "unit",
    "parent_id",
    "clause_id",
    "place_ids",
    "page",
    "district_id",
    "assembly_id",
    "section",
    "text",
]
HEADERS = st.one_of(st.sampled_from(KNOWN), st.text(max_size=12))
PIECES = [
    "万",
    "亿",
    "元",
    "约",
    "2023",
    "年",
    "-",
    "%",
    "1e9",
    "；",
    "（",
    "重庆",
    "璧山区",
    "电芯",
    "#REF!",
    "=",
    "A2",
    "District",
    "Component",
    "500120",
    "�",
    "\x00",
    "９",
]
TEXTS = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(PIECES), max_size=12).map("".join))


@given(cells=st.dictionaries(HEADERS, TEXTS, max_size=12), map_=st.sampled_from(sorted(load_maps(PACKAGED))))
def test_reading_never_raises_and_says_the_same_twice(reader: Reader, cells: dict[str, str], map_: str) -> None:
    row = Row("1!1", "1", "", "x.csv!2", cells)
    context = SheetContext("", map_, unit="万元")

    record, rejects = reader.read(row, LOAD, context)

    assert (record, rejects) == reader.read(row, LOAD, context)
    assert (record is None) == any(reject.fatal for reject in rejects)
    assert all(reject.reason in REASONS and reject.place == "x.csv!2" for reject in rejects)
    for fact in record.facts if record else ():
        assert ("Enterprise", fact.name) in MODEL.property or map_ not in ("firms", "public_firms")
    json.dumps([record, rejects], default=str, ensure_ascii=False).encode("utf-8", "strict")


def test_a_row_that_does_not_say_to_what_it_relates_has_its_reason(reader: Reader) -> None:
    """Found by the fuzzer: a column that is not required was missing, and the row was lost without a word."""
    cells = {"capability_id": "P01", "assigned_by": "张三", "assigned_on": "2024-06"}
    context = SheetContext("", "part_capabilities")

    record, rejects = reader.read(Row("1!1", "1", "", "x.csv!2", cells), LOAD, context)

    assert record is None
    assert [(reject.reason, reject.fatal) for reject in rejects] == [("missing_required", True)]


def test_every_reason_is_said_in_both_languages() -> None:
    assert all(zh and en and zh != en for zh, en in REASONS.values())
    assert all(any("\u4e00" <= mark <= "\u9fff" for mark in zh) and en.isascii() for zh, en in REASONS.values())


def test_every_reason_that_reading_gives_is_produced_above() -> None:
    tables = [row[-1] for table in (NO_FIRM, BAD_CELLS, NO_TWO_FIRMS, BAD_SUPPLY_CELLS) for row in table]
    single = {"bad_checksum", "bad_stock_code", "unknown_place", "unknown_word", "empty_line"}
    by_the_ledger = {"subject_disputed"}
    single.add("not_filled")  # tests/liantu/test_template.py
    single |= {"dates_do_not_fit", "several_ends", "other_year"}  # test_named_lists, test_maps

    assert set(REASONS) == {*tables, *single, *by_the_ledger}


@pytest.mark.parametrize(
    ("file", "map_", "rows", "rejected"),
    [
        ("main_job_firms.csv", "public_firms", 633, set()),
        ("supply_relations_from_public_text.csv", "public_supplies", 45, set()),
        ("chongqing_firm_names.csv", "public_firms", 115, set()),
    ],
)
def test_every_row_of_the_real_files_says_something(
    reader: Reader, shared_data: Path, file: str, map_: str, rows: int, rejected: set[tuple[str, str]]
) -> None:
    (sheet,) = read_sheets(shared_data / file)
    context = reader.context(sheet)

    results = [reader.read(Row("1!1", "1", "", "x", raw.cells), LOAD, context) for raw in sheet.rows]

    assert (context.map, len(results)) == (map_, rows)
    assert all(record is not None for record, _ in results)
    assert {(reject.column, reject.reason) for _, rejects in results for reject in rejects} == rejected


def test_headers_in_this_module_are_real(reader: Reader) -> None:
    assert fold_header("工业总产值（万元）") in reader.maps["firms"].index
