"""One figure, everywhere the same: what a page asks, what the command line prints, and what XLSX, DOCX, PPTX and HTML show."""

import json
from contextlib import nullcontext
from datetime import UTC, datetime

import pytest

from liantu.briefing import manifest, read_back
from liantu.briefing.chain_map import ChainMap
from liantu.briefing.values import shown
from liantu.commands import session
from queries.runner import ask
from tests.liantu.conftest import run_in

AT = datetime(2024, 6, 30, tzinfo=UTC)
SCOPE = "璧山区"


@pytest.fixture(scope="module")
def made(brief) -> ChainMap:
    return brief("panorama", scope=SCOPE)


@pytest.fixture(scope="module")
def asked(made, bench):
    """Answer -> its rows as a page asks for them: `ask` on the same store, nothing kept."""
    store = bench.at("").store
    return {id: ask(store, a.question, **a.given).rows() for id, a in made.asked.items()}


def test_the_briefing_shows_what_the_pages_ask(made, asked):
    assert len(made.used()) > 60
    assert {f.id: f.value for f in made.used()} == {f.id: f.find.read(asked[f.asked]) for f in made.used()}


@pytest.mark.parametrize("form", ["xlsx", "docx", "html"])
def test_each_file_shows_every_figure(made, bench, form):
    places = read_back.marked(bench.files(made, [form], AT)[0].content, form)

    for number, (figure, texts) in enumerate(manifest.shown_as(made).values(), 1):
        found = places[str(number)]
        alone = [text for text in found if not isinstance(text, read_back.Within)]
        assert alone, figure.id
        assert set(alone) <= {*texts, figure.shown}, figure.id


def test_the_slides_show_every_figure_that_they_have_room_for(made, bench):
    places = read_back.marked(bench.files(made, ["pptx"], AT)[0].content, "pptx")
    known = manifest.shown_as(made)
    on_slides = {id for id in known if id in places}

    assert len(on_slides) > 0.8 * len(known)
    for id in on_slides:
        assert set(places[id]) <= {*known[id][1], known[id][0].shown}


def test_the_command_line_prints_the_same_figures(made, sample_settings, bench, monkeypatch):
    """Every question of the briefing by `liantu ask … --format json`, on the store that is open here."""
    monkeypatch.setattr(session, "open_workspace_store", lambda *_, **__: nullcontext(bench.at("").store))
    printed = {}
    for id, a in made.asked.items():
        given = [f"--{name.replace('_', '-')}={value}" for name, value in a.given.items()]
        done = run_in(sample_settings.workspace, "ask", a.question, *given, "--format", "json")
        assert done.code == 0, done.err
        printed[id] = json.loads(done.out)["findings"]

    for figure in made.used():
        value = figure.find.read(printed[figure.asked])
        assert value == figure.value, figure.id
        column = next(c for c in made.asked[figure.asked].columns if c.name == figure.find.column)
        plain = figure.find.measure in ("count", "distinct")
        assert shown(value, "" if plain else column.kind, "" if plain else column.unit) == figure.shown
