"""Chain owners: the gate, what a market-share text proves, the official list beside, and values that nobody gave."""

from dataclasses import replace

import numpy as np
import pytest

from queries.derive.asked import Asked
from queries.derive.market_rank import says_top_three
from queries.derive.owner_book import Book
from queries.derive.owners import candidates
from queries.derive.systemic import systemic
from queries.derive.traded import Sales, traded
from queries.thresholds import packaged
from tests.queries.derive import facts


@pytest.mark.parametrize(
    "text",
    [
        "国内前三",
        "全国第一",
        "市场占有率居全国首位",
        "细分市场第2名",
        "排名行业第3",
        "全球前3名",
        "TOP3",
        "位列全国第二",
        "行业第一",
    ],
)
def test_a_rank_up_to_three_is_read(text):
    assert says_top_three(text) is True


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "30%",
        "全国前十",
        "第三方检测占比高",
        "全国前30",
        "第三季度 12%",
        "TOP 30",
        "行业第10",
        "全国第三方物流",
        "全国排名第二十",
        "全国第二十三",
        "2023年前三季度市场占有率约12%",
        "行业前三十",
        "销量位列全国前3%",
        "前三年复合增长",
    ],
)
def test_what_names_no_such_rank_proves_nothing(text):
    assert says_top_three(text) is None


def trade(supplier, customer, value=None, *components):
    return (supplier, customer, value, *components)


def firm(name, *, located=True, revenue=None, share=None, output=None):
    return {
        "firm": name, "name": name, "places": ["P1"] if located else [], "output_cny": output, "revenue_cny": revenue, "market_share": share,
        "keys": [name], "rows": [],
    }  # fmt: skip


def asked(firms, trades, makes=(), official=(), chains=(), **parameters):
    """Who is only named by somebody is on record too, nobody says where."""
    known = {f["firm"]: f for f in firms}
    named = {name for supplier, customer, *_ in trades for name in (supplier, customer)} - known.keys()
    everybody = [*firms, *(firm(name, located=False) for name in sorted(named))]
    makers = [facts.firm(f, known[f]["places"]) for f in sorted({f for _, f in makes})]
    given = {
        "sizes": everybody,
        "supplies": facts.supplies(trades),
        "makers": [facts.makes(c, f, as_of="2024") for c, f in makes],
        **facts.firm_facts(makers),
        "market_shares": [f for f in everybody if f["market_share"]],
        "located": [{"place": place, "firms": [f["firm"]]} for f in everybody for place in f["places"]],
        "assembly_makers": [],
        "official_owners": official,
        "chains": chains,
        "surveys": [],
        "places": [],
        "pipeline": [],
    }
    rows = [{"code": "A1", "name": "总成", "components": ["C1", "C2"]}]
    used = {"assembly": "A1", "chain": "", "scope": ["P1"], "as_of": "2024-06-30", "limit": 50} | parameters
    return Asked(rows, given, used, packaged(), later=facts.told_later(everybody))


def of(derived, *columns):
    return {row["firm"]: tuple(row[c] for c in columns) for row in derived.rows}


def star(buyers=1, suppliers=16):
    """Sixteen suppliers of one buyer."""
    return [trade(f"S{i:02}", f"B{b}", 1e6, "C1") for i in range(suppliers) for b in range(buyers)]


def test_a_candidate_meets_the_gate_but_for_the_credit_record_that_nobody_has():
    firms = [firm("B0", output=1e9), *(firm(f"S{i:02}", output=1e7) for i in range(16))]

    found = of(candidates(asked(firms, star())), "computed", "gate", "partners", "is_connected", "is_dishonest")

    assert found["B0"] == ("candidate", "达到（信用待查）", 16, True, None)
    assert found["S00"][:3] == (None, "资料不足", 1)  # no recorded supplier: two of five terms unknown, breadth too


def test_the_official_list_stands_beside_the_computed_label_even_outside_the_scope():
    firms = [firm("B0", output=1e9), firm("X", located=False), *(firm(f"S{i:02}") for i in range(16))]
    official = [
        {"firm": "X", "by": "H", "by_name": "某链", "relation": "LEADS", "until": None, "rows": [], "parts": ["A1"]},
        {
            "firm": "B0",
            "by": "T",
            "by_name": "链主（认定）",
            "relation": "HOLDS",
            "until": None,
            "rows": [],
            "parts": [],
        },
    ]

    found = of(candidates(asked(firms, star(), official=official)), "official", "computed_zh", "gate")

    assert list(found)[:2] == ["B0", "X"]
    assert found["B0"] == ("链主（认定）", "链主候选（测算）", "达到（信用待查）")
    assert found["X"] == ("链主（认定）", "不在范围内", "未达到")


def test_a_title_without_a_part_in_the_chain_makes_no_owner_of_it():
    official = [
        {"firm": "Z", "by": "T", "by_name": "链主（认定）", "relation": "HOLDS", "until": None, "rows": [], "parts": []}
    ]

    assert "Z" not in of(candidates(asked([firm("B0"), firm("Z"), firm("S00")], star(1, 1), official=official)), "name")


def test_supplies_of_other_components_are_not_of_the_chain():
    firms, trades = [firm("B0"), firm("S0")], [trade("S0", "B0", 5.0, "C9"), trade("S1", "B0", 5.0)]

    assert candidates(asked(firms, trades)).rows == []


def test_a_supply_without_value_counts_like_the_middle_one():
    nobody = np.zeros(0, dtype=np.int64)
    assert Sales(nobody, nobody, np.array([3e6, np.nan, 1e6, 0.0, 5e6])).middle_cny() == 3e6
    assert Sales(nobody, nobody, np.array([np.nan, 0.0])).middle_cny() == 1.0

    given = asked([firm("a"), firm("b")], [trade("a", "b", v, "C1") for v in (1e6, 3e6, 5e6, None)])
    value = Book(given).frame(traded(given).sales)["value"]

    assert (value[:3].tolist(), value.isna().tolist()) == ([1 / 3, 1.0, 5 / 3], [False, False, False, True])


@pytest.mark.parametrize("silent", [None, 3e6])
def test_a_supply_without_value_is_scored_like_one_of_the_middle_value(silent):
    firms = [firm(name, output=1.0) for name in ("B0", "S0", "S1", "S2")]
    sold = [("S0", 1e6), ("S1", 3e6), ("S2", 5e6), ("S0", silent)]
    trades = [trade(supplier, f"B{at % 2}", value, "C1") for at, (supplier, value) in enumerate(sold)]

    found = of(candidates(asked([*firms, firm("B1")], trades)), "dominance", "influence")

    told = of(
        candidates(asked([*firms, firm("B1")], [*trades[:3], trade("S0", "B1", 3e6, "C1")])), "dominance", "influence"
    )
    assert {name: pytest.approx(values, nan_ok=True) for name, values in told.items()} == found


def test_the_answer_says_how_many_supplies_had_no_value():
    firms = [firm("B0"), firm("S0"), firm("S1")]

    warnings = candidates(asked(firms, [trade("S0", "B0", None, "C1"), trade("S1", "B0", 2.0, "C1")])).warnings

    assert any(w.startswith("2 条供货关系中 1 条没有金额") for w in warnings)


def test_stability_is_told_only_where_somebody_could_fall_out():
    few, many = (
        of(candidates(asked([firm("B0"), *(firm(f"S{i:02}") for i in range(n))], star(1, n))), "stability")
        for n in (3, 16)
    )

    assert set(few.values()) == {(None,)} or all(v[0] != v[0] for v in few.values())
    assert many["B0"] == (1.0,)


def test_only_the_chains_own_official_owner_is_shown_and_it_sets_no_measure_unless_it_trades_in_the_chain():
    def named(who, part):
        return {
            "firm": who,
            "by": f"{part}链",
            "by_name": f"{part}链",
            "relation": "LEADS",
            "until": None,
            "rows": [],
            "parts": [part],
        }

    firms = [firm("M", output=10.0), firm("L", output=1000.0), firm("O", located=False), firm("B", output=5.0)]
    trades = [trade("M", "B", 1.0, "C1"), trade("O", "B", 1.0, "C1")]

    found = candidates(asked(firms, trades, official=[named("L", "A1"), named("O", "A9")]))

    assert set(of(found, "official")) == {"L", "M", "B"}
    assert of(found, "scale")["M"] == (1.0,)
    assert of(found, "score")["L"] == (None,) or np.isnan(of(found, "score")["L"][0])


def test_a_supply_that_names_no_component_is_the_chains_where_a_member_of_the_scope_sells_it():
    firms = [firm("M"), firm("W"), firm("A", located=False), firm("B")]
    trades = [trade("M", "B"), trade("W", "B"), trade("A", "B")]
    working = [{"assembly": "A1", "evidence": "confirmed", "firms": ["W", "A"]}]
    given = asked(firms, trades, makes=[("C1", "M")]).supposing({"assembly_makers": working})
    idle = given.supposing({"operations": [{"operation": "停产", "firms": ["W"]}]})

    assert of(candidates(given), "partners")["B"] == (2,)
    assert of(candidates(idle), "partners")["B"] == (1,)


def esri_asked(trades, makes):
    given = asked([firm(f) for f in ("F1", "F2", "B")], trades, makes, limit=10)
    spine = [{"code": "C1", "assembly": "A1"}, {"code": "C2", "assembly": "A1"}]
    return replace(given, rows=spine, parameters={**given.parameters, "sectors": "component"})


def test_the_systemic_effect_is_hidden_where_fewer_than_half_of_the_producers_report_buyers():
    makes = [("C1", "F1"), ("C2", "F2"), ("C2", "B")]

    found = systemic(esri_asked([trade("F1", "B", 1.0, "C1")], makes))

    assert (list(found.rows), "只有 1 家有客户记录" in found.warnings[0]) == ([], True)


def test_an_essential_input_stops_its_buyer_and_one_of_no_component_does_not():
    makes = [("C1", "F1"), ("C2", "F2")]
    trades = [trade("F1", "B", 1.0, "C1"), trade("F2", "B", 1.0), trade("B", "M", 8.0)]

    found = {row["firm"]: round(row["esri"], 6) for row in systemic(esri_asked(trades, makes)).rows}

    assert found == {"F1": 0.9, "F2": 0.1}


def test_the_list_is_of_the_largest_losses_not_of_the_largest_sellers():
    makes = [("C1", "F1"), ("C2", "F2")]
    trades = [trade("F1", "B", 1.0, "C1"), trade("F2", "N", 2.0, "C2"), trade("B", "M", 8.0)]
    given = esri_asked(trades, makes)
    given = replace(given, parameters={**given.parameters, "limit": 1})
    cut = replace(given, thresholds=given.thresholds.instead({"resilience": {"stop_supplies": 3}}))

    found, largest_only = systemic(given), systemic(cut)

    assert [row["firm"] for row in found.rows] == ["F1"]
    assert not any("未评估" in said for said in found.warnings)
    assert [row["firm"] for row in largest_only.rows] == ["F2"]
    assert any("另有 1 家未评估" in said for said in largest_only.warnings)


def test_a_systemic_effect_whose_rounds_do_not_end_is_unknown_last_and_said(monkeypatch):
    monkeypatch.setattr("queries.measures.systemic._MOST_ROUNDS", 500)
    loop = [trade("B", "M", 1e6, "X"), trade("M", "B", 1e6, "X"), trade("B", "F1", 1.0, "X")]

    found = systemic(
        esri_asked([*loop, trade("F1", "N", 9.0, "C1"), trade("F2", "N", 1.0, "C2")], [("C1", "F1"), ("C2", "F2")])
    )

    assert [(row["firm"], row["esri"] is None) for row in found.rows] == [("F2", False), ("F1", True)]
    assert any("1 家企业的影响算不出" in said for said in found.warnings)


def test_a_named_chain_is_its_components_and_the_assemblies_that_it_covers_whole():
    chains = [{"chain": "H", "name": "某链", "components": ["C1", "C2"]}]
    given = asked([firm("B0"), firm("S00"), firm("W")], star(1, 1), chains=chains, assembly="", chain="某链")
    works = given.supposing({"assembly_makers": [{"assembly": "A1", "evidence": "confirmed", "firms": ["W"]}]})

    assert set(of(candidates(works), "chain")) == {"B0", "S00", "W"}


def test_an_assembly_and_a_named_chain_at_once_are_refused_in_words():
    found = candidates(asked([firm("B0"), firm("S00")], star(1, 1), chain="某链"))

    assert (list(found.rows), "只能指定一个" in found.warnings[0]) == ([], True)


def test_without_any_supply_three_terms_are_unknown_and_the_answer_says_so():
    found = candidates(asked([firm("F1", output=1.0)], [], makes=[("C1", "F1")]))

    assert of(found, "computed", "computed_zh")["F1"] == (None, "资料不足")
    assert "没有本链的供货记录" in found.warnings[0]


@pytest.mark.parametrize(("until", "official"), [("2024-05", ""), ("2024-06", "链主（认定）"), (None, "链主（认定）")])
def test_a_title_that_has_run_out_makes_no_official_owner(until, official):
    held = [
        {
            "firm": "B0",
            "by": "T",
            "by_name": "链主（认定）",
            "relation": "HOLDS",
            "until": until,
            "rows": [],
            "parts": [],
        }
    ]

    found = of(candidates(asked([firm("B0"), firm("S00")], star(1, 1), official=held)), "official")

    assert found["B0"] == (official,)
