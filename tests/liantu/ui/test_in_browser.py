"""The app in real Chromium: every page loads and asks no other host, the explorer answers clicks and keys, sheets go
in and out through the page, a firm named like a script runs nowhere, on a desk and on a phone."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from liantu.ui.shell import PAGES
from tests.liantu.ui.watching import SIZES, Watched

VIEWS = Path(__file__).resolve().parents[3] / "liantu" / "ui" / "views"
BUILT = [name for name in PAGES if (VIEWS / f"{name}.py").exists()]


@pytest.fixture
def own_server(plan_workspace, tmp_path, serving) -> Iterator[str]:
    yield from serving(Path(shutil.copytree(plan_workspace, tmp_path / "own")))


@pytest.fixture
def to_judge(plan_workspace, tmp_path, serving, command_line, trap) -> Iterator[str]:
    """Two firms named like a script, alike; three values for one date."""
    folder = Path(shutil.copytree(plan_workspace, tmp_path / "own"))
    lines = [f"{trap},璧山区,", f"{trap.replace('有限公司', '有限责任公司')},璧山区,"]
    lines += [f"示例{one}有限公司,铜梁区,{n}" for one in "甲乙" for n in (100, 200, 300)]
    sheet = tmp_path / "名录.csv"
    sheet.write_text("\n".join(["企业名称,区县,产值（万元）", *lines]), encoding="utf-8")
    assert command_line(folder, "load", str(sheet), "--by", "张示例", "--as-of", "2024").code == 0
    yield from serving(folder)


@pytest.mark.parametrize("name", BUILT)
@pytest.mark.parametrize("lang", ["中文", "English"])
@pytest.mark.parametrize("size", SIZES)
def test_page_is_sound(windows, served, screenshots, name, lang, size):
    """No other host, no error, no exception, no sideways scroll, no serious barrier; its picture is kept."""
    made = Watched(windows[size], served, SIZES[size])
    made.open(name, f"?lang={lang}")

    made.picture(screenshots / f"{name}-{'zh' if lang == '中文' else 'en'}-{size}.png")

    assert "\n".join((*made.faults(), *made.barriers())) == ""
    made.close()


def test_tile_narrows_the_scope_and_widens_it_again(watched):
    page = watched.open("overview")

    page.locator('button[data-id="500120"]').click()
    page.wait_for_url(re.compile("scope="))
    page.locator('button[data-id="500120"][aria-pressed="true"]').wait_for()
    watched.settle()
    page.locator('button[data-id="500120"]').click()
    page.locator('button[data-id="500120"][aria-pressed="false"]').wait_for()

    watched.settle()
    assert "scope=" not in page.url


def test_strip_has_a_square_for_each_of_the_56(watched):
    page = watched.open("overview")

    page.locator(".cell").first.wait_for()
    assert page.locator(".cell").count() == 56


def test_firm_named_like_a_script_runs_nowhere(watched, trap):
    for page_name, query in (
        ("chain", "?scope=璧山区&part=C02"),
        ("firms", "?q=script"),
        ("firms", "?part=C02"),
        ("questions", "?question=chain/firms_of"),
        ("questions", "?question=firms/list"),
    ):
        watched.open(page_name, query)
    page = watched.page
    page.goto(f"{watched.address}/firms?firm={quote(trap)}")
    page.locator(".st-key-card_facts").wait_for()
    watched.settle()

    assert page.locator("h2").inner_text() == trap
    assert page.locator("img[src='x']").count() == 0


def test_partner_opens_from_a_profile(on_desk):
    page = on_desk.open("firms", "?part=C02")
    on_desk.page.goto(f"{on_desk.address}/firms?firm=示例甲汽车有限公司")
    page.locator(".st-key-card_trade button.link").first.wait_for()
    name = page.locator(".st-key-card_trade button.link").first.inner_text()

    page.locator(".st-key-card_trade button.link").first.click()

    page.locator("h2", has_text=name).wait_for()


def test_sheet_goes_in_by_the_page_and_out_again(windows, own_server, tmp_path):
    sheet = tmp_path / "新来.csv"
    sheet.write_text("企业名称,区县,主营产品\n重庆示例新来电池有限公司,璧山区,电芯\n", encoding="utf-8")
    made = Watched(windows["desk"], own_server)
    made.page.goto(f"{own_server}/data")
    page = made.page

    page.locator('input[type="file"]').set_input_files(sheet)
    page.get_by_role("button", name="试载", exact=True).click()
    page.get_by_text("1 行 = 新增 1").wait_for()
    page.get_by_text("尚未载入企业").wait_for()
    page.get_by_role("button", name="确认载入").click()
    page.get_by_text("已载入：新来.csv").wait_for()
    page.get_by_text("已入库 1 家").wait_for()

    made.settle()
    page.locator('[data-testid="stDataFrame"] .dvn-scroller').first.click(position={"x": 100, "y": 50})
    page.get_by_role("button", name="撤销这次载入").click()
    page.get_by_role("button", name="确认撤销").click()
    page.get_by_text("已撤销载入").wait_for()
    page.get_by_text("尚未载入企业").wait_for()

    made.close()


def test_download_is_a_csv_with_bom_and_no_formula(on_desk):
    page = on_desk.open("questions", "?question=firms/list")

    with page.expect_download() as got:
        page.get_by_role("button", name="下载 CSV").click()

    data = Path(got.value.path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert not re.search(rb"(?m)(^|,)[=@]", data)


@pytest.mark.parametrize("size", SIZES)
def test_questions_are_judged_by_keys_alone(windows, to_judge, trap, size):
    made = Watched(windows[size], to_judge, SIZES[size])
    page = made.open("held")
    place = page.locator(".st-key-card_queue [aria-live]")

    def press(key, said):
        page.keyboard.press(key)
        page.get_by_text(said, exact=True).wait_for()
        made.settle()

    assert page.locator(".st-key-card_question h3").inner_text().count(trap) == 1
    assert page.locator("img").count() == page.locator("img[data-testid]").count()
    page.get_by_text("第 1 条，共 3 条").wait_for()
    press("x", "第 2 条，共 3 条")
    press("3", "第 2 条，共 2 条")
    press("z", "第 2 条，共 3 条")
    press("1", "第 2 条，共 2 条")
    press("x", "第 1 条，共 2 条")
    press("d", "第 1 条，共 1 条")
    page.get_by_label("理由（可不填）").click()
    page.keyboard.type("sdxz12")
    assert place.inner_text() == "第 1 条，共 1 条"
    page.keyboard.press("Enter")
    made.settle()
    page.get_by_role("button", name="0.02 亿元").click()
    page.get_by_text("没有待确认的内容").wait_for()
    page.get_by_text("sdxz12").wait_for()

    taken_back = page.locator(".st-key-card_judged").get_by_role("button", name="撤回")
    taken_back.nth(2).wait_for()
    assert taken_back.count() == 3
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
    made.close()


def test_list_beside_the_question_asks_another_one(windows, to_judge):
    made = Watched(windows["desk"], to_judge)
    page = made.open("held")

    page.locator(".st-key-card_queue .item").nth(2).click()
    page.get_by_text("第 3 条，共 3 条").wait_for()

    made.settle()
    one = page.locator('.item[aria-current="true"] .one').inner_text()
    assert one in page.locator(".st-key-card_question h3").inner_text()
    assert page.locator("tr.differs .verdict").first.inner_text() == "≠ 不同"
    assert "id=" in page.url
    made.close()
