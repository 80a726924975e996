"""list, ask, find, firm, match: the same answers as `ask`, in three forms, with the words of the question files."""

import csv
import io
import json
import re

import pytest

from liantu.paths import data_folder
from liantu.settings import settings
from liantu.workspace import open_workspace_store
from queries.registry import registry
from queries.runner import ask


@pytest.fixture
def filled(liantu, firms):
    """The command line on a workspace with three firms."""
    assert liantu("load", str(firms)).code == 0
    return liantu


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_list_json_describes_every_question(command_line, tmp_path):
    listed = {q["name"]: q for q in json.loads(command_line(tmp_path, "list", "--format", "json").out)}

    assert set(listed) == set(registry())
    assert set(listed["firms/profile"]) == {"name", "title", "question", "params", "columns"}
    assert listed["firms/profile"]["params"] == [
        {"name": "firm", "kind": "enterprise", "required": True, "default": None}
    ]
    assert listed["gaps/no_recorded_maker"]["params"][0]["default"] == ""


@pytest.mark.parametrize("name", registry())
def test_every_question_shows_its_cypher_and_its_parameters(name, command_line, tmp_path):
    shown, helped = command_line(tmp_path, "ask", name, "--show-query"), command_line(tmp_path, "ask", name, "--help")

    query = registry()[name]
    asks_first = any(param.required for param in query.params)
    assert asks_first or shown.out == query.shown + "\n"
    assert all(facts.text.strip() in query.shown for facts in query.facts)
    options = [f"--{param.name.replace('_', '-')} " for param in query.params]
    assert [option for option in options if option not in helped.out] == []


def test_ask_prints_the_answer_as_json(filled, workspace):
    done = filled("ask", "gaps/no_recorded_maker", "--scope", "璧山", "--format", "json")

    with open_workspace_store(settings(str(workspace), environ={})) as store:
        answer = ask(store, "gaps/no_recorded_maker", scope="璧山")
    assert json.loads(done.out) == answer.as_json()
    assert answer.parameters["scope"]["words"] == "璧山区"


def test_ask_csv_has_words_for_people_and_names_for_programs(filled):
    people = filled("ask", "gaps/single_maker", "--format", "csv").raw
    programs = filled("ask", "gaps/single_maker", "--format", "csv", "--no-bom").raw
    english = filled("ask", "gaps/single_maker", "--format", "csv", "--lang", "en").raw

    assert people.startswith(b"\xef\xbb\xbf" + "编码,部件".encode())
    assert programs.startswith(b"code,name,")
    assert english.startswith(b"\xef\xbb\xbfCode,Component")


def test_ask_table_shows_words_and_the_file_and_line_of_each_row(filled):
    done = filled("ask", "chain/firms_of", "--component", "BMS")

    assert "示例名录.csv!2" in done.out
    assert "生产" in done.out
    assert "MAKES" not in done.out
    assert "1 条结论" in done.err


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["--scope", "壁山"], 1, "璧山"),
        (["--scope"], 2, "选项 '--scope' 后面缺少值"),
    ],
)
def test_ask_with_a_word_that_nobody_knows(args, code, said, filled):
    done = filled("ask", "gaps/single_maker", *args)

    assert (done.code, done.out) == (code, "")
    assert said in done.err


def test_ask_without_a_needed_parameter_names_it(filled):
    done = filled("ask", "firms/profile")

    assert (done.code, done.out) == (2, "")
    assert "--firm" in done.err


def test_ask_all_answers_every_question_that_needs_nothing(filled):
    done = filled("ask", "--all", "--format", "json")

    asked = {row["name"]: row for row in json.loads(done.out)}
    assert done.code == 0
    assert set(asked) == {name for name, q in registry().items() if not any(p.required for p in q.params)}
    assert asked["chain/components"]["findings"] == 56


def test_own_question_is_listed_asked_and_limited_to_reading(filled, workspace):
    own = workspace / "queries"
    own.mkdir()
    (own / "names.cypher").write_text("MATCH (e:Enterprise)\nRETURN e.name AS name\nORDER BY name", encoding="utf-8")
    (own / "kill.cypher").write_text("MATCH (n) DETACH DELETE n", encoding="utf-8")

    done = filled("ask", "own/names", "--format", "csv", "--no-bom")

    assert done.out.splitlines() == ["name", "重庆示例座椅有限公司", "重庆示例电机有限公司", "重庆示例电池有限公司"]
    assert "kill.cypher" in done.err
    assert "问题只能读" in done.err


@pytest.mark.parametrize(
    "words", [["ask", "own/kill"], ["compare", "own/kill", "--before", "2024"], ["export", "picture", "own/kill"]]
)
def test_an_own_file_that_cannot_be_used_is_refused_with_its_reason_and_stands_in_no_others_way(
    words, filled, workspace, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)  # a picture is written where one stands
    own = workspace / "queries"
    own.mkdir()
    (own / "kill.cypher").write_text("MATCH (n) DETACH DELETE n", encoding="utf-8")

    refused, other = filled(*words), filled(*[word.replace("own/kill", "plan/stages") for word in words])

    assert (refused.code, other.code) == (1, 0)
    assert refused.err.count("kill.cypher") == 1
    assert "问题只能读" in refused.err
    assert "没有问题" not in refused.err


@pytest.mark.parametrize("text", ["电", "座椅", "bms", "璧山"])
def test_find_takes_one_character_and_more(text, filled):
    found = json.loads(filled("find", text, "--format", "json").out)["findings"]

    assert found
    assert len(json.loads(filled("find", text, "--limit", "1", "--format", "json").out)["findings"]) == 1


def test_firm_shows_the_cells_behind_each_fact(filled):
    done = filled("firm", "重庆示例电池有限公司")

    assert "工业总产值：32000000" in done.out
    assert "← 示例名录.csv!2 工业总产值（万元）“3200”" in done.out
    assert "生产  电池管理系统（C01）" in done.out
    assert "备注==1+1" in done.out


def test_firm_json_has_facts_relations_and_rows(filled):
    card = json.loads(filled("firm", "重庆示例电池有限公司", "--format", "json").out)

    output = next(fact for fact in card["facts"] if fact["name"] == "output_cny")
    (cell,) = output["cells"]
    assert (cell["place"], cell["column"], cell["value"]) == ("示例名录.csv!2", "工业总产值（万元）", "3200")
    assert card["rows"][cell["row"]]["cells"]["备注"] == "=1+1"
    assert {link["other"] for link in card["links"]} >= {"C01"}


def test_firm_that_nobody_knows_is_exit_code_1(filled):
    done = filled("firm", "没有这家")

    assert (done.code, done.out) == (1, "")
    assert "没有找到企业" in done.err


def test_stats_counts_what_is_there(filled):
    stats = json.loads(filled("stats", "--format", "json").out)

    assert (stats["nodes"]["Component"], stats["nodes"]["Enterprise"]) == (56, 3)
    assert "Row" not in stats["nodes"]
    assert "企业 Enterprise：3" in filled("stats").out


def test_stats_needs_no_vocabulary(filled, workspace):
    (workspace / "vocab").mkdir()
    (workspace / "vocab" / "component_terms.csv").write_text("不是词表", encoding="utf-8")

    assert filled("stats").code == 0


# ---- match ----------------------------------------------------------------------------------------------------------


def test_match_reads_a_phrase_a_line(command_line, tmp_path):
    done = command_line(tmp_path, "match", "--no-bom", stdin="动力电池BMS\n激光雷达、车灯\n锂电池生产设备\n正极材料\n")

    assert [tuple(row.values()) for row in rows_of(done.out)] == [
        ("动力电池BMS", "component", "电池管理系统", "动力电池", "动力电池BMS"),
        ("激光雷达、车灯", "component", "激光雷达|智能车灯", "智能驾驶|内外饰", "激光雷达|车灯"),
        ("锂电池生产设备", "excluded", "", "", "锂电池生产设备"),
        ("正极材料", "component", "正极材料", "动力电池", "正极材料"),
    ]


def test_match_keeps_the_columns_of_a_csv(command_line, tmp_path):
    sheet = tmp_path / "词.csv"
    sheet.write_bytes("编号,产品\n7,制动卡钳\n".encode("gb18030"))

    done = command_line(tmp_path, "match", str(sheet), "--column", "产品")

    assert done.raw.startswith(b"\xef\xbb\xbf" + "编号,产品,outcome,components,assemblies,evidence".encode())
    assert rows_of(done.out)[0]["编号"] == "7"


def test_match_explains_which_line_of_the_vocabulary_decides(command_line, tmp_path):
    rows = rows_of(command_line(tmp_path, "match", "--explain", stdin="BMS；轮胎\n").out)

    assert (rows[0]["evidence"], rows[0]["outcome"]) == ("BMS", "component")
    assert rows[0]["rule"].startswith("component_terms.csv:")
    assert len(rows) == 2


def test_match_explains_what_it_did_not_take_and_why(command_line, tmp_path):
    (row,) = rows_of(command_line(tmp_path, "match", "--explain", "--phrase", "电芯装配检测设备").out)

    assert (row["outcome"], row["components"], row["judgement"]) == ("excluded", "", "")
    assert re.fullmatch(r"电芯（component_terms.csv:\d+ 电芯，由 product_words.csv:\d+ 设备 决定）", row["rejected"])


def test_match_and_later_loads_keep_what_a_person_said_of_a_phrase(filled, tmp_path):
    sheet = tmp_path / "later.csv"
    sheet.write_text("企业名称,主营产品\n示例后来有限公司,汽车座椅\n", "utf-8")

    filled("held", "means", "汽车座椅", "智慧天窗", "--by", "张示例")
    (row,) = rows_of(filled("match", "--explain", "--phrase", "汽 车 座椅；电芯检测").out)[:1]
    filled("load", str(sheet))

    assert (row["outcome"], row["components"], row["judgement"]) == ("component", "智慧天窗", "1 张示例")
    assert row["rule"].startswith("component_terms.csv:")
    assert "零重力旋转座椅" in row["rejected"]
    assert "智慧天窗" in filled("firm", "示例后来有限公司").out
    filled("held", "forget", "1")
    assert rows_of(filled("match", "--phrase", "汽车座椅").out)[0]["components"] == "零重力旋转座椅"


def test_match_of_a_phrase_that_means_nothing_of_ours(filled):
    filled("held", "means", "电机", "")

    assert rows_of(filled("match", "--phrase", "电机；BMS").out)[0]["components"] == "电池管理系统"
    assert rows_of(filled("match", "--phrase", "电机").out)[0]["outcome"] == "excluded"


def test_match_uses_the_analysts_own_vocabulary(command_line, tmp_path):
    packaged = (data_folder() / "vocab" / "component_terms.csv").read_text(encoding="utf-8")
    own = tmp_path / "vocab" / "component_terms.csv"
    own.parent.mkdir()
    own.write_text(packaged.rstrip("\n") + "\n示例词,component,C01,,zh,\n", encoding="utf-8")

    done = command_line(tmp_path, "match", "--no-bom", stdin="示例词\n")

    assert rows_of(done.out)[0]["components"] == "电池管理系统"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.csv", None, "读不了文件"),
        ("词.csv", "甲,乙\n1,2\n".encode(), "没有名为“phrase”的列"),
        ("binary.csv", bytes(range(256)), "不是"),
    ],
)
def test_match_says_what_is_wrong_with_a_file(name, content, said, command_line, tmp_path):
    if content is not None:
        (tmp_path / name).write_bytes(content)

    done = command_line(tmp_path, "match", str(tmp_path / name))

    assert (done.code, done.out) == (1, "")
    assert said in done.err
