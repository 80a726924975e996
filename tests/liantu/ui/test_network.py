"""关系网络: positions that stay the same, no more marks than can be read, the answer's figures, the address."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from graph.store import open_store
from liantu.ui.network import ego, layers, marks, petals, route
from liantu.ui.parts.network_look import selected
from queries.registry import registry
from queries.runner import ask
from queries.statuses import WORDS

ROOT = Path(__file__).resolve().parents[3]


def parts(n=56):
    return [
        {"code": f"C{i:02}", "name": f"部件{i}", "system": f"S{i % 3 + 1}", "system_name": f"系统{i % 3}", "assembly": f"A{i % 3}{i % 12 // 3}",
         "assembly_name": f"总成{i % 12}", "confirmed": i % 7, "inferred": i % 3, "status": "WEAK" if i % 7 else "UNKNOWN"}
        for i in sorted(range(n), key=lambda i: (i % 3, i % 12))
    ]  # fmt: skip


def line(start, relation, end, label="Enterprise", evidence="confirmed", hop=1):
    return {"hop": hop, "start": start, "start_label": "Enterprise", "start_name": start, "relation": relation, "end": end,
            "end_label": label, "end_name": end, "items": [], "evidence": evidence, "confidence": [], "rows": []}  # fmt: skip


def said(relation, away):
    return relation


def marks_of(spec):
    return [node for node in spec["series"][0]["data"] if node["name"]]


def test_overview_puts_every_component_of_an_assembly_side_by_side_and_the_same_every_time():
    drawn, codes = petals.petals(parts(), "整车", lambda row: row["name"], {"WEAK", "UNKNOWN"})
    again, _ = petals.petals(parts(), "整车", lambda row: row["name"], {"WEAK", "UNKNOWN"})

    places = {(n["x"], n["y"]) for n in marks_of(drawn)}
    assert drawn == again
    assert len(places) == len(marks_of(drawn)) == len(codes) == 56 + 12 + 3 + 1
    assert [c for c in codes if c.startswith("C")] == [row["code"] for row in parts()]


def test_lines_of_the_overview_are_as_thick_as_their_firms_from_zero_and_dashed_where_all_are_inferred():
    rows = parts()
    drawn, codes = petals.petals(rows, "整车", lambda row: "", {"WEAK", "UNKNOWN"})

    widths = {codes[x["target"]]: x["lineStyle"] for x in drawn["series"][0]["links"] if codes[x["target"]][:1] == "C"}
    most = max(r["confirmed"] + r["inferred"] for r in rows)
    for row in rows:
        firms = row["confirmed"] + row["inferred"]
        assert widths[row["code"]]["width"] == pytest.approx(max(0.8, petals.THICKEST * firms / most), abs=0.01)
        assert (widths[row["code"]]["type"] != "solid") == (not row["confirmed"])


def test_labels_run_outward_and_never_upside_down():
    for at in range(100):
        label = marks.outward(at / 100, 10)
        assert -90 <= label["rotate"] <= 90
        assert label["align"] == ("left" if at <= 50 else "right")
        assert label["textBorderColor"] == "#ffffff"


def test_what_stands_around_is_placed_by_kind_with_the_second_step_outside():
    rows = [line("甲", "MAKES", "C02", "Component"), line("乙", "SUPPLIES", "甲"), line("甲", "SUPPLIES", "丙"),
            line("丁", "SUPPLIES", "乙", hop=2), line("甲", "OWNED_BY", "集团", evidence="inferred")]  # fmt: skip

    spec, ids = ego.ego(rows, "甲", said)

    drawn = {id: node for (_, id), node in zip(ids, spec["series"][0]["data"], strict=False) if id}
    far = {id: round((n["x"] ** 2 + n["y"] ** 2) ** 0.5) for id, n in drawn.items()}
    assert far == {"甲": 0, "C02": 190, "乙": 190, "丙": 190, "集团": 190, "丁": 310}
    dashed = [x for x in spec["series"][0]["links"] if x["lineStyle"]["type"] != "solid"]
    assert len(dashed) == 1
    assert [n["name"] for n in marks_of(spec) if n["name"].endswith(" 1")] == [
        "MAKES 1",
        "OWNED_BY 1",
        "SUPPLIES 1",
        "SUPPLIES 1",
    ]


def test_every_way_between_two_has_a_lane_of_its_own():
    rows = [
        {"path": p, "step": s, "start_name": f"{p}{s}", "end_name": f"{p}{s + 1}", "relation": "CUSTOMER", "items": ["电芯"]}
        for p in (1, 2) for s in (1, 2)
    ]  # fmt: skip

    spec = route.route(rows, lambda r: r)

    assert len({n["y"] for n in marks_of(spec)}) == 2
    assert len(spec["series"][0]["links"]) == 4


def test_nothing_from_data_stands_in_a_formatter_and_nothing_moves():
    trap = "<img src=x onerror=alert(1)>{c}{@[0]}"
    rows = [{**row, "name": trap} for row in parts(4)]
    around = [line(trap, "MAKES", "C02", "Component"), line("乙", "SUPPLIES", trap)]
    path = [{"path": 1, "step": 1, "start_name": trap, "end_name": trap, "relation": "x", "items": [trap]}]

    for spec in (
        petals.petals(rows, "整车", lambda r: r["name"], {"WEAK"})[0],
        ego.ego(around, trap, said)[0],
        route.route(path, lambda r: r),
    ):
        text = json.dumps(spec, ensure_ascii=False)
        said_in = [part.split('"', 2)[1] for part in text.split('"formatter": ')[1:]]
        assert set(said_in) <= {"{b}", "{c}"}
        assert spec["animation"] is False
        assert spec["series"][0]["animation"] is False


def test_the_page_opens_on_the_whole_and_says_its_figures(open_app, with_sample):
    app = open_app(with_sample, "network")

    with open_store(f"embedded:{with_sample / 'store'}") as store:
        rows = ask(store, "chain/components", scope="渝西地区").rows()
    assert not app.exception
    assert not app.error
    shown = app.dataframe[0].value
    assert sum(shown["已证实企业数"]) == sum(row["confirmed"] for row in rows)


def test_a_centre_in_the_address_opens_what_stands_around_it(open_app, with_sample):
    app = open_app(with_sample, "network", centre="C02", hops="2")

    with open_store(f"embedded:{with_sample / 'store'}") as store:
        found = ask(store, "network/around", part="C02", hops=2)
    assert not app.exception
    assert len(app.dataframe[0].value) == len(found.findings)
    assert app.query_params["view"] == "around"


def test_two_ends_in_the_address_open_the_ways_between_them(open_app, with_sample):
    with open_store(f"embedded:{with_sample / 'store'}") as store:
        firm = next(r for r in ask(store, "chain/firms_of", component="C02").rows() if r["evidence"] == "confirmed")
        found = ask(store, "chain/path", firm=firm["firm"], part="C02")

    app = open_app(with_sample, "network", **{"from": firm["firm"], "to": "C02"})

    assert not app.exception
    assert len(app.dataframe[0].value) == len(found.findings)


def test_an_unknown_end_is_said_and_never_breaks_the_page(open_app, with_sample):
    app = open_app(with_sample, "network", centre="火星公司")

    assert not app.exception
    assert any("火星公司" in w.value for w in app.warning)


def test_never_more_than_150_things_are_drawn(open_app, with_sample):
    with open_store(f"embedded:{with_sample / 'store'}") as store:
        for part in ("A01", "C02", "C08"):
            found = ask(store, "network/around", part=part, hops=2, limit=150)
            assert len({row[e] for row in found.rows() for e in ("start", "end")}) <= 150
            small = ask(store, "network/around", part=part, hops=2, limit=20)
            assert len({row[e] for row in small.rows() for e in ("start", "end")}) <= 20
            assert small.total == found.total
            assert small.warnings


@pytest.mark.parametrize(
    ("groups", "node"),
    [
        ([], None),
        ([{"data_type": "edge", "data_indices": [3]}], None),
        ([{"data_type": "edge", "data_indices": [3]}, {"data_type": "node", "data_indices": [7]}], 7),
    ],
)
def test_a_click_on_a_node_is_told_apart_from_one_on_a_line(groups, node):
    assert selected({"selected": groups}) == node


def test_an_answer_is_a_graph_where_two_columns_name_nodes():
    query = registry()["chain/firms_of"]
    rows = [
        {"firm": f"f{i}", "name": f"示例{i}有限公司", "places": ["500120", "500152"][: 1 + i % 2], "place_names": ["璧山区", "潼南区"][: 1 + i % 2]}
        for i in range(300)
    ]  # fmt: skip
    columns = layers.node_columns(query.columns, rows)

    spec, things, shown = layers.layers(columns, rows, 150)

    assert [c.name for c in columns] == ["firm", "places"]
    assert len(things) <= 150
    assert 0 < shown < 300
    assert {n["value"] for n in marks_of(spec)} >= {"璧山区", "潼南区", "示例0有限公司"}
    assert not layers.node_columns(query.columns, [{"firm": "f1"}])[1:]


@pytest.mark.parametrize("state", WORDS)
def test_sign_of_a_state_has_its_colour_of_the_theme(state):
    """Beside the pills of the overview, in Markdown: the theme's colour of that name is the ink of the state."""
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
    colour = re.fullmatch(r":(\w+)\[.\]", marks.SIGNS[state])[1]

    assert (
        theme[f"{colour}Color"]
        == marks.state("UNKNOWN" if state == "NOT_PRIORITY" else state)["itemStyle"]["borderColor"]
    )
