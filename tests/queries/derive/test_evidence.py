"""Evidence of a link: lead firms by titles that still hold, owner groups through holdings that make nothing."""

import pytest

from queries.derive.evidence import Evidence, evidence_of
from tests.queries.derive.facts import asked, firm, makes, supplies

PARTS = {"C1": "A01"}


def question(*firms, **facts):
    return asked(list(firms), [makes("C1", f["firm"]) for f in firms], PARTS, **facts)


def known(*firms, **facts):
    return Evidence(question(*firms, **facts)).of("C1", "A01")


@pytest.mark.parametrize(("until", "lead"), [("2024-11", False), ("2024-12", True), ("2024", True), (None, True)])
def test_a_title_past_its_last_day_makes_no_lead_firm_but_is_on_record(until, lead):
    assert known(firm("f", ["璧山"], titles=[("国家级小巨人", until)])).lead is lead


def test_without_a_date_no_title_has_run_out():
    undated = question(firm("f", ["璧山"], titles=[("国家级小巨人", "1999")]), parameters={"as_of": ""})

    assert Evidence(undated).titles("f") == ["国家级小巨人"]


def test_a_firm_without_any_title_on_record_leaves_the_lead_unknown():
    assert known(firm("f", ["璧山"], titles=["市级专精特新"]), firm("g", ["璧山"])).lead is None


@pytest.mark.parametrize(("until", "lead"), [("2024-11", None), ("2025", True), (None, True)])
def test_a_producer_on_the_list_of_chain_owners_leads_while_the_list_holds(until, lead):
    named = {"firm": "f", "by": "某链", "by_name": "某链", "relation": "LEADS", "until": until, "parts": ["A09"]}

    assert known(firm("f", ["璧山"]), official_owners=[named]).lead is lead


@pytest.mark.parametrize(("share", "lead"), [("全国前三", True), ("市场占有率 3%", None)])
def test_a_producer_that_writes_of_a_rank_from_one_to_three_leads(share, lead):
    assert known(firm("f", ["璧山"]), market_shares=[{"firm": "f", "market_share": share}]).lead is lead


@pytest.mark.parametrize(
    ("title", "level", "lead"),
    [
        ("专精特新小巨人", "国家级", True),
        ("专精特新小巨人（市级）", "市级", False),
        ("市级单项冠军", None, False),
        ("领军企业", "市级", True),
    ],
)
def test_a_citys_own_title_makes_no_lead_firm_but_a_list_of_leading_firms_does(title, level, lead):
    held = [{"title": title, "level": level, "kind": None, "until": None, "firms": ["f"]}]

    assert known(firm("f", ["璧山"]), titles=held).lead is lead


def test_a_certificate_does_not_tell_that_a_firm_was_checked_for_titles():
    held = [{"title": "ISO 9001 认证", "level": None, "kind": "体系认证", "until": None, "firms": ["f"]}]

    assert known(firm("f", ["璧山"]), titles=held).lead is None


def survey(place, found, date="2024-06"):
    return {"component": "C1", "survey": f"{place}{date}", "place": place, "place_name": place, "date": date, "found": found,
            "firms": [], "rows": []}  # fmt: skip


PLACES = [{"id": p, "name": p, "within": ["西"]} for p in ("璧山", "永川")] + [{"id": "西", "name": "西", "within": []}]


@pytest.mark.parametrize(
    ("surveys", "unverified"),
    [
        ([survey("璧山", "yes"), survey("永川", "no")], 0),  # the idle firm may be whom it found
        ([survey("璧山", "no"), survey("永川", "yes")], 1),
        ([survey("西", "yes")], 0),
        ([survey("永川", "yes", "2024-01"), survey("永川", "no", "2024-06")], 0),
        ([survey("永川", "no", "2024-01"), survey("永川", "yes", "2024-06")], 1),
        ([survey("永川", "yes", "2024-01"), survey("永川", "unclear", "2024-06")], 1),
    ],
)
def test_a_survey_that_found_somebody_is_a_claim_unless_a_firm_of_that_place_is_on_record(surveys, unverified):
    idle = firm("f", ["璧山"], operation="停产")

    assert known(idle, surveys=surveys, places=PLACES).unverified == unverified


@pytest.mark.parametrize(("where", "unverified"), [(["璧山"], 0), (["苏州"], 1)])
def test_a_running_project_is_a_claim_unless_its_investor_makes_the_component_in_the_scope(where, unverified):
    running = {"component": "C1", "project": "p", "state": "推进", "reached": ["ST5"], "firms": ["f"]}
    given = {"scope": ["璧山", "永川"]}

    found = Evidence(question(firm("f", where, operation="停产"), pipeline=[running], parameters=given))

    assert found.of("C1", "A01").unverified == unverified


@pytest.mark.parametrize(("older", "newer"), [("A", "B"), ("B", "A")])
def test_of_several_owners_the_newest_stands(older, newer):
    links = [{"firm": "f", "owner": older, "as_of": "2023-05"}, {"firm": "f", "owner": newer, "as_of": "2024-06"}]

    assert Evidence(question(firm("f", ["璧山"]), owner_links=links)).group("f") == newer


@pytest.mark.parametrize(
    ("bought", "share"),
    [
        ({"f": 9.0}, 0.0),
        ({"苏州": 9.0}, 1.0),
        ({"nowhere": 9.0}, None),
        ({"somewhere in 西": 9.0}, None),
        ({"f": 9.0, "nowhere": 1.0}, 0.0),  # whatever it is, most is local
        ({"f": 4.0, "苏州": 4.0, "nowhere": 1.0}, None),  # it may tip the scale
        ({"f": 1.0, "苏州": 7.0, "nowhere": 2.0}, 0.875),
    ],
)
def test_of_suppliers_that_may_stand_anywhere_the_share_from_outside_says_nothing(bought, share):
    firms = [
        firm("f", ["璧山"]),
        firm("苏州", ["苏州"]),
        firm("nowhere", []),
        firm("somewhere in 西", ["西"]),
        firm("b", ["永川"]),
    ]
    given = {"scope": ["璧山", "永川"], "demand": ["璧山", "永川"]}
    sold = supplies([(who, "b", value, "C1") for who, value in bought.items()])

    found = Evidence(question(*firms, supplies=sold, sourcing=[], places=PLACES, parameters=given))

    assert found.of("C1", "A01").outside_share == share


def test_holdings_that_make_nothing_join_a_group():
    firms = [firm("f", ["璧山"], owners=["H1"]), firm("g", ["永川"], owners=["H2"])]
    links = [{"firm": f, "owner": o} for f, o in (("f", "H1"), ("g", "H2"), ("H1", "T"), ("H2", "T"))]

    assert known(*firms).owner_groups == 2
    assert known(*firms, owner_links=links).owner_groups == 1


def test_evidence_is_gathered_once_for_questions_that_share_their_facts():
    first = question(firm("f", ["璧山"]))

    assert evidence_of(first) is evidence_of(first)
    assert evidence_of(question(firm("f", ["璧山"]))) is not evidence_of(first)


@pytest.mark.parametrize(
    ("evidence", "demand", "wanted"),
    [("confirmed", ["永川"], True), ("confirmed", [""], True), ("confirmed", ["荣昌"], None), ("inferred", [""], None)],
)
def test_who_surely_makes_the_assembly_in_the_demand_scope_wants_its_components(evidence, demand, wanted):
    working = [{"assembly": "A01", "evidence": evidence, "as_of": "2024", "firms": ["w"]}]
    firms = [firm("f", ["璧山"]), firm("w", ["永川"])]

    found = known(*firms, assembly_makers=working, sourcing=[], parameters={"demand": demand})

    assert found.demand is wanted


def test_concentration_is_of_the_outputs_on_record_and_unknown_where_they_are_too_few():
    told = [firm("f", ["璧山"], output_cny=3e6), firm("g", ["永川"], output_cny=1e6)]

    assert known(*told).concentration == pytest.approx(0.625)
    assert known(*told, *(firm(f"s{n}", ["璧山"]) for n in range(9))).concentration is None
