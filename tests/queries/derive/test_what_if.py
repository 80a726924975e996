"""What-ifs on facts written by hand: by the same rules as ever, before and after."""

import pytest

from queries.derive.asked import Asked
from queries.derive.resilience import cut, each_firm
from queries.derive.what_if import projects_by_component, with_projects, without
from queries.thresholds import packaged
from tests.queries.derive import facts

LINKS = {"C1": "A1", "C2": "A1", "C3": "A2"}


def spine(links=LINKS):
    return [
        {
            "code": c,
            "name": f"部件{c}",
            "assembly": a,
            "assembly_name": f"总成{a}",
            "system_name": "系统",
            "priority_districts": [],
        }
        for c, a in links.items()
    ]


def firm(name, places=("P1",), owners=()):
    return {**facts.firm(name, places, owners=list(owners)), "name": name}


def asked(makes, *, firms=(), parameters=None, **more):
    """`makes`: (component, firm) pairs, all confirmed and young."""
    names = {f for _, f in makes}
    known = {f["firm"]: f for f in firms}
    given = {
        "makers": [facts.makes(c, f, as_of="2024-01") for c, f in makes],
        **facts.firm_facts([known.get(f, firm(f)) for f in sorted(names)]),
        **dict.fromkeys(
            (
                "surveys",
                "places",
                "pipeline",
                "supplies",
                "sourcing",
                "assembly_makers",
                "component_inputs",
                "model_sources",
            ),
            (),
        ),
        **more,
    }
    used = {
        "scope": [""],
        "demand": [""],
        "as_of": "2024-06-30",
        "firms": [],
        "district": "",
        "group": "",
        "depth": 2,
        "unit": "firm",
        "limit": 100,
    } | (parameters or {})
    told = [{"firm": f, "name": f, "keys": []} for f in sorted(names | {"G"})]
    return Asked(spine(), given, used, packaged(), later=facts.told_later(told))


def trade(supplier, customer, *components):
    return (supplier, customer, None, *components)


def project(name, component, stage="ST3", firms=(), state="推进"):
    return {
        "component": component,
        "project": name,
        "name": name,
        "state": state,
        "rows": [],
        "reached": [stage],
        "firms": list(firms),
    }


def effects(derived):
    return {row["code"]: row["effect"] for row in derived.rows}


def test_a_lost_component_stops_its_assembly_and_affects_what_it_goes_into_to_the_depth_asked_for():
    inputs = [
        {"input": "C1", "input_name": "部件C1", "component": "C3"},
        {"input": "C3", "input_name": "部件C3", "component": "C2"},
    ]
    makes = [("C1", "F1"), ("C2", "F2"), ("C3", "F3")]

    near, far = (
        effects(without(asked(makes, component_inputs=inputs, parameters={"firms": ["F1"], "depth": depth})))
        for depth in (1, 2)
    )

    assert near == {"A1": "stopped", "C1": "lost", "C2": "unchanged", "A2": "touched", "C3": "affected"}
    assert far == {"A1": "stopped", "C1": "lost", "C2": "affected", "A2": "touched", "C3": "affected"}


def test_an_assembly_that_was_incomplete_is_no_new_loss():
    found = effects(without(asked([("C1", "F1"), ("C3", "F3")], parameters={"firms": ["F1"]})))

    assert (found["A1"], found["C1"], found["C2"]) == ("touched", "lost", "unchanged")


def test_a_survey_that_found_the_firm_which_stops_does_not_speak_for_another():
    places = [{"id": "P1", "within": []}]
    survey = {
        "component": "C3",
        "survey": "S",
        "place": "P1",
        "place_name": "某区",
        "date": "2024-06-01",
        "found": "yes",
    }
    given = {"firms": ["F3"], "scope": ["P1"]}

    row = without(asked([("C3", "F3")], surveys=[survey], places=places, parameters=given)).rows[-1]

    assert (row["before"], row["after"], row["producers_after"]) == ("WEAK", "MISSING", 0)


def test_a_whole_district_stops_but_for_firms_with_a_plant_elsewhere_which_are_told():
    places = [{"id": "P1", "within": []}, {"id": "Z1", "within": ["P1"]}, {"id": "P2", "within": []}]
    firms = [firm("F1", ["Z1"]), firm("F2", ["P1", "P2"]), firm("F3", ["P2"])]
    makes = [("C1", "F1"), ("C2", "F2"), ("C3", "F3")]

    found = without(asked(makes, firms=firms, places=places, parameters={"district": "P1"}))

    assert effects(found) == {"A1": "stopped", "C1": "lost", "C2": "unchanged", "A2": "unchanged", "C3": "unchanged"}
    assert any("F2" in warning for warning in found.warnings)


def test_a_group_stops_with_all_its_firms():
    firms = [firm("F1", owners=["G"]), firm("F2", owners=["G"])]

    found = effects(without(asked([("C1", "F1"), ("C2", "F2"), ("C3", "F3")], firms=firms, parameters={"group": "F1"})))

    assert found == {"A1": "stopped", "C1": "lost", "C2": "lost", "A2": "unchanged", "C3": "unchanged"}


def test_nothing_named_is_no_answer_and_says_what_to_name():
    found = without(asked([("C1", "F1")]))

    assert (list(found.rows), len(found.warnings)) == ([], 1)


def test_projects_on_their_way_count_as_producers_and_the_counts_still_add_up():
    pipeline = [
        project("X", "C2"),
        project("Y", "C1", firms=["F1"]),  # its firm makes it already
        project("Z", "C3", stage="ST1"),  # only planned
        project("W", "C3", state="终止"),
    ]
    given = asked([("C1", "F1")], pipeline=pipeline)

    summary, parts = with_projects(given), projects_by_component(given)

    assert effects(parts) == {
        "A1": "completed",
        "C1": "unchanged",
        "C2": "closed",
        "A2": "unchanged",
        "C3": "unchanged",
    }
    assert [sum(row[when] for row in summary.rows) for when in ("before", "after")] == [3, 3]
    assert "有 1 → 2" in summary.sentence.zh


def test_two_firms_of_one_owner_are_one_unit_that_stops_the_assembly():
    firms = [firm("F1", owners=["G"]), firm("F2", owners=["G"])]
    makes = [("C1", "F1"), ("C1", "F2"), ("C2", "F3"), ("C2", "F4"), ("C2", "F5")]

    by_firm, by_group = (
        [
            (r["assembly"], r["kind"], r["component"], r["units"])
            for r in cut(asked(makes, firms=firms, parameters={"unit": u})).rows
        ]
        for u in ("firm", "group")
    )

    assert by_firm == [("A1", "pair", "C1", ["F1", "F2"]), ("A2", "broken", "C3", [])]
    assert by_group == [("A1", "single", "C1", ["G"]), ("A2", "broken", "C3", [])]


def test_an_assembly_with_many_makers_is_said_to_survive_two_stops():
    makes = [(c, f"F{i}") for c in LINKS for i in range(3)]

    assert {(r["assembly"], r["kind"], r["component"]) for r in cut(asked(makes)).rows} == {
        ("A1", "none", None),
        ("A2", "none", None),
    }


def test_a_firm_without_recorded_buyers_is_not_assessed():
    trades = [trade("F1", "B", "C1"), trade("F2", "B", "C2"), trade("F9", "B", "C2")]
    vehicles = [{"maker": "B", "name": "整车", "supplier": None}]
    found = each_firm(
        asked([("C1", "F1"), ("C2", "F2"), ("C3", "F3")], supplies=facts.supplies(trades), model_sources=vehicles)
    )

    rows = {r["unit"]: (r["is_assessed"], r["buyers"], r["alone"], r["vehicle_makers"]) for r in found.rows}

    assert rows == {
        "F1": (True, 1, 1, ["整车"]),
        "F2": (True, 1, 0, ["整车"]),
        "F3": (False, None, None, None),
    }
    assert "未评估" in found.warnings[0]


@pytest.mark.parametrize("unit", ["firm", "group"])
def test_the_order_of_the_facts_changes_nothing(unit):
    makes = [("C1", "F1"), ("C2", "F2"), ("C2", "F1"), ("C3", "F3")]
    trades = [trade("F1", "B", "C1"), trade("F2", "B", "C2"), trade("F1", "D", "C1")]

    one, other = (
        each_firm(asked(m, supplies=facts.supplies(t), parameters={"unit": unit})).rows
        for m, t in ((makes, trades), (makes[::-1], trades[::-1]))
    )

    assert list(one) == list(other)
