"""Files of a briefing: what stands in them, in how many shapes, the same twice, nothing blank, 示例 on every page."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pptx import Presentation

from graph.errors import LiantuError
from liantu.briefing.fonts import INSTEAD, find_font
from liantu.briefing.layout.fitting import SMALLEST
from liantu.briefing.layout.laying import lay_out
from liantu.briefing.layout.pages import Box, Grid
from liantu.briefing.names import TEMPLATE_NAMES
from liantu.briefing.writers.png import png
from liantu.briefing.writers.slides import MOST_SHAPES
from liantu.briefing.writers.svg import svg
from tests.liantu.briefing.reading import pdf_pages

STAMP = datetime(2024, 7, 1, 8, tzinfo=UTC)
ON_ONE_PAGE = ("panorama", "system", "assembly")
OPTIONS = {name: {"compare": "2024-06-30"} for name in TEMPLATE_NAMES}
OPTIONS["district"]["scope"] = "璧山区"
DISTRICTS = ("璧山区", "永川区", "铜梁区", "合川区", "江津区", "潼南区", "大足区", "荣昌区")


def pdf_text(content: bytes, tmp_path, *, page: int = 0) -> str:
    """The words of a PDF without spaces."""
    path = tmp_path / "made.pdf"
    path.write_bytes(content)
    return "\f".join(pdf_pages(path, page=page))


def lines_of(page):
    for item in page.items:
        if isinstance(item, Box):
            yield from item.lines
        elif isinstance(item, Grid):
            yield from (line for row in item.rows for cell in row for line in cell.lines)


@pytest.mark.parametrize("medium", ["A3", "A4"])
def test_a_printed_panorama_names_every_component_and_district(brief, pressed, tmp_path, medium):
    made = brief("panorama")
    pdf = next(f for f in pressed("panorama", "pdf") if f.name.endswith(f"{medium}.pdf"))

    text = pdf_text(pdf.content, tmp_path, page=1)

    names = [block.title[0].text for block in made.walk() if block.kind in ("cell", "assembly")]
    assert len(names) == 68
    assert [name for name in names if name not in text] == []
    assert [name for name in DISTRICTS if name not in text] == []


@pytest.mark.parametrize("medium", ["slide", "A3", "A4"])
@pytest.mark.parametrize("template", TEMPLATE_NAMES)
def test_no_text_is_smaller_than_nine_points_and_none_leaves_the_page(laid, font, template, medium):
    for page in laid(template, medium, **OPTIONS[template]).pages:
        for line in lines_of(page):
            assert all(run.size >= SMALLEST for run in line.runs), line
            assert 0 <= line.x <= page.width
            assert 0 < line.y <= page.height, line


@pytest.mark.parametrize("medium", ["slide", "A3", "A4"])
@pytest.mark.parametrize("template", ON_ONE_PAGE)
def test_boxes_do_not_overlap_and_text_stays_in_its_box(laid, font, template, medium):
    for page in laid(template, medium, **OPTIONS[template]).pages:
        boxes = [item for item in page.items if isinstance(item, Box) and (item.fill or item.stroke)]
        for n, a in enumerate(boxes):
            assert a.x >= 0
            assert a.x + a.w <= page.width + 0.1
            assert a.y + a.h <= page.height
            for line in a.lines:
                wide = sum(font.width(run.text, bold=run.bold) * run.size for run in line.runs)
                assert line.align != "l" or line.x + wide <= a.x + a.w + 0.5, line.text
                assert a.y <= line.y - 2 <= a.y + a.h, line.text
            for b in boxes[n + 1 :]:
                apart = (
                    a.x + a.w <= b.x + 0.1 or b.x + b.w <= a.x + 0.1 or a.y + a.h <= b.y + 0.1 or b.y + b.h <= a.y + 0.1
                )
                assert apart, (a.id, b.id)


def test_a_block_stands_where_it_stood_last_quarter(laid):
    now, before = (laid("panorama", "slide", as_of=day) for day in ("", "2024-06-30"))

    def places(layout):
        return {
            box.id: (box.x, box.y, box.w, box.h)
            for box in layout.pages[0].items
            if isinstance(box, Box) and box.id.startswith(("部件", "总成", "系统"))
        }

    assert len(places(now)) == 71
    assert places(now) == places(before)


@pytest.mark.parametrize("template", TEMPLATE_NAMES)
def test_slides_have_few_native_shapes_with_chinese_faces_and_no_style(pressed, template):
    content = pressed(template, "pptx", **OPTIONS[template])[0].content

    deck = Presentation(io.BytesIO(content))
    xml = b"".join(
        zipfile.ZipFile(io.BytesIO(content)).read(f"ppt/slides/slide{n}.xml") for n in range(1, len(deck.slides) + 1)
    )
    assert all(len(slide.shapes) <= MOST_SHAPES for slide in deck.slides)
    assert b"<p:style>" not in xml
    assert xml.count(b"<a:ea ") == xml.count(b"<a:latin ") > 0
    assert not any(shape.shape_type == 13 for slide in deck.slides for shape in slide.shapes)  # no picture


def test_a_slide_holds_native_tables_and_its_notes_say_the_questions(brief, pressed):
    made = brief("panorama")
    deck = Presentation(io.BytesIO(pressed("panorama", "pptx")[0].content))

    notes = deck.slides[0].notes_slide.notes_text_frame.text
    table = next(shape.table for shape in deck.slides[0].shapes if shape.has_table)
    assert table.cell(1, 0).text.strip() == "璧山区"
    assert "links/status" in notes
    assert made.footer.build in notes
    assert "示例数据，非真实统计" in notes


@pytest.mark.parametrize("form", ["pdf", "pptx", "svg", "png"])
def test_the_same_data_and_time_stamp_give_the_same_bytes(brief, bench, pressed, form):
    first = pressed("panorama", form)

    second = bench.files(brief("panorama"), [form], STAMP)

    assert [f.content for f in first] == [f.content for f in second]


@pytest.mark.parametrize("template", TEMPLATE_NAMES)
def test_made_up_data_say_so_on_every_page_and_in_the_file_name(pressed, tmp_path, template):
    found = [file for form in ("pdf", "pptx", "svg") for file in pressed(template, form, **OPTIONS[template])]

    assert all(file.name.startswith("示例_") for file in found)
    deck = Presentation(io.BytesIO(next(f.content for f in found if f.name.endswith(".pptx"))))
    for slide in deck.slides:
        assert any("非真实统计" in shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert all("非真实统计" in f.content.decode() for f in found if f.name.endswith(".svg"))
    pdf = next(f.content for f in found if f.name.endswith(".pdf"))
    pages = pdf_text(pdf, tmp_path).split("\f")
    assert pages
    assert all("非真实统计" in page for page in pages)


def test_names_that_mean_something_to_svg_or_typst_stay_text(brief, font, bench, tmp_path):
    evil = "重庆<img onerror=x></script>#eval(1)$x$*_`~@[]\"'&\\有限公司"
    made = brief("panorama")
    section = made.sections[0]
    first, *rest = section.blocks
    block = replace(first, lines=(*first.lines, (replace(first.lines[0][0], text=evil),)))
    made = replace(made, sections=(replace(section, blocks=(block, *rest)),))

    drawing = svg(lay_out(made, "slide", font).pages[0], font)
    pdf = bench.files(made, ["pdf"], STAMP)[0].content

    assert "<img" not in drawing
    assert "<script" not in drawing
    assert png(drawing, font, 0.5).startswith(b"\x89PNG")
    assert evil.replace(" ", "") in pdf_text(pdf, tmp_path, page=1)


def test_rare_characters_of_firm_names_are_there_and_what_is_not_is_listed(font):
    assert font.missing("镕玥璟堃珺喆垚犇彧") == set()
    assert font.missing("甲\U0002f800乙") == {"\U0002f800"} or font.missing("甲\ue000乙") == {"\ue000"}
    assert font.printable("甲\ue000乙") == f"甲{INSTEAD}乙"


def test_a_configured_font_that_is_not_there_is_said():
    with pytest.raises(LiantuError, match="LIANTU_FONT"):
        find_font("/nowhere/font.ttf")
