"""总览: figures equal to `ask`, no return left out of both sides and said, the sentence, the past only when asked for."""

import re

import pytest

from liantu.ui.parts.overview_changed import quarter_end_before
from queries.statuses import SHORT
from queries.statuses import WORDS as STATUSES


@pytest.fixture
def overview(open_app, with_sample):
    return open_app(with_sample)


def test_figures_are_those_of_the_districts_that_reported_against_their_own_targets(
    asked, open_app, with_sample, drawn, texts
):
    rows = {r["indicator"]: r for r in reversed(asked(with_sample, "plan/reported").rows())}

    app = open_app(with_sample)
    items = drawn(app, "reached")["items"]

    assert [(i["number"], i["target"]) for i in items] == [
        (f"{rows['企业数量']['now']:,.0f}", f"目标 {rows['企业数量']['target']:,.0f} 家"),
        (f"{rows['工业总产值']['now']:,.0f}", f"目标 {rows['工业总产值']['target']:,.0f} 亿元"),
    ]
    assert [i["pace"]["code"] for i in items] == [rows[n]["rating"] for n in ("企业数量", "工业总产值")]
    assert [i["share"] for i in items] == pytest.approx(
        [rows[n]["now"] / rows[n]["target"] for n in ("企业数量", "工业总产值")]
    )
    assert "潼南、荣昌**未报送**，实际与目标都不计" in texts(app)


def test_firms_on_record_stand_as_such_and_never_as_a_share(asked, open_app, with_sample, texts):
    firms = asked(with_sample, "overview/counts", scope="渝西地区").rows()[0]["firms"]

    shown = texts(open_app(with_sample))

    assert f"已入库 {firms:,} 家（名录家数，不是报送数，不与目标相除）" in shown


def test_district_without_a_return_is_hatched_with_its_last_one(overview, drawn):
    tiles = {t["name"]: t for t in drawn(overview, "tiles")["tiles"]}

    assert {name for name, t in tiles.items() if t["silent"]} == {"潼南", "荣昌"}
    assert tiles["潼南"]["lines"] == ["目标 50 家 · 150 亿元", "上期（2024-03）31 家 · 69 亿元", "不计入合计"]
    assert tiles["荣昌"]["lines"][1] == "从未报送"
    assert tiles["璧山"]["pace"]["word"] == "达到序时进度"
    assert all(t["share"] is not None and t["tick"] is not None for t in tiles.values() if not t["silent"])


def test_without_any_return_only_targets_are_shown(open_app, workspace, drawn, texts):
    app = open_app(workspace)

    assert "各区都**未报送**" in texts(app)
    assert {(i["number"], i["share"], i["pace"]["code"]) for i in drawn(app, "reached")["items"]} == {
        ("—", None, "silent")
    }
    assert {i["target"] for i in drawn(app, "reached")["items"]} == {"目标 1,000 家", "目标 4,000 亿元"}
    assert all(t["silent"] for t in drawn(app, "tiles")["tiles"])


def test_numbers_of_the_sentence_add_up_to_56_and_equal_the_strip(overview, drawn, texts):
    said = re.search(
        r"的(\d+)种部件中，.*?已有企业生产的(\d+)种（优势(\d+)种、基本具备(\d+)种、薄弱(\d+)种），已签约或在建(\d+)种，"
        r"经摸排确认缺失(\d+)种，待核实(\d+)种，尚未摸排(\d+)种",
        texts(overview).replace("*", ""),
    )
    assert said, texts(overview)
    total, have, strong, adequate, weak, *others = map(int, said.groups())
    assert (total, have) == (56, strong + adequate + weak)
    assert have + sum(others) == 56
    counts = {g["state"]: len(g["cells"]) for g in drawn(overview, "strip")["groups"]}
    assert (counts["STRONG"], counts["ADEQUATE"], counts["WEAK"]) == (strong, adequate, weak)
    assert counts["BROKEN"] + counts["MISSING"] == others[1]


def test_projects_stand_by_stage_with_money_and_those_that_stay_too_long(asked, open_app, with_sample, drawn):
    rows = asked(with_sample, "projects/funnel").rows()
    late = [r for r in asked(with_sample, "projects/overdue").rows() if r["kind"] == "too_long"]

    cells = [row["cells"] for row in drawn(open_app(with_sample), "stages")["rows"]]

    assert [(c[0], c[1], c[3]) for c in cells] == [
        (r["stage_zh"], str(r["projects"]), f"{r['investment_cny'] / 1e8:,.1f}") for r in rows
    ]
    assert sum(int(re.search(r"\d+", c[4]["text"])[0]) for c in cells if c[4]) == len({r["project"] for r in late})


def test_largest_gaps_are_the_first_of_the_ranking_with_their_route(asked, open_app, with_sample, drawn):
    ranked = asked(with_sample, "gaps/ranking", scope="渝西地区").rows()
    rows = [r for r in ranked if r["status"] in SHORT][:5]
    unknown = sum(r["status"] == "UNKNOWN" for r in ranked)

    app = open_app(with_sample)

    shown = drawn(app, "gaps")["rows"]
    assert [(r["cells"][0]["text"], r["cells"][0]["state"]) for r in shown] == [(r["name"], r["status"]) for r in rows]
    assert all(r["route_zh"] in s["cells"][3] for r, s in zip(rows, shown, strict=True))
    assert unknown
    assert any(f"未摸排 {unknown} 种" in c.value for c in app.caption)


def test_what_nobody_has_looked_at_is_no_gap(open_app, workspace):
    """With the plan alone all 56 are unknown: nothing is listed as a gap."""
    app = open_app(workspace)

    assert any("没有查明的短板" in c.value for c in app.caption)
    assert any("未摸排 56 种" in c.value for c in app.caption)


def test_chains_have_a_sign_for_each_component(overview, drawn):
    rows = drawn(overview, "chains")["rows"]

    assert rows
    assert all(set(r["cells"][1]["states"]) <= STATUSES.keys() for r in rows)
    assert all(len(r["cells"][1]["states"]) == int(r["cells"][2].split("/")[1].split()[0]) for r in rows)


def test_the_past_is_looked_at_only_when_asked_for(open_app, with_sample, drawn):
    app = open_app(with_sample)
    assert app.button(key="compare_quarter").label == "与 2024-09-30 相比"

    app.button(key="compare_quarter").click().run(timeout=240)

    assert not app.exception
    assert app.query_params["before"] in ("2024-09-30", ["2024-09-30"])
    assert {c["cells"][1]["from"] for c in drawn(app, "changed")["rows"]} <= STATUSES.keys()


@pytest.mark.parametrize(
    ("date", "before"),
    [("2024-12-26", "2024-09-30"), ("2024-12", "2024-09-30"), ("2024", "2024-09-30"), ("2025-02-01", "2024-12-31"),
     ("2024-06-30", "2024-03-31"), ("", "")],
)  # fmt: skip
def test_quarter_before_a_date_is_over(date, before):
    assert quarter_end_before(date) == before


def test_one_district_as_scope_shows_that_district(open_app, with_sample, drawn, texts):
    app = open_app(with_sample, scope="璧山区")

    assert app.selectbox(key="scope").value == "璧山区"
    assert [i["target"] for i in drawn(app, "reached")["items"]] == ["目标 200 家", "目标 1,200 亿元"]
    assert [t["name"] for t in drawn(app, "tiles")["tiles"] if t["chosen"]] == ["璧山"]


def test_an_unknown_scope_is_said(open_app, with_sample, texts):
    app = open_app(with_sample, scope="火星")

    assert app.selectbox(key="scope").value == "渝西地区"
    assert "火星" in texts(app)
