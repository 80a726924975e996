"""Clusters from facts: chance confirms nothing, what nobody has listed is unknown, the order of the rows does not matter."""

from random import Random

import numpy as np
import pytest

from queries.derive import checklist, clusters, concentration, priorities
from queries.registry import registry
from tests.queries.derive.facts import ASSEMBLIES, DISTRICTS, asked, firm, makes

FIRMS_BY_PLAN = (200, 150, 130, 150, 120, 50, 120, 80)
PARTS = {f"C{n:02d}": ASSEMBLIES[n % 12] for n in range(56)}


def spread(seed, count=1000):
    """Firms with one component each, independent of their district."""
    rng = np.random.default_rng(seed)
    popularity = np.arange(1, 57) ** -0.8
    places = rng.choice(8, count, p=np.array(FIRMS_BY_PLAN) / 1000)
    parts = rng.choice(56, count, p=popularity / popularity.sum())
    firms = [firm(f"f{at:04d}", [DISTRICTS[place]]) for at, place in enumerate(places)]
    return firms, [makes(f"C{part:02d}", f"f{at:04d}") for at, part in enumerate(parts)]


def cell(answer, district, assembly):
    return next(r for r in answer.rows if (r["district"], r["assembly"]) == (district, assembly))


def test_firms_spread_by_chance_confirm_under_half_a_percent_of_the_cells():
    answers = [clusters.confirmed(asked(*spread(seed), PARTS)) for seed in range(30)]

    tiers = [row["tier"] for answer in answers for row in answer.rows]
    assert len(tiers) == 30 * 96
    assert tiers.count(clusters.CONFIRMED) / len(tiers) < 0.005
    assert tiers.count(clusters.CANDIDATE) / len(tiers) > 0.03  # the quotient alone would mislead


def test_a_true_concentration_is_confirmed():
    firms, makers = spread(1)
    more = [firm(f"g{n}", ["荣昌"]) for n in range(40)]

    answer = clusters.confirmed(asked(firms + more, makers + [makes("C03", f["firm"]) for f in more], PARTS))

    found = cell(answer, "荣昌", "A04")
    assert (found["tier"], found["is_candidate"], found["low"] > 1) == (clusters.CONFIRMED, True, True)


def test_the_order_of_the_facts_does_not_matter():
    firms, makers = spread(2, 200)
    shuffled = Random(1).sample(firms, 200), Random(2).sample(makers, 200)

    assert clusters.confirmed(asked(firms, makers, PARTS)) == clusters.confirmed(asked(*shuffled, PARTS))


def test_a_district_without_a_list_is_unknown_and_changes_no_other():
    firms, makers = spread(3, 300)
    kept = [f for f in firms if f["places"] != ["永川"]]

    without = clusters.confirmed(asked(kept, [m for m in makers if m["firms"][0] in {f["firm"] for f in kept}], PARTS))

    assert {r["tier"] for r in without.rows if r["district"] == "永川"} == {clusters.NOT_KNOWN}
    assert {r["firms"] is None or np.isnan(r["firms"]) for r in without.rows if r["district"] == "永川"} == {True}
    assert any("永川区还没有任何企业名单" in text for text in without.warnings)
    assert sum(r["firms"] for r in without.rows if r["district"] != "永川") == len(kept)


def test_a_wider_reference_raises_what_the_rest_lacks_and_is_not_shown():
    firms = [firm(f"a{n}", ["璧山"]) for n in range(5)] + [firm(f"b{n}", ["永川"]) for n in range(5)]
    outside = [firm(f"c{n}", ["渝北"]) for n in range(10)]
    makers = [makes("C1", f["firm"]) for f in firms] + [makes("C2", f["firm"]) for f in outside]
    parts = {"C1": "A01", "C2": "A02"}

    answer = clusters.confirmed(asked(firms + outside, makers, parts, districts=("璧山", "永川")))

    assert {r["district"] for r in answer.rows} == {"璧山", "永川"}
    assert cell(answer, "璧山", "A01")["lq"] == 2
    assert {cell(answer, d, "A01")["stars"] for d in ("璧山", "永川")} == {
        3
    }  # by the quotient shown; among the two alone it is 1


def test_output_has_an_interval_of_its_own_and_firms_in_two_districts_are_left_out_and_told():
    firms = [firm(f"a{n}", ["璧山"], output_cny=10.0 + n) for n in range(8)]
    firms += [firm(f"b{n}", ["永川"], output_cny=10.0 + n) for n in range(8)]
    firms += [firm("both", ["璧山", "永川"], output_cny=1e6), firm("silent", ["永川"])]
    makers = [makes("C1" if f["firm"][0] == "a" else "C2", f["firm"]) for f in firms]

    answer = clusters.confirmed(
        asked(firms, makers, {"C1": "A01", "C2": "A02"}, districts=("璧山", "永川"), parameters={"measure": "产值"})
    )

    found = cell(answer, "璧山", "A01")
    assert found["value"] == sum(10.0 + n for n in range(8))
    assert found["lq"] == pytest.approx(2)
    assert found["low"] > 1
    assert np.isnan(found["smoothed"])
    assert any("2 家企业没有产值或分布在多个区县" in text for text in answer.warnings)


SCOPED = {"scope": ["璧山", "永川", "重庆", "渝北", "江北"], "measure": "产值"}
AROUND = [
    {"id": place, "name": place, "within": ["重庆"] if place != "重庆" else []}
    for place in ("璧山", "永川", "渝北", "江北", "重庆")
]


@pytest.mark.parametrize(
    ("places", "value"),
    [
        (["璧山"], 110.0),
        (["璧山", "合川"], 10.0),  # 合川 is not asked about: its share of the output is not told
        (["璧山", "江苏"], 10.0),
        (["璧山", "渝北"], 10.0),
        (["璧山", "重庆"], 110.0),  # one list says the district, another only the city around it
    ],
)
def test_output_belongs_to_a_district_only_when_the_firm_stands_nowhere_else(places, value):
    firms = [firm(f"small{n}", ["璧山"], output_cny=2.5) for n in range(4)] + [firm("large", places, output_cny=100.0)]
    question = asked(
        firms, [makes("C1", f["firm"]) for f in firms], {"C1": "A01"}, None, ("璧山", "永川"), SCOPED, places=AROUND
    )

    answer = clusters.confirmed(question)

    assert cell(answer, "璧山", "A01")["value"] == value
    assert any("1 家企业没有产值或分布在多个区县" in text for text in answer.warnings) == (value == 10)


def test_a_firm_in_two_places_of_the_rest_of_the_scope_counts_in_the_reference():
    firms = [firm("a", ["璧山"], output_cny=10.0), firm("b", ["永川"], output_cny=10.0)]
    firms.append(firm("rest", ["渝北", "江北"], output_cny=20.0))
    makers = [makes("C1", "a"), makes("C2", "b"), makes("C2", "rest")]
    question = asked(firms, makers, {"C1": "A01", "C2": "A02"}, None, ("璧山", "永川"), SCOPED, places=AROUND)

    assert cell(clusters.confirmed(question), "璧山", "A01")["lq"] == 4


def test_the_checklist_takes_no_output_of_a_firm_that_stands_in_a_district_beyond_the_scope():
    firms = [firm("both", ["璧山", "永川"], output_cny=5e9), firm("here", ["璧山"], output_cny=1e8)]
    makers = [makes("C1", f["firm"]) for f in firms]

    (row,) = checklist.judged(
        asked(firms, makers, {"C1": "A01"}, districts=["璧山"], parameters={"scope": ["璧山"]})
    ).rows

    assert (row["with_output"], row["output_cny"], row["meets_output"]) == (1, 1e8, None)


@pytest.mark.parametrize(("silent", "value", "tier"), [(1, 40.0, clusters.CONFIRMED), (2, None, clusters.NOT_KNOWN)])
def test_output_known_of_too_few_firms_is_unknown_and_no_part_of_the_reference(silent, value, tier):
    firms = [firm(f"a{n}", ["璧山"], output_cny=10.0) for n in range(4)] + [
        firm(f"s{n}", ["璧山"]) for n in range(silent)
    ]
    others = [firm(f"b{n}", [place], output_cny=10.0) for n in range(4) for place in ("璧山", "永川")]
    others = [{**f, "firm": f"{f['firm']}{f['places'][0]}"} for f in others]
    makers = [makes("C1", f["firm"]) for f in firms] + [makes("C2", f["firm"]) for f in others]
    question = asked(
        firms + others, makers, {"C1": "A01", "C2": "A02"}, None, ("璧山", "永川"), parameters={"measure": "产值"}
    )

    answer = clusters.confirmed(question)

    found, beside = cell(answer, "璧山", "A01"), cell(answer, "璧山", "A02")
    assert (None if np.isnan(found["value"]) else found["value"], found["tier"]) == (value, tier)
    assert (beside["lq"], beside["low"] <= beside["lq"] <= beside["high"]) == (0.75 if value else 1, True)
    assert any("1 格" in text and "不足 80%" in text for text in answer.warnings) == (value is None)


def test_a_firm_that_makes_two_assemblies_is_drawn_once_for_both():
    firms = [
        firm(f"{at}{n}", [place], output_cny=5.0) for at, place in (("a", "璧山"), ("b", "永川")) for n in range(8)
    ]
    makers = [makes(part, f["firm"]) for f in firms for part in ("C1", "C2")]
    question = asked(
        firms, makers, {"C1": "A01", "C2": "A02"}, districts=("璧山", "永川"), parameters={"measure": "产值"}
    )

    answer = clusters.confirmed(question)

    assert {(r["low"], r["high"]) for r in answer.rows} == {(1.0, 1.0)}


def test_stale_claims_wait_and_count_when_asked_for():
    firms = [firm("old", ["璧山"]), firm("new", ["璧山"])]
    makers = [makes("C1", "old", as_of="2001"), makes("C1", "new")]

    strict = clusters.districts(asked(firms, makers, {"C1": "A01"}, rows=[own_row("璧山")]))
    loose = clusters.districts(
        asked(firms, makers, {"C1": "A01"}, rows=[own_row("璧山")], parameters={"counted": "含待核实"})
    )

    assert [(r["firms"], r["unverified"]) for r in (strict.rows[0], loose.rows[0])] == [(1, 1), (2, 0)]


def own_row(district):
    return {"district": district, "district_name": f"{district}区", "priorities": []}


def test_shares_of_a_district_follow_its_counts():
    firms, makers = spread(4, 300)
    answer = clusters.districts(asked(firms, makers, PARTS, rows=[own_row(d) for d in DISTRICTS]))

    assert sum(r["firms"] for r in answer.rows) == 300
    assert all(1 / r["assemblies"] <= r["hhi"] + 1e-9 <= 1 + 1e-9 for r in answer.rows)
    assert all(0 <= r["krugman"] <= 2 and r["largest_share"] <= 1 for r in answer.rows)


def test_plants_in_one_place_are_more_than_darts_and_spread_ones_are_not():
    firms, makers = spread(5, 400)
    together = [firm(f"g{n}", ["潼南"]) for n in range(12)]
    rows = [{"assembly": a, "assembly_name": a} for a in (*ASSEMBLIES, "A99")]
    parts = {**PARTS, "C99": "A99"}

    answer = concentration.assemblies(
        asked(firms + together, makers + [makes("C99", f["firm"]) for f in together], parts, rows=rows)
    )

    found = {r["assembly"]: r for r in answer.rows}
    assert found["A99"]["is_concentrated"] is True
    assert found["A99"]["p_value"] == pytest.approx(0.001)
    assert sum(r["is_concentrated"] is False for r in answer.rows) >= 10


@pytest.mark.parametrize("ask", [concentration.assemblies, concentration.coagglomerated])
def test_firms_outside_the_eight_districts_are_left_out_and_told(ask):
    firms = [firm("a", ["璧山"]), firm("b", ["永川"])]
    elsewhere = [firm("c", ["渝北"]), firm("d", []), firm("both", ["璧山", "渝北"])]
    rows = [{"assembly": "A01", "assembly_name": "动力电池"}]

    inside, wide = (
        ask(asked(some, [makes("C1", f["firm"]) for f in some], {"C1": "A01"}, rows, parameters={"scope": [""]}))
        for some in (firms, firms + elsewhere)
    )

    assert not any("八个区县之内" in text for text in inside.warnings)
    assert any("2 家计入的企业不在渝西地区的八个区县之内" in text for text in wide.warnings)


def test_coagglomeration_lists_each_pair_once():
    firms, makers = spread(6, 400)
    rows = [{"assembly": a, "assembly_name": a} for a in ASSEMBLIES]

    answer = concentration.coagglomerated(asked(firms, makers, PARTS, rows=rows))

    assert len({frozenset((r["assembly"], r["other"])) for r in answer.rows}) == len(answer.rows) == 66


def test_priorities_cover_every_cell_and_materials_count_only_what_goes_into_others():
    firms = [firm("cell", ["潼南"]), firm("foil", ["潼南"]), firm("resin", ["潼南"])]
    parts = {"C1": "A01", "C2": "A01"}
    chain = [
        {"component": "C1", "name": "电芯", "assembly": "A01", "assembly_name": "动力电池", "goes_into": []},
        {"component": "C2", "name": "隔膜", "assembly": "A01", "assembly_name": "动力电池", "goes_into": ["C1"]},
    ]
    question = asked(
        firms,
        [makes("C1", "cell"), makes("C2", "foil")],
        parts,
        districts=("潼南", "铜梁"),
        tree=chain,
        input_makers=[makes("C1", "resin")],
    )
    rows = [{**row, "is_priority": True, "note": "材料"} for row in question.rows]

    answer = priorities.compared(
        asked(
            firms,
            question.facts["makers"],
            parts,
            rows,
            ("潼南", "铜梁"),
            tree=chain,
            input_makers=[makes("C1", "resin")],
        )
    )

    found = {r["district"]: r for r in answer.rows}
    assert (found["潼南"]["state"], found["潼南"]["firms"], found["潼南"]["beyond"]) == ("PRIORITY_WITH_FIRMS", 2, 1)
    assert (found["铜梁"]["state"], found["铜梁"]["firms"]) == ("NOT_KNOWN", None)


@pytest.mark.parametrize(
    ("firms", "meets", "champions"),
    [
        ([{"titles": ["国家级专精特新小巨人"]}, {"titles": []}], True, 1),
        ([{"titles": []}, {"titles": []}], None, None),
        ([{"titles": ["创新型中小企业"]}, {"titles": ["某奖"]}], False, 0),
    ],
)
def test_titles_are_unknown_while_too_few_are_found_and_some_firms_tell_none(firms, meets, champions):
    known = [firm(f"f{n}", ["璧山"], **own) for n, own in enumerate(firms)]

    (row,) = checklist.judged(
        asked(known, [makes("C1", f["firm"]) for f in known], {"C1": "A01"}, districts=["璧山"])
    ).rows

    assert (row["meets_honours"], row["champions"]) == (meets, champions)


def test_a_part_of_the_output_that_passes_alone_is_enough_and_else_one_silent_firm_makes_it_unknown():
    rich = [firm("rich", ["璧山"], output_cny=5e9, employees=5000, revenue_cny=5e9), firm("silent", ["璧山"])]
    poor = [firm("poor", ["璧山"], output_cny=1e8, employees=10), firm("silent", ["璧山"])]

    rows = [
        checklist.judged(
            asked(
                firms,
                [makes("C1", f["firm"]) for f in firms],
                {"C1": "A01"},
                districts=["璧山"],
                thresholds={"yardstick": {"years": 1}},
            )
        ).rows[0]
        for firms in (rich, poor)
    ]

    assert [row["meets_output"] for row in rows] == [True, None]
    assert [row["sme_share"] for row in rows] == [None, None]


@pytest.mark.parametrize(
    ("question", "zh", "en"),
    [
        ("clusters/assembly_district", "没有记录，不是没有企业", "no record, not no firms"),
        ("clusters/communities", "因而偏低", "on the low side"),
    ],
)
def test_limits_say_what_a_figure_does_not_mean(question, zh, en):
    limits = registry()[question].limits

    assert (zh in limits.zh, en in limits.en) == (True, True)
