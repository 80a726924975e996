"""`liantu same`: pairs of names from a csv, the verdict and its reason beside the sender's own columns."""

import csv
import io
import json

import pytest

PAIRS = "编号,name_a,name_b\n1,重庆示例电子有限公司,重慶示例電子有限公司\n2,示例汽车,重庆示例汽车股份有限公司\n3,示例甲有限公司,示例乙有限公司\n"


@pytest.fixture
def pairs(tmp_path):
    file = tmp_path / "名称.csv"
    file.write_bytes(PAIRS.encode("gb18030"))
    return file


def test_same_writes_verdict_and_reason_beside_the_senders_columns(pairs, command_line, tmp_path):
    done = command_line(tmp_path, "same", str(pairs))

    rows = list(csv.DictReader(io.StringIO(done.out.removeprefix("\ufeff"))))
    assert list(rows[0]) == ["编号", "name_a", "name_b", "verdict", "reason"]
    assert [(row["编号"], row["verdict"]) for row in rows] == [("1", "same"), ("2", "unsure"), ("3", "different")]
    assert rows[2]["reason"] == "字号不同：示例乙、示例甲"


def test_same_as_json_and_in_english(pairs, command_line, tmp_path):
    rows = json.loads(command_line(tmp_path, "same", str(pairs), "--format", "json", "--lang", "en").out)

    assert [row["verdict"] for row in rows] == ["same", "unsure", "different"]
    assert rows[2]["reason"].startswith("Distinctive parts differ")


def test_same_as_a_table_has_chinese_titles(pairs, command_line, tmp_path):
    out = command_line(tmp_path, "same", str(pairs), "--format", "table").out

    assert "判断" in out
    assert "理由" in out


def test_a_missing_name_is_unsure(command_line, tmp_path):
    file = tmp_path / "名称.csv"
    file.write_text("name_a,name_b\n重庆示例有限公司\n", encoding="utf-8")

    assert "unsure" in command_line(tmp_path, "same", str(file)).out


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "读不了文件"), (b"a,b\n1,2\n", "缺少列 name_a、name_b"), (bytes(range(256)), "不是"), (b"", "缺少列")],
)
def test_same_says_what_is_wrong_with_a_file(content, said, command_line, tmp_path):
    file = tmp_path / "名称.csv"
    if content is not None:
        file.write_bytes(content)

    done = command_line(tmp_path, "same", str(file))

    assert (done.code, done.out) == (1, "")
    assert said in done.err
