"""强弱缺分析: the cells, counts and ranks of the page are the answer's; thresholds on sliders change this view alone."""

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from graph.store import open_store
from liantu.words import WORDS
from queries.runner import Answer, ask
from queries.thresholds import packaged


def asked(folder: Path, question: str, **given: Any) -> Answer:
    with open_store(f"embedded:{folder / 'store'}") as store:
        return ask(store, question, **given)


def drawn(app: AppTest, name: str) -> list[dict[str, Any]]:
    """What the page gave to the drawings of this name."""
    found = []
    for each in app.get("bidi_component"):
        if each.proto.component_name.endswith(f"liantu_{name}"):
            found.append(json.loads(each.proto.json))
    return found


def texts(app: AppTest) -> str:
    kinds = ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error", "success")
    return "\n".join(str(e.value) for kind in kinds for e in getattr(app, kind)).replace("\\", "")


def test_matrix_has_a_cell_for_each_component_with_the_state_of_the_answer(open_app, with_sample):
    states = {r["code"]: (r["status"], r["producers"] or "") for r in asked(with_sample, "links/status").rows()}

    (data,) = drawn(open_app(with_sample, "gaps"), "matrix")

    cells = {c["id"]: (c["state"], c["value"]) for row in data["rows"] for c in row["cells"]}
    assert cells == states
    assert len(cells) == 56
    assert sum(g["n"] for g in data["legend"]) == 56


def test_list_shows_ranks_and_intervals_of_the_answer_without_what_nobody_knows(open_app, with_sample):
    known = {
        r["code"]: (r["rank"], r["low"], r["high"])
        for r in asked(with_sample, "gaps/ranking").rows()
        if r["status"] in ("BROKEN", "MISSING", "PIPELINE", "WEAK")
    }

    app = open_app(with_sample, "gaps")

    (data,) = drawn(app, "ranking")
    assert {r["id"]: (r["rank"], r["low"], r["high"]) for r in data["rows"]} == known
    assert "不等于没有" in texts(app)


def test_list_with_unknown_bears_their_state(open_app, with_sample):
    (data,) = drawn(open_app(with_sample, "gaps", list="open"), "ranking")

    assert {"UNKNOWN", "UNVERIFIED"} & {r["state"] for r in data["rows"]}
    assert not {"STRONG", "ADEQUATE"} & {r["state"] for r in data["rows"]}


def test_component_of_the_address_is_lit_in_matrix_and_list_and_has_its_evidence_below(open_app, with_sample):
    app = open_app(with_sample, "gaps", part="C23")

    (matrix,), (ranking,) = drawn(app, "matrix"), drawn(app, "ranking")
    name = next(r["name"] for r in asked(with_sample, "links/status").rows() if r["code"] == "C23")
    assert (matrix["chosen"], ranking["chosen"]) == ("C23", "C23")
    assert f"系统测算：{name}" in texts(app)
    assert WORDS["judge.none"][0] in texts(app)


def test_threshold_on_a_slider_changes_this_view_and_says_what_would_keep_it(open_app, with_sample):
    strict = packaged().instead({"link": {"weak": 6, "strong": 6}})
    with open_store(f"embedded:{with_sample / 'store'}") as store:
        weak = sum(r["status"] == "WEAK" for r in ask(store, "links/status", strict).rows())
    app = open_app(with_sample, "gaps")

    app.slider(key="limit_weak").set_value(6).run()

    (data,) = drawn(app, "matrix")
    assert next(g["n"] for g in data["legend"] if g["state"] == "WEAK") == weak
    assert "weak = 6" in app.code[0].value
    assert app.slider(key="limit_strong").value == 6
    assert not (with_sample / "thresholds.toml").exists()
    app.button(key="limits_reset").click().run()
    (data,) = drawn(app, "matrix")
    assert next(g["n"] for g in data["legend"] if g["state"] == "WEAK") < weak


def test_district_is_judged_on_its_priorities_alone(open_app, with_sample):
    app = open_app(with_sample, "gaps", view="districts")

    (data,) = drawn(app, "grid")
    judged = sum(bool(cell.get("signs")) for row in data["cells"] for cell in row)
    priorities = sum(r["is_priority"] for r in asked(with_sample, "clusters/priorities").rows())
    assert (judged, priorities) == (28, 28)


def test_priorities_are_compared_with_what_exists_and_a_cell_shows_its_firms(open_app, with_sample):
    rows = {(r["assembly"], r["district_name"]): r for r in asked(with_sample, "clusters/priorities").rows()}
    firms = asked(with_sample, "clusters/firms", assembly="A01", scope="璧山区").findings

    app = open_app(with_sample, "gaps", view="priorities", cell="A01@璧山区")

    (data,) = drawn(app, "grid")
    cells = {c["id"]: c["text"] for row in data["cells"] for c in row if c["id"]}
    assert cells["A01@璧山区"] == f"{rows['A01', '璧山区']['firms']} 家"
    assert len(app.dataframe[-1].value) == len(firms) > 0


def test_a_firm_that_could_turn_to_a_component_is_known_by_all_its_keys(with_sample):
    """A finding is the same finding by any key of its firm."""
    gaps = [row["code"] for row in asked(with_sample, "gaps/ranking").rows() if row["route"] == "transform"]
    known = {row["firm"]: row["keys"] for row in asked(with_sample, "firms/list", limit=1000).rows()}

    turning = [
        row for row in asked(with_sample, "gaps/options", component=gaps[0]).rows() if row["route"] == "transform"
    ]

    assert [row["keys"] for row in turning] == [known[row["firm"]] for row in turning]
    assert any(len(row["keys"]) > 1 for row in turning)


@pytest.mark.parametrize("name", ["none", "unmet", "single"])
def test_word_for_no_record_is_never_missing(open_app, with_sample, name):
    app = open_app(with_sample, "gaps", view=name)

    assert not app.exception
    (frame,) = app.dataframe
    assert "缺" not in frame.value.to_string()


def test_scope_of_one_district_shows_what_is_no_priority_without_a_state(open_app, with_sample):
    (data,) = drawn(open_app(with_sample, "gaps", scope="潼南区"), "matrix")

    assert "NOT_PRIORITY" in {g["state"] for g in data["legend"]}
    assert sum(g["n"] for g in data["legend"]) == 56


def test_hidden_state_of_the_address_leaves_the_list(open_app, with_sample):
    (data,) = drawn(open_app(with_sample, "gaps", hide="WEAK"), "ranking")

    assert "WEAK" not in {r["state"] for r in data["rows"]}


def test_one_click_lights_the_component_in_all_three_and_stays_in_the_address(on_desk):
    page = on_desk.open("gaps")
    cell = page.locator('.st-key-matrix [data-id="C23"]')
    cell.wait_for()

    cell.click()
    page.locator('.st-key-ranking [data-id="C23"][aria-pressed="true"]').wait_for()
    on_desk.settle()

    assert page.locator('.st-key-matrix [aria-pressed="true"]').filter(has_text="").count() >= 1
    assert "part=C23" in page.url
    page.locator('.st-key-ranking [data-id="C22"]').click()
    page.locator('.st-key-matrix [data-id="C22"][aria-pressed="true"]').wait_for()
    on_desk.settle()
    assert "part=C22" in page.url


def test_point_of_the_plot_lights_its_cell(on_desk):
    page = on_desk.open("gaps")
    point = page.locator(".st-key-card_plot svg path[fill='#a81c2e']").first
    point.wait_for()

    point.click(force=True)

    page.locator('.st-key-matrix .cell.BROKEN[aria-pressed="true"]').wait_for()


def test_state_of_the_legend_is_hidden_and_shown_again(on_desk):
    page = on_desk.open("gaps")
    state = page.locator('.st-key-matrix .word[data-state="WEAK"]')
    state.wait_for()

    state.click()
    page.wait_for_url("**hide=WEAK**")
    page.locator('.st-key-matrix .word[data-state="WEAK"][aria-pressed="false"]').click()

    page.locator('.st-key-matrix .word[data-state="WEAK"][aria-pressed="true"]').wait_for()


def test_arrows_walk_the_cells(on_desk):
    page = on_desk.open("gaps")
    first = page.locator('.st-key-matrix [data-id="C01"]')
    first.wait_for()

    first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    page.locator('.st-key-matrix [data-id="C09"][aria-pressed="true"]').wait_for()


def test_day_to_compare_with_marks_what_changed_since(open_app, with_sample):
    with open_store(f"embedded:{with_sample / 'store'}") as store:
        now = {r["code"]: r["status"] for r in ask(store, "links/status").rows()}

    (data,) = drawn(open_app(with_sample, "gaps", before="12"), "matrix")

    cells = {c["id"]: c for row in data["rows"] for c in row["cells"]}
    assert {code for code, c in cells.items() if c["changed"]} == {
        code for code, state in now.items() if state != "UNKNOWN"
    }
    assert {c["was"] for c in cells.values()} == {"UNKNOWN"}
