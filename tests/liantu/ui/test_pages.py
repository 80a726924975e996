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


def test_overview_shows_the_figures_that_the_command_line_shows(open_app, with_sample):
    known = counts(with_sample, "overview/counts", scope="渝西地区")

    shown = texts(open_app(with_sample))

    assert f"**{known['firms']:,}**" in shown


def test_numbers_of_the_sentence_add_up_to_56(open_app, with_sample):
    shown = texts(open_app(with_sample))

    said = re.search(
        r"的(\d+)种部件中，.*?已有企业生产的(\d+)种（优势(\d+)种、基本具备(\d+)种、薄弱(\d+)种），已签约或在建(\d+)种，"
        r"经摸排确认缺失(\d+)种，待核实(\d+)种，尚未摸排(\d+)种",
        shown.replace("\\", ""),
    )
    assert said, shown
    total, have, strong, adequate, weak, *others = map(int, said.groups())
    assert (total, have) == (56, strong + adequate + weak)
    assert have + sum(others) == 56


def test_targets_stand_with_their_clause_and_never_with_a_share(open_app, with_sample):
    app = open_app(with_sample)

    assert [m.value for m in app.metric] == ["1,000 家", "4,000 亿元"]
    assert "第 3 页" in texts(app)
    assert "%" not in texts(app)


def test_scope_of_the_address_is_used_and_an_unknown_one_is_said(open_app, with_sample):
    known = counts(with_sample, "overview/counts", scope="璧山区")

    right, wrong = open_app(with_sample, scope="璧山区"), open_app(with_sample, scope="火星")

    assert right.selectbox(key="scope").value == "璧山区"
    assert f"**{known['firms']:,}**" in texts(right)
    assert wrong.selectbox(key="scope").value == "渝西地区"
    assert "火星" in texts(wrong)


def test_english_page_has_no_chinese_word_of_our_own(open_app, with_sample):
    app = open_app(with_sample, "data", lang="English")

    own = [e.label for kind in ("button", "checkbox", "selectbox") for e in getattr(app, kind)]
    assert not [w for w in own if IDEOGRAPH.search(w)]


# ---- the chain ------------------------------------------------------------------------------------------------------


def test_component_chosen_in_the_explorer_shows_its_firms(open_app, with_sample):
    with open_store(f"embedded:{with_sample / 'store'}") as store:
        found = ask(store, "chain/components", scope="渝西地区").rows()
    cells = next(row for row in found if row["code"] == "C02")
    app = open_app(with_sample, "chain")

    app.session_state["explorer"] = {"view": {"selected": "C02", "open": ["C02"], "text": ""}}
    shown = texts(app.run())

    assert not app.exception
    assert "电芯" in shown
    assert f"已证实 {cells['confirmed']} 家" in shown


def test_component_without_record_is_not_surveyed(open_app, workspace):
    app = open_app(workspace, "chain", part="C05")

    assert "未摸排" in texts(app)
    assert WORDS["panel.unknown"][0] in texts(app)


# ---- firms ----------------------------------------------------------------------------------------------------------


def test_one_character_finds_firms(open_app, with_sample):
    with open_store(f"embedded:{with_sample / 'store'}") as store:
        total = ask(store, "firms/search", text="锂", scope="渝西地区").total

    app = open_app(with_sample, "firms")
    app.text_input(key="q").set_value("锂").run()

    assert total > 0
    assert f"找到 {total} 家" in texts(app)


def test_search_that_finds_nothing_says_that_this_means_little(open_app, with_sample):
    app = open_app(with_sample, "firms", q="没有这样的企业")

    assert WORDS["firms.empty"][0] in texts(app)
    app.button(key="clear").click().run()
    assert WORDS["firms.empty"][0] not in texts(app)


def test_profile_shows_the_firm_of_the_address_and_goes_back(open_app, with_sample):
    with open_store(f"embedded:{with_sample / 'store'}") as store:
        firm = ask(store, "firms/list", limit=1).rows()[0]

    app = open_app(with_sample, "firms", firm=firm["firm"])

    assert [h.value for h in app.header] == [firm["name"]]
    app.button(key="back").click().run()
    assert not app.header


def test_unknown_firm_of_the_address_is_one_sentence(open_app, with_sample):
    app = open_app(with_sample, "firms", firm="没有这样的企业")

    assert not app.exception
    assert "没有找到企业" in app.error[0].value


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
    else:
        app.text_input(key=key).set_value("示例甲汽车").run()


# ---- doors ----------------------------------------------------------------------------------------------------------


def test_door_to_the_sample_loads_plan_and_firms(open_app, tmp_path):
    app = open_app(tmp_path / "new")

    app.button(key="door_sample").click().run()

    assert not app.exception
    assert [m.value for m in app.metric] == ["1,000 家", "4,000 亿元"]
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
