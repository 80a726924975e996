"""断供影响: both sides are the answer's, what changes is bordered; a choice that changes nothing is said; ESRI hidden with its reason."""

import json
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from graph.store import open_store
from liantu.words import WORDS
from queries.runner import Answer, ask


def asked(folder: Path, question: str, **given: Any) -> Answer:
    with open_store(f"embedded:{folder / 'store'}") as store:
        return ask(store, question, **given)


def sides(app: AppTest) -> list[dict[str, Any]]:
    """Before, after: code -> (state, whether it is marked)."""
    found = [
        json.loads(e.proto.json) for e in app.get("bidi_component") if e.proto.component_name.endswith("liantu_matrix")
    ]
    return [{c["id"]: (c["state"], c["changed"]) for row in data["rows"] for c in row["cells"]} for data in found]


def texts(app: AppTest) -> str:
    return "\n".join(
        str(e.value) for kind in ("markdown", "caption", "info", "subheader") for e in getattr(app, kind)
    ).replace("\\", "")


def components(answer: Answer) -> list[dict[str, Any]]:
    return [r for r in answer.rows() if r["level"] == "Component"]


def test_one_firm_table_and_cut_sets_are_the_answers(open_app, with_sample):
    known = asked(with_sample, "resilience/each_firm", limit=500)
    cuts = asked(with_sample, "resilience/cut_sets")

    app = open_app(with_sample, "outage")

    each, cut = app.dataframe
    assert list(each.value.iloc[:, 0]) == [r["name"] for r in known.rows()]
    assert len(cut.value) == len(cuts.findings)
    assert f"{known.total} 家已核实的生产企业" in texts(app)


def test_district_that_stops_stands_before_and_after_with_changes_marked(open_app, with_sample):
    known = components(asked(with_sample, "resilience/without", district="璧山区"))

    before, after = sides(open_app(with_sample, "outage", view="without", district="璧山区"))

    marked = {r["code"]: r["effect"] != "unchanged" for r in known}
    assert before == {r["code"]: (r["before"], marked[r["code"]]) for r in known}
    assert after == {r["code"]: (r["after"], marked[r["code"]]) for r in known}
    assert any(marked.values())


def test_firm_of_the_address_stops(open_app, with_sample):
    firm = asked(with_sample, "resilience/each_firm").rows()[0]

    app = open_app(with_sample, "outage", view="without", stop=firm["unit"])

    assert app.multiselect(key="stop_firms").value == [firm["unit"]]
    assert f"中断总成 {len(firm['assemblies'])} 个" in texts(app)


def test_name_nobody_knows_is_one_sentence(open_app, with_sample):
    app = open_app(with_sample, "outage", view="without", stop="没有这样的企业")

    assert not app.exception
    assert "没有找到企业" in app.error[0].value


def test_without_a_choice_the_page_says_what_to_choose(open_app, with_sample):
    assert WORDS["outage.stop.first"][0] in texts(open_app(with_sample, "outage", view="without"))


def test_projects_that_open_are_both_sides_of_the_answer(open_app, with_sample):
    known = components(asked(with_sample, "resilience/projects_by_component"))
    sentence = asked(with_sample, "resilience/with_projects").sentence.zh
    app = open_app(with_sample, "outage", view="projects")

    before, after = sides(app)

    assert {c: s for c, (s, _) in before.items()} == {r["code"]: r["before"] for r in known}
    assert {c: s for c, (s, _) in after.items()} == {r["code"]: r["after"] for r in known}
    assert sentence in texts(app)


def test_systemic_effect_is_shown_where_enough_report_and_hidden_with_its_reason_elsewhere(
    open_app, with_sample, workspace
):
    known = asked(with_sample, "resilience/systemic", assembly="A01", limit=100).rows()

    shown = open_app(with_sample, "outage", view="systemic", part="A01")
    hidden = open_app(workspace, "outage", view="systemic", part="A01")

    assert list(shown.dataframe[0].value.iloc[:, 0]) == [r["name"] for r in known]
    assert WORDS["outage.systemic.hidden"][0] in texts(hidden)
    assert not hidden.dataframe


def test_line_of_the_table_leads_to_what_happens_when_that_firm_stops(on_desk):
    page = on_desk.open("outage")
    lines = page.locator(".st-key-each .dvn-scroller").first
    lines.wait_for()

    lines.click(position={"x": 150, "y": 50})
    page.locator(".st-key-try button").click()

    page.locator(".st-key-card_changes").wait_for()
    assert "stop=" in page.url
    assert "view=without" in page.url


def test_changed_component_leads_to_the_chain_map(on_desk):
    page = on_desk.open("outage", "?view=without&district=璧山区")
    cell = page.locator(".st-key-without_after .changed").first
    cell.wait_for()
    code = cell.get_attribute("data-id")

    cell.click()

    page.wait_for_url(f"**/chain?*part={code}*")
