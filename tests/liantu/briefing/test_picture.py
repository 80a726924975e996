"""The picture of an answer: its things and what stands between them, never more than people can read, inert in a page."""

import re
from dataclasses import replace

import pytest

from graph.errors import LiantuError
from graph.records import NodeRef
from liantu.briefing.picture import MOST, picture
from liantu.briefing.writers.network import network_html, network_svg
from queries.runner import ask

EVIL = "重庆<img onerror=x></script><script>alert(1)</script>有限公司"


@pytest.fixture(scope="module")
def store(bench):
    return bench.at("").store


@pytest.fixture(scope="module")
def drawn(store):
    return picture(store, ask(store, "chain/firms_of", component="电芯", scope="渝西地区"))


def test_things_are_those_of_the_answer_and_of_the_question(store, drawn):
    firms = {f.values["firm"] for f in ask(store, "chain/firms_of", component="电芯", scope="渝西地区").findings}

    assert {t.ref.id for t in drawn.things if t.ref.label == "Enterprise"} == firms
    assert NodeRef("Component", "C02") in {t.ref for t in drawn.things}


def test_ties_are_those_of_the_graph_between_the_things(drawn):
    things = {t.ref for t in drawn.things}

    assert {t.type for t in drawn.ties} >= {"MAKES"}
    assert all(t.start in things and t.end in things for t in drawn.ties)
    assert all(
        (t.start.label, t.end) == ("Enterprise", NodeRef("Component", "C02")) for t in drawn.ties if t.type == "MAKES"
    )


def test_the_same_answer_gives_the_same_picture_with_no_two_things_in_one_place(store, drawn):
    again = picture(store, ask(store, "chain/firms_of", component="电芯", scope="渝西地区"))

    assert again == drawn
    assert len({(t.column, t.row) for t in drawn.things}) == len(drawn.things)


def test_more_than_people_can_read_is_left_out_and_counted(store):
    answer = ask(store, "firms/list")

    found = picture(store, answer)

    assert len(found.things) == MOST
    assert found.left_out > 0


def test_an_answer_without_things_cannot_be_drawn(store):
    with pytest.raises(LiantuError, match="没有可以画的"):
        picture(store, ask(store, "plan/sentence"))


def test_the_svg_holds_every_name_as_text(drawn, font):
    drawing = network_svg(drawn, font, "示例")

    assert "示例" in drawing
    assert all(f'<g id="{t.ref.label}:{t.ref.id}">' in drawing for t in drawn.things)
    assert network_svg(drawn, font, "示例") == drawing


def test_the_page_by_pyvis_fetches_nothing_and_runs_no_name(drawn):
    pytest.importorskip("pyvis")
    evil = replace(drawn, title=EVIL, things=(replace(drawn.things[0], name=EVIL), *drawn.things[1:]))

    page = network_html(evil, "示例")

    assert "Content-Security-Policy" in page
    assert not re.search(r"<(script|link|img)[^>]+(src|href)=[\"']https?:", page)
    assert "<img onerror" not in page
    assert "alert(1)</script>" not in page
    assert '"enabled": false' in page


def test_the_command_writes_one_file_and_refuses_what_is_no_parameter(liantu, tmp_path):
    out = tmp_path / "图.svg"

    done = liantu("export", "picture", "plan/structure", "--out", str(out))
    wrong = liantu("export", "picture", "chain/firms_of", "--set", "part=电芯")

    assert done.code == 0, done.err
    assert "电池管理系统" in out.read_text(encoding="utf-8")
    assert wrong.code != 0
    assert "component=…" in wrong.err
