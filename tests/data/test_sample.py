"""The 示例 sheets are what their generator writes, are invented beyond doubt, and are read as their README says."""

import csv
import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from graph.identity import normal_form
from graph.records import Load, Row
from graph.store import GraphStore, open_store
from liantu.shipped import fill, packaged_sheets
from loaders.cleaning import split_list
from loaders.codes import credit_code
from loaders.ledger import Ledger
from loaders.reader import Reader
from loaders.sheets import read_sheets
from queries.registry import registry
from queries.runner import ask

SAMPLE = Path(__file__).parents[2] / "data" / "sample"
FIRM_SHEETS = ("enterprises.xlsx", "rongchang.xlsx", "tongliang.csv")
OTHERS = ("surveys", "models", "projects", "targets", "returns", "year_targets", "chains", "changes")
SHEETS = (*FIRM_SHEETS, "supplies.xlsx", *(f"{name}.xlsx" for name in OTHERS))
EIGHT = ("璧山", "永川", "合川", "铜梁", "大足", "江津", "荣昌", "潼南")
BRANDS = (
    *(
        "长安",
        "赛力斯",
        "问界",
        "比亚迪",
        "吉利",
        "长城",
        "哈弗",
        "奇瑞",
        "蔚来",
        "理想",
        "小鹏",
        "零跑",
        "哪吒",
        "极氪",
        "阿维塔",
        "深蓝",
    ),
    *(
        "五菱",
        "上汽",
        "一汽",
        "东风",
        "广汽",
        "北汽",
        "江淮",
        "江铃",
        "福特",
        "丰田",
        "本田",
        "日产",
        "大众",
        "宝马",
        "奔驰",
        "奥迪",
    ),
    *(
        "特斯拉",
        "现代汽车",
        "通用汽车",
        "沃尔沃",
        "小米",
        "华为",
        "宁德时代",
        "弗迪",
        "国轩",
        "亿纬",
        "欣旺达",
        "博世",
        "大陆集团",
    ),
    *("法雷奥", "耐世特", "青山工业", "蓝黛", "瑞驰", "力帆", "金康", "BYD", "NIO", "Tesla"),
)


def rows(name: str) -> list[dict[str, str]]:
    """Cells of a sheet under the last part of their header, without the 合计 line."""
    found = [
        {header.split("/")[-1]: text for header, text in row.cells.items()}
        for sheet in read_sheets(SAMPLE / name)
        for row in sheet.rows
    ]
    return [row for row in found if row.get("企业名称") != "合计"]


def raw_texts(name: str) -> Iterator[str]:
    """Every cell as the file holds it, read without our own readers."""
    path = SAMPLE / name
    if path.suffix == ".csv":
        for texts in csv.reader(path.read_text("gb18030").splitlines()):
            yield from texts
        return
    for sheet in openpyxl.load_workbook(path).worksheets:
        for line in sheet.iter_rows(values_only=True):
            yield from (str(value) for value in line if value is not None)


@pytest.fixture(scope="module")
def firms() -> list[dict[str, str]]:
    return [row for name in FIRM_SHEETS for row in rows(name)]


@pytest.fixture(scope="module")
def supplies() -> list[dict[str, str]]:
    return rows("supplies.xlsx")


@pytest.fixture(scope="module")
def words() -> dict[str, dict[str, dict[str, object]]]:
    return tomllib.loads((SAMPLE / "words.toml").read_text("utf-8"))


def test_the_generator_writes_the_committed_bytes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(SAMPLE / "generate.py"), "--out", str(tmp_path)], check=True)

    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    assert written.keys() == set(SHEETS)
    assert [name for name in SHEETS if written[name] != (SAMPLE / name).read_bytes()] == []


def test_every_name_says_that_it_is_invented(firms: list[dict[str, str]], supplies: list[dict[str, str]]) -> None:
    columns = ("企业名称", "简称", "曾用名", "所属集团", "供应商", "客户", "配套车型")
    names = {row[column] for row in [*firms, *supplies] for column in columns if column in row}
    named = {name for row in firms for name in row.get("主要客户", "示例").split("、")}

    assert {name for name in names | named if "示例" not in name} == set()


@pytest.mark.parametrize("name", SHEETS)
def test_no_real_brand_occurs(name: str) -> None:
    text = "\n".join(raw_texts(name)).replace("规上汽车", "").casefold()  # 规上 | 汽车, not the maker 上汽

    assert [brand for brand in BRANDS if brand.casefold() in text] == []


def test_there_are_300_firms_with_one_line_twice_and_one_in_two_versions(firms: list[dict[str, str]]) -> None:
    lines = Counter(row["企业名称"] for row in firms if "企业名称" in row)
    twice = [[row for row in firms if row.get("企业名称") == name] for name, count in lines.items() if count == 2]

    assert (len(lines), len(firms), max(lines.values())) == (300, 303, 2)
    differing = [{column for column in a if a[column] != b.get(column)} for a, b in twice]
    assert sorted(differing, key=len) == [set(), {"工业总产值（万元）"}]


def test_there_are_1500_relations_most_of_them_at_a_few_builders(supplies: list[dict[str, str]]) -> None:
    relations = Counter((row["供应商"], row.get("客户", ""), row["供货产品"]) for row in supplies)
    suppliers: dict[str, set[str]] = defaultdict(set)
    for row in supplies:
        suppliers[row.get("客户", "").removesuffix("有限公司")].add(row["供应商"])
    hubs = sorted((len(found) for found in suppliers.values()), reverse=True)

    complete = {relation for relation in relations if relation[1]}
    assert (len(complete), len(supplies)) == (1500, 1502)
    assert hubs[0] > 80
    assert hubs[2] > 60
    assert hubs[len(hubs) // 2] < 10


def test_every_supplier_is_listed_and_some_customers_are_not(
    firms: list[dict[str, str]], supplies: list[dict[str, str]]
) -> None:
    texts = {row[column] for row in firms for column in ("企业名称", "简称", "曾用名") if column in row}
    full = {row["企业名称"] for row in firms if "企业名称" in row}
    customers = {row["客户"] for row in supplies if "客户" in row}

    assert {row["供应商"] for row in supplies} <= full
    assert len(customers & full) > 50
    assert len((customers & texts) - full) > 20
    assert {c.removesuffix("有限公司") for c in customers - texts if "汽车" in c} == {
        "示例庚汽车",
        "示例辛汽车",
        "示例壬汽车",
    }


def test_shares_of_a_suppliers_sales_do_not_exceed_the_whole(supplies: list[dict[str, str]]) -> None:
    whole: dict[str, float] = defaultdict(float)
    lines = {tuple(row.items()) for row in supplies}  # the line that stands twice counts once
    for cells in lines:
        row = dict(cells)
        if "客户" in row:
            whole[row["供应商"]] += float(row.get("占供应商销售比", "0%").removesuffix("%"))

    assert max(whole.values()) <= 100


def test_codes_are_well_formed_in_a_region_that_does_not_exist(firms: list[dict[str, str]]) -> None:
    codes = [row["统一社会信用代码"] for row in firms if "统一社会信用代码" in row]

    assert {code[:8] for code in codes} == {"91990000"}
    assert len([code for code in codes if credit_code(code) != code]) == 1
    assert 200 < len(set(codes)) < 300


def test_every_one_of_the_eight_districts_has_firms(firms: list[dict[str, str]]) -> None:
    lines = {name: sum(name in row.get("区县", "") for row in firms) for name in EIGHT}

    assert {name: count for name, count in lines.items() if count < 5} == {"铜梁": 0}  # its list says it in the title
    assert len(rows("tongliang.csv")) == 22


def test_the_district_stands_in_the_title_and_the_unit_in_the_group() -> None:
    (tongliang,) = read_sheets(SAMPLE / "tongliang.csv")
    (rongchang,) = read_sheets(SAMPLE / "rongchang.xlsx")

    assert tongliang.titles[0].startswith("铜梁区")
    assert "区县" not in tongliang.header
    assert "2023年生产经营情况（万元）/工业总产值" in rongchang.header


def test_an_assembly_written_once_for_several_firms_reaches_each_of_them() -> None:
    written = [text for text in raw_texts("rongchang.xlsx") if text == "热管理"]
    reached = [row for row in rows("rongchang.xlsx") if row.get("所属总成") == "热管理"]

    assert (len(written), len(reached) > 5) == (1, True)


def test_the_wrong_cells_are_rejected_where_the_readme_says() -> None:
    reader = Reader.from_folders(SAMPLE.parent)

    assert {reject for name in SHEETS for reject in _rejects(reader, name)} == {
        ("enterprises.xlsx", 43, "企业名称", True),
        ("enterprises.xlsx", 59, "工业总产值（万元）", False),
        ("enterprises.xlsx", 111, "统一社会信用代码", False),
        ("tongliang.csv", 26, "企业名称", True),
        ("supplies.xlsx", 703, "年供货额（万元）", False),
        ("supplies.xlsx", 1504, "客户", True),
        ("surveys.xlsx", 23, "有/无/不清楚", True),
        ("surveys.xlsx", 120, "有/无/不清楚", True),
        ("returns.xlsx", 223, "数值", True),
    }


def test_the_words_cover_the_56_components_and_leave_some_without_a_maker(
    words: dict[str, dict[str, dict[str, object]]], firms: list[dict[str, str]]
) -> None:
    components = words["components"]
    products = {normal_form(text) for row in firms for text in split_list(row.get("主营产品", ""))}
    without = {name for name, about in components.items() if about["makers"] == 0}
    made = {name for name, about in components.items() if {normal_form(w) for w in _words(about)} & products}

    assert len(components) == 56
    assert len(without) == 9
    assert made == components.keys() - without


def _rejects(reader: Reader, name: str) -> Iterator[tuple[str, int, str, bool]]:
    """File, line, column of what the reader cannot take, and whether that costs the line."""
    for sheet in read_sheets(SAMPLE / name):
        load = Load("1", name, "", (context := reader.context(sheet),))
        for raw in sheet.rows:
            row = Row(f"1-{raw.line}", "1", sheet.name, str(raw.line), raw.cells)
            for reject in reader.read(row, load, context)[1]:
                yield name, raw.line, reject.column, reject.fatal


def _words(about: dict[str, object]) -> list[str]:
    words = about["words"]
    assert isinstance(words, list)
    return words


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """A store with the plan and the sample."""
    pytest.importorskip("arcadedb")
    with open_store(f"embedded:{tmp_path_factory.mktemp('filled') / 'store'}") as store:
        fill(Ledger(store, Reader.from_folders(SAMPLE.parent)), packaged_sheets("sample"))
        yield store


EXAMPLES = {"part": "电芯", "component": "激光雷达", "assembly": "A01", "district": "璧山区", "text": "示例"}
MORE = {
    "chain/path": {"to": "示例甲汽车有限公司"},
    "resilience/without": {"firms": "示例甲汽车有限公司"},
    "chain/supplies": {"component": "电芯"},
    "firms/timeline": {"firm": "重庆示例越翊传动科技股份有限公司"},
    "network/around": {"part": "C02"},
}


@pytest.fixture(scope="module")
def between() -> str:
    """The firm in the middle of the chain with the most relations: it buys and sells."""
    told = [row for row in rows("supplies.xlsx") if "客户" in row]
    sells, buys = Counter(row["供应商"] for row in told), Counter(row["客户"] for row in told)
    return max(sells.keys() & buys.keys(), key=lambda name: (min(sells[name], buys[name]), name))


@pytest.mark.parametrize("name", sorted(set(registry()) - {"firms/ended"}))
def test_every_question_has_something_to_say(filled: GraphStore, between: str, name: str) -> None:
    example = EXAMPLES | {"enterprise": between, "enterprises": between}
    asked = {p.name: example[p.kind] for p in registry()[name].params if p.required}

    assert ask(filled, name, **(asked | MORE.get(name, {}))).rows()


def test_what_ended_is_told_of_a_firm_that_closed(filled: GraphStore) -> None:
    (gone, *_) = (row["企业名称"] for row in rows("changes.xlsx") if row["变动类型"] == "吊销")

    assert ask(filled, "firms/ended", firm=gone).rows()


def test_a_component_of_every_status_but_the_one_without_demand(filled: GraphStore) -> None:
    found = Counter(row["status"] for row in ask(filled, "links/status", scope="渝西").rows())

    assert {name for name, count in found.items() if count} == {
        *("UNKNOWN", "UNVERIFIED", "PIPELINE", "BROKEN", "WEAK", "ADEQUATE", "STRONG"),
    }
    assert found["BROKEN"] == 4


def test_districts_report_every_quarter_but_one_that_stopped_and_one_that_never_did() -> None:
    told = {(row["区县"], row["报告期"]) for row in rows("returns.xlsx") if row["指标"] == "企业数量"}
    quarters = Counter(place for place, _ in told)

    assert quarters == {f"{name}区": 7 for name in EIGHT if name not in ("荣昌", "潼南")} | {"潼南区": 6}
    assert ("潼南区", "2024年二季度") not in told
