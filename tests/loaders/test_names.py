"""Firm names: their parts, and whether two of them are one firm, with the rule that says so."""

import csv
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from liantu.paths import data_folder
from loaders.name_blocks import NameBlocks
from loaders.name_reasons import RULES
from loaders.name_rules import NameRules
from loaders.name_words import canonical
from loaders.vocabulary import VocabularyError

LABELS = Path(__file__).resolve().parents[1] / "labels" / "names.csv"
RULES_OF_NAMES = NameRules.from_folders(data_folder())

PARTS = [  # name, place, distinctive part, trade, place in brackets, legal form, unit
    ("重庆市璧山区示例弹簧厂", "璧山", "示例", "弹簧", "", "works", ""),
    ("重慶示例汽車零部件有限公司", "重庆", "示例", "汽车零部件", "", "limited", ""),
    ("示例远航汽车零部件（重庆）有限公司", "", "示例远航", "汽车零部件", "重庆", "limited", ""),
    ("示例远航重庆汽车系统有限公司", "", "示例远航", "汽车系统", "重庆", "limited", ""),
    ("示例科技集团股份有限公司重庆分公司", "", "示例", "科技", "", "shares", "重庆分公司"),
    ("示例科技股份有限公司（铜梁基地）", "", "示例", "科技", "", "shares", "铜梁基地"),
    ("示例汽车重庆永川工厂", "", "示例", "汽车", "", "", "重庆永川工厂"),
    ("*ST示例", "", "示例", "", "", "", ""),
    ("贵州轮胎股份有限公司", "", "贵州", "轮胎", "", "shares", ""),
    ("宁德时代新能源科技股份有限公司", "宁德", "时代", "新能源科技", "", "shares", ""),
]

PAIRS = [  # a, b, verdict, rule
    ("重庆示例有限公司", "重庆示例有限公司", "same", "equal"),
    ("示例（重庆）电子有限公司", "示例(重庆) 电子有限公司", "same", "equal"),
    ("示例【重庆】电子有限公司", "示例重庆电子有限公司", "same", "written"),
    ("重慶示例電子有限公司", "重庆示例电子有限公司", "same", "written"),
    ("重庆示例工业有限责任公司", "重庆示例工业有限公司", "same", "limited"),
    ("Example Motor Co., Ltd.", "EXAMPLE MOTOR COMPANY LIMITED", "same", "english_form"),
    ("示例汽车", "重庆示例汽车股份有限公司", "unsure", "short"),
    ("示例智控", "浙江示例智能控制股份有限公司", "unsure", "abbreviation"),
    ("上汽集团", "上海汽车集团股份有限公司", "unsure", "abbreviation"),
    ("郑煤机", "郑州煤矿机械集团股份有限公司", "unsure", "abbreviation"),
    ("苏常柴A", "常柴股份有限公司", "unsure", "abbreviation"),
    ("恒通客车", "中车恒通（恒通客车）", "unsure", "alias"),
    ("重庆示例实业有限公司", "重庆示例实业股份有限公司", "unsure", "legal"),
    ("示例电器有限公司", "重庆市示例电器有限公司", "unsure", "place_left_out"),
    ("重庆市璧山区示例电器有限公司", "重庆示例电器有限公司", "unsure", "place_left_out"),
    ("中航锂电", "中创新航", "unsure", "former"),
    ("Ningbo Shuanglin Auto Parts Co.,Ltd.", "宁波双林汽车部件股份有限公司", "unsure", "pinyin"),
    ("示例甲汽车零部件（重庆）有限公司", "示例乙汽车零部件（重庆）有限公司", "different", "brand"),
    ("广东华锋新能源科技股份有限公司", "广东华峰新能源科技股份有限公司", "different", "brand"),
    ("重庆示例汽车股份有限公司", "重庆示例汽车软件科技有限公司", "different", "trade"),
    ("示例汽车股份有限公司", "示例汽车股份有限公司重庆分公司", "different", "unit"),
    ("成都示例科技股份有限公司", "成都示例科技股份有限公司（璧山项目）", "different", "unit"),
    ("示例汽车", "示例汽车重庆工厂", "different", "unit"),
    ("示例汽车股份有限公司", "示例汽车集团股份有限公司", "different", "group"),
    ("示例科技（重庆）有限公司", "示例科技股份有限公司", "different", "subsidiary"),
    ("示例电子（重庆）有限公司", "示例电子（东莞）有限公司", "different", "place"),
    ("示例股份", "重庆示例传动有限公司", "different", "listed"),
    ("密封科技", "常州示例密封科技股份有限公司", "different", "brand"),  # a name without its 字号 is no name
    ("Weichai Power Company Ltd.", "Weichai Heavy Machinery Co., Ltd.", "different", "english_differs"),
    ("", "重庆示例有限公司", "unsure", "unreadable"),
]


@pytest.mark.parametrize(("name", "place", "brand", "trade", "bracket", "legal", "unit"), PARTS)
def test_a_name_is_taken_apart(name, place, brand, trade, bracket, legal, unit):
    found = RULES_OF_NAMES.parser.parse(name)

    assert (found.place, found.brand, "".join(found.trade), found.bracket, found.legal, found.unit) == (
        place, brand, trade, bracket, legal, unit,
    )  # fmt: skip


@pytest.mark.parametrize(("a", "b", "verdict", "rule"), PAIRS)
def test_two_names_are_judged_by_a_rule(a, b, verdict, rule):
    found = RULES_OF_NAMES.compare(a, b)

    assert (found.verdict, found.rule) == (verdict, rule)
    assert "{" not in found.zh + found.en


def test_every_rule_says_the_same_things_in_both_languages():
    assert [
        rule for rule, (_, zh, en) in RULES.items() if ("{a}" in zh, "{b}" in zh) != ("{a}" in en, "{b}" in en)
    ] == []


def test_a_short_name_means_the_firm_in_scope_that_it_fits_best():
    scope = ("示例汽车股份有限公司", "示例汽车服务股份有限公司")

    assert RULES_OF_NAMES.compare("示例汽车", scope[1]).verdict == "unsure"
    assert RULES_OF_NAMES.compare("示例汽车", scope[1], scope).rule == "better"
    assert RULES_OF_NAMES.compare("示例汽车", scope[0], scope).verdict == "unsure"


def test_the_labelled_pairs_keep_what_they_reached():
    with LABELS.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    wrong = {"same": [], "different": []}
    for row in rows:
        if (RULES_OF_NAMES.compare(row["name_a"], row["name_b"]).verdict == "different") != (
            row["truth"] == "different"
        ):
            wrong[row["truth"]].append((row["name_a"], row["name_b"]))

    assert wrong["different"] == [
        ("比亚迪", "比亚迪半导体股份有限公司")
    ]  # no rule knows that 比亚迪 is another's short name
    assert len(wrong["same"]) <= 12  # of 155; most are former names


def test_two_firms_are_never_the_same_by_likeness():
    with LABELS.open(encoding="utf-8", newline="") as stream:
        different = [row for row in csv.DictReader(stream) if row["truth"] == "different"]

    assert [r for r in different if RULES_OF_NAMES.compare(r["name_a"], r["name_b"]).verdict == "same"] == []


def test_blocks_find_what_comparing_all_pairs_finds():
    with LABELS.open(encoding="utf-8", newline="") as stream:
        written = {row[column] for row in csv.DictReader(stream) for column in ("name_a", "name_b")}
    names = sorted(name for name in written if not name.isascii())  # a name of another script is never proposed
    all_pairs = {
        (a, b)
        for i, a in enumerate(names)
        for b in names[i + 1 :]
        if RULES_OF_NAMES.compare(a, b).verdict != "different"
    }

    found = {(a, b) for a, b, _ in NameBlocks(RULES_OF_NAMES).among(names)}

    assert found == all_pairs


def test_blocks_between_two_lists_pair_each_with_each_once():
    left, right = ["示例汽车", "重庆示例电子有限公司"], ["重庆示例汽车股份有限公司", "重庆示例电子有限公司", "示例汽车"]

    found = sorted((a, b, v.verdict) for a, b, v in NameBlocks(RULES_OF_NAMES).between(left, right))

    assert found == [
        ("示例汽车", "示例汽车", "same"),
        ("示例汽车", "重庆示例汽车股份有限公司", "unsure"),
        ("重庆示例电子有限公司", "重庆示例电子有限公司", "same"),
    ]


def test_a_line_that_cannot_be_meant_is_named(tmp_path):
    (tmp_path / "vocab").mkdir()
    (tmp_path / "vocab" / "name_words.csv").write_text("word,role,means,note\n公司,wrong,,\n", encoding="utf-8")

    with pytest.raises(VocabularyError, match=r"name_words.csv 第 2 行"):
        NameRules.from_folders(data_folder(), tmp_path)


def test_an_analysts_own_words_replace_ours(tmp_path):
    packaged = (data_folder() / "vocab" / "name_words.csv").read_text(encoding="utf-8")
    (tmp_path / "vocab").mkdir()
    (tmp_path / "vocab" / "name_words.csv").write_bytes((packaged + "示例旧,former,示例新,\n").encode("gb18030"))

    assert NameRules.from_folders(data_folder(), tmp_path).compare("示例旧", "示例新").rule == "former"


def test_long_texts_that_begin_alike_are_not_the_same():
    assert RULES_OF_NAMES.compare("示例" * 200 + "甲", "示例" * 200 + "乙").verdict != "same"


WORDS = st.sampled_from(
    ["重庆", "（重庆）", "(", ")", "示例", "长安", "汽车", "科技", "股份", "集团", "有限公司", "有限责任公司", "股份有限公司", "厂",
     "分公司", "工厂", "一期", "*ST", "A", " ", "Co., Ltd.", "BYD", "轉", "·", "中国", "上海", "汽", "湘"]
)  # fmt: skip
NAMES = st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=8).map("".join))


@settings(max_examples=400, deadline=None)
@given(NAMES, NAMES)
@example("", "")
@example("(", ")")
def test_comparing_is_symmetric_and_never_raises(a, b):
    assert RULES_OF_NAMES.compare(a, b) == RULES_OF_NAMES.compare(b, a)


@settings(max_examples=300, deadline=None)
@given(NAMES)
def test_a_name_is_itself_unless_nothing_can_be_read(a):
    found = RULES_OF_NAMES.compare(a, a)

    assert found.verdict == "same" if any(c.isalnum() for c in canonical(a)) else found.rule == "unreadable"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS.filter(lambda w: not w.isascii()), min_size=1, max_size=5).map("".join), max_size=12))
def test_blocks_find_what_all_pairs_find_whatever_the_names(names):
    unique = sorted({name for name in names if RULES_OF_NAMES.parser.parse(name).brand})
    blocks = {(a, b) for a, b, _ in NameBlocks(RULES_OF_NAMES).among(unique)}

    assert all(a < b for a, b in blocks)
    assert blocks <= {(a, b) for a in unique for b in unique if RULES_OF_NAMES.compare(a, b).verdict != "different"}
