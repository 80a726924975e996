"""`verify`: same on a fresh file, names the figure whose row changed, finds an edited number among edited words."""

import io
import re
import shutil
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from graph import archive
from liantu.briefing import manifest
from liantu.briefing.making import workbench
from liantu.briefing.read_back import mark
from liantu.briefing.request import Request
from liantu.briefing.verifying import verify
from liantu.settings import settings
from liantu.workspace import ledger, open_workspace_store

AT = datetime(2024, 6, 30, tzinfo=UTC)
MADE = "sentence.made"


@pytest.fixture(scope="module")
def made(brief):
    return brief("panorama")


@pytest.fixture(scope="module")
def file(made, bench):
    kept = {}
    return lambda form: kept.setdefault(form, bench.files(made, [form], AT)[0].content)


@pytest.mark.parametrize("form", ["pdf", "pptx", "docx", "xlsx", "svg", "png", "html"])
def test_a_fresh_file_is_the_same(file, bench, form):
    verdict = verify(file(form), bench)

    assert verdict.is_same
    assert verdict.checked > 100
    assert not verdict.remarks


def test_an_office_edits_words_around_the_numbers(file, bench):
    document = Document(io.BytesIO(file("docx")))
    paragraph = next(p for p in document.paragraphs if "行动计划" in "".join(p._p.itertext()))
    paragraph.add_run("另据了解，情况总体向好。")
    paragraph.runs[0].text = "经统计，"
    document.paragraphs[0].runs[0].text = "关于产业链情况的报告"

    verdict = verify(_saved(document), bench)

    assert verdict.is_same


def test_an_edited_number_in_a_document_is_named(file, bench, made):
    document = Document(io.BytesIO(file("docx")))
    tag = mark(manifest.numbers(made)[MADE])
    control = next(c for c in document.element.body.iter(qn("w:sdt")) if _tag(c) == tag)
    text = next(control.iter(qn("w:t")))
    was, text.text = text.text, "55"

    verdict = verify(_saved(document), bench)

    assert [(d.kind, d.figure, d.said, d.now) for d in verdict.differences] == [("text", MADE, was, "55")]


def test_an_edited_number_in_a_workbook_is_named_also_after_rows_were_put_in(file, bench, made):
    book = load_workbook(io.BytesIO(file("xlsx")))
    name = mark(manifest.numbers(made)["C01.producers"])
    sheet, address = next(iter(book.defined_names[name].destinations))
    book[sheet][address] = 99
    out = io.BytesIO()
    book.save(out)
    kept = _with_part(out.getvalue(), file("xlsx"))

    verdict = verify(kept, bench)

    assert {(d.kind, d.figure, d.now) for d in verdict.differences} == {("text", "C01.producers", "99")}


def test_an_edited_number_on_a_slide_is_named(file, bench, made):
    from pptx import Presentation

    deck = Presentation(io.BytesIO(file("pptx")))
    run = _slide_run(deck, MADE)
    run.set("x", "")
    del run.attrib["x"]
    run.find(qn_a("t")).text = "55"
    out = io.BytesIO()
    deck.save(out)

    verdict = verify(out.getvalue(), bench)

    assert [(d.kind, d.figure, d.now) for d in verdict.differences] == [("text", MADE, "55")]


def test_an_edited_number_on_a_slide_is_named_where_a_program_dropped_the_marks(file, bench, made):
    from pptx import Presentation

    deck = Presentation(io.BytesIO(file("pptx")))
    _slide_run(deck, MADE).find(qn_a("t")).text = "55"
    for slide in deck.slides:
        for properties in slide._element.iter(qn_a("rPr")):
            properties.attrib.pop("bmk", None)
    out = io.BytesIO()
    deck.save(out)

    verdict = verify(out.getvalue(), bench)

    assert [(d.kind, d.figure, d.now) for d in verdict.differences] == [("text", MADE, "已不在原处")]


@pytest.mark.parametrize("form", ["html", "svg"])
def test_an_edited_number_in_markup_is_named(file, bench, made, form):
    key = MADE if form == "svg" else str(manifest.numbers(made)[MADE])
    text = file(form).decode()
    edited = re.sub(rf'(data-figure="{re.escape(key)}"[^>]*>)\d+', r"\g<1>55", text)

    verdict = verify(edited.encode(), bench)

    assert [(d.kind, d.figure, d.now) for d in verdict.differences] == [("text", MADE, "55")]


def test_after_a_row_has_changed_the_figures_that_rest_on_it_are_named(file, sample_settings, tmp_path: Path):
    folder = Path(shutil.copytree(sample_settings.workspace, tmp_path / "ws"))
    own = settings(str(folder), environ={})
    with open_workspace_store(own) as store:
        book = ledger(own, store)
        returns = next(load for load in archive.loads(store) if load.file == "returns.xlsx")
        book.undo(returns.id, "测试")
        with workbench(own, store) as bench:
            verdict = verify(file("docx"), bench)

    named = {d.figure for d in verdict.differences}
    assert not verdict.is_same
    assert any("企业数量" in id or "工业总产值" in id for id in named)
    assert not any(id.startswith("structure.") for id in named)
    assert any("数据版本已变" in remark for remark in verdict.remarks)


def test_a_public_briefing_is_verified_without_what_it_hides(bench):
    made = bench.make(Request("panorama", audience="公开"))

    verdict = verify(bench.files(made, ["docx"], AT)[0].content, bench)

    assert verdict.is_same
    assert verdict.withheld > 0


def _saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _tag(control) -> str:
    tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    return tag.get(qn("w:val")) if tag is not None else ""


def qn_a(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/drawingml/2006/main}}{name}"


def _slide_run(deck, figure):
    for slide in deck.slides:
        for run in slide._element.iter(qn_a("r")):
            properties = run.find(qn_a("rPr"))
            if properties is not None and properties.get("bmk") == figure:
                return run
    raise AssertionError(figure)


def _with_part(saved: bytes, original: bytes) -> bytes:
    """openpyxl drops custom parts, which Excel keeps: put the manifest back as Excel would have left it."""
    from liantu.briefing import carried

    with zipfile.ZipFile(io.BytesIO(saved)) as package:
        assert "customXml/liantu.xml" not in package.namelist()
    return carried.into_office(saved, carried.found(original) or "")
