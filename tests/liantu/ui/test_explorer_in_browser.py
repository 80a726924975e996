"""The chain explorer in real Chromium: clicks, keys alone, search, filters, paging, undo, the picture; a firm named like
a script runs nowhere."""

import re
import shutil
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from tests.liantu.ui.watching import Watched

FIRMS = '.node[data-id^="{}|"]'
CHOSEN = '[role="treeitem"][aria-selected="true"]'
MOST = 150
AT = """() => {
  let e = document.activeElement;
  while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
  return e?.dataset?.id ?? "";
}"""


def firms(page, code):
    return page.locator(FIRMS.format(code))


def places(page):
    """Where every cell stands."""
    return page.locator(".node").evaluate_all(
        "cells => Object.fromEntries(cells.map(c => [c.dataset.id, c.getAttribute('transform')]))"
    )


def at(page):
    """Which cell the keys are on."""
    return page.evaluate(AT)


def test_click_opens_assembly_then_component_then_its_firms(watched):
    page = watched.open("chain")

    page.locator('[data-id="A02"]').click()
    page.locator('[data-id="C09"]').click()
    firms(page, "C09").first.wait_for()

    assert page.locator('[data-id="C09"]').get_attribute("aria-expanded") == "true"
    panel = page.locator(".st-key-card_panel")
    panel.get_by_role("heading", name="电机控制器").wait_for()
    panel.locator(".entries summary").first.click()
    panel.locator("details[open] th", has_text="企业名称").first.wait_for()
    watched.settle()
    assert "part=C09" in page.url


def test_opening_moves_nothing_that_stands_to_the_left(on_desk):
    page = on_desk.open("chain")
    before = places(page)

    page.locator('[data-id="A02"]').click()
    page.locator('[data-id="C09"]').click()
    firms(page, "C09").first.wait_for()

    after = places(page)
    left = [id for id in before if id[0] in "rSA"]
    assert {id: before[id] for id in left} == {id: after[id] for id in left}


def test_the_same_view_stands_the_same_in_another_visit(on_desk):
    page = on_desk.open("chain", "?part=C09")
    firms(page, "C09").first.wait_for()
    once = places(page)

    page = on_desk.open("chain", "?part=C09")
    firms(page, "C09").first.wait_for()

    assert places(page) == once


def test_long_list_is_paged_and_a_view_stays_below_150_cells(on_desk):
    page = on_desk.open("chain", "?scope=全部&part=C02")
    more = page.locator('[data-id="C02#more"]')
    more.wait_for()
    rest = int(re.search(r"\d+", more.text_content())[0])
    assert firms(page, "C02").count() == 8

    more.click()

    assert firms(page, "C02").count() == 8 + rest
    page.get_by_role("button", name="到企业").click()
    on_desk.settle()
    assert page.locator(".node").count() <= MOST


def test_firms_elsewhere_are_counted_apart_and_open_on_demand(on_desk):
    page = on_desk.open("chain", "?part=C08")
    group = page.locator('[data-id="C08@city"]')
    group.wait_for()
    count = int(re.search(r"(\d+) 家", group.text_content())[1])
    inside = firms(page, "C08").count()

    group.click()

    assert firms(page, "C08").count() == inside + count
    assert group.get_attribute("aria-expanded") == "true"


def test_keys_alone_open_choose_close_undo_and_redo(on_desk):
    page = on_desk.open("chain")
    page.get_by_role("combobox", name=re.compile("搜索")).focus()
    for _ in range(40):  # past the buttons and chips into the tree
        page.keyboard.press("Tab")
        if at(page) == "root":
            break
    assert at(page) == "root"

    page.keyboard.press("End")
    assert at(page) == "A12"
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert at(page) == "A01"
    page.keyboard.press("ArrowLeft")  # it stood open
    assert page.locator('[data-id="A01"]').get_attribute("aria-expanded") == "false"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert at(page) == "C01"
    page.keyboard.press("Enter")
    firms(page, "C01").first.wait_for()
    chosen = page.locator(CHOSEN)
    assert (chosen.get_attribute("data-id"), chosen.get_attribute("aria-level")) == ("C01", "4")
    on_desk.settle()
    page.keyboard.press("Control+z")
    assert page.locator(CHOSEN).count() == 0
    assert firms(page, "C01").count() == 0
    page.keyboard.press("Control+y")
    firms(page, "C01").first.wait_for()
    on_desk.settle()
    assert "part=C01" in page.url


def test_buttons_undo_and_redo(on_desk):
    page = on_desk.open("chain")
    undo, redo = (
        page.get_by_role("button", name=re.compile("撤销")),
        page.get_by_role("button", name=re.compile("重做")),
    )
    assert undo.is_disabled()

    page.locator('[data-id="A03"]').click()
    page.locator('[data-id="C15"]').wait_for()
    undo.click()

    assert page.locator('[data-id="C15"]').count() == 0
    redo.click()
    assert page.locator('[data-id="C15"]').count() == 1
    assert redo.is_disabled()


def test_chips_filter_by_state_and_the_address_restores_it(on_desk):
    page = on_desk.open("chain")
    chip = page.locator('.chip[data-state="BROKEN"]')
    count = int(chip.locator("b").inner_text())

    chip.click()
    on_desk.settle()

    cells = '.node[data-id^="C"]:not([data-id*="|"])'
    assert count > 0
    assert page.locator(cells).count() == count
    assert set(page.locator(cells).evaluate_all("c => c.map(e => e.dataset.state)")) == {"BROKEN"}
    assert "status=BROKEN" in page.url
    address = page.url.split("?")[1]
    page = on_desk.open("chain", f"?{address}")
    assert page.locator('.chip[data-state="BROKEN"]').get_attribute("aria-pressed") == "true"
    assert page.locator(cells).count() == count


def test_counts_of_the_chips_add_to_56(on_desk):
    page = on_desk.open("chain")

    assert sum(map(int, page.locator(".chip b").all_inner_texts())) == 56


def test_district_greys_the_rest_and_removes_nothing(on_desk):
    page = on_desk.open("chain", "?part=C02")
    firms(page, "C02").first.wait_for()
    before = places(page)

    page.get_by_role("combobox", name="全部区县").select_option(label="铜梁区")
    on_desk.settle()

    assert places(page).keys() == before.keys()
    notes = {
        n: grey for n, grey in firms(page, "C02").evaluate_all("c => c.map(e => [e.textContent, 'grey' in e.dataset])")
    }
    assert {grey for text, grey in notes.items() if "铜梁" in text} == {False}
    assert {grey for text, grey in notes.items() if "璧山" in text} == {True}
    assert "district=500151" in page.url


def test_search_finds_parts_firms_products_and_places(on_desk):
    page = on_desk.open("chain")
    box = page.get_by_role("combobox", name=re.compile("搜索"))

    box.fill("MCU")
    page.get_by_role("option", name=re.compile("电机控制器")).first.click()
    page.locator('[data-id="C09"][aria-selected="true"]').wait_for()

    box.fill("璧山")
    page.get_by_role("option", name=re.compile("璧山区 · 区县")).click()
    on_desk.settle()
    assert "district=500120" in page.url

    box.fill("电芯")
    page.locator('[role=option][data-level="component"]').first.wait_for()
    page.locator('[role=option][data-level="firm"]', has_text="产品").first.click()
    page.locator(f'{FIRMS.format("C02")}[aria-selected="true"]').wait_for()


def test_firm_named_like_a_script_is_found_and_is_text(on_desk):
    page = on_desk.open("chain", "?scope=全部")

    page.get_by_role("combobox", name=re.compile("搜索")).fill("script")
    page.get_by_role("option", name=re.compile("<img")).click()
    page.locator(f'{FIRMS.format("C02")}[aria-selected="true"]').wait_for()
    on_desk.settle()

    assert "<img" in unquote(page.url)
    panel = page.locator(".st-key-card_panel")
    panel.get_by_text("<img src=x").first.wait_for()
    assert page.evaluate("document.querySelectorAll('script[src=x], img[src=x]').length") == 0
    with page.expect_download() as got:
        page.get_by_role("button", name=re.compile("SVG")).click()
    text = Path(got.value.path()).read_text(encoding="utf-8")
    assert "&lt;img" in text
    assert "<img" not in text
    assert "<script" not in text


def test_saved_picture_says_what_it_shows(on_desk):
    page = on_desk.open("chain", "?part=C09")
    firms(page, "C09").first.wait_for()

    with page.expect_download() as got:
        page.get_by_role("button", name=re.compile("SVG")).click()

    text = Path(got.value.path()).read_text(encoding="utf-8")
    assert text.startswith("<svg")
    assert {"渝西地区", "电机控制器", "已核实"} <= set(re.findall("渝西地区|电机控制器|已核实", text))
    assert "示例" in text
    assert "http" not in text.replace("http://www.w3.org/2000/svg", "")


def test_confirmed_is_solid_doubtful_dashed_and_what_is_being_built_dotted(on_desk):
    page = on_desk.open("chain", "?part=C56")
    firms(page, "C56").first.wait_for()

    def dashes(kind):
        return {
            d for d in page.locator(f"path.{kind}").evaluate_all("p => p.map(e => e.getAttribute('stroke-dasharray'))")
        }

    assert dashes("solid") == {None}
    assert dashes("dotted") == {"1 4"}
    page = on_desk.open("chain", "?part=C02")
    page.locator('[data-id="C02#more"]').click()
    assert dashes("dashed") == {"5 4"}


def test_tree_says_its_levels_and_what_is_open(on_desk):
    page = on_desk.open("chain", "?part=C02")
    firms(page, "C02").first.wait_for()

    assert page.get_by_role("tree").count() == 1
    assert page.locator('[role="tree"] [tabindex="0"]').count() == 1
    assert page.locator('[data-id="C02"]').get_attribute("aria-level") == "4"
    assert firms(page, "C02").first.get_attribute("aria-level") == "5"
    assert firms(page, "C02").first.get_attribute("aria-expanded") is None
    said = page.locator('[data-id="C02"]').get_attribute("aria-label")
    assert {"部件", "电芯", "已核实"} <= set(re.findall("部件|电芯|已核实", said))


def test_upstream_of_a_firm_is_drawn_by_the_same_component(watched):
    page = watched.open("chain", f"?firm={quote('示例甲汽车有限公司')}&mode=up")
    page.locator(".node").nth(5).wait_for()

    assert page.get_by_role("tree").count() == 1
    assert page.locator(".node").count() <= MOST
    page.get_by_role("radio", name=re.compile("下游")).or_(
        page.get_by_role("button", name=re.compile("下游"))
    ).first.click()
    page.wait_for_url(re.compile("mode=down"))


def test_targets_of_fingers_are_40_pixels_high(watched):
    page = watched.open("chain", "?part=C02")
    firms(page, "C02").first.wait_for()
    if watched.size["width"] > 640:
        return

    heights = page.locator(".node, .bar button, .bar select, .bar input").evaluate_all(
        "e => e.map(x => x.getBoundingClientRect().height)"
    )

    assert min(heights) >= 40


@pytest.fixture
def own(sample_workspace, tmp_path, serving, windows):
    """A page of an app of the test's own: it may write."""
    for address in serving(Path(shutil.copytree(sample_workspace, tmp_path / "own"))):
        made = Watched(windows["desk"], address)
        yield made
        made.close()


def test_firm_goes_to_the_targets_from_the_panel_and_back(own):
    """加入招商清单: the fields, a dry run, kept, listed among the routes of the component, undone."""
    page = own.open("chain", "?part=C24")
    routes = page.locator(".st-key-routes")

    page.locator(".st-key-to_targets button").click()
    dialog = page.get_by_role("dialog")
    dialog.locator(".st-key-to_targets_0_firm input").fill("江苏示例激光雷达有限公司")
    dialog.locator(".st-key-who_to_targets input").fill("张示例")
    dialog.locator(".st-key-to_targets_try button").click()
    dialog.get_by_text("新增").first.wait_for()
    assert list(own.barriers()) == []
    dialog.locator(".st-key-to_targets_keep button").click()
    page.locator(".st-key-registered").wait_for()

    routes.locator("summary").click()
    routes.get_by_text("江苏示例激光雷达有限公司").first.wait_for()
    page.locator(".st-key-add_undo button").click()
    page.locator(".st-key-registered").wait_for(state="detached")
    own.settle()
    assert "江苏示例激光雷达有限公司" not in own.words()
    assert list(own.faults()) == []
