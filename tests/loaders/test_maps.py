"""Returns, targets of a year, makers' needs, investment targets and chains: what their rows say, and that conflicts wait."""

from collections.abc import Callable, Iterator

import pytest

from graph.checks import check_graph
from graph.dates import interval
from graph.errors import LiantuError
from graph.records import Fact, Load, Mention, NodeRef, Record, Row, SheetContext
from graph.snapshot import edges, export_graph, nodes
from loaders.cleaning import Unusable
from loaders.ledger import Changed, Ledger
from loaders.mapping import PACKAGED, choose_map, load_maps
from loaders.periods import period
from loaders.quantities import Quantity, change, measure
from loaders.reader import Reader
from tests.loaders.conftest import Sheet

RETURN = {"区县": "璧山", "报告期": "2024年一季度", "指标": "产值", "数值": "12.5亿元", "口径": "规上汽车零部件"}
WIDE = {"区县": "璧山区", "报告期": "2024Q1", "口径": "规上汽车零部件"}
NEED = {"整车企业": "示例汽车", "车型": "A型", "总成或部件": "电芯"}
RETURNS = ("区县", "报告期", "指标", "数值", "口径", "报送日期")


def read(reader: Reader, map_: str, cells: dict[str, str]) -> tuple[Record | None, list[tuple[str, bool]]]:
    row = Row("1!1", "1", "", "表.csv!2", cells)
    record, rejects = reader.read(row, Load("1", "表.csv", "", ()), SheetContext("", map_))
    return record, [(reject.reason, reject.fatal) for reject in rejects]


def taken(reader: Reader, map_: str, cells: dict[str, str]) -> Record:
    record, rejects = read(reader, map_, cells)
    assert rejects == []
    assert record is not None
    return record


def said(record: Record) -> dict[str, object]:
    return {fact.name: fact.value for fact in record.facts}


def links(record: Record) -> list[tuple[str, str, str, dict[str, object]]]:
    """Type, other end, key, and what is said about it."""
    ends = [(link, link.end if link.start is None else link.start) for link in record.links]
    named = [(link, end.text if isinstance(end, Mention) else end.id if end else "") for link, end in ends]
    return [(link.type, other, link.key, {f.name: f.value for f in link.facts}) for link, other in named]


# ---- periods and numbers of any kind --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "canonical", "since_january"),
    [
        (("2024年一季度", "2024Q1", "2024年1-3月", "2024年第1季度", "2024-01至2024-03"), "2024-Q1", "2024-Q1"),
        (("2024年上半年", "2024年1-6月", "2024H1", "2024年1月至6月", "２０２４年１—６月", "2024.1-6"), "2024-H1", "2024-H1"),
        (("2024-06", "2024年6月", "2024/6", "截至2024年6月底", "2024-06-30", "2024-06-01", "45444"), "2024-06", "2024-H1"),
        (("2024年前三季度", "2024年1-9月", "2024年一至三季度"), "2024-01/09", "2024-01/09"),
        (("2024年三季度",), "2024-Q3", "2024-01/09"),
        (("2024", "2024年全年", "2024年度", "2024年1-12月"), "2024", "2024"),
        (("2024年下半年",), "2024-H2", "2024"),
    ],
)  # fmt: skip
def test_a_period_has_one_canonical_form(texts: tuple[str, ...], canonical: str, since_january: str) -> None:
    assert {period(text) for text in texts} == {canonical}
    assert {period(text, accumulated=True) for text in texts} == {since_january}


@pytest.mark.parametrize(
    "text", ["年初", "2024年1-13月", "2024年6-1月", "2024-06-15", "一季度", "2024年5季度", "1" * 50]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    assert period(text) == Unusable("not_a_date")


@pytest.mark.parametrize(
    ("text", "days"),
    [("2024-H2", ("2024-07-01", "2024-12-31")), ("2024-01/09", ("2024-01-01", "2024-09-30")), ("2024-02", ("2024-02-01", "2024-02-29"))],
)  # fmt: skip
def test_a_period_is_an_interval_like_any_date(text: str, days: tuple[str, str]) -> None:
    assert interval(text) == days


@pytest.mark.parametrize("text", ["2024-09/01", "2024-01/13", "2024-13", "2024-00"])
def test_months_that_do_not_exist_are_no_interval(text: str) -> None:
    with pytest.raises(ValueError, match="no such month"):
        interval(text)


@pytest.mark.parametrize(
    ("text", "unit", "found"),
    [
        ("12.5", "亿元", (Quantity(1_250_000_000.0), "元")),
        ("12.5亿元", "万元", (Quantity(1_250_000_000.0), "元")),
        ("3.5亿", "亿元", (Quantity(350_000_000.0), "元")),
        ("300余家", "", (Quantity(300.0, "≥"), "家")),
        ("突破1.2万", "家", (Quantity(12_000.0, "≥"), "家")),
        ("2.1%", "", (Quantity(0.021), "share")),
        ("5", "GWh", (Quantity(5.0), "gwh")),
        ("12", "", Unusable("unit_missing")),
        ("12", "亿美元", Unusable("foreign_currency")),
        ("约三千", "家", Unusable("number_in_words")),
        ("10-20", "家", Unusable("number_range")),
    ],
)  # fmt: skip
def test_a_number_of_any_kind_comes_in_its_base_unit(text: str, unit: str, found: object) -> None:
    assert measure(text, unit) == found


@pytest.mark.parametrize(
    ("text", "value"), [("12.5%", 0.125), ("-3%", -0.03), ("下降3%", -0.03), ("增长120%", 1.2), ("同比增长 8", 0.08)]
)
def test_growth_may_fall_and_pass_the_whole(text: str, value: float) -> None:
    assert change(text, "%") == Quantity(value)


# ---- returns --------------------------------------------------------------------------------------------------------


def test_a_return_is_one_number_of_one_district_period_indicator_and_basis(reader: Reader) -> None:
    record = taken(reader, "returns", {
        **RETURN, "上年同期": "10亿元", "报送同比": "25%", "报送日期": "2024-04-15", "填报人": "张示例",
    })  # fmt: skip

    assert record.subject == NodeRef("Return", "500120:2024-Q1:工业总产值:规上汽车零部件")
    assert said(record) == {
        "indicator": "工业总产值", "period": "2024-Q1", "basis": "规上汽车零部件", "cumulative": True,
        "number": 1_250_000_000, "unit": "元", "same_period_last_year": 1_000_000_000, "reported_growth_share": 0.25,
        "reported_on": "2024-04-15", "by": ("张示例",),
    }  # fmt: skip
    assert links(record) == [("IN_PLACE", "500120", "", {})]
    assert Fact("number", 1_250_000_000, "2024-Q1") in record.facts  # no later report settles it


@pytest.mark.parametrize(
    ("other", "id_", "cumulative"),
    [
        ({}, "2024-Q2", None),
        ({"本期/累计": "本期"}, "2024-Q2", False),
        ({"本期/累计": "累计"}, "2024-H1", True),
    ],
)
def test_the_same_quarter_since_january_is_another_period(
    reader: Reader, other: dict[str, str], id_: str, cumulative: bool | None
) -> None:
    record = taken(reader, "returns", {**RETURN, "报告期": "2024年二季度", **other})

    assert isinstance(record.subject, NodeRef)
    assert record.subject.id.split(":")[1] == id_
    assert said(record).get("cumulative") == cumulative


@pytest.mark.parametrize(
    ("basis", "kept"),
    [("规模以上", "规上"), ("规上", "规上"), ("规上汽车零部件", "规上汽车零部件"), ("全部新能源", "全部新能源")],
)
def test_two_bases_are_two_returns(reader: Reader, basis: str, kept: str) -> None:
    record = taken(reader, "returns", {**RETURN, "口径": basis})

    assert record.subject == NodeRef("Return", f"500120:2024-Q1:工业总产值:{kept}")


def test_a_count_needs_no_unit_money_does(reader: Reader) -> None:
    count = taken(reader, "returns", {**RETURN, "指标": "企业家数", "数值": "300余"})
    _, rejects = read(reader, "returns", {**RETURN, "数值": "12.5"})

    assert (said(count)["number"], said(count)["unit"], said(count)["number_qualifier"]) == (300, "家", "≥")
    assert rejects == [("unit_missing", True)]


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"数值": ""}, "not_filled"),
        ({"数值": "未报送"}, "not_filled"),
        ({"数值": "约三千"}, "number_in_words"),
        ({"报告期": "近期"}, "not_a_date"),
        ({"口径": ""}, "missing_required"),
        ({"区县": "某地"}, "unknown_place"),
    ],
)
def test_a_return_that_says_no_number_is_no_return(reader: Reader, cells: dict[str, str], reason: str) -> None:
    record, rejects = read(reader, "returns", {**RETURN, **cells})

    assert record is None
    assert (reason, True) in rejects


@pytest.mark.parametrize(
    ("district", "reason"), [("合计", "total_line"), ("区县", "header_line"), ("填表人：张示例", "note_line")]
)
def test_a_line_of_sums_or_notes_is_no_return(reader: Reader, district: str, reason: str) -> None:
    assert read(reader, "returns", {**RETURN, "区县": district}) == (None, [(reason, True)])
    assert read(reader, "returns_wide", {"区县": district}) == (None, [(reason, True)])


def test_a_wide_line_says_the_same_as_its_long_lines(reader: Reader) -> None:
    wide = taken(reader, "returns_wide", {**WIDE, "工业总产值（亿元）": "12.5", "企业数": "115", "税收（万元）": ""})

    long = [taken(reader, "returns", {**RETURN, **other}) for other in ({}, {"指标": "企业数量", "数值": "115家"})]
    assert [(r.subject, said(r), links(r)) for r in (wide, *wide.also)] == [
        (r.subject, said(r), links(r)) for r in long
    ]


def test_a_wide_line_without_a_number_or_of_another_year_says_nothing(reader: Reader) -> None:
    assert read(reader, "returns_wide", {**WIDE, "工业总产值（亿元）": "未报送"}) == (None, [("not_filled", True)])
    assert read(reader, "returns_wide", {**WIDE, "2023年工业总产值（亿元）": "3"})[1] == [("other_year", False)]


def test_two_numbers_of_one_return_wait_until_a_person_chooses(ledger: Ledger, sheet: Sheet) -> None:
    early = sheet("早.csv", RETURNS, ("璧山区", "2024Q1", "产值", "12.5亿元", "规上", "2024-04-10"))
    wide = sheet("晚.csv", ("区县", "报告期", "口径", "工业总产值（亿元）", "企业数", "报送日期"),
                 ("璧山区", "2024年1-3月", "规模以上", "13", "115", "2024-04-20"))  # fmt: skip
    id_ = "500120:2024-Q1:工业总产值:规上"
    ledger.load([early])
    (report,) = ledger.load([wide])
    before = list(export_graph(ledger.store))

    (question,) = ledger.waiting()
    made = ledger.judge("value", question.a, question.choices[1].text, by="张示例")

    assert (report.outcomes["created"], report.rows) == (1, 1)  # 企业数 is new; the other number waits
    assert (question.kind, question.a, question.b) == ("value", f"Return:{id_}", "number")
    assert {(c.value, c.rows) for c in question.choices} == {
        (1_250_000_000, (ledger_row(ledger, 0),)),
        (1_300_000_000, (ledger_row(ledger, 1),)),
    }
    assert returns(ledger)[id_] == question.choices[1].value
    assert returns(ledger)["500120:2024-Q1:企业数量:规上"] == 115
    assert ledger.waiting() == ()
    assert ledger.differs() == Changed()
    assert check_graph(ledger.store) == ()
    ledger.forget(made.id)
    assert list(export_graph(ledger.store)) == before
    assert returns(ledger)[id_] is None


def ledger_row(ledger: Ledger, number: int) -> str:
    live = [load.id for load in ledger.loads() if not load.reference]
    return f"{live[number]}!1"


def returns(ledger: Ledger) -> dict[str, object]:
    return {n.id: n.properties.get("number") for n in nodes(ledger.store) if n.label == "Return"}


@pytest.mark.parametrize("a", ["Return:", "Row:1!1", "Return:x", "Nothing:x"])
def test_a_value_is_judged_only_of_a_thing_and_a_property_of_the_model(desk: Ledger, a: str) -> None:
    with pytest.raises(LiantuError):
        desk.judge("value", a, "no_such=1")


def test_a_conflict_of_a_project_waits_too(desk: Ledger, sheet: Sheet) -> None:
    header = ("项目名称", "区县", "投资额（亿元）")
    desk.load([sheet("一.csv", header, ("甲", "璧山区", "1"), ("甲", "璧山区", "2"))])

    (question,) = desk.waiting()
    desk.judge("value", question.a, "investment_cny=200000000.0")

    assert (question.a, question.b) == ("Project:500120:甲", "investment_cny")
    assert [n.properties["investment_cny"] for n in nodes(desk.store) if n.label == "Project"] == [200_000_000]
    assert desk.differs() == Changed()


# ---- targets of a year ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("district", "id_", "place"),
    [("璧山", "500120", "500120"), ("重庆市", "500000", "500000"), ("", "渝西地区", ""), ("渝西八区", "渝西地区", "")],
)
def test_a_target_of_a_year_is_a_districts_the_citys_or_the_eight_districts(
    reader: Reader, district: str, id_: str, place: str
) -> None:
    record = taken(
        reader,
        "year_targets",
        {"区县": district, "指标": "产值", "年度": "2024年", "目标值": "超500亿元", "依据": "某文"},
    )

    assert record.subject == NodeRef("YearTarget", f"{id_}:2024:工业总产值:")
    assert [other for _, other, _, _ in links(record)] == ([place] if place else [])
    assert said(record) == {
        "indicator": "工业总产值", "year": "2024", "number": 50_000_000_000, "unit": "元", "number_qualifier": "≥", "grounds": ("某文",),
    }  # fmt: skip
    assert Fact("number", 50_000_000_000, "2024") in record.facts


# ---- what makers need -----------------------------------------------------------------------------------------------


def test_a_maker_needs_a_part_from_its_suppliers(reader: Reader) -> None:
    record = taken(reader, "models", {
        **NEED, "现供应商": "示例甲、示例乙", "年采购额（万元）": "约3500", "外采比": "60%", "年产量（辆）": "8万", "年度": "2023",
    })  # fmt: skip

    assert record.subject == NodeRef("VehicleModel", "示例汽车:a型")
    assert said(record) == {"name": "A型", "vehicles": 80_000}
    assert links(record) == [
        ("BUILDS", "示例汽车", "", {}),
        ("NEEDS", "C02", "", {"purchases_cny": 35_000_000, "purchases_cny_qualifier": "≈", "outsourced_share": 0.6}),
        ("SOURCED_FROM", "示例甲", "C02", {}),
        ("SOURCED_FROM", "示例乙", "C02", {}),
    ]


@pytest.mark.parametrize(
    ("word", "sourcing"), [("自制", {"sourcing": "own"}), ("无", {"sourcing": "none"}), ("", {}), ("未知", {})]
)
def test_nobody_made_in_house_and_not_said_are_three_things(
    reader: Reader, word: str, sourcing: dict[str, object]
) -> None:
    record = taken(reader, "models", {**NEED, "现供应商": word})

    assert links(record) == [("BUILDS", "示例汽车", "", {}), ("NEEDS", "C02", "", sourcing)]


def test_without_a_model_the_maker_as_a_whole_is_meant(reader: Reader) -> None:
    record = taken(reader, "models", {"整车企业": "示例汽车", "总成或部件": "动力电池"})

    assert (record.subject, said(record)) == (NodeRef("VehicleModel", "示例汽车:全部车型"), {"name": "全部车型"})


def test_one_amount_for_two_parts_is_not_counted_twice(reader: Reader) -> None:
    record, rejects = read(reader, "models", {**NEED, "总成或部件": "电芯、电机", "年采购额（万元）": "100"})

    assert rejects == [("several_ends", False)]
    assert record is not None
    assert [(kind, other, facts) for kind, other, _, facts in links(record)][1:] == [
        ("NEEDS", "C02", {}),
        ("NEEDS", "C08", {}),
    ]


@pytest.mark.parametrize(
    ("cells", "reason", "fatal"),
    [
        ({"外采比": "120%"}, "share_out_of_range", False),
        ({"总成或部件": "飞轮"}, "unknown_component", True),
        ({"整车企业": ""}, "missing_required", True),
    ],
)  # fmt: skip
def test_what_a_makers_row_cannot_say(reader: Reader, cells: dict[str, str], reason: str, fatal: bool) -> None:
    record, rejects = read(reader, "models", {**NEED, **cells})

    assert (reason, fatal) in rejects
    assert (record is None) == fatal


# ---- investment targets and chains ----------------------------------------------------------------------------------


def test_an_investment_target_is_mentioned_and_makes_nothing(reader: Reader) -> None:
    record = taken(reader, "targets", {
        "企业名称": "示例外企", "国别省市": "日本", "目标总成或部件": "电芯、飞轮、电驱", "行业地位": "前三", "投资动向": "拟建厂；考察",
        "拟落地区": "璧山区、永川区", "理由": "无同类", "对接进展": "已拜访", "责任单位": "招商局", "更新日期": "2024-06",
    })  # fmt: skip

    facts = {
        "origin_place": "日本", "products": ("电芯", "飞轮", "电驱"), "standing": "前三", "intentions": ("拟建厂；考察",),
        "regions": ("璧山区", "永川区"), "reason": "无同类", "status": "已拜访", "owner": "招商局",
    }  # fmt: skip
    assert (record.subject, record.as_of) == (None, "2024-06")
    assert [(link.type, link.start, link.end) for link in record.links] == [
        ("TARGETED_FOR", Mention("示例外企", "示例外企"), NodeRef(*end))
        for end in (("Component", "C02"), ("Assembly", "A02"))
    ]
    assert [{f.name: f.value for f in link.facts} for link in record.links] == [facts, facts]


@pytest.mark.parametrize("words", ["", "飞轮"])
def test_a_target_that_names_no_part_of_the_plan_is_kept_for_the_whole_chain(reader: Reader, words: str) -> None:
    record = taken(reader, "targets", {"企业名称": "示例外企", "目标总成或部件": words})

    assert [link.end for link in record.links] == [NodeRef("Vehicle", "V1")]


def test_a_chain_covers_parts_and_is_led_only_by_whom_the_sheet_names(reader: Reader) -> None:
    led = taken(
        reader, "chains", {"链条": "示例链", "覆盖总成或部件": "动力电池、电机", "链长": "示例链长", "链主": "示例甲"}
    )
    unset = taken(
        reader, "chains", {"链条": "示例链", "覆盖总成或部件": "动力电池", "链长": "待明确", "链主": "待明确"}
    )

    assert led.subject == unset.subject == NodeRef("Chain", "示例链")
    assert [(kind, other) for kind, other, _, _ in links(led)] == [
        ("COVERS_PART", "A01"),
        ("COVERS_PART", "C08"),
        ("LEADS", "示例甲"),
    ]
    assert [kind for kind, _, _, _ in links(unset)] == ["COVERS_PART"]
    assert "chief" not in said(unset)


# ---- together -------------------------------------------------------------------------------------------------------

MAPS = load_maps(PACKAGED)
KINDS = sorted(name for name, each in MAPS.items() if each.template)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("which", ["template", "english"])
def test_a_map_is_chosen_by_its_header(kind: str, which: str) -> None:
    columns = MAPS[kind].template
    headers = [column.headers[0 if which == "template" else -1] for column in columns]

    assert choose_map(headers, MAPS).name == kind


@pytest.mark.parametrize(
    "header", [("企业名称",), ("企业名称", "来源", "更新日期"), ("企业名称", "所在地", "责任单位")]
)
def test_a_list_of_names_is_a_list_of_firms_not_of_targets(header: tuple[str, ...]) -> None:
    assert choose_map(header, MAPS).name == "firms"


def test_all_maps_come_and_go_on_every_engine(ledger: Ledger, sheet: Callable[..., object]) -> None:
    sheets = [sheet(f"{kind}.csv", *zip(*_examples(kind), strict=True)) for kind in KINDS]
    empty = list(export_graph(ledger.store))

    reports = ledger.load(sheets)  # type: ignore[arg-type]

    assert {report.file: (report.outcomes["created"], report.reasons) for report in reports} == {
        f"{kind}.csv": (1, {}) for kind in KINDS
    }
    assert check_graph(ledger.store) == ()
    assert ledger.differs() == Changed()
    stated = {e.type for e in edges(ledger.store)}
    assert {"BUILDS", "NEEDS", "SOURCED_FROM", "TARGETED_FOR", "IN_PLACE", "LEADS", "COVERS_PART"} <= stated
    for report in reports:
        ledger.undo(report.load)
        assert ledger.differs() == Changed()
    assert list(export_graph(ledger.store)) == empty


def _examples(kind: str) -> Iterator[tuple[str, str]]:
    """Header and the map's own example."""
    return ((column.headers[0], column.example) for column in MAPS[kind].template)
