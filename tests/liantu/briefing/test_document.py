"""DOCX in the layout of GB/T 9704: page, faces, repeated heads, page numbers, every figure found again."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from docx import Document
from docx.oxml.ns import qn

from liantu.briefing import manifest
from liantu.briefing.chain_map import Block, words
from liantu.briefing.read_back import mark, marked
from liantu.briefing.writers.document import docx
from liantu.briefing.writers.official import numeral
from tests.liantu.briefing.small import briefing, cell

AT = datetime(2024, 6, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def document(brief):
    return Document(io.BytesIO(docx(brief("panorama"), AT)))


def test_the_page_is_that_of_the_standard(document):
    page = document.sections[0]
    margins = [round(m.mm) for m in (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)]

    assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
    assert margins == [37, 35, 28, 26]


def test_every_run_names_its_chinese_face(document):
    parts = [document.element.body, *(s.footer._element for s in document.sections)]
    runs = [run for part in parts for run in part.iter(qn("w:r"))]

    assert len(runs) > 500
    assert not [r for r in runs if r.find(f"{qn('w:rPr')}/{qn('w:rFonts')}").get(qn("w:eastAsia")) is None]


def test_the_body_is_fangsong_of_16_points(document):
    sentence = next(p for p in document.paragraphs if "行动计划" in p.text)

    assert {run.font.size.pt for run in sentence.runs} >= {16.0}
    assert sentence.runs[0]._r.rPr.rFonts.get(qn("w:eastAsia")).startswith("仿宋")


def test_heads_of_tables_are_repeated_and_rows_not_torn(document):
    for table in document.tables:
        rows = table._tbl.tr_lst
        assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)


def test_each_foot_has_the_page_number_and_says_that_the_data_are_made_up(document):
    for page in document.sections:
        for foot in (page.footer, page.even_page_footer):
            text = "".join(p.text for p in foot.paragraphs)
            assert "PAGE" in "".join(foot._element.itertext())
            assert "示例" in text
            assert "程序" in text


def test_every_figure_stands_in_a_control_of_its_own(brief):
    made = brief("panorama")
    found = marked(docx(made, AT), "docx")

    for number, (figure, texts) in enumerate(manifest.shown_as(made).values(), 1):
        assert set(found[str(number)]) <= {*texts, figure.shown}, figure.id


def test_the_notes_name_question_version_and_rule(document, brief):
    text = "\n".join(p.text for p in document.paragraphs)

    for asked in {brief("panorama").figures[f.id].asked for f in brief("panorama").used()}:
        told = brief("panorama").asked[asked]
        assert told.question in text
        assert told.question_version in text
        assert told.rule in text


def test_text_from_data_with_control_characters_and_markup_stays_text():
    made = briefing(
        [cell("A", 1, 9)], [{"code": "A", "output": 1}], "工作", [Block("remark", "r", words("<w:p/>&\x01甲"))]
    )

    text = "\n".join(p.text for p in Document(io.BytesIO(docx(made, AT))).paragraphs)

    assert "<w:p/>&甲" in text


def test_the_only_time_in_it_is_the_one_that_was_given(brief):
    data = docx(brief("panorama"), AT)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert (
        Document(io.BytesIO(data)).core_properties.created == AT.replace(tzinfo=None)
        or Document(io.BytesIO(data)).core_properties.created == AT
    )


@pytest.mark.parametrize(("n", "word"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五")])
def test_numerals(n, word):
    assert numeral(n) == word
    assert mark(n) == f"liantu.f{n}"
