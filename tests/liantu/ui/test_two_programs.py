"""Two people at once: the app is open in a browser, and a command in another process brings a sheet to the same store."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.door import Key

READY_MS = 30_000
SHEET = "企业名称,区县,主营产品,数据日期,数据来源\n" + "".join(
    f"示例第{i}号电芯有限公司,璧山区,电芯,2024-06,示例\n" for i in range(7)
)
FOOT = re.compile(r"已入库 \d+ 家|尚未载入企业")


@pytest.fixture
def folder(plan_workspace: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(plan_workspace, tmp_path / "shared"))


@pytest.fixture
def opened(folder: Path, serving, browser) -> Iterator[object]:
    """The app in a browser on this workspace."""
    for address in serving(folder):
        page = browser.new_page()
        page.set_default_timeout(READY_MS)
        page.goto(address)
        page.locator(".st-key-foot").get_by_text(FOOT).wait_for()
        yield page
        page.close()


def liantu(folder: Path, *words: str) -> "subprocess.Popen[str]":
    run = "from liantu.cli import main; main()"
    line = [sys.executable, "-c", run, "--workspace", str(folder), *words]
    clean = {name: "" for name in ("LIANTU_STORE", "LIANTU_WORKSPACE", "LIANTU_LANG", "LIANTU_READ_ONLY")}
    pipe = subprocess.PIPE
    return subprocess.Popen(line, env={**os.environ, **clean}, stdout=pipe, stderr=pipe, text=True, encoding="utf-8")


def done(folder: Path, *words: str) -> tuple[int, str]:
    process = liantu(folder, *words)
    out, err = process.communicate(timeout=120)
    return process.returncode, out + err


def firms_shown(page) -> int:
    """已入库 n 家, as the foot of the menu says it; 尚未载入企业 is none."""
    page.reload()
    said = page.locator(".st-key-foot").get_by_text(FOOT)
    said.wait_for()
    found = re.search(r"已入库 (\d+) 家", said.inner_text())
    return int(found[1]) if found else 0


def test_load_while_the_app_is_open_is_seen_there(opened, folder: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "示例.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    before = firms_shown(opened)

    loaded = done(folder, "load", str(sheet), "--format", "json")
    asked = done(folder, "ask", "gaps/no_recorded_maker", "--format", "json")
    shown = firms_shown(opened)
    undone = done(folder, "undo", re.findall(r'"load": "?(\d+)', loaded[1])[0])

    assert [loaded[0], asked[0], undone[0]] == [0, 0, 0], (loaded, asked, undone)
    assert (before, shown, firms_shown(opened)) == (0, 7, 0)


def test_own_question_and_a_second_app_are_refused_in_a_sentence(opened, folder: Path) -> None:
    (folder / "queries").mkdir(exist_ok=True)
    (folder / "queries" / "mine.cypher").write_text("MATCH (n:Stage) RETURN n.id AS id", encoding="utf-8")

    assert done(folder, "ask", "own/mine") == (
        1,
        "库正由网页程序打开，自己的问题 own/mine 只能在那里问：请用网页的“查询”页，或先关闭网页再运行。\n",
    )
    code, said = done(folder, "app", "--no-open")
    assert code == 4
    assert "已由另一个网页程序打开" in said


def test_app_that_ends_takes_its_key_away(folder: Path, serving, browser) -> None:
    for address in serving(folder):
        page = browser.new_page()
        page.goto(address)
        page.locator(".st-key-foot").get_by_text(FOOT).wait_for(timeout=READY_MS)
        assert Key.of(folder / "store") is not None
        page.close()

    assert not (folder / "store" / "door").exists()
    assert done(folder, "stats")[0] == 0
