"""Titles and capabilities: known by their words, never dropped; groups by mention; all of it undone without a trace."""

from pathlib import Path

import pytest

from graph.checks import check_graph
from graph.records import Fact, Link, Load, Mention, NodeRef, Record, Row, SheetContext
from graph.snapshot import edges, export_graph, nodes
from liantu.paths import data_folder
from loaders.ledger import Changed, Ledger
from loaders.named_lists import NamedList, named_lists, year_in
from loaders.reader import Reader
from tests.loaders.conftest import Sheet

HEADER = ("企业名称", "统一社会信用代码", "资质称号", "认定日期", "到期日期", "工艺能力", "所属集团")


@pytest.fixture(scope="module")
def titles() -> NamedList:
    lists, _ = named_lists(data_folder(), None)
    return lists["Honour"]


def read(reader: Reader, cells: dict[str, str]) -> tuple[Record, list[str]]:
    row = Row("1!1", "1", "", "表.csv!2", cells)
    record, rejects = reader.read(row, Load("1", "表.csv", "", ()), SheetContext("", "firms"))
    assert record is not None
    return record, [reject.reason for reject in rejects]


def held(record: Record) -> list[tuple[str, dict[str, object]]]:
    links: list[Link] = [link for link in record.links if link.type == "HOLDS"]
    return [(link.end.id, {f.name: f.value for f in link.facts}) for link in links if isinstance(link.end, NodeRef)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("国家级专精特新“小巨人”企业", "专精特新小巨人"),
        ("第四批国家专精特新小巨人", "专精特新小巨人"),
        ("重庆市“专精特新”中小企业", "专精特新中小企业"),
        ("2022年度市级专精特新", "专精特新中小企业"),
        ("市级小巨人", "专精特新小巨人（市级）"),
        ("制造业单项冠军企业", "单项冠军"),
        ("高新技术企业（2021年）", "高新技术企业"),
        ("上市公司 002765.SZ", "上市公司"),
        ("链主", "链主（认定）"),
        ("重庆市企业技术中心", "企业技术中心（市级）"),
    ],
)
def test_a_title_is_known_however_it_is_written(text: str, found: str, titles: NamedList) -> None:
    assert titles.find(text).id == found


@pytest.mark.parametrize(
    "text",
    [
        "企业技术中心",
        "2022年重庆市“专精特新”拟评定",
        "高新技术企业（培育）",
        "市级专精特新企业申报中",
        "龙头企业",
        "区级小巨人",
    ],
)
def test_what_is_no_title_yet_or_unknown_stands_as_it_is_written(text: str, titles: NamedList) -> None:
    assert titles.find(text) == NodeRef("Honour", text)


@pytest.mark.parametrize(
    ("text", "year"), [("高企（2021年）", "2021"), ("高企", ""), ("2019年、2022年", ""), ("2022-07", "2022-07")]
)
def test_the_year_in_a_titles_words(text: str, year: str) -> None:
    assert year_in(text) == year


def test_one_date_is_for_all_titles_several_go_one_to_one(reader: Reader) -> None:
    record, reasons = read(
        reader,
        {"企业名称": "示例甲", "资质称号": "高新技术企业、某奖", "认定日期": "2021-07", "到期日期": "2024、2025-01"},
    )

    assert reasons == []
    assert held(record) == [
        ("高新技术企业", {"phrases": ("高新技术企业",), "since": "2021-07", "until": "2024"}),
        ("某奖", {"phrases": ("某奖",), "since": "2021-07", "until": "2025-01"}),
    ]


def test_dates_that_fit_no_title_are_refused_and_the_titles_stay(reader: Reader) -> None:
    record, reasons = read(
        reader, {"企业名称": "示例甲", "资质称号": "高新技术企业、某奖、链主", "认定日期": "2021、2022"}
    )

    assert reasons == ["dates_do_not_fit"]
    assert [title for title, _ in held(record)] == ["高新技术企业", "某奖", "链主（认定）"]


def test_a_date_column_speaks_before_the_year_in_the_words(reader: Reader) -> None:
    record, _ = read(reader, {"企业名称": "示例甲", "资质称号": "高新技术企业（2018年）", "认定日期": "2021-07"})

    assert [facts["since"] for _, facts in held(record)] == ["2021-07"]


def test_a_group_is_mentioned_and_is_never_the_firm_itself(reader: Reader) -> None:
    record, _ = read(reader, {"企业名称": "示例甲公司", "简称": "示例甲", "所属集团": "示例甲；示例 集团"})

    assert [link.end for link in record.links if link.type == "OWNED_BY"] == [Mention("示例集团", "示例 集团")]


def test_crafts_of_one_family_are_one_capability_with_all_words(reader: Reader) -> None:
    record, reasons = read(reader, {"企业名称": "示例甲", "工艺能力": "涂布、卷绕；秘制"})

    said = {
        link.end: {v for f in link.facts for v in f.value} for link in record.links if link.type == "HAS_CAPABILITY"
    }  # type: ignore[union-attr]
    assert reasons == []
    assert said == {NodeRef("Capability", "电化学制造"): {"涂布", "卷绕"}, NodeRef("Capability", "秘制"): {"秘制"}}


def test_titles_groups_and_crafts_come_and_go_with_their_rows(ledger: Ledger, sheet: Sheet) -> None:
    one = sheet("一.csv", HEADER, ("示例甲有限公司", "", "某奖、高新技术企业", "2022", "", "秘制", "示例集团"))
    two = sheet("二.csv", HEADER, ("示例乙有限公司", "", "某奖", "", "", "", "示例集团"))
    group = sheet("三.csv", ("企业名称", "简称"), ("重庆示例集团有限公司", "示例集团"))
    empty = list(export_graph(ledger.store))

    (first,), (second,) = ledger.load([one]), ledger.load([two])
    before = list(export_graph(ledger.store))
    (named,) = ledger.load([group])

    owned = {(e.start.id, e.end.id) for e in edges(ledger.store) if e.type == "OWNED_BY"}
    assert owned == {(f"name:示例{x}有限公司", "name:重庆示例集团有限公司") for x in "甲乙"}
    assert check_graph(ledger.store) == ()
    assert ledger.differs() == Changed()
    ledger.undo(named.load)
    assert list(export_graph(ledger.store)) == before
    ledger.undo(first.load)  # 一.csv: the other still names 某奖 and 示例集团
    left = {
        n.id
        for n in nodes(ledger.store)
        if n.label in ("Honour", "Capability", "Enterprise") and "rows" not in n.properties
    }
    assert left == {"某奖", "text:示例集团"}
    assert ledger.differs() == Changed()
    ledger.undo(second.load)
    assert list(export_graph(ledger.store)) == empty


def test_a_held_row_keeps_no_title_alive(ledger: Ledger, sheet: Sheet) -> None:
    """Its facts stay out of the graph, so it is no witness of what it names."""
    codes = sheet(
        "码.csv",
        HEADER,
        *(("示例甲有限公司", code, "", "", "", "", "") for code in ("91990001000000001N", "91990001000000002R")),
    )
    waits = sheet("等.csv", HEADER, ("示例甲有限公司", "", "某奖", "", "", "", "示例集团"))
    names = sheet("名.csv", HEADER, ("示例乙有限公司", "", "某奖", "", "", "", "示例集团"))
    for path in (codes, waits, names):
        ledger.load([path])

    ledger.undo(ledger.loads()[-1].id)

    assert not {"某奖", "text:示例集团"} & {n.id for n in nodes(ledger.store)}
    assert ledger.differs() == Changed()


def test_the_lists_are_loaded_with_the_plan_and_every_part_uses_some_craft(desk: Ledger) -> None:
    found = list(edges(desk.store))
    uses = {e.start for e in found if e.type == "USES"}
    parts = {NodeRef(n.label, n.id) for n in nodes(desk.store) if n.label in ("Component", "LegacyComponent")}

    assert uses == parts
    assert all(
        e.properties["assigned_by"] and e.properties["assigned_on"] for e in found if e.type in ("USES", "INPUT_TO")
    )
    assert {(e.start.id, e.end.id) for e in found if e.type == "INPUT_TO"} == {(f"C0{n}", "C02") for n in (3, 4, 5, 6)}
    assert check_graph(desk.store) == ()


def test_an_analysts_own_list_replaces_ours(tmp_path: Path) -> None:
    own = tmp_path / "vocab"
    own.mkdir()
    (own / "titles.csv").write_text("name,level,kind,order,aliases\n某奖,市级,其他,1,某某奖\n", "gb18030")

    lists, _ = named_lists(data_folder(), tmp_path)

    assert lists["Honour"].find("重庆市某某奖").id == "某奖"
    assert lists["Honour"].find("高新技术企业").id == "高新技术企业"
    assert lists["Capability"].find("贴片").id == "电子装联"


def test_facts_of_titles_are_plain(reader: Reader) -> None:
    record, _ = read(reader, {"企业名称": "示例甲", "资质称号": "高新技术企业（2021年）"})

    (link,) = [link for link in record.links if link.type == "HOLDS"]
    assert link.facts == (Fact("phrases", ("高新技术企业（2021年）",)), Fact("since", "2021"))
