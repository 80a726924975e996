"""Saved views on the page: kept with a name, listed everywhere, opened with every choice, dropped; read-only hides saving."""

import pytest

from graph import archive
from graph.store import open_store
from liantu.ui.parts.saved_views import address, taken_apart
from liantu.words import WORDS


def views(folder):
    with open_store(f"embedded:{folder / 'store'}") as store:
        return archive.views(store)


def texts(app):
    return "\n".join(str(e.value) for kind in ("markdown", "caption", "success") for e in getattr(app, kind))


def save(app, name):
    app.text_input(key="view_name").set_value(name).run()
    app.text_input(key="who_view").set_value("张示例").run()
    app.button(key="view_save").click().run()
    assert not app.exception
    return app


def test_a_page_is_saved_with_every_choice_and_listed_on_other_pages(open_app, with_sample):
    app = save(open_app(with_sample, "network", centre="C02", hops="2", scope="璧山区"), "璧山电芯")
    assert WORDS["views.kept"][0].format(name="璧山电芯") in texts(app)

    other = open_app(with_sample, "firms")
    listed = texts(other)
    from liantu.ui import desk

    desk.close()

    (kept,) = views(with_sample)
    assert taken_apart(kept.address) == ("network", {"centre": "C02", "hops": "2", "scope": "璧山区", "view": "around"})
    assert (kept.name, kept.by) == ("璧山电芯", "张示例")
    assert "张示例" in listed


def test_a_view_without_name_or_signature_cannot_be_saved(open_app, with_sample):
    app = open_app(with_sample, "gaps")

    assert app.button(key="view_save").disabled


def test_a_view_is_dropped_from_the_list(open_app, with_sample):
    app = save(open_app(with_sample, "gaps"), "缺口")

    app.button(key="view_drop_1").click().run()

    assert not app.exception
    assert "张示例" not in texts(app)


def test_read_only_opens_views_and_neither_saves_nor_drops(open_app, with_sample):
    save(open_app(with_sample, "gaps"), "缺口")
    from liantu.ui import desk

    desk.close()

    app = open_app(with_sample, "gaps", read_only=True)

    assert not app.exception
    assert not {"view_save", "view_drop_1"} & {b.key for b in app.button}
    assert "张示例" in texts(app)


def test_a_name_that_looks_like_markup_is_text(open_app, with_sample):
    app = save(open_app(with_sample, "gaps"), "<script>alert(1)</script>**粗**")

    assert not app.exception
    assert "**粗**" not in texts(app)


@pytest.mark.parametrize("choices", [{}, {"a": "1", "b": "重庆 & 渝北=?"}])
def test_an_address_is_taken_apart_as_it_was_put_together(monkeypatch, choices):
    monkeypatch.setattr("liantu.ui.parts.saved_views.st.query_params", {**choices, "lang": "English", "add": "x"})

    assert taken_apart(address("network")) == ("network", choices)
