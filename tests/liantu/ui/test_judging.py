"""待确认 and 登记一条, without a browser: what is asked, judged, taken back, filtered; one line by hand and its undo."""

import shutil

import pytest

from graph.records import Judgement
from graph.store import open_store
from liantu import workspace as workspaces
from liantu.settings import settings
from liantu.ui.pending import Pending
from liantu.words import WORDS
from loaders.ledger import Ledger

CODES = "91990001000000001N", "91990001000000002R"
SHEET = f"""企业名称,统一社会信用代码,区县,主营产品,年度,工业总产值（万元）
示例同名有限公司,{CODES[0]},璧山区,电芯,2023,1
示例同名有限公司,{CODES[1]},永川区,电芯,2023,2
示例同名有限公司,,,电芯,2023,3
示例远航有限公司,,璧山区,电芯,2023,5
示例远航股份有限公司,,璧山区,电芯,2023,6
示例甲有限公司,,铜梁区,电芯,2023,100
示例甲有限公司,,铜梁区,电芯,2023,200
"""


@pytest.fixture
def unclear(workspace, command_line, tmp_path):
    """Two questions about a held row, one doubt, one pair of values."""
    sheet = tmp_path / "名录.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    assert command_line(workspace, "load", str(sheet), "--by", "张示例").code == 0
    return workspace


@pytest.fixture
def held(open_app, unclear):
    return open_app(unclear, "held")


def kept(folder) -> list[Judgement]:
    with open_store(f"embedded:{folder / 'store'}") as store:
        return list(Ledger(store, workspaces.reader(settings(str(folder), environ={}))).judgements())


def texts(app):
    kinds = ("subheader", "markdown", "caption", "info", "warning", "error")
    return "\n".join(str(e.value) for kind in kinds for e in getattr(app, kind)).replace("\\", "")


def asked(app):
    return app.subheader[0].value.replace("\\", "")


def press(app, key):
    app.button(key=key).click().run()
    assert not app.exception
    return app


def test_all_that_waits_is_counted_by_kind_and_the_first_is_asked(held):
    assert "共 4 条待确认：归属不明的行 2 · 疑似同一家 1 · 数值不一 1" in texts(held)
    assert asked(held).startswith("“示例同名有限公司”的这些行，说的是“示例同名有限公司（91990001000000001N）”吗")
    assert held.text_input(key="who_held").value == "张示例"


def test_answer_is_kept_signed_and_the_next_question_comes(held, unclear):
    held.query_params["kind"] = "doubt"
    app = held.run()
    app.text_input(key=next(t.key for t in app.text_input if str(t.key).startswith("note_"))).set_value(
        "电话核实"
    ).run()

    press(app, "answer_different_D")

    made = kept_after(app, unclear)
    assert [(j.kind, j.by, j.note) for j in made] == [("different", "张示例", "电话核实")]
    assert made[0].at


def kept_after(app, folder):
    from liantu.ui import desk

    desk.close()
    return kept(folder)


def test_a_value_is_chosen_by_its_number(open_app, unclear):
    app = press(open_app(unclear, "held", kind="value"), "answer_value_2")

    assert [(j.kind, j.a) for j in kept_after(app, unclear)] == [("value", "name:示例甲有限公司")]


def test_rows_given_to_one_firm_are_not_asked_about_for_the_other(held):
    press(held, "answer_same_S")

    assert "共 2 条待确认：归属不明的行 0" in texts(held)
    assert "“示例远航" in asked(held)


def test_undo_brings_back_what_was_asked(held, unclear):
    first = asked(held)
    press(press(held, "answer_same_S"), "undo_judgement")

    assert asked(held) == first
    assert "共 4 条待确认" in texts(held)
    assert held.button(key="undo_judgement").disabled
    assert kept_after(held, unclear) == []


def test_a_judgement_of_the_list_is_taken_back(held, unclear):
    press(held, "answer_different_D")
    assert "示例同名有限公司（91990001000000001N） 与 示例同名有限公司 不是同一家" in texts(held)

    press(held, "back_1")

    assert "共 4 条待确认" in texts(held)
    assert kept_after(held, unclear) == []


def test_skipping_goes_round_and_judges_nothing(held, unclear):
    seen = [asked(held)]
    for _ in range(4):
        seen.append(asked(press(held, "answer__X")))

    assert len(set(seen)) == 4
    assert seen[4] == seen[0]
    assert kept_after(held, unclear) == []


def test_nothing_is_judged_unsigned(open_app, workspace, command_line, tmp_path):
    sheet = tmp_path / "名录.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    command_line(workspace, "load", str(sheet))

    app = open_app(workspace, "held")
    assert app.button(key="answer_same_S").disabled
    app.text_input(key="who_held").set_value("李示例").run()

    assert not app.button(key="answer_same_S").disabled


def test_filters_leave_what_they_say(open_app, unclear):
    by_text, by_place = open_app(unclear, "held", held_text="远航"), open_app(unclear, "held", place="永川区")
    nothing = open_app(unclear, "held", held_text="没有这样的")

    assert "远航" in asked(by_text)
    assert CODES[1] in asked(by_place)
    assert "当前条件下没有待确认的内容；全部共 4 条" in texts(nothing)


def test_nothing_to_judge_says_what_to_do_next(open_app, workspace):
    app = open_app(workspace, "held")

    assert WORDS["held.empty"][0] in texts(app)
    assert WORDS["held.empty.note"][0] in texts(app)


def test_read_only_shows_and_keeps_nothing(open_app, unclear):
    app = open_app(unclear, "held", read_only=True)

    assert WORDS["held.read_only"][0] in texts(app)
    assert not [b.key for b in app.button if str(b.key).startswith(("answer", "back", "undo"))]


def test_judgements_that_contradict_each_other_are_told(open_app, unclear, command_line):
    with open_store(f"embedded:{unclear / 'store'}") as store:
        ledger = Ledger(store, workspaces.reader(settings(str(unclear), environ={})))
        for kind in ("same", "different"):
            ledger.judge(kind, "name:示例远航有限公司", "name:示例远航股份有限公司")

    app = open_app(unclear, "held")

    assert "1 处判断互相矛盾" in texts(app)


def test_what_a_judgement_gives_rise_to_is_found_when_it_is_computed_anew(unclear):
    with open_store(f"embedded:{unclear / 'store'}") as store:
        ledger, list_ = Ledger(store, workspaces.reader(settings(str(unclear), environ={}))), Pending()
        list_.find(ledger)
        doubt = next(q for q in list_.questions if q.waiting.kind == "doubt")

        list_.judge(ledger, doubt, "same", doubt.waiting.b, "张示例", "")
        assert (len(list_.questions), list_.is_whole) == (3, False)
        list_.find(ledger)

        about = {q.waiting.b for q in list_.questions if q.names[0] in doubt.names}
        assert "output_cny" in about


@pytest.mark.parametrize("page", ["overview", "data"])
def test_other_pages_say_how_many_wait(open_app, unclear, page):
    app = open_app(unclear, page)

    assert any("待确认 4 条" in str(link.proto.label) for link in app.get("page_link"))


# ---- one line by hand -----------------------------------------------------------------------------------------------


def fill(app, **fields):
    for name, value in fields.items():
        app.text_input(key=name).set_value(value)
    return app.run()


def test_one_line_is_tried_kept_and_undone(open_app, workspace):
    app = fill(open_app(workspace, "data"), add_0_name="重庆示例电话有限公司", who_add="王示例", add_source="电话核实")

    press(app, "add_try")
    assert "1 行 = 新增 1" in texts(app)
    assert WORDS["foot.none"][0] in texts(app)
    press(app, "add_keep")

    load = app.dataframe[0].value
    assert str(load["文件"][0]).startswith("手工登记 企业名录 王示例 ")
    press(app, "add_undo")
    assert WORDS["foot.none"][0] in texts(app)


def test_a_line_that_cannot_be_kept_says_why(open_app, workspace):
    app = press(fill(open_app(workspace, "data"), who_add="王示例"), "add_try")

    assert "还缺必填的栏：企业名称" in texts(app)
    assert "add_keep" not in {b.key for b in app.button}


def test_another_line_asks_for_another_dry_run(open_app, workspace):
    app = press(fill(open_app(workspace, "data"), add_0_name="重庆示例电话有限公司", who_add="王示例"), "add_try")
    assert "add_keep" in {b.key for b in app.button}

    fill(app, add_0_name="重庆示例另一家有限公司")

    assert "add_keep" not in {b.key for b in app.button}


def test_a_profile_leads_to_the_form_with_its_name(open_app, unclear):
    app = open_app(unclear, "data", add="示例甲有限公司")

    assert app.text_input(key="add_0_name").value == "示例甲有限公司"


def test_workspaces_do_not_share_their_lists(open_app, unclear, tmp_path):
    copy = shutil.copytree(unclear, tmp_path / "copy")
    press(open_app(unclear, "held"), "answer_same_S")

    assert "共 4 条待确认" in texts(open_app(copy, "held"))


def test_expert_judgement_of_a_link_is_listed_with_its_note(open_app, workspace, command_line):
    said = ("--by", "张示例", "--note", "走访三家")
    assert command_line(workspace, "held", "link", "电芯", "薄弱", "--scope", "璧山区", *said).code == 0

    app = open_app(workspace, "held")

    assert not app.exception
    assert "人工研判：电芯在璧山区为薄弱" in texts(app)
    assert "走访三家" in texts(app)
