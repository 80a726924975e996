"""链主与集群: five terms, coverage and stability as answered, unknown never 0; clusters with their firms; communities on demand."""

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from graph.store import open_store
from queries.runner import Answer, ask

TERMS = ("scale", "pull", "dominance", "influence", "breadth")


def asked(folder: Path, question: str, **given: Any) -> Answer:
    with open_store(f"embedded:{folder / 'store'}") as store:
        return ask(store, question, **given)


def drawn(app: AppTest, name: str) -> dict[str, Any]:
    (found,) = [e for e in app.get("bidi_component") if e.proto.component_name.endswith(f"liantu_{name}")]
    data: dict[str, Any] = json.loads(found.proto.json)
    return data


def texts(app: AppTest) -> str:
    return "\n".join(
        str(e.value) for kind in ("markdown", "caption", "info", "subheader") for e in getattr(app, kind)
    ).replace("\\", "")


def test_candidates_stand_with_their_five_terms_and_unknown_is_not_zero(open_app, with_sample):
    known = asked(with_sample, "owners/candidates", assembly="A01", limit=40).rows()

    data = drawn(open_app(with_sample, "owners"), "owners")

    assert [(r["id"], r["terms"]) for r in data["rows"]] == [(r["firm"], [r[t] for t in TERMS]) for r in known]
    assert any(None in r["terms"] for r in data["rows"])


@pytest.mark.parametrize("chain", ["A07", "示例线控转向与制动产业链"])
def test_chain_of_the_address_is_ranked(open_app, with_sample, chain):
    of = {"assembly": chain} if chain.startswith("A") else {"chain": chain}
    known = asked(with_sample, "owners/candidates", limit=40, **of).rows()

    data = drawn(open_app(with_sample, "owners", chain=chain), "owners")

    assert [r["name"] for r in data["rows"]] == [r["name"] for r in known]


def test_official_owners_are_listed_as_they_are(open_app, with_sample):
    known = asked(with_sample, "chains/list").rows()

    app = open_app(with_sample, "owners")

    assert list(app.dataframe[0].value["链主（认定）"]) == [r["owners_zh"] for r in known]


def test_chosen_candidate_shows_each_condition_of_the_gate(open_app, with_sample):
    row = asked(with_sample, "owners/candidates", assembly="A01", limit=40).rows()[2]

    shown = texts(open_app(with_sample, "owners", who=row["firm"]))

    assert row["name"] in shown
    assert f"{row['partners']} 家" in shown


def test_cells_of_clusters_have_the_verdict_and_the_number_of_the_answer(open_app, with_sample):
    tones = {"CONFIRMED": "dark", "CANDIDATE": "middle"}
    known = {
        f"{r['assembly']}@{r['district_name']}": (tones[r["tier"]], f"{r['firms']} 家")
        for r in asked(with_sample, "clusters/confirmed").rows()
        if r["tier"] in tones
    }

    app = open_app(with_sample, "owners", view="clusters", cell="A01@璧山区")

    cells = {c["id"]: (c["tone"], c["text"]) for row in drawn(app, "grid")["cells"] for c in row if c["id"]}
    assert known.items() <= cells.items()
    firms = asked(with_sample, "clusters/firms", assembly="A01", scope="璧山区").findings
    assert len(app.dataframe[0].value) == len(firms) > 0


def test_communities_wait_for_the_button(open_app, with_sample):
    app = open_app(with_sample, "owners", view="communities")
    assert not app.dataframe

    app.button(key="find").click().run()

    assert not app.exception
    assert len(app.dataframe[0].value) == asked(with_sample, "clusters/communities").total > 0


def test_checklist_says_unknown_where_the_answer_does(open_app, with_sample):
    known = asked(with_sample, "clusters/checklist").rows()
    app = open_app(with_sample, "owners", view="checklist")

    column = list(app.dataframe[0].value["面积"])

    assert [w.split()[-1] for w in column] == [
        "不明" if r["meets_area"] is None else "符合" if r["meets_area"] else "不符合" for r in known
    ]


def test_trade_counts_are_those_of_the_answer(open_app, with_sample):
    known = asked(with_sample, "owners/degree", scope="渝西地区", limit=500).rows()
    app = open_app(with_sample, "owners", view="trade")

    frame = app.dataframe[0].value

    assert list(zip(frame["供应商数"], frame["客户数"], strict=True)) == [
        (r["suppliers"], r["customers"]) for r in known
    ]


def test_cell_of_the_clusters_opens_its_firms(on_desk):
    page = on_desk.open("owners", "?view=clusters")
    cell = page.locator('.st-key-clusters [data-id="A01@璧山区"]')
    cell.wait_for()

    cell.click()
    page.locator('.st-key-clusters [data-id="A01@璧山区"][aria-pressed="true"]').wait_for()

    page.locator(".st-key-cell_firms").wait_for()
