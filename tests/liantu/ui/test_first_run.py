"""The first visit: three doors, each to a useful page in under a minute; a tour of five steps that can be skipped."""

import time

import pytest

from liantu.ui.parts.tour import STEPS
from liantu.words import WORDS

MINUTE_S = 60


def keys(app):
    return {b.key for b in app.button}


def shown(app):
    return "\n".join(str(e.value) for kind in ("markdown", "caption", "info") for e in getattr(app, kind))


@pytest.mark.parametrize("door", ["sample", "public"])
def test_a_door_leads_to_figures_in_under_a_minute(open_app, tmp_path, door):
    app = open_app(tmp_path / "empty")
    begun = time.process_time()

    app.button(key=f"door_{door}").click().run(timeout=300)

    assert time.process_time() - begun < MINUTE_S
    assert not app.exception
    assert not app.error
    assert WORDS[f"badge.{door}"][0] in [m.value for m in app.sidebar.markdown]
    assert app.subheader


def test_the_door_for_own_sheets_leads_to_the_upload_with_its_templates(open_app, tmp_path):
    app = open_app(tmp_path / "empty")

    app.button(key="door_own").click().run(timeout=300)

    assert not app.exception
    assert [t.value for t in app.title] == [WORDS["page.data"][0]]


@pytest.mark.parametrize(("at", "page"), list(enumerate(STEPS, 1)))
def test_each_step_of_the_tour_stands_on_its_page_and_on_no_other(open_app, with_sample, at, page):
    app = open_app(with_sample, page)

    app.session_state["tour"] = at
    here = app.run()
    words, offered = shown(here), keys(here)
    app.session_state["tour"] = at % len(STEPS) + 1
    elsewhere = app.run()

    assert not app.exception
    assert WORDS[f"tour.{page}"][0] in words
    assert ("tour_next" in offered) == (at < len(STEPS))
    assert ("tour_back" in offered) == (at > 1)
    assert WORDS[f"tour.{page}"][0] not in shown(elsewhere)


def test_the_tour_is_offered_once_firms_are_there_and_begins_on_the_first_page(open_app, with_sample):
    app = open_app(with_sample)
    assert {"tour_begin", "tour_skip"} <= keys(app)

    app.button(key="tour_begin").click().run()

    assert WORDS["tour.overview"][0] in shown(app)
    assert not app.exception


def test_the_tour_goes_on_from_an_address_with_choices(open_app, with_sample):
    app = open_app(with_sample, scope="璧山区")
    app.session_state["tour"] = 1
    app.run()

    app.button(key="tour_next").click().run()

    assert not app.exception
    assert WORDS["tour.chain"][0] in shown(app)


def test_a_skipped_tour_does_not_come_back(open_app, with_sample):
    app = open_app(with_sample)

    app.button(key="tour_skip").click().run()

    assert not {"tour_begin"} & keys(app)
    assert not {"tour_begin"} & keys(open_app(with_sample))


def test_without_firms_no_tour_stands_before_the_doors(open_app, workspace):
    app = open_app(workspace)

    assert "tour_begin" not in keys(app)
    assert "door_sample" in keys(app)


def test_read_only_writes_no_mark_of_the_tour(open_app, with_sample):
    app = open_app(with_sample, read_only=True)

    app.button(key="tour_skip").click().run()

    assert "tour_begin" not in keys(app)
    assert not (with_sample / "app").exists()
