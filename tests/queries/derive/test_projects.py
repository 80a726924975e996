"""Stages of projects: what counts as skipped, gone back, late; and when a probability may be told."""

import pytest

from queries.derive import overdue, projects
from queries.derive.asked import Asked
from queries.derive.origins import REFUSED, ledger
from queries.thresholds import packaged

STAGES = [{"id": f"ST{n}", "name": name} for n, name in enumerate(("策划", "在谈", "签约", "开工", "投产", "达产"), 1)]


def project(id, state="推进", investment=None):
    known = dict.fromkeys(
        ("district_code", "district", "investment_qualifier", "paid_in_cny", "full_output_cny", "origin_place", "responsible", "as_of")
    )  # fmt: skip
    lists = {"problems": [], "rows": []}
    return {"project": id, "name": id, "state": state, "investment_cny": investment, **known, **lists}


def step(id, stage, date="", paper="", relation="REACHED"):
    return {"project": id, "stage": stage, "relation": relation, "date": date, "paper": paper, "rows": []}


def asked(rows, steps, **parameters):
    facts = {"stages": STAGES, "project_stages": steps}
    return Asked(rows, facts, {"as_of": "2024-06-30", "by": "阶段", **parameters}, packaged())


@pytest.mark.parametrize(
    ("steps", "kinds"),
    [
        ([("ST3", "2024-05"), ("ST5", "2024-06")], {"skipped"}),
        ([("ST3", "2024-05"), ("ST5", "2024-06", "示例〔2024〕1号")], set()),
        ([("ST5", "2024-06")], set()),
        ([("ST3", "2024-05"), ("ST4", "2024-03")], {"went_back"}),
        ([("ST3", "2024-05", "示例〔2024〕1号"), ("ST4", "2024-03")], set()),
        ([("ST3", "2024"), ("ST4", "2024-03")], set()),
        ([("ST3", "2023-12")], {"too_long"}),
        ([("ST3", "2024-02")], set()),
        ([("ST3", "")], set()),
    ],
)
def test_only_what_is_surely_out_of_order_is_told(steps, kinds):
    found = overdue.found(asked([project("a")], [step("a", *each) for each in steps]))

    assert {row["kind"] for row in found.rows} == kinds


def test_a_planned_date_is_passed_only_when_the_stage_is_not_reached():
    steps = [step("a", "ST4", "2024-04"), *(step("a", s, "2024-05", relation="EXPECTS") for s in ("ST4", "ST5"))]

    found = overdue.found(asked([project("a")], steps)).rows

    assert [(row["kind"], row["stage"], row["days_over"]) for row in found] == [("plan_passed", "ST5", 30)]


def test_what_was_given_up_is_not_late():
    assert overdue.found(asked([project("a", state="终止")], [step("a", "ST3", "2020")])).rows == []


@pytest.mark.parametrize(("producing", "known"), [(14, False), (15, True)])
def test_a_probability_wants_twenty_finished_projects(producing, known):
    rows = [project(f"p{n}") for n in range(producing)] + [project(f"e{n}", state="终止") for n in range(5)]
    steps = [step(f"p{n}", "ST5") for n in range(producing)] + [step(f"e{n}", "ST3") for n in range(5)]

    chances = {row["stage"]: row["probability"] for row in projects.funnel(asked(rows, steps)).rows}

    assert chances["ST3"] == (pytest.approx(16 / 22) if known else None)
    assert chances["ST4"] is None  # only those that produce have come so far: 15 finished


def test_the_funnel_counts_every_project_once():
    rows = [project("a", investment=1e8), project("b"), project("c", state="搁置"), project("d")]
    steps = [step("a", "ST1"), step("a", "ST3"), step("b", "ST3"), step("c", "ST2")]

    found = {row["stage_zh"]: row for row in projects.funnel(asked(rows, steps)).rows}

    assert sum(row["projects"] + row["halted"] for row in found.values()) == len(rows)
    assert (found["签约"]["projects"], found["签约"]["investment_cny"], found["签约"]["without_investment"]) == (
        2,
        1e8,
        1,
    )
    assert found["阶段不明"]["names"] == ["d"]


PLACES = [
    {"name": "璧山区", "short_name": "璧山", "level": "district", "in_plan": True},
    {"name": "万州区", "short_name": "万州", "level": "district", "in_plan": False},
    {"name": "重庆市", "short_name": "重庆", "level": "municipality", "in_plan": None},
    {"name": "浙江省", "short_name": "浙江", "level": "province", "in_plan": None},
]


@pytest.mark.parametrize(
    ("told", "place", "counted"),
    [
        ("引进", "江苏省", "引进"),
        ("引进", "重庆两江新区", "承接"),
        ("引进", "渝北区", "承接"),
        ("引进", "浙江省宁波市江北区", "引进"),
        ("引进", "璧山", REFUSED),
        ("承接", "璧山区", REFUSED),
        ("引进", "万州区", REFUSED),
        ("引进", "重庆", REFUSED),
        ("承接", "中心城区", "承接"),
        ("引进", None, "引进"),
        ("转型", "渝北区", "转型"),
        ("迁入", "江苏", REFUSED),
        (None, "江苏", REFUSED),
    ],
)
def test_who_comes_from_the_city_is_never_attracted(told, place, counted):
    row = {
        "firm": "a",
        "told": told,
        "origin_place": place,
        "since": [],
        "as_of": "2024",
        "papers": ["示例〔2024〕1号"],
    }

    found = ledger(Asked([row], {"places": PLACES}, {}, packaged())).rows[0]

    assert found["counted_as"] == counted
    assert found["reason"] or (counted == told)
