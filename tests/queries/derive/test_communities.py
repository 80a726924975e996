"""Communities: two knots of trading firms are two communities, what is too much is refused, what is cut is told."""

import math

import pytest

from graph.errors import UsageError
from queries.derive import communities
from tests.queries.derive.facts import asked, firm, makes, supplies

NAMES = [f"{knot}{n}" for knot in "ab" for n in range(6)]


def two_knots(**changed):
    """Six firms that all trade with one another, twice, with one sale between; one firm without any."""
    firms = [firm(name, ["璧山" if name[0] == "a" else "永川"]) for name in [*NAMES, "alone"]]
    sold = [(name, other, 5e6) for name in NAMES for other in NAMES if other[0] == name[0] and other > name]
    facts = {
        "firm_names": [{"firm": f["firm"], "name": f["name"], "keys": [f"name:{f['firm']}"]} for f in firms],
        "supplies": supplies([*sold, ("a0", "b0", None)]),
    }
    rows = [{"id": i, "name": n} for i, n in (("璧山", "璧山区"), ("永川", "永川区"), ("A01", "动力电池"))]
    makers = [makes("C1", f["firm"]) for f in firms]
    parameters = {"beside": 0, "core": "", **changed.pop("parameters", {})}
    return asked(firms, makers, {"C1": "A01"}, rows, ("璧山", "永川"), parameters, **facts, **changed)


def test_each_knot_is_a_community_named_by_what_most_members_share():
    answer = communities.found(two_knots())

    assert [(r["name"], r["firms"], r["stability"]) for r in answer.rows] == [
        ("璧山区·动力电池", 6, 1.0),
        ("永川区·动力电池", 6, 1.0),
    ]
    assert [r["core"] for r in answer.rows] == ["a0", "b0"]  # all are tied alike: the first
    assert {r["unattached"] for r in answer.rows} == {1}
    assert all(r["modularity"] > 0.4 and math.isfinite(r["z"]) for r in answer.rows)
    assert any("1 家企业没有归入" in text for text in answer.warnings)


def test_the_district_of_the_name_is_where_members_stand_whatever_they_make():
    knots = two_knots()
    only_b0 = [row for row in knots.facts["makers"] if row["firms"] == ["b0"]]
    question = asked(
        knots.facts["chain_firms"], only_b0, {"C1": "A01"}, knots.rows, ("璧山", "永川"), {"beside": 0},
        firm_names=knots.facts["firm_names"], supplies=knots.facts["supplies"],
    )  # fmt: skip

    answer = communities.found(question)

    shares = [(r["name"], r["district_share"], r["assembly_share"]) for r in answer.rows]
    assert shares == [("璧山区", 1.0, None), ("永川区·动力电池", 1.0, 1 / 6)]


def test_members_are_found_by_the_core_or_by_any_of_them():
    by_core, by_member = (communities.members(two_knots(parameters={"core": name})) for name in (core_of("b3"), "b3"))

    assert {r["firm"] for r in by_core.rows} == {n for n in NAMES if n[0] == "b"}
    assert by_core == by_member


def core_of(name):
    return next(r["core"] for r in communities.members(two_knots()).rows if r["firm"] == name)


def test_a_firm_without_ties_belongs_to_none_unless_neighbours_count():
    apart = communities.members(two_knots(parameters={"core": "alone"}))
    beside = communities.members(two_knots(parameters={"core": "alone", "beside": 1}))

    assert apart.rows == []
    assert "alone" in {r["firm"] for r in beside.rows}


def test_too_many_neighbours_are_refused_in_words():
    with pytest.raises(UsageError, match="企业对有 36 对"):
        communities.found(two_knots(parameters={"beside": 1}, thresholds={"community": {"pairs": 10}}))


def test_a_large_network_runs_less_often_and_says_so():
    answer = communities.found(two_knots(thresholds={"community": {"edge_runs": 500}}))

    assert {r["runs"] for r in answer.rows} == {500 // 31}
    assert any("只运行 16 次" in text for text in answer.warnings)


def test_without_any_sale_there_is_no_community():
    nothing = two_knots()

    answer = communities.found(
        asked(nothing.facts["chain_firms"], [], {"C1": "A01"}, [], parameters={"beside": 0},
              firm_names=nothing.facts["firm_names"], supplies=[])
    )  # fmt: skip

    assert (answer.rows, answer.total) == ([], 0)
    assert any("没有记录在案的供货关系" in said for said in answer.warnings)
    assert not any("没有记录在案的供货关系" in said for said in communities.found(two_knots()).warnings)
