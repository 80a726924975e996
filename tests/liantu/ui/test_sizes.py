"""The app with 1,000 firms: no view shows more marks than an eye can take in, and one person loads while another reads."""

import shutil
from pathlib import Path

import pytest

from benchmarks.generator import write
from liantu.ui.shell import PAGES
from tests.liantu.ui.watching import SIZES, Watched

VIEWS = Path(__file__).resolve().parents[3] / "liantu" / "ui" / "views"
BUILT = [name for name in PAGES if (VIEWS / f"{name}.py").exists()]
COUNT_MARKS = (VIEWS.parents[2] / "benchmarks" / "marks.js").read_text(encoding="utf-8").partition("\n")[2]
FIRMS, MARKS = 1_000, 150
MOST_ROUNDS = 20


@pytest.fixture(scope="module")
def thousand(plan_workspace, command_line, tmp_path_factory, serving):
    folder = Path(shutil.copytree(plan_workspace, tmp_path_factory.mktemp("thousand") / "workspace"))
    done = command_line(folder, "load", *map(str, write(folder.parent / "sheets", FIRMS)))
    assert done.code == 0, done.err
    yield from serving(folder)


@pytest.fixture
def own_server(plan_workspace, tmp_path, serving):
    yield from serving(Path(shutil.copytree(plan_workspace, tmp_path / "own")))


def test_no_view_shows_more_marks_than_an_eye_takes_in(windows, thousand):
    made = Watched(windows["desk"], thousand)
    marks = {}
    for name in BUILT:
        page = made.open(name, "?scope=全部")
        marks[name] = page.evaluate(COUNT_MARKS)
    page = made.open("chain", "?scope=全部")
    for code in ("A01", "C02", "C04", "C05", "A02", "C09", "C10", "A12"):
        mark = page.locator(f'[data-id="{code}"]').first
        if mark.count():
            mark.click()
            made.settle()
            marks[f"chain {code}"] = page.evaluate(COUNT_MARKS)

    assert {view: n for view, n in marks.items() if n > MARKS} == {}
    assert marks["chain"] > 12
    made.close()


def test_one_loads_by_the_page_while_another_reads(windows, own_server, tmp_path):
    sheet, _ = write(tmp_path / "sheets", FIRMS)
    loader, reader = Watched(windows["desk"], own_server), Watched(windows["phone"], own_server, SIZES["phone"])
    page = loader.open("data")
    page.locator('input[type="file"]').set_input_files(sheet)
    page.get_by_role("button", name="试载", exact=True).click()
    page.get_by_role("button", name="确认载入").wait_for()
    read, faults = 0, []

    page.get_by_role("button", name="确认载入").click()
    while not page.get_by_text("已载入：firms.csv").count() and read < MOST_ROUNDS * len(BUILT):
        reader.open(BUILT[read % len(BUILT)], "?scope=全部")
        faults += reader.faults()
        read += 1
    page.get_by_text("已入库 1,000 家").wait_for()
    reader.open("overview", "?scope=全部")

    assert read
    assert [*faults, *loader.faults(), *reader.faults()] == []
    reader.page.get_by_text("1,000").first.wait_for()
    loader.close()
    reader.close()
