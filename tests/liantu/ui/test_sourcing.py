"""以整车找总成: the columns add up on the page, row by row and in all; the firms behind a cell are those it counts."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from graph.store import open_store
from liantu.words import WORDS
from queries.runner import Answer, ask

SOURCES = ("in_scope", "in_city", "outside", "nobody", "unknown")


def asked(folder: Path, question: str, **given: Any) -> Answer:
    with open_store(f"embedded:{folder / 'store'}") as store:
        return ask(store, question, **given)


def bars(app: AppTest) -> list[dict[str, Any]]:
    """The total bar, then the assemblies, then the components of the chosen one."""
    return [
        json.loads(e.proto.json) for e in app.get("bidi_component") if e.proto.component_name.endswith("liantu_units")
    ]


def texts(app: AppTest) -> str:
    return "\n".join(
        str(e.value) for kind in ("markdown", "caption", "info", "subheader") for e in getattr(app, kind)
    ).replace("\\", "")


@pytest.mark.parametrize("address", [{}, {"demand": "全部"}, {"scope": "璧山区"}, {"scope": "重庆市"}], ids=str)
def test_columns_add_up_on_the_page(open_app, with_sample, address):
    total, table, *_ = bars(open_app(with_sample, "sourcing", **address))

    assert len(table["rows"]) == 12
    for row in (*table["rows"], table["sum"], total["sum"]):
        assert sum(row["counts"].values()) == row["total"], row
    for source in SOURCES:
        assert sum(row["counts"][source] for row in table["rows"]) == table["sum"]["counts"][source]
    assert total["sum"]["counts"] == table["sum"]["counts"]


def test_figures_are_those_of_the_answer(open_app, with_sample):
    known = {r["assembly"]: {s: r[s] for s in SOURCES} for r in asked(with_sample, "sourcing/by_vehicle").rows()}
    total = asked(with_sample, "sourcing/total").rows()[0]
    app = open_app(with_sample, "sourcing")

    _, table, *_ = bars(app)

    assert {r["id"]: r["counts"] for r in table["rows"]} == known
    assert f"{total['local_count_share']:.0%}" in texts(app)
    assert f"共 {total['needs']} 项需求" in texts(app)


def test_one_model_needs_each_assembly_once(open_app, with_sample):
    first = asked(with_sample, "sourcing/by_model").rows()[0]

    total, _, *_ = bars(open_app(with_sample, "sourcing", maker=first["maker"], model=first["model_name"]))

    assert total["sum"]["total"] == 12
    assert total["sum"]["counts"] == {s: first[s] for s in SOURCES}


def test_chosen_assembly_opens_its_components_and_the_firms_behind_one_number(open_app, with_sample):
    known = asked(with_sample, "sourcing/by_assembly", assembly="A02").rows()
    firms = [r for r in asked(with_sample, "sourcing/firms", part="A02").rows() if r["source"] == "in_scope"]

    app = open_app(with_sample, "sourcing", part="A02", source="in_scope")

    _, _, components = bars(app)
    assert {r["id"]: r["total"] for r in components["rows"]} == {r["code"]: r["needs"] for r in known}
    assert Counter(app.dataframe[-1].value.iloc[:, 0]) == Counter(r["name"] for r in firms)


def test_local_shares_stand_with_their_basis_as_numbers(open_app, with_sample):
    app = open_app(with_sample, "sourcing", view="rates")

    (frame,) = app.dataframe
    assert len(frame.value) == 12
    assert len(frame.value.columns) <= 8
    assert frame.value["本地配套率（按需求数）"].dtype.kind == "f"


def test_flows_end_in_as_many_needs_as_there_are(open_app, with_sample):
    total = asked(with_sample, "sourcing/total").rows()[0]
    app = open_app(with_sample, "sourcing", view="flow")

    spec = json.loads(app.get("echarts_chart")[0].proto.spec)
    (series,) = spec["series"]

    ends = {words for words in (WORDS[f"source.{s}"][0] for s in SOURCES[1:])} | {"渝西地区"}
    assert sum(x["value"] for x in series["links"] if x["target"] in ends) == total["needs"]
    assert spec["animation"] is False
    assert series["layoutIterations"] == 0


def test_without_models_the_page_says_what_to_load(open_app, workspace):
    app = open_app(workspace, "sourcing")

    assert WORDS["sourcing.none"][0] in [i.value for i in app.info]
    assert not bars(app)


def test_number_of_a_row_opens_the_firms_behind_it(watched):
    page = watched.open("sourcing")
    number = page.locator('.st-key-sourcing_part [data-id="A02|in_scope"]')
    number.wait_for()

    number.click()
    page.locator(".st-key-card_suppliers").wait_for()
    watched.settle()

    assert "part=A02" in page.url
    assert "source=in_scope" in page.url
    assert "渝西地区" in page.locator(".st-key-card_suppliers h3").inner_text()
