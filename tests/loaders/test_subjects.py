"""Rows about projects and surveys: which thing they mean, what it is joined to, and that undo takes it all back."""

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from graph.checks import check_graph
from graph.errors import LiantuError
from graph.records import Fact, Load, Mention, NodeRef, Record, Reject, Row, SheetContext
from graph.snapshot import export_graph
from liantu.paths import data_folder
from loaders.ledger import Ledger, LoadOptions
from loaders.map_files import read_map
from loaders.reader import Reader
from loaders.sheets import read_sheets

PROJECT = {"项目名称": "示例电芯基地", "区县": "璧山"}
SURVEY = {"区县": "铜梁区", "部件": "电芯", "有/无/不清楚": "无", "日期": "2024-06-30"}


def read(
    reader: Reader, map_: str, cells: dict[str, str], district: str = ""
) -> tuple[Record | None, tuple[Reject, ...]]:
    return reader.read(
        Row("1!1", "1", "", "表.csv!2", cells), Load("1", "表.csv", "", ()), SheetContext("", map_, district)
    )


def taken(reader: Reader, map_: str, cells: dict[str, str], district: str = "") -> Record:
    record, rejects = read(reader, map_, cells, district)
    assert rejects == ()
    assert record is not None
    return record


def links(record: Record) -> set[tuple[str, str, frozenset[tuple[str, object]]]]:
    """Type, other end, and what is said about it."""
    made = set()
    for link in record.links:
        other = link.end if link.start is None else link.start
        named = other.id if isinstance(other, NodeRef) else other.text if isinstance(other, Mention) else ""
        made.add((link.type, named, frozenset((fact.name, fact.value) for fact in link.facts)))
    return made


def test_a_project_is_known_by_its_district_and_name(reader: Reader) -> None:
    one = taken(reader, "projects", PROJECT)
    same = taken(reader, "projects", {"项目名称": "示例 电芯基地", "区县": "重庆市璧山区", "项目代码": "7"})
    titled = taken(reader, "projects", {"项目名称": "示例电芯基地"}, district="500120")
    elsewhere = taken(reader, "projects", {**PROJECT, "区县": "铜梁区"})

    assert one.subject == same.subject == titled.subject == NodeRef("Project", "500120:示例电芯基地")
    assert elsewhere.subject == NodeRef("Project", "500151:示例电芯基地")
    assert links(one) == links(titled) == {("IN_PLACE", "500120", frozenset())}


def test_a_project_says_who_invests_in_what_and_how_far_it_is(reader: Reader) -> None:
    record = taken(reader, "projects", {
        **PROJECT, "投资方": "示例集团；示例基金", "落地企业": "重庆示例电芯公司", "总成或部件": "电芯、热管理、飞轮",
        "投资额（亿元）": "12", "当前阶段": "已签约", "阶段日期": "2024-05", "文号": "〔2024〕1号",
        "策划实际日期": "2023-12", "计划开工日期": "2024-10", "存在问题": "用地；用电", "数据来源": "招商局",
    })  # fmt: skip

    def said(**facts: object) -> frozenset[tuple[str, object]]:
        return frozenset(facts.items())

    assert links(record) == {
        ("IN_PLACE", "500120", said()),
        ("INVESTS_IN", "示例集团", said(roles=("投资方",))),
        ("INVESTS_IN", "示例基金", said(roles=("投资方",))),
        ("INVESTS_IN", "重庆示例电芯公司", said(roles=("落地企业",))),
        ("AIMS_AT", "C02", said()),
        ("AIMS_AT", "A03", said()),
        ("REACHED", "ST3", said(on="2024-05", paper="〔2024〕1号")),
        ("REACHED", "ST1", said(on="2023-12")),
        ("EXPECTS", "ST4", said(on="2024-10")),
    }
    assert set(record.facts) >= {
        Fact("investment_cny", 1_200_000_000), Fact("products", ("电芯", "热管理", "飞轮")),
        Fact("problems", ("用地；用电",)), Fact("sources", ("招商局",)),
    }  # fmt: skip


def test_one_firm_in_two_roles_is_one_link(reader: Reader) -> None:
    record = taken(reader, "projects", {**PROJECT, "投资方": "示例集团", "落地企业": "示例集团"})

    (link,) = [each for each in record.links if each.type == "INVESTS_IN"]
    assert {value for fact in link.facts for value in fact.value} == {"投资方", "落地企业"}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("cells", "reason", "fatal"),
    [
        ({"项目名称": "示例"}, "missing_required", True),
        ({"项目名称": "", "区县": "璧山区", "投资额": "1亿元"}, "missing_required", True),
        ({**PROJECT, "区县": "某地"}, "unknown_place", True),
        ({**PROJECT, "当前阶段": "快了"}, "unknown_word", False),
        ({**PROJECT, "当前阶段": "签约", "阶段日期": "年底"}, "not_a_date", False),
        ({**PROJECT, "投资方": "某公司"}, "unnamed_firm", False),
        ({**PROJECT, "项目名称": "长" * 400}, "name_too_long", True),
    ],
)
def test_what_a_project_row_cannot_say(reader: Reader, cells: dict[str, str], reason: str, fatal: bool) -> None:
    record, rejects = read(reader, "projects", cells)

    assert (reason, fatal) in {(r.reason, r.fatal) for r in rejects}
    assert (record is None) == fatal


@pytest.mark.parametrize(
    ("word", "found"), [("有", "yes"), ("无", "no"), ("没有", "no"), ("不清楚", "unclear"), ("不详", "unclear")]
)
def test_a_survey_says_what_was_found_and_none_is_an_answer(reader: Reader, word: str, found: str) -> None:
    record = taken(reader, "surveys", {**SURVEY, "有/无/不清楚": word, "代表企业": "甲公司、乙公司"})

    assert record.subject == NodeRef("Survey", "500151:2024-06-30")
    assert links(record) == {
        ("IN_PLACE", "500151", frozenset()),
        ("COVERS", "C02", frozenset({("found", found), ("firms", ("甲公司", "乙公司"))})),
    }


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"有/无/不清楚": "—"}, "missing_required"),
        ({"有/无/不清楚": "可能"}, "unknown_word"),
        ({"部件": "飞轮"}, "unknown_component"),
        ({"日期": "上个月"}, "not_a_date"),
        ({"区县": ""}, "missing_required"),
    ],
)
def test_a_survey_line_that_leaves_something_open_is_refused(
    reader: Reader, cells: dict[str, str], reason: str
) -> None:
    record, rejects = read(reader, "surveys", {**SURVEY, **cells})

    assert record is None
    assert reason in {r.reason for r in rejects if r.fatal}


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ('relation = "COVERS"\nof = "nothing"\nproperty = "found"', "link_fact 应写"),
        ('relation = "COVERS"\nproperty = "found"', "link_fact 应写"),
        ('relation = "COVERS"\nof = "part"\nproperty = "wrong"', "COVERS 没有属性"),
        ('relation = "COVERS"\nof = "part"\nproperty = "found"\nwords = {yes = "有"}', "words 应写成"),
    ],
)
def test_a_map_whose_link_facts_hang_loose_is_refused(tmp_path: Path, entry: str, words: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        'subject = "Survey"\n[columns.date]\nheaders = ["日"]\nidentity = true\n'
        '[columns.part]\nheaders = ["部件"]\ntakes = "relation"\nrelation = "COVERS"\nnames = "part"\n'
        f'[columns.it]\nheaders = ["果"]\ntakes = "link_fact"\n{entry}\n',
        encoding="utf-8",
    )

    with pytest.raises(LiantuError, match=words):
        read_map(path)


def test_the_projects_named_in_public_news_are_read_whole(reader: Reader) -> None:
    (sheet,) = read_sheets(data_folder() / "public" / "projects" / "western_8.csv")
    context = reader.context(sheet)

    said = [read(reader, context.map, raw.cells, context.district) for raw in sheet.rows]

    assert context.map == "projects"
    assert [(record, rejects) for record, rejects in said if record is None or rejects] == []
    assert len(said) == len(sheet.rows) > 3
    stages = [link.end for record, _ in said if record for link in record.links if link.type == "REACHED"]
    assert len(stages) == sum(1 for raw in sheet.rows if raw.cells.get("当前阶段"))


def test_projects_follow_their_firms_and_undo_takes_everything_back(ledger: Ledger, sheet: Callable[..., Path]) -> None:
    projects = sheet("项目.csv", ("项目名称", "区县", "投资方", "总成或部件", "当前阶段"),
                     ("甲项目", "璧山区", "甲甲", "电芯", "签约"), ("乙项目", "铜梁区", "甲甲、丙", "电机", ""))  # fmt: skip
    firms = sheet("名录.csv", ("企业名称", "简称", "区县"), ("重庆示例甲有限公司", "甲甲", "璧山区"))
    surveys = sheet("摸排.csv", ("区县", "部件", "有/无/不清楚", "日期"), ("璧山区", "电芯", "无", "2024-06"),
                    ("璧山区", "电机", "有", "2024-06"))  # fmt: skip
    empty = list(export_graph(ledger.store))

    first = ledger.load([projects, surveys], LoadOptions())
    before = list(export_graph(ledger.store))
    ledger.load([firms], LoadOptions())

    assert [report.outcomes["created"] for report in first] == [2, 1]
    found = ledger.store.read(
        "MATCH (e:Enterprise)-[r:INVESTS_IN]->(p:Project) RETURN e.id AS firm, p.name AS project, r.roles AS roles"
    )
    assert {(f["firm"], f["project"], tuple(f["roles"])) for f in found} == {
        ("name:重庆示例甲有限公司", "甲项目", ("投资方",)),
        ("name:重庆示例甲有限公司", "乙项目", ("投资方",)),
        ("text:丙", "乙项目", ("投资方",)),
    }
    covered = ledger.store.read("MATCH (:Survey)-[r:COVERS]->(c:Component) RETURN c.name AS part, r.found AS found")
    assert {(c["part"], c["found"]) for c in covered} == {("电芯", "no"), ("电机", "yes")}
    assert check_graph(ledger.store) == ()
    assert not any(asdict(ledger.rebuild()).values())
    ledger.undo(ledger.loads()[-1].id)
    assert list(export_graph(ledger.store)) == before
    for report in first:
        ledger.undo(report.load)
    assert list(export_graph(ledger.store)) == empty
    assert all(json.loads(line) for line in empty)
