"""A writer makes a chain map for a briefing: 荣昌, 动力电池, 2024 二季度, 两页; every file read back, verified, made again."""

import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from liantu.briefing import carried, manifest
from liantu.briefing.layout.fitting import SMALLEST
from liantu.briefing.writers.slides import MOST_SHAPES
from tests.liantu.briefing.reading import by_office, ids_of_rows, parts, pdf_pages
from tests.liantu.ui.at_home import Person, at_home
from tests.liantu.ui.watching import PHONE

FORMS = ("docx", "pptx", "svg", "xlsx", "html", "pdf", "png")
ALL = ",".join(FORMS)
QUARTER, BEFORE, EARLIER = "2024 二季度", "2024 一季度", "2023 四季度"
SAID = "非真实统计"  # what stands beside 示例 wherever numbers are made up
BUILD = re.compile(r"数据 ?[0-9a-f]{12}")
GROUP = re.compile(r'<g id="([^"]+)">\s*<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"')
# A sign is a path that is drawn; a cell that bears none would tell its state by colour alone.
CELL = re.compile(r'<g id="部件[^"]*">.*?</g>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Taken:
    """What she downloaded: a file a format, and all of them once more from the ZIP, made at one time."""

    of: dict[str, Path] = field(default_factory=dict)
    packed: dict[str, bytes] = field(default_factory=dict)

    def read(self, form: str) -> bytes:
        """The file of this format."""
        return self.of[form].read_bytes()


@pytest.fixture
def writer(windows, tmp_path) -> Iterator[Person]:
    """What she sees after `liantu demo` on a machine without a network."""
    yield from at_home(windows["desk"], tmp_path / "hers")


def test_writer_makes_a_chain_map(writer, browser, tmp_path):
    taken = Taken()

    she_chooses_district_part_quarter_and_audience(writer)
    she_sees_the_map(writer)
    she_takes_a_file_of_each_kind_and_all_in_one(writer, taken, tmp_path / "taken")
    the_document_has_real_tables_and_chinese_faces(taken)
    the_slide_has_few_native_shapes_and_chinese_faces(taken)
    libreoffice_opens_both_where_it_is_installed(taken, tmp_path / "office")
    the_drawing_is_16_to_9_legible_and_says_states_by_signs(taken)
    the_appendix_holds_the_rows_behind_each_figure(taken)
    a_leader_opens_the_page_on_a_phone_without_network(taken, browser)
    every_figure_has_its_note_and_each_page_the_build(taken)
    made_up_data_say_so_on_each_page(taken)
    each_file_is_verified_while_the_app_is_open(writer, taken)
    the_command_line_makes_the_same_files(writer, taken, tmp_path)
    cells_stand_where_they_stood_last_quarter(writer, taken, tmp_path / "earlier")
    two_pages_on_the_district_are_slides_with_tables(writer, tmp_path / "district")

    assert [*writer.tab.faults()] == []
    writer.tab.close()


def she_chooses_district_part_quarter_and_audience(writer):
    page = writer.tab.open("briefing")

    _choose(writer, "scope", "荣昌", "荣昌区")
    _choose(writer, "briefing_template", "总成", "总成分图")
    _choose(writer, "briefing_part", "动力电池", "动力电池")
    _choose(writer, "as_of_choice", QUARTER)
    _choose(writer, "before_choice", BEFORE)
    page.locator(".st-key-briefing_for").get_by_role("radio", name="工作").click()
    writer.tab.settle()

    assert (
        page.locator(".st-key-briefing_for").get_by_role("radio", name="工作").get_attribute("aria-checked") == "true"
    )


def she_sees_the_map(writer):
    page = writer.tab.page

    picture = page.locator(".st-key-card_preview img")
    picture.wait_for()
    assert "荣昌区" in picture.get_attribute("alt")
    assert picture.evaluate("i => i.complete && i.naturalWidth / i.naturalHeight") == pytest.approx(16 / 9, abs=0.01)


def she_takes_a_file_of_each_kind_and_all_in_one(writer, taken, folder):
    for form in FORMS:
        got = _download(writer, f"briefing_{form}", folder / form)
        taken.of[form] = _unpacked(got, form)
        assert all(word in taken.of[form].name for word in ("示例", "总成分图", "动力电池", "荣昌区", "2024-06-30"))
        assert carried.kind(taken.read(form)) == form
    with zipfile.ZipFile(_download(writer, "briefing_zip", folder)) as package:
        taken.packed.update({name: package.read(name) for name in package.namelist()})
    assert {Path(name).suffix[1:] for name in taken.packed} == set(FORMS)


def the_document_has_real_tables_and_chinese_faces(taken):
    document = Document(taken.of["docx"])
    xml = parts(taken.read("docx"), r"word/document\.xml")

    assert document.tables
    assert all(len(table.rows) > 1 for table in document.tables)
    assert xml.count(b"w:eastAsia=") >= xml.count(b"<w:r>") > 100


def the_slide_has_few_native_shapes_and_chinese_faces(taken):
    deck = Presentation(taken.of["pptx"])
    xml = parts(taken.read("pptx"), r"ppt/slides/slide\d+\.xml")

    assert max(len(slide.shapes) for slide in deck.slides) <= MOST_SHAPES <= 100
    assert not any(shape.shape_type == MSO_SHAPE_TYPE.PICTURE for slide in deck.slides for shape in slide.shapes)
    assert xml.count(b"<a:ea ") == xml.count(b"<a:latin ") > 0


def libreoffice_opens_both_where_it_is_installed(taken, folder):
    if shutil.which("soffice") is None:
        print("no LibreOffice on this machine: DOCX and PPTX are not rendered here")
        return
    for form in ("docx", "pptx"):
        pages = pdf_pages(by_office(taken.of[form], folder / form, "pdf"))
        assert "正极材料" in "".join(pages)
        assert "示例" in pages[0]


def the_drawing_is_16_to_9_legible_and_says_states_by_signs(taken):
    drawing = taken.read("svg").decode()
    width, height = map(float, re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawing).groups())
    cells = CELL.findall(drawing)

    assert width / height == pytest.approx(16 / 9)
    assert min(map(float, re.findall(r'font-size="([\d.]+)"', drawing))) >= SMALLEST == 9
    assert len(cells) == 7
    assert all("<path" in cell for cell in cells)
    assert all(re.search("优势|基本具备|薄弱|已签约|缺失|待核实|未摸排", cell) for cell in cells)


def the_appendix_holds_the_rows_behind_each_figure(taken):
    book = load_workbook(taken.of["xlsx"])
    figures, kept = (_lines(book[name]) for name in ("数字", "数据来源行"))
    rows = {line["编号"]: line for line in kept}

    assert len(figures) == len(manifest.read(carried.found(taken.read("xlsx"))).figures)
    named = {str(line["编号"]): [*ids_of_rows(line["来源行编号"] or "")] for line in figures}
    assert {n: len(ids) for n, ids in named.items()} == {str(f["编号"]): int(f["来源行数"]) for f in figures}
    assert {id for ids in named.values() for id in ids} == set(rows)
    assert all(line["企业名称"] or line["企业基本情况/企业名称"] for line in kept if line["工作表"] == "企业")
    counts = [f for f in figures if f["含义"].endswith("企业数") and f["数值"]]
    assert len(counts) > 5
    assert [f["含义"] for f in counts if not int(f["来源行数"])] == []


def a_leader_opens_the_page_on_a_phone_without_network(taken, browser):
    window = browser.new_context(viewport=PHONE, offline=True)
    page, said, asked = window.new_page(), [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(taken.of["html"].as_uri())
    page.wait_for_selector("#explorer svg.tree")

    page.get_by_role("combobox").fill("正极材料")
    page.locator("[role=option]").first.click()

    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
    assert policy.startswith("default-src 'none'")
    assert "正极材料" in page.locator("#chosen h3").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert (said, asked) == ([], [taken.of["html"].as_uri()])
    window.close()


def every_figure_has_its_note_and_each_page_the_build(taken):
    told = manifest.read(carried.found(taken.read("docx")))
    document = Document(taken.of["docx"])
    notes = "\n".join(["\n".join(p.text for p in document.paragraphs), *map(_table_text, document.tables)])
    book = load_workbook(taken.of["xlsx"])
    figures, questions = (_lines(book[name]) for name in ("数字", "说明 问题与规则"))

    assert all(line["问题"] and line["规则版本"] and line["数据版本"] for line in figures)
    assert all("覆盖" in line for line in figures)
    for asked in questions:
        assert asked["问题"] in notes
        assert asked["规则版本"] in notes
        assert asked["门槛"] in notes
    assert {line["规则版本"] for line in figures} <= {line["规则版本"] for line in questions}
    assert any("link.weak=" in (asked["门槛"] or "") for asked in questions)
    assert len(told.figures) == len(figures)
    for foot in ("".join(p.text for p in section.footer.paragraphs) for section in document.sections):
        assert BUILD.search(foot)
    assert all(BUILD.search(text) for text in [*pdf_pages(taken.of["pdf"]), *_slides(taken.of["pptx"])])
    assert all(BUILD.search(taken.read(form).decode()) for form in ("svg", "html"))


def made_up_data_say_so_on_each_page(taken):
    pages = pdf_pages(taken.of["pdf"])
    document, book = Document(taken.of["docx"]), load_workbook(taken.of["xlsx"])

    assert len(pages) == 2  # 两页: the map, and where its figures come from
    assert all(text.count("示例") and SAID in text for text in [*pages, *_slides(taken.of["pptx"])])
    assert all(SAID in "".join(p.text for p in section.footer.paragraphs) for section in document.sections)
    assert all("示例" in sheet.oddHeader.right.text for sheet in book)
    assert all(SAID in taken.read(form).decode() for form in ("svg", "html"))


def each_file_is_verified_while_the_app_is_open(writer, taken):
    for form, path in taken.of.items():
        said = json.loads(writer.liantu("verify", str(path), "--format", "json"))  # exit code 0: same
        assert (said["same"], said["format"], said["differences"], said["remarks"]) == (True, form, [], [])
        assert said["checked"] > 20


def the_command_line_makes_the_same_files(writer, taken, tmp_path):
    made_at = next(Document(io.BytesIO(data)) for name, data in taken.packed.items() if name.endswith(".docx"))
    stamp = made_at.core_properties.created.isoformat()

    once, twice = (_briefed(writer, tmp_path / name, QUARTER, BEFORE, stamp) for name in ("once", "twice"))

    assert sorted(once) == sorted(taken.packed)
    assert [name for name in once if once[name] != taken.packed[name]] == []
    assert once == twice


def cells_stand_where_they_stood_last_quarter(writer, taken, folder):
    now = taken.read("svg").decode()
    before = _briefed(writer, folder, BEFORE, EARLIER, "2024-04-01T08:00:00", "svg")
    then = next(data for name, data in before.items() if name.endswith(".svg")).decode()

    cells = _places(now)
    assert len(cells) == 7
    assert cells == _places(then)
    assert "新增" in now
    assert "新增" in parts(taken.read("docx"), r"word/document\.xml").decode()
    assert "新增" in "".join(pdf_pages(taken.of["pdf"]))


def two_pages_on_the_district_are_slides_with_tables(writer, folder):
    """The map of one assembly has cards and no table; the two pages on 荣昌 are tables."""
    picture = ".st-key-card_preview img"
    before = writer.tab.page.locator(picture).get_attribute("alt")
    _choose(writer, "briefing_template", "区县", "区县简报")
    writer.tab.page.wait_for_function(
        "([picture, before]) => ![before, undefined].includes(document.querySelector(picture)?.alt)",
        arg=[picture, before],
    )  # on a busy machine the page may stand still before it begins to change
    writer.tab.settle()
    path = _download(writer, "briefing_pptx", folder)
    deck = Presentation(path)

    assert all(any(shape.has_table for shape in slide.shapes) for slide in deck.slides)
    assert max(len(slide.shapes) for slide in deck.slides) <= MOST_SHAPES
    assert parts(path.read_bytes(), r"ppt/slides/slide\d+\.xml").count(b"<a:ea ") > 0
    assert all(SAID in text for text in _slides(path))
    assert json.loads(writer.liantu("verify", str(path), "--format", "json"))["same"]


def _choose(writer, key, typed, option=""):
    """Type into a box of the page; take the option, or what was typed where it is none of those offered."""
    box = writer.tab.page.locator(f".st-key-{key}")
    box.get_by_role("combobox").fill(typed)
    if option:
        writer.tab.page.get_by_role("option", name=option, exact=True).click()
    else:
        writer.tab.page.keyboard.press("Enter")
    writer.tab.settle()


def _download(writer, key, folder):
    with writer.tab.page.expect_download() as got:
        writer.tab.page.locator(f".st-key-{key} button").click()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / got.value.suggested_filename
    got.value.save_as(path)
    return path


def _unpacked(path, form):
    """The first file of a format that comes as one file a page."""
    if path.suffix != ".zip":
        return path
    with zipfile.ZipFile(path) as package:
        return Path(package.extract(sorted(package.namelist())[0], path.parent))


def _briefed(writer, folder, as_of, compare, stamp, formats=ALL):
    """Name -> content, made by a command of another process."""
    writer.liantu(
        "brief", "总成分图", "--scope", "荣昌区", "--part", "动力电池", "--as-of", as_of, "--compare", compare,
        "--for", "工作", "--stamp", stamp, "--formats", formats, "--out", str(folder),
    )  # fmt: skip
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _places(drawing):
    return {id: place for id, *place in GROUP.findall(drawing) if id.startswith("部件")}


def _lines(sheet):
    heads, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, line, strict=True)) for line in lines]


def _table_text(table):
    return "\n".join(cell.text for row in table.rows for cell in row.cells)


def _slides(path):
    deck = Presentation(path)
    return ["".join(s.text_frame.text for s in slide.shapes if s.has_text_frame) for slide in deck.slides]
