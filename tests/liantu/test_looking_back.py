"""`--as-of` and `compare`: the same question at two moments, on a store of the past that is kept in the workspace."""

import json

import pytest

from liantu.past import KEPT

HEADER = "企业名称,区县,主营产品,数据日期"


@pytest.fixture
def two_lists(liantu, tmp_path):
    """An old list with one maker of cells, a newer one with two and a firm that makes motors; the numbers of the loads."""
    loads = []
    for name, date, rows in (
        ("old", "2023-06", ["示例甲电池有限公司,璧山区,电芯"]),
        (
            "new",
            "2024-06",
            ["示例甲电池有限公司,璧山区,电芯", "示例乙电池有限公司,铜梁区,电芯", "示例丙电机有限公司,永川区,驱动电机"],
        ),
    ):
        sheet = tmp_path / f"{name}.csv"
        sheet.write_text("\n".join([HEADER, *(f"{row},{date}" for row in rows)]), "utf-8")
        loads.append(str(json.loads(liantu("load", str(sheet), "--format", "json").out)["load"]))
    return loads


def makers(liantu, *options):
    found = json.loads(liantu("ask", "chain/components", "--format", "json", *options).out)["findings"]
    return {row["code"]: row["confirmed"] for row in found if row["confirmed"]}


def test_a_question_is_asked_of_the_data_of_a_day(two_lists, liantu):
    before, after = makers(liantu, "--as-of", "2023-12-31"), makers(liantu)

    assert (before, after) == ({"C02": 1}, {"C02": 2, "C08": 1})


def test_a_question_is_asked_of_the_state_after_a_load(two_lists, liantu):
    assert makers(liantu, "--as-of", two_lists[0]) == {"C02": 1}
    assert makers(liantu, "--as-of", two_lists[1]) == makers(liantu)


def test_a_question_that_asks_for_a_date_itself_is_given_the_same(two_lists, liantu):
    asked = json.loads(liantu("ask", "links/status", "--as-of", "2023", "--format", "json").out)

    assert asked["parameters"]["as_of"] == "2023-12-31"
    assert {row["code"] for row in asked["findings"] if row["producers"]} == {"C02"}


def test_compare_says_what_is_new_changed_and_closed(two_lists, liantu):
    found = json.loads(liantu("compare", "firms/list", "--before", "2023", "--format", "json").out)
    told = json.loads(liantu("compare", "chain/components", "--before", "2023", "--format", "json").out)
    gone = json.loads(liantu("compare", "gaps/single_maker", "--before", "2023", "--format", "json").out)

    assert {row["name"] for row in found["new"]} == {"示例乙电池有限公司", "示例丙电机有限公司"}
    assert {row["code"]: row["changes"]["confirmed"] for row in told["changed"]} == {"C02": [1, 2], "C08": [0, 1]}
    assert ([row["code"] for row in gone["closed"]], [row["code"] for row in gone["new"]]) == (["C02"], ["C08"])


def test_compare_is_told_in_words(two_lists, liantu):
    done = liantu(
        "compare", "chain/components", "--before", two_lists[0], "--after", two_lists[1], "--param", "scope=铜梁区"
    )

    assert "有变化；已证实企业数 0 → 1" in done.out
    assert "新出现 0，有变化 1，仍在 55，已消失 0" in done.err


def test_compare_tells_a_code_once_and_in_the_words_of_the_language(two_lists, liantu):
    when = ("--before", two_lists[0], "--after", two_lists[1], "--param", "scope=铜梁区", "--format", "csv")
    chinese, english = (liantu(*lang, "compare", "links/status", *when).out for lang in ((), ("--lang", "en")))

    assert "有变化；状态 未摸排 → 薄弱；最差可能" in chinese
    assert "changed；Status not surveyed → weak；Worst" in english
    assert "UNKNOWN" not in chinese + english


def test_the_past_is_built_once_and_the_oldest_make_room(two_lists, liantu, workspace):
    for year in range(2001, 2001 + KEPT + 2):
        assert liantu("ask", "overview/dates", "--as-of", str(year)).code == 0
    kept = {path.parent for path in (workspace / "past").glob("*/whole")}
    stamp = {path: (path / "databases" / "liantu").stat().st_ino for path in kept}

    liantu("ask", "overview/dates", "--as-of", str(2000 + KEPT + 2))

    assert len(kept) == KEPT
    assert {path: (path / "databases" / "liantu").stat().st_ino for path in kept} == stamp


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["ask", "chain/components", "--as-of", "昨天"], "不是日期"),
        (["ask", "chain/components", "--as-of", "99"], "没有编号为“99”"),
        (["compare", "chain/components", "--before", "2023", "--param", "scope"], "名称=值"),
        (["compare", "chain/nothing", "--before", "2023"], "没有问题"),
    ],
)
def test_what_is_no_moment_is_refused(two_lists, liantu, words, complaint):
    done = liantu(*words)

    assert done.code == 2
    assert complaint in done.err
