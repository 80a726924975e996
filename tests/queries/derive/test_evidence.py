"""Evidence of a link: lead firms by titles that still hold, owner groups through holdings that make nothing."""

import pytest

from queries.derive.evidence import Evidence, evidence_of
from tests.queries.derive.facts import asked, firm, makes

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
