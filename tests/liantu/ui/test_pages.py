"""Every page by its own logic, without a browser: title, empty state, figures equal to `ask`, language, address."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from graph.store import open_store
from liantu.words import WORDS
from queries.registry import registry
from queries.runner import ask

PAGES = sorted(p.stem for p in (Path(__file__).resolve().parents[3] / "liantu/ui/views").glob("[a-z]*.py"))
IDEOGRAPH = re.compile(r"[\u4e00-\u9fff]")


def texts(app: AppTest) -> str:
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error", "success")
    return "\n".join(str(e.value) for kind in kinds for e in getattr(app, kind))


def counts(folder: Path, question: str, **given: str) -> dict[str, int]:
    with open_store(f"embedded:{folder / 'store'}") as store:
        return ask(store, question, **given).rows()[0]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("lang", "at"), [("中文", 0), ("English", 1)])
def test_page_opens_in_both_languages(open_app, with_sample, page, lang, at):
    app = open_app(with_sample, page, lang=lang)

    assert not app.exception
    assert not app.error
    assert [t.value for t in app.title] == [WORDS[f"page.{page}"][at]]


@pytest.mark.parametrize("page", PAGES)
def test_page_of_an_empty_store_offers_three_doors(open_app, tmp_path, page):
    app = open_app(tmp_path / "empty", page)

    assert not app.exception
    assert {b.key for b in app.button} >= {"door_sample", "door_public", "door_own"}


@pytest.mark.parametrize("page", PAGES)
def test_page_with_the_plan_alone_says_what_is_missing(open_app, workspace, page):
    app = open_app(workspace, page)

    assert not app.exception
    assert not app.error
    assert WORDS["foot.none"][0] in texts(app)


@pytest.mark.parametrize("page", PAGES)
def test_made_up_firms_are_marked_on_every_page(open_app, with_sample, page):
    app = open_app(with_sample, page)

    assert WORDS["badge.sample"][0] in [m.value for m in app.sidebar.markdown]


def test_english_page_has_no_chinese_word_of_our_own(open_app, with_sample):
    app = open_app(with_sample, "data", lang="English")

    own = [e.label for kind in ("button", "checkbox", "selectbox") for e in getattr(app, kind)]
    assert not [w for w in own if IDEOGRAPH.search(w)]


# ---- questions ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(registry()))
def test_every_question_can_be_asked_on_its_page(open_app, with_sample, name):
    query = registry()[name]
    app = open_app(with_sample, "questions", question=name)

    for param in query.params:
        if param.required:
            _fill(app, f"{name.replace('/', '_')}_{param.name}", param.kind)

    assert not app.exception
    assert not app.error
    assert app.selectbox(key="question_choice").value == name
    assert [
        text for text in (query.text, *(f.text for f in query.facts)) if text.strip() not in app.code[0].value
    ] == []


def _fill(app, key, kind):
    """Choose a part; write a firm's name."""
    if kind in ("component", "assembly", "part"):
        app.selectbox(key=key).set_value(app.selectbox(key=key).options[1].partition(" ")[0]).run()
    elif kind == "district":
        app.selectbox(key=key).set_value("璧山区").run()
    else:
        app.text_input(key=key).set_value("示例甲汽车").run()


# ---- doors ----------------------------------------------------------------------------------------------------------


def test_door_to_the_sample_loads_plan_and_firms(open_app, tmp_path):
    app = open_app(tmp_path / "new")

    app.button(key="door_sample").click().run()

    assert not app.exception
    assert "已入库 234 家" in texts(app)
    assert "door_sample" not in {b.key for b in app.button}


def test_read_only_app_offers_nothing_that_writes(open_app, with_sample, tmp_path):
    empty = open_app(tmp_path / "new", read_only=True)
    assert not empty.button


def test_read_only_data_page_has_neither_upload_nor_undo(open_app, with_sample):
    app = open_app(with_sample, "data", read_only=True)

    assert not app.exception
    assert not app.file_uploader
    assert WORDS["read_only"][0] in texts(app)


# ---- what goes wrong ------------------------------------------------------------------------------------------------


def test_store_held_by_another_program_is_one_sentence(open_app, with_sample):
    with open_store(f"embedded:{with_sample / 'store'}"):
        app = open_app(with_sample)

    assert not app.exception
    assert len(app.error) == 1
    assert "正被另一个程序使用" in app.error[0].value


def test_own_question_that_cannot_be_used_is_said_and_the_others_work(open_app, with_sample):
    own = with_sample / "queries"
    own.mkdir()
    (own / "bad.cypher").write_text("CREATE (n) RETURN n", encoding="utf-8")
    (own / "good.cypher").write_text("MATCH (c:Component) RETURN c.name AS name ORDER BY name", encoding="utf-8")

    app = open_app(with_sample, "questions", question="own/good")

    assert not app.exception
    assert "bad" in app.warning[0].value
    assert len(app.dataframe[0].value) == 56
