"""LibreOffice opens what we write and loses nothing: DOCX, XLSX and PPTX as PDF, their words looked for.

Where LibreOffice or pdftotext is not installed the tests are skipped in words; CI does not install it (300 MB).
"""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from liantu.briefing import manifest
from liantu.briefing.chain_map import plain
from liantu.briefing.verifying import verify
from tests.liantu.briefing.reading import by_office, pdf_pages

AT = datetime(2024, 6, 30, tzinfo=UTC)
DISTRICTS = ("璧山区", "永川区", "铜梁区", "合川区", "江津区", "潼南区", "大足区", "荣昌区")


@pytest.fixture(scope="module")
def pages(brief, bench, tmp_path_factory: pytest.TempPathFactory):
    """Format -> text of each page, as LibreOffice shows it."""
    if shutil.which("soffice") is None or shutil.which("pdftotext") is None:
        pytest.skip("no LibreOffice or pdftotext on this machine (Debian: libreoffice-core poppler-utils)")
    home = tmp_path_factory.mktemp("office")
    shown: dict[str, list[str]] = {}

    def _pages(form: str) -> list[str]:
        if form not in shown:
            path = home / f"a.{form}"
            path.write_bytes(bench.files(brief("panorama"), [form], AT)[0].content)
            shown[form] = _shown(path, home / form)
        return shown[form]

    return _pages


def _shown(path: Path, folder: Path) -> list[str]:
    return [page for page in pdf_pages(by_office(path, folder, "pdf")) if page]


@pytest.mark.parametrize("form", ["docx", "xlsx", "pptx"])
def test_every_component_and_district_is_there(pages, brief, form):
    text = "".join(pages(form))
    cells = [plain(block.title) for block in brief("panorama").walk() if block.kind == "cell"]

    assert len(cells) == 56
    short = [name for name in cells if _core(name) not in text]
    assert len(short) <= (5 if form == "pptx" else 0), short  # a slide may cut a long name; its notes have it whole
    assert [name for name in DISTRICTS if name not in text] == []


@pytest.mark.parametrize("form", ["docx", "xlsx", "pptx"])
def test_every_number_of_the_sentence_is_there(pages, brief, form):
    text = "".join(pages(form))
    known = manifest.shown_as(brief("panorama"))

    assert [id for id, (figure, _) in known.items() if id.startswith("sentence.") and figure.shown not in text] == []
    assert "《行动计划》明确的56种部件中" in text


@pytest.mark.parametrize("form", ["docx", "xlsx", "pptx"])
def test_every_page_says_that_the_data_are_made_up(pages, form):
    found = pages(form)

    silent = [n for n, page in enumerate(found, 1) if "示例" not in page]
    assert len(silent) <= (1 if form == "docx" else 0), silent  # the map of the DOCX is a picture: it says so in pixels


def _core(name: str) -> str:
    """A name without what stands in brackets: a cell may break there."""
    return re.sub(r"（.*", "", name)


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_saved_by_libreoffice_it_is_still_verified(pages, brief, bench, tmp_path, form):
    pages(form)  # skips where there is no LibreOffice
    path = tmp_path / f"a.{form}"
    path.write_bytes(bench.files(brief("panorama"), [form], AT)[0].content)

    verdict = verify(by_office(path, tmp_path / "saved", form).read_bytes(), bench)

    assert verdict.is_same
    assert verdict.removed == 0
