"""Product words: our own phrases, the grammar around them, and vocabularies that must be refused."""

import csv
import re
import shutil
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import LiantuError
from loaders.products import PhraseMatch, ProductVocabulary

DATA = Path(__file__).parents[2] / "data"
PHRASES = Path(__file__).with_name("product_phrases.csv")


def _phrases() -> list[tuple[str, str, str]]:
    with PHRASES.open(encoding="utf-8", newline="") as file:
        return [(row["phrase"], row["outcome"], row["codes"]) for row in csv.DictReader(file)]


@pytest.fixture(scope="module")
def products() -> ProductVocabulary:
    return ProductVocabulary.from_folders(DATA, None)


def _said(matches: tuple[PhraseMatch, ...]) -> set[tuple[str, str]]:
    return {(match.outcome, code) for match in matches for code in match.codes or ("",)}


def _ours(matches: tuple[PhraseMatch, ...]) -> set[tuple[str, str]]:
    return {(outcome, code) for outcome, code in _said(matches) if outcome not in ("none", "excluded")}


@pytest.mark.parametrize(("phrase", "outcome", "codes"), _phrases(), ids=lambda value: value or "-")
def test_phrase_means_what_its_line_says(products: ProductVocabulary, phrase: str, outcome: str, codes: str) -> None:
    assert _said(products.match(phrase)) == {(outcome, code) for code in codes.split("|")}


def test_own_phrases_cover_every_component_assembly_and_legacy_part() -> None:
    seen = {code for _, _, codes in _phrases() for code in codes.split("|")}

    wanted = {f"C{n:02d}" for n in range(1, 57)} | {f"A{n:02d}" for n in range(1, 13)} | _legacy_ids()
    assert wanted <= seen


def test_legacy_parts_name_the_components_they_are_near_to() -> None:
    with (DATA / "vocab" / "legacy_components.csv").open(encoding="utf-8", newline="") as file:
        near = {row["id"]: row["near"].split("|") for row in csv.DictReader(file)}

    assert set(near) == _legacy_ids()
    assert all(re.fullmatch(r"C\d\d", code) for codes in near.values() for code in codes)


def _legacy_ids() -> set[str]:
    with (DATA / "vocab" / "legacy_components.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"] for row in csv.DictReader(file)}


SENTENCES = {
    "公司产品广泛应用于动力电池、电机、汽车座椅等领域。": set(),
    "公司不生产电芯、隔膜，主要生产锂电池检测设备。": set(),
    "主要客户包括座椅总成厂商、汽车玻璃厂商": set(),
    "公司原主营汽车减震器，2019年已剥离该业务": set(),
    "拟投资建设动力电池项目": set(),
    "为动力电池企业提供检测设备": set(),
    "汽车零部件、电机、减速器的销售": set(),
    "销售：汽车座椅、电机": set(),
    "外购电芯、隔膜": set(),
    "用于新能源汽车的驱动电机": {("component", "C08")},
    "电子水泵用于新能源汽车、储能": {("component", "C16")},
    "研发、生产、销售：汽车座椅、汽车天窗": {("component", "C50"), ("component", "C53")},
    "汽车座椅、汽车天窗的研发、生产、销售": {("component", "C50"), ("component", "C53")},
    "国内领先的车灯制造商，为整车厂配套前照灯": {("component", "C56")},
    "主营业务为汽车热管理系统，包括电子水泵、电子膨胀阀": {("assembly", "A03"), ("component", "C16")},
    "不生产电芯，生产电池箱体": {("component", "C07")},
    "产品用于新能源汽车，包括电机控制器、减速器": {("component", "C09"), ("component", "C10")},
}


@pytest.mark.parametrize("text", SENTENCES)
def test_sentence_says_only_what_is_made(products: ProductVocabulary, text: str) -> None:
    assert _ours(products.match(text)) == SENTENCES[text]


JOINED = {
    "电机及控制器": {("component", "C08")},
    "副车架和控制臂": {("component", "C42"), ("component", "C43")},
    "底盘（副车架、控制臂）": {("assembly", "A10"), ("component", "C42"), ("component", "C43")},
    "汽车内饰件及注塑模具": {("assembly", "A12")},
    "电机和减速器检测设备": set(),
    "汽车座椅维修": set(),
    "三合一电驱动总成（电机、电机控制器、减速器）": {
        ("assembly", "A02"), ("component", "C08"), ("component", "C09"), ("component", "C10"),
    },
    "充配电总成": {("component", "C11"), ("component", "C13"), ("component", "C14")},
    "OBC/DCDC": {("component", "C11"), ("component", "C13")},
    "摩托车减震器": set(),
    "汽车、摩托车减震器": set(),
    "汽车及摩托车减震器": {("component", "C45")},
    "座椅电机": {("input", "C50")},
    "铝电解电容器用电解液": set(),
}  # fmt: skip


@pytest.mark.parametrize("text", JOINED)
def test_joined_words_are_judged_part_by_part(products: ProductVocabulary, text: str) -> None:
    assert _ours(products.match(text)) == JOINED[text]


GAPS = {
    "电动四向可调管柱": {("component", "C20")},
    "电动汽车转向管柱": {("assembly", "A04")},  # no word of a vehicle may stand in the gap
    "车载信息娱乐终端": {("component", "C30")},  # 信息娱乐 says more than 车载~终端
    "车载组合导航系统": {("component", "C28")},
    "动力电池铝下壳体总成": {("component", "C07")},
    "电动压缩机和转向管柱": {("component", "C15"), ("assembly", "A04")},  # nor a joint
    "汽车空调高低压管路": {("component", "C17")},
    "R-EPS齿条助力转向器": {("component", "C18")},
    "电动叉车转向器": set(),
}


@pytest.mark.parametrize("text", GAPS)
def test_terms_with_a_gap_take_in_words_that_the_vocabulary_lacks(products: ProductVocabulary, text: str) -> None:
    assert _ours(products.match(text)) == GAPS[text]


QUALIFIED = {
    "逆变器（主驱）": {("component", "C09")},
    "减速器（电驱）": {("component", "C10")},
    "模具（保险杠）": set(),
    "底盘（副车架）": {("assembly", "A10"), ("component", "C42")},
}


@pytest.mark.parametrize("text", QUALIFIED)
def test_a_bracket_says_of_what_or_into_what(products: ProductVocabulary, text: str) -> None:
    assert _ours(products.match(text)) == QUALIFIED[text]


def test_products_that_go_into_another_trade_are_not_ours(products: ProductVocabulary) -> None:
    assert _ours(products.match("主营电机、电解液，用于家电与照明电源")) == set()
    assert _ours(products.match("主营电机、电解液，用于储能与新能源汽车")) != set()
    assert _ours(products.match("主营汽车电机，用于家电")) == {("component", "C08")}


LONG = {
    "经营范围：生产、销售：汽车副车架、控制臂": {("component", "C42"), ("component", "C43")},
    "为电池企业提供电机、电芯的测试系统": set(),
    "年产乘用车20万辆，动力电池、电机均为外购": set(),
    "车灯业务收入占比超过一半": {("component", "C56")},
    "该公司为光伏玻璃龙头，暂无汽车玻璃业务": set(),
    "主要面向商用车市场提供电动助力转向器": {("component", "C18")},
    "公司一直从事锂离子电池隔膜的研究、制造与销售": {("component", "C05")},
    "公司研制的激光雷达主要用于大气环境监测": set(),
    "建设年产20万吨磷酸铁锂正极材料生产线": {("component", "C03")},
    "二期将建设电子膨胀阀生产线": set(),
    "汽车摄像头、显示屏": {("component", "C26"), ("component", "C31")},  # a list is about what it begins with
    "家电用压缩机、电机": set(),
}


@pytest.mark.parametrize("text", LONG)
def test_long_text_says_what_is_made_of_the_whole_list(products: ProductVocabulary, text: str) -> None:
    assert _ours(products.match(text)) == LONG[text]


def test_a_list_of_abbreviations_is_not_english_for_want_of_chinese(products: ProductVocabulary) -> None:
    assert _ours(products.match("BMS、OBC、T-BOX")) == {
        ("component", "C01"),
        ("component", "C13"),
        ("component", "C41"),
    }


def test_english_with_typographic_marks_is_english(products: ProductVocabulary) -> None:
    assert _ours(products.match("The group’s cafés sell seats; it doesn’t make cars.")) == set()


def test_every_phrase_of_a_text_has_a_match_as_written(products: ProductVocabulary) -> None:
    matches = products.match("ＢＭＳ（电池管理系统）；竹制凉席,机床\n副 车 架／T—BOX")

    assert [(match.phrase, match.outcome) for match in matches] == [
        ("ＢＭＳ（电池管理系统）", "component"), ("竹制凉席", "none"), ("机床", "excluded"), ("副 车 架／T—BOX", "component"),
        ("副 车 架／T—BOX", "component"),
    ]  # fmt: skip


def test_terms_that_stand_in_a_phrase_are_known_whatever_decides(products: ProductVocabulary) -> None:
    assert [term.codes for term in products.considered("电芯、车灯装配设备")] == [("C02",), ("C56",)]
    assert [term.codes for term in products.considered("machines for car seats")] == [("C50",)]
    assert products.considered("竹制凉席") == ()


def test_rule_names_file_and_line_of_the_vocabulary(products: ProductVocabulary) -> None:
    (match,) = products.match("激光雷达")

    file, line = re.fullmatch(r"(\w+\.csv):(\d+) 激光雷达", match.rule).groups()  # type: ignore[union-attr]
    assert (DATA / "vocab" / file).read_text("utf-8").splitlines()[int(line) - 1].startswith("激光雷达,component,C24")


def test_latin_abbreviations_match_only_at_word_borders(products: ProductVocabulary) -> None:
    assert _ours(products.match("BMSX芯片")) == set()
    assert _ours(products.match("新能源BMS总成")) == {("component", "C01")}


SCOPE = (
    "一般项目：汽车零部件及配件制造；汽车零配件批发；新能源汽车电附件销售；汽车座椅制造；"
    "销售：汽车玻璃、车灯；法律、法规、国务院决定禁止的，不得经营；货物进出口（依法须经批准的项目，经相关部门批准后方可开展经营活动）"
)


def test_scope_says_only_what_its_words_say(products: ProductVocabulary) -> None:
    matches = products.match(SCOPE, "scope")

    assert _ours(matches) == {("component", "C50")}
    assert ("法律", "excluded") in {(match.phrase, match.outcome) for match in matches}


def test_bracketed_permit_clause_does_not_hide_the_product(products: ProductVocabulary) -> None:
    text = "车用传动轴制造（依法须经批准的项目，经相关部门批准后方可开展经营活动）"

    assert _ours(products.match(text, "scope")) == {("component", "C44")}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("重庆示例汽车转向器有限公司", {("assembly", "A04")}),
        ("示例动力电池（重庆）有限公司", {("assembly", "A01")}),
        ("重庆示例汽车座椅销售有限公司", set()),
        ("重庆示例汽车零部件有限公司", set()),
        ("重庆示例雷达对抗技术有限公司", set()),
    ],
)
def test_firm_name_is_one_phrase(products: ProductVocabulary, name: str, expected: set[tuple[str, str]]) -> None:
    assert _ours(products.match(name, "name")) == expected


ENGLISH = {
    "Sample Co., Ltd. manufactures and sells automotive seats and shock absorbers in China.": {
        ("component", "C50"), ("component", "C45"),
    },
    "The company provides equipment for lithium-ion batteries and battery separators.": set(),
    "Its films are used in power batteries, automotive displays, and headlamps.": set(),
    "The company does not produce automotive glass.": set(),
    "It distributes automotive lamps and bumpers for several car makers.": set(),
    "The firm was formerly a maker of automotive seats.": set(),
    "It makes lithium-ion battery anode materials.": {("component", "C04")},
    "It offers sunroof controllers for cars.": {("input", "C53")},
    "It produces brake pads for bicycles; and seats for cinema halls.": set(),
    "The company manufactures stadium seats, office furniture and sound systems.": set(),
    "It develops and produces EPS, BMS and on-board chargers for electric vehicles.": {
        ("component", "C18"), ("component", "C01"), ("component", "C13"),
    },
    "It operates power transmission lines and search engines.": set(),
    "It manufactures automotive seats and testing machines.": {("component", "C50")},
    "It develops LiDAR for autonomous driving, and licenses high-definition maps to car makers.": {
        ("component", "C24"), ("component", "C27"),
    },
    "It makes tires, and distributes car seats and headlamps.": set(),
    "It makes and distributes car seats and headlamps.": {("component", "C50"), ("component", "C56")},
    "It makes rubber parts for automotive steering columns and lamp systems.": set(),
    "It makes parts for passenger cars, such as shock absorbers.": {("component", "C45")},
    "Its oxides are used in automobiles; lithium-ion batteries; and lenses.": set(),
    "It operates repair shops; it also sells tires, car seats and headlights.": set(),
}  # fmt: skip


@pytest.mark.parametrize("text", ENGLISH)
def test_english_summary_is_read_sentence_by_sentence(products: ProductVocabulary, text: str) -> None:
    assert _ours(products.match(text, "english")) == ENGLISH[text]


@pytest.mark.parametrize(
    ("cell", "component", "assembly"),
    [
        ("电机控制器（MCU）", "C09", None), ("MCU", "C09", None), ("T—BOX", "C41", None), ("传感器（胎压和雨量等）", "C37", None),
        ("传感器(胎压和雨量等)", "C37", None), ("c24", "C24", None), ("C57", None, None), ("智能驾驶", None, "A06"),
        ("智能驾驶总成", None, "A06"), ("动力电池系统", None, "A01"), ("A12", None, "A12"), ("待定", None, None), ("", None, None),
    ],
)  # fmt: skip
def test_cell_that_names_a_plan_thing_resolves(
    products: ProductVocabulary, cell: str, component: str | None, assembly: str | None
) -> None:
    assert (products.resolve_component(cell), products.resolve_assembly(cell)) == (component, assembly)


def test_same_text_twice_gives_the_same_answer(products: ProductVocabulary) -> None:
    assert products.match(SCOPE, "scope") == products.match(SCOPE, "scope")


def test_empty_text_has_no_match(products: ProductVocabulary) -> None:
    assert products.match("") == ()
    assert products.match(" ；，、\n") == ()


def _workspace(folder: Path, file: str, lines: str, *, encoding: str = "utf-8") -> Path:
    (folder / "vocab").mkdir(exist_ok=True)
    (folder / "vocab" / file).write_text(lines, encoding=encoding)
    return folder


def test_workspace_file_replaces_the_packaged_one(tmp_path: Path, products: ProductVocabulary) -> None:
    own = _workspace(tmp_path, "input_terms.csv", "term,outcome,codes,needs,lang,note\n竹纤维毡,input,C52,,zh,\n")

    changed = ProductVocabulary.from_folders(DATA, own)

    assert _said(changed.match("竹纤维毡")) == {("input", "C52")}
    assert _ours(changed.match("铝塑膜")) == set()
    assert changed.digest != products.digest


def test_vocabulary_saved_by_a_chinese_excel_is_read(tmp_path: Path) -> None:
    own = _workspace(tmp_path, "input_terms.csv", "term,outcome,codes\n竹纤维毡,input,C52\n", encoding="gb18030")

    assert _said(ProductVocabulary.from_folders(DATA, own).match("竹纤维毡")) == {("input", "C52")}


@pytest.mark.parametrize(
    ("file", "line", "problem"),
    [
        ("input_terms.csv", "竹毡,input,C57,,zh,", "C57"),
        ("input_terms.csv", "竹毡,inputs,C52,,zh,", "inputs"),
        ("input_terms.csv", "竹毡,input,,,zh,", "编码"),
        ("input_terms.csv", ",input,C52,,zh,", "term"),
        ("input_terms.csv", "竹毡,input,C52,often,zh,", "often"),
        ("input_terms.csv", "激光雷达,input,C52,,zh,", "含义不同"),
        ("legacy_terms.csv", "竹毡,legacy,L99,,zh,", "L99"),
        ("excluded_terms.csv", "竹毡,excluded,C52,,zh,", "excluded"),
    ],
)
def test_bad_vocabulary_is_one_error_with_file_and_line(tmp_path: Path, file: str, line: str, problem: str) -> None:
    own = _workspace(tmp_path, file, f"term,outcome,codes,needs,lang,note\n{line}\n")

    with pytest.raises(LiantuError, match=problem) as raised:
        ProductVocabulary.from_folders(DATA, own)

    assert file in str(raised.value)
    assert "第 2 行" in str(raised.value) or ":2 " in str(raised.value)


def test_unknown_role_and_missing_file_are_clear_errors(tmp_path: Path) -> None:
    with pytest.raises(LiantuError, match="role"):
        ProductVocabulary.from_folders(
            DATA, _workspace(tmp_path, "product_words.csv", "word,role,note\n设备,tailor,\n")
        )

    copy = tmp_path / "data"
    shutil.copytree(DATA / "vocab", copy / "vocab")
    (copy / "vocab" / "legacy_terms.csv").unlink()
    with pytest.raises(LiantuError, match=r"legacy_terms\.csv"):
        ProductVocabulary.from_folders(copy, None)


@given(
    text=st.text(alphabet="电机控制器汽车座椅、，；。()（）/用于的和及不生产销售BMS eps-T—\n\u3000０%㎡ß", max_size=60)
)
@settings(max_examples=300, deadline=None)
def test_any_text_gives_phrases_as_written(products: ProductVocabulary, text: str) -> None:
    for source in ("main", "scope", "name", "item", "english"):
        for match in products.match(text, source):  # type: ignore[arg-type]
            assert match.phrase
            assert match.phrase in text
            assert bool(match.codes) == (match.outcome not in ("none", "excluded"))
            assert match.rule or match.outcome == "none"


@pytest.mark.parametrize(
    "text", ["电机和" * 10_000, "(" * 30_000, "汽车摩托车" * 6_000, "a" * 30_000, "座椅用" * 10_000, "、" * 30_000]
)
def test_longest_possible_cell_is_read_in_time(products: ProductVocabulary, text: str) -> None:
    started = time.perf_counter()

    products.match(text)

    assert time.perf_counter() - started < 5
