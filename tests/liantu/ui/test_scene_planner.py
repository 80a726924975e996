"""A planner explores the chain (市经济信息委): from `liantu demo` to the rows, a comparison and a colleague's load."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.liantu.ui.at_home import Person, at_home
from tests.liantu.ui.watching import Watched

LOADED = "企业名称,区县,主营产品,数据日期,数据来源\n示例夜班电机控制器有限公司,合川区,电机控制器,2024-12,示例\n"
PLACES = re.compile("璧山|永川|铜梁|合川|江津|潼南|大足|荣昌")
SOURCE = re.compile(r"\.(xlsx|csv) · ")
DASHES = "paths => [...new Set(paths.map(path => path.getAttribute('stroke-dasharray')))]"
COLUMNS = """tables => tables.filter(t => t.tFoot).map(t => [...t.tBodies[0].rows, ...t.tFoot.rows].map(
  r => [...r.querySelectorAll('td.n')].map(c => Number(c.textContent.replaceAll(',', '')))))"""


@pytest.fixture
def planner(windows, tmp_path) -> Iterator[Person]:
    """What she sees after `liantu demo` on a machine without a network."""
    yield from at_home(windows["desk"], tmp_path / "hers")


def test_planner_explores_the_chain(planner, tmp_path):
    stats = json.loads(planner.liantu("stats", "--format", "json"))

    it_opens_in_chinese_with_invented_firms(planner)
    the_chain_is_3_12_56_and_fits_the_eye(planner, stats)
    a_doubtful_link_is_dashed(planner)
    an_assembly_has_7_components_with_states_and_counts(planner)
    a_district_greys_the_rest(planner)
    a_component_shows_firms_links_dates_and_sources(planner)
    the_address_restores_the_view_in_a_new_tab(planner)
    needs_of_one_vehicle_maker_add_up(planner)
    two_words_are_found(planner)
    targets_stand_with_actual_pace_and_need(planner)
    the_last_quarter_is_compared(planner)
    the_counts_are_those_of_the_command_line(planner, stats)
    a_load_by_the_command_line_appears_after_a_refresh(planner, tmp_path)

    assert [*planner.tab.faults()] == []
    planner.tab.close()


def it_opens_in_chinese_with_invented_firms(planner):
    page = planner.tab.open("overview")

    assert page.locator("h1").inner_text() == "总览"
    assert page.get_by_text("示例", exact=True).count()


def the_chain_is_3_12_56_and_fits_the_eye(planner, stats):
    page = planner.tab.open("chain")
    page.get_by_role("button", name="到部件").click()
    planner.tab.settle()

    cells = page.locator(".node").evaluate_all("cells => cells.map(c => c.dataset.id)")

    counted = {letter: len([c for c in cells if re.fullmatch(rf"{letter}\d+", c)]) for letter in "SAC"}
    assert counted == {"S": 3, "A": 12, "C": 56}
    assert counted == {"S": stats["nodes"]["System"], "A": stats["nodes"]["Assembly"], "C": stats["nodes"]["Component"]}
    assert len(cells) <= 150


def an_assembly_has_7_components_with_states_and_counts(planner):
    page = planner.tab.open("chain")
    page.locator('[data-id="A02"]').click()
    page.locator('[data-id="C09"]').wait_for()
    planner.tab.settle()

    codes = [f"C{n:02}" for n in range(8, 15)]
    cells = {code: page.locator(f'[data-id="{code}"]') for code in codes}
    assert all(cell.count() == 1 for cell in cells.values())
    assert all(cell.get_attribute("data-state") for cell in cells.values())
    assert all(re.search(r"\d+ 家|未摸排|缺失|建|待核实", cell.text_content()) for cell in cells.values())


def a_district_greys_the_rest(planner):
    page = planner.tab.page
    page.locator('[data-id="C09"]').click()
    page.locator('.node[data-id^="C09|"]').first.wait_for()
    before = page.locator(".node").count()

    page.get_by_role("combobox", name="全部区县").select_option(label="合川区")
    planner.tab.settle()

    firms = page.locator('.node[data-id^="C09|"]').evaluate_all("c => c.map(e => [e.textContent, 'grey' in e.dataset])")
    assert page.locator(".node").count() == before
    assert {grey for text, grey in firms if PLACES.search(text) and "合川" not in text} == {True}
    assert "district=500117" in page.url


def a_component_shows_firms_links_dates_and_sources(planner):
    page = planner.tab.page
    panel = page.locator(".st-key-card_panel")
    panel.get_by_role("heading", name="电机控制器").wait_for()

    panel.locator("summary", has_text=SOURCE).first.click()
    panel.locator("details[open]", has=page.locator("summary", has_text=SOURCE)).locator("th").first.wait_for()

    assert re.search(r"20\d\d", planner.tab.words(".st-key-card_panel"))
    assert page.locator("path.solid").evaluate_all(DASHES) == [None]


def a_doubtful_link_is_dashed(planner):
    page = planner.tab.open("chain", "?part=C02")
    page.locator('[data-id="C02#more"]').click()

    page.locator("path[stroke-dasharray='5 4']").first.wait_for(state="attached")


def the_address_restores_the_view_in_a_new_tab(planner):
    page = planner.tab.page
    page.locator('[data-id="C09"]').click()
    planner.tab.settle()
    shown = planner.tab.words(".st-key-card_panel")

    other = Watched(planner.window, planner.address)
    other.page.goto(page.url)
    other.page.locator('[data-id="C09"][aria-selected="true"]').wait_for()
    other.settle()

    assert other.words(".st-key-card_panel") == shown
    assert other.page.get_by_role("combobox", name="全部区县").input_value() == "500117"
    other.close()


def needs_of_one_vehicle_maker_add_up(planner):
    page = planner.tab.open("sourcing", "?maker=" + _maker(planner))

    table = page.locator(".st-key-card_sourcing table").evaluate_all(COLUMNS)[0]

    assert len(table) == 13  # twelve assemblies and the sum
    assert [sum(line[:-1]) for line in table] == [line[-1] for line in table]
    assert [sum(column) for column in zip(*table[:-1], strict=True)] == table[-1]
    assert table[-1][-1] > 0


def two_words_are_found(planner):
    page = planner.tab.open("overview")
    field = page.locator(".st-key-search input")

    field.fill("电芯")
    page.locator(".st-key-search [role=option]", has_text="部件").first.click()
    page.wait_for_url(re.compile("part=C02"))
    planner.tab.settle()
    field.fill("璧山")
    page.locator(".st-key-search [role=option]", has_text=re.compile(r"^璧山区\s*(区县|地点)")).first.click()
    page.wait_for_url(re.compile(quote("璧山区")))

    page.locator(".stMain").get_by_text("璧山区").first.wait_for()


def targets_stand_with_actual_pace_and_need(planner):
    page = planner.tab.open("targets")

    shown = planner.tab.words()

    assert [t for t in ("1,000 家", "4,000 亿元", "500 家", "300 家", "200 家") if t not in shown] == []
    assert re.search(r"序时应达\s*[\d,]+", shown)
    assert re.search(r"今后每季需增 [\d.,]+ 家", shown)
    assert re.search(r"达到序时进度|略慢于序时进度|滞后|下降", shown)
    page = planner.tab.open("targets", "?view=audit")
    line = page.locator("tr", has_text="专精特新").filter(has_text="存疑").first
    assert "1000" in line.inner_text().replace(",", "")


def the_last_quarter_is_compared(planner):
    page = planner.tab.open("overview")

    page.get_by_role("button", name=re.compile("^与 20.* 相比$")).click()
    card = page.locator(".st-key-card_changed")
    card.get_by_text(re.compile(r"\d+ 种部件改变状态")).wait_for()
    planner.tab.settle()

    shown = planner.tab.words(".st-key-card_changed")
    told = int(re.search(r"(\d+) 种部件改变状态", shown)[1])
    assert told == 0 or card.locator("tr").count()
    assert "before=20" in page.url
    assert re.search(r"已入库 [\d,]+ 家（[+\-−±]?\d+）", shown)


def the_counts_are_those_of_the_command_line(planner, stats):
    page = planner.tab.open("questions", "?question=overview/counts&overview_counts_scope=全部")

    with page.expect_download() as got:
        page.get_by_role("button", name="下载 CSV").click()
    line = next(csv.DictReader(io.StringIO(Path(got.value.path()).read_text(encoding="utf-8-sig"))))
    counts = {name: int(value) for name, value in line.items() if value.isdigit()}

    assert _on_record(page) == counts["已入库企业"]
    assert counts["已入库企业"] + counts["仅被提及的企业"] == stats["nodes"]["Enterprise"]
    assert counts["供货关系"] == stats["relationships"]["SUPPLIES"]


def a_load_by_the_command_line_appears_after_a_refresh(planner, tmp_path):
    sheet = tmp_path / "夜班.csv"
    sheet.write_text(LOADED, encoding="utf-8")
    page = planner.tab.open("firms", "?q=夜班")
    before = _on_record(page)
    assert not page.get_by_text("示例夜班电机控制器有限公司").count()

    planner.liantu("load", str(sheet), "--by", "值班员")
    page.reload()
    planner.tab.settle()

    page.get_by_text(re.compile("已入库 1 家符合")).first.wait_for()
    assert _on_record(page) == before + 1


def _on_record(page) -> int:
    """What the foot of the menu says."""
    return int(re.search(r"已入库 ([\d,]+) 家", page.locator(".st-key-foot").inner_text())[1].replace(",", ""))


def _maker(planner) -> str:
    """A vehicle maker whose suppliers are on record."""
    found = json.loads(planner.liantu("ask", "sourcing/by_model", "--format", "json"))
    return max(found["findings"], key=lambda row: row["needs"])["maker"]
