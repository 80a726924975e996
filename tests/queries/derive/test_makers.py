"""Firms and projects of one component: the same verdicts as the proof of its status, and where everybody is."""

import pytest

from queries.runner import ask

SCOPES = ("", "重庆", "渝西地区", "璧山区", "潼南区", "铜梁区")
CODES = ("C01", "C02", "C03", "C04", "C05")


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("code", CODES)
def test_verdicts_are_those_of_the_proof(golden, code, scope):
    proof = {(r["who"], r["verdict"]) for r in ask(golden, "links/proof", component=code, scope=scope).rows()}

    rows = ask(golden, "chain/makers", component=code, scope=scope).rows()

    assert {(r["who"], r["verdict"] if r["located"] == "scope" else "outside") for r in rows} == proof


@pytest.mark.parametrize("scope", SCOPES)
def test_counts_are_those_of_the_status(golden, scope):
    states = {r["code"]: r for r in ask(golden, "links/status", scope=scope).rows()}

    for code, state in states.items():
        rows = [r for r in ask(golden, "chain/makers", component=code, scope=scope).rows() if r["located"] == "scope"]
        assert sum(r["counts"] for r in rows) == state["producers"]
        assert sum(r["verdict"] == "planned" for r in rows) == state["pipeline"]


def test_a_firm_elsewhere_has_a_verdict_of_its_own_but_does_not_count(golden):
    rows = ask(golden, "chain/makers", component="激光雷达", scope="璧山区").rows()

    far = next(r for r in rows if r["name"] == "示例江苏Radar雷达有限公司")
    assert (far["located"], far["verdict"], far["counts"]) == ("beyond", "verified", False)


def test_components_of_a_place_are_those_counted_there(golden):
    counted = {
        r["code"]: (r["confirmed"], r["inferred"])
        for r in ask(golden, "chain/components", scope="潼南区").rows()
        if r["confirmed"] or r["inferred"]
    }

    found = ask(golden, "districts/components", district="潼南区").rows()

    assert {r["code"]: (r["confirmed"], r["inferred"]) for r in found} == counted
