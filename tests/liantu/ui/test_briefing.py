"""The page 简报: choices in the address, the page as a picture, files on demand, errors as sentences, the button everywhere."""

import io
import zipfile

import pytest

from liantu.briefing import carried
from liantu.briefing.request import Request
from liantu.briefing.templates import TEMPLATES
from liantu.ui.desk import desk
from liantu.ui.parts import made


def test_the_page_shows_the_briefing_as_a_picture_and_offers_all_formats(with_sample, open_app):
    app = open_app(with_sample, "briefing")

    assert not app.exception
    assert not app.error
    assert app.selectbox(key="briefing_template").value == "panorama"
    keys = {button.proto.id.rpartition("-")[2] for button in app.get("download_button")}
    assert {f"briefing_{form}" for form in ("zip", "pdf", "pptx", "docx", "xlsx", "svg", "png", "html")} <= keys
    assert app.get("image")


@pytest.mark.parametrize(
    ("address", "template"),
    [
        ({"template": "assembly", "part": "A02"}, "assembly"),
        ({"part": "S1"}, "system"),
        ({"part": "C02|x"}, "assembly"),
    ],
)
def test_the_address_says_what_is_made(with_sample, open_app, address, template):
    app = open_app(with_sample, "briefing", **address)

    assert not app.exception
    assert app.selectbox(key="briefing_template").value == template
    assert app.selectbox(key="briefing_part").value


def test_a_part_chosen_on_the_page_is_named_in_the_file_as_the_command_line_names_it(
    with_sample, open_app, monkeypatch
):
    asked = []
    monkeypatch.setattr(made, "made", lambda request, real=made.made: asked.append(request) or real(request))

    app = open_app(with_sample, "briefing", template="assembly", part="A01")

    assert not app.exception
    assert [request.part for request in asked] == ["动力电池"]


def test_a_stranger_in_the_address_is_taken_for_the_usual(with_sample, open_app):
    app = open_app(with_sample, "briefing", template="无", audience="谁", part="X9")

    assert not app.exception
    assert app.selectbox(key="briefing_template").value == "panorama"
    assert "part" not in app.query_params


def test_a_template_that_compares_asks_for_a_day(with_sample, open_app):
    code = next((code for code, kind in TEMPLATES.items() if kind.needs_compare), "")
    if not code:
        pytest.skip("no template compares")

    app = open_app(with_sample, "briefing", template=code)

    assert [info.value for info in app.info if "2024-03-31" in info.value]


def test_what_is_downloaded_is_what_the_command_line_writes(with_sample, open_app):
    open_app(with_sample, "briefing")
    opened, found = desk(), made.made(Request("panorama"))

    one = made.content(opened, found, ("docx",), packed=False)
    several = made.content(opened, found, ("pdf", "svg"), packed=True)

    assert carried.kind(one) == "docx"
    with zipfile.ZipFile(io.BytesIO(several)) as package:
        assert {name.rpartition(".")[2] for name in package.namelist()} == {"pdf", "svg"}
        assert all("示例" in name for name in package.namelist())


def test_the_button_of_another_page_leads_here_with_its_scope(with_sample, open_app):
    app = open_app(with_sample, "firms", scope="璧山区")
    app.button(key="make_briefing").click().run()

    assert not app.exception
    assert app.selectbox(key="scope").value == "璧山区"
    assert app.selectbox(key="briefing_template").value == "panorama"


def test_an_own_line_that_cannot_be_used_is_told_on_the_page(with_sample, open_app):
    (with_sample / "briefing").mkdir()
    (with_sample / "briefing" / "panorama.toml").write_text('title = "{nobody}"\n', encoding="utf-8")

    app = open_app(with_sample, "briefing")

    assert not app.exception
    assert any("panorama" in error.value for error in app.error)
