"""A question file that does not keep its promises is refused, with the file and everything that is wrong with it."""

import pytest

from queries.registry import HOME, QuestionError, Words, read_question, registry
from queries.runner import ask

GOOD = """/*---
title.zh = "题"
title.en = "Title"
question.zh = "问？"
question.en = "Question?"
rule.zh = "规则"
rule.en = "Rule"
limits.zh = "局限"
limits.en = "Limits"
identity = ["code"]

[params.scope]
kind = "scope"
default = ""
doc = {zh = "范围", en = "Scope"}

[columns]
code = {kind = "string", node = "Component", zh = "编码", en = "Code"}
---*/
MATCH (c:Component)
WHERE '' IN $scope OR c.id = '$notaparam' // nor $this
RETURN c.id AS code
ORDER BY code
"""


def question(tmp_path, text, name="gaps/x", **kind):
    path = tmp_path / "x.cypher"
    path.write_text(text, encoding="utf-8")
    return read_question(path, name, **kind)


def test_question_file_says_everything_about_itself(tmp_path):
    query = question(tmp_path, GOOD)

    assert (query.name, query.group, query.title, query.identity) == ("gaps/x", "gaps", Words("题", "Title"), ("code",))
    assert [(p.name, p.kind, p.default, p.required) for p in query.params] == [("scope", "scope", "", False)]
    assert [(c.name, c.node, c.zh, c.en) for c in query.columns] == [("code", "Component", "编码", "Code")]
    assert query.text == GOOD


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('title.en = "Title"\n', "", "title 缺少英文"),
        ('question.zh = "问？"\n', "", "question 缺少中文"),
        ('rule.zh = "规则"\n', "", "rule 缺少中文"),
        ('limits.en = "Limits"\n', "", "limits 缺少英文"),
        ("identity =", 'derive = "nowhere.nothing"\nidentity =', "derive 中的“nowhere.nothing”不存在"),
        ("identity =", 'derive = "os.system(1)"\nidentity =', "derive 中的“os.system(1)”不存在"),
        ("identity =", 'facts = ["../x"]\nidentity =', "facts 中的“../x”不存在"),
        ("identity =", 'later = ["none"]\nidentity =', "facts 中的“none”不存在"),
        ("identity =", 'facts = ["shown_firms"]\nidentity =', "用到了没有声明的参数 shown"),
        ("identity =", 'thresholds = ["none"]\nidentity =', "thresholds 中的“none”不存在"),
        ("identity =", 'proof = {question = "a/b", firm = "nowhere"}\nidentity =', "proof 中的 nowhere 不是列"),
        ('kind = "scope"', 'kind = "choice"', "kind = choice 要有 choices"),
        ('zh = "范围", en = "Scope"', 'zh = "范围"', "参数 scope 的 doc 缺少英文"),
        ('zh = "编码", en = "Code"', 'en = "Code"', "列 code 缺少中文"),
        ('identity = ["code"]', 'identity = ["name"]', "identity 中的 name 不是列"),
        ("'' IN $scope OR ", "", "声明了参数 scope 但没有用到"),
        ("RETURN c.id", "RETURN $what + c.id", "用到了没有声明的参数 what"),
        ('kind = "scope"', 'kind = "place"', "kind 应为"),
        ('kind = "string"', 'kind = "text"', "kind 应为"),
        ('default = ""', "default = 1", "默认值 1 与 kind = scope 不符"),
        ('node = "Component"', 'node = "Part"', "node = Part 不是图中的标签"),
        ("RETURN", "SET c.name = 'x' RETURN", "只能读"),
        ("ORDER BY code", "", "没有 ORDER BY"),
        ("ORDER BY code", "ORDER BY code;", "不要写分号"),
        ("identity =", "identy =", "不认识的说明项 identy"),
        ("code = {", "id = {", "列名 id 已用于结论编号"),
        ('node = "Component"', 'node = "Enterprise"', "identity 中的企业列 code 没有对应的 keys 列"),
        ("/*---", "/*", "开头没有"),
        ('title.zh = "题"', "title.zh = 题", "TOML"),
    ],
)
def test_file_that_breaks_a_promise_is_refused_with_its_name_and_the_reason(tmp_path, old, new, complaint):
    assert old in GOOD

    with pytest.raises(QuestionError, match=r"x\.cypher") as refused:
        question(tmp_path, GOOD.replace(old, new, 1))

    assert complaint in str(refused.value)


def test_file_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "x.cypher").write_bytes(GOOD.encode("gb18030"))

    with pytest.raises(QuestionError, match="UTF-8"):
        read_question(tmp_path / "x.cypher", "gaps/x")


def test_every_packaged_question_is_found_by_folder_and_file(tmp_path):
    found = registry(tmp_path)

    assert {"chain/components", "gaps/no_recorded_maker", "districts/profile"} <= found.keys()
    assert all(query.name == name and not query.own for name, query in found.items())


def test_an_analysts_file_is_an_own_question_and_may_say_less(tmp_path):
    (tmp_path / "部件数.cypher").write_text("MATCH (c:Component) WHERE c.name CONTAINS $text RETURN count(c) AS n")

    query = registry(tmp_path)["own/部件数"]

    assert (query.title, query.own, query.columns) == (Words("部件数", "部件数"), True, ())
    assert [(p.name, p.kind, p.default) for p in query.params] == [("text", "text", "")]


def test_a_broken_own_file_is_listed_and_hides_no_other(tmp_path):
    (tmp_path / "bad.cypher").write_text("MATCH (n) DELETE n")
    (tmp_path / "good.cypher").write_text("RETURN 1 AS one")
    broken = {}

    found = registry(tmp_path, broken=broken)

    assert {n for n in found if n.startswith("own/")} == {"own/good"}
    assert "bad.cypher" in str(broken["own/bad"])
    with pytest.raises(QuestionError):
        registry(tmp_path)


def test_a_file_written_on_windows_is_read_as_well(tmp_path):
    (tmp_path / "x.cypher").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())

    assert read_question(tmp_path / "x.cypher", "gaps/x").title.zh == "题"


def test_the_examples_of_the_manual_are_good_questions(golden, tmp_path):
    page = (HOME.parent / "docs" / "own-questions.md").read_text(encoding="utf-8")
    statement, front = (block.partition("\n")[2] for block in page.split("```")[1::2])
    (tmp_path / "short.cypher").write_text(statement, encoding="utf-8")
    (tmp_path / "long.cypher").write_text(front + statement, encoding="utf-8")

    found = registry(tmp_path)

    assert {p.name: p.kind for p in found["own/short"].params} == {"scope": "scope", "text": "text"}
    rows = [{"component": "电机控制器", "firms": 2}, {"component": "电芯", "firms": 2}]
    assert [ask(golden, found[name], text="电").rows()[:2] for name in ("own/short", "own/long")] == [rows, rows]
